"""Pieces of tables as the text shows them: TAB rows, pipe rows, HTML tables, aligned columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.model.layout import MAX_COLUMNS, Cell, Line, Row
from planparse.segment.aligned import may_open, read_aligned
from planparse.segment.bare_groups import cut_group, heads_rows
from planparse.segment.columns import Columns
from planparse.segment.headers import is_header_row
from planparse.segment.markup import read_cell

_PIPE_RULE = re.compile(r"\|?[ ]*(?=:|--)(?::?-+:?)[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?$")
_PIPE_CELL = re.compile(r"(?<!\\)\|")
_LETTER_HEAD = ("ที่ ", "ส่วนราชการ ", "เรื่อง ", "วันที่ ", "โทร", "เรียน ")
"""What the lines of a letter's head open with; a TAB in one makes no table."""
_BOX_RULE = re.compile(r"[+|\-=─━┼├┤┌┐└┘┬┴ ]{5,}$")


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


def _cut_pipes(line: Line) -> Row:
    text = line.text.lstrip("-•* ") if line.text.lstrip("-•* ").startswith("|") else line.text
    base = line.start + len(line.text) - len(text)
    body, lead = (text[1:], 1) if text.startswith("|") else (text, 0)
    if body.rstrip().endswith("|") and not body.rstrip().endswith("\\|"):
        body = body.rstrip()[:-1]
    cells, at = [], base + lead
    last = 0
    for match in _PIPE_CELL.finditer(body):
        cells.append(read_cell(body[last : match.start()], at + last))
        last = match.end()
    cells.append(read_cell(body[last:], at + last))
    return Row(tuple(_unescape(cell) for cell in cells), line.index, line.index)


def _unescape(cell: Cell) -> Cell:
    if "\\|" not in cell.text:
        return cell
    text = cell.text.replace("\\|", "|")
    return Cell(text, cell.start, cell.end, cell.several)


def is_pipe_line(text: str) -> bool:
    """Whether the line is a row of a pipe table."""
    opened = text.lstrip("-•* ") if text[:1] in "-•*" else text
    return opened.startswith("|") and 2 <= opened.count("|") <= MAX_COLUMNS and not opened.startswith("||")


def find_pieces(lines: Sequence[Line], source_lines: Sequence[str]) -> Iterator[Piece]:
    """Yield the pieces in order; `source_lines` are the normalised lines with their white space."""
    at = 0
    carried: Columns = []
    while at < len(lines):
        line = lines[at]
        piece: Piece | None = None
        if line.is_blank:
            at += 1
            continue
        after = at + 1
        before, carried = carried, []
        if "<table" in line.text.lower():
            piece = _html_piece(lines, source_lines, at)
        elif _is_tabbed(source_lines[at]):
            piece = _tab_piece(lines, source_lines, at)
        elif is_pipe_line(line.text):
            piece = _pipe_piece(lines, at)
        elif may_open(lines, at, before):
            piece, carried, after = _aligned_piece(lines, at, before)
        if piece is None:
            at = after
            continue
        if piece.rows and piece.width <= MAX_COLUMNS:
            yield piece
        at = piece.last + 1


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


def _pipe_piece(lines: Sequence[Line], at: int) -> Piece | None:
    first = at
    rows: list[Row] = []
    header_rows: int | None = None

    def read_row(index: int) -> Row | None:
        return _cut_pipes(lines[index]) if is_pipe_line(lines[index].text) else None

    while at < len(lines):
        text = lines[at].text
        if _PIPE_RULE.match(text) or (is_pipe_line(text) and _BOX_RULE.match(text)):
            header_rows = len(rows) if header_rows is None else header_rows
        elif is_pipe_line(text):
            rows.append(_cut_pipes(lines[at]))
        elif text and rows and heads_rows(lines, at, rows, read_row):
            rows.append(cut_group(lines[at], _width_of(rows)))
        else:
            break
        at += 1
    if not rows or (len(rows) == 1 and header_rows is None):
        return None
    return Piece(tuple(rows), first, at - 1, "pipe", header_rows)


def _aligned_piece(lines: Sequence[Line], at: int, carried: Columns) -> tuple[Piece | None, Columns, int]:
    """Return the piece that opens at a line, its columns, and the line to go on at."""
    found, after = read_aligned(lines, at, carried)
    if found is None:
        return None, [], after
    return Piece(found.rows, found.first, found.last, "aligned", found.header_rows or None), found.columns, after


