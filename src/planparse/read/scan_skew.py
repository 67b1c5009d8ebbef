"""A scanned page set straight: by how much its lines lean, found in its picture."""

from __future__ import annotations

from typing import Any

MAX_DEGREES = 4.0
"""Pages that lean more were not put on the glass by a person who looked."""
MIN_DEGREES = 0.15
"""A page that leans less is read as it is: over its width that is half a line."""
_WIDTH = 800
"""Width, in pixels, of the picture in which the angle is sought."""
_DARK = 140
_PAPER, _EDGE = 180, 60
"""Grey values: paper is lighter than the one; the edge of a letter differs from it by more than the other."""
NOISY = 0.5
"""Grey values by which the paper of a scan differs from point to point, from which on it is smoothed."""
_COARSE, _FINE = 0.5, 0.05


def find_skew(picture: Any) -> float:
    """Return by how many degrees the lines of a grey picture lean; turning it by as many sets them straight.

    The angle is that at which the rows of the picture differ most: lines of text and gaps between them.
    """
    import numpy as np
    from PIL import Image

    scale = _WIDTH / max(picture.width, 1)
    size = (_WIDTH, max(round(picture.height * scale), 1))
    grey = np.asarray(picture.resize(size, Image.Resampling.BOX))
    dark = grey < max(_DARK, int(np.median(grey)) - 40)
    if not dark.any():
        return 0.0
    ink = Image.fromarray(np.where(dark, np.uint8(255), np.uint8(0)))

    def rate(angle: float) -> float:
        rows = np.asarray(ink.rotate(angle, resample=Image.Resampling.BILINEAR)).sum(axis=1, dtype=np.float64)
        return float(np.square(np.diff(rows)).sum())

    steps = round(MAX_DEGREES / _COARSE)
    best = max((step * _COARSE for step in range(-steps, steps + 1)), key=rate)
    steps = round(_COARSE / _FINE)
    best = max((best + step * _FINE for step in range(-steps, steps + 1)), key=rate)
    return best if MIN_DEGREES <= abs(best) <= MAX_DEGREES else 0.0


def set_straight(picture: Any) -> tuple[Any, float]:
    """Return the picture with its lines level and its noise smoothed, and the degrees by which it was turned."""
    from PIL import Image, ImageFilter

    angle = find_skew(picture)
    if angle:
        picture = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
    smooth = picture.filter(ImageFilter.MedianFilter(3))
    return (smooth if _measure_noise(picture, smooth) > NOISY else picture), angle


def _measure_noise(picture: Any, smooth: Any) -> float:
    """Return by how many grey values the points of the paper differ from those around them."""
    import numpy as np

    grey, level = np.asarray(picture, dtype=np.int16)[::4, ::4], np.asarray(smooth, dtype=np.int16)[::4, ::4]
    apart = np.abs(grey - level)
    paper = (level > _PAPER) & (apart < _EDGE)
    return float(apart[paper].mean()) if paper.any() else 0.0
