"""Which department a name means: `กองการศึกษาฯ`, `สำนักปลัด อบต.`, `งานธุรการ กองคลัง`."""

from __future__ import annotations

import functools
import re

from planparse.lexicon.heads import cut_body
from planparse.lexicon.index import build_index
from planparse.lexicon.lookup import SCORE_PART, UNRESOLVED, Entry, NameIndex, Resolution
from planparse.lexicon.names import clean_label, cut_trailing_words
from planparse.lexicon.tables import load_departments, load_other_names

HEADS = ("สำนักงาน", "สำนัก", "กอง", "ส่วน", "หน่วย")
_SEPARATOR = re.compile(r"[\s/,;()\[\]+]+|และ(?=\s?(?:สำนัก|กอง|หน่วย))")
_GLUED_HEAD = re.compile(r"(?<=[ก-๎])(?=สำนัก|กอง|หน่วยตรวจ)")
_PART_HEADS = ("สำนัก", "กอง", "หน่วย", "ส่วน", "ปลัด", "รองปลัด", "ทุก", "โรงเรียน", "ศูนย์", "สถาน")
_PART_WORDS = 4
_OFFICE_HEADS = ("สำนัก", "กอง")
_NO_DEPARTMENTS = ("สำนักงาน", "กองทุน", "กองบิน", "กองร้อย")
_OFFICE = re.compile("สำนัก|กอง|หน่วยตรวจ")


@functools.cache
def department_index() -> NameIndex:
    """Return the index of departments.csv."""
    entries = (Entry(one.id, one.name, one.aliases) for one in load_departments())
    return build_index("departments.csv", entries, HEADS, load_other_names("departments"))


@functools.cache
def _director_positions() -> dict[str, str]:
    return {one.id: one.director_position for one in load_departments() if one.director_position}


@functools.lru_cache(maxsize=32768)
def resolve_department(name: str) -> Resolution:
    """Return the department (ส่วนราชการ) that a name means: `กองการศึกษาฯ`, `สำนักปลัด อบต.`, `งานธุรการ กองคลัง`.

    A wording that names two departments stays unresolved, with both as candidates.

    >>> resolve_department("๑. สำนักปลัดเทศบาลตำบลกระสัง (๐๑)").id
    'office_of_palad'
    >>> [candidate.id for candidate in resolve_department("กองคลัง/กองช่าง").candidates]
    ['engineering', 'finance']
    """
    found = match_department(name)
    return department_index().find_alike(found) if isinstance(found, str) else found


def match_department(name: str) -> Resolution | str:
    """Return what a name means without comparing by edits, or else the text that is to be compared."""
    index = department_index()
    text = clean_label(name)
    found = index.find(text)
    if found is not None or not text:
        return found or UNRESOLVED
    offices = len(_OFFICE.findall(text))
    is_one = offices < 2
    if is_one:
        found = (index.find_opening(text) if not offices else None) or _find_own(text, index)
        if found is not None:
            return found
    words = [word for word in _SEPARATOR.split(_GLUED_HEAD.sub(" ", text)) if word]
    parts, others = _find_departments(words, index) if len(words) > 1 else (set(), False)
    if len(parts) == 1 and not others:
        return index.resolve(parts.pop(), SCORE_PART)
    if parts:
        return index.offer(parts, SCORE_PART)
    return (None if is_one else index.find_outline(text)) or text


def _find_own(text: str, index: NameIndex) -> Resolution | None:
    """Return the department of a name without its body, or of its outline."""
    whole = cut_body(text)
    for own in dict.fromkeys((whole, cut_trailing_words(whole))):
        found = index.find(own) if own and own != text else None
        if found is not None:
            return found
    return index.find_outline(whole) if whole else None


def _find_departments(words: list[str], index: NameIndex) -> tuple[set[str], bool]:
    """Return the ids of the departments that a wording names, and whether it names others besides."""
    found: set[str] = set()
    others = False
    at = 0
    while at < len(words):
        one, size = _match_words(words, at, index)
        if one is not None:
            found.add(one)
        elif words[at].startswith(_OFFICE_HEADS) and not words[at].startswith(_NO_DEPARTMENTS):
            others = True
        at += size
    return found, others


def _match_words(words: list[str], at: int, index: NameIndex) -> tuple[str | None, int]:
    """Return the department that the most words from `at` on name, and how many they are."""
    if not words[at].startswith(_PART_HEADS):
        return None, 1
    for size in range(min(_PART_WORDS, len(words) - at), 0, -1):
        one = index.find_exact(" ".join(words[at : at + size]))
        if one is not None:
            return one, size
    return index.find_exact(cut_trailing_words(cut_body(words[at]))), 1


def find_director(name: str) -> str | None:
    """Return the position id of the director of the department of exactly that name, or None.

    >>> find_director("กองสาธารณสุขฯ"), find_director("กองนอกระบบ")
    ('public_health_administrator', None)
    """
    index = department_index()
    found = index.find(name) or index.find(cut_trailing_words(cut_body(name)))
    return _director_positions().get(found.id or "") if found is not None else None
