"""A table as columns of figures: which rows close it, which columns add up, what each cell says."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from dataclasses import dataclass

from planparse.lexicon.wording import Wording, fold, is_year_heading, load_wording
from planparse.model.layout import Cell, Grid, Row
from planparse.reconcile.figures import BLANK, UNKNOWN, Figure, read_figure

LABEL_LENGTH = 90
"""A row that opens with รวม is a closing row only if its label is short."""
NOT_ADDED = frozenset(("ordinal", "percent", "measure", "note"))
"""Parts of columns whose figures are no sums."""
SIGNED = frozenset(("increase", "change", "remaining"))
"""Parts of columns whose money may be less than nothing: posts given up, budgets overspent."""
COUNTED_POSTS = frozenset(("old_frame", "required", "change"))
"""Parts of columns that count posts."""
MAX_WIDTH = 200
"""Wider tables are no forms."""
_NUMBERING = re.compile(r"^[\s(]{0,3}(?:[ก-ฮ](?=[ ]?[).])|[0-9๐-๙]{0,2})[\s).:]{0,3}")
_DIGIT = re.compile(r"[0-9๐-๙]")
_YEAR_BEHIND = re.compile(r"[ (]{0,3}(?:ปี)?(?:งบประมาณ)?[ ]?(?:พ\.?[ ]?ศ\.?)?[ ]?(?:25|๒๕)[0-9๐-๙]{2}[ )]{0,3}$")


def words() -> Wording:
    """Return the words of the checks."""
    return load_wording("checks")


@functools.lru_cache(maxsize=4096)
def role_of(path: tuple[str, ...]) -> str | None:
    """Return the part that a column of figures plays: by its lowest heading, else by those above."""
    for header in reversed([one for at, one in enumerate(path) if not at or not is_year_heading(one)]):
        role = words().role_of(header) or _role_of_yearly(header)
        if role is not None:
            return role
    return None


def _role_of_yearly(header: str) -> str | None:
    """Return the part that a heading with its year behind it names (`+/- ๒๕๖๗`); the frame of a year is no old one."""
    named = _YEAR_BEHIND.sub("", header, count=1)
    role = words().role_of(named) if named and named != header else None
    return None if role == "old_frame" else role


@dataclass(frozen=True, slots=True)
class Tally:
    """A grid with its figures.

    `items` are the indexes of the rows that are neither closing rows nor footers, `totals` those of closing
    rows, `body_end` where footers begin, `numeric` the columns of figures that may add up; `starts` are the rows with
    which a table begins that another one goes on in.
    """

    grid: Grid
    figures: tuple[tuple[Figure, ...], ...]
    roles: tuple[str | None, ...]
    items: tuple[int, ...]
    totals: tuple[int, ...]
    body_end: int
    numeric: tuple[int, ...]
    starts: tuple[int, ...] = ()

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return len(self.roles)

    def is_total(self, row: int) -> bool:
        """Whether the row closes the table or a group."""
        at = bisect_left(self.totals, row)
        return at < len(self.totals) and self.totals[at] == row

    def figure(self, row: int, column: int) -> Figure:
        """Return the figure of a cell."""
        cells = self.figures[row]
        return cells[column] if column < len(cells) else BLANK

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell."""
        return self.grid.rows[row].cells[column]

    def text(self, row: int, column: int) -> str:
        """Return the wording of a cell, also of one that a merged cell fills; nothing where the row is shorter."""
        cells = self.grid.rows[row].cells
        return cells[column].text if column < len(cells) else ""

    def is_filled(self, row: int, column: int) -> bool:
        """Whether the cell's wording was carried over from a merged cell."""
        cells = self.grid.rows[row].cells
        return column < len(cells) and cells[column].is_filled and bool(cells[column].text)

    def columns_of(self, *roles: str) -> list[int]:
        """Return the columns that play one of the parts."""
        return [column for column, role in enumerate(self.roles) if role in roles]

    def label(self, row: int) -> str:
        """Return the wording that opens the row, without list number."""
        return label_of(self.grid.rows[row])


