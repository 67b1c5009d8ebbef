"""Thai and Arabic digits, dashes and Thai letters as regular-expression parts.

`DIGIT`, `LETTER` and `DASH` are the *insides* of a character class, so that they can be joined:
``f"[{DIGIT}]{{1,2}}"``. Nothing here uses ``\\d`` or ``\\w``: they also accept digits of other scripts
and cut Thai words at their marks.
"""

from __future__ import annotations

import re

DIGIT = "0-9๐-๙"
LETTER = "ก-ฺเ-๎"
DASH = "\\-‐‑‒–—―−"

_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_HAS_DIGIT = re.compile(f"[{DIGIT}]")


def to_arabic(text: str) -> str:
    """Return the text with Thai digits as Arabic ones; length and all other characters stay.

    >>> to_arabic("ปี ๒๕๖7")
    'ปี 2567'
    """
    return text.translate(_TO_ARABIC)


def has_digit(text: str) -> bool:
    """Tell whether the text holds a Thai or Arabic digit: the cheap test before any figure is sought.

    >>> has_digit("ร้อยละของผู้เข้าอบรม"), has_digit("ร้อยละ ๘๐")
    (False, True)
    """
    return _HAS_DIGIT.search(text) is not None
