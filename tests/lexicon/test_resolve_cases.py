"""Names with the id that a reader gives them, in cases/*.csv; an empty id is a name that must not resolve."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from planparse.lexicon.resolve import (
    resolve_agency,
    resolve_competency,
    resolve_department,
    resolve_employment_type,
    resolve_position,
    split_position,
)

CASES = Path(__file__).parent / "cases"
MIN_CASES = 40
MIN_NEGATIVE_CASES = 8


def read_cases(name: str) -> list[dict[str, str]]:
    with (CASES / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def each_case(name: str) -> list[object]:
    return [
        pytest.param(row, id="·".join(value for value in row.values() if value) or "nothing")
        for row in read_cases(name)
    ]


@pytest.mark.parametrize("row", each_case("departments"))
def test_department(row: dict[str, str]) -> None:
    assert (resolve_department(row["name"]).id or "") == row["expected"]


@pytest.mark.parametrize("row", each_case("positions"))
def test_position(row: dict[str, str]) -> None:
    assert (resolve_position(row["title"]).id or "") == row["expected"]


@pytest.mark.parametrize("row", each_case("competencies"))
def test_competency(row: dict[str, str]) -> None:
    assert (resolve_competency(row["name"], row["group"] or None).id or "") == row["expected"]


@pytest.mark.parametrize("row", each_case("employment_types"))
def test_employment_type(row: dict[str, str]) -> None:
    assert (resolve_employment_type(row["name"]).id or "") == row["expected"]


@pytest.mark.parametrize("row", each_case("agencies"))
def test_agency(row: dict[str, str]) -> None:
    found = resolve_agency(
        row["name"],
        kind=row["kind"] or None,
        province=row["province"] or None,
        district=row["district"] or None,
    )
    assert (found.id or "") == row["expected"]


@pytest.mark.parametrize("row", each_case("titles"))
def test_title(row: dict[str, str]) -> None:
    parts = split_position(row["printed"])
    assert (parts.title, parts.level or "", parts.bracket or "") == (
        row["title"],
        row["level"],
        row["bracket"],
    )


@pytest.mark.parametrize("name", ["departments", "positions", "competencies", "agencies"])
def test_cases_are_many_and_some_must_not_resolve(name: str) -> None:
    rows = read_cases(name)
    assert len(rows) >= MIN_CASES
    assert sum(not row["expected"] for row in rows) >= MIN_NEGATIVE_CASES


@pytest.mark.parametrize("name", ["departments", "positions", "competencies", "employment_types", "agencies"])
def test_no_case_stands_twice(name: str) -> None:
    keys = [tuple(value for column, value in row.items() if column != "expected") for row in read_cases(name)]
    assert len(set(keys)) == len(keys)
