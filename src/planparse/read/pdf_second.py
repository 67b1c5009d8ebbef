"""The second engine: characters of pdfminer, by pdfplumber, in the order of the content stream.

Slower by ten times, and used only where the first engine's text is doubtful: marks without letters, or text
objects that it gives no text for (pdfium leaves out what is drawn in a font that is not there).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from planparse.read.pdf_marks import MarkReport
from planparse.read.pdf_shapes import Cluster, PageShapes, Run

MAX_ORPHAN_SHARE = 0.005
MIN_ORPHANS = 3
MIN_BLANK = 40
MAX_BLANK_SHARE = 0.6
"""Text objects without text are spaces; documents set letter by letter have one for every five letters."""
_NO_SPACE_WIDTH = 0.25


def is_doubtful(shapes: PageShapes, marks: MarkReport, letters: int) -> bool:
    """Whether the first engine's text of a page should be held against the second's."""
    if marks.orphans >= max(MIN_ORPHANS, MAX_ORPHAN_SHARE * letters):
        return True
    total = shapes.blank_objects + len(shapes.runs)
    return shapes.blank_objects >= MIN_BLANK and shapes.blank_objects > MAX_BLANK_SHARE * total


def read_runs(data: bytes, number: int, password: str | None) -> list[Run]:
    """Return the runs of a page (1-based) that is not turned, in the order of its content stream.

    Empty where the second engine cannot read the page.
    """
    import pdfplumber
    from pdfminer.pdfexceptions import PDFException

    try:
        with pdfplumber.open(io.BytesIO(data), pages=[number], password=password) as document:
            chars = document.pages[0].chars
    except (PDFException, ValueError, KeyError, TypeError, IndexError, AttributeError, AssertionError, OSError):
        return []  # pdfminer trips over damaged files in all of these ways
    return _group(chars)


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
