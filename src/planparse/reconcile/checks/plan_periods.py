"""Sentences that tell how long the plan is in force (๑ ตุลาคม … ถึง ๓๐ กันยายน …), against its fiscal years."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from planparse.lexicon.wording import fold, load_wording
from planparse.model import Document
from planparse.quantities.digits import to_arabic
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.tally import words

BEFORE = 160
"""How far before the days the plan is looked for, of which they are the first and the last."""
_YEAR = r"(?:พ\.ศ\.\s?)?(?P<{}>[2๒][5๕][0-9๐-๙]{{2}})(?![0-9๐-๙])"
_PERIOD = re.compile(
    r"(?<![0-9๐-๙])[1๑]\s{1,3}(?:ตุลาคม|ต\.ค\.)\s{0,3}"
    + _YEAR.format("begins")
    + r"[^0-9๐-๙|\t<]{1,30}(?:30|๓๐)\s{1,3}(?:กันยายน|ก\.ย\.)\s{0,3}"
    + _YEAR.format("ends")
)


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each sentence that gives the plan one of its days, and as the other that of another plan."""
    layout = evidence.layout
    for match in _PERIOD.finditer(layout.text):
        line = bisect_right(layout.lines, match.start(), key=lambda line: line.start) - 1
        document = evidence.owner_of(line)
        if document is None or not document.fiscal_years or not evidence.is_own(line):
            continue
        first, last = int(to_arabic(match["begins"])) + 1, int(to_arabic(match["ends"]))
        if _is_of_another(first, last, document) and _tells_of_plan(layout.text, match.start(), document):
            yield _note(evidence, document, match, (first, last))


def _is_of_another(first: int, last: int, document: Document) -> bool:
    """Whether one end of a period is the plan's, and the other lies beyond its years: a part of them is no slip."""
    begins, ends = min(document.fiscal_years), max(document.fiscal_years)
    return (first == begins and last > ends) or (last == ends and first < begins)


def _tells_of_plan(text: str, at: int, document: Document) -> bool:
    """Whether the words before a period speak of the plan itself, not of an earlier one, a contract or a project."""
    paragraph = text[max(0, at - 2 * BEFORE) : at].rpartition("\n\n")[2]
    if "\t" in paragraph or "|" in paragraph:
        return False
    before = fold(paragraph[-BEFORE:])
    if any(word in before for name in ("earlier", "other_periods") for word in words().words[name]):
        return False
    own = load_wording("instruments").words.get(document.kind, ())
    return any(name in before for name in (*words().words["this_plan"], *own))


def _note(evidence: Evidence, document: Document, match: re.Match[str], years: tuple[int, int]) -> Note:
    wording = " ".join(match.group().split())
    expected = f"{min(document.fiscal_years)}-{max(document.fiscal_years)}"
    found = f"{years[0]}-{years[1]}"
    return Note(
        code="year-mismatch",
        severity="warning",
        th=f"ข้อความ “{wording}” เป็นช่วงปีงบประมาณ {found} แต่เอกสารนี้เป็นของปีงบประมาณ {expected}",
        en=f"The period “{wording}” is of fiscal years {found}, but this document is of fiscal years {expected}",
        expected=expected,
        found=found,
        document_id=document.id,
        provenance=(evidence.trace(match.start(), match.end()), document.provenance),
    )


CHECK = Check("plan_periods", run)
