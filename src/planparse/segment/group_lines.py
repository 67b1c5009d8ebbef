"""Lines of strategies and tactics that stand bare between the pieces of one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from planparse.model.layout import Line
from planparse.segment.headers import is_header_row, may_head
from planparse.segment.pieces import Piece, cut_group, is_empty, is_group_line
from planparse.segment.staff_groups import lists_posts, names_staff_group

ROOM = 2
"""Pieces of one table differ by so many columns at most: empty cells at the end of a row get lost."""


def attach_groups(pieces: Sequence[Piece], lines: Sequence[Line], is_gap: Callable[[int, int], bool]) -> list[Piece]:
    """Return the pieces, the group lines between two pieces of one table made rows of the second.

    The second piece goes on with the first where it opens with a row of data, and nothing stands between them but
    group lines and what `is_gap` lets pass.
    """
    joined: list[Piece] = []
    for piece in pieces:
        groups = _groups_between(joined[-1], piece, lines, is_gap) if joined else []
        if groups:
            rows = (*(cut_group(line, piece.width) for line in groups), *piece.rows)
            piece = Piece(rows, groups[0].index, piece.last, piece.style)
        joined.append(piece)
    return joined


def _groups_between(
    before: Piece, piece: Piece, lines: Sequence[Line], is_gap: Callable[[int, int], bool]
) -> list[Line]:
    if before.width < 3 or abs(before.width - piece.width) > ROOM or not _opens_with_data(piece):
        return []
    groups: list[Line] = []
    of_posts = lists_posts(before.rows)
    for index in range(piece.first - 1, before.last, -1):
        line = lines[index]
        if is_group_line(line) or (of_posts and names_staff_group(line.text)):
            groups.append(line)
        elif not is_gap(index, index):
            return []
    return groups[::-1]


def _opens_with_data(piece: Piece) -> bool:
    first = next((row for row in piece.rows if not is_empty(row)), None)
    return first is not None and not is_header_row(first) and not may_head(first)
