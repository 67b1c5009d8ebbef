"""The second engine: characters of pdfminer, by pdfplumber, in the order of the content stream.

Slower by ten times, and used only where the first engine's text is doubtful: marks without letters, or text
objects that it gives no text for (pdfium leaves out what is drawn in a font that is not there).
"""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from planparse.read.pdf_marks import MarkReport
from planparse.read.pdf_shapes import Cluster, PageShapes, Run

MAX_ORPHAN_SHARE = 0.005
MIN_ORPHANS = 3
MIN_BLANK = 40
MAX_BLANK_SHARE = 0.6
"""Text objects without text are spaces; documents set letter by letter have one for every five letters."""
MAX_OBJECTS = 20_000
"""Objects of a page that it is asked for: it takes a second for some 5,000, and cannot be stopped."""
MAX_BYTES = 100_000_000
"""The largest file that it is asked for."""
_NO_SPACE_WIDTH = 0.25


def is_doubtful(shapes: PageShapes, marks: MarkReport, letters: int) -> bool:
    """Whether the first engine's text of a page should be held against the second's."""
    if shapes.dropped_objects or shapes.count_objects() > MAX_OBJECTS:
        return False
    if marks.orphans >= max(MIN_ORPHANS, MAX_ORPHAN_SHARE * letters):
        return True
    total = shapes.blank_objects + len(shapes.runs)
    return shapes.blank_objects >= MIN_BLANK and shapes.blank_objects > MAX_BLANK_SHARE * total


class SecondEngine:
    """The pages of one document as the second engine reads them; it is opened when it is first asked."""

    def __init__(self, data: bytes, password: str | None) -> None:
        self._data = data
        self._password = password
        self._document: Any | None = None
        self._is_broken = len(data) > MAX_BYTES

    def read_runs(self, number: int) -> list[Run]:
        """Return the runs of a page (1-based) that is not turned, in the order of its content stream.

        Empty where the engine cannot read the page.
        """
        if self._is_broken:
            return []
        with _keep_quiet():
            try:
                return _group(self._list_characters(number))
            except _list_stumbles():
                self._is_broken = self._document is None
                return []

    def _list_characters(self, number: int) -> list[dict[str, Any]]:
        import pdfplumber

        if self._document is None:
            document = pdfplumber.open(io.BytesIO(self._data), password=self._password)
            self._pages = document.pages
            self._document = document
        page = self._pages[number - 1]
        try:
            return list(page.chars)
        finally:
            page.close()


def _list_stumbles() -> tuple[type[Exception], ...]:
    """Return how pdfminer trips over damaged files: its own errors, and whatever a value of another kind leads to."""
    from pdfminer.psexceptions import PSException
    from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

    usual = (ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RuntimeError, TypeError, ValueError)
    return (*usual, struct.error, zlib.error, PSException, MalformedPDFException, PdfminerException)


@contextmanager
def _keep_quiet() -> Iterator[None]:
    """Keep the engine from writing of each oddity to standard error: what comes of it is held against the first's."""
    logger = logging.getLogger("pdfminer")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(level)


def _group(chars: Sequence[dict[str, Any]]) -> list[Run]:
    """Make a run of the characters that follow each other in one font, on one line."""
    runs: list[Run] = []
    for char in chars:
        if not char.get("upright", True) or not char["text"]:
            continue
        size = float(char["size"]) or 1.0
        baseline = float(char["bottom"]) - 0.2 * size
        cluster = Cluster(char["text"], float(char["x0"]), float(char["x1"]))
        last = runs[-1] if runs else None
        is_same = last is not None and last.font == char["fontname"] and abs(last.baseline - baseline) < 0.1 * size
        if last is not None and is_same and -size < cluster.x0 - last.clusters[-1].x1 < size:
            last.clusters.append(cluster)
        else:
            runs.append(Run([cluster], baseline, size, _NO_SPACE_WIDTH * size, char["fontname"]))
    return runs
