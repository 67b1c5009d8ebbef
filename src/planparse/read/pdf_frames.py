"""Where the objects of a page lie, and what their fonts are called."""

from __future__ import annotations

import ctypes
import re
from typing import Any

from planparse.read.pdf_geometry import IDENTITY, Matrix, apply, find_place
from planparse.read.pdf_shapes import Box

NO_SPACE_WIDTH = 0.25
"""Width of the space, in sizes of the font, where the font does not say."""
_WIDEST_SPACE, _WIDEST_FIXED = 0.45, 0.7
"""A wider space is none: a font that was cut down to the letters of a document gives the width of its empty box."""
_FIXED = re.compile("mono|cour|typewr|consol|fixed", re.IGNORECASE)


class PageFrame:
    """The frame of one page that is open in pdfium: its edges, its rotation, and the boxes of objects in it.

    `crop` is left, bottom, right, top in user space, `rotation` counts quarter turns; `place` takes a point of user
    space to the page as it is shown.
    """

    def __init__(self, pdfium: Any, page: Any) -> None:
        self._pdfium = pdfium
        left, bottom, right, top = page.get_cropbox()
        self.crop = (left, bottom, right, top)
        self.rotation = (page.get_rotation() // 90) % 4
        self.place = find_place(self.crop, self.rotation)
        self._fonts: dict[int, tuple[str, float]] = {}
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._edge_refs = [ctypes.byref(edge) for edge in self._edges]

    def measure_font(self, item: Any) -> float:
        """Return the size of the font of a text object, before its matrix."""
        self._pdfium.FPDFTextObj_GetFontSize(item, self._edge_refs[0])
        return abs(self._edges[0].value)

    def find_font(self, item: Any) -> tuple[str, float]:
        """Return the font's name without its subset tag kept apart, and the width of its space in sizes."""
        font = self._pdfium.FPDFTextObj_GetFont(item)
        if not font:
            return "", NO_SPACE_WIDTH
        address = ctypes.addressof(font.contents)
        found = self._fonts.get(address)
        if found is None:
            buffer = ctypes.create_string_buffer(256)
            self._pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
            width = ctypes.c_float()
            is_known = self._pdfium.FPDFFont_GetGlyphWidth(font, 0x20, 1.0, width)
            name = buffer.value.decode("latin-1")
            widest = _WIDEST_FIXED if _FIXED.search(name) else _WIDEST_SPACE
            space = width.value if is_known and 0.1 <= width.value <= widest else NO_SPACE_WIDTH
            found = self._fonts[address] = (name, space)
        return found

    def get_matrix(self, item: Any) -> Matrix:
        """Return the object's matrix."""
        matrix = self._pdfium.FS_MATRIX()
        if not self._pdfium.FPDFPageObj_GetMatrix(item, matrix):
            return IDENTITY
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def get_bounds(self, item: Any, form: Matrix) -> Box:
        """Return the box of what the object draws: left, bottom, right, top in user space."""
        edges = self._edges
        self._pdfium.FPDFPageObj_GetBounds(item, *self._edge_refs)
        left, bottom, right, top = edges[0].value, edges[1].value, edges[2].value, edges[3].value
        if form is IDENTITY:
            return (left, bottom, right, top)
        x0, y0 = apply(form, left, bottom)
        x1, y1 = apply(form, right, top)
        return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def find_bounds(self, item: Any, form: Matrix) -> Box:
        """Return the same box on the page as it is shown: x0, top, x1, bottom."""
        left, bottom, right, top = self.get_bounds(item, form)
        if self.rotation == 0:
            return (left - self.crop[0], self.crop[3] - top, right - self.crop[0], self.crop[3] - bottom)
        x0, y0 = self.place(left, bottom)
        x1, y1 = self.place(right, top)
        return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
