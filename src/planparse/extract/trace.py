"""From places in the normalised text to provenance in the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from planparse.model import Provenance
from planparse.model.layout import Layout, Span

SourceSpan = Callable[[int, int], tuple[int, int]]
Box = tuple[float, float, float, float]
FindBox = Callable[[int, int], Box | None]
"""From a stretch of the source to its box on its first page."""


class Tracer:
    """Knows the lines of a layout and the way back to the source text."""

    def __init__(self, layout: Layout, source_span: SourceSpan, find_box: FindBox | None = None) -> None:
        self._lines = layout.lines
        self._starts = [line.start - line.indent for line in layout.lines]
        self._source_span = source_span
        self._find_box = find_box

    def line_at(self, offset: int) -> int:
        """Return the index of the line that holds that offset of the normalised text."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def trace(self, start: int, end: int) -> Provenance:
        """Return the provenance of a half-open stretch of the normalised text."""
        first = self.line_at(start)
        last = max(self.line_at(max(end - 1, start)), first)
        char_start, char_end = self._source_span(start, end)
        return Provenance.make(
            page=self._lines[first].page if self._lines else None,
            line_start=first + 1,
            line_end=last + 1,
            char_start=char_start,
            char_end=char_end,
            bbox=self._find_box(char_start, char_end) if self._find_box else None,
        )

    def trace_span(self, span: Span) -> Provenance:
        """Return the provenance of a span of the normalised text."""
        return self.trace(span.start, span.end)
