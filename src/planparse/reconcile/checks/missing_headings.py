"""Numbered headings that leap: pages between them may be lost.

One or two numbers that a run skips are a slip of the clerk and the business of the check `numbering`; from a leap that
is larger, or one into the midst of a section (`๓.`, then `๘.๑`), whole sections are missing from the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from planparse.model.layout import Label, SectionNode
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.runs import MAX_GAP, THAI, THAI_DIGIT

MAX_HEADING = 30
MIN_RUN = 2
"""So many headings in a row, one number after the other, are a numbering that others can miss in."""


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each leap in the numbers of an instrument's first headings."""
    nodes: defaultdict[int, list[SectionNode]] = defaultdict(list)
    for node in evidence.layout.sections:
        if node.label is not None and not node.label.word and node.label.style != "letter":
            nodes[evidence.instrument_at(node.first)].append(node)
    for own in nodes.values():
        yield from _check(evidence, own)


def _check(evidence: Evidence, nodes: Sequence[SectionNode]) -> Iterator[Note]:
    last: SectionNode | None = None
    value = counted = 0
    slack = MAX_GAP
    for at, node in enumerate(nodes):
        label = node.label
        if label is None or not evidence.is_own(node.first):
            continue
        first, is_within = label.path[0], len(label.path) > 1
        if first == value + 1 and not is_within:
            value, counted, last, slack = first, counted + 1, node, MAX_GAP
        elif last is not None and counted >= MIN_RUN and MAX_HEADING >= first > value + 1 + (0 if is_within else slack):
            missing = range(value + 1, first + is_within)
            if (
                not _are_listed(evidence, missing)
                and _goes_on(nodes[at + 1 :], first, missing)
                and not _stand_between(evidence, last, node, missing)
            ):
                yield _make_note(evidence, node, label, missing)
                value, last, slack = first, node, 0 if is_within else MAX_GAP


def _are_listed(evidence: Evidence, missing: Sequence[int]) -> bool:
    """Whether the contents page lists the numbers: then the check `contents` names what is missing."""
    listed = {entry.label.path for entry in evidence.layout.contents if entry.label and not entry.label.word}
    return all((number,) in listed for number in missing)


def _goes_on(nodes: Sequence[SectionNode], first: int, missing: Sequence[int]) -> bool:
    """Whether the numbering goes on from a heading: where a single number was misread, the missing ones follow."""
    later = [node.label.path[0] for node in nodes if node.label is not None and node.label.path[0] != first]
    if later and later[0] > first:
        return True
    return first + 1 in later and not set(missing).intersection(later)


def _stand_between(evidence: Evidence, last: SectionNode, node: SectionNode, missing: Sequence[int]) -> bool:
    """Whether any line between two headings begins with one of the numbers, be it no heading."""
    lines = evidence.layout.lines[last.first + 1 : node.first]
    return any(line.label is not None and not line.label.word and line.label.path[0] in missing for line in lines)


def _make_note(evidence: Evidence, node: SectionNode, label: Label, missing: Sequence[int]) -> Note:
    shown = f"{missing[0]}-{missing[-1]}" if len(missing) > 1 else f"{missing[0]}"
    if THAI_DIGIT.search(label.text):
        shown = shown.translate(THAI)
    title = f"{label.text} {node.title[:60]}"
    return Note(
        code="missing-section",
        severity="warning",
        th=f"ไม่พบหัวข้อ {shown} ก่อน “{title}” อาจมีหน้าขาดหาย",
        en=f"The headings {shown} are missing before “{title}”: pages may be lost",
        expected=shown,
        found=label.text,
        document_id=evidence.document_at(node.first),
        provenance=(evidence.trace(node.start, node.end),),
    )


CHECK = Check("missing_headings", run)
