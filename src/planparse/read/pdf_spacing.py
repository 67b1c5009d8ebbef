"""How far the lines of a document stand apart within a paragraph, by size of the letters."""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from itertools import pairwise

from planparse.read.pdf_lines import TextLine

_PARAGRAPH_GAP = 1.3
"""A distance of baselines above this, in usual distances, parts paragraphs: 6 points more than 20, and more."""
_MIN_PARAGRAPH_GAP = 1.5
"""The same in sizes of the font."""
_QUARTER = 4
"""The usual distance is that of the closest quarter: on many pages each line is a paragraph of its own."""
_KEPT = 400
"""Distances kept for one size: those of the first dozen pages."""


class Spacing:
    """The distances of the lines of the pages read so far."""

    def __init__(self) -> None:
        self._distances: dict[int, list[float]] = {}

    def learn(self, lines: Sequence[TextLine]) -> None:
        """Take in the lines of a page, in order."""
        for before, after in pairwise(lines):
            distance = after.baseline - before.baseline
            if round(before.size) == round(after.size) and 0.9 * after.size <= distance < 4 * after.size:
                own = self._distances.setdefault(round(after.size), [])
                if len(own) < _KEPT:
                    insort(own, distance)

    def find_gap(self, size: float) -> float:
        """Return the distance above which a line of letters of that size begins a paragraph."""
        own = self._distances.get(round(size))
        usual = own[len(own) // _QUARTER] if own else 0.0
        return max(_PARAGRAPH_GAP * usual, _MIN_PARAGRAPH_GAP * size)
