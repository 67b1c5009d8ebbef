"""Spaces between the letters that an OCR engine gave: where the picture has no ink for long enough.

Tesseract gives Thai letter by letter, and the boxes of letters are not always those of their ink.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from planparse.read.ocr_symbols import Symbol
from planparse.read.ocr_wording import rate_wording
from planparse.read.scan_signs import Foot, find_stretches

SPACE = 0.46
"""Width of a gap that is a space, in heights of ก: between letters there is at most 0.35, spaces have 0.55 and more."""
DIGIT_SPACE = 0.55
NEAR = 1.4
"""How far from a gap, in heights of ก, the joint may be at which it is: boxes of letters are that far off."""
FAR = 8.0
"""What a height of ก between a gap and its joint costs, in logarithms of chance."""
AROUND = 12
"""Letters on both sides with which the places of a space are weighed."""
_INK = 60.0
_DUST = 2
"""Points of ink in a column that are none."""
_INNER = re.compile("[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]")
"""Marks and vowels that no word begins with."""
_MARK = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_THAI = re.compile("[\u0e01-\u0e4e]")
_THAI_TAIL, _THAI_HEAD = re.compile("[\u0e01-\u0e4e]*$"), re.compile("[\u0e01-\u0e4e]*")
_DIGIT = re.compile("[0-9๐-๙]")


def join_symbols(grey: Any, line: Sequence[Symbol], foot: Foot) -> list[Symbol]:
    """Return the words of a line: symbols that no space parts, joined; the least confidence is that of the word."""
    if not line:
        return []
    starts = _find_starts(grey, line, foot)
    words = [line[0]]
    for at, symbol in enumerate(line[1:], start=1):
        if at in starts:
            words.append(symbol)
            continue
        word = words[-1]
        words[-1] = Symbol(
            word.text + symbol.text,
            min(word.x0, symbol.x0),
            min(word.top, symbol.top),
            max(word.x1, symbol.x1),
            max(word.bottom, symbol.bottom),
            min(word.confidence, symbol.confidence),
        )
    return words


def _find_starts(grey: Any, line: Sequence[Symbol], foot: Foot) -> set[int]:
    """Return the indexes of the symbols before which a space stands: each gap goes to the nearest joint of symbols."""
    bases = [at for at, symbol in enumerate(line) if not _INNER.match(symbol.text)]
    joints = [(before, after) for before, after in pairwise(bases)]
    ends = [max(one.x1 for one in line[at:after] if not _MARK.match(one.text)) for at, after in joints]
    places = [(end + line[after].x0) / 2 for end, (_, after) in zip(ends, joints, strict=True)]
    starts = set()
    for start, end in _find_gaps(grey, line, foot):
        at = _choose_joint(line, joints, [abs(place - (start + end) / 2) / foot.unit for place in places])
        if at is not None:
            before, after = joints[at]
            are_digits = _DIGIT.match(line[before].text[-1]) and _DIGIT.match(line[after].text[0])
            if not are_digits or end - start > DIGIT_SPACE * foot.unit:
                starts.add(after)
    return starts


def _choose_joint(line: Sequence[Symbol], joints: Sequence[tuple[int, int]], distances: Sequence[float]) -> int | None:
    """Return the joint that a gap is at: the nearest, of Thai letters one beside it where that leaves words whole."""
    if not joints:
        return None
    near = min(range(len(joints)), key=distances.__getitem__)
    around = [at for at in (near - 1, near, near + 1) if 0 <= at < len(joints) and distances[at] <= NEAR]
    places = [joints[at] for at in around]
    if len(around) < 2 or not all(_THAI.search(line[at].text) and _THAI.match(line[to].text) for at, to in places):
        return near
    first, last = max(places[0][0] - AROUND, 0), places[-1][1] + AROUND
    best: dict[int, float] = {}
    for at, (_, after) in zip(around, places, strict=True):
        head = _THAI_TAIL.search("".join(one.text for one in line[first:after]))
        tail = _THAI_HEAD.match("".join(one.text for one in line[after:last]))
        wording = f"{head[0] if head else ''} {tail[0] if tail else ''}"
        best[at] = rate_wording(wording) + FAR * distances[at]
    return min(best, key=best.__getitem__)


def _find_gaps(grey: Any, line: Sequence[Symbol], foot: Foot) -> list[tuple[int, int]]:
    """Return the [start, end) of the stretches without ink that are wide enough for a space."""
    first, last = round(min(symbol.x0 for symbol in line)), round(max(symbol.x1 for symbol in line))
    paper = _find_paper(grey, foot)[max(first, 0) : last]
    stretches = find_stretches(paper)
    wide = [(first + start, first + end) for start, end in stretches if end - start > SPACE * foot.unit]
    return [(start, end) for start, end in wide if start > first and end < last]


def _find_paper(grey: Any, foot: Foot) -> Any:
    """Return which columns of the picture have no ink where letters stand."""
    import numpy as np

    band = grey[max(round(foot.at - 1.05 * foot.unit), 0) : round(foot.at + 0.05 * foot.unit) + 1].astype(np.float32)
    if band.size == 0:
        return np.ones(grey.shape[1], dtype=bool)
    dark = (float(np.median(band)) - band) > _INK
    return dark.sum(axis=0) < _DUST
