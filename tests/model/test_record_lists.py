"""RECORD_LISTS, the fields of PlanFile and the written contract say the same."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import pytest

from planparse.model import LIST_OF, RECORD_LISTS, Document, Finding, FindingCode, PlanFile, Record, Section, Table
from planparse.model.plan import Source
from tests.model.build import FIELDS, make_full_plan

CONTRACT = Path(__file__).parents[3] / "shared" / "design" / "contract.md"
COMMON = {*Record.model_fields}
ADDED = {"incumbents": {"department", "department_id", "employment_type"}}
"""Fields beside those of the contract: the departures that docs/contract.md gives reasons for."""
NAME = re.compile(r"`([a-z0-9_]+)`")
BRACKETS = re.compile(r"\([^()]*\)")

needs_contract = pytest.mark.skipif(
    not CONTRACT.exists(), reason="the contract document does not lie beside this repository"
)


def literal_values(annotation: Any) -> set[str]:
    """Return the words that a Literal annotation allows, None aside; empty where it is no Literal."""
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    return {value for part in get_args(annotation) for value in literal_values(part)}


def test_record_lists_are_the_fields_of_a_plan() -> None:
    fields = {
        name: get_args(info.annotation)[0]
        for name, info in PlanFile.model_fields.items()
        if get_origin(info.annotation) is list and issubclass(get_args(info.annotation)[0], Record)
    }
    assert list(fields.items()) == list(RECORD_LISTS.items())


def test_list_of_leads_back() -> None:
    assert {LIST_OF[record]: record for record in LIST_OF} == RECORD_LISTS


def test_every_list_has_a_record_in_these_tests() -> None:
    assert list(FIELDS) == list(RECORD_LISTS)


@pytest.mark.parametrize("name", RECORD_LISTS)
def test_records_are_found_by_list_name(name: str) -> None:
    assert [record.id for record in make_full_plan().records(name)] == [f"{name}-1"]


@pytest.mark.parametrize("name", ["findings", "tables", "no_such_list"])
def test_only_record_lists_are_found(name: str) -> None:
    with pytest.raises(KeyError):
        make_full_plan().records(name)


def contract_rows() -> dict[str, str]:
    """Return list name -> what the contract says of its fields, from the table under `## Record lists`."""
    if not CONTRACT.exists():
        return {}
    text = CONTRACT.read_text(encoding="utf-8").partition("## Record lists")[2].partition("## Reading")[0]
    cells = [line.split("|") for line in text.splitlines() if line.startswith("| `")]
    return {row[1].strip(" `"): "|".join(row[2:-1]) for row in cells}


def contract_part(heading: str) -> str:
    """Return the text under a `###` heading of the contract."""
    return CONTRACT.read_text(encoding="utf-8").partition(f"### {heading}\n")[2].partition("#")[0]


@needs_contract
def test_the_contract_has_these_lists_in_this_order() -> None:
    assert list(contract_rows()) == list(RECORD_LISTS)


@pytest.mark.parametrize(("name", "text"), contract_rows().items())
def test_a_list_has_the_fields_of_the_contract(name: str, text: str) -> None:
    outside = BRACKETS.sub("", BRACKETS.sub("", text))
    fields = RECORD_LISTS[name].model_fields
    beside = COMMON | ADDED.get(name, set())
    assert NAME.findall(outside) == [field for field in fields if field not in beside]


@pytest.mark.parametrize(("name", "text"), contract_rows().items())
def test_a_field_takes_the_words_of_the_contract(name: str, text: str) -> None:
    for field, meaning in re.findall(r"`([a-z_]+)` ?\(([^()]*)\)", text):
        allowed = literal_values(RECORD_LISTS[name].model_fields[field].annotation)
        if allowed:
            assert set(re.findall(r"`([^`]+)`", meaning)) == allowed, field


@needs_contract
@pytest.mark.parametrize(("heading", "model"), [("documents", Document), ("sections", Section), ("tables", Table)])
def test_structure_has_the_fields_of_the_contract(heading: str, model: type[Any]) -> None:
    text = BRACKETS.sub("", BRACKETS.sub("", contract_part(heading).partition("Agency `type`")[0]))
    assert set(NAME.findall(text)) <= {*model.model_fields}


@needs_contract
def test_a_document_is_of_a_kind_of_the_contract() -> None:
    kinds = re.match(r"`kind` \(([^()]*)\)", contract_part("documents"))
    assert kinds is not None
    assert set(NAME.findall(kinds[1])) == literal_values(Document.model_fields["kind"].annotation)


@needs_contract
def test_a_finding_has_the_fields_and_codes_of_the_contract() -> None:
    text = CONTRACT.read_text(encoding="utf-8").partition("### findings\n")[2]
    fields, _, codes = text.partition("Codes:")
    assert set(NAME.findall(BRACKETS.sub("", fields))) <= {*Finding.model_fields}
    assert set(re.findall(r"`([a-z-]+)`", codes)) <= set(get_args(FindingCode))


@needs_contract
def test_a_plan_and_its_source_have_the_keys_of_the_contract() -> None:
    text = CONTRACT.read_text(encoding="utf-8").partition("## PlanFile")[2].partition("###")[0]
    rows = dict(re.findall(r"^\| `([a-z_]+)` \| (.*) \|$", text, re.MULTILINE))
    assert {*rows} <= {*PlanFile.model_fields}
    assert set(NAME.findall(BRACKETS.sub("", rows["source"]))) == {*Source.model_fields}
