"""The file's own agency: its name as printed and resolved, and every spelling found."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from planparse.lexicon.agencies import AgencyMention, find_agency_mentions
from planparse.lexicon.resolve import resolve_agency
from planparse.lexicon.tables import load_agencies, load_districts, load_provinces
from planparse.model import Agency, Spelling
from planparse.model.layout import Layout

_PROVINCE = re.compile(r"(?:จังหวัด|จ\.)[ ]{0,2}([ก-๎]{3,20})")
_DISTRICT = re.compile(r"(?:อำเภอ|อ\.)[ ]{0,2}([ก-๎]{2,20})")
_COVER_CHARACTERS = 6000
SAME_BODY = 0.6
"""Likeness (normalised Levenshtein) of two core names of one kind from which they count as spellings of one
body, taken step by step: slips of scanning met so far are 0.63 and more alike."""
_COMMITTEE_REACH = 40


@dataclass(frozen=True, slots=True)
class OwnAgency:
    """The agency of the file, its mentions, and the mentions of other bodies."""

    agency: Agency | None
    own: tuple[AgencyMention, ...]
    foreign: tuple[AgencyMention, ...]


def find_own_agency(layout: Layout) -> OwnAgency:
    """Return the file's agency: the local body named most, the cover counting more."""
    mentions = [m for m in find_agency_mentions(layout.text) if not _names_committee(layout.text, m)]
    weights: Counter[tuple[str, str]] = Counter()
    for mention in mentions:
        weights[mention.kind, mention.core] += 3 if mention.start < _COVER_CHARACTERS else 1
    if not weights:
        return OwnAgency(None, (), tuple(mentions))
    (kind, core), _ = weights.most_common(1)[0]
    alike = _alike_cores(core, {c for k, c in weights if k == kind})
    own = tuple(m for m in mentions if m.kind == kind and m.core in alike)
    foreign = tuple(m for m in mentions if not (m.kind == kind and m.core in alike))
    return OwnAgency(_describe(layout, kind, core, alike, own), own, foreign)


def _names_committee(text: str, mention: AgencyMention) -> bool:
    """Whether the words are part of a committee's name: คณะกรรมการข้าราชการองค์การบริหารส่วนจังหวัด จังหวัดX."""
    before = text[max(0, mention.start - _COMMITTEE_REACH) : mention.start].replace("\n", " ").rstrip()
    return before.endswith(("คณะกรรมการข้าราชการ", "คณะกรรมการพนักงาน", "คณะกรรมการกลางข้าราชการ", "คณะกรรมการกลางพนักงาน"))


def _alike_cores(core: str, cores: set[str]) -> set[str]:
    from rapidfuzz.distance import Levenshtein

    alike, fresh = {core}, {core}
    while fresh:
        fresh = {
            other
            for other in cores - alike
            if any(Levenshtein.normalized_similarity(known, other) >= SAME_BODY for known in fresh)
        }
        alike |= fresh
    return alike


def _describe(layout: Layout, kind: str, core: str, alike: set[str], own: tuple[AgencyMention, ...]) -> Agency:
    province, district = _printed_place(layout.text[:_COVER_CHARACTERS])
    if province is None:
        province, _ = _printed_place(layout.text)
    best_id, best_score, best_core = None, 0.0, core
    counts = Counter(m.core for m in own)
    for other in sorted(alike, key=lambda c: (-counts[c], c)):
        found = resolve_agency(other, kind=kind, province=province, district=district)
        if found.id is not None and found.score > best_score:
            best_id, best_score, best_core = found.id, found.score, other
        if best_score >= 1.0:
            break
    spellings = Counter(m.text for m in own if m.form != "office") or Counter(m.text for m in own)
    row = next((body for body in load_agencies() if body.id == best_id), None) if best_id else None
    exact = [text for text, _ in spellings.most_common() if best_core in text] or [spellings.most_common(1)[0][0]]
    full = next((text for text in exact if row and text == row.name), exact[0])
    return Agency(
        name=full,
        type=kind,
        province=row.province if row else province,
        district=(row.district or district) if row else district,
        canonical_id=best_id,
        score=round(best_score, 3) if best_id else None,
        variants=[
            Spelling(name=text, count=count) for text, count in sorted(spellings.items(), key=lambda p: (-p[1], p[0]))
        ],
    )


def _printed_place(text: str) -> tuple[str | None, str | None]:
    provinces = {row.name for row in load_provinces()}
    districts = {row.name for row in load_districts()}
    province = next((name for m in _PROVINCE.finditer(text) if (name := _known_prefix(m[1], provinces))), None)
    district = next((name for m in _DISTRICT.finditer(text) if (name := _known_prefix(m[1], districts))), None)
    return province, district


def _known_prefix(text: str, names: set[str]) -> str | None:
    for end in range(len(text), 2, -1):
        if text[:end] in names:
            return text[:end]
    return None
