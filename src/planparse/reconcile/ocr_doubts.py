"""What OCR was not sure of lowers the confidence of the records that were read from it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from planparse.model import Record


class DoubtLike(Protocol):
    """A word that OCR was not sure of: its line (1-based) and stretch of the source text, confidence from 0 to 1."""

    @property
    def line(self) -> int: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def confidence(self) -> float: ...


class PageLike(Protocol):
    """How a page was read; `confidence` is the mean over the words that OCR read, None where it read none."""

    @property
    def number(self) -> int: ...
    @property
    def confidence(self) -> float | None: ...
    @property
    def doubts(self) -> Sequence[DoubtLike]: ...


def lower_confidence(records: Mapping[str, Sequence[Record]], pages: Iterable[PageLike]) -> None:
    """Lower the confidence of each record on a page read by OCR, in place.

    A record is read as surely as the page on the whole, and less where it holds doubtful words: each of its
    characters counts with the confidence of its word. A figure it holds counts whole: one wrong digit is a wrong
    amount.
    """
    by_page = {page.number: page for page in pages if page.confidence is not None}
    if not by_page:
        return
    for own in records.values():
        for record in own:
            page = by_page.get(record.provenance.page or 0)
            if page is not None:
                record.confidence = round(min(record.confidence, _rate(record, page)), 2)


def find_doubts(page: PageLike, start: int, end: int) -> list[DoubtLike]:
    """Return the doubtful words of a page that stand in `[start, end)` of the text."""
    starts = [doubt.start for doubt in page.doubts]
    return [
        doubt
        for doubt in page.doubts[max(bisect_left(starts, start) - 1, 0) : bisect_left(starts, end)]
        if doubt.end > start
    ]


def _rate(record: Record, page: PageLike) -> float:
    start, end = record.provenance.char_start, record.provenance.char_end
    mean = page.confidence or 0.0
    total = loss = 0.0
    least = 1.0
    for doubt in find_doubts(page, start, end):
        length = min(doubt.end, end) - max(doubt.start, start)
        total += length
        loss += length * max(mean - doubt.confidence, 0.0)
        if is_figure(doubt.text):
            least = min(least, doubt.confidence)
    return max(min(mean - loss / max(end - start, total, 1.0), least), 0.0)


def is_figure(text: str) -> bool:
    """Whether a word is a figure: digits and what stands between them.

    >>> is_figure("๒๕,๐๐๐"), is_figure("ข้อ๒")
    (True, False)
    """
    return any(char in DIGITS for char in text) and all(char in DIGITS or char in "., -+()%/" for char in text)


DIGITS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙")
