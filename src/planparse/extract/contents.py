"""What the cells of a column hold: counts, money, departments, posts, people, times; whatever its heading says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import islice

from planparse.extract.staff_rows import is_department, read_post, sum_of
from planparse.extract.year_columns import MAX_POSTS, read_baht, read_posts
from planparse.lexicon.position_numbers import parse_position_number
from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Cell, Grid, Row
from planparse.quantities import (
    is_mark,
    read_change,
    read_money_cell,
    read_months,
    read_ordinal,
    read_quarters,
    read_target,
)
from planparse.quantities.dates import find_dates
from planparse.quantities.years import read_fiscal_years, read_heading_year

MOST_ROWS = 60
"""So many rows of a table tell what its columns hold."""
LEAST_BAHT = 100
DATA_SHARE = 0.4
_FIGURE = re.compile("[+–-]?[ ]?[0-9๐-๙]{0,3}|ไม่มี")
LONGEST_UNIT = 45
_LETTER = re.compile("[ก-ฮ]")


def _words(name: str) -> tuple[str, ...]:
    return load_wording("cells").words[name]


def _pattern(name: str) -> re.Pattern[str]:
    return load_wording("cells").patterns[name]


def _is_count(text: str) -> bool:
    value = read_posts(text)
    return value is not None and value <= MAX_POSTS


def _is_amount(text: str) -> bool:
    return (read_baht(text) or 0) >= LEAST_BAHT


def _is_money(text: str) -> bool:
    """Whether a cell tells an amount, that none is needed, or where it is set down: ตามข้อบัญญัติ."""
    return read_money_cell(text).status in ("amount", "none") or fold(text).startswith(_words("set_down"))


def _is_department(text: str) -> bool:
    return is_department(text) or resolve_department(text).id is not None


def _is_unit(text: str) -> bool:
    """Whether a cell names who answers for a row: a department, or a division that no list has."""
    return (len(text) <= LONGEST_UNIT and fold(text).startswith(_words("units"))) or _is_department(text)


def _is_post(text: str) -> bool:
    post = read_post(text)
    return post is not None and post.position_id is not None


def _is_time(text: str) -> bool:
    return bool(read_quarters(text) or read_months(text) or find_dates(text) or read_fiscal_years(text))


def _is_method(text: str) -> bool:
    return fold(text).startswith(load_wording("forms/development_needs").words["method_names"])


def _is_wording(text: str) -> bool:
    return len(text) > 3 and _LETTER.search(text) is not None and not _is_money(text) and read_ordinal(text) is None


_TESTS: dict[str, Callable[[str], bool]] = {
    "ordinal": lambda text: read_ordinal(text) is not None,
    "count": _is_count,
    "change": lambda text: read_change(text) is not None or _is_count(text),
    "amount": _is_amount,
    "money": _is_money,
    "department": _is_department,
    "unit": _is_unit,
    "post": _is_post,
    "target": lambda text: read_target(text) is not None,
    "level": lambda text: _pattern("level").match(text) is not None,
    "person": lambda text: _pattern("person").match(text) is not None,
    "number": lambda text: parse_position_number(text) is not None,
    "time": _is_time,
    "mark": is_mark,
    "method": _is_method,
    "wording": _is_wording,
}


def _is_datum(text: str) -> bool:
    return _is_post(text) or _is_amount(text) or _FIGURE.fullmatch(text.strip()) is not None


class Contents:
    """The columns of a table, told by what their cells hold; rows of sums and groups tell nothing."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.width = len(grid.columns)
        self.rows = list(islice(filter(_tells, grid.rows), MOST_ROWS))
        self._shares: dict[tuple[int, str], float] = {}

    @property
    def is_headless(self) -> bool:
        """Whether a row was taken for the heading: it holds posts, counts or amounts, as the rows below do."""
        heads = [path[-1] for path in self.grid.columns if path and path[-1]]
        data = [head for head in heads if read_heading_year(head) is None and _is_datum(head)]
        return not heads or len(data) >= DATA_SHARE * len(heads)

    def cells(self, column: int) -> list[Cell]:
        """Return the filled cells of a column, those that a merged cell was carried into among them."""
        return [row.cells[column] for row in self.rows if column < len(row.cells) and row.cells[column].text]

    def share(self, column: int, kind: str) -> float:
        """Return which share of the filled cells of a column is of a kind; 0 where none is filled."""
        known = self._shares.get((column, kind))
        if known is None:
            cells = self.cells(column)
            known = sum(1 for cell in cells if _TESTS[kind](cell.text)) / len(cells) if cells else 0.0
            self._shares[column, kind] = known
        return known

    def filled(self, column: int) -> float:
        """Return which share of the rows has a cell of its own, or one carried there, in a column."""
        return len(self.cells(column)) / len(self.rows) if self.rows else 0.0

    def largest(self, column: int) -> float:
        """Return the largest amount of a column, 0 where it has none."""
        return max((read_baht(cell.text) or 0 for cell in self.cells(column)), default=0)

    def first(self, kind: str, least: float, among: Sequence[int] | None = None) -> int | None:
        """Return the first column of which so great a share is of a kind, or None."""
        columns = range(self.width) if among is None else among
        return next((column for column in columns if self.share(column, kind) >= least), None)

    def values(
        self, columns: Sequence[int], read: Sequence[Callable[[str], int | float | None]]
    ) -> list[list[int | float]]:
        """Return the rows' values of some columns, each read in its own way, of the rows that have them all."""
        found = []
        for row in self.rows:
            texts = [row.cells[column].text if column < len(row.cells) else "" for column in columns]
            values = [value for text, one in zip(texts, read, strict=True) if (value := one(text)) is not None]
            if len(values) == len(columns):
                found.append(values)
        return found


def _tells(row: Row) -> bool:
    texts = [cell.text for cell in row.cells if cell.text]
    return len(set(texts)) > 1 and not any(sum_of(text) for text in texts[:2])
