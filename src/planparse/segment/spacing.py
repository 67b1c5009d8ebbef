"""Where a paragraph ends although no blank line says so: text of OCR and of PDF often has none.

A page that has blank lines is believed: lines that touch belong together there. Where none stand for a long stretch,
touching says nothing, and a line that is not full ends its paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Line
from planparse.segment.label_order import is_sibling
from planparse.segment.list_heads import is_list_head

REACH = 12
"""A stretch is judged by so many steps from line to line on either side."""
RARE = 13
"""One blank line in so many steps, such as one at a page break, does not make a text that has them."""
WIDTH_REACH = 60
ROOM = 25
"""A line that leaves less room than this may have been broken because it was full."""
LEAST_WIDTH = 70
"""No page is narrower than so many characters."""
MOST_WIDTH = 180
"""Lines longer than this were not broken by a page, so where one stands none of those around it was."""
PAGE_WIDTH = 120
LEAST_FULL = 60
NARROW_LINE = 40
"""No page is so narrow that a line of this length is full: a page of A4 holds 70 characters and more."""
LEAST_TITLE = 10
"""Shorter words, such as งบประมาณ, end sentences too."""
_STATEMENT_LENGTH = 16
_GOES_ON = ("และ", "หรือ", "ซึ่ง", "พ.ศ.", "รวมทั้ง", "ตลอดจน")
_OPEN_MARKS = ("-", "–", ",", "/")


@dataclass(frozen=True, slots=True)
class Spacing:
    """How lines touch: `breaks` begin something new right under another line, `full` may go on for want of room."""

    breaks: frozenset[int]
    full: frozenset[int]


NO_SPACING = Spacing(frozenset(), frozenset())


def find_spacing(lines: Sequence[Line], taken: Sequence[bool]) -> Spacing:
    """Return which lines begin something new without a blank line above, and which were broken because full.

    `taken` marks lines of tables, contents and furniture, which say nothing of how paragraphs are set apart.
    """
    free = [line for line in lines if not line.is_blank and not taken[line.index]]
    widths = _measure_widths(lines, taken)
    breaks: set[int] = set()
    full: set[int] = set()
    for at, tight in enumerate(_find_tight(free, taken)):
        one, other = free[at], free[at + 1]
        if _is_full(free, at, widths, breaks):
            full.add(one.index)
        if not tight or not (other.index == one.index + 1 or taken[other.index - 1]):
            continue
        opens = _is_title(free, at + 1) or _states(other) if one.index in full else not _is_rest(free, at)
        if opens:
            breaks.add(other.index)
    return Spacing(frozenset(breaks), frozenset(full))


def _measure_widths(lines: Sequence[Line], taken: Sequence[bool]) -> list[int]:
    """Return the length of the longest line of running text near, for each stretch of WIDTH_REACH lines."""
    longest = [LEAST_WIDTH] * (len(lines) // WIDTH_REACH + 1)
    for line in lines:
        if not taken[line.index]:
            at = line.index // WIDTH_REACH
            longest[at] = max(longest[at], len(line.text))
    return [max(longest[max(at - 1, 0) : at + 2]) for at in range(len(longest))]


def _is_full(free: Sequence[Line], at: int, widths: Sequence[int], breaks: set[int]) -> bool:
    """Whether a line may go on in the next for want of room; `widths` is what `_measure_widths` returns.

    Where lines around it are longer than those of a page, only a line of about its length, above or below, tells.
    """
    one = free[at]
    width = widths[one.index // WIDTH_REACH]
    if width <= MOST_WIDTH and len(one.text) + ROOM > width:
        return True
    return width > PAGE_WIDTH and _is_wrapped(free, at, breaks)


def _find_tight(free: Sequence[Line], taken: Sequence[bool]) -> list[bool]:
    """Return for each step from a free line to the next whether it lies in a stretch without blank lines."""
    steps = [0] * len(free)
    blanks = [0] * len(free)
    for at in range(1, len(free)):
        between = range(free[at - 1].index + 1, free[at].index)
        plain = not any(taken[index] for index in between)
        steps[at] = steps[at - 1] + plain
        blanks[at] = blanks[at - 1] + (plain and bool(between))
    tight = []
    for at in range(len(free) - 1):
        first, last = max(at - REACH, 0), min(at + 1 + REACH, len(free) - 1)
        tight.append((blanks[last] - blanks[first]) * RARE <= steps[last] - steps[first])
    return tight


def _opens(line: Line) -> bool:
    return line.label is not None or bool(line.bullet or line.heading_level or line.is_bold) or _states(line)


def _states(line: Line) -> bool:
    """Whether a statement follows its word on the line: `ตัวชี้วัด ร้อยละของ…`."""
    word = line.body[:_STATEMENT_LENGTH].partition(" ")[0].partition(":")[0]
    return len(word) < len(line.body) and fold(word) in load_wording("headings").words["statements"]


def _is_title(free: Sequence[Line], at: int) -> bool:
    """Whether a line is, whole, one of the titles that plans share, over text: even under a full line it is no rest."""
    line = free[at]
    key = fold(line.body)
    if len(key) < LEAST_TITLE or at + 1 >= len(free):
        return False
    over = free[at + 1]
    known = key in load_wording("headings").words["titles"] or is_list_head(line.body)
    return known and (_opens(over) or len(over.text) >= LEAST_FULL)


def _is_wrapped(free: Sequence[Line], at: int, found: set[int]) -> bool:
    """Whether a line is as long as the one that it goes on with, or as the next: wrapped, among longer lines."""
    one, other = free[at], free[at + 1]
    if not LEAST_FULL <= len(one.text) <= MOST_WIDTH:
        return False
    if not _opens(other) and abs(len(one.text) - len(other.text)) < ROOM and len(other.text) >= LEAST_FULL:
        return True
    if at == 0 or _opens(one) or one.index in found or free[at - 1].index != one.index - 1:
        return False
    return abs(len(one.text) - len(free[at - 1].text)) < ROOM


def _is_rest(free: Sequence[Line], at: int) -> bool:
    """Whether the next line is the rest of a sentence: by its first word, or because the list goes on after it."""
    one, other = free[at], free[at + 1]
    if len(one.text) < NARROW_LINE or _opens(other):
        return False
    if (
        other.text.startswith(_GOES_ON)
        or one.text.endswith(_OPEN_MARKS)
        or fold(one.text).endswith(load_wording("headings").words["title_open_ends"])
    ):
        return True
    if at + 2 >= len(free) or len(other.text) > len(one.text):
        return False
    after = free[at + 2]
    if one.bullet:
        return one.bullet == after.bullet and one.indent == after.indent
    return one.label is not None and is_sibling(one.label, after.label)
