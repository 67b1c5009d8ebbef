"""Pages that have no usable text: rendered, set straight, recognised, and put as runs in place of their text."""

from __future__ import annotations

from typing import Any

from planparse.options import Options
from planparse.read.ocr import DOTS_PER_INCH, MAX_RENDERED_PIXELS, OcrEngine, OcrFailed, OcrWord, find_engine
from planparse.read.ocr_cells import read_lone_signs
from planparse.read.page_reads import Recognition
from planparse.read.pdf_shapes import Cluster, PageShapes, Ruling, Run
from planparse.read.picture_sizes import find_largest_picture
from planparse.read.scan_rulings import lift_rulings
from planparse.read.scan_skew import set_straight
from planparse.read.scan_strips import return_words, unroll_cells
from planparse.read.time_limit import TimeLimit

_SIZE = 0.8
"""Size of the letters of a recognised line, in heights of the line: it has room for marks."""
_SPACE = 0.4
"""Width of a space in sizes: boxes of recognised words end with their ink."""


class PageRecogniser:
    """Recognises pages of one document, with the engine that the options name."""

    def __init__(self, options: Options, limit: TimeLimit) -> None:
        self._options = options
        self._limit = limit
        self._engine: OcrEngine | None = None
        self._failure = ""

    def recognise(self, page: Any, shapes: PageShapes) -> Recognition:
        """Put what OCR reads in place of the page's runs; they stay as they are where it fails.

        Raises OptionsError where there is no engine of the name.
        """
        try:
            engine = self._start_engine()
            picture, scale = self._render(page, shapes)
            picture, tilt = set_straight(picture)
            bare, rulings = lift_rulings(picture, scale)
            words = self._read_words(engine, bare, rulings, scale)
        except OcrFailed as failure:
            return Recognition(failure=str(failure))
        words = [word for word in words if word.text.strip("| ")]
        if not words:
            return Recognition()
        if shapes.turn:
            shapes.turn, shapes.width, shapes.height = 0, shapes.shown_width, shapes.shown_height
            shapes.rulings.clear()
        shapes.tilt = tilt
        shapes.rulings = shapes.rulings or rulings
        words += read_lone_signs(bare, rulings, words, scale)
        shapes.runs[:] = [_make_run(word, scale) for word in words]
        return Recognition(words=tuple((word.text, word.confidence, _show(word, scale, shapes)) for word in words))

    def _start_engine(self) -> OcrEngine:
        if self._failure:
            raise OcrFailed(self._failure)
        if self._engine is None:
            try:
                self._engine = find_engine(self._options.ocr_engine)
            except OcrFailed as failure:
                self._failure = str(failure)
                raise
        return self._engine

    def _read_words(self, engine: OcrEngine, bare: Any, rulings: list[Ruling], scale: float) -> list[OcrWord]:
        """Return the words of a picture: those outside tables, then those of each cell by itself."""
        language = self._options.ocr_language
        page, sheet, strips = unroll_cells(bare, rulings, scale)
        words = list(engine.recognise(page, language, self._limit.count_left()))
        if sheet is None:
            return words
        read_strips = getattr(engine, "recognise_strips", engine.recognise)
        return words + return_words(read_strips(sheet, language, self._limit.count_left()), strips)

    def _render(self, page: Any, shapes: PageShapes) -> tuple[Any, float]:
        """Return the grey picture of the page, and how many of its points make one of the page."""
        pixels = find_largest_picture(page)
        if pixels > self._options.max_pixels:
            raise OcrFailed(
                f"a picture of {pixels:,} pixels is on it, more than the {self._options.max_pixels:,} that are read; "
                "raise the option max_pixels"
            )
        area = max(shapes.shown_width * shapes.shown_height, 1.0)
        scale = min(DOTS_PER_INCH / 72, (MAX_RENDERED_PIXELS / area) ** 0.5)
        if self._limit.is_over():
            raise OcrFailed("it takes longer than the option page_seconds allows")
        return page.render(scale=scale, grayscale=True).to_pil(), scale


def _show(word: OcrWord, scale: float, shapes: PageShapes) -> tuple[float, float]:
    """Return the middle of a word on the page as it is shown, in points."""
    box = (word.x0 / scale, word.top / scale, word.x1 / scale, word.bottom / scale)
    x0, top, x1, bottom = shapes.show_box(box)
    return (x0 + x1) / 2, (top + bottom) / 2


def _make_run(word: OcrWord, scale: float) -> Run:
    size = max(_SIZE * (word.bottom - word.top) / scale, 1.0)
    return Run(
        [Cluster(" ", word.x0 / scale, word.x0 / scale), Cluster(word.text, word.x0 / scale, word.x1 / scale)],
        baseline=word.bottom / scale - 0.15 * size,
        size=size,
        space=_SPACE * size,
        font="",
        is_apart=True,
    )
