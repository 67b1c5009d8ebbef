"""Tables that touch: one right under the other, with columns of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from planparse.read.pdf_shapes import Ruling

_SHARED = 0.5
"""Two rows of one table have this share of the inner edges of the one with fewer in common."""
_MIN_EDGES = 2
"""Rows with fewer inner edges do not tell: a row of one wide cell, a total over most of its columns.

Where all rows have two cells, one change of the edge between them tells two tables; more are a form."""
_COVERED = 0.5


def cut_stacked(group: Sequence[Ruling], tolerance: float, most: int) -> list[list[Ruling]]:
    """Cut connected rulings where the columns above and below a level have little in common.

    `tolerance` is how far edges that are one may lie apart; more than `most` rulings of a direction stay as they are.

    >>> level = [Ruling(False, y, 0, 90) for y in (0, 20, 40)]
    >>> above = [Ruling(True, x, 0, 20) for x in (0, 20, 40, 90)]
    >>> below = [Ruling(True, x, 20, 40) for x in (0, 30, 60, 90)]
    >>> [len(part) for part in cut_stacked([*level, *above, *below], 2, 400)]
    [6, 6]
    """
    levels = sorted({ruling.at for ruling in group if not ruling.is_vertical})
    uprights = [ruling for ruling in group if ruling.is_vertical]
    if len(levels) < 3 or not uprights or max(len(levels), len(uprights)) > most:
        return [list(group)]
    cuts = _find_cuts(levels, uprights, tolerance)
    if not cuts:
        return [list(group)]
    bounds = [levels[0], *cuts, levels[-1]]
    return [
        _clip(group, top, bottom, tolerance, is_last=bottom == bounds[-1], is_first=top == bounds[0])
        for top, bottom in pairwise(bounds)
    ]


def _find_cuts(levels: Sequence[float], uprights: Sequence[Ruling], tolerance: float) -> list[float]:
    left, right = min(ruling.at for ruling in uprights), max(ruling.at for ruling in uprights)
    inner = [ruling for ruling in uprights if left + tolerance < ruling.at < right - tolerance]
    rows: list[tuple[float, list[float]]] = []
    for top, bottom in pairwise(levels):
        need = _COVERED * (bottom - top)
        rows.append((top, [r.at for r in inner if min(r.end, bottom) - max(r.start, top) >= need]))
    if all(len(edges) == 1 for _, edges in rows):
        cuts = _list_cuts(rows, 1, tolerance)
        return cuts if len(cuts) == 1 and len(rows) > 2 else []
    return _list_cuts(rows, _MIN_EDGES, tolerance)


def _list_cuts(rows: Sequence[tuple[float, list[float]]], least: int, tolerance: float) -> list[float]:
    cuts: list[float] = []
    last: list[float] = []
    for top, edges in rows:
        if len(edges) < least:
            continue
        if last and _count_shared(last, edges, tolerance) < _SHARED * min(len(last), len(edges)):
            cuts.append(top)
        last = edges
    return cuts


def _count_shared(one: Sequence[float], other: Sequence[float], tolerance: float) -> int:
    return sum(1 for at in one if any(abs(at - place) <= tolerance for place in other))


def _clip(
    group: Sequence[Ruling], top: float, bottom: float, tolerance: float, *, is_first: bool, is_last: bool
) -> list[Ruling]:
    """Return the part of the rulings between two levels; the level of a cut belongs to both parts."""
    upper = float("-inf") if is_first else top
    lower = float("inf") if is_last else bottom
    part: list[Ruling] = []
    for ruling in group:
        if not ruling.is_vertical:
            if upper <= ruling.at <= lower:
                part.append(ruling)
        elif min(ruling.end, lower) - max(ruling.start, upper) > tolerance:
            part.append(ruling._replace(start=max(ruling.start, upper), end=min(ruling.end, lower)))
    return part
