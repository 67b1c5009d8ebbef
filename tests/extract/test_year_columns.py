"""Columns that repeat for each year, and what stands in them."""

from __future__ import annotations

import pytest

from planparse.extract.tableview import TableView
from planparse.extract.year_columns import read_baht, year_blocks, year_columns
from planparse.model.layout import Grid


def view(*columns: tuple[str | None, int | None]) -> TableView:
    """Return a table of no rows whose columns have these roles and years."""
    heads = tuple((str(year),) if year else ("หัว",) for _, year in columns)
    grid = Grid(0, heads, (), (), 0, 0, None)
    blank = (None,) * len(columns)
    return TableView(grid, "", tuple(role for role, _ in columns), tuple(year for _, year in columns), blank, blank)


def test_columns_take_the_year_of_their_heading() -> None:
    table = view(("position", None), ("cost", 2567), ("cost", 2568))
    assert year_columns(table, "cost", (2570, 2571)) == {1: 2567, 2: 2568}


def test_columns_without_years_take_the_plans_if_there_are_as_many() -> None:
    table = view(("cost", None), ("cost", None), ("cost", None))
    assert year_columns(table, "cost", (2567, 2568, 2569)) == {0: 2567, 1: 2568, 2: 2569}
    assert year_columns(table, "cost", (2567,)) == {}


def test_runs_of_the_same_years_are_told_apart() -> None:
    years = [(None, 2567), (None, 2568)]
    assert year_blocks(view((None, None), *years, *years)) == [{1: 2567, 2: 2568}, {3: 2567, 4: 2568}]


def test_one_run_of_years_or_runs_that_differ_are_none() -> None:
    assert year_blocks(view((None, 2567), (None, 2568))) == []
    assert year_blocks(view((None, 2567), (None, 2568), (None, 2568), (None, 2567))) == []


@pytest.mark.parametrize(
    ("text", "baht"),
    [
        ("๗๒๔,๙๒๐ (๖๐,๔๑๐x๑๒)", 724920),
        ("(๖๐,๔๑๐ x ๑๒) ๗๒๔,๙๒๐", 724920),
        ("(๖๐,๔๑๐)", 60410),
        ("๔๐,๕๖๐ บาท", 40560),
        ("-", 0),
        ("", None),
        ("ตามที่ตั้งจ่าย", None),
    ],
)
def test_pay_is_the_amount_outside_brackets(text: str, baht: int | None) -> None:
    assert read_baht(text) == baht
