"""One PDF page to runs, rulings and pictures: pdfium's page objects, in the order of the content stream.

pdfium's text page sorts text objects by their place, which takes marks from their letters; so characters are
taken from it one by one and given back to the object they belong to. What is drawn by a form object counts as
drawn where the form stands in the stream.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from planparse.read.pdf_clips import is_clipped, is_near_edge
from planparse.read.pdf_shapes import REPLACEMENT, Box, Cluster, PageShapes, Ruling, Run
from planparse.read.pdf_spans import Span, SpanFinder, spread_boxes

MAX_OBJECTS = 200_000
"""Objects read of one page: the densest of 2,946 pages had 9,000; a page with more is a drawing or an attack."""
MAX_CHARACTERS = 400_000
"""Characters read of one page."""
MAX_DEPTH = 8
"""Form objects within form objects."""
MAX_SEGMENTS = 100_000
"""Segments of paths read of one page: a grid of a spreadsheet may be one path of thousands."""
THICKEST_RULING = 3.5
"""Points: a filled shape no thicker than this is a line."""
SHORTEST_RULING = 3.0
_TEXT, _PATH, _IMAGE, _FORM = 1, 2, 3, 5
_NO_SPACE_WIDTH = 0.25
"""Width of the space, in sizes of the font, where the font does not say."""

_WIDEST_SPACE, _WIDEST_FIXED = 0.45, 0.7
"""A wider space is none: a font that was cut down to the letters of a document gives the width of its empty box."""
_FIXED = re.compile("mono|cour|typewr|consol|fixed", re.IGNORECASE)

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


class ObjectText:
    """The characters of one text object: codes, edges along the page, whether the font has a map for each."""

    __slots__ = ("boxes", "chars", "first", "inks", "unmapped")

    def __init__(self, first: int) -> None:
        self.first = first
        self.chars: list[str] = []
        self.boxes: list[Box] = []
        self.unmapped: set[int] = set()
        self.inks: dict[int, tuple[float, float]] = {}
        """Width and height of what each tone mark draws."""


class PageReader:
    """Reads one page that is open in pdfium."""

    def __init__(self, page: Any, number: int, is_over: Callable[[], bool] = lambda: False) -> None:
        import pypdfium2.raw as pdfium

        self._pdfium = pdfium
        self._keeper = page  # pdfium frees the page with its last reference
        self._page = page.raw
        self._number = number
        self._is_over = is_over
        left, bottom, right, top = page.get_cropbox()
        self._crop = (left, bottom, right, top)
        self._rotation = (page.get_rotation() // 90) % 4
        self._fonts: dict[int, tuple[str, float]] = {}
        self._texts: dict[int, ObjectText] = {}
        self._count = 0
        self._dropped = 0
        self._segments = 0
        self._drawings = 0
        self._blank = 0
        self._spans = SpanFinder(pdfium)
        self._span: Span | None = None
        self._spread: list[tuple[Span, ObjectText, float, float]] = []
        self._rulings: list[tuple[float, float, float, float]] = []
        self._pictures: list[Box] = []
        self._place = _find_place(self._crop, self._rotation)
        self._edges = [ctypes.c_float() for _ in range(4)]
        self._edge_refs = [ctypes.byref(edge) for edge in self._edges]
        self._matrix = pdfium.FS_MATRIX()

    def read(self) -> PageShapes:
        """Return what stands on the page."""
        text_page = self._pdfium.FPDFText_LoadPage(self._page)
        try:
            if text_page:
                self._collect_characters(text_page)
            drafts = list(self._walk(text_page))
            for span, text, origin, size in self._spread:
                text.boxes = spread_boxes(text.chars, span.boxes, origin, size)
        finally:
            if text_page:
                self._pdfium.FPDFText_ClosePage(text_page)
        return self._turn_upright(drafts)

    # -- characters -------------------------------------------------------------------------------

    def _collect_characters(self, text_page: Any) -> None:
        """Fill `_texts`: object address -> its characters, in the order of the object."""
        pdfium = self._pdfium
        get_object, get_code = pdfium.FPDFText_GetTextObject, pdfium.FPDFText_GetUnicode
        get_box, lacks_map = pdfium.FPDFText_GetLooseCharBox, pdfium.FPDFText_HasUnicodeMapError
        is_made_up, get_ink = pdfium.FPDFText_IsGenerated, pdfium.FPDFText_GetCharBox
        ink = [ctypes.c_double() for _ in range(4)]  # left, right, bottom, top
        ink_refs = [ctypes.byref(value) for value in ink]
        rect = pdfium.FS_RECTF()
        rect_ref = ctypes.byref(rect)
        address_of, texts = ctypes.addressof, self._texts
        count = pdfium.FPDFText_CountChars(text_page)
        if count > MAX_CHARACTERS:
            self._dropped += count - MAX_CHARACTERS
            count = MAX_CHARACTERS
        last_address, text = 0, ObjectText(0)
        for index in range(count):
            owner = get_object(text_page, index)
            if not owner:
                continue  # a space or line break that pdfium made up
            address = address_of(owner.contents)
            if address != last_address:
                text = texts.get(address) or texts.setdefault(address, ObjectText(index))
                last_address = address
            code = get_code(text_page, index)
            get_box(text_page, index, rect_ref)
            if code == 0x20 and rect.right - rect.left < 0.01 and is_made_up(text_page, index) == 1:
                continue
            if not (0x0E00 < code < 0x0E5C or 0x20 <= code < 0x7F) or code == 0x2D:
                code = self._check_code(text_page, index, code, lacks_map, text)
            elif 0x20 <= code < 0x7F and code not in _ALWAYS_SOUND and lacks_map(text_page, index) == 1:
                text.unmapped.add(len(text.chars))
            if 0x0E48 <= code <= 0x0E4B:
                get_ink(text_page, index, *ink_refs)
                text.inks[len(text.chars)] = (ink[1].value - ink[0].value, ink[3].value - ink[2].value)
            text.chars.append(chr(code))
            text.boxes.append((rect.left, rect.bottom, rect.right, rect.top))

    def _check_code(
        self, text_page: Any, index: int, code: int, lacks_map: Callable[..., int], text: ObjectText
    ) -> int:
        if code in (0x02, 0xFFFE, 0x2D) and self._pdfium.FPDFText_IsHyphen(text_page, index) == 1:
            return 0x2D  # pdfium marks a hyphen at the end of a line so
        if lacks_map(text_page, index) == 1:
            text.unmapped.add(len(text.chars))
        if 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            return 0xFFFD
        return int(code)

    # -- objects ----------------------------------------------------------------------------------

    def _walk(self, text_page: Any) -> Iterator[tuple[Run, ObjectText, int]]:
        pdfium = self._pdfium
        count = pdfium.FPDFPage_CountObjects(self._page)
        is_apart = [False]
        for index in range(max(count, 0)):
            item = pdfium.FPDFPage_GetObject(self._page, index)
            yield from self._read_object(text_page, item, _IDENTITY, is_apart, 0)

    def _read_object(
        self, text_page: Any, item: Any, form: Matrix, is_apart: list[bool], depth: int
    ) -> Iterator[tuple[Run, ObjectText, int]]:
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
            self._read_path(item, form)
        elif kind == _IMAGE:
            self._pictures.append(self._find_bounds(item, form))
        elif kind == _FORM and depth < MAX_DEPTH:
            inner = _multiply(self._get_matrix(item), form)
            for index in range(max(self._pdfium.FPDFFormObj_CountObjects(item), 0)):
                child = self._pdfium.FPDFFormObj_GetObject(item, index)
                yield from self._read_object(text_page, child, inner, is_apart, depth + 1)

    def _read_run(
        self, text_page: Any, item: Any, form: Matrix, is_apart: list[bool]
    ) -> Iterator[tuple[Run, ObjectText, int]]:
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

    def _read_text(self, text_page: Any, item: Any, form: Matrix) -> tuple[Run, ObjectText, int] | None:
        """Return the run of a text object, its characters, and its direction in quarter turns."""
        text = self._texts.pop(ctypes.addressof(item.contents), None)
        if text is None or not text.chars:
            text = self._take_wording(item, form)
            if text is None:
                return self._read_wordless(item, form)
            a, b, c, d, e, f = _multiply(self._get_matrix(item), form)
        else:
            matrix = self._matrix
            self._pdfium.FPDFText_GetMatrix(text_page, text.first, matrix)
            a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
        if is_near_edge(e, f, self._crop) and is_clipped(self._pdfium, item, self._get_bounds(item, form)):
            return None
        size_ref = self._edges[0]
        self._pdfium.FPDFTextObj_GetFontSize(item, self._edge_refs[0])
        name, space = self._find_font(item)
        size = abs(size_ref.value)
        turn = (_find_turn(a, b) + self._rotation) % 4
        wide, high = (a * a + b * b) ** 0.5 or 1e-6, (c * c + d * d) ** 0.5 or 1e-6
        run = Run([], 0.0, size * high, space * size * wide, name, unmapped=frozenset(text.unmapped))
        x, y = self._place(e, f)
        run.baseline = y if turn % 2 == 0 else x
        if self._span is not None:
            self._begin_span(text, self._get_bounds(item, form), (e, run.size, turn))
        elif len(text.chars) <= 2:
            run.ink = self._find_bounds(item, form)
        return run, text, turn

    # -- stretches with a wording of their own ----------------------------------------------------

    def _goes_on(self, item: Any, form: Matrix) -> bool:
        """Whether the object goes on in the stretch of the one before it, whose wording is taken already."""
        span = self._spans.find(item)
        if span is None or self._span is None or span.mark != self._span.mark:
            self._span = span
            return False
        self._texts.pop(ctypes.addressof(item.contents), None)
        self._span.boxes.append(self._get_bounds(item, form))
        return True

    def _begin_span(self, text: ObjectText, box: Box, place: tuple[float, float, int]) -> None:
        """Take the stretch, if the characters are its wording; its boxes are spread when the page is read."""
        span = self._span
        if span is None or not span.says(text.chars):
            self._span = None
            return
        span.boxes.append(box)
        if place[2] == self._rotation:
            self._spread.append((span, text, place[0], place[1]))

    def _take_wording(self, item: Any, form: Matrix) -> ObjectText | None:
        """Return the wording of the stretch for an object that pdfium gives no text for, and that draws something."""
        span = self._span
        left, bottom, right, top = self._get_bounds(item, form)
        if span is None or right - left < 0.05 or top - bottom < 0.05:
            self._span = None
            return None
        text = ObjectText(-1)
        text.chars = list(span.wordings[-1])
        text.boxes = [(left, bottom, right, top)] * len(text.chars)
        return text

    def _read_wordless(self, item: Any, form: Matrix) -> tuple[Run, ObjectText, int] | None:
        """Return what a text object without any text draws as one unknown character; None where it is blank."""
        box = self._find_bounds(item, form)
        if box[2] - box[0] < 0.05 or box[3] - box[1] < 0.05:
            return None
        size = box[3] - box[1]
        run = Run([], box[3], size, _NO_SPACE_WIDTH * size, self._find_font(item)[0], ink=box)
        run.is_wordless = True
        return run, ObjectText(0), self._rotation

    def _find_font(self, item: Any) -> tuple[str, float]:
        """Return the font's name without its subset tag kept apart, and the width of its space in sizes."""
        font = self._pdfium.FPDFTextObj_GetFont(item)
        if not font:
            return "", _NO_SPACE_WIDTH
        address = ctypes.addressof(font.contents)
        found = self._fonts.get(address)
        if found is None:
            buffer = ctypes.create_string_buffer(256)
            self._pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
            width = ctypes.c_float()
            is_known = self._pdfium.FPDFFont_GetGlyphWidth(font, 0x20, 1.0, width)
            name = buffer.value.decode("latin-1")
            widest = _WIDEST_FIXED if _FIXED.search(name) else _WIDEST_SPACE
            space = width.value if is_known and 0.1 <= width.value <= widest else _NO_SPACE_WIDTH
            found = self._fonts[address] = (name, space)
        return found

    # -- paths and pictures -----------------------------------------------------------------------

    def _get_matrix(self, item: Any) -> Matrix:
        matrix = self._pdfium.FS_MATRIX()
        if not self._pdfium.FPDFPageObj_GetMatrix(item, matrix):
            return _IDENTITY
        return (matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f)

    def _get_bounds(self, item: Any, form: Matrix) -> Box:
        """Return the box of what the object draws: left, bottom, right, top in user space."""
        edges = self._edges
        self._pdfium.FPDFPageObj_GetBounds(item, *self._edge_refs)
        left, bottom, right, top = edges[0].value, edges[1].value, edges[2].value, edges[3].value
        if form is _IDENTITY:
            return (left, bottom, right, top)
        x0, y0 = _apply(form, left, bottom)
        x1, y1 = _apply(form, right, top)
        return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _find_bounds(self, item: Any, form: Matrix) -> Box:
        left, bottom, right, top = self._get_bounds(item, form)
        if self._rotation == 0:
            return (left - self._crop[0], self._crop[3] - top, right - self._crop[0], self._crop[3] - bottom)
        x0, y0 = self._place(left, bottom)
        x1, y1 = self._place(right, top)
        return (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))

    def _read_path(self, item: Any, form: Matrix) -> None:
        pdfium = self._pdfium
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if not fill.value and not stroke.value:
            return  # a clip
        x0, top, x1, bottom = self._find_bounds(item, form)
        width, height = x1 - x0, bottom - top
        if height <= THICKEST_RULING and width >= SHORTEST_RULING:
            middle = (top + bottom) / 2
            self._rulings.append((x0, middle, x1, middle))
        elif width <= THICKEST_RULING and height >= SHORTEST_RULING:
            middle = (x0 + x1) / 2
            self._rulings.append((middle, top, middle, bottom))
        else:
            self._drawings += 1
            segments = pdfium.FPDFPath_CountSegments(item)
            self._segments += segments
            if segments >= 2 and self._segments <= MAX_SEGMENTS:
                self._read_segments(item, form, is_filled=not stroke.value)

    def _read_segments(self, item: Any, form: Matrix, *, is_filled: bool) -> None:
        """Take the straight lines of a stroked path; of a filled one, each part that is thin."""
        for part in self._list_parts(item, _multiply(self._get_matrix(item), form)):
            if is_filled:
                self._add_thin(part)
                continue
            for (ax, ay), (bx, by) in pairwise(part):
                if abs(ax - bx) <= 1 or abs(ay - by) <= 1:
                    self._rulings.append((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)))

    def _add_thin(self, part: list[tuple[float, float]]) -> None:
        xs, ys = [x for x, _ in part], [y for _, y in part]
        width, height = max(xs) - min(xs), max(ys) - min(ys)
        if height <= THICKEST_RULING and width >= SHORTEST_RULING:
            middle = (max(ys) + min(ys)) / 2
            self._rulings.append((min(xs), middle, max(xs), middle))
        elif width <= THICKEST_RULING and height >= SHORTEST_RULING:
            middle = (max(xs) + min(xs)) / 2
            self._rulings.append((middle, min(ys), middle, max(ys)))

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
            part.append(self._place(*_apply(matrix, x.value, y.value)))
            if pdfium.FPDFPathSegment_GetClose(segment):
                part.append(part[0])
        return [part for part in parts if len(part) >= 2]

    # -- the page as it is read -------------------------------------------------------------------

    def _turn_upright(self, drafts: list[tuple[Run, ObjectText, int]]) -> PageShapes:
        """Turn the page so that most of its text reads from left to right."""
        votes: Counter[int] = Counter()
        for _, text, turn in drafts:
            votes[turn] += len(text.chars)
        turn = max(votes, key=lambda key: (votes[key], -key)) if votes else 0
        left, bottom, right, top = self._crop
        shown = (right - left, top - bottom) if self._rotation % 2 == 0 else (top - bottom, right - left)
        width, height = shown if turn % 2 == 0 else (shown[1], shown[0])
        shapes = PageShapes(self._number, width, height, turn, shown[0], shown[1], dropped_objects=self._dropped)
        shapes.drawings, shapes.blank_objects = self._drawings, self._blank
        shapes.runs = [self._finish_run(run, text, own, turn, shown) for run, text, own in drafts]
        for x0, y0, x1, y1 in self._rulings:
            box = _turn_box((x0, y0, x1, y1), turn, shown)
            shapes.rulings.append(_as_ruling(box))
        shapes.pictures = [_turn_box(box, turn, shown) for box in self._pictures]
        return shapes

    def _finish_run(self, run: Run, text: ObjectText, own: int, turn: int, shown: tuple[float, float]) -> Run:
        clusters = run.clusters
        place = self._place
        if run.is_wordless and run.ink is not None:
            box = _turn_box(run.ink, turn, shown)
            run.clusters.append(Cluster(REPLACEMENT, box[0], box[2]))
            run.turn, run.baseline, run.ink = 0, box[3], box
            return run
        left, top = self._crop[0], self._crop[3]
        is_plain = self._rotation == 0 and turn == 0
        for index, char in enumerate(text.chars):
            x0, y0, x1, y1 = text.boxes[index]
            if is_plain and own == 0:
                box = (x0 - left, top - y1, x1 - left, top - y0)
            else:
                ax, ay = place(x0, y0)
                bx, by = place(x1, y1)
                box = _turn_box((min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)), turn, shown)
            cluster = Cluster(char, box[0], box[2])
            clusters.append(cluster)
            if index in text.inks:
                width, height = text.inks[index]
                scale = 100 / max(run.size, 0.1)
                cluster.shape = (round(width * scale), round(height * scale))
            if own != turn:
                run.turn = (own - turn) % 4
                cluster.x0, cluster.x1 = _along(box, run.turn)
        run.baseline = _turn_baseline(run.baseline, own, turn, shown)
        if run.ink is not None:
            run.ink = _turn_box(run.ink, turn, shown)
        return run


