"""Bare lines in tables of posts that name a department or kind of employment: group rows that lost their cells."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from planparse.lexicon.departments import resolve_department
from planparse.lexicon.resolve import resolve_employment_type
from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Row

MAX_GROUP = 90
MIN_WIDTH = 4
"""A table of posts has so many columns."""
HEAD_ROWS = 3
WHOLE = 0.95
"""From this score on a department is named as it stands, not in part."""
SHORT = 50
"""A school's or division's name has fewer letters."""
_NUMBER = re.compile(r"[\s(]{0,3}[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,2}[\s.)]{0,3}")
_CODE = re.compile(r"\s*\((?:[0-9๐-๙]{2}|ต่อ)\)")
_POSTS = ("ตำแหน่ง", "สายงาน")
_NO_POSTS = ("โครงการ", "กิจกรรม", "ตัวชี้วัด", "ผู้รับผิดชอบ", "หน่วยงานรับผิดชอบ")


def lists_posts(rows: Sequence[Row]) -> bool:
    """Whether the first rows of a piece head a table of posts: a column of titles, and none of a table of projects."""
    if not rows or max(len(row.cells) for row in rows[:HEAD_ROWS]) < MIN_WIDTH:
        return False
    return not lists_projects(rows) and any(word in head for head in _heads(rows) for word in _POSTS)


def lists_projects(rows: Sequence[Row]) -> bool:
    """Whether the first rows of a piece head a table of projects or measures, with those responsible for them."""
    return any(head.startswith(_NO_POSTS) for head in _heads(rows))


def _heads(rows: Sequence[Row]) -> list[str]:
    return [fold(cell.text) for row in rows[:HEAD_ROWS] for cell in row.cells if cell.text]


@functools.lru_cache(maxsize=4096)
def names_staff_group(text: str) -> bool:
    """Whether a line is no more than the name of a department, division, school or centre, or a kind of employment.

    So is what goes on with the title above it, in brackets.

    >>> names_staff_group("๒. กองคลัง (๐๔)"), names_staff_group("พนักงานจ้างตามภารกิจ"), names_staff_group("คนงาน")
    (True, True, False)
    >>> names_staff_group("ฝ่ายอำนวยการ"), names_staff_group("(นักบริหารงานทั่วไป ระดับต้น)")
    (True, True)
    >>> names_staff_group("ผู้อำนวยการกองคลัง"), names_staff_group("กองคลังจัดทำรายงานเสนอผู้บริหารทุกเดือน")
    (False, False)
    """
    if len(text) > MAX_GROUP:
        return False
    if load_wording("staff_rows").patterns["goes_on"].match(text.strip()):
        return True
    number = _NUMBER.match(text)
    name = _CODE.sub("", text[number.end() if number else 0 :]).strip(" :*")
    words = load_wording("staff_rows").words
    key = fold(name)
    if key.startswith(words["department"]) and not key.startswith(words["not_department"]):
        return resolve_department(name).score >= WHOLE
    if key.startswith((*words["facility"], *words["division"])):
        return len(name) < SHORT
    kinds = (*words["some_employee"], *words["permanent_employee"], *words["teacher"], *words["civil_servant"])
    return (key.startswith(kinds) and len(name) < SHORT) or resolve_employment_type(name).id is not None
