"""Lines of departments, strategies and tactics that stand bare between the pieces of one table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from planparse.model.layout import Line, Row
from planparse.segment.bare_groups import cut_group, is_group_line, may_hold_staff
from planparse.segment.columns import COLUMN_ROOM
from planparse.segment.headers import filled, fold_cells, is_header_row, may_head
from planparse.segment.pieces import Piece, is_empty


def attach_groups(pieces: Sequence[Piece], lines: Sequence[Line], is_gap: Callable[[int, int], bool]) -> list[Piece]:
    """Return the pieces, the group lines between two pieces of one table made rows of it.

    The second piece goes on with the first where it opens with a row of data, and nothing stands between them but
    group lines and what `is_gap` lets pass. A group line right under the first, at the foot of a page, is its last
    row where the second repeats the heading of the table.
    """
    joined: list[Piece] = []
    head: tuple[str, ...] = ()
    for piece in pieces:
        opens = _opening(piece)
        if joined and opens is not None and head and fold_cells(opens) == head:
            joined[-1] = _with_foot(joined[-1], piece, lines, is_gap)
        groups = _groups_between(joined[-1], piece, lines, is_gap) if joined else []
        if groups:
            rows = (*(cut_group(line, piece.width) for line in groups), *piece.rows)
            piece = Piece(rows, groups[0].index, piece.last, piece.style)
        elif opens is not None and (is_header_row(opens) or not joined):
            head = fold_cells(opens)
        joined.append(piece)
    return joined


def _opening(piece: Piece) -> Row | None:
    return next((row for row in piece.rows if len(filled(row)) > 1), None)


def _with_foot(before: Piece, after: Piece, lines: Sequence[Line], is_gap: Callable[[int, int], bool]) -> Piece:
    """Return a piece with the group lines right under it, where a page ends between them and the next piece."""
    last = before.last
    of_staff = may_hold_staff(before.rows)
    while (
        last + 1 < after.first and is_group_line(lines[last + 1], of_staff=of_staff) and not is_gap(last + 1, last + 1)
    ):
        last += 1
    if last == before.last or not (_ends_page(lines, last, after.first) and is_gap(last + 1, after.first - 1)):
        return before
    groups = tuple(cut_group(line, before.width) for line in lines[before.last + 1 : last + 1])
    return replace(before, rows=(*before.rows, *groups), last=last)


def _ends_page(lines: Sequence[Line], last: int, first: int) -> bool:
    """Whether a page ends between two lines: its number or running head stands there, or the page of the file does."""
    return lines[last].page != lines[first].page or any(line.end > line.start for line in lines[last + 1 : first])


def _groups_between(
    before: Piece, piece: Piece, lines: Sequence[Line], is_gap: Callable[[int, int], bool]
) -> list[Line]:
    if before.width < 3 or abs(before.width - piece.width) > COLUMN_ROOM or not _opens_with_data(piece):
        return []
    groups: list[Line] = []
    of_staff = may_hold_staff(before.rows)
    for index in range(piece.first - 1, before.last, -1):
        line = lines[index]
        if is_group_line(line, of_staff=of_staff):
            groups.append(line)
        elif not is_gap(index, index):
            return []
    return groups[::-1]


def _opens_with_data(piece: Piece) -> bool:
    first = next((row for row in piece.rows if not is_empty(row)), None)
    return first is not None and not is_header_row(first) and not may_head(first)
