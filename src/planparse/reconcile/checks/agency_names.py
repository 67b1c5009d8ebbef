"""Spellings of the agency's own name that differ from its right one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from planparse.lexicon.names import fold_name
from planparse.model import Agency
from planparse.reconcile.evidence import Check, Evidence, MentionLike, Note

MAX_PLACES = 30
NEAR = 0.7
"""Likeness from which a wording where the name should stand is the agency's own, misspelt."""
BARE_LIMIT = 2
NAMED_MINIMUM = 20
"""The kind without the name (เทศบาลตำบล) is a slip where it stands so rarely and the name so often."""
_BARE = {
    "subdistrict_municipality": re.compile('ของ(เทศบาลตำบล)(?=[ ]{0,2}(?:เช่น|ได้แก่|[.,;)”"]|$))', re.MULTILINE),
    "town_municipality": re.compile('ของ(เทศบาลเมือง)(?=[ ]{0,2}(?:เช่น|ได้แก่|[.,;)”"]|$))', re.MULTILINE),
    "city_municipality": re.compile('ของ(เทศบาลนคร)(?=[ ]{0,2}(?:เช่น|ได้แก่|[.,;)”"]|$))', re.MULTILINE),
}

_COMMISSION = "จังหวัดจังหวัด"
"""คณะกรรมการข้าราชการองค์การบริหารส่วนจังหวัด จังหวัดX: the commission for PAO officials in province X."""


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield one note per spelling, with its count and places."""
    agency = next((document.agency for document in evidence.documents if document.agency), None)
    core = own_core(evidence, agency)
    if agency is None or core is None:
        return
    spellings: dict[str, list[tuple[str, int, int]]] = {}
    for mention in evidence.own:
        found = _misspelling(evidence.layout.text, mention, agency, core)
        if found:
            spellings.setdefault(fold_name(found[0]), []).append(found)
    for mention in evidence.foreign:
        if mention.kind == agency.type and not mention.known:
            found = _near_wording(evidence.layout.text, mention, core)
            if found:
                spellings.setdefault(fold_name(found[0]), []).append(found)
    for places in spellings.values():
        yield _note(evidence, agency, places)
    yield from _nameless(evidence, agency)


def own_core(evidence: Evidence, agency: Agency | None) -> str | None:
    """Return the agency's name without the word for its kind, as its right spelling has it."""
    if agency is None:
        return None
    cores = {mention.core for mention in evidence.own}
    fits = [core for core in cores if fold_name(agency.name).endswith(fold_name(core))]
    return max(fits, key=len, default=None)


def _misspelling(text: str, mention: MentionLike, agency: Agency, core: str) -> tuple[str, int, int] | None:
    """Return the wording and place of a mention whose name or kind is spelt another way, or None."""
    if mention.core != core:
        near = _near_wording(text, mention, core)
        return near if near else (_full(mention.text, mention), mention.start, mention.end)
    if mention.form != "full" or fold_name(mention.text) == fold_name(agency.name) or _COMMISSION in mention.text:
        return None
    return mention.text, mention.start, mention.end


def _full(wording: str, mention: MentionLike) -> str:
    """Return the wording without white space, an office's as the body's (เทศมนตรีตำบลX: เทศบาลตำบลX)."""
    name = "".join(wording.split())
    return name.replace("เทศมนตรี", "เทศบาล", 1) if mention.form == "office" else name


def _near_wording(text: str, mention: MentionLike, core: str) -> tuple[str, int, int] | None:
    """Return the misspelt name at a mention whose end was not found: the stretch most like the right name."""
    from rapidfuzz.distance import Levenshtein

    at = mention.text.rfind(mention.core)
    if at < 0:
        return None
    start = mention.start + at
    ends = range(start + max(2, len(core) - 2), min(len(text), start + len(core) + 2) + 1)
    end = min(ends, key=lambda stop: (Levenshtein.distance(text[start:stop], core), stop != mention.end), default=start)
    wording = text[start:end]
    likeness = Levenshtein.normalized_similarity(wording, core)
    if likeness < NEAR or likeness == 1.0 or any(c.isspace() for c in wording):
        return None
    if mention.known and likeness <= Levenshtein.normalized_similarity(mention.core, core):
        return None
    return _full(mention.text[:at] + wording, mention), mention.start, end


def _note(evidence: Evidence, agency: Agency, places: Sequence[tuple[str, int, int]]) -> Note:
    found, count = places[0][0], len(places)
    traces = tuple(evidence.trace(start, end) for _, start, end in places[:MAX_PLACES])
    return Note(
        code="agency-variant",
        severity="info",
        th=f"ชื่อหน่วยงานเขียนว่า “{found}” {count} แห่ง ต่างจาก “{agency.name}”",
        en=f"The agency's own name is spelt “{found}” in {count} place(s), unlike “{agency.name}”",
        expected=agency.name,
        found=found,
        document_id=evidence.document_at(traces[0].line_start - 1),
        provenance=traces,
    )


def _nameless(evidence: Evidence, agency: Agency) -> Iterator[Note]:
    """The kind of body with its name left out, in a text that otherwise gives the name."""
    pattern = _BARE.get(agency.type or "")
    if pattern is None or len(evidence.own) < NAMED_MINIMUM:
        return
    found = [(match[1], match.start(1), match.end(1)) for match in pattern.finditer(evidence.layout.text)]
    if 1 <= len(found) <= BARE_LIMIT:
        yield _note(evidence, agency, found)


CHECK = Check("agency_names", run)
