"""Lines of a text and the pages they stand on, in arrays: a million lines take about 20 MB."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from planparse.read.pages import PageMark, PageStart, find_marks, find_pages

_LINE_BREAK = re.compile(r"\r\n|\n|\r")
_FIRST_VISIBLE = re.compile(r"[^\s]")


class SourceLine(NamedTuple):
    """One line: its 1-based number and its half-open stretch of the text, without the line break."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceLines:
    """The lines of a text: `len()`, `[index]` (0-based) and iteration give `SourceLine`s.

    A line ends with CR LF, LF or CR; nothing else (VT, NEL, U+2028) ends one, and a form feed begins a
    page but no line. A text that ends with a line break has no empty line after it.
    """

    text: str = field(repr=False)
    starts: array[int] = field(repr=False)
    ends: array[int] = field(repr=False)
    page_starts: tuple[PageStart, ...] = field(repr=False)
    page_marks: tuple[PageMark, ...] = field(repr=False)
    _page_offsets: array[int] = field(repr=False)

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> SourceLine:
        if index < 0:
            index += len(self.starts)
        if not 0 <= index < len(self.starts):
            raise IndexError(index)
        return SourceLine(index + 1, self.starts[index], self.ends[index])

    def __iter__(self) -> Iterator[SourceLine]:
        for number, (start, end) in enumerate(zip(self.starts, self.ends, strict=True), start=1):
            yield SourceLine(number, start, end)

    def get_text(self, number: int) -> str:
        """Return the wording of the line of that number (1-based), without its line break."""
        return self.text[self.starts[number - 1] : self.ends[number - 1]]

    def find_line(self, offset: int) -> int:
        """Return the 1-based number of the line that holds the offset; a line break belongs to its line."""
        return max(bisect_right(self.starts, offset), 1)

    def find_page(self, offset: int) -> int | None:
        """Return the 1-based page that holds the offset, None when the text has no page marks."""
        if not self.page_starts:
            return None
        return self.page_starts[max(bisect_right(self._page_offsets, offset) - 1, 0)].page

    def get_page(self, number: int) -> int | None:
        """Return the page of the line of that number: that of its first visible character."""
        if not self.page_starts:
            return None
        start, end = self.starts[number - 1], self.ends[number - 1]
        visible = _FIRST_VISIBLE.search(self.text, start, end)
        return self.find_page(visible.start() if visible else end)

    @property
    def page_count(self) -> int | None:
        """The highest page number, None when the text has no page marks."""
        return max((start.page for start in self.page_starts), default=None)


def split_lines(text: str) -> SourceLines:
    r"""Split a text into lines and find its pages.

    >>> [tuple(line) for line in split_lines("ก\r\nข\fค\n")]
    [(1, 0, 1), (2, 3, 6)]
    >>> split_lines("ก\r\nข\fค\n").find_page(5)
    2
    """
    starts = array("q", [0])
    ends = array("q")
    for match in _LINE_BREAK.finditer(text):
        ends.append(match.start())
        starts.append(match.end())
    if starts[-1] == len(text):
        starts.pop()
    else:
        ends.append(len(text))
    marks = find_marks(text, zip(starts, ends, strict=True))
    pages = find_pages(text, marks)
    offsets = array("q", [page.start for page in pages])
    return SourceLines(text, starts, ends, tuple(pages), tuple(marks), offsets)
