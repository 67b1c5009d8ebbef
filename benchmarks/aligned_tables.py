"""Rows of a table as OCR writes them: columns kept by spaces, cells wrapped, heads centred, figures flush right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from pythainlp import word_tokenize

_NO_WIDTH = dict.fromkeys(map(ord, "ัิีึืฺุู็่้๊๋์ํ๎\u200b"))
_BREAKS = re.compile(r"<(?:/?(?:p|ul|ol)|br ?/?|li)(?: [^<>]*)?>|</li>")
_TAGS = re.compile(r"</?[a-z]{1,6}[^<>]*>")
_FIGURE = re.compile(r"[+\-–]?(?:[0-9๐-๙][0-9๐-๙,.]*)?%?$")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a table is set: the widest column, the gap between columns, whether an empty line follows each row."""

    widest: int = 34
    gap: int = 4
    is_spaced: bool = False


def _measure(text: str) -> int:
    return len(text.translate(_NO_WIDTH))


def _wrap_cell(cell: str, widest: int) -> list[str]:
    """Return the lines of a cell, broken at gaps and between words."""
    lines = []
    for paragraph in _BREAKS.sub("\n", cell).split("\n"):
        text = " ".join(_TAGS.sub("", paragraph).split())
        line = ""
        for word in word_tokenize(text) if _measure(text) > widest else [text]:
            if line.strip() and _measure(line + word.rstrip()) > widest:
                lines.append(line.strip())
                line = ""
            line += word
        if line.strip():
            lines.append(line.strip())
    return lines


def _set(text: str, width: int, how: str) -> str:
    room = max(width - _measure(text), 0)
    left = {"left": 0, "right": room, "centre": room // 2}[how]
    return " " * left + text + " " * (room - left)


def _find_spans(row: Sequence[str], below: Sequence[str]) -> list[int]:
    """Return how many columns each cell of a heading row covers: those after it that only the next row names."""
    spans = [1] * len(row)
    for at, cell in enumerate(row):
        after = at + 1
        while cell and below[at] and after < len(row) and not row[after] and below[after]:
            spans[at], after = spans[at] + 1, after + 1
    return spans


def _set_row(
    cells: Sequence[str], widths: Sequence[int], setting: Setting, spans: Sequence[int] | None
) -> Iterator[str]:
    at = 0
    columns: list[tuple[list[str], int, str]] = []
    while at < len(cells):
        across = spans[at] if spans else 1
        width = sum(widths[at : at + across]) + setting.gap * (across - 1)
        lines = _wrap_cell(cells[at], width)
        how = "centre" if spans else "right" if all(map(_FIGURE.match, lines)) else "left"
        columns.append((lines, width, how))
        at += across
    for texts in zip_longest(*(lines for lines, _, _ in columns), fillvalue=""):
        pairs = zip(texts, columns, strict=True)
        line = (" " * setting.gap).join(_set(text, width, how) for text, (_, width, how) in pairs)
        if line.strip():
            yield line.rstrip()


def _is_group(row: Sequence[str]) -> bool:
    return bool(row[0]) and not any(row[1:])


def align_rows(rows: Sequence[Sequence[str]], setting: Setting) -> list[str]:
    """Return the lines of a table whose first row is its heading; a row of one cell stands bare on its line."""
    whole = [row for row in rows if not _is_group(row)]
    widths = [
        max((_measure(line) for row in whole for line in _wrap_cell(row[at], setting.widest)), default=1)
        for at in range(len(rows[0]))
    ]
    lines: list[str] = []
    for at, row in enumerate(rows):
        if _is_group(row):
            lines.append(" ".join(_TAGS.sub(" ", row[0]).split()))
        else:
            spans = _find_spans(row, rows[1]) if at == 0 and len(rows) > 1 else None
            lines += _set_row(row, widths, setting, spans)
        if setting.is_spaced:
            lines.append("")
    return lines
