"""Tables: drawn and coloured on a terminal, aligned plain text in a pipe."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from planparse.cli.streams import is_terminal

_GAP = "  "
MAX_WIDTH = 48
"""Columns of text that a column of plain text is widened to; longer cells push the rest of their row."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its header, and whether its cells are cut to one line on a terminal rather than wrapped."""

    header: str
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: its cells, and on a terminal its style (empty: plain)."""

    cells: tuple[str, ...]
    style: str = ""


def print_table(columns: Sequence[Column], rows: Sequence[TableRow], title: str | None = None) -> None:
    """Print a table to standard output, for a person (with its title) or for a program."""
    if is_terminal(sys.stdout):
        _draw(columns, rows, title)
    else:
        _print_plain(columns, rows)


def _draw(columns: Sequence[Column], rows: Sequence[TableRow], title: str | None) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    heading = Text(title) if title else None
    table = Table(box=SIMPLE_HEAD, pad_edge=False, title=heading, title_justify="left", title_style="bold")
    for column in columns:
        table.add_column(column.header, no_wrap=column.is_cut, overflow="ellipsis" if column.is_cut else "fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row.cells), style=row.style)
    Console().print(table)


def _print_plain(columns: Sequence[Column], rows: Sequence[TableRow]) -> None:
    grid = [tuple(column.header for column in columns), *(row.cells for row in rows)]
    widths = [min(max(map(measure, cells)), MAX_WIDTH) for cells in zip(*grid, strict=True)]
    for cells in grid:
        padded = [pad(cell, width) for cell, width in zip(cells[:-1], widths, strict=False)]
        print(_GAP.join([*padded, cells[-1]]).rstrip())


def measure(text: str) -> int:
    """Return how many columns of a terminal the text takes; Thai vowels above and below take none.

    >>> measure("ที่ ๑")
    3
    """
    if text.isascii():
        return len(text)
    return sum(unicodedata.category(char) not in ("Mn", "Me", "Cf") for char in text)


def pad(text: str, width: int) -> str:
    """Fill the text with spaces to that many columns."""
    return text + " " * (width - measure(text))


def clip(text: str, width: int) -> str:
    """Cut the text to that many columns, the last of them an ellipsis.

    >>> clip("วิสัยทัศน์", 5)
    'วิสัยทั…'
    """
    if measure(text) <= width:
        return text
    columns = 0
    for index, char in enumerate(text):
        columns += measure(char)
        if columns >= width:
            return text[:index] + "…"
    return text
