"""What a page draws outside of where it may draw: letters that nobody sees.

A browser that cuts a text into pages draws the letters that reach over the edge of a page on both pages, and clips
them on the one to which they do not belong.
"""

from __future__ import annotations

import ctypes
from typing import Any

from planparse.read.pdf_shapes import Box

_EDGE = 0.12
"""Share of the page's height or width at each edge in which text is looked at: elsewhere nothing is cut off."""
_SEEN = 0.5
"""Share of its box from which on text is seen."""
_MAX_SEGMENTS = 64


def is_near_edge(x: float, y: float, crop: Box) -> bool:
    """Whether a point of user space lies where pages are cut."""
    left, bottom, right, top = crop
    wide, high = _EDGE * (right - left), _EDGE * (top - bottom)
    return not (left + wide < x < right - wide and bottom + high < y < top - high)


def is_clipped(pdfium: Any, item: Any, box: Box) -> bool:
    """Whether most of an object's box (left, bottom, right, top in user space) lies outside of its clip."""
    clip = pdfium.FPDFPageObj_GetClipPath(item)
    if not clip:
        return False
    left, bottom, right, top = box
    area = (right - left) * (top - bottom)
    for index in range(max(pdfium.FPDFClipPath_CountPaths(clip), 0)):
        edges = _find_edges(pdfium, clip, index)
        if edges is None:
            continue
        left, bottom = max(left, edges[0]), max(bottom, edges[1])
        right, top = min(right, edges[2]), min(top, edges[3])
    if area <= 0:
        return False
    return max(right - left, 0.0) * max(top - bottom, 0.0) < _SEEN * area


def _find_edges(pdfium: Any, clip: Any, index: int) -> Box | None:
    count = pdfium.FPDFClipPath_CountPathSegments(clip, index)
    if not 2 <= count <= _MAX_SEGMENTS:
        return None
    x, y = ctypes.c_float(), ctypes.c_float()
    xs, ys = [], []
    for at in range(count):
        segment = pdfium.FPDFClipPath_GetPathSegment(clip, index, at)
        if segment and pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            xs.append(x.value)
            ys.append(y.value)
    return (min(xs), min(ys), max(xs), max(ys)) if xs else None
