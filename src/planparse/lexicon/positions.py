"""Which line of work or post a title means: `จพง.ธุรการ ปง./ชง.`, `ผอ.กองคลัง (นักบริหารงานการคลัง ระดับต้น)`."""

from __future__ import annotations

import functools
import re

from planparse.lexicon.departments import find_director
from planparse.lexicon.heads import cut_body
from planparse.lexicon.index import build_index
from planparse.lexicon.lookup import SCORE_BLURRED, UNRESOLVED, Entry, NameIndex, Resolution
from planparse.lexicon.names import clean_label, cut_trailing_words
from planparse.lexicon.tables import Position, load_other_names, load_positions, load_title_abbreviations
from planparse.lexicon.titles import split_position

HEADS = (
    "ผู้ช่วยเจ้าพนักงาน",
    "ผู้ช่วยนักวิชาการ",
    "ผู้ช่วยนัก",
    "ผู้ช่วยนายช่าง",
    "ผู้ช่วย",
    "นักวิชาการ",
    "นักบริหารงาน",
    "นักจัดการงาน",
    "นัก",
    "เจ้าพนักงาน",
    "เจ้าหน้าที่",
    "นายช่าง",
    "วิศวกร",
    "หัวหน้าฝ่าย",
    "หัวหน้า",
    "ผู้อำนวยการ",
    "พนักงานขับ",
    "พนักงาน",
    "คนงาน",
    "ครู",
)
_OLD_CLASS = re.compile(r"(?<=[ก-๎])\s{1,3}[0-9๐-๙]{1,2}$")
"""The class number of before 2558: `เจ้าหน้าที่พัสดุ ๓`."""
_DIRECTOR_WORDS = ("รอง", "ผู้", "หัว")
_DIRECTOR = re.compile(r"^(?:รอง)?(?:ผู้อำนวยการ|หัวหน้า)(?=สำนัก|กอง|ส่วน)")


@functools.cache
def position_index() -> NameIndex:
    """Return the index of positions.csv."""
    entries = (Entry(one.id, one.name, one.aliases) for one in load_positions())
    return build_index("positions.csv", entries, HEADS, load_other_names("positions"))


@functools.cache
def _positions_by_id() -> dict[str, Position]:
    return {one.id: one for one in load_positions()}


@functools.cache
def _abbreviations() -> re.Pattern[str]:
    pairs = sorted(load_title_abbreviations(), key=lambda pair: len(pair[0]), reverse=True)
    return re.compile("|".join(rf"{re.escape(short)}\s?" for short, _ in pairs))


@functools.cache
def _expansions() -> dict[str, str]:
    return dict(load_title_abbreviations())


def _expand(title: str) -> str:
    """Return the title with its abbreviations written out: `ผช.จพง.ธุรการ` -> `ผู้ช่วยเจ้าพนักงานธุรการ`."""
    if "." not in title:
        return title
    return _abbreviations().sub(lambda found: _expansions()[found[0].rstrip()], title)


def _find_title(title: str, tried: str = "") -> Resolution | None:
    """Return the position of a title without level and brackets; `tried` was looked up before, as it stands."""
    index = position_index()
    for text in dict.fromkeys((title, _expand(title))):
        for one in dict.fromkeys((text, cut_trailing_words(cut_body(text)))):
            found = index.find(one) if one and one != tried else None
            if found is not None:
                return found
        if text.startswith(_DIRECTOR_WORDS):
            joined = "".join(text.split())
            director = _DIRECTOR.match(joined)
            line = find_director(joined[director.end() :]) if director is not None else None
            if line is not None:
                return index.resolve(line, SCORE_BLURRED)
    return None


def _is_administrator(found: Resolution) -> bool:
    return found.id is not None and _positions_by_id()[found.id].category in ("executive", "director")


@functools.lru_cache(maxsize=32768)
def resolve_position(title: str) -> Resolution:
    """Return the line of work (สายงาน) or post that a title means, with or without level and brackets.

    A line of administrators in brackets tells more than the post before it, so it wins.

    >>> resolve_position("ผช.จพง.ธุรการ").id, resolve_position("ผอ.กองสาธารณสุขฯ ระดับต้น").id
    ('assistant_general_clerk', 'public_health_administrator')
    >>> resolve_position("หัวหน้าฝ่ายพิเศษ (นักบริหารงานช่าง ระดับต้น)").id
    'engineering_administrator'
    """
    found = match_position(title)
    return position_index().find_alike(found) if isinstance(found, str) else found


def match_position(title: str) -> Resolution | str:
    """Return what a title means without comparing by edits, or else the text that is to be compared."""
    index = position_index()
    text = clean_label(title)
    if not text:
        return UNRESOLVED
    whole = index.find(text)
    if whole is not None:
        return whole
    parts = split_position(text)
    inner = _find_title(parts.bracket) if parts.bracket else None
    if inner is not None and _is_administrator(inner):
        return inner
    found = _find_title(parts.title, text) if parts.title else None
    found = found or (inner if inner is not None and inner.id is not None else None)
    if found is not None:
        return found
    expanded = _OLD_CLASS.sub("", _expand(parts.title))
    found = index.find(expanded) if expanded != parts.title else None
    return found or index.find_outline(expanded) or expanded
