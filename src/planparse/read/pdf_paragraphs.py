"""Wrapped lines joined to the paragraph they are: a plan as text has a paragraph on a line.

A line that reaches the right margin goes on in the next, unless that one begins with a number or bullet, is
indented, of another size or weight, or stands apart. Nothing is put between two Thai letters: Thai is wrapped
between words, and words are written without spaces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from statistics import median

from planparse.read.pdf_lines import TextLine
from planparse.read.pdf_marks import MARKS, STRAY_MARKS

JOINS_LINES = True
"""Whether wrapped lines are joined; without it each line of a page is a line of the text."""
_LONG_SHARE = 0.5
"""Share of the page's width from which a line tells where the right margin is."""
_FULL = 3.0
"""A line that ends this close to the margin, in sizes of the font, is full: the next word did not fit."""
_INDENT = 0.6
_HANGING = 6.0
"""How far the lines of a point may stand behind its number, in sizes of the font."""
_MARK = re.compile(
    r"[-–—•●▪➢✓○■□❑*]|[(]?[0-9๐-๙]{1,3}(?:[.][0-9๐-๙]{1,3}){0,5}[).]|[0-9๐-๙]{1,3}(?:[.][0-9๐-๙]{1,3}){1,5}(?:[ ]|$)"
    r"|[(]?[ก-ฮa-zA-Z][.)]|(?:ขอ|[ก-ฮะ-ๅ]{1,20}ท)[ ]{0,2}[0-9๐-๙]"
)
"""What a point begins with; compared without marks, for those of a damaged font are other characters."""
_BARE_NUMBER = re.compile(r"[0-9๐-๙]{1,3}(?:[ ]|$)")
_BRACKETED = re.compile(r"[(]?([0-9๐-๙]{1,2})[)]")
_LEADER = re.compile(r"[.…·_]{4,}|[.…]{3,}[ ]?[0-9๐-๙]{1,4}$|\.\.\.$|…$")
_CLOSING = '”"'
"""A saying that a plan quotes whole, such as its vision, ends a paragraph."""
_THAI = re.compile("[\u0e01-\u0e4e]")


def find_paragraphs(
    lines: Sequence[TextLine],
    page_width: float,
    find_gap: Callable[[float], float],
    usual: tuple[float, float] | None = None,
) -> list[list[TextLine]]:
    """Return the lines of each paragraph.

    `find_gap` gives the distance of baselines that parts them, by size; `usual` are the margins where these lines are
    too few to tell.
    """
    margins = find_margins(lines, page_width) or usual
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and margins is not None and JOINS_LINES and _goes_on(groups[-1], line, margins, find_gap(line.size)):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def ends_open(lines: Sequence[TextLine], page_width: float) -> bool:
    """Whether the last line of a page is full, so that its paragraph may go on on the next."""
    margins = find_margins(lines, page_width)
    last = lines[-1]
    if margins is None or last.columns or last.is_bold or not JOINS_LINES or _LEADER.search(last.text):
        return False
    return last.box[2] >= margins[1] - _FULL * last.size


def begins_within(lines: Sequence[TextLine], page_width: float) -> bool:
    """Whether the first line of a page stands where a line that goes on does."""
    margins = find_margins(lines, page_width)
    first = lines[0]
    if first.columns or first.is_bold or first.bold_lead or _begins_point(first.text):
        return False
    return margins is not None and first.box[0] <= margins[0] + _INDENT * first.size


def find_joint(before: TextLine, line: TextLine) -> str:
    """Return what stands between two lines of a paragraph."""
    if before.ends_with_space or not (_THAI.match(before.text[-1]) and _THAI.match(line.text[0])):
        return " "
    return ""


def find_margins(lines: Sequence[TextLine], page_width: float) -> tuple[float, float] | None:
    """Return where the lines of the page begin and end: by its long lines, those of points left out on the left."""
    long = [line for line in lines if line.box[2] - line.box[0] >= _LONG_SHARE * page_width]
    if len(long) < 2:
        return None
    counts = Counter(round(line.box[0] / 2) for line in long if not _begins_point(line.text))
    usual = [place for place, count in counts.items() if count > 1] or list(counts) or [round(long[0].box[0] / 2)]
    return 2.0 * min(usual), median(line.box[2] for line in long)


def _begins_point(text: str) -> bool:
    bare = "".join(char for char in text[:40] if char not in MARKS and char not in STRAY_MARKS)
    return _MARK.match(bare) is not None


def _counts_on(group: Sequence[TextLine], text: str) -> bool:
    """Whether a line begins with a number in brackets whose forerunner stands within the paragraph, not at its head."""
    found = _BRACKETED.match(text)
    if found is None:
        return False
    wanted = int(found[1]) - 1
    return any(
        int(inner[1]) == wanted and (at > 0 or inner.start() > 0)
        for at, line in enumerate(group)
        for inner in _BRACKETED.finditer(line.text)
    )


def _goes_on(group: Sequence[TextLine], line: TextLine, margins: tuple[float, float], largest_gap: float) -> bool:
    first, last = group[0], group[-1]
    left, right = margins
    size = last.size
    if last.columns or line.columns or last.box[2] < right - _FULL * size or _LEADER.search(last.text):
        return False
    if last.text[-1] in _CLOSING:
        return False
    gap = line.baseline - last.baseline
    if not 0 < gap <= largest_gap or abs(line.size - size) > 0.15 * size:
        return False
    if last.is_bold != line.is_bold or line.bold_lead:
        return False
    if _begins_point(line.text) and not _counts_on(group, line.text):
        return False
    return _fits(first, line.box[0] - last.box[0], line, len(group) == 1, left)


def _fits(first: TextLine, indent: float, line: TextLine, is_second: bool, left: float) -> bool:
    """Whether the line begins where a line that goes on does; `indent` is against the line before."""
    size = first.size
    if _BARE_NUMBER.match(line.text) and abs(indent) > _INDENT * size:
        return False
    if not is_second:
        return abs(indent) <= _INDENT * size
    if _begins_point(first.text) or _BARE_NUMBER.match(first.text):
        return indent <= _HANGING * size
    is_indented = first.box[0] > left + size
    return indent < -_INDENT * size if is_indented else indent <= _INDENT * size
