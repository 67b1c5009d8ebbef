"""Stretches of a page whose text is told apart from their glyphs (`ActualText` of marked content).

Chromium prints each Thai cluster of more than one glyph so: a letter, its vowel and its tone mark are text
objects of their own, and the wording stands over all of them. pdfium gives the whole of it to one of the objects,
now and then to two, and none to the others.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

from planparse.read.pdf_marks import MARKS
from planparse.read.pdf_shapes import Box, unite_boxes

MAX_SPAN = 400
"""Characters of the wording of one stretch that are compared; longer ones stay as they are."""
_STRING = 3
"""FPDF_OBJECT_STRING"""
_SIDE = 0.07
"""Room between the ink of a letter and the next letter, in sizes of the font: a stretch is known by its ink."""


@dataclass(slots=True)
class Span:
    """One stretch: the mark it goes by, its wording, and the boxes of what it draws so far."""

    mark: int
    wordings: tuple[str, str]
    boxes: list[Box] = field(default_factory=list)

    def says(self, chars: list[str]) -> bool:
        """Whether the characters of an object are the wording of the stretch."""
        return "".join(chars).strip() in self.wordings


class SpanFinder:
    """Finds the stretch that an object of one page belongs to."""

    def __init__(self, pdfium: Any) -> None:
        self._pdfium = pdfium
        self._known: dict[int, tuple[str, str] | None] = {}

    def find(self, item: Any) -> Span | None:
        """Return the stretch that the object stands in; None where there is none, or it says nothing."""
        pdfium = self._pdfium
        for index in range(pdfium.FPDFPageObj_CountMarks(item) - 1, -1, -1):
            mark = pdfium.FPDFPageObj_GetMark(item, index)
            if not mark:
                continue
            address = ctypes.addressof(mark.contents)
            if address not in self._known:
                self._known[address] = self._read_wording(mark)
            wordings = self._known[address]
            if wordings is not None:
                return Span(address, wordings)
        return None

    def _read_wording(self, mark: Any) -> tuple[str, str] | None:
        pdfium = self._pdfium
        if pdfium.FPDFPageObjMark_GetParamValueType(mark, b"ActualText") != _STRING:
            return None
        buffer, length = (ctypes.c_ushort * (MAX_SPAN + 1))(), ctypes.c_ulong()
        done = pdfium.FPDFPageObjMark_GetParamStringValue(mark, b"ActualText", buffer, 2 * MAX_SPAN, length)
        if not done or not 2 < length.value <= 2 * MAX_SPAN:
            return None
        text = bytes(buffer)[: length.value - 2].decode("utf-16-le", errors="replace")
        return text.strip(), _read_pairs(text).strip()


def _read_pairs(text: str) -> str:
    r"""Return the text whose UTF-16 pdfium gives byte by byte.

    >>> _read_pairs("\x0e\x15\x0e3")
    'ตำ'
    """
    if len(text) % 2 or any(ord(char) > 0xFF for char in text):
        return text
    return text.encode("latin-1").decode("utf-16-be", errors="replace")


def spread_boxes(chars: list[str], boxes: list[Box], origin: float, size: float) -> list[Box]:
    """Return a box for each character of a stretch: letters share its width, a mark stands at the end of its letter.

    `boxes` are those of what is drawn, `origin` is where the first letter begins, along the line.
    """
    inked, bottom, right, top = unite_boxes(boxes)
    left = min(origin, inked)
    letters = max(sum(1 for char in chars if char not in MARKS), 1)
    step = (right + _SIDE * size - left) / letters
    spread: list[Box] = []
    at = left
    for char in chars:
        end = at if char in MARKS else at + step
        spread.append((at, bottom, end, top))
        at = end
    return spread
