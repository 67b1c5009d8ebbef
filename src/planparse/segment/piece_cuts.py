"""Runs of rows that are more than one piece: the heading comes again, or the heading of another table.

Where no blank line is typed between them, the piece after a page break and the next small table stand in one run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planparse.segment.headers import filled, fold_cells, is_full_heading, is_header_row, may_head
from planparse.segment.pieces import Piece

_STYLES = ("tab", "pipe")


def cut_piece(piece: Piece) -> Iterator[Piece]:
    """Yield the pieces of a run of rows, cut before each heading that stands under rows of data."""
    head = next((row for row in piece.rows if len(filled(row)) > 1), None)
    if piece.style not in _STYLES or head is None or not (is_header_row(head) or may_head(head)):
        yield piece
        return
    key = fold_cells(head)
    start, seen_data = 0, False
    for at, row in enumerate(piece.rows):
        heads = fold_cells(row) == key or (seen_data and is_full_heading(row) and _is_over_data(piece, at))
        if heads and seen_data:
            yield _part(piece, start, at)
            start, seen_data, key = at, False, fold_cells(row)
        elif not heads and not is_header_row(row):
            seen_data = seen_data or len(filled(row)) > 1
    yield _part(piece, start, len(piece.rows))


def _is_over_data(piece: Piece, at: int) -> bool:
    return at + 1 < len(piece.rows) and not is_header_row(piece.rows[at + 1])


def _part(piece: Piece, start: int, end: int) -> Piece:
    if start == 0 and end == len(piece.rows):
        return piece
    rows = piece.rows[start:end]
    first = piece.first if start == 0 else rows[0].line
    last = piece.last if end == len(piece.rows) else piece.rows[end].line - 1
    return replace(piece, rows=rows, first=first, last=last, header_rows=piece.header_rows if start == 0 else None)
