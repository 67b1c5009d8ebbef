"""Layouts of short texts, for the tests of the segmenting stage."""

from __future__ import annotations

from planparse.model.layout import BlockKind, Layout
from planparse.segment import segment


def lay_out(text: str) -> Layout:
    """Return the layout of a text with LF line ends and no pages."""
    rows: list[tuple[int, int, int | None]] = []
    at = 0
    for line in text.split("\n"):
        rows.append((at, at + len(line), None))
        at += len(line) + 1
    return segment(text, rows)


def titles(text: str) -> list[tuple[str | None, str]]:
    """Return (number, title) of each section."""
    return [(node.label.text if node.label else None, node.title) for node in lay_out(text).sections]


def kind_of_line(text: str, number: int) -> BlockKind:
    """Return the kind of the block that holds the line of that number (1-based)."""
    for block in lay_out(text).blocks:
        if block.first <= number - 1 <= block.last:
            return block.kind
    raise AssertionError(f"line {number} is in no block")
