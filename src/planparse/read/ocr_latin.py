"""Latin words in Thai text: two readings of a page, one in Thai alone, set against each other.

Asked for both languages at once, tesseract gives Latin letters for Thai words and digits (`RAN` for มิติ, `Wedd`
for ๒๕๖๖), and is sure of it. So the Thai reading holds, and a Latin word is taken from the other where Thai made less
of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.read.ocr_symbols import Symbol

SURE = 0.8
"""Least confidence of a Latin word."""
MARGIN = 0.04
"""By how much it must be more than the mean of the Thai letters in its place."""
_LATIN = re.compile("[A-Za-z]{2}|^[A-Z]$")
_ARABIC = re.compile("[0-9]")
_THAI = re.compile("[\u0e01-\u0e4e๐-๙]")


def take_latin(line: Sequence[Symbol], others: Sequence[Symbol]) -> list[Symbol]:
    """Return the symbols of a line as read in Thai, Latin words in their places; `others` are read in both."""
    merged = list(line)
    for other in others:
        if not _LATIN.search(other.text) or _THAI.search(other.text) or other.confidence < SURE:
            continue
        own = [at for at, symbol in enumerate(merged) if _is_within(symbol, other)]
        if own and _is_better(other, [merged[at] for at in own]):
            merged[own[0] : own[-1] + 1] = [other]
    return merged


def _is_within(symbol: Symbol, other: Symbol) -> bool:
    return other.x0 <= (symbol.x0 + symbol.x1) / 2 <= other.x1


def _is_better(other: Symbol, own: Sequence[Symbol]) -> bool:
    text = "".join(symbol.text for symbol in own)
    if len(other.text) == 1 and _THAI.search(text):
        return False
    mean = sum(symbol.confidence for symbol in own) / len(own)
    if _LATIN.search(text):
        return other.confidence > mean
    return other.confidence > mean + MARGIN or _ARABIC.search(text) is not None
