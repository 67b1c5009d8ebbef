"""Columns that repeat for each year of a plan, and the counts and amounts that stand in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from planparse.extract.tableview import TableView, year_of_header
from planparse.model.layout import Row
from planparse.quantities import read_count, read_heading_year, read_money_cell, read_number

_SIGNED = re.compile(
    r"\(?(?P<sign>[+＋\-–−‐‑—])[ ]?(?P<figure>[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3}){1,4}(?:\.[0-9๐-๙]{1,2})?)\)?"
)

MAX_POSTS = 9999
"""More posts than this are money."""


def _year_above(view: TableView, column: int) -> int | None:
    for heading in reversed(view.grid.columns[column]):
        year = year_of_header(heading)
        if year is not None:
            return year
    return read_heading_year("".join(view.grid.columns[column][-1:]))


def year_columns(view: TableView, role: str, years: Sequence[int]) -> dict[int, int]:
    """Return the year of each column of a role.

    Where no heading names a year, the plan's years stand for them in order, if there are as many.
    """
    columns = spread_columns(view, role, len(years))
    named = {column: year for column in columns if (year := _year_above(view, column)) is not None}
    if len(named) == len(columns) and len(set(named.values())) == len(columns):
        return named
    return dict(zip(columns, years, strict=True)) if len(columns) == len(years) else named


def spread_columns(view: TableView, role: str, most: int = 0) -> list[int]:
    """Return the columns of a role, with those behind each that have no heading at all: the heading stands over them.

    Of these no more are taken than make `most` columns (0: all).
    """
    columns = [index for index, name in enumerate(view.roles) if name == role]
    spread: list[int] = []
    for column in columns:
        spread.append(column)
        behind = column + 1
        while behind < len(view.roles) and not any(view.grid.columns[behind]):
            spread.append(behind)
            behind += 1
    blank = [column for column in spread if column not in columns]
    kept = blank[: max(0, most - len(columns))] if most else blank
    return sorted([*columns, *kept])


def year_blocks(view: TableView) -> list[dict[int, int]]:
    """Return the runs of year columns where the same years stand side by side more than once, else nothing.

    ๒๕๖๗ ๒๕๖๘ ๒๕๖๙ ๒๕๖๗ ๒๕๖๘ ๒๕๖๙ are two runs, whatever became of the heading above them.
    """
    columns = [index for index, year in enumerate(view.years) if year is not None]
    named = [view.years[index] or 0 for index in columns]
    size = len(dict.fromkeys(named))
    if not size or len(named) < 2 * size or len(named) % size:
        return []
    starts = range(0, len(named), size)
    blocks = [dict(zip(columns[at : at + size], named[at : at + size], strict=True)) for at in starts]
    years = list(blocks[0].values())
    return blocks if all(list(block.values()) == years for block in blocks) else []


def read_years(
    row: Row, columns: dict[int, int], read: Callable[[str], int | float | None]
) -> dict[int, int | float] | None:
    """Return what the row says for each year, None where it says nothing."""
    found = {}
    for column, year in columns.items():
        value = read(row.cells[column].text) if column < len(row.cells) else None
        if value is not None:
            found[year] = value
    return found or None


def read_posts(text: str) -> int | float | None:
    """Return the posts of a cell: a count, or the fraction that is printed, which a check then tells of.

    >>> read_posts("๒ อัตรา"), read_posts("๑.๕"), read_posts("-๒"), read_posts("-")
    (2, 1.5, None, 0)
    """
    count = read_count(text)
    if count is not None:
        return count
    value = read_number(text)
    return value if value is not None and value <= MAX_POSTS else None


def read_change(text: str) -> int | float | None:
    """Return an amount that may fall, in baht; a sign right before a figure of thousands is its sign.

    >>> read_change("-๒๐๙,๕๒๐"), read_change("+๘,๗๖๐"), read_change("๘,๗๖๐"), read_change("-")
    (-209520, 8760, 8760, 0)
    """
    found = _SIGNED.fullmatch(text.strip())
    if found is None:
        return read_baht(text)
    value = read_number(found["figure"])
    return -value if value is not None and found["sign"] not in "+＋" else value


def read_baht(text: str) -> int | float | None:
    """Return the amount of a pay or cost cell in baht: the first that stands outside brackets; a dash is 0.

    >>> read_baht("๗๒๔,๙๒๐ (๖๐,๔๑๐x๑๒)"), read_baht("-"), read_baht("")
    (724920, 0, None)
    """
    if not text:
        return None
    value = read_number(text)
    if value is not None:
        return value
    if read_count(text) == 0:
        return 0
    amounts = [amount for amount in read_money_cell(text).amounts if amount.baht is not None]
    outside = [amount for amount in amounts if text.count("(", 0, amount.start) == text.count(")", 0, amount.start)]
    return (outside or amounts)[0].baht if amounts else None
