"""Digits that touch on a scan: one stretch of ink, cut where both parts are surely digits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planparse.read.scan_digits import CLASSES, NONE, describe_sign, rate_signs

Box = tuple[int, int, int, int]
"""First and last column and row of a sign in a picture of its ink: x0, top, x1, bottom."""
WIDE = 1.25
"""Width of a sign, in heights of ก, from which on it may be two digits: the widest, ๗, has 1.05."""
WIDEST = 3.5
INK = 0.35
"""Share of full ink from which on a point belongs to a sign."""
SURE = 0.95
"""Chance that each part must have of being a digit."""
_LEAST = 0.35
"""Width of the narrowest digit, in heights of ก."""
THAI = "๐๑๒๓๔๕๖๗๘๙"


def part_touching(ink: Any, box: Box, unit: float, down: float) -> list[Box]:
    """Return the boxes of the digits that make up a sign, nothing where they are not sure or cuts make different ones.

    `ink` holds shares from 0 to 1, `unit` is the height of ก, `down` by how much row 0 lies below the foot of the line.
    """
    if not WIDE * unit <= box[2] - box[0] <= WIDEST * unit:
        return []
    cuts = _list_cuts(ink, box, unit)
    if not cuts:
        return []
    firsts = _rate(ink, [first for first, _ in cuts], unit, down)
    rests = _rate(ink, [rest for _, rest in cuts], unit, down)
    chances = [_weigh_pair(first, rest) for first, rest in zip(firsts, rests, strict=True)]
    sure = {firsts[at][0] + rests[at][0] for at, chance in enumerate(chances) if chance >= SURE}
    if sure:
        return list(cuts[max(range(len(cuts)), key=chances.__getitem__)]) if len(sure) == 1 else []
    best = max(range(len(cuts)), key=lambda at: firsts[at][1])
    more = part_touching(ink, cuts[best][1], unit, down) if firsts[best][1] >= SURE else []
    is_one_script = bool(more) and _weigh_pair(firsts[best], _rate(ink, more[:1], unit, down)[0]) > 0
    return [cuts[best][0], *more] if is_one_script else []


def _weigh_pair(first: tuple[str, float], rest: tuple[str, float]) -> float:
    """Return the chance that two parts are digits of one script."""
    return min(first[1], rest[1]) if (first[0] in THAI) == (rest[0] in THAI) else 0.0


def _list_cuts(ink: Any, box: Box, unit: float) -> list[tuple[Box, Box]]:
    """Return the two parts of a sign for each column at which a first digit may end."""
    x0, top, x1, bottom = box
    least = max(round(_LEAST * unit), 2)
    columns = range(x0 + least, min(x0 + round(WIDE * unit), x1 - least))
    cuts = [(_trim(ink, (x0, top, at, bottom)), _trim(ink, (at, top, x1, bottom))) for at in columns]
    return [(first, rest) for first, rest in cuts if first is not None and rest is not None]


def _trim(ink: Any, box: Box) -> Box | None:
    x0, top, x1, bottom = box
    filled = ink[top:bottom, x0:x1] > INK
    rows, columns = filled.any(axis=1).nonzero()[0], filled.any(axis=0).nonzero()[0]
    if len(rows) < 2 or len(columns) < 2:
        return None
    return x0 + int(columns[0]), top + int(rows[0]), x0 + int(columns[-1]) + 1, top + int(rows[-1]) + 1


def _rate(ink: Any, boxes: Sequence[Box], unit: float, down: float) -> list[tuple[str, float]]:
    """Return the digit that each box is most like, and how surely: 0 where it is none."""
    import numpy as np

    features = [describe_sign(ink[top:bottom, x0:x1], unit, down + bottom) for x0, top, x1, bottom in boxes]
    rated: list[tuple[str, float]] = []
    for rates in rate_signs(np.stack(features)):
        best = int(rates.argmax())
        rated.append(("", 0.0) if best == NONE else (CLASSES[best], float(rates[best])))
    return rated
