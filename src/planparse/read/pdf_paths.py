"""The paths of a page: thin shapes and straight lines are rulings, all others are drawings."""

from __future__ import annotations

import ctypes
from itertools import pairwise
from typing import Any

from planparse.read.pdf_frames import PageFrame
from planparse.read.pdf_geometry import Matrix, apply, multiply

MAX_SEGMENTS = 100_000
"""Segments of paths read of one page: a grid of a spreadsheet may be one path of thousands."""
THICKEST_RULING = 3.5
"""Points: a filled shape no thicker than this is a line."""
SHORTEST_RULING = 3.0


class PathReader:
    """Reads the paths of one page: `rulings` are boxes on the page as shown, `drawings` the number of other shapes."""

    def __init__(self, pdfium: Any, frame: PageFrame) -> None:
        self._pdfium = pdfium
        self._frame = frame
        self._segments = 0
        self.drawings = 0
        self.rulings: list[tuple[float, float, float, float]] = []

    def read(self, item: Any, form: Matrix) -> None:
        """Take the rulings of a path, or count it as a drawing."""
        pdfium = self._pdfium
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if not fill.value and not stroke.value:
            return  # a clip
        x0, top, x1, bottom = self._frame.find_bounds(item, form)
        width, height = x1 - x0, bottom - top
        if height <= THICKEST_RULING and width >= SHORTEST_RULING:
            middle = (top + bottom) / 2
            self.rulings.append((x0, middle, x1, middle))
        elif width <= THICKEST_RULING and height >= SHORTEST_RULING:
            middle = (x0 + x1) / 2
            self.rulings.append((middle, top, middle, bottom))
        else:
            self.drawings += 1
            segments = pdfium.FPDFPath_CountSegments(item)
            self._segments += segments
            if segments >= 2 and self._segments <= MAX_SEGMENTS:
                self._read_segments(item, form, is_filled=not stroke.value)

    def _read_segments(self, item: Any, form: Matrix, *, is_filled: bool) -> None:
        """Take the straight lines of a stroked path; of a filled one, each part that is thin."""
        for part in self._list_parts(item, multiply(self._frame.get_matrix(item), form)):
            if is_filled:
                self._add_thin(part)
                continue
            for (ax, ay), (bx, by) in pairwise(part):
                if abs(ax - bx) <= 1 or abs(ay - by) <= 1:
                    self.rulings.append((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))

    def _add_thin(self, part: list[tuple[float, float]]) -> None:
        xs, ys = [x for x, _ in part], [y for _, y in part]
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        if height <= THICKEST_RULING and width >= SHORTEST_RULING:
            middle = (max(ys) + min(ys)) / 2
            self.rulings.append((min(xs), middle, max(xs), middle))
        elif width <= THICKEST_RULING and height >= SHORTEST_RULING:
            middle = (max(xs) + min(xs)) / 2
            self.rulings.append((middle, min(ys), middle, max(ys)))

    def _list_parts(self, item: Any, matrix: Matrix) -> list[list[tuple[float, float]]]:
        """Return the corners of each part of a path; parts with a curve are left out, as no frame has one."""
        pdfium = self._pdfium
        parts: list[list[tuple[float, float]]] = []
        part: list[tuple[float, float]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(pdfium.FPDFPath_CountSegments(item)):
            segment = pdfium.FPDFPath_GetPathSegment(item, index)
            kind = pdfium.FPDFPathSegment_GetType(segment)
            if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
                part.clear()
                continue
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            if kind == pdfium.FPDF_SEGMENT_MOVETO:
                part = []
                parts.append(part)
            part.append(self._frame.place(*apply(matrix, x.value, y.value)))
            if pdfium.FPDFPathSegment_GetClose(segment):
                part.append(part[0])
        return [part for part in parts if len(part) >= 2]
