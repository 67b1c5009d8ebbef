"""Where on the pages of a PDF the text that was read stands: page and box of each line and cell."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

Box = tuple[float, float, float, float]


class Places:
    """Pages of lines, and boxes of stretches of the text; filled in the order of the text."""

    __slots__ = ("_boxes", "_ends", "_line_pages", "_line_starts", "_span_pages", "_starts")

    def __init__(self) -> None:
        self._line_starts = array("q")
        self._line_pages = array("l")
        self._starts = array("q")
        self._ends = array("q")
        self._span_pages = array("l")
        self._boxes = array("f")

    def add_line(self, start: int, page: int) -> None:
        """Note that a line begins at offset `start` on that page (1-based)."""
        self._line_starts.append(start)
        self._line_pages.append(page)

    def add_box(self, start: int, end: int, page: int, box: Box) -> None:
        """Note the box, in points, of a stretch of the text."""
        self._starts.append(start)
        self._ends.append(end)
        self._span_pages.append(page)
        self._boxes.extend(box)

    def take_back(self, start: int) -> None:
        """Forget the line that begins at `start`, the last one, and the boxes in it."""
        self._line_starts.pop()
        self._line_pages.pop()
        count = bisect_left(self._starts, start)
        for kept in (self._starts, self._ends, self._span_pages):
            del kept[count:]
        del self._boxes[4 * count :]

    def get_page(self, number: int) -> int | None:
        """Return the page of the line of that number (1-based)."""
        return self._line_pages[number - 1] if 0 < number <= len(self._line_pages) else None

    def find_page(self, offset: int) -> int | None:
        """Return the page that holds the offset, None where no page was read."""
        index = bisect_right(self._line_starts, offset) - 1
        return self._line_pages[max(index, 0)] if self._line_pages else None

    def list_boxes(self, page: int) -> Iterator[tuple[int, int, Box]]:
        """Yield (start, end, box) of the stretches that stand on a page, in the order of the text."""
        first = bisect_left(self._span_pages, page)
        for index in range(first, bisect_right(self._span_pages, page)):
            x0, top, x1, bottom = self._boxes[4 * index : 4 * index + 4]
            yield self._starts[index], self._ends[index], (x0, top, x1, bottom)

    def find_box(self, start: int, end: int) -> Box | None:
        """Return the box of what stands in `[start, end)` on the first of its pages, None where nothing does.

        Of a line or cell that stands in it partly, the whole box counts.
        """
        index = max(bisect_right(self._starts, start) - 1, 0)
        if index < len(self._starts) and self._ends[index] <= start:
            index += 1
        page: int | None = None
        found: list[Box] = []
        while index < len(self._starts) and self._starts[index] < max(end, start + 1):
            if page is not None and self._span_pages[index] != page:
                break
            page = self._span_pages[index]
            x0, top, x1, bottom = self._boxes[4 * index : 4 * index + 4]
            found.append((x0, top, x1, bottom))
            index += 1
        if not found:
            return None
        x0, top = min(box[0] for box in found), min(box[1] for box in found)
        x1, bottom = max(box[2] for box in found), max(box[3] for box in found)
        return (round(x0, 1), round(top, 1), round(x1, 1), round(bottom, 1))
