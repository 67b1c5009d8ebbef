"""OCR as an interface: an engine is found by its entry point, so that another can be plugged in.

An engine is named under the entry-point group `planparse.ocr`; the entry point is a callable without arguments
that returns an `OcrEngine`, or raises ImportError or OSError where what it needs is not installed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, Protocol

ENTRY_POINTS = "planparse.ocr"
DOTS_PER_INCH = 300
MAX_PIXELS = 40_000_000
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


class OcrEngine(Protocol):
    """Recognises the text of a picture."""

    @property
    def name(self) -> str:
        """Name and version, for `source.reader`."""

    def recognise(self, picture: Any, language: str) -> Sequence[OcrWord]:
        """Return the words of a grey `PIL.Image` at `DOTS_PER_INCH`, in reading order."""


def find_engine() -> OcrEngine | None:
    """Return the first engine that is installed and works, tesseract last; None where there is none."""
    from importlib.metadata import entry_points

    from planparse.read.ocr_tesseract import TesseractEngine

    for point in sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name):
        try:
            engine: OcrEngine = point.load()()
        except (ImportError, OSError):
            continue
        return engine
    try:
        return TesseractEngine()
    except OSError:
        return None
