"""Table rows that were set in one: cells that hold a line each for several rows."""

from __future__ import annotations

from dataclasses import replace

from planparse.model.layout import Cell, Row

MIN_LINES = 2
"""Cells of a row that hold this many lines each are as many rows set in one."""


def split_lines(row: Row, columns: frozenset[int]) -> list[Row]:
    """Return the rows set in one: where the name and every filled count cell hold the same number of lines."""
    counts = [len(row.cells[i].parts) for i in columns if i < len(row.cells) and row.cells[i].text]
    if not counts or min(counts) < MIN_LINES or min(counts) != max(counts):
        return [row]
    names = [i for i in range(min(columns)) if len(row.cells[i].parts) == counts[0]]
    if not names:
        return [row]
    return [replace(row, cells=tuple(_line_of(cell, at) for cell in row.cells)) for at in range(counts[0])]


def _line_of(cell: Cell, at: int) -> Cell:
    if at >= len(cell.parts):
        return Cell("", cell.start, cell.start)
    part = cell.parts[at]
    return Cell(part.text, part.start, part.end, (part,))
