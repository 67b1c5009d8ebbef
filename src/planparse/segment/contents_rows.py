"""Contents pages set as tables: rows of pipes, of HTML, with a column of page numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.segment.markup import plain

_D = "[0-9๐-๙]"
_ROW = re.compile(r"<tr\b[^<>]{0,200}>", re.IGNORECASE)
_CELL = re.compile(r"<t[dh]\b[^<>]{0,200}>", re.IGNORECASE)
_ANY_TABLE = re.compile(r"</?(?:table|tr|td|th|thead|tbody)\b", re.IGNORECASE)
_PAGE = re.compile(rf"{_D}{{1,4}}(?:[ ]?[-–][ ]?{_D}{{1,4}})?$|[กขคงจฉชซ]$")
_ORDINAL = re.compile(rf"{_D}{{1,2}}(?:\.{_D}{{1,2}}){{0,3}}\.?$")
_REACH = 3
_MOST_LINES = 400
_PAGED = 0.5
"""From this share of rows that end in a page number on, a table under สารบัญ is the list itself."""


def flatten_row(source: str) -> str:
    """Return a line with its cells set apart by TAB, whether it was typed with pipes or not.

    >>> flatten_row("| ๑ | บทนำ | ๓ |")
    '๑. บทนำ\\t๓'
    """
    text = source.strip()
    if not text.startswith("|") and text.count("|") < 1:
        return source
    return _join([plain(cell) for cell in text.strip("|").split("|")])


def _join(cells: Sequence[str]) -> str:
    """Return cells as one line; a number in a cell of its own stands before the title."""
    filled = [cell.strip() for cell in cells]
    if len(filled) > 2 and _ORDINAL.match(filled[0]) and filled[1]:
        filled = [f"{filled[0].rstrip('.')}. {filled[1]}", *filled[2:]]
    return "\t".join(filled)


def find_table(source_lines: Sequence[str], first: int) -> tuple[int, list[tuple[int, str]]] | None:
    """Return the last line of an HTML table that stands here and holds page numbers, and its rows by line."""
    start = next((at for at in range(first, min(first + _REACH, len(source_lines))) if source_lines[at].strip()), None)
    if start is None or not source_lines[start].lstrip().lower().startswith("<table"):
        return None
    end = next(
        (
            at
            for at in range(start, min(start + _MOST_LINES, len(source_lines)))
            if "</table" in source_lines[at].lower()
        ),
        None,
    )
    if end is None:
        return None
    rows = [row for row in _read_rows(source_lines, start, end) if row[1].strip()]
    paged = sum(1 for _, row in rows if _PAGE.match(row.rpartition("\t")[2]))
    return (end, rows) if rows and paged >= _PAGED * len(rows) else None


def _read_rows(source_lines: Sequence[str], start: int, end: int) -> list[tuple[int, str]]:
    rows: list[tuple[int, list[str]]] = []
    for index in range(start, end + 1):
        for at, stretch in enumerate(_ROW.split(source_lines[index])):
            if at:
                rows.append((index, []))
            cells = _CELL.split(stretch)
            if rows:
                rows[-1][1].extend(plain(_ANY_TABLE.sub("<", cell).replace("<>", " ")) for cell in cells[1:])
    return [(index, _join(cells)) for index, cells in rows]
