"""The target of an indicator: value, unit and comparator, read from its wording."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from planparse.quantities.comparators import Comparator, read_comparator_after, read_comparator_before
from planparse.quantities.digits import DASH, DIGIT, LETTER, has_digit
from planparse.quantities.numerals import Number, find_numbers, read_number
from planparse.quantities.percent import find_percents

Unit = Literal["percent", "level", "times", "count", "points", "months", "days", "hours", "baht"]

_COUNTED = (
    "คน(?!ละ|ที่)|ราย(?!จ่าย|ได้|ละเอียด|งาน|เดือน|ไตรมาส|ปี)|ท่าน|ผลงาน|ฉบับ(?!ที่)|โครงการ(?!ที่)|หลักสูตร|กิจกรรม(?!ที่)|เรื่อง"
    "|ชิ้น|แห่ง|ตำแหน่ง|อัตรา(?!กำลัง)|เล่ม|ชุด|แผน(?!ก)|รายการ|กลุ่ม|ทีม|รุ่น(?!ที่)|หน่วยงาน|ส่วนราชการ|องค์ความรู้|นวัตกรรม|ประเด็น"
    "|ช่องทาง|ระบบ|วิชา|คู่มือ|คู่|ประเภท|กระบวนงาน|กระบวนการ|หมู่บ้าน|ชุมชน|มาตรการ|สมรรถนะ|ข้อ(?!ที่|มูล)|ด้าน(?!ที่)|ตัวชี้วัด(?!ที่)"
    "|เครื่อง|คัน|ต้น|ครัวเรือน|คำสั่ง|ประกาศ|รายงาน|ระเบียบ|คณะ|ทักษะ|ฐานข้อมูล|บทเรียน|สาย|งาน|รางวัล|เวที|เครือข่าย"
)
_UNITS: tuple[tuple[Unit, str], ...] = (
    ("times", "ครั้ง(?!ที่)"),
    ("points", "คะแนน"),
    ("months", "เดือน(?!แรก|หลัง|ละ|สุดท้าย)"),
    ("hours", "ชั่วโมง|ชม\\.?"),
    ("days", "วัน(?!ที่|ละ|จันทร์|อังคาร|พุธ|พฤหัส|ศุกร์|เสาร์|อาทิตย์|เทศบาล)"),
    ("baht", "(?:ล้าน)?บาท|\\.-"),
    ("count", _COUNTED),
)
_UNIT = re.compile("\\s{0,3}(?:" + "|".join(f"(?P<{name}>{words})" for name, words in _UNITS) + ")")
_LEVEL = re.compile("ระดับ\\s?(?:ที่|คะแนน|คุณภาพ|ความสำเร็จ|ความพึงพอใจ|ค่า)?\\s{0,3}\\Z")
_NO_TARGET_BEFORE = re.compile(
    f"(?:ที่|ข้อ|มาตรา|พ\\s?\\.?\\s?ศ\\s?\\.?|ปี|ฉบับ|หมวด|ด้าน|ทุก|ทุกๆ|ราย|รอบ|ไตรมาส|ระยะ|หน้า|แบบ|ชั้น|ซี|ช่วง|(?<![{LETTER}])ว)\\s{{0,3}}\\Z"
    f"|[{DIGIT}]\\s?[/{DASH}]\\s?\\Z"
)
_FIVE_S = re.compile(f"\\s{{0,2}}ส(?:\\.|(?![{LETTER}]))")
_BRACKET = re.compile("[(（]\\s{0,2}(?P<inside>[^()（）]{1,80}?)\\s{0,2}(?:[)）][\\s.]{0,3})?\\Z")
_HEADS: tuple[tuple[str, Unit], ...] = (
    ("ร้อยละ", "percent"),
    ("ระดับคะแนน", "points"),
    ("ระดับ", "level"),
    ("จำนวนครั้ง", "times"),
    ("คะแนน", "points"),
    ("จำนวน", "count"),
)
_TRAILING = re.compile(f"(?<![{DIGIT}.,/\\-–])(?P<number>[{DIGIT}][{DIGIT},.]{{0,14}})\\s{{0,2}}[)）]?\\s{{0,2}}\\Z")
_YEARS = range(2500, 2600)
_WHOLE_UNITS = frozenset(("count", "times", "months", "days"))
_RANK: dict[Unit, int] = {
    "percent": 0,
    "level": 1,
    "times": 2,
    "count": 2,
    "points": 2,
    "months": 3,
    "days": 3,
    "hours": 3,
    "baht": 4,
}


@dataclass(frozen=True, slots=True)
class Target:
    """The figure an indicator aims at; no `unit` for a figure alone, no `comparator` where none is worded."""

    value: int | float
    unit: Unit | None
    comparator: Comparator | None


def read_target(text: str) -> Target | None:
    """Return the target that an indicator words, or None where it has no figure.

    A percentage or level in the trailing bracket wins, then ร้อยละ with a figure, then the bracket, then a
    level, then the figure with a comparator, then the first with a unit (durations and money last). A bare
    figure at the end takes its unit from the head of the wording (`ร้อยละของ… ๘๐`, `จำนวนครั้ง… ๔`). Years,
    ordinals (ข้อ ๑, ด้านที่ ๒), ๕ ส. and intervals (ทุก ๖ เดือน) are no targets.

    >>> read_target("ระดับความสำเร็จของการจัดทำรายงาน (ระดับ ๕)")
    Target(value=5, unit='level', comparator=None)
    >>> read_target("บุคลากรผ่านการอบรมไม่น้อยกว่าร้อยละ ๘๐")
    Target(value=80, unit='percent', comparator='>=')
    >>> read_target("จำนวนนวัตกรรมของบุคลากร (๑ ผลงาน/ส่วนราชการ)")
    Target(value=1, unit='count', comparator=None)
    >>> read_target("ร้อยละของผู้เข้าอบรม") is None
    True
    """
    if not has_digit(text) and "ร้อยละ" not in text:
        return None
    bracket = _BRACKET.search(text)
    inside = _read_best(bracket["inside"]) if bracket else None
    if inside is not None and inside.unit in ("percent", "level"):
        return inside
    whole = _read_best(text)
    if whole is not None and whole.unit == "percent":
        return whole
    return inside or _read_trailing(text) or whole


def _read_best(text: str) -> Target | None:
    """Return the target that counts most among the figures of the text."""
    percents = find_percents(text)
    if percents:
        return Target(percents[0].value, "percent", percents[0].comparator)
    targets = list(_find_targets(text)) if has_digit(text) else []
    return min(targets, key=_rank) if targets else None


def _rank(target: Target) -> tuple[int, int]:
    """Order targets: levels, then those with a comparator, then things counted, durations, money."""
    rank = _RANK[target.unit] if target.unit else 9
    return (rank if rank <= 1 else 2, (0 if target.comparator else 10) + rank)


def _find_targets(text: str) -> Iterator[Target]:
    """Yield the figures that have a unit, in order."""
    for number in find_numbers(text):
        level = _LEVEL.search(text, max(0, number.start - 24), number.start)
        if level is not None:
            yield _make_target(text, number.value, "level", level.start(), number.end)
        elif not _is_no_target(text, number):
            unit = _UNIT.match(text, number.end)
            if unit is not None and _can_count(number.value, _name_unit(unit)):
                yield _make_target(text, _scale(number.value, unit), _name_unit(unit), number.start, unit.end())


def _is_no_target(text: str, number: Number) -> bool:
    """Tell whether the figure is an ordinal, a year, part of a code, an interval or ๕ ส."""
    before = _NO_TARGET_BEFORE.search(text, max(0, number.start - 12), number.start)
    return before is not None or _FIVE_S.match(text, number.end) is not None


def _can_count(value: int | float, unit: Unit) -> bool:
    """Tell whether the value can have the unit.

    Things and times come whole (`๓.๑๐ โครงการ` is a heading); a year before a noun is a year.
    """
    return unit not in _WHOLE_UNITS or (isinstance(value, int) and value not in _YEARS)


def _name_unit(unit: re.Match[str]) -> Unit:
    """Return the name of the unit that matched."""
    return next(name for name, _ in _UNITS if unit.lastgroup == name)


def _scale(value: int | float, unit: re.Match[str]) -> int | float:
    """Return the value in the unit itself: ล้านบาท in baht."""
    if "ล้าน" not in unit.group():
        return value
    baht = round(value * 1_000_000, 2)
    return int(baht) if baht == int(baht) else baht


def _make_target(text: str, value: int | float, unit: Unit, start: int, end: int) -> Target:
    """Return the target with the comparator worded before or behind it."""
    before, _ = read_comparator_before(text, start)
    after, _ = read_comparator_after(text, end)
    return Target(value, unit, before or after)


def _read_trailing(text: str) -> Target | None:
    """Return the bare figure at the end of the wording or in its bracket, with the unit the head names."""
    match = _TRAILING.search(text, max(0, len(text) - 24))
    if match is None:
        return None
    value = read_number(match["number"])
    start = match.start("number")
    if value is None or value in _YEARS or _NO_TARGET_BEFORE.search(text, max(0, start - 12), start):
        return None
    before, _ = read_comparator_before(text, start)
    head = text.lstrip(" \t\r\n-–•*(")
    unit = next((unit for name, unit in _HEADS if head.startswith(name)), None)
    is_alone = not text[:start].strip(" \t\r\n-–(=") or before is not None
    return Target(value, unit, before) if unit is not None or is_alone else None
