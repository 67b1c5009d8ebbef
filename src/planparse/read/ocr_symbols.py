"""Letters and digits as an OCR engine gave them, each with its box; how high they stand, and on what line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import median
from typing import NamedTuple

from planparse.read.scan_signs import Foot

UNSURE = 0.5
"""Most confidence of a digit of the engine that the picture does not bear out."""
WORD_GAP = 0.5
"""Gap between words, in heights of ก."""
_CONSONANT = re.compile("[ก-ซณตถทธนบปผพภมยรลวสหอ]")
"""Letters of one height that stand on the line."""
DIGIT = re.compile("[0-9๐-๙]")


class Symbol(NamedTuple):
    """One or a few letters as the engine gave them, with their own box in pixels; confidence from 0 to 1."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    confidence: float


def measure_page(lines: Iterable[Sequence[Symbol]]) -> float:
    """Return the usual height of ก on a page, 0 where it has no letters."""
    letters = [symbol for line in lines for symbol in find_boxed(line) if _CONSONANT.fullmatch(symbol.text)]
    heights = [symbol.bottom - symbol.top for symbol in letters]
    return median(heights) if heights else 0.0


def find_boxed(line: Sequence[Symbol]) -> list[Symbol]:
    """Return the symbols with a box of their own: to others tesseract gives the height of the whole line.

    >>> line = [Symbol("ก", 0, 10, 9, 30, 0.9), Symbol("ข", 9, 4, 18, 36, 0.9), Symbol("ค", 18, 4, 27, 36, 0.9)]
    >>> [symbol.text for symbol in find_boxed(line)]
    ['ก']
    """
    if not line:
        return []
    top, bottom = min(symbol.top for symbol in line), max(symbol.bottom for symbol in line)
    boxed = [symbol for symbol in line if symbol.top > top + 1 or symbol.bottom < bottom - 1]
    return boxed if boxed and len(boxed) <= len(line) - 2 else list(line)


def find_foot(line: Sequence[Symbol], usual: float) -> Foot | None:
    """Return how the letters of a line stand, None where nothing tells; `usual` is what `measure_page` returned."""
    letters = [symbol for symbol in find_boxed(line) if _CONSONANT.fullmatch(symbol.text)]
    if len(letters) >= 3:
        unit = median(symbol.bottom - symbol.top for symbol in letters)
        if not usual or 0.6 * usual <= unit <= 2.5 * usual:
            return Foot(median(symbol.bottom for symbol in letters), unit)
    if not usual or not line:
        return None
    signs = [symbol for symbol in line if DIGIT.search(symbol.text)] or list(line)
    return Foot(median(symbol.bottom for symbol in signs), usual)
