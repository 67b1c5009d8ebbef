"""Words that say on which side of a figure a target lies: ไม่น้อยกว่า, ไม่เกิน, ขึ้นไป …"""

from __future__ import annotations

import re
from typing import Literal

Comparator = Literal[">=", "<=", "="]
"""The contract's three comparators; มากกว่า counts as `>=` and น้อยกว่า as `<=`, the nearest of the three."""

_REACH = 48
"""How far before a figure its comparator may begin: the longest wording and bridge have 40 characters."""

_NOT = "(?<!ไม่)(?<!ไม่ )(?<!ให้)(?<!ให้ )"
_OR_EQUAL = "(?:\\s?หรือเท่ากับ)?"
_NEGATED = "ไม่\\s?(?:ให้\\s?|ควร\\s?)?"
_AT_MOST = f"{_NEGATED}(?:เกิน(?:กว่า)?|มากกว่า|สูงกว่า|ถึง)|{_NOT}(?:น้อยกว่า|ต่ำกว่า){_OR_EQUAL}|ภายใน|อย่างมาก|≤|(?<![<>])<=?"
_AT_LEAST = (
    f"{_NEGATED}(?:น้อยกว่า|ต่ำกว่า)|อย่าง(?:น้อย|ต่ำ)|ตั้งแต่|{_NOT}(?:มากกว่า|สูงกว่า){_OR_EQUAL}|{_NOT}เกิน(?:กว่า)?|≥|(?<![<>])>=?"
)
_EQUAL = "(?<!หรือ)เท่ากับ|(?<![<>])="
_BRIDGE = (
    "\\s{0,3}(?:(?:ปี|เดือน|วัน|สัปดาห์|ไตรมาส|รอบ|ครั้ง|คน|แห่ง|กอง|หน่วยงาน|ส่วนราชการ|ประเด็น)ละ\\s{0,3})?(?:จำนวน\\s{0,3})?"
)
_BEFORE = re.compile(f"(?:(?P<most>{_AT_MOST})|(?P<least>{_AT_LEAST})|(?P<equal>{_EQUAL})){_BRIDGE}\\Z")
_AFTER = re.compile(
    "\\s{0,3}(?:(?P<least>ขึ้นไป|หรือ(?:มากกว่า|สูงกว่า)|เป็นอย่าง(?:น้อย|ต่ำ))|(?P<most>ลงมา|หรือ(?:น้อยกว่า|ต่ำกว่า)|เป็นอย่างมาก))"
)
_SIGN: dict[str, Comparator] = {"most": "<=", "least": ">=", "equal": "="}


def read_comparator_before(text: str, at: int) -> tuple[Comparator | None, int]:
    """Return the comparator worded right before the figure at offset `at`, and where its wording begins.

    Between the two may stand ปีละ, คนละ … and จำนวน. Without a comparator: None and `at` itself.

    >>> read_comparator_before("ไม่น้อยกว่า ปีละ ๑ ครั้ง", 17)
    ('>=', 0)
    >>> read_comparator_before("จำนวน ๑ ครั้ง", 6)
    (None, 6)
    """
    match = _BEFORE.search(text, max(0, at - _REACH), at)
    if match is None:
        return None, at
    return _SIGN[match.lastgroup or "equal"], match.start()


def read_comparator_after(text: str, at: int) -> tuple[Comparator | None, int]:
    """Return the comparator worded right behind the figure that ends at `at`, and where its wording ends.

    >>> read_comparator_after("ร้อยละ ๘๐ ขึ้นไป", 9)
    ('>=', 16)
    """
    match = _AFTER.match(text, at)
    if match is None:
        return None, at
    return _SIGN[match.lastgroup or "equal"], match.end()
