"""From offsets of the normalised text back to offsets of the source."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class OffsetMap:
    """Offsets of a text that was edited, mapped to the text it was made from.

    Outside the edited pieces both texts run in step; a character inside a piece came from the whole of
    the piece. Pieces never touch: what touches is merged. Four arrays hold them, ordered: where a piece
    starts and ends, and where its source starts and ends.
    """

    __slots__ = ("_ends", "_length", "_source_ends", "_source_length", "_source_starts", "_starts")

    def __init__(self, length: int) -> None:
        """Map a text of that length to itself."""
        self._starts = array("q")
        self._ends = array("q")
        self._source_starts = array("q")
        self._source_ends = array("q")
        self._length = length
        self._source_length = length

    def __len__(self) -> int:
        """Count the edited pieces."""
        return len(self._starts)

    def to_source(self, position: int) -> int:
        """Map an offset; inside an edited piece, to where the piece begins. Out of range is clamped."""
        if position >= self._length:
            return self._source_length
        position = max(position, 0)
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self._ends[index]:
            return self._source_starts[index]
        return position + self._get_shift(index)

    def to_source_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open span; one that holds part of an edited piece covers the whole of its source."""
        start = min(max(start, 0), self._length)
        end = min(max(end, start), self._length)
        source_start = self.to_source(start)
        if start == end:
            return source_start, source_start
        last = end - 1
        index = bisect_right(self._starts, last) - 1
        if index >= 0 and last < self._ends[index]:
            return source_start, self._source_ends[index]
        return source_start, end + self._get_shift(index)

    def apply(self, edits: Iterable[tuple[int, int, int]]) -> OffsetMap:
        """Return the map of the text after more edits, each of `[start, end)` to so many characters.

        They are ordered, do not overlap, and have offsets of the text before all of them.
        """
        return _Merge(self).run(edits)

    def _get_shift(self, index: int) -> int:
        """What leads from the text to the source after the piece of that index (-1: before the first)."""
        return self._source_ends[index] - self._ends[index] if index >= 0 else 0


class _Merge:
    """One run over the pieces of a map and the edits of its text, both in order."""

    def __init__(self, old: OffsetMap) -> None:
        self.old = old
        self.new = OffsetMap(old._length)
        self.new._source_length = old._source_length
        self.count = len(old)
        self.taken = 0  # pieces of the old map that are in the new one, or in the open piece
        self.growth = 0  # what the edits before the open piece have added to the text

    def run(self, edits: Iterable[tuple[int, int, int]]) -> OffsetMap:
        start, end, shift, growth = 0, -1, 0, 0  # of the open piece; none is open while end is below 0
        for edit_start, edit_end, length in edits:
            if edit_start > end:
                if end >= 0:
                    self.close(start, end, shift, growth)
                start, end, growth = edit_start, edit_end, 0
                if self.taken < self.count:
                    start = self.copy_before(edit_start)
                shift = self.old._get_shift(self.taken - 1)
            elif edit_end > end:
                end = edit_end
            if self.taken < self.count:
                end = self.absorb(end)
            growth += length - edit_end + edit_start
        if end >= 0:
            self.close(start, end, shift, growth)
        self.copy_before(self.old._length + 1)
        self.new._length += self.growth
        return self.new

    def copy_before(self, start: int) -> int:
        """Copy the old pieces before the offset; return it, or where the piece begins that touches it."""
        old, new, growth, first = self.old, self.new, self.growth, self.taken
        self.taken = bisect_left(old._ends, start, lo=first)
        if self.taken > first:
            new._starts.extend([place + growth for place in old._starts[first : self.taken]])
            new._ends.extend([place + growth for place in old._ends[first : self.taken]])
            new._source_starts.extend(old._source_starts[first : self.taken])
            new._source_ends.extend(old._source_ends[first : self.taken])
        return min(start, old._starts[self.taken]) if self.taken < self.count else start

    def absorb(self, end: int) -> int:
        """Take in the old pieces that the open piece touches; return its end."""
        starts, ends = self.old._starts, self.old._ends
        while self.taken < self.count and starts[self.taken] <= end:
            end = max(end, ends[self.taken])
            self.taken += 1
        return end

    def close(self, start: int, end: int, shift: int, growth: int) -> None:
        new = self.new
        new._starts.append(start + self.growth)
        self.growth += growth
        new._ends.append(end + self.growth)
        new._source_starts.append(start + shift)
        new._source_ends.append(end + self.old._get_shift(self.taken - 1))
