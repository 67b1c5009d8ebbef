"""Two readings of a line set against each other: where their Thai letters differ, the one that makes words holds.

Tesseract reads a page once in Thai alone and once in all languages asked for, and errs in other places. Only what
one of the two gave is taken; digits and Latin letters are chosen elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from planparse.read.ocr_symbols import Symbol
from planparse.read.ocr_wording import rate_wording

MARGIN = 1.0
"""By how much less the other reading must cost."""
AGREED = 0.75
"""Most confidence of letters on which the readings differ."""
DIFFERENT = 0.5
"""Most confidence of digits on which they differ: the picture decides, or they stay doubtful."""
LONGEST_DIFFERENCE = 8
_AROUND = 14
"""Letters on both sides with which a difference is weighed."""
_THAI = re.compile("[\u0e01-\u0e4e]*")
_ARABIC, _LATIN = re.compile("[0-9]"), re.compile("[A-Za-z]")
_THAI_TAIL, _THAI_HEAD = re.compile("[\u0e01-\u0e4e]*$"), re.compile("[\u0e01-\u0e4e]*")


class _Letter(NamedTuple):
    """One character, and the symbol that it is of."""

    char: str
    symbol: Symbol


def choose_letters(line: Sequence[Symbol], other: Sequence[Symbol]) -> list[Symbol]:
    """Return the symbols of a line, Thai letters of the other reading where these make better words."""
    own, more = _spell(line), _spell(other)
    text, second = "".join(one.char for one in own), "".join(one.char for one in more)
    chosen: list[_Letter] = []
    for kind, start, end, first, last in SequenceMatcher(None, text, second, autojunk=False).get_opcodes():
        if kind != "equal" and _is_better(text, start, end, second[first:last]):
            chosen += [_doubt(one) for one in more[first:last]]
        elif kind == "equal":
            chosen += own[start:end]
        else:
            most = DIFFERENT if _ARABIC.search(text[start:end] + second[first:last]) else AGREED
            chosen += [one if _LATIN.match(one.char) else _doubt(one, most) for one in own[start:end]]
    return _join(chosen)


def _spell(line: Sequence[Symbol]) -> list[_Letter]:
    return [_Letter(char, symbol) for symbol in line for char in symbol.text]


def _doubt(letter: _Letter, most: float = AGREED) -> _Letter:
    symbol = letter.symbol
    return _Letter(letter.char, symbol._replace(confidence=min(symbol.confidence, most)))


def _is_better(text: str, start: int, end: int, wanted: str) -> bool:
    given = text[start:end]
    if max(len(given), len(wanted)) > LONGEST_DIFFERENCE or not (_THAI.fullmatch(given) and _THAI.fullmatch(wanted)):
        return False
    before = _THAI_TAIL.search(text[max(start - _AROUND, 0) : start])
    after = _THAI_HEAD.match(text[end : end + _AROUND])
    head, tail = before[0] if before else "", after[0] if after else ""
    return rate_wording(head + wanted + tail) + MARGIN < rate_wording(head + given + tail)


def _join(letters: Sequence[_Letter]) -> list[Symbol]:
    """Put the characters of one symbol together again."""
    joined: list[Symbol] = []
    last: Symbol | None = None
    for char, symbol in letters:
        if last is not None and symbol[1:5] == last[1:5]:
            before = joined[-1]
            confidence = min(before.confidence, symbol.confidence)
            joined[-1] = before._replace(text=before.text + char, confidence=confidence)
        else:
            joined.append(symbol._replace(text=char))
        last = symbol
    return joined
