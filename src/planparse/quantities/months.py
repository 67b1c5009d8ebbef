"""Month names: Thai ones full, short and abbreviated, with the slips of clerks and OCR, and English ones."""

from __future__ import annotations

import re

from planparse.quantities.digits import LETTER

_FULL: tuple[tuple[str, ...], ...] = (
    ("มกราคม", "มกรา"),
    ("กุมภาพันธ์", "กุมภาพันธุ์", "กุมภาพันธ", "กุมพาพันธ์", "กุมภา"),
    ("มีนาคม", "มีนา"),
    ("เมษายน", "เมษา"),
    ("พฤษภาคม", "พฤษภา"),
    ("มิถุนายน", "มิถุนา"),
    ("กรกฎาคม", "กรกฏาคม", "กรกฎคม", "กรกฎา", "กรกฏา"),
    ("สิงหาคม", "สิงหา"),
    ("กันยายน", "กันยา"),
    ("ตุลาคม", "ตุลา"),
    ("พฤศจิกายน", "พฤษจิกายน", "พฤศจิกา"),
    ("ธันวาคม", "ธันวา"),
)
_SHORT = ("มค", "กพ", "มีค", "เมย", "พค", "มิย", "กค", "สค", "กย", "ตค", "พย", "ธค")
_ENGLISH = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBER = {name: number for number, names in enumerate(_FULL, 1) for name in names} | {
    name: number for number, name in enumerate(_SHORT, 1)
}
_OF_ENGLISH = {name[:3].lower(): number for number, name in enumerate(_ENGLISH, 1)}
_DOT = "\\s?\\.?\\s?"


def _abbreviation(short: str) -> str:
    """Return the pattern of an abbreviation: dots may lack, a mark may stand behind the dot."""
    if len(short) == 2:
        return f"{short[0]}{_DOT}{short[1]}"
    if short[0] == "เ":
        return f"เ\\s?ม{_DOT}ย"
    return f"{short[0]}(?:{short[1]}{_DOT}|\\.\\s?{short[1]}\\s?\\.?){short[2]}"


_NAMES = sorted((name for names in _FULL for name in names), key=len, reverse=True)
_STEMS = tuple(name for name in _NAMES if not name.endswith(("คม", "ยน", "ธ์", "ธุ์")))
_WHOLE = tuple(name for name in _NAMES if name not in _STEMS)

_IN_ENGLISH = "|".join((*_ENGLISH, *(name[:3] for name in _ENGLISH), "Sept"))
MONTH = (
    "(?:" + "|".join(_WHOLE) + "|(?:" + "|".join(_STEMS) + f")(?![{LETTER}])"
    f"|(?<![{LETTER}])(?<![ก-ฮ]\\.)(?:" + "|".join(map(_abbreviation, _SHORT)) + ")"
    f"(?:\\s?\\.(?![ก-ฮ]\\s?\\.)|(?!\\s?\\.)(?![{LETTER}]))"
    f"|(?<![A-Za-z])(?:{_IN_ENGLISH})(?![A-Za-z])\\.?)"
)
"""One month name.

A stem (ตุลา) or an abbreviation without its last dot ends before a letter, and no abbreviation runs on
into another one, so ตุลาการ and ก.ค.ศ. are no months.
"""

_MARKS = re.compile(r"[\s.]+")


def read_month(word: str) -> int | None:
    """Return the number of the month that the word names, or None.

    >>> read_month("มิ.ย."), read_month("ม.ิย"), read_month("กรกฏาคม"), read_month("วันเสาร์"), read_month("Oct.")
    (6, 6, 7, None, 10)
    """
    return _NUMBER.get(_MARKS.sub("", word)) or _OF_ENGLISH.get(word[:3].lower())
