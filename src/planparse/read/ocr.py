"""OCR as an interface: an engine is found by its name, so that another can be plugged in.

`tesseract` is built in. Another engine is named under the entry-point group `planparse.ocr_engines`; the entry point
is a callable without arguments that returns an `OcrEngine`, or raises ImportError or OSError where what it needs is
not installed. `docs/ocr.md` shows one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

from planparse.errors import OptionsError

ENTRY_POINTS = "planparse.ocr_engines"
TESSERACT = "tesseract"
DOTS_PER_INCH = 300
MAX_RENDERED_PIXELS = 40_000_000
"""A larger page is rendered more coarsely: A3 at 300 dots per inch has 17 million."""


class OcrWord(NamedTuple):
    """One word that was recognised: its edges in pixels of the picture, confidence from 0 to 1.

    `top` and `bottom` are those of its line.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


class OcrFailed(Exception):  # noqa: N818 -- says what happened, as the errors of planparse do
    """An engine could not read a page; the message says why, in one line, and what to do."""


class OcrEngine(Protocol):
    """Recognises the text of a picture."""

    @property
    def name(self) -> str:
        """Name and version."""

    def recognise(self, picture: Any, language: str, seconds: float) -> Sequence[OcrWord]:
        """Return the words of a grey `PIL.Image` at `DOTS_PER_INCH`, in reading order.

        Raises OcrFailed where it cannot, also where it takes longer than `seconds`.
        """


def find_engine(name: str = TESSERACT) -> OcrEngine:
    """Return the engine of that name.

    Raises OcrFailed where what it needs is not installed, OptionsError where there is no engine of that name.
    """
    from importlib.metadata import entry_points

    points = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    if name not in points and name != TESSERACT:
        known = ", ".join(sorted({TESSERACT, *points}))
        raise OptionsError(f"{name!r} is no OCR engine that is installed", "ocr_engine", f"use one of {known}", name)
    try:
        if name in points:
            engine: OcrEngine = points[name].load()()
            return engine
        from planparse.read.ocr_tesseract import TesseractEngine

        return TesseractEngine()
    except (ImportError, OSError) as error:
        raise OcrFailed(f"the OCR engine {name} does not start: {error}") from error
