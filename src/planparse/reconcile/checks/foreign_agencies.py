"""Another local body's name where the agency speaks of itself: left behind when a template was copied."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from planparse.lexicon.names import fold_name
from planparse.reconcile.checks.agency_names import NEAR, own_core
from planparse.reconcile.evidence import Check, Evidence, MentionLike, Note
from planparse.reconcile.tally import words

REACH = 70
"""So many characters before a name tell how it is meant."""
_WHICH = "ซึ่ง"
"""The word behind which a clause has a subject of its own."""
_SENTENCE = re.compile("[ ]{2,}|\\t|\\n|ทั้งนี้|ดังนั้น")


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield one note per body, with every place where the sentence speaks as that body."""
    agency = next((document.agency for document in evidence.documents if document.agency), None)
    core = own_core(evidence, agency)
    if agency is None or core is None:
        return
    lines = _by_line(evidence)
    bodies: defaultdict[str, list[MentionLike]] = defaultdict(list)
    for line, mentions in lines.items():
        if not evidence.is_own(line) or len({mention.core for mention in mentions}) > 1:
            continue
        for mention in mentions:
            if mention.kind == agency.type and mention.known and _is_left_behind(evidence, mention, line, core):
                bodies[fold_name(mention.core)].append(mention)
    for mentions in bodies.values():
        first = mentions[0]
        places = tuple(evidence.trace(mention.start, mention.end) for mention in mentions)
        name = "".join(first.text.split())
        yield Note(
            code="foreign-agency",
            severity="warning",
            th=f"มีชื่อ “{name}” ในที่ซึ่งควรเป็น “{agency.name}” {len(places)} แห่ง (อาจคัดลอกมาจากแผนของหน่วยงานอื่น)",
            en=f"“{name}” stands in {len(places)} place(s) where “{agency.name}” is meant (left behind by copying?)",
            expected=agency.name,
            found=name,
            document_id=evidence.document_at(places[0].line_start - 1),
            record_ids=evidence.records_at(places[0]),
            provenance=places,
        )


def _by_line(evidence: Evidence) -> dict[int, list[MentionLike]]:
    lines: defaultdict[int, list[MentionLike]] = defaultdict(list)
    for mention in evidence.foreign:
        lines[evidence.trace(mention.start, mention.end).line_start - 1].append(mention)
    return lines


def _is_left_behind(evidence: Evidence, mention: MentionLike, line: int, core: str) -> bool:
    """Whether the sentence speaks as that body: nothing calls it a neighbour, partner, host or issuer."""
    from rapidfuzz.distance import Levenshtein

    if Levenshtein.normalized_similarity(mention.core, core) >= NEAR:
        return False
    whole = evidence.layout.lines[line]
    text = evidence.layout.text
    before = _SENTENCE.split(text[max(whole.start, mention.start - REACH) : mention.start])[-1]
    after = text[mention.end : min(whole.end, mention.end + REACH)]
    patterns = words().patterns
    if _binds_two_staffs(evidence, mention, after):
        return True
    if patterns["acts_as_oneself"].match(after) and not patterns["as_another"].search(before.rpartition(_WHICH)[2]):
        return True
    if before.strip() and not patterns["as_oneself"].search(before):
        return False
    return not patterns["as_another"].search(before)


def _binds_two_staffs(evidence: Evidence, mention: MentionLike, after: str) -> bool:
    """Whether a rule binds the staff of the agency "and" of that body, whom a plan cannot bind."""
    patterns = words().patterns
    if not patterns["binds_staff"].match(after):
        return False
    text = evidence.layout.text
    at = bisect_left(evidence.own, mention.start, key=lambda own: own.start) - 1
    if at < 0:
        return False
    own = evidence.own[at]
    if text[own.end : mention.start].strip() not in ("และ", "หรือ", "กับ"):
        return False
    return patterns["staff_of"].search(text[max(0, own.start - REACH) : own.start]) is not None


CHECK = Check("foreign_agencies", run)
