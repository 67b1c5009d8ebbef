"""The JSON Schema: what it says, and that the committed copy is the current one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from planparse.export import build_schema, render_schema
from planparse.model import SCHEMA_VERSION
from tests.model.build import make_full_plan, make_plan

COMMITTED = Path(__file__).parents[2] / "schemas" / "planfile.schema.json"
SCHEMA = build_schema()


def iter_properties() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield (object, property, its schema) for every property of the schema."""
    for name, model in {"PlanFile": SCHEMA, **SCHEMA["$defs"]}.items():
        for key, schema in model.get("properties", {}).items():
            yield name, key, schema


def test_the_committed_schema_is_the_current_one() -> None:
    assert COMMITTED.read_text(encoding="utf-8") == render_schema(), (
        "the models have changed: run `planparse schema --out schemas/planfile.schema.json` and commit it"
    )


def test_the_schema_is_itself_sound() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("plan", [make_plan(), make_plan(None), make_full_plan()], ids=["empty", "bytes", "full"])
def test_what_to_json_writes_fits(plan: Any) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(plan.to_json()))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("projects", 0, "budget_status"), "free"),
        (("projects", 0, "starts_on"), 2566),
        (("projects", 0, "colour"), "red"),
        (("statements", 0, "confidence"), 1.5),
        (("staffing", 0, "required"), [2]),
        (("findings", 0, "code"), "odd"),
        (("coverage", "lines_total"), None),
    ],
)
def test_what_breaks_the_contract_does_not_fit(path: tuple[Any, ...], value: Any) -> None:
    data = json.loads(make_full_plan().to_json())
    place = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(data)


@pytest.mark.parametrize("key", ["schema_version", "staffing", "coverage"])
def test_every_key_is_required(key: str) -> None:
    data = json.loads(make_full_plan().to_json())
    del data[key]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(data)


def test_every_property_is_described() -> None:
    missing = [f"{name}.{key}" for name, key, schema in iter_properties() if not schema.get("description")]
    assert missing == []


def test_every_object_is_described_and_closed() -> None:
    for name, model in SCHEMA["$defs"].items():
        assert model["description"], name
        assert model["additionalProperties"] is False, name
        assert set(model["required"]) == set(model["properties"]), name


def test_the_schema_names_its_version() -> None:
    assert SCHEMA["$id"].endswith(f":{SCHEMA_VERSION}")
