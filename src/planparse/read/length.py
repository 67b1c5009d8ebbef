"""How long a text is, in lines and cells: what bounds the memory that a source can make us take."""

from __future__ import annotations

import re

from planparse.errors import TooLarge
from planparse.options import Options

_WORDED = re.compile(r"[^\s][^\r\n]*")
_WIDE_GAP = re.compile("[^ ]  ")
_TAG_CELL = re.compile("<t[dh]", re.IGNORECASE)
BLANKS_PER_LINE = 5
"""So many empty lines for each that is allowed: an empty line takes a tenth of the memory of a row."""


def check_length(text: str, path: str | None, options: Options) -> None:
    """Let a text pass that is no longer than the options allow.

    Raises TooLarge, which names the option, where it has more lines with wording, more than five times as many
    lines in all, or more cells.
    """
    if len(text) > min(options.max_lines, options.max_cells):
        LengthCount(path, options).add(text)


class LengthCount:
    """Counts the lines and cells of a text that comes in pieces of whole lines, such as pages."""

    __slots__ = ("_breaks", "_cells", "_lines", "_options", "_path")

    def __init__(self, path: str | None, options: Options) -> None:
        self._path = path
        self._options = options
        self._breaks = self._lines = self._cells = 0

    def add(self, text: str) -> None:
        """Count a piece more; raises TooLarge as `check_length` does for all pieces so far."""
        options = self._options
        self._breaks += text.count("\n") + text.count("\r") - text.count("\r\n") + text.count("\f")
        self._lines += sum(1 for _ in _WORDED.finditer(text))
        is_long = self._lines > options.max_lines or self._breaks > options.max_lines * BLANKS_PER_LINE
        if is_long and self._breaks > options.max_lines:
            lines = max(self._lines, self._breaks // BLANKS_PER_LINE)
            raise _describe(self._path, lines, "lines", "max_lines", options.max_lines)
        self._cells += _count_cells(text)
        if self._cells > options.max_cells:
            raise _describe(self._path, self._cells, "cells of tables", "max_cells", options.max_cells)


def _count_cells(text: str) -> int:
    cells = text.count("\t") + text.count("|")
    if "  " in text:
        cells += sum(1 for _ in _WIDE_GAP.finditer(text))
    if "<" in text:
        cells += sum(1 for _ in _TAG_CELL.finditer(text))
    return cells


def _describe(path: str | None, found: int, what: str, option: str, limit: int) -> TooLarge:
    return TooLarge(path, f"{found:,} {what}, more than {limit:,}", option=option, limit=limit)
