"""Tables of HTML laid on a grid: rowspan and colspan filled, several on one line told apart."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from planparse.model.layout import Cell, Line, Row
from planparse.segment.markup import read_cell

_HTML_TOKEN = re.compile(r"<(/?)(table|thead|tbody|tr|th|td)\b([^<>]{0,400})>", re.IGNORECASE)
_SPAN = re.compile(r"(rowspan|colspan)\s*=\s*[\"']?([0-9]{1,3})", re.IGNORECASE)
SPAN_LIMIT = 60
"""A cell that claims to span more rows or columns than this spans one: no plan has wider tables."""

HtmlRows = tuple[list[Row], int | None]
"""The rows of a table, and how many of them head it by their own markup (None: not said)."""


def read_html(lines: Sequence[Line], source_lines: Sequence[str], at: int) -> tuple[list[HtmlRows], int]:
    """Return the tables that begin on a line, and the last line of them.

    A table that is never closed ends with the last line that holds a tag of it.
    """
    last = tagged = at
    while "</table" not in lines[last].text.lower():
        last += 1
        if last >= len(lines) or "<table" in lines[last].text.lower():
            last = tagged
            break
        if _HTML_TOKEN.search(lines[last].text):
            tagged = last
    offset = lines[at].start
    text = lines[at].text if last == at else _join_source(lines, source_lines, at, last)
    line_at = [(lines[index].start - offset, index) for index in range(at, last + 1)]
    return _HtmlGrid(text, offset, line_at).read(), last


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
        self._rows: list[Row] = []
        self._header_rows = 0
        self._tables: list[HtmlRows] = []

    def read(self) -> list[HtmlRows]:
        """Return the tables that stand in the text one after the other."""
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
            if name == "table" and close:
                self._end_table()
            if name == "tr" and not close:
                row_at, all_th = token.start(), True
        if opened:
            cells.append(self._cell(opened, len(self._text)))
        if cells:
            self._add_row(cells, row_at, all_th)
        self._end_table()
        return self._tables

    def _end_table(self) -> None:
        if self._rows:
            self._tables.append((self._rows, self._header_rows or None))
        self._rows, self._header_rows, self._carried = [], 0, {}

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
        if all_th and len(self._rows) == self._header_rows:
            self._header_rows += 1
        line = self._line_of(row_at)
        self._rows.append(Row(tuple(laid), line, line))
