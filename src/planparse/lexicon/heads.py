"""The words for kinds of local government, wherever they stand: องค์การบริหารส่วนจังหวัด, เทศบาลเมือง, อบต., ทน.

Each kind of head word has a pattern of its own that begins with a literal, so that a text is searched at the
speed of `str.find`. The damage that OCR does to the long words (องค้การ, องค์กรบริหาร, องค์การการบริหาร,
เทคบาล) is part of the patterns.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

AgencyKind = Literal["pao", "city_municipality", "town_municipality", "subdistrict_municipality", "sao", "special"]
MentionForm = Literal["full", "short", "office"]

_TAMBON = r"ต(?:ำ|ํา|[ \u00a0]า|า)บล"
_PART = re.compile(rf"วน\s{{0,2}}(?:(?P<pao>จั?ง?หวั?ด)|{_TAMBON})")
_ORGAN = re.compile(r"(?:[อก][งน]?[คด]?[์้่๋]{0,2}\s{0,2}(?:กา?ร){1,2}\s{0,2})?บร[ิีื]?หา[รธ]\s{0,2}ส่?$")
_ORGAN_CHARS = 32
_TOWN = re.compile(rf"เท[ศคด](?:บา[ลส]|(?P<office>มนตร[ีิ]))\s{{0,2}}(?:(?P<kind>นคร|เม[ืีิ]อง)|{_TAMBON})")
_SHORT = re.compile(r"อ\.?บ\.?(?P<kind>[จต])(?P<dot>\.?)")
_SHORT_TOWN = re.compile(r"ท\.?(?P<kind>[นมต])\.")
_SPECIAL = re.compile(r"เมืองพัทยา")
_LOST_NIKHAHIT = re.compile(r"(?<=[ก-ฮ])([่้]?)[ \u00a0]า(?=[ก-ฮเ-ไ\s.,)]|$)")
_ANY_TOWN = re.compile(r"เท[ศคด]บา[ลส]")
_ANY_BODY = re.compile(r"เท[ศคด]บา[ลส]|องค์กรปกครองส่วนท้องถิ่น|อปท\.?|กรุงเทพมหานคร|สภาองค์การ")

_TOWN_KINDS: dict[str | None, AgencyKind] = {
    "นคร": "city_municipality",
    "น": "city_municipality",
    "ม": "town_municipality",
    None: "subdistrict_municipality",
    "ต": "subdistrict_municipality",
}


@dataclass(frozen=True, slots=True)
class Head:
    """A head word at [start, end). `weak`: letters that may be part of another word (สอบต่อ, อดทน.)."""

    kind: AgencyKind
    form: MentionForm
    start: int
    end: int
    weak: bool = False


def _is_thai(text: str, at: int) -> bool:
    return 0 <= at < len(text) and "ก" <= text[at] <= "๎"


def _find_organs(text: str) -> list[Head]:
    heads = []
    for part in _PART.finditer(text):
        before = max(0, part.start() - _ORGAN_CHARS)
        organ = _ORGAN.search(text[before : part.start()])
        if organ is not None:
            kind: AgencyKind = "pao" if part["pao"] is not None else "sao"
            heads.append(Head(kind, "full", before + organ.start(), part.end()))
    return heads


def _find_towns(text: str) -> list[Head]:
    return [
        Head(
            "town_municipality" if (town["kind"] or "").startswith("เม") else _TOWN_KINDS[town["kind"]],
            "full" if town["office"] is None else "office",
            town.start(),
            town.end(),
        )
        for town in _TOWN.finditer(text)
    ]


def _find_short_organs(text: str) -> list[Head]:
    heads = []
    for short in _SHORT.finditer(text):
        start, end = short.span()
        bare = not short["dot"]
        if text.startswith("ก.", start - 2) and start >= 2:
            continue  # ก.อบต. is the commission for their staff, not a body
        if bare and (_is_thai(text, start - 1) or _is_thai(text, end)):
            continue
        heads.append(Head("pao" if short["kind"] == "จ" else "sao", "short", start, end, weak=bare))
    return heads


def _find_short_towns(text: str) -> list[Head]:
    heads = []
    for short in _SHORT_TOWN.finditer(text):
        start, end = short.span()
        if start > 0 and text[start - 1] == ".":
            continue
        heads.append(Head(_TOWN_KINDS[short["kind"]], "short", start, end, weak=_is_thai(text, start - 1)))
    return heads


def _find_special(text: str) -> list[Head]:
    return [Head("special", "full", *special.span()) for special in _SPECIAL.finditer(text)]


_FINDERS: tuple[tuple[str, Callable[[str], list[Head]]], ...] = (
    ("วน", _find_organs),
    ("เท", _find_towns),
    ("อ", _find_short_organs),
    (".", _find_short_towns),
    ("พัทยา", _find_special),
)
"""The letters without which a text has no head word of a kind."""


def find_heads(text: str) -> list[Head]:
    """Return the head words of a text in order.

    >>> [(head.kind, head.form) for head in find_heads("นายกองค้การ บริหารส่วนตำบลนาดี และ ทม.ชุมแพ")]
    [('sao', 'full'), ('town_municipality', 'short')]
    """
    heads = [head for letters, find in _FINDERS if letters in text for head in find(text)]
    if len(heads) < 2:
        return heads
    heads.sort(key=lambda head: (head.start, -head.end))
    apart: list[Head] = []
    for head in heads:
        if not apart or head.start >= apart[-1].end:
            apart.append(head)
    return apart


def mend_gaps(text: str) -> str:
    """Return a text with ำ where a text layer lost its ring and left a gap: `อบต.น้ าพอง` -> `อบต.น้ำพอง`.

    >>> mend_gaps("อบจ.ล าพูน")
    'อบจ.ลำพูน'
    """
    return _LOST_NIKHAHIT.sub(r"\1ำ", text) if " า" in text or "\u00a0า" in text else text


def find_bare_town(text: str) -> int | None:
    """Return where a bare `เทศบาล` ends, or None."""
    town = _ANY_TOWN.search(text)
    return None if town is None else town.end()


def cut_body(text: str) -> str:
    """Return what stands before the first word for a local government, with or without a name.

    >>> cut_body("สำนักปลัดเทศบาลตำบลกระสัง"), cut_body("กองคลัง อบจ."), cut_body("กองช่าง")
    ('สำนักปลัด', 'กองคลัง', 'กองช่าง')
    """
    starts = [head.start for head in find_heads(text)]
    body = _ANY_BODY.search(text)
    if body is not None:
        starts.append(body.start())
    return text[: min(starts)].rstrip() if starts else text
