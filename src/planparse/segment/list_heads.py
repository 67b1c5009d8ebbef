"""Lines that head a list by their wording alone: `จุดอ่อน (Weaknesses)`, `พันธกิจ`, and the points `S๑ …`.

Under the last point of a list such a line looks like the tail of that point; only its words tell that it is none.
"""

from __future__ import annotations

import re

from planparse.lexicon.wording import load_wording

_LENGTH = 80
_FULL_LINE = 70
"""From so many characters on a line may have been broken because it was full."""
_POINT = re.compile(r"[SWOT][ ]?-?[0-9๐-๙]{1,2}[ ]?(?:[.:)\-][ ]?|[ ]|(?=[ก-ฮเ-ไ]))")
_MARKS = "(:["


def is_quadrant_line(body: str) -> bool:
    """Whether a line as a whole names a quadrant of a SWOT analysis.

    >>> is_quadrant_line("จุดแข็ง (Strength : S)"), is_quadrant_line("โอกาสในการอบรมมีมาก")
    (True, False)
    """
    return len(body) <= _LENGTH and bool(load_wording("headings").patterns["quadrant_line"].match(body))


def says_quadrant(body: str) -> bool:
    """Whether a line names a quadrant before a colon and goes on with its points: `จุดแข็ง : มีทีมงานดี`."""
    head, colon, rest = body[:_LENGTH].partition(":")
    return bool(colon) and is_quadrant_line(head.rstrip()) and bool(rest.strip(" -–"))


def is_list_head(body: str) -> bool:
    """Whether a line as a whole names a quadrant, or what a list of statements is of.

    >>> is_list_head("พันธกิจ (Mission)"), is_list_head("พันธกิจของเทศบาลมีสามข้อ")
    (True, False)
    """
    return len(body) <= _LENGTH and (
        is_quadrant_line(body) or bool(load_wording("headings").patterns["statement_line"].match(body))
    )


def is_swot_point(body: str) -> bool:
    """Whether a line is a point numbered by the letter of its quadrant: `S๑ บุคลากรมีความรู้`."""
    return body[:1] in ("S", "W", "O", "T") and bool(_POINT.match(body))


def may_be_tail(body: str, before: str) -> bool:
    """Whether a line that names a list may yet be the end of the line before, broken where that was full."""
    return len(before) >= _FULL_LINE and not any(mark in body for mark in _MARKS)
