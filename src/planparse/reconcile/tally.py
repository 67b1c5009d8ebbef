"""A table as columns of figures: which rows close it, which columns add up, what each cell says."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from planparse.lexicon.wording import Wording, fold, load_wording
from planparse.model.layout import Cell, Grid, Row
from planparse.reconcile.figures import BLANK, Figure, read_figure

LABEL_LENGTH = 90
"""A row that opens with รวม is a closing row only if its label is short."""
_NUMBERING = re.compile(r"^[\s(]{0,3}[0-9๐-๙]{0,2}[\s).:]{0,3}")
_DIGIT = re.compile(r"[0-9๐-๙]")


def words() -> Wording:
    """Return the words of the checks."""
    return load_wording("checks")


@functools.lru_cache(maxsize=4096)
def role_of(path: tuple[str, ...]) -> str | None:
    """Return the part that a column of figures plays: by its lowest heading, else by those above."""
    for header in reversed(path):
        role = words().role_of(header)
        if role is not None:
            return role
    return None


@dataclass(frozen=True, slots=True)
class Tally:
    """A grid with its figures. `totals` are the indexes of closing rows, `body_end` where footers begin."""

    grid: Grid
    figures: tuple[tuple[Figure, ...], ...]
    roles: tuple[str | None, ...]
    totals: tuple[int, ...]
    body_end: int

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return len(self.roles)

    @property
    def items(self) -> list[int]:
        """The rows that are neither closing rows nor footers."""
        return [row for row in range(self.body_end) if row not in self.totals]

    def figure(self, row: int, column: int) -> Figure:
        """Return the figure of a cell."""
        cells = self.figures[row]
        return cells[column] if column < len(cells) else BLANK

    def cell(self, row: int, column: int) -> Cell:
        """Return the cell."""
        return self.grid.rows[row].cells[column]

    def is_filled(self, row: int, column: int) -> bool:
        """Whether the cell's wording was carried over from a merged cell."""
        cells = self.grid.rows[row].cells
        return column < len(cells) and cells[column].is_filled and bool(cells[column].text)

    def columns_of(self, *roles: str) -> list[int]:
        """Return the columns that play one of the parts."""
        return [column for column, role in enumerate(self.roles) if role in roles]

    def is_numeric(self, column: int) -> bool:
        """Whether the column holds figures in most of its item rows, and no other wording."""
        if self.roles[column] in ("ordinal", "percent", "measure"):
            return False
        states = [self.figure(row, column).state for row in self.items]
        wordings = states.count("text")
        figures = states.count("number") + states.count("zero")
        return states.count("number") > 0 and wordings == 0 and figures * 2 >= states.count("unknown")

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


def _is_total_row(row: Row, figures: tuple[Figure, ...]) -> bool:
    label = label_of(row)
    if not label or not is_total_label(label):
        return False
    own = [i for i, cell in enumerate(row.cells) if cell.text and not cell.is_filled]
    wordings = sum(1 for i in own if figures[i].state in ("text", "blank"))
    return wordings <= 2 and any(figure.value is not None for figure in figures)


def read_tally(grid: Grid) -> Tally | None:
    """Return the table's figures, or None for a table that closes no sum, neither down nor across."""
    roles = tuple(role_of(path) for path in grid.columns)
    labelled = any(is_total_label(label_of(row)) for row in grid.rows)
    if not labelled and not {"total", "remaining", "percent", "change"} & set(roles):
        return None
    figures = tuple(tuple(read_figure(cell.text) for cell in row.cells) for row in grid.rows)
    totals: list[int] = []
    end = len(grid.rows)
    for index, row in enumerate(grid.rows):
        label = label_of(row)
        if totals and _is_footer(label) and index > totals[0]:
            end = index
            break
        if _is_total_row(row, figures[index]):
            totals.append(index)
    return Tally(grid, figures, roles, tuple(totals), end)
