"""How long a page, and a whole PDF, may take: what is over it is reported, and the rest goes on."""

from __future__ import annotations

import time


class TimeLimit:
    """Counts the seconds since it was made, and since the page began."""

    __slots__ = ("_file_end", "_page_end", "_page_seconds")

    def __init__(self, file_seconds: float, page_seconds: float) -> None:
        self._page_seconds = page_seconds
        self._file_end = time.monotonic() + file_seconds
        self._page_end = 0.0
        self.begin_page()

    def begin_page(self) -> None:
        """Give the next page its seconds."""
        self._page_end = min(time.monotonic() + self._page_seconds, self._file_end)

    def is_file_over(self) -> bool:
        """Whether the file has taken all its seconds."""
        return time.monotonic() >= self._file_end

    def is_over(self) -> bool:
        """Whether the page has taken all its seconds."""
        return time.monotonic() >= self._page_end

    def count_left(self) -> float:
        """Return the seconds that the page has left, 0 for none."""
        return max(self._page_end - time.monotonic(), 0.0)
