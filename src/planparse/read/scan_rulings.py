"""Rulings of a scanned page, found in its picture: long dark runs that are thin."""

from __future__ import annotations

from typing import Any

from planparse.read.pdf_rulings import find_tables
from planparse.read.pdf_shapes import Ruling

DARK = 140
"""Grey from 0 (black) to 255 below which a point is ink."""
SHORTEST_POINTS = 24.0
"""Points: shorter dark runs are letters."""
THICKEST_POINTS = 2.5
"""Points: thicker ones are pictures."""
MAX_RUNS = 20_000


def lift_rulings(picture: Any, scale: float) -> tuple[Any, list[Ruling]]:
    """Return the picture without the rulings of its tables, and these in points (`scale` is pixels to a point).

    Where they make no table, the picture is returned as it is, and no ruling.
    """
    import numpy as np
    from PIL import Image

    grey = np.asarray(picture)
    dark = grey < DARK
    rulings: list[Ruling] = []
    mask = np.zeros_like(dark)
    for is_vertical in (False, True):
        across, own = (dark.T, mask.T) if is_vertical else (dark, mask)
        for at, start, end in _find_runs(across, scale):
            rulings.append(Ruling(is_vertical, at / scale, start / scale, end / scale))
            own[max(at - 1, 0) : at + 2, start:end] = True
    if not 0 < len(rulings) <= MAX_RUNS or not find_tables(rulings):
        return picture, []
    return Image.fromarray(np.where(mask, np.uint8(255), grey)), rulings


def _find_runs(dark: Any, scale: float) -> list[tuple[int, int, int]]:
    """Return (row, start, end) of the dark runs of each row that are long, and light on both sides."""
    import numpy as np

    closed = dark.copy()
    closed[:, 1:-1] |= dark[:, :-2] & dark[:, 2:]  # a light point between two dark ones is noise
    edges = np.diff(np.pad(closed, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    starts, ends = np.argwhere(edges == 1), np.argwhere(edges == -1)
    long = (ends[:, 1] - starts[:, 1]) >= SHORTEST_POINTS * scale
    reach = max(round(THICKEST_POINTS * scale), 1)
    last = dark.shape[0] - 1
    found: list[tuple[int, int, int]] = []
    for (row, start), (_, end) in zip(starts[long].tolist(), ends[long].tolist(), strict=True):
        above = dark[max(row - reach, 0), start:end].mean()
        below = dark[min(row + reach, last), start:end].mean()
        if above < 0.5 and below < 0.5:
            found.append((row, start, end))
    return found