def label_of(row: Row) -> str:
    """Return the first wording of a row that is more than a number, without its list number."""
    for cell in row.cells[:3]:
        text = _NUMBERING.sub("", cell.text.strip("* "), count=1)
        if text and not _DIGIT.match(text) and text not in ("-", "–"):
            return text
    return ""


def is_total_label(label: str) -> bool:
    """Whether a row of that label closes a table or group.

    >>> is_total_label("รวมทั้งสิ้น"), is_total_label("รวมถึงการติดตาม"), is_total_label("(๔) รวม")
    (True, False, False)
    """
    key = fold(label)
    wording = words().words
    return len(label) <= LABEL_LENGTH and key.startswith(wording["total"]) and not key.startswith(wording["not_total"])


def is_grand(label: str) -> bool:
    """Whether a closing row sums the whole table, by its wording."""
    return fold(label).startswith(words().words["grand_total"])


def _is_footer(label: str) -> bool:
    key = fold(label)
    return len(key) <= LABEL_LENGTH and any(word in key for word in words().words["footer"])


def _is_total_row(row: Row, label: str, figures: tuple[Figure, ...]) -> bool:
    if not label or not is_total_label(label):
        return False
    own = [i for i, cell in enumerate(row.cells) if cell.text and not cell.is_filled]
    wordings = sum(1 for i in own if figures[i].state in ("text", "blank"))
    return wordings <= 2 and any(figure.value is not None for figure in figures)


def _read_cell(cell: Cell, role: str | None) -> Figure:
    """Return the figure of a cell; a fraction of a post is none, another check tells it."""
    figure = read_figure(cell.text, signed=role in SIGNED)
    return UNKNOWN if role in COUNTED_POSTS and isinstance(figure.value, float) else figure


def _is_numeric(figures: tuple[tuple[Figure, ...], ...], items: tuple[int, ...], column: int) -> bool:
    """Whether the column holds figures in most of its item rows, and no other wording."""
    states = [figures[row][column].state for row in items if column < len(figures[row])]
    known = states.count("number") + states.count("zero")
    return "number" in states and "text" not in states and known * 2 >= states.count("unknown")


def _has_units(grid: Grid) -> bool:
    """Whether a column gives each row a unit of its own (คน, ร้อยละ, ล้านบาท), so that no sum runs down."""
    for column, path in enumerate(grid.columns):
        if path and fold(path[-1]) in words().words["units"]:
            units = {fold(row.cells[column].text) for row in grid.rows if column < len(row.cells)}
            return len(units - {""}) > 1
    return False


def read_tally(grid: Grid, starts: tuple[int, ...] = ()) -> Tally | None:
    """Return the table's figures, or None for a table that closes no sum, neither down nor across.

    `starts` tells of a grid made of several tables with which row each but the first begins.
    """
    if len(grid.columns) > MAX_WIDTH or _has_units(grid):
        return None
    roles = tuple(role_of(path) for path in grid.columns)
    labels = [label_of(row) for row in grid.rows]
    labelled = any(is_total_label(label) for label in labels)
    if not labelled and not {"total", "remaining", "percent", "change"} & set(roles):
        return None
    width = len(roles)
    figures = tuple(
        tuple(_read_cell(cell, roles[i] if i < width else None) for i, cell in enumerate(row.cells))
        for row in grid.rows
    )
    totals: list[int] = []
    end = len(grid.rows)
    for index, row in enumerate(grid.rows):
        if totals and _is_footer(labels[index]):
            end = index
            break
        if _is_total_row(row, labels[index], figures[index]):
            totals.append(index)
    closed = frozenset(totals)
    items = tuple(row for row in range(end) if row not in closed)
    numeric = tuple(
        column for column, role in enumerate(roles) if role not in NOT_ADDED and _is_numeric(figures, items, column)
    )
    return Tally(grid, figures, roles, items, tuple(totals), end, numeric, starts)
