"""Tables: for a person on a terminal, as markdown for the README and the docs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

_WIDTH_IN_A_PIPE = 120


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading, and whether it holds numbers, which stand to the right."""

    name: str
    is_number: bool = False


def print_table(title: str, columns: Sequence[Column], rows: Sequence[Sequence[str]], markdown: bool) -> None:
    """Print a table."""
    if markdown:
        _print_markdown(columns, rows)
        return
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column.name, justify="right" if column.is_number else "left", no_wrap=True)
    for row in rows:
        table.add_row(*row)
    console = Console()
    Console(width=None if console.is_terminal else _WIDTH_IN_A_PIPE).print(table)


def _print_markdown(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    lines = [[column.name for column in columns], ["---:" if column.is_number else "---" for column in columns]]
    for cells in [*lines, *rows]:
        print("| " + " | ".join(cells) + " |")
    print()
