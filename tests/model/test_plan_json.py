"""PlanFile to JSON and back."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.errors import SchemaError
from planparse.model import SCHEMA_VERSION, PlanFile
from tests.model.build import make_full_plan, make_plan, make_record

SURROGATES = st.characters(codec=None, exclude_categories=())
NUMBERS = st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize("indent", [None, 2])
def test_a_plan_with_every_list_comes_back_equal(indent: int | None) -> None:
    plan = make_full_plan()
    assert PlanFile.from_json(plan.to_json(indent=indent)) == plan


def test_bytes_are_read_as_well() -> None:
    plan = make_full_plan()
    assert PlanFile.from_json(plan.to_json().encode()) == plan


@given(text=st.text(SURROGATES), path=st.text(SURROGATES) | st.none(), amount=NUMBERS)
def test_any_wording_and_number_comes_back(text: str, path: str | None, amount: float) -> None:
    lists = {
        "statements": [make_record("statements", text=text)],
        "budget_lines": [make_record("budget_lines", amount=amount)],
    }
    plan = make_plan(path, **lists)
    again = PlanFile.from_json(plan.to_json())
    assert again == plan
    assert type(again.budget_lines[0].amount) is type(amount)


def test_text_with_a_lone_surrogate_is_still_utf8_and_json() -> None:
    text = make_plan("แผน\udce0.txt").to_json()
    assert text.encode()
    assert json.loads(text)["source"]["path"] == "แผน\udce0.txt"
    assert "แผน" in text, "only the surrogate is escaped"


def test_the_contract_shape_of_values() -> None:
    data = json.loads(make_full_plan().to_json())
    assert data["schema_version"] == SCHEMA_VERSION
    assert data["projects"][0]["starts_on"] == "2023-10-01"
    assert data["projects"][0]["budget_total"] == 40000
    assert data["projects"][0]["objective"] is None
    assert data["staffing"][0]["required"] == {"2567": 2, "2568": 3}
    assert data["documents"][0]["provenance"]["bbox"] == [1.5, 2.0, 3.0, 4.0]
    assert list(data)[:5] == ["schema_version", "source", "documents", "sections", "tables"]
    assert list(data)[-2:] == ["findings", "coverage"]


def test_years_are_numbers_again() -> None:
    plan = PlanFile.from_json(make_full_plan().to_json())
    assert plan.staffing[0].required == {2567: 2, 2568: 3}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no JSON"),
        ("{", "no JSON"),
        (b"\xff\xfe", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("[]", "not the JSON of a PlanFile"),
        ("{}", "source"),
        ('{"schema_version": "99.0.0"}', "version 99.0.0"),
    ],
)
def test_what_is_no_plan_is_refused_in_one_line(text: str | bytes, says: str) -> None:
    with pytest.raises(SchemaError) as caught:
        PlanFile.from_json(text)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_an_unknown_key_is_refused_by_its_name() -> None:
    data = json.loads(make_full_plan().to_json())
    data["projects"][0]["colour"] = "red"
    with pytest.raises(SchemaError, match=r"projects\.0\.colour"):
        PlanFile.from_json(json.dumps(data))


def test_another_version_is_refused_even_if_the_rest_is_right() -> None:
    data = json.loads(make_full_plan().to_json())
    data["schema_version"] = "99.1.0"
    with pytest.raises(SchemaError, match=r"99\.1\.0"):
        PlanFile.from_json(json.dumps(data))
