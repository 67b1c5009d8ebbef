"""Pieces of tables as the text shows them: TAB rows, pipe rows, HTML tables, aligned columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.model.layout import MAX_COLUMNS, Cell, Line, Row
from planparse.segment.aligned import may_open, read_aligned
from planparse.segment.bare_groups import cut_group, heads_rows
from planparse.segment.columns import Columns
from planparse.segment.headers import is_header_row
from planparse.segment.html_tables import read_html
from planparse.segment.markup import read_cell
from planparse.segment.pipe_rows import (
    cut_pipes,
    is_bare_head,
    is_box_rule,
    is_pipe_line,
    is_pipe_rule,
    join_boxed,
    may_be_row,
)

_LETTER_HEAD = ("ที่ ", "ส่วนราชการ ", "เรื่อง ", "วันที่ ", "โทร", "เรียน ")
"""What the lines of a letter's head open with; a TAB in one makes no table."""

PAGE_BREAK = 40
"""No page break leaves more lines blank than this."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of rows of one table, on the lines from `first` to `last`; `width` is its number of columns."""

    rows: tuple[Row, ...]
    first: int
    last: int
    style: str
    header_rows: int | None = None
    """Where the markup itself says how many rows head the table (pipe rule, <th>)."""

    @property
    def width(self) -> int:
        """Number of columns of the widest row."""
        return max(len(row.cells) for row in self.rows)


def _cut_tabs(line: Line, source: str) -> Row:
    raw = source
    cells: list[Cell] = []
    at = line.start - line.indent
    for text in raw.split("\t"):
        cells.append(read_cell(text, at))
        at += len(text) + 1
    return Row(tuple(cells), line.index, line.index)


def find_pieces(lines: Sequence[Line], source_lines: Sequence[str]) -> Iterator[Piece]:
    """Yield the pieces in order; `source_lines` are the normalised lines with their white space."""
    at = 0
    carried: Columns = []
    above: Piece | None = None
    while at < len(lines):
        line = lines[at]
        piece: Piece | None = None
        if line.is_blank:
            at += 1
            continue
        after = at + 1
        before, carried = carried, []
        if "<table" in line.text.lower():
            tables, last = read_html(lines, source_lines, at)
            yield from (Piece(tuple(rows), at, last, "html", heads) for rows, heads in tables if _is_narrow(rows))
            at = last + 1
            continue
        if _is_tabbed(source_lines[at]):
            piece = _tab_piece(lines, source_lines, at)
        elif _opens_pipes(lines, at):
            piece = _pipe_piece(lines, at, _bars_over(lines, at, above))
        elif may_open(lines, at, before):
            piece, carried, after = _aligned_piece(lines, at, before)
        if piece is None:
            at = after
            continue
        if _is_narrow(piece.rows):
            yield piece
            above = piece
        at = piece.last + 1


def _is_narrow(rows: Sequence[Row]) -> bool:
    return bool(rows) and _width_of(rows) <= MAX_COLUMNS


def _opens_pipes(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text
    if is_box_rule(text):
        return at + 1 < len(lines) and is_pipe_line(lines[at + 1].text)
    return is_pipe_line(text) or is_bare_head(lines, at)


def _is_tabbed(source: str) -> bool:
    """Whether a line has TABs between wordings, and no more than any table."""
    return "\t" in source and "\t" in source.strip(" ") and source.count("\t") < MAX_COLUMNS


def _tab_piece(lines: Sequence[Line], source_lines: Sequence[str], at: int) -> Piece | None:
    first = at
    rows: list[Row] = []

    def read_row(index: int) -> Row | None:
        return _cut_tabs(lines[index], source_lines[index]) if _is_tabbed(source_lines[index]) else None

    while at < len(lines) and not lines[at].is_blank:
        row = read_row(at)
        if row is None and "\t" not in source_lines[at] and heads_rows(lines, at, rows, read_row):
            row = cut_group(lines[at], _width_of(rows))
        if row is None:
            break
        rows.append(row)
        at += 1
    while rows and first and not is_header_row(rows[0]) and heads_rows(lines, first - 1, (), read_row):
        first -= 1
        rows.insert(0, cut_group(lines[first], _width_of(rows)))
    if len(rows) == 1 and (len(rows[0].cells) < 2 or rows[0].cells[0].text.startswith(_LETTER_HEAD)):
        return None
    if len(rows) == 1 and sum(1 for cell in rows[0].cells if cell.text) < 2 and len(rows[0].cells) < 3:
        return None
    return Piece(tuple(rows), first, at - 1, "tab")


def _width_of(rows: Sequence[Row]) -> int:
    return max((len(row.cells) for row in rows), default=3)


def _bars_over(lines: Sequence[Line], at: int, above: Piece | None) -> int:
    """Return the width of the table drawn with bars that only blank lines part from a line; 0 where none stands so."""
    if above is None or above.style != "pipe" or at - above.last > PAGE_BREAK:
        return 0
    return above.width if all(line.is_blank for line in lines[above.last + 1 : at]) else 0


def _pipe_piece(lines: Sequence[Line], at: int, width_over: int = 0) -> Piece | None:
    """Return the piece that opens at a line; one row alone is a piece where it is as wide as the table over it."""
    first = at
    rows: list[Row] = []
    rulings: list[int] = []
    header_rows: int | None = None

    def read_row(index: int) -> Row | None:
        return cut_pipes(lines[index]) if is_pipe_line(lines[index].text) else None

    while at < len(lines):
        text = lines[at].text
        if is_box_rule(text):
            rulings.append(len(rows))
        elif is_pipe_rule(text):
            header_rows = len(rows) if header_rows is None else header_rows
        elif _opens_pipes(lines, at) if not rows else is_pipe_line(text) or may_be_row(text, len(rows[0].cells)):
            rows.append(cut_pipes(lines[at]))
        elif text and rows and heads_rows(lines, at, rows, read_row):
            rows.append(cut_group(lines[at], _width_of(rows)))
        else:
            break
        at += 1
    if not rows or (len(rows) == 1 and header_rows is None and len(rows[0].cells) != width_over):
        return None
    return Piece(tuple(join_boxed(rows, rulings)), first, at - 1, "pipe", header_rows)


def _aligned_piece(lines: Sequence[Line], at: int, carried: Columns) -> tuple[Piece | None, Columns, int]:
    """Return the piece that opens at a line, its columns, and the line to go on at."""
    found, after = read_aligned(lines, at, carried)
    if found is None:
        return None, [], after
    return Piece(found.rows, found.first, found.last, "aligned", found.header_rows or None), found.columns, after


def is_empty(row: Row) -> bool:
    """Whether no cell of the row says anything."""
    return not any(cell.text for cell in row.cells)