_ALWAYS_SOUND = frozenset(b" ")


def _along(box: Box, turn: int) -> tuple[float, float]:
    """Return the edges of a box along a line of text that is turned against the page."""
    if turn == 1:
        return box[1], box[3]
    if turn == 2:
        return -box[2], -box[0]
    return -box[3], -box[1]


def _find_turn(a: float, b: float) -> int:
    """Quarter turns clockwise of text on the page, from its matrix (y upwards)."""
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 3 if b > 0 else 1


def _find_place(crop: Box, rotation: int) -> Callable[[float, float], tuple[float, float]]:
    """Return the way from user space (y upwards) to the page as it is shown (y downwards)."""
    left, bottom, right, top = crop
    ways: tuple[Callable[[float, float], tuple[float, float]], ...] = (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )
    return ways[rotation]


def _turn_box(box: Box, turn: int, shown: tuple[float, float]) -> Box:
    """Turn a box of the page as shown, so that text of that direction reads from left to right."""
    x0, top, x1, bottom = box
    width, height = shown
    if turn == 1:
        return (top, width - x1, bottom, width - x0)
    if turn == 2:
        return (width - x1, height - bottom, width - x0, height - top)
    if turn == 3:
        return (height - bottom, x0, height - top, x1)
    return box


def _turn_baseline(at: float, own: int, turn: int, shown: tuple[float, float]) -> float:
    """Return the baseline on the turned page; of text with a direction of its own, the fixed coordinate."""
    is_x = own % 2 == 1
    width, height = shown
    if turn == 0:
        return at
    if turn == 2:
        return width - at if is_x else height - at
    if turn == 1:
        return width - at if is_x else at
    return at if is_x else height - at


def _as_ruling(box: Box) -> Ruling:
    x0, top, x1, bottom = box
    if x1 - x0 >= bottom - top:
        return Ruling(False, (top + bottom) / 2, x0, x1)
    return Ruling(True, (x0 + x1) / 2, top, bottom)


def _multiply(one: Matrix, other: Matrix) -> Matrix:
    """Return the matrix that applies `one` first."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = other
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _apply(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    if matrix is _IDENTITY:
        return x, y
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
