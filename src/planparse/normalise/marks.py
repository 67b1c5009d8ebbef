"""Steps on combining marks: a gap before them, their order, doubles."""

from __future__ import annotations

import re

from planparse.normalise.alphabet import CONSONANT, HIGH_MARK, LETTER, LOW_MARK, MARK, NIKHAHIT
from planparse.normalise.step import Normaliser

_IS_CONSONANT = re.compile(f"[{CONSONANT}]")
_IS_LOW = re.compile(f"[{LOW_MARK}]")
_IS_MARK = re.compile(f"[{MARK}]")
_MISORDERED = re.compile(f"[{HIGH_MARK}][{LOW_MARK}]")
_WORD_GOES_ON = re.compile(f"(?![{MARK}])[{LETTER}0-9A-Za-z๐-๙]")
_STRAY_MARK = re.compile(f" [{MARK}]{{1,4}}[ \t\n\r]|[\n\r][{MARK}]")
_NEAR = 120
"""Characters to either side: a PDF reader that moved one mark of a passage moved others of it."""
_WITH_THANTHAKHAT = "\u0e34\u0e38"
"""ิ and ุ: the vowel signs that ์ stands over (สิทธิ์, พันธุ์)."""
_THANTHAKHAT = "\u0e4c"
_MAITAIKHU = "\u0e47"
_MAX_RUN = 8
"""Longer runs of marks are no writing: dotted lines of phinthu, noise."""


def has_stray_mark_near(text: str, place: int) -> bool:
    """Whether a mark stands alone close by: then others may stand by letters that are not theirs."""
    return _STRAY_MARK.search(text, max(place - _NEAR, 0), place + _NEAR) is not None


def _close_gap(match: re.Match[str]) -> str:
    """Join marks to the consonant before the gap, where both make one sound cluster and the word goes on."""
    text, start, marks = match.string, match.start(), match.group(1)
    first = start
    while first > 0 and start - first < 3 and _IS_MARK.match(text[first - 1]):
        first -= 1
    if first == 0 or not _IS_CONSONANT.match(text[first - 1]):
        return match.group()
    if not _WORD_GOES_ON.match(text, match.end()) or not _is_cluster(text[first:start], marks):
        return match.group()
    return match.group() if has_stray_mark_near(text, start) else marks


def _is_cluster(before: str, after: str) -> bool:
    """Whether one consonant can carry these marks, in this order: one vowel sign, then one mark on top."""
    marks = before + after
    low = [mark for mark in marks if _IS_LOW.match(mark)]
    high = [mark for mark in marks if not _IS_LOW.match(mark)]
    if len(low) > 1 or len(high) > 1:
        return False
    if low and high:
        is_torn = before[-1:] in high  # a tone mark, a gap, a vowel sign: the tone mark is another letter's
        fits = low[0] in _WITH_THANTHAKHAT if high[0] == _THANTHAKHAT else low[0] != _MAITAIKHU
        return fits and not is_torn
    return True


def _put_in_order(match: re.Match[str]) -> str:
    """Put vowel signs before tone marks, in a run that is longer than one consonant carries as it is too."""
    marks = match.group()
    if marks[-1] == NIKHAHIT and match.string[match.end() : match.end() + 1] in {"า", "ำ"}:
        return marks  # half of a sara am, which goes behind the tone mark
    if not _MISORDERED.search(marks) or not _IS_CONSONANT.match(match.string, max(match.start() - 1, 0)):
        return marks
    low = [mark for mark in marks if _IS_LOW.match(mark)]
    high = [mark for mark in marks if not _IS_LOW.match(mark)]
    if len(set(low)) > 1 or len(set(high)) > 1:
        return marks  # two different marks of one class: which is meant is not certain
    return "".join(low + high)


def _keep_one(match: re.Match[str]) -> str:
    mark = match.group(1)
    is_tail = match.string[match.start() - 1] == mark  # of a run too long to be a slip
    return match.group() if is_tail else mark


MARK_STEPS = (
    Normaliser(
        "gap-before-mark",
        re.compile(f" ([{MARK}]{{1,3}})(?![{MARK}])"),
        _close_gap,
    ),
    Normaliser(
        "misordered-marks",
        re.compile(f"[{MARK}]{{2,{_MAX_RUN}}}(?![{MARK}])"),
        _put_in_order,
        probe=_MISORDERED,
    ),
    Normaliser(
        "doubled-marks",
        re.compile(f"(?<=[{CONSONANT}{MARK}])([{MARK}])\\1{{1,2}}(?!\\1)"),
        _keep_one,
        probe=re.compile(f"([{MARK}])\\1"),
    ),
)
