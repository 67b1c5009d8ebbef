"""Group rows of staffing tables: names of departments and of kinds of employment, and the names of sums."""

from __future__ import annotations

import functools
import re
from typing import Literal

from planparse.lexicon.names import clean_label
from planparse.lexicon.resolve import resolve_department, resolve_employment_type
from planparse.lexicon.wording import Wording, fold, load_wording

GROUP_LENGTH = 90
"""Group rows are shorter than this; the longest unit name in the lists has 62 characters."""
ABBREVIATION = 8
"""A last word of so few letters that a dot follows is an abbreviation (อบต., รพ.สต., ปก./ชก.)."""
EMPLOYMENT_TYPES = ("mission_employee", "general_employee", "permanent_employee", "teacher", "civil_servant")
_CONTINUED = re.compile(r"[ ]?\([ ]?ต่อ[ ]?\)")
_ENDS = " \t:;*"
_PAID_FROM = re.compile(
    r"[ ]?\(?(?:ใช้|รับ|จ่ายจาก|จาก|ส่วนที่ใช้)?(?:เงินอุดหนุน|เงินงบประมาณ|งบประมาณ|งบ|เงินรายได้)[^()]{0,60}\)?$"
)
"""What a kind of employment is paid from: พนักงานครูเทศบาล (เงินอุดหนุน)."""


@functools.cache
def staff_words() -> Wording:
    """Return the words of `mappings/staff_rows.toml`."""
    return load_wording("staff_rows")


def name_unit(text: str) -> str:
    """Return a group row's wording without its number, code, (ต่อ) and closing colon; an abbreviation keeps its dot.

    >>> name_unit("๑. สำนักปลัดเทศบาล (๐๑) (ต่อ)"), name_unit("๑. สำนักปลัด อบต. (๐๑)")
    ('สำนักปลัดเทศบาล', 'สำนักปลัด อบต.')
    """
    wording = _CONTINUED.sub("", text).strip(_ENDS)
    name = clean_label(wording).strip(_ENDS)
    is_short = len(name.rsplit(" ", 1)[-1]) <= ABBREVIATION
    return f"{name}." if name and is_short and f"{name}." in wording else name


@functools.lru_cache(maxsize=16384)
def is_department(text: str) -> bool:
    """Whether a row's wording is the name of a department, school, child centre or like unit.

    >>> is_department("๒. กองคลัง (๐๔)"), is_department("ส่วนราชการ"), is_department("ผู้อำนวยการกองคลัง")
    (True, False, False)
    """
    if len(text) > GROUP_LENGTH:
        return False
    words = staff_words().words
    key = fold(name_unit(text))
    if not key or key.startswith(words["not_department"]):
        return False
    return key.startswith(words["department"] + words["facility"])


@functools.lru_cache(maxsize=16384)
def employment_of(text: str) -> tuple[bool, str | None]:
    """Return whether a row names a kind of employment, and which (None: it leaves that open).

    >>> employment_of("พนักงานจ้างตามภารกิจ (ผู้มีทักษะ)"), employment_of("พนักงานจ้าง"), employment_of("คนงาน")
    ((True, 'mission_employee'), (True, None), (False, None))
    >>> employment_of("พนักงานครู (เงินอุดหนุน)")
    (True, 'teacher')
    """
    if len(text) > GROUP_LENGTH:
        return False, None
    name = _PAID_FROM.sub("", name_unit(text))
    found = resolve_employment_type(name).id
    if found is not None:
        return True, found
    words = staff_words().words
    key = fold(name)
    for kind in EMPLOYMENT_TYPES:
        if key in words[kind]:
            return True, kind
    return key in words["some_employee"], None


@functools.lru_cache(maxsize=4096)
def sum_of(text: str) -> Literal["subtotal", "total"] | None:
    """Return whether a row is a sum: `total` where its wording says that it is the grand one.

    >>> sum_of("รวม"), sum_of("รวมทั้งสิ้น"), sum_of("รวมกองคลัง"), sum_of("กองคลัง")
    ('subtotal', 'total', 'subtotal', None)
    """
    if len(text) > GROUP_LENGTH or "รวม" not in text:
        return None
    words = staff_words().words
    key = fold(name_unit(text))
    if not key.startswith(words["sum"]):
        return None
    return "total" if key.startswith(words["grand_sum"]) and resolve_department(text).id is None else "subtotal"
