"""Position numbers (เลขที่ตำแหน่ง) of officials of local government: twelve digits in five groups."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from planparse.lexicon.tables import load_provinces

KINDS_OF_DIGIT = {"1": "pao", "2": "municipality", "3": "sao"}
DIGITS = 12
_SIZES = (2, 1, 2, 4, 3)
_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙oOlI|", "012345678900111")
_DIGIT = r"[0-9๐-๙oOlI|]"
_DASH = r"[\s\-–—‐‑−_.~]{0,4}"
_NUMBER = re.compile(_DASH.join(rf"({_DIGIT}{{{size}}})" for size in _SIZES))
_BESIDE = re.compile(rf"{_DIGIT}|[A-Za-z]")
MIN_SURE_DIGITS = 10
"""OCR reads ๐ as o and ๑ as l; a wording with more such letters than two is no number."""


@dataclass(frozen=True, slots=True)
class PositionNumber:
    """A position number taken apart; the parts are Arabic digits with their zeros.

    `kind` is that of the body: `pao` (อบจ.), `municipality` (เทศบาล), `sao` (อบต.), None for another digit,
    which `kind_digit` keeps.
    """

    province_code: str
    kind: str | None
    kind_digit: str
    department_code: str
    line_code: str
    running: str

    def __str__(self) -> str:
        groups = (self.province_code, self.kind_digit, self.department_code, self.line_code, self.running)
        return "-".join(groups)


@functools.cache
def _province_codes() -> frozenset[str]:
    return frozenset(province.code for province in load_provinces())


def parse_position_number(text: str) -> PositionNumber | None:
    """Return the one position number that a cell holds, or None where it holds none or more than one.

    The scheme is 2-1-2-4-3 digits: province, kind of body (1 อบจ., 2 เทศบาล, 3 อบต.), department, line of work,
    running number. Dashes of any kind, spaces or nothing may part the groups, digits may be Thai, Arabic or both,
    and o, O, l, I, | stand for 0 and 1 as OCR reads them.

    What is verified: that the province's code is the official one (provinces.csv), without which the digits are
    taken for something else. Nothing else is: none of the real plans and sample files read so far prints such a number,
    and the one reference list of titles with codes has six digits of an older scheme (010109 นักบริหารงานทั่วไป) that do
    not lead to those of today. So the kind's digit follows the field guide alone, and the codes of departments (01
    สำนักปลัด, 04 กองคลัง, 05 กองช่าง seem common) and of lines of work (1101 นักบริหารงานท้องถิ่น, 3102
    นักทรัพยากรบุคคล; the first digit seems to be the category: 1 executive, 2 director, 3 academic, 4 general), and
    whether employees and teachers have numbers of the same scheme, are given as printed and never checked. What a check
    says of them it says by the plan's own numbers: the province and the kind that most of them have.

    >>> number = parse_position_number("๓๖-๓-๐๑-๓๑๐๒-๐๐๑")
    >>> number.province_code, number.kind, number.department_code, number.line_code, number.running
    ('36', 'sao', '01', '3102', '001')
    >>> str(parse_position_number("51 –1–o4- 2102 - 00l"))
    '51-1-04-2102-001'
    >>> parse_position_number("๙๙-๓-๐๑-๓๑๐๒-๐๐๑") is None
    True
    """
    found = list(_NUMBER.finditer(text))
    if len(found) != 1:
        return None
    number = found[0]
    before, after = text[max(0, number.start() - 1) : number.start()], text[number.end() : number.end() + 1]
    sure = sum(char in "0123456789๐๑๒๓๔๕๖๗๘๙" for char in number[0])
    if _BESIDE.match(before) or _BESIDE.match(after) or sure < MIN_SURE_DIGITS:
        return None
    province, kind, department, line, running = (group.translate(_TO_ARABIC) for group in number.groups())
    if province not in _province_codes():
        return None
    return PositionNumber(province, KINDS_OF_DIGIT.get(kind), kind, department, line, running)
