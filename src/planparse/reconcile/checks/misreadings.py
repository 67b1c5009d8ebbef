"""Words a letter or two off from what must be meant: headings, office titles, words that lost a vowel."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping

from planparse.lexicon.names import fold_name
from planparse.model import Provenance
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.slips import find_slips
from planparse.reconcile.tally import words

MAX_PLACES = 20
MAX_LABEL = 60
SHORT_WORD = 9
"""Words of up to so many letters may differ by one letter, longer ones by two."""
_HEADS = {"ปกครองส่วนท้องถิ่น": "นายกองค์กรปกครองส่วนท้องถิ่น", "บริหารส่วน": "นายกองค์การบริหารส่วน"}
_LISTS = ("misread_titles", "lost_am", "misspellings")
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
_DIGIT = re.compile("[0-9๐-๙]")


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield one note per wrong word, with a suggested reading that is never applied."""
    said: set[int] = set()
    for wrong, right, spans in _find_known(evidence):
        places = [evidence.trace(start, end) for start, end in spans[:MAX_PLACES]]
        said.update(place.line_start for place in places)
        yield _note(evidence, wrong, right, places, len(spans))
    for wrong, right, place in _find_labels(evidence):
        if place.line_start not in said:
            yield _note(evidence, wrong, right, [place], 1)


@functools.cache
def _known() -> tuple[tuple[str, str], ...]:
    settings = words().settings
    pairs: list[tuple[str, str]] = []
    for name in _LISTS:
        table: Mapping[str, str] = settings[name]
        pairs += table.items()
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def _find_known(evidence: Evidence) -> Iterator[tuple[str, str, list[tuple[int, int]]]]:
    """Yield (wrong, right, spans); of words that overlap the first and longest counts."""
    text = evidence.layout.text
    pairs = list(_known())
    hits = [(start, start - end, order) for order, (wrong, _) in enumerate(pairs) for start, end in _spans(text, wrong)]
    for start, end, right in (*_misread_heads(text), *find_slips(text)):
        hits.append((start, start - end, len(pairs)))
        pairs.append((text[start:end], right))
    if not hits:
        return
    variants = _variant_spans(evidence)
    starts = [start for start, _ in variants]
    spans: dict[tuple[str, str], list[tuple[int, int]]] = {}
    last = -1
    for start, length, order in sorted(hits):
        end = start - length
        at = bisect_left(starts, end) - 1
        if start < last or (at >= 0 and variants[at][1] > start):
            continue
        last = end
        spans.setdefault(pairs[order], []).append((start, end))
    for (wrong, right), found in spans.items():
        yield wrong, right, found


def _spans(text: str, wrong: str) -> Iterator[tuple[int, int]]:
    at = text.find(wrong)
    while at >= 0:
        yield at, at + len(wrong)
        at = text.find(wrong, at + len(wrong))


def _misread_heads(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, right) of titles of the head of a local body that came out otherwise."""
    if not any(tail in text for tail in _HEADS):
        return
    for match in words().patterns["head_of_body"].finditer(text):
        right = _HEADS[match["tail"]]
        if match.group().replace(" ", "") != right:
            yield match.start(), match.end(), right


def _variant_spans(evidence: Evidence) -> list[tuple[int, int]]:
    """Return where the agency's name is spelt in a way that another check reports, in order."""
    agency = next((document.agency for document in evidence.documents if document.agency), None)
    if agency is None:
        return []
    right = fold_name(agency.name)
    return sorted(
        (mention.start, mention.end)
        for mention in evidence.own
        if mention.form == "full" and fold_name(mention.text) != right
    )


def _find_labels(evidence: Evidence) -> Iterator[tuple[str, str, Provenance]]:
    """Headings of tables and sections, and first cells of rows, that are nearly a known word."""
    for node in evidence.layout.sections:
        right = _nearly(node.title)
        if right:
            yield _BRACKETS.sub("", node.title).strip(" :*"), right, evidence.trace(node.start, node.end)
    for grid in evidence.layout.grids:
        span = grid.header_span
        for header in dict.fromkeys(text for path in grid.columns for text in path):
            right = _nearly(header)
            if right and span:
                yield header, right, evidence.trace(span.start, span.end)
        for row in grid.rows:
            for cell in (*row.group, row.cells[0]):
                right = _nearly(cell.text)
                if right:
                    yield cell.text, right, evidence.trace(cell.start, cell.end)


@functools.lru_cache(maxsize=16384)
def _nearly(text: str) -> str | None:
    """Return the known word that a short label is nearly but not quite.

    >>> _nearly("มีนครอง"), _nearly("อำนาจการท้องถิ่น"), _nearly("มีคนครอง"), _nearly("กองคลัง")
    ('มีคนครอง', 'อำนวยการท้องถิ่น', None, None)
    """
    if not text or len(text) > MAX_LABEL or _DIGIT.search(text):
        return None
    key = fold_name(_BRACKETS.sub("", text))
    known = _labels()
    if len(key) < 5 or key in known:
        return None
    from rapidfuzz.distance import Levenshtein

    for label, name in known.items():
        limit = 1 if len(label) <= SHORT_WORD else 2
        if not name or abs(len(label) - len(key)) > limit or _is_longer_form(key, label):
            continue
        if Levenshtein.distance(key, label, score_cutoff=limit) <= limit:
            return name
    return None


def _is_longer_form(key: str, label: str) -> bool:
    """Whether one is the other with a word before or behind it (ผอ.กอง…), and not only without a mark."""
    if label in key:
        return True
    return key in label and any("ก" <= c <= "ฮ" for c in label.replace(key, "", 1))


@functools.cache
def _labels() -> dict[str, str]:
    """Return the known words by key; right forms near to them have no name."""
    settings = words().settings
    known = {fold_name(name): "" for name in settings["right_labels"]}
    return known | {fold_name(name): name for name in settings["expected_labels"]}


def _note(evidence: Evidence, wrong: str, right: str, places: list[Provenance], count: int) -> Note:
    return Note(
        code="text-damage",
        severity="info",
        th=f"คำว่า “{wrong}” {count} แห่ง น่าจะเป็น “{right}” (ไม่ได้แก้ไขให้)",
        en=f"“{wrong}” in {count} place(s) probably reads “{right}” (left as printed)",
        expected=right,
        found=wrong,
        document_id=evidence.document_at(places[0].line_start - 1),
        record_ids=evidence.records_at(places[0]),
        provenance=tuple(places),
    )


CHECK = Check("misreadings", run)
