"""Rows of ruled tables that a page break cuts in two: told by the room that was left, and put together again.

A line of a cell is full where the first line of the cell below would not have fitted behind it. Where that holds for
all cells that go on, the row at the head of a page is the rest of the row at the foot of the page before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planparse.read.pdf_joints import PARAGRAPH, find_cell_joint, find_room, is_cut_number
from planparse.read.pdf_lines import TextLine
from planparse.read.pdf_shapes import Box
from planparse.read.pdf_tables import NUMBER, CellText, TableRow

_SAME_EDGE = 2.6
"""Points: edges of columns of two pages that are one lie no further apart."""
_SAME_SHARE = 0.7
"""Of the cells of a heading that is printed again, so many are the same."""
_ALIGNED = 1.2
"""Lines of a cell that go on begin, or have their middles, no further apart, in sizes of the font."""
_MAX_HEADING = 4
"""Rows of a heading that is printed again on each page."""


@dataclass(frozen=True, slots=True)
class PageTable:
    """A table of a page: its rows, the edges of its columns, and which line of the page its first row is."""

    rows: tuple[TableRow, ...]
    edges: tuple[float, ...]
    at: int


class RowJoiner:
    """Remembers the table at the foot of a page, for that at the head of the next."""

    def __init__(self) -> None:
        self._last: PageTable | None = None
        self._heading: tuple[TableRow, ...] = ()

    def find_rest(self, table: PageTable | None) -> tuple[int, TableRow] | None:
        """Return the line of the page that is the rest of the last row of the page before, and that row made whole."""
        if self._last is None or table is None or not are_same_edges(table.edges, self._last.edges):
            return None
        index = _count_same(self._heading, table.rows)
        if index >= len(table.rows) or not _is_rest(table.rows[index], self._last.rows[-1]):
            return None
        return table.at + index, _join(self._last.rows[-1], table.rows[index])

    def keep(self, table: PageTable | None) -> None:
        """Remember the table with which a page ends, None where it ends with other text."""
        if table is None:
            self._last, self._heading = None, ()
            return
        is_same = self._last is not None and are_same_edges(table.edges, self._last.edges)
        if not (is_same and self._heading and _count_same(self._heading, table.rows)):
            self._heading = table.rows[:_MAX_HEADING]
        self._last = table

    @property
    def edges(self) -> tuple[float, ...]:
        """The edges of the columns of the table with which the page before ends; empty without one."""
        return self._last.edges if self._last is not None else ()


def are_same_edges(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether the columns of two tables have the same edges."""
    return len(one) == len(other) and all(abs(a - b) <= _SAME_EDGE for a, b in zip(one, other, strict=True))


def _count_same(heading: Sequence[TableRow], rows: Sequence[TableRow]) -> int:
    """Return how many rows a page begins with that are those of the heading."""
    count = 0
    for head, row in zip(heading, rows, strict=False):
        if not _is_same_row(head, row):
            break
        count += 1
    return count


def _is_same_row(head: TableRow, row: TableRow) -> bool:
    """Whether a row is one of the heading: a cell of it may be cut off, or have taken in what stands below."""
    pairs = list(zip(head.cells, row.cells, strict=False))
    filled = [(one.text, other.text) for one, other in pairs if one.text or other.text]
    same = sum(1 for one, other in filled if one == other)
    return len(head.cells) == len(row.cells) and same >= max(_SAME_SHARE * len(filled), 1)


def _is_rest(row: TableRow, before: TableRow) -> bool:
    if len(row.cells) != len(before.cells):
        return False
    pairs = [(above, cell) for above, cell in zip(before.cells, row.cells, strict=True) if cell.text]
    if not pairs or not all(_goes_on(above, cell) for above, cell in pairs):
        return False
    return len(pairs) > 1 or sum(1 for cell in before.cells if cell.text) == 1


def _goes_on(above: CellText, cell: CellText) -> bool:
    """Whether the first line of a cell would not have fitted behind the last line of the cell above it."""
    if above.last is None or cell.first is None:
        return False
    if NUMBER.fullmatch(cell.first.text) and NUMBER.fullmatch(above.last.text):
        return is_cut_number(above.last.text, cell.first.text)  # else the figure of a row of its own
    width = cell.first.box[2] - cell.first.box[0]
    if not _are_set_alike(above.last, cell.first, above.cell):
        return False
    if find_cell_joint(above.last, cell.first, above.cell) == PARAGRAPH:
        return False
    return width > find_room(above.last, above.cell)


def _are_set_alike(line: TextLine, other: TextLine, cell: Box) -> bool:
    """Whether two lines have one weight, and begin at one edge or are both centred: a heading under text is not."""
    if line.is_bold != other.is_bold:
        return False
    room = _ALIGNED * line.size
    middle = cell[0] + cell[2]
    return abs(line.box[0] - other.box[0]) <= room or all(
        abs(one.box[0] + one.box[2] - middle) <= 2 * room for one in (line, other)
    )


def _join(before: TableRow, rest: TableRow) -> TableRow:
    cells: list[CellText] = []
    for above, cell in zip(before.cells, rest.cells, strict=True):
        if above.last is None or cell.first is None:
            cells.append(above)
            continue
        joint = find_cell_joint(above.last, cell.first, above.cell)
        cells.append(replace(above, text=above.text + joint + cell.text, last=cell.last))
    return replace(before, cells=tuple(cells))


def find_boxes(row: TableRow) -> list[tuple[int, int, Box]]:
    """Return start, end and box of each cell of a row that says something, as TABs part them."""
    spans: list[tuple[int, int, Box]] = []
    at = 0
    for cell in row.cells:
        if cell.text:
            spans.append((at, at + len(cell.text), cell.box))
        at += len(cell.text) + 1
    return spans
