"""Where pages begin: form feeds, and lines such as `--- page 12 ---`."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_WORD = r"(?:pages?|หน้า(?:ที่)?|แผ่นที่)"
_DIGITS = r"([0-9๐-๙]{1,5})"
_OF_ALL = r"(?:[ \t]{0,4}(?:/|of|จาก)[ \t]{0,4}[0-9๐-๙]{1,5})?"
_BARE = rf"[ \t]{{0,4}}{_WORD}[ \t]{{0,4}}[:#=.]?[ \t]{{0,4}}{_DIGITS}{_OF_ALL}[ \t]{{0,4}}"
_SHAPES = (
    rf"[-–—]{{2,80}}{_BARE}[-–—]{{2,80}}",
    rf"={{2,80}}{_BARE}={{2,80}}",
    rf"\*{{2,80}}{_BARE}\*{{2,80}}",
    rf"<!--{_BARE}-->",
    rf"<!--[ \t]?PageNumber[ \t]?=[ \t]?\"{_DIGITS}\"[ \t]?-->",
    rf"\[{_BARE}\]",
    rf"<{{1,3}}{_BARE}>{{1,3}}",
    rf"\#{{1,6}}[ \t]{{1,4}}page[ \t]{{1,4}}{_DIGITS}",
)
_BREAK = r"[ \t]{0,4}page[ \t-]?break[ \t]{0,4}"
_MARGIN = r"[ \t\f]{0,40}"
_MARK_LINE = re.compile(rf"{_MARGIN}(?:{'|'.join(_SHAPES)})[ \t]{{0,40}}", re.IGNORECASE)
_BREAK_LINE = re.compile(rf"{_MARGIN}(?:<!--{_BREAK}-->|[-=]{{2,80}}{_BREAK}[-=]{{2,80}})[ \t]{{0,40}}", re.IGNORECASE)
_MARK_SIGN = re.compile(r"page|หน้า|แผ่นที่", re.IGNORECASE)
_LINE_SIGN = re.compile(r"[ \t\f]{0,40}(?:[-–—=*#<\[]{2}|[<\[#])")
_FORM_FEED = re.compile("\f")


class PageStart(NamedTuple):
    """From offset `start` on, until the next, the text stands on page `page` (1-based)."""

    start: int
    page: int


class PageMark(NamedTuple):
    """A line that says which page it is: its stretch of the text and its number (None: a bare break)."""

    start: int
    end: int
    number: int | None


def find_marks(text: str, lines: Iterable[tuple[int, int]]) -> list[PageMark]:
    """Find the lines that a tool wrote to say where a page begins or ends, in order.

    `lines` are the stretches of the lines. A printed page number (`- ๑๒ -`, `หน้า ๑๒`) is no mark: it is
    part of its page.

    >>> find_marks("--- หน้า ๑๒ ---", [(0, 15)])
    [PageMark(start=0, end=15, number=12)]
    """
    if not _MARK_SIGN.search(text):
        return []
    marks = (_find_mark(text, start, end) for start, end in lines if _LINE_SIGN.match(text, start, end))
    return [mark for mark in marks if mark is not None]


def _find_mark(text: str, start: int, end: int) -> PageMark | None:
    numbered = _MARK_LINE.fullmatch(text, start, end)
    if numbered:
        return PageMark(start, end, int(next(group for group in numbered.groups() if group)))
    return PageMark(start, end, None) if _BREAK_LINE.fullmatch(text, start, end) else None


def find_pages(text: str, marks: Sequence[PageMark]) -> list[PageStart]:
    r"""Find where each page begins; empty when the text has no page marks at all.

    A numbered mark opens its page, unless the first is number 1 with text above it and none follows the
    last: then marks close their pages. A form feed or bare break begins the next page, except beside a
    numbered mark, which then counts alone. Marks that count from 0 are moved up by one. A mark with no
    text after it begins no page.

    >>> find_pages("a\fb\f", [])
    [PageStart(start=0, page=1), PageStart(start=2, page=2)]
    """
    breaks = [match.end() for match in _FORM_FEED.finditer(text)]
    breaks = sorted(breaks + [mark.end for mark in marks if mark.number is None])
    numbered = [(mark.start, mark.end, mark.number) for mark in marks if mark.number is not None]
    if not breaks and not numbered:
        return []
    last_visible = len(text.rstrip())
    breaks = [place for place in _drop_breaks_beside(text, breaks, numbered) if place < last_visible]
    if not numbered:
        return _count_pages([(place, None) for place in breaks], 1)
    is_closing = numbered[0][2] == 1 and numbered[-1][1] >= last_visible and bool(text[: numbered[0][0]].strip())
    offset = 1 if any(number == 0 for _, _, number in numbered) else 0
    events: list[tuple[int, int | None]] = [(place, None) for place in breaks]
    if is_closing:
        events += [(end, number + 1) for _, end, number in numbered if end < last_visible]
        first = 1
    else:
        events += [(start, number + offset) for start, _, number in numbered]
        first = max(numbered[0][2] + offset - 1, 1)
    return _count_pages(sorted(events, key=lambda event: event[0]), first)


def _count_pages(events: Iterable[tuple[int, int | None]], first: int) -> list[PageStart]:
    starts = [PageStart(0, first)]
    for place, number in events:
        page = starts[-1].page + 1 if number is None else number
        if place == 0:
            starts.pop()
        starts.append(PageStart(place, page))
    return starts


def _drop_breaks_beside(text: str, breaks: list[int], numbered: list[tuple[int, int, int]]) -> list[int]:
    """Leave out the breaks with nothing but white space between them and a numbered mark."""
    if not breaks or not numbered:
        return breaks
    zones = []
    for index, (start, end, _) in enumerate(numbered):
        above = numbered[index - 1][1] if index else 0
        below = numbered[index + 1][0] if index + 1 < len(numbered) else len(text)
        after = text[end:below]
        zones.append((above + len(text[above:start].rstrip()), end + len(after) - len(after.lstrip())))
    openings = [opening for opening, _ in zones]
    return [place for place in breaks if not _is_within(place, zones, openings)]


def _is_within(place: int, zones: list[tuple[int, int]], openings: list[int]) -> bool:
    index = bisect_right(openings, place) - 1
    return index >= 0 and place <= zones[index][1]
