"""Pieces of tables to grids: heading rows, full-width rows, pieces joined over page breaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from planparse.lexicon.wording import fold
from planparse.model.layout import Cell, Grid, Row, Span
from planparse.segment.cut_rows import ORDINAL_CELL, is_cut_through, is_tail, merge_tail
from planparse.segment.headers import (
    INDEX_CELL,
    filled,
    fold_cells,
    has_sides,
    is_full_width,
    is_header_row,
    is_sub_header,
    may_head,
)
from planparse.segment.pieces import Piece, is_empty

_D = "[0-9๐-๙]"
_TOTAL = "รวม"
SAME_PAGE = 2
"""Lines from one piece to the next where no page ends between them: a blank line at most."""
MAX_HEADER_ROWS = 4
SAME_HEADER = 0.7
"""Share of columns whose folded heading agrees, from which a heading counts as repeated."""


_STAMP_DATE = re.compile(rf"(?:วันที่|ลงวันที่|เวลา)[ .:]{{0,3}}{_D}{{0,2}}[^ก-๎]{{0,12}}$")
_STAMP_ROWS = 4


def is_stamp(piece: Piece) -> bool:
    """Whether a few rows of short words with a date are a receipt stamp, not a table."""
    if len(piece.rows) > _STAMP_ROWS or any(is_header_row(row) for row in piece.rows):
        return False
    if any(len(filled(row)) > 2 or len(cell.text) > 40 for row in piece.rows for cell in row.cells):
        return False
    return any(_STAMP_DATE.match(cell.text) for row in piece.rows for cell in row.cells)


@dataclass(frozen=True, slots=True)
class _Headed:
    """A piece taken apart: captions over the heading, heading rows, the rest."""

    captions: tuple[Row, ...]
    header: tuple[Row, ...]
    body: tuple[Row, ...]
    piece: Piece


def _take_apart(piece: Piece, *, fresh: bool) -> _Headed:
    rows = [row for row in piece.rows if not is_empty(row)]
    width = piece.width
    at = 0
    marked = piece.header_rows is not None and piece.style in ("pipe", "aligned")
    if marked and not (piece.header_rows and rows and is_full_width(rows[0], width)):
        head = tuple(row for row in piece.rows[: piece.header_rows] if not is_empty(row))
        body = tuple(row for row in piece.rows[piece.header_rows :] if not is_empty(row))
        extra = 0
        while head and extra < len(body) and extra < 2 and is_sub_header(head[-1], body[extra]):
            head, extra = (*head, body[extra]), extra + 1
        body = body[extra:]
        if head and not fresh and not is_header_row(head[0]):
            return _Headed((), (), (*head, *body), piece)
        return _Headed((), head, body, piece)
    while at < len(rows) and is_full_width(rows[at], width):
        at += 1
    captions = tuple(rows[:at])
    if at < len(rows) and (is_header_row(rows[at]) or (fresh and may_head(rows[at]))):
        end = at + 1
        while end < len(rows) and end - at < MAX_HEADER_ROWS and is_sub_header(rows[end - 1], rows[end], end - at):
            end += 1
        return _Headed(captions, tuple(rows[at:end]), tuple(rows[end:]), piece)
    return _Headed((), (), tuple(rows), piece)


def _repeats(piece: Piece, header: Sequence[Row]) -> _Headed | None:
    """Return a piece taken apart that opens with the very heading of the table before it, whatever its words."""
    rows = [row for row in piece.rows if not is_empty(row)]
    at = 0
    while at < len(rows) and header and len(filled(rows[at])) == 1 < len(filled(header[0])):
        at += 1
    end = at
    while end < len(rows) and end - at < len(header) and fold_cells(rows[end]) == fold_cells(header[end - at]):
        end += 1
    return _Headed(tuple(rows[:at]), tuple(rows[at:end]), tuple(rows[end:]), piece) if end > at else None


def _column_paths(header: Sequence[Row], width: int) -> tuple[tuple[str, ...], ...]:
    kept = [row for row in header if not _counts_columns(row)]
    paths: list[tuple[str, ...]] = []
    for column in range(width):
        path: list[str] = []
        for depth, row in enumerate(kept):
            text = _heading_at(row, column, lower=kept[depth + 1 :])
            if text and (not path or path[-1] != text):
                path.append(text)
        paths.append(tuple(path))
    return tuple(paths)


def _counts_columns(row: Row) -> bool:
    """Whether a row says no more than `(๑) (๒) (๓)` from the first column on."""
    own = filled(row)
    return (not own or own[0] == 0) and all(INDEX_CELL.match(row.cells[i].text) for i in own)


def _heading_at(row: Row, column: int, lower: Sequence[Row]) -> str:
    if column < len(row.cells) and row.cells[column].text:
        return row.cells[column].text
    has_lower = any(column < len(below.cells) and below.cells[column].text for below in lower)
    if not has_lower:
        return ""
    for left in range(min(column, len(row.cells)) - 1, -1, -1):
        if row.cells[left].text:
            return row.cells[left].text
    return ""


def _header_key(header: Sequence[Row]) -> tuple[str, ...]:
    return fold_cells(header[0]) if header else ()


def _is_same_header(one: Sequence[Row], other: Sequence[Row]) -> bool:
    left, right = _header_key(one), _header_key(other)
    if not left or not right:
        return False
    pairs = [(a, b) for a, b in zip(left, right, strict=False) if a or b]
    return sum(a == b for a, b in pairs) >= SAME_HEADER * max(len(pairs), 1) and abs(len(left) - len(right)) <= 2


def _spoken(row: Row) -> Cell:
    """Return the cell that speaks for a full-width row."""
    return row.cells[filled(row)[0]]


def _under_first(row: Row, cell: Cell) -> Row:
    """Return the cell as a row that stands under the first filled cell of another."""
    at = next((i for i, other in enumerate(row.cells) if other.text and not ORDINAL_CELL.match(other.text)), 0)
    blanks = tuple(Cell("", cell.start, cell.start) for _ in range(at))
    return Row((*blanks, cell), row.line, row.last_line)


class _Builder:
    """Collects the pieces of one table."""

    def __init__(self, first: _Headed) -> None:
        self.header = first.header
        self.captions = first.captions
        self.pieces = [first.piece]
        self.rows: list[Row] = []
        self._waiting: list[Row] = list(first.captions)
        self.width = first.piece.width
        self._add(first.body, may_tail=False)

    def takes(self, other: _Headed) -> bool:
        """Whether the next piece goes on with this table."""
        if other.header:
            lower = self.header[-len(other.header) :]  # a page may repeat the heading without the groups over it
            is_same = _is_same_header(self.header, other.header) or _is_same_header(lower, other.header)
            return is_same and not self._is_closed_before(other)
        if other.piece.style != self.pieces[-1].style and "html" not in (other.piece.style,):
            return False
        if not self.header:
            return other.piece.width == self.width
        return other.piece.width <= self.width + 2 and other.piece.width * 2 >= self.width

    def _is_closed_before(self, other: _Headed) -> bool:
        """Whether a total closes the table, and on the same page the next opens with its heading and another group."""
        if not self.rows or not other.body or not is_full_width(other.body[0], max(self.width, 1)):
            return False
        if other.piece.first - self.pieces[-1].last > SAME_PAGE:
            return False
        closed = fold(next((cell.text for cell in self.rows[-1].cells if cell.text), "")).startswith(_TOTAL)
        return closed and any(row.group for row in self.rows)

    def join(self, other: _Headed) -> None:
        """Take the piece's rows; a repeated heading is dropped, full-width rows above it are kept."""
        self.pieces.append(other.piece)
        self._waiting += other.captions
        taken_for_heading = other.header[len(self.header) :]
        self._add((*taken_for_heading, *other.body), may_tail=True)

    def _add(self, body: Sequence[Row], *, may_tail: bool) -> None:
        width = max(self.width, 1)
        single = sum(1 for row in body if is_full_width(row, width))
        groups = (single * 10 < len(body) * 8 or bool(self.rows)) and not has_sides(self.header)
        for position, row in enumerate(body):
            opens_piece = may_tail and position == 0 and not self._waiting
            if is_full_width(row, width) and any(other.group for other in self.rows):
                opens_piece = False  # the table has group rows; this is one
            if self.rows and (self._wraps(row, opens_piece) or self._is_rest(row, opens_piece)):
                self.rows[-1] = merge_tail(self.rows[-1], row)
            elif groups and is_full_width(row, width):
                self._waiting.append(row)
            else:
                groups_over = tuple(_spoken(other) for other in self._waiting)
                self.rows.append(Row(row.cells, row.line, row.last_line, groups_over) if groups_over else row)
                self._waiting = []

    def _wraps(self, row: Row, opens_piece: bool) -> bool:
        """Whether a few cells of an aligned table, none of them the first, go on from the page before."""
        aligned = opens_piece and self.pieces[-1].style == "aligned" and not row.cells[0].text
        return aligned and len(filled(row)) * 2 <= self.width

    def _is_rest(self, row: Row, opens_piece: bool) -> bool:
        """Whether a row is the rest of the one before it: cut by a page, or in the middle of its figures."""
        previous = self.rows[-1]
        if opens_piece and is_tail(row, previous, max(self.width, 1)):
            return True
        return not self._waiting and is_cut_through(row, previous)

    def build(self, index: int) -> Grid:
        """Return the grid; columns that are empty from heading to foot at the right edge are cut off."""
        for row in self._waiting if self.rows else ():
            if _spoken(row).text.startswith("("):  # a level in brackets under the last post
                self.rows[-1] = merge_tail(self.rows[-1], _under_first(self.rows[-1], _spoken(row)))
            elif filled(row)[0] > 0:  # the foot of the longest of several columns
                self.rows.append(row)
        widest = max([len(row.cells) for row in (*self.header, *self.rows)], default=0)
        used = [i for row in (*self.header, *self.rows) for i, cell in enumerate(row.cells) if cell.text]
        width = min(widest, max(used, default=-1) + 1)
        rows = tuple(_pad(row, width) for row in self.rows)
        spans = tuple(Span(piece.rows[0].start, max(row.end for row in piece.rows)) for piece in self.pieces)
        header_span = Span(self.header[0].start, self.header[-1].end) if self.header else None
        return Grid(
            index,
            _column_paths(self.header, width),
            rows,
            spans,
            self.pieces[0].first,
            self.pieces[-1].last,
            header_span,
            captions=tuple(_spoken(row) for row in self.captions),
        )


