"""Runs of printed numbers: what is wrong between two of them, and how it is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.lexicon.likeness import alike
from planparse.reconcile.evidence import Evidence, Note

MAX_GAP = 3
"""A run that jumps further is another list, or a misread digit."""
SAME_TITLE = 0.85
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
THAI_DIGIT = re.compile("[๐-๙]")
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(frozen=True, slots=True)
class Point:
    """One number of a run: its value, how it is printed, its wording, where it stands, what it belongs to.

    `heading` is the wording of the rows of groups between it and the number before it.
    """

    value: int
    printed: str
    wording: str
    line: int
    start: int
    end: int
    kind: str = "row"
    heading: str = ""


def triples(points: Sequence[Point]) -> Iterator[tuple[Point, Point, Point | None]]:
    """Yield each point with those before and after it; after a number printed twice, the run counts on rightly."""
    late = 0
    for at in range(1, len(points)):
        before, point = points[at - 1], points[at]
        if point.value == before.value:
            late += 1
        elif late and point.value == before.value + late + 1:
            late = 0
            continue
        else:
            late = 0
        yield before, point, points[at + 1] if at + 1 < len(points) else None


def judge(before: Point, point: Point, after: Point | None) -> str | None:
    """Return the code for what is wrong between two numbers of a run, or None."""
    if point.value == before.value:
        if point.kind != before.kind or (after and not before.value <= after.value <= before.value + 2):
            return None
        return None if alike(before.wording, point.wording) >= SAME_TITLE else "numbering-duplicate"
    skipped = point.value - before.value - 1
    if not 1 <= skipped <= MAX_GAP or (after and not 0 <= after.value - point.value <= 2):
        return None
    return "numbering-gap"


def match_loosely(missing: str) -> re.Pattern[str]:
    """Match the number as a label: in either script, spaces tolerated, a dot, bracket or gap behind."""
    digits = re.sub(r"[^0-9๐-๙.]", "", missing).translate(_ARABIC)
    body = "".join(r"[ ]?\.[ ]?" if c == "." else f"[{c}{c.translate(THAI)}]" for c in digits)
    return re.compile(rf"(?<![0-9๐-๙.,]){body}(?:[ ]?[.)]|[ ]{{1,3}}[ก-๎])")


def make_note(
    evidence: Evidence, code: str, missing: str, before: Point, point: Point, document: str | None, title: str
) -> Note:
    places = tuple(evidence.trace(one.start, one.end) for one in (point, before))
    wording = point.wording[:60]
    where = f"ในตาราง “{title[:60]}” " if title else ""
    where_en = f"In the table “{title[:60]}”: " if title else ""
    if code == "numbering-gap":
        th = f"{where}เลขลำดับข้ามจาก {before.printed} ไป {point.printed} (“{wording}”) ไม่มี {missing}"
        en = f"{where_en}the numbering goes from {before.printed} to {point.printed} (“{wording}”) without {missing}"
    else:
        th = f"{where}เลขลำดับ {point.printed} ซ้ำกันสองรายการ (“{before.wording[:60]}” และ “{wording}”)"
        en = f"{where_en}the number {point.printed} stands twice (“{before.wording[:60]}” and “{wording}”)"
    return Note(
        code="numbering-gap" if code == "numbering-gap" else "numbering-duplicate",
        severity="warning",
        th=th,
        en=en,
        expected=missing,
        found=point.printed,
        document_id=document,
        record_ids=evidence.records_at(places[0]),
        provenance=places,
    )
