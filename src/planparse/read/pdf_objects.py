"""One PDF page to runs, rulings and pictures: pdfium's page objects, in the order of the content stream.

pdfium's text page sorts text objects by their place, which takes marks from their letters; so characters are
taken from it one by one and given back to the object they belong to. What is drawn by a form object counts as
drawn where the form stands in the stream.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from typing import Any

from planparse.read.pdf_characters import ObjectText, collect_characters
from planparse.read.pdf_clips import is_clipped, is_near_edge
from planparse.read.pdf_frames import NO_SPACE_WIDTH, PageFrame
from planparse.read.pdf_geometry import IDENTITY, Matrix, as_ruling, find_turn, multiply, turn_box
from planparse.read.pdf_paths import PathReader
from planparse.read.pdf_shapes import Box, PageShapes, Run, unite_boxes
from planparse.read.pdf_spans import Span, SpanFinder, spread_boxes
from planparse.read.pdf_upright import Draft, find_main_turn, finish_run

MAX_OBJECTS = 200_000
"""Objects read of one page: the densest of 2,946 pages had 9,000; a page with more is a drawing or an attack."""
MAX_DEPTH = 8
"""Form objects within form objects."""
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5


class PageReader:
    """Reads one page that is open in pdfium."""

    def __init__(self, page: Any, number: int, is_over: Callable[[], bool] = lambda: False) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._keeper = page  # pdfium frees the page with its last reference
        self._page = page.raw
        self._number = number
        self._is_over = is_over
        self._frame = PageFrame(pdfium, page)
        self._paths = PathReader(pdfium, self._frame)
        self._texts: dict[int, ObjectText] = {}
        self._count = 0
        self._dropped = 0
        self._blank = 0
        self._spans = SpanFinder(pdfium)
        self._span: Span | None = None
        self._spread: list[tuple[Span, ObjectText, float, float]] = []
        self._turned: list[tuple[Span, ObjectText]] = []
        self._pictures: list[Box] = []
        self._matrix = pdfium.FS_MATRIX()

    def read(self) -> PageShapes:
        """Return what stands on the page."""
        text_page = self._pdfium.FPDFText_LoadPage(self._page)
        try:
            if text_page:
                self._texts, self._dropped = collect_characters(self._pdfium, text_page)
            drafts = list(self._walk(text_page))
            for span, text, origin, size in self._spread:
                text.boxes = spread_boxes(text.chars, span.boxes, origin, size)
            for span, text in self._turned:
                text.boxes = [unite_boxes(span.boxes)] * len(text.chars)
        finally:
            if text_page:
                self._pdfium.FPDFText_ClosePage(text_page)
        return self._turn_upright(drafts)

    # -- objects ----------------------------------------------------------------------------------

    def _walk(self, text_page: Any) -> Iterator[Draft]:
        pdfium = self._pdfium
        count = pdfium.FPDFPage_CountObjects(self._page)
        is_apart = [False]
        for index in range(max(count, 0)):
            item = pdfium.FPDFPage_GetObject(self._page, index)
            yield from self._read_object(text_page, item, IDENTITY, is_apart, 0)

    def _read_object(
        self, text_page: Any, item: Any, form: Matrix, is_apart: list[bool], depth: int
    ) -> Iterator[Draft]:
        self._count += 1
        if self._count % 1000 == 0 and self._is_over():
            self._count = MAX_OBJECTS  # what comes after is left out
        if self._count > MAX_OBJECTS:
            self._dropped += 1
            return
        if not item:
            return
        kind = self._pdfium.FPDFPageObj_GetType(item)
        if kind == _TEXT:
            yield from self._read_run(text_page, item, form, is_apart)
        elif kind == _PATH:
            self._paths.read(item, form)
        elif kind == _IMAGE:
            self._pictures.append(self._frame.find_bounds(item, form))
        elif kind == _FORM and depth < MAX_DEPTH:
            inner = multiply(self._frame.get_matrix(item), form)
            for index in range(max(self._pdfium.FPDFFormObj_CountObjects(item), 0)):
                child = self._pdfium.FPDFFormObj_GetObject(item, index)
                yield from self._read_object(text_page, child, inner, is_apart, depth + 1)

    def _read_run(self, text_page: Any, item: Any, form: Matrix, is_apart: list[bool]) -> Iterator[Draft]:
        """Yield the run of a text object, unless it says nothing, or the object before it said it already."""
        if self._goes_on(item, form):
            return
        found = self._read_text(text_page, item, form)
        if found is None:
            is_apart[0] = True
            self._blank += 1
            return
        found[0].is_apart = is_apart[0]
        is_apart[0] = False
        yield found

    def _read_text(self, text_page: Any, item: Any, form: Matrix) -> Draft | None:
        """Return the run of a text object, its characters, and its direction in quarter turns."""
        text = self._texts.pop(ctypes.addressof(item.contents), None)
        if text is None or not text.chars:
            text = self._take_wording(item, form)
            if text is None:
                return self._read_wordless(item, form)
            a, b, c, d, e, f = multiply(self._frame.get_matrix(item), form)
        else:
            matrix = self._matrix
            self._pdfium.FPDFText_GetMatrix(text_page, text.first, matrix)
            a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
        if is_near_edge(e, f, self._frame.crop) and is_clipped(self._pdfium, item, self._frame.get_bounds(item, form)):
            return None
        size = self._frame.measure_font(item)
        name, space = self._frame.find_font(item)
        turn = (find_turn(a, b) + self._frame.rotation) % 4
        wide, high = (a * a + b * b) ** 0.5 or 1e-6, (c * c + d * d) ** 0.5 or 1e-6
        run = Run([], 0.0, size * high, space * size * wide, name, unmapped=frozenset(text.unmapped))
        x, y = self._frame.place(e, f)
        run.baseline = y if turn % 2 == 0 else x
        if self._span is not None:
            self._begin_span(text, self._frame.get_bounds(item, form), (e, run.size, turn))
        elif len(text.chars) <= 2:
            run.ink = self._frame.find_bounds(item, form)
        return run, text, turn

    # -- stretches with a wording of their own ----------------------------------------------------

    def _goes_on(self, item: Any, form: Matrix) -> bool:
        """Whether the object goes on in the stretch of the one before it, whose wording is taken already."""
        span = self._spans.find(item)
        if span is None or self._span is None or span.mark != self._span.mark:
            self._span = span
            return False
        self._texts.pop(ctypes.addressof(item.contents), None)
        self._span.boxes.append(self._frame.get_bounds(item, form))
        return True

    def _begin_span(self, text: ObjectText, box: Box, place: tuple[float, float, int]) -> None:
        """Take the stretch, if the characters are its wording; its boxes are spread when the page is read."""
        span = self._span
        if span is None or not span.says(text.chars):
            self._span = None
            return
        span.boxes.append(box)
        if place[2] == self._frame.rotation:
            self._spread.append((span, text, place[0], place[1]))
        else:
            self._turned.append((span, text))

    def _take_wording(self, item: Any, form: Matrix) -> ObjectText | None:
        """Return the wording of the stretch for an object that pdfium gives no text for, and that draws something."""
        span = self._span
        left, bottom, right, top = self._frame.get_bounds(item, form)
        if span is None or right - left < 0.05 or top - bottom < 0.05:
            self._span = None
            return None
        text = ObjectText(-1)
        text.chars = list(span.wordings[-1])
        text.boxes = [(left, bottom, right, top)] * len(text.chars)
        return text

    def _read_wordless(self, item: Any, form: Matrix) -> Draft | None:
        """Return what a text object without any text draws as one unknown character; None where it is blank."""
        box = self._frame.find_bounds(item, form)
        if box[2] - box[0] < 0.05 or box[3] - box[1] < 0.05:
            return None
        size = box[3] - box[1]
        run = Run([], box[3], size, NO_SPACE_WIDTH * size, self._frame.find_font(item)[0], ink=box)
        run.is_wordless = True
        return run, ObjectText(0), self._frame.rotation

    # -- the page as it is read -------------------------------------------------------------------

    def _turn_upright(self, drafts: list[Draft]) -> PageShapes:
        """Turn the page so that most of its text reads from left to right."""
        turn = find_main_turn(drafts)
        left, bottom, right, top = self._frame.crop
        shown = (right - left, top - bottom) if self._frame.rotation % 2 == 0 else (top - bottom, right - left)
        width, height = shown if turn % 2 == 0 else (shown[1], shown[0])
        shapes = PageShapes(self._number, width, height, turn, shown[0], shown[1], dropped_objects=self._dropped)
        shapes.drawings, shapes.blank_objects = self._paths.drawings, self._blank
        shapes.runs = [finish_run(draft, self._frame, turn, shown) for draft in drafts]
        for x0, y0, x1, y1 in self._paths.rulings:
            box = turn_box((x0, y0, x1, y1), turn, shown)
            shapes.rulings.append(as_ruling(box))
        shapes.pictures = [turn_box(box, turn, shown) for box in self._pictures]
        return shapes
