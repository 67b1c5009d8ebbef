"""When a row runs: year, quarter and month columns, and the wording of a period cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from planparse.extract.tableview import TableView
from planparse.model.layout import Row
from planparse.model.records import ScheduleYear
from planparse.quantities import find_years, is_mark, quarter_of_month, read_fiscal_years, read_quarters


def column_year(view: TableView, column: int, years: Sequence[int]) -> int | None:
    """Return the fiscal year of a column: its own heading's, one above it, or the plan's only year."""
    if view.years[column] is not None:
        return view.years[column]
    from planparse.extract.tableview import year_of_header

    for heading in reversed(view.grid.columns[column][:-1]):
        year = year_of_header(heading)
        if year is not None:
            return year
    return years[0] if len(years) == 1 else None


_OCTOBER = 10
_QUARTER_HEAD = re.compile("ไตรมาส|(?<![A-Za-z])[Qq](?=[ ]?[1-4๑-๔])")
QUARTERS_OF_HALF = 2
LONGEST_HALF = 40
"""No heading of a column for half a year is longer."""


def _is_calendar(view: TableView, column: int) -> bool:
    """Whether the year over a month column is a calendar year: the months before and after January differ."""
    above = view.grid.columns[column][:-1]
    january = next((i for i, month in enumerate(view.months) if month == 1), None)
    return january is not None and bool(above) and above != view.grid.columns[january][:-1]


def read_schedule(view: TableView, row: Row, years: Sequence[int]) -> list[ScheduleYear]:
    """Return the fiscal years and quarters that a row is ticked for, in order.

    A tick under a year without quarters gives an empty list of quarters; ทุกไตรมาส without a year holds for
    every year of the plan, ไตรมาสที่ ๓ ปี ๒๕๖๘ for that one.
    """
    found: dict[int, set[int]] = {}
    for column, cell in enumerate(row.cells[: len(view.years)]):
        if not cell.text:
            continue
        if view.quarters[column] is not None or view.months[column] is not None or _half_year(view, column):
            if is_mark(cell.text):
                for year, quarter in _ticked(view, column, years):
                    found.setdefault(year, set()).add(quarter)
            continue
        quarters = read_quarters(cell.text)
        own = view.years[column]
        if own is not None and (quarters or is_mark(cell.text)):
            found.setdefault(own, set()).update(quarters)
        elif own is None and view.roles[column] == "period" and quarters:
            for year, named in _quarters_by_year(cell.text, years):
                found.setdefault(year, set()).update(named)
    return [ScheduleYear(fiscal_year=year, quarters=sorted(quarters)) for year, quarters in sorted(found.items())]


def _quarters_by_year(text: str, years: Sequence[int]) -> Iterator[tuple[int, list[int]]]:
    """Yield (fiscal year, quarters) of the wording of a period; of every year where it names none of them.

    >>> list(_quarters_by_year("ไตรมาสที่ ๓ ปี ๒๕๖๘ และ ๒๕๖๙", (2567, 2568, 2569)))
    [(2568, [3]), (2569, [3])]
    >>> list(_quarters_by_year("ปี ๒๕๖๗ ไตรมาส ๑-๒ ปี ๒๕๖๘ ไตรมาส ๔", (2567, 2568, 2569)))
    [(2567, [1, 2]), (2568, [4])]
    >>> list(_quarters_by_year("ไตรมาสที่ ๒ ทุกปี", (2567, 2568)))
    [(2567, [2]), (2568, [2])]
    """
    for part in _cut_years(text):
        quarters = read_quarters(part)
        named = [year for year in read_fiscal_years(part) if year in years] if quarters else []
        for year in (named or years) if quarters else ():
            yield year, quarters


def _cut_years(text: str) -> Iterator[str]:
    """Yield the parts of a wording that names quarters and years in turn, each with its quarters and years."""
    marks = [(match.start(), False) for match in _QUARTER_HEAD.finditer(text)]
    marks = sorted([*marks, *((year.start, True) for year in find_years(text))])
    begin = 0
    for (_, before), (at, is_year) in pairwise(marks):
        if is_year is marks[0][1] and before is not is_year:
            yield text[begin:at]
            begin = at
    yield text[begin:]


def _half_year(view: TableView, column: int) -> list[int]:
    """Return the quarters of a column headed by half a year (ครึ่งปีแรก, ๖ เดือนหลัง), else nothing."""
    path = view.grid.columns[column]
    quarters = read_quarters(path[-1]) if path and len(path[-1]) <= LONGEST_HALF else []
    return quarters if len(quarters) == QUARTERS_OF_HALF else []


def _ticked(view: TableView, column: int, years: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield (fiscal year, quarter) of a ticked quarter or month column; of every year where it names none."""
    quarter, month = view.quarters[column], view.months[column]
    year = column_year(view, column, years)
    if year is not None and month is not None and month >= _OCTOBER and _is_calendar(view, column):
        year += 1
    numbers = _half_year(view, column) or [quarter if quarter is not None else quarter_of_month(month or 1)]
    for each in [year] if year is not None else years:
        for number in numbers:
            yield each, number
