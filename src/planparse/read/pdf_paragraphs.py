"""Wrapped lines joined to the paragraph they are: a plan as text has a paragraph on a line.

A line that reaches the right margin goes on in the next, unless that one begins with a number or bullet, is
indented, of another size or weight, or stands apart. Nothing is put between two Thai letters: Thai is wrapped
between words, and words are written without spaces.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from statistics import median

from planparse.read.pdf_lines import TextLine

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
    r"[-–—•●▪➢✓○■□❑*]|[(]?[0-9๐-๙]{1,3}(?:[.][0-9๐-๙]{1,3}){0,5}[).]?(?:[ ]|$)|[(]?[0-9๐-๙]{1,3}(?:[.][0-9๐-๙]{1,3}){0,5}[).]"
    r"|[(]?[ก-ฮa-zA-Z][.)]|(?:ข้อ|มาตรา|ตารางที่|แผนภูมิที่|[ก-์]{2,20}ที่)[ ]{0,2}[0-9๐-๙]"
)
_LEADER = re.compile(r"[.…·_]{4,}|[.…]{3,}[ ]?[0-9๐-๙]{1,4}$|\.\.\.$|…$")
_THAI = re.compile("[\u0e01-\u0e4e]")


def find_paragraphs(lines: Sequence[TextLine], page_width: float, largest_gap: float) -> list[list[TextLine]]:
    """Return the lines of each paragraph; `largest_gap` is the distance of baselines that parts paragraphs."""
    margin = _find_margin(lines, page_width)
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and margin is not None and JOINS_LINES and _goes_on(groups[-1], line, margin, largest_gap):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def find_joint(before: TextLine, line: TextLine) -> str:
    """Return what stands between two lines of a paragraph."""
    if before.ends_with_space or not (_THAI.match(before.text[-1]) and _THAI.match(line.text[0])):
        return " "
    return ""


def _find_margin(lines: Sequence[TextLine], page_width: float) -> float | None:
    ends = [line.box[2] for line in lines if line.box[2] - line.box[0] >= _LONG_SHARE * page_width]
    return median(ends) if len(ends) >= 2 else None


def _goes_on(group: Sequence[TextLine], line: TextLine, margin: float, largest_gap: float) -> bool:
    first, last = group[0], group[-1]
    size = last.size
    if last.columns or line.columns or last.box[2] < margin - _FULL * size or _LEADER.search(last.text):
        return False
    gap = line.baseline - last.baseline
    if not 0 < gap <= max(largest_gap, 1.5 * size) or abs(line.size - size) > 0.15 * size:
        return False
    if last.is_bold != line.is_bold or _MARK.match(line.text):
        return False
    indent = line.box[0] - last.box[0]
    if len(group) == 1 and _MARK.match(first.text):
        return indent <= _HANGING * size
    return indent <= _INDENT * size
