"""Signs of one line of a scanned page: its ink cut where no ink stands between, each with its features."""

from __future__ import annotations

from typing import Any, NamedTuple

from planparse.read.scan_digits import CLASSES, NONE, describe_sign, rate_signs
from planparse.read.scan_touching import INK, part_touching

ABOVE, BELOW = 1.9, 0.65
"""What of a line is looked at, from its foot, in heights of ก: ๗ and ๙ rise, a comma goes down."""
LOWEST = 0.6
"""Lower signs, in heights of ก, are points and dashes; no digit is."""
HIGHEST = 2.2
LEAST_POINTS = 6
OUT = 2.4
"""How far beyond an edge, in heights of ก, signs are followed that stand close."""
NEAR = 0.3
"""Gap at most between the signs of one figure, in heights of ก."""


class Sign(NamedTuple):
    """A sign of a line: its edges in pixels, what digit it is most like ("" for none), and how surely.

    `is_tall` tells that it is as high as a letter: points and dashes are not looked at.
    """

    x0: int
    top: int
    x1: int
    bottom: int
    digit: str
    chance: float
    is_tall: bool


class Foot(NamedTuple):
    """How the letters of a line stand: y of the line they stand on, and the height of ก, in pixels."""

    at: float
    unit: float


def read_signs(grey: Any, foot: Foot, x0: float, x1: float) -> list[Sign]:
    """Return the signs of a grey picture that stand on a line between two edges, from left to right."""
    import numpy as np

    top = max(round(foot.at - ABOVE * foot.unit), 0)
    left, right = max(round(x0), 0), min(round(x1), grey.shape[1])
    band = grey[top : round(foot.at + BELOW * foot.unit), left:right].astype(np.float32)
    if band.shape[0] < LEAST_POINTS or band.shape[1] < 2:
        return []
    paper, dark = float(np.median(band)), float(band.min())
    ink = np.clip((paper - band) / max(paper - dark, 60.0), 0, 1)
    boxes = [box for start, end in find_stretches((ink > INK).any(axis=0)) if (box := _cut_rows(ink, start, end, foot))]
    boxes = [part for box in boxes for part in part_touching(ink, box, foot.unit, top - foot.at) or [box]]
    tall = [box for box in boxes if LOWEST * foot.unit <= box[3] - box[1] <= HIGHEST * foot.unit]
    rated = {}
    if tall:
        down = top - foot.at
        features = [describe_sign(ink[b[1] : b[3], b[0] : b[2]], foot.unit, down + b[3]) for b in tall]
        rated = dict(zip(tall, rate_signs(np.stack(features)), strict=True))
    return [_name(box, rated.get(box), left, top) for box in boxes]


def read_whole_signs(
    grey: Any, foot: Foot, x0: float, x1: float, *, goes_left: bool = True, goes_right: bool = True
) -> list[Sign]:
    """Return the signs between two edges and those close beside them: boxes of an engine end early.

    `goes_left` and `goes_right` tell at which edges the line ends, so that what stands beyond is of nothing else.
    """
    reach, near = OUT * foot.unit, NEAR * foot.unit
    signs = read_signs(grey, foot, x0 - reach * goes_left, x1 + reach * goes_right)
    within = [at for at, sign in enumerate(signs) if sign.x1 > x0 and sign.x0 < x1]
    if not within:
        return []
    first, last = within[0], within[-1]
    while first and signs[first].x0 - signs[first - 1].x1 <= near:
        first -= 1
    while last + 1 < len(signs) and signs[last + 1].x0 - signs[last].x1 <= near:
        last += 1
    return signs[first : last + 1]


def find_stretches(filled: Any) -> list[tuple[int, int]]:
    """Return the [start, end) of the stretches that are true."""
    import numpy as np

    edges = np.diff(np.concatenate([[0], filled.astype(np.int8), [0]]))
    return list(zip(np.nonzero(edges == 1)[0].tolist(), np.nonzero(edges == -1)[0].tolist(), strict=True))


def _cut_rows(ink: Any, start: int, end: int, foot: Foot) -> tuple[int, int, int, int] | None:
    """Return the box of the main sign in some columns: marks above and below it are left out; None for a speck."""
    own = ink[:, start:end] > INK
    rows = find_stretches(own.any(axis=1))
    top, bottom = max(rows, key=lambda row: int(own[row[0] : row[1]].sum()))
    part = own[top:bottom]
    if int(part.sum()) < max(LEAST_POINTS, 0.01 * foot.unit * foot.unit):
        return None
    columns = part.any(axis=0).nonzero()[0]
    return (start + int(columns[0]), top, start + int(columns[-1]) + 1, bottom)


def _name(box: tuple[int, int, int, int], rates: Any | None, left: int, top: int) -> Sign:
    x0, y0, x1, y1 = box[0] + left, box[1] + top, box[2] + left, box[3] + top
    if rates is None:
        return Sign(x0, y0, x1, y1, "", 1.0, is_tall=False)
    best = int(rates.argmax())
    return Sign(x0, y0, x1, y1, "" if best == NONE else CLASSES[best], float(rates[best]), is_tall=True)


def find_ink(cell: Any, unit: float) -> tuple[int, int] | None:
    """Return the first and last row of the ink of one line in a picture; None for none, or for more than one line."""
    import numpy as np

    if cell.size == 0 or min(cell.shape) < LEAST_POINTS:
        return None
    grey = cell.astype(np.float32)
    paper, dark = float(np.median(grey)), float(grey.min())
    if paper - dark < 60.0:
        return None
    ink = (paper - grey) / (paper - dark) > INK
    if int(ink.sum()) < max(LEAST_POINTS, 0.01 * unit * unit):
        return None
    rows = ink.any(axis=1).nonzero()[0]
    first, last = int(rows[0]), int(rows[-1]) + 1
    return (first, last) if last - first <= 2 * unit else None
