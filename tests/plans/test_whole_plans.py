"""What holds for every plan: nothing dropped, nothing made up, ids that lead somewhere, JSON that comes back."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from planparse import Options, PlanFile, parse
from tests.plans.plan_files import each_plan, read_plan

KEPT = Options(personal_data="keep")


def walk(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Yield (key, value) of everything inside a JSON value that is no mapping or list; lists pass on their key."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from walk(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner, key)
    else:
        yield key, value


def rows_of(plan: PlanFile) -> dict[str, list[dict[str, Any]]]:
    """Return every list of the plan's JSON."""
    data = json.loads(plan.to_json())
    return {name: rows for name, rows in data.items() if isinstance(rows, list)}


@each_plan
def test_every_line_has_its_block(path: Path) -> None:
    coverage = read_plan(path).plan.coverage
    assert coverage.unassigned == []
    assert coverage.lines_assigned == coverage.lines_total > 0


@each_plan
def test_blocks_do_not_overlap(path: Path) -> None:
    run = read_plan(path)
    held = Counter(line for block in run.layout.blocks for line in range(block.first, block.last + 1))
    assert not [line for line, count in held.items() if count > 1 and not run.layout.lines[line].is_blank]


@each_plan
def test_every_instrument_has_lines_and_every_line_one_instrument(path: Path) -> None:
    layout = read_plan(path).layout
    held = Counter(
        line
        for instrument in layout.instruments
        for first, last in instrument.ranges
        for line in range(first, last + 1)
    )
    assert not [line.number for line in layout.lines if not line.is_blank and held[line.index] != 1]


@each_plan
def test_ids_are_unique(path: Path) -> None:
    ids = Counter(row["id"] for rows in rows_of(read_plan(path).plan).values() for row in rows)
    assert not [one for one, count in ids.items() if count > 1]


@each_plan
def test_every_pointer_leads_to_a_record(path: Path) -> None:
    lists = rows_of(read_plan(path).plan)
    ids = {row["id"] for rows in lists.values() for row in rows}
    pointers = {"document_id", "section_id", "parent_id", "strategy_id", "tactic_id", "record_ids"}
    lost = [
        (name, row["id"], key, value)
        for name, rows in lists.items()
        for row in rows
        for key, value in walk(row)
        if key in pointers and value is not None and value not in ids
    ]
    assert not lost


@each_plan
def test_parents_are_of_the_right_list_and_instrument(path: Path) -> None:
    lists = rows_of(read_plan(path).plan)
    homes = {row["id"]: (name, row.get("document_id")) for name, rows in lists.items() for row in rows}
    wanted = {
        ("projects", "strategy_id"): {"strategies"},
        ("projects", "tactic_id"): {"strategies"},
        ("strategies", "parent_id"): {"strategies"},
        ("org_units", "parent_id"): {"org_units"},
        ("sections", "parent_id"): {"sections"},
        ("indicators", "parent_id"): {"projects", "strategies"},
        ("actions", "parent_id"): {"strategies", "indicators", "projects"},
        ("budget_lines", "parent_id"): {"projects", "strategies"},
    }
    for (name, key), parents in wanted.items():
        for row in lists[name]:
            if row[key] is not None:
                home, document_id = homes[row[key]]
                assert home in parents, row["id"]
                assert document_id == row["document_id"], row["id"]


@each_plan
def test_nobody_is_their_own_ancestor(path: Path) -> None:
    for rows in rows_of(read_plan(path).plan).values():
        parents = {row["id"]: row.get("parent_id") for row in rows}
        for one in parents:
            seen, at = {one}, parents[one]
            while at in parents:
                assert at not in seen
                seen.add(at)
                at = parents[at]


@each_plan
def test_json_comes_back_the_same(path: Path) -> None:
    plan = read_plan(path).plan
    again = PlanFile.from_json(plan.to_json())
    assert again == plan
    assert again.to_json() == plan.to_json()


@each_plan
def test_parsing_twice_gives_the_same_json(path: Path) -> None:
    assert parse(path, KEPT).to_json() == parse(path, KEPT).to_json()