def _pad(row: Row, width: int) -> Row:
    if len(row.cells) == width:
        return row
    cells = row.cells[:width]
    if len(cells) < width:
        at = row.end
        cells += tuple(Cell("", at, at) for _ in range(width - len(cells)))
    return replace(row, cells=cells)


def _opens_alike(piece: Piece, header: Sequence[Row]) -> bool:
    """Whether a piece opens with the heading of the one before, though its words are not known."""
    first = next((row for row in piece.rows if not is_empty(row)), None)
    return first is not None and bool(header) and _is_same_header(header, (first,))


def build_grids(pieces: Sequence[Piece], is_gap: Callable[[int, int], bool]) -> list[Grid]:
    """Return the tables; `is_gap(a, b)` tells whether only blank lines and furniture stand from a to b."""
    builders: list[_Builder] = []
    for piece in pieces:
        last = builders[-1] if builders else None
        before = last.pieces[-1].last if last is not None else piece.first
        near = piece.first > before and is_gap(before + 1, piece.first - 1)  # tables on one line are not one
        headed = _take_apart(piece, fresh=not near or (last is not None and _opens_alike(piece, last.header)))
        if last is not None and near and not headed.header:
            headed = _repeats(piece, last.header) or headed
        if last is not None and near and last.takes(headed):
            last.join(headed)
            continue
        if near and not headed.header:
            headed = _take_apart(piece, fresh=True)
        if headed.body or headed.header:
            builders.append(_Builder(headed))
    return [builder.build(index) for index, builder in enumerate(builders)]
