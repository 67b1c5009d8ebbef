"""Position titles taken apart: title, level and what stands in brackets."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

_D = "[0-9๐-๙]"
_WORD = r"(?:ชำนาญการพิเศษ|ชำนาญการ|ชำนาญงาน|เชี่ยวชาญพิเศษ|เชี่ยวชาญ|ปฏิบัติการ|ปฏิบัติงาน|อาวุโส|ทรงคุณวุฒิ)"
_ABBREVIATION = r"(?:ชกพ|ปก|ชก|ชพ|ชช|ปง|ชง|อว|อส)(?![ก-๎])\.?"
_RANK = r"(?:ต้น|กลาง|สูง)(?![ก-๎])"
_TEACHER_RANK = rf"คศ\.?\s?{_D}(?!{_D})"
_CLASS = rf"{_D}{{1,2}}\s?ว(?![ก-๎])\.?"
_TOKEN = rf"(?:{_WORD}|{_ABBREVIATION}|{_RANK}|{_TEACHER_RANK}|{_CLASS}|{_D}{{1,2}}(?=\s?[-–/]\s?{_D}))"
_NEXT = rf"\s?(?:/|-|–|,|หรือ|ถึง)\s?(?:ระดับ\s?)?{_TOKEN}"
_MARKED = re.compile(
    rf"(?:\s(?:ประเภท)?(?:บริหาร|อำนวยการ)ท้องถิ่น)?\s?(?:ระดับ|อันดับ)\s?"
    rf"(?P<level>(?:{_TOKEN}|{_D}{{1,2}})(?:{_NEXT}){{0,3}})[\s.]{{0,3}}$"
)
_APART = re.compile(rf"(?:^|(?<=\s))(?P<level>{_TOKEN}(?:{_NEXT}){{0,3}})[\s.]{{0,3}}$")
_GLUED = re.compile(rf"(?P<level>{_WORD}(?:{_NEXT}){{0,3}}|{_ABBREVIATION}(?:{_NEXT}){{1,3}})[\s.]{{0,3}}$")
_ADMINISTRATOR = re.compile(rf"^(?P<title>นักบริหาร[^0-9๐-๙]{{3,60}}?)(?P<level>(?<=\s){_D}{{1,2}}|ต้น|กลาง|สูง)$")
"""Of administrators the old class number or the rank may stand without ระดับ: `นักบริหารงานช่าง 8`, `…ช่างต้น`."""
_LEVEL_LABEL = re.compile(r"ระดับ\s?")
_BRACKET = re.compile(r"[(\[]([^()\[\]]{0,120})(?:[)\]]|$)")
_COUNT = re.compile(rf"{_D}{{1,3}}$")
_NO_TITLES = frozenset(("ผู้", "นัก", "พนักงาน", "เจ้าหน้าที่", "เจ้าพนักงาน", "ผู้ช่วย", "คนงาน", "งาน", "หัวหน้า"))
_NO_TITLE_ENDS = ("ผู้", "ห้อง")


@dataclass(frozen=True, slots=True)
class PositionParts:
    """A title taken apart; `level` is as printed without the word ระดับ, `bracket` without its brackets."""

    title: str
    level: str | None
    bracket: str | None


def _cut_level(text: str) -> tuple[str, str | None]:
    """Return the text without the level at its end, and the level."""
    for pattern in (_MARKED, _APART, _GLUED) if "ดับ" in text else (_APART, _GLUED):
        found = pattern.search(text)
        if found is None:
            continue
        title = text[: found.start()].rstrip(" /-–,")
        if title in _NO_TITLES or title.endswith(_NO_TITLE_ENDS):
            continue
        return title, _LEVEL_LABEL.sub("", found["level"]).strip()
    ranked = _ADMINISTRATOR.match(text)
    return (ranked["title"].rstrip(), ranked["level"]) if ranked is not None else (text, None)


@functools.lru_cache(maxsize=32768)
def split_position(title: str) -> PositionParts:
    """Take a position's title apart into title, level and bracket.

    >>> split_position("นักทรัพยากรบุคคลชำนาญการ")
    PositionParts(title='นักทรัพยากรบุคคล', level='ชำนาญการ', bracket=None)
    >>> split_position("หัวหน้าสำนักปลัด (นักบริหารงานทั่วไป ระดับต้น)")
    PositionParts(title='หัวหน้าสำนักปลัด', level='ต้น', bracket='นักบริหารงานทั่วไป')
    >>> split_position("เจ้าพนักงานธุรการ (ปง./ชง.)")
    PositionParts(title='เจ้าพนักงานธุรการ', level='ปง./ชง.', bracket=None)
    """
    text = " ".join(title.split())
    bracket: str | None = None
    inner_level: str | None = None
    outer = text
    if "(" in text or "[" in text:
        for content in _BRACKET.findall(text):
            inner, level = _cut_level(content.strip())
            inner_level = inner_level or level
            bracket = bracket or (None if _COUNT.match(inner) else inner or None)
        outer = " ".join(_BRACKET.sub(" ", text).split())
    name, outer_level = _cut_level(outer)
    return PositionParts(name, outer_level or inner_level, bracket)
