"""How large the pictures of a page are, before any is unpacked: a small file may hold one of gigabytes."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

MAX_OBJECTS = 20_000
MAX_DEPTH = 8


def find_largest_picture(page: Any) -> int:
    """Return the pixels of the largest picture of a page that is open in pdfium, 0 where it has none."""
    import pypdfium2.raw as pdfium

    width, height = ctypes.c_uint(), ctypes.c_uint()
    largest = 0
    for item in _walk(pdfium, page.raw):
        if pdfium.FPDFImageObj_GetImagePixelSize(item, width, height):
            largest = max(largest, width.value * height.value)
    return largest


def _walk(pdfium: Any, page: Any) -> Iterator[Any]:
    """Yield the pictures of a page, those of its form objects among them."""
    count = pdfium.FPDFPage_CountObjects(page)
    waiting = [(pdfium.FPDFPage_GetObject(page, at), 0) for at in range(min(max(count, 0), MAX_OBJECTS))]
    seen = 0
    while waiting and seen < MAX_OBJECTS:
        seen += 1
        item, depth = waiting.pop()
        kind = pdfium.FPDFPageObj_GetType(item) if item else 0
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield item
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            own = min(max(pdfium.FPDFFormObj_CountObjects(item), 0), MAX_OBJECTS)
            waiting += [(pdfium.FPDFFormObj_GetObject(item, at), depth + 1) for at in range(own)]
