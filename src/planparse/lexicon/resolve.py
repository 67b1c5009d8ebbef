"""Names to canonical ids: local governments, departments, positions, competencies, kinds of employment.

Each name is looked up exactly, then folded, as an alias, blurred, inside its wording, and last by edit
distance. A wrong id is worse than none: what is ambiguous or only similar stays unresolved, with candidates.
Answers are cached for the process.
"""

from __future__ import annotations

import functools
import re

from planparse.lexicon.agency_names import agencies_by_id, resolve_agency
from planparse.lexicon.departments import resolve_department
from planparse.lexicon.heads import cut_body
from planparse.lexicon.index import build_index
from planparse.lexicon.lookup import UNRESOLVED, Candidate, Entry, NameIndex, Resolution
from planparse.lexicon.names import clean_label, cut_trailing_words
from planparse.lexicon.positions import resolve_position
from planparse.lexicon.tables import load_competencies, load_employment_types, load_other_names
from planparse.lexicon.titles import PositionParts, split_position

__all__ = [
    "Candidate",
    "PositionParts",
    "Resolution",
    "agencies_by_id",
    "resolve_agency",
    "resolve_competency",
    "resolve_department",
    "resolve_employment_type",
    "resolve_position",
    "split_position",
]


_FOREIGN = re.compile(r"[(\[][A-Za-z ,.&/'-]{1,60}(?:[)\]]|$)")
"""The English name beside the Thai: `การบริการเป็นเลิศ (Service Mind)`."""


@functools.cache
def _employment_types() -> NameIndex:
    entries = (Entry(one.id, one.name, one.aliases) for one in load_employment_types())
    return build_index("employment_types.csv", entries)


@functools.cache
def competency_index(group: str | None) -> NameIndex:
    """Return the index of the competencies of one group (None: of all)."""
    entries = (Entry(one.id, one.name, one.aliases) for one in load_competencies() if group in (None, one.group))
    return build_index("competencies.csv", entries, others=load_other_names("competencies"))


@functools.lru_cache(maxsize=8192)
def resolve_employment_type(name: str) -> Resolution:
    """Return the contract's employment type that a name means; `พนักงานจ้าง` alone may be two, so it has none.

    >>> resolve_employment_type("พนักงานจ้างตามภารกิจ (ผู้มีทักษะ)").id
    'mission_employee'
    """
    index = _employment_types()
    text = clean_label(name)
    found = index.find(text)
    if found is None and text:
        own = cut_trailing_words(cut_body(text))
        found = index.find(own) if own and own != text else None
    return found or UNRESOLVED


@functools.lru_cache(maxsize=16384)
def resolve_competency(name: str, group: str | None = None) -> Resolution:
    """Return the competency (สมรรถนะ) that a name means, among one group where it is given.

    `group` is `core`, `managerial` or `functional`; another group has no list, so nothing resolves.

    >>> resolve_competency("๓. การแก้ไขปัญหาแบบมีอาชีพ").id
    'professional_problem_solving'
    """
    found = match_competency(name, group)
    return competency_index(group).find_alike(found) if isinstance(found, str) else found


def match_competency(name: str, group: str | None = None) -> Resolution | str:
    """Return what a name means without comparing by edits, or else the text that is to be compared."""
    index = competency_index(group)
    text = clean_label(name)
    own = _FOREIGN.sub("", text.removeprefix("สมรรถนะ")).strip()
    found = index.find(text) or (index.find(own) if own and own != text else None)
    return found or index.find_outline(own) or own
