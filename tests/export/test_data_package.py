"""The data package: valid for frictionless, and its schemas hold for the rows.

frictionless (5.21) reads a Parquet file through a pandas frame, where a list is an array of numpy and an absent whole number a
NaN: it then calls correct files wrong, and of several parts it reads the first. So the resources are of type `file`, which
`frictionless validate` checks for their description and that every part is there; the rows are held against the
table schemas here, as plain Python values.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from frictionless import Package, Resource, Schema, validate

from planparse.export.arrow_rows import build_batch, read_rows
from planparse.export.arrow_schema import is_mixed, table_columns, table_schema
from planparse.export.data_package import build_package, build_table_schema, render_package
from planparse.export.parquet_tables import merge_partition
from planparse.export.table_models import list_tables, table_models
from tests.export.plan_samples import make_many


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A package with tables of two digits."""
    folder = tmp_path_factory.mktemp("package")
    for digit in "3a":
        plans = make_many(digit)
        merge_partition(folder / "tables", digit, sorted(plans), plans.__getitem__)
    parts = {
        name: [path.relative_to(folder).as_posix() for path in sorted((folder / "tables" / name).glob("*"))]
        for name in table_models()
    }
    (folder / "datapackage.json").write_text(render_package(parts), encoding="utf-8")
    return folder


def test_frictionless_calls_it_valid(folder: Path) -> None:
    report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["type", "note"])


def test_its_command_calls_it_valid(folder: Path) -> None:
    script = "from frictionless.__main__ import console; console()"
    command = [sys.executable, "-W", "ignore", "-c", script, "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    assert json.loads(done.stdout)["valid"] is True


def test_a_part_that_is_gone_is_found(folder: Path, tmp_path: Path) -> None:
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package["resources"][0]["path"].append("tables/plans/part-9.parquet")
    (tmp_path / "tables").symlink_to(folder / "tables")
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    report = validate(str(tmp_path / "datapackage.json"))
    assert not report.valid


def test_a_resource_is_a_table_with_its_parts_columns_and_meanings(folder: Path) -> None:
    package = Package(str(folder / "datapackage.json"))
    resource = package.get_resource("projects")
    assert [resource.path, *resource.extrapaths] == ["tables/projects/part-3.parquet", "tables/projects/part-a.parquet"]
    assert resource.description == "projects and activities"
    assert resource.schema.field_names == table_schema("projects").names
    assert resource.schema.get_field("budget_total").type == "number"
    assert resource.schema.get_field("starts_on").description == "first day"


def test_tables_without_rows_are_named() -> None:
    package = build_package({"plans": ["tables/plans/part-0.parquet"], "projects": []})
    assert [resource["name"] for resource in package["resources"]] == ["plans"]
    assert package["empty_tables"] == [name for name in table_models() if name != "plans"]


def make_plain(row: dict[str, Any], kinds: pa.Schema) -> dict[str, Any]:
    """Return a row as JSON has it: a mapping as an object."""
    return {
        name: {str(key): part for key, part in value} if value and pa.types.is_map(kinds.field(name).type) else value
        for name, value in row.items()
    }


@pytest.mark.parametrize("name", ["plans", *list_tables()])
def test_the_rows_hold_against_the_schema(name: str) -> None:
    rows = [row for key, text in make_many().items() for row in read_rows(key, text)[name]]
    kinds = table_schema(name)
    data = [make_plain(row, kinds) for row in build_batch(name, rows).to_pylist()]
    assert data
    resource = Resource(data=data, schema=Schema.from_descriptor(build_table_schema(name)))
    report = resource.validate()
    assert report.valid, report.flatten(["type", "fieldName", "note"])[:5]


def test_what_is_mixed_is_a_string() -> None:
    fields = {field["name"]: field["type"] for field in build_table_schema("findings")["fields"]}
    assert {fields[column.name] for column in table_columns("findings") if is_mixed(column.annotation)} == {"string"}
    assert fields["record_ids"] == "array"
    assert fields["message"] == "object"