_HTML_TOKEN = re.compile(r"<(/?)(table|thead|tbody|tr|th|td)\b([^<>]{0,400})>", re.IGNORECASE)
_SPAN = re.compile(r"(rowspan|colspan)\s*=\s*[\"']?([0-9]{1,3})", re.IGNORECASE)
SPAN_LIMIT = 60
"""A cell that claims to span more rows or columns than this spans one: no plan has wider tables."""


def _html_piece(lines: Sequence[Line], source_lines: Sequence[str], at: int) -> Piece | None:
    last = at
    while "</table" not in lines[last].text.lower():
        last += 1
        if last >= len(lines) or "<table" in lines[last].text.lower():
            last -= 1
            break
    offset = lines[at].start
    text = lines[at].text if last == at else _join_source(lines, source_lines, at, last)
    line_at = [(lines[index].start - offset, index) for index in range(at, last + 1)]
    rows, header_rows = _HtmlGrid(text, offset, line_at).read()
    return Piece(tuple(rows), at, last, "html", header_rows) if rows else None


def _join_source(lines: Sequence[Line], source_lines: Sequence[str], at: int, last: int) -> str:
    pieces = [source_lines[at].lstrip(" \t")]
    end = lines[at].start + len(pieces[0])
    for index in range(at + 1, last + 1):
        gap = max(lines[index].start - lines[index].indent - end, 0)
        pieces += ("\n" * gap, source_lines[index])
        end += gap + len(source_lines[index])
    return "".join(pieces)


class _HtmlGrid:
    """Lays the cells of an HTML table on a grid, filling what rowspan and colspan cover."""

    def __init__(self, text: str, offset: int, line_at: list[tuple[int, int]]) -> None:
        self._text = text
        self._offset = offset
        self._line_starts, self._line_indexes = zip(*line_at, strict=True)
        self._carried: dict[int, tuple[int, Cell]] = {}
        self.rows: list[Row] = []
        self._header_rows = 0

    def read(self) -> tuple[list[Row], int | None]:
        """Return the rows, and how many of them are heading rows by their own markup (None: not said)."""
        cells: list[tuple[Cell, int, int]] = []
        opened: tuple[int, str, str] | None = None
        all_th = True
        row_at = 0
        for token in _HTML_TOKEN.finditer(self._text):
            close, name = token[1], token[2].lower()
            if opened and (name in ("td", "th", "tr", "table")):
                cells.append(self._cell(opened, token.start()))
                opened = None
            if name in ("td", "th") and not close:
                opened = (token.end(), name, token[3])
                all_th = all_th and name == "th"
            elif name in ("tr", "table") and cells:
                self._add_row(cells, row_at, all_th)
                cells, all_th = [], True
            if name == "tr" and not close:
                row_at, all_th = token.start(), True
        if opened:
            cells.append(self._cell(opened, len(self._text)))
        if cells:
            self._add_row(cells, row_at, all_th)
        return self.rows, self._header_rows or None

    def _cell(self, opened: tuple[int, str, str], end: int) -> tuple[Cell, int, int]:
        start, _, attributes = opened
        spans = {name.lower(): int(value) for name, value in _SPAN.findall(attributes)}
        down, across = (n if 1 <= n <= SPAN_LIMIT else 1 for n in (spans.get("rowspan", 1), spans.get("colspan", 1)))
        return read_cell(self._text[start:end], self._offset + start), down, across

    def _line_of(self, at: int) -> int:
        return int(self._line_indexes[max(bisect_right(self._line_starts, at) - 1, 0)])

    def _add_row(self, cells: list[tuple[Cell, int, int]], row_at: int, all_th: bool) -> None:
        laid: list[Cell] = []
        queue = iter(cells)
        pending = next(queue, None)
        while pending is not None or len(laid) in self._carried:
            column = len(laid)
            if column in self._carried:
                left, cell = self._carried.pop(column)
                laid.append(Cell(cell.text, cell.start, cell.end, cell.several, is_filled=True))
                if left > 1:
                    self._carried[column] = (left - 1, cell)
                continue
            if pending is None:
                break
            cell, down, across = pending
            for step in range(across):
                laid.append(cell if step == 0 else Cell("", cell.end, cell.end, (), is_filled=True))
                if down > 1:
                    self._carried[column + step] = (down - 1, laid[-1])
            pending = next(queue, None)
        if all_th and len(self.rows) == self._header_rows:
            self._header_rows += 1
        line = self._line_of(row_at)
        self.rows.append(Row(tuple(laid), line, line))


def is_empty(row: Row) -> bool:
    """Whether no cell of the row says anything."""
    return not any(cell.text for cell in row.cells)
