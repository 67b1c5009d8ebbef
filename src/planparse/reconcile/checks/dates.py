"""Dates that cannot be, and dates of one instrument that stand in the wrong order."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator

from planparse.model import Document, Provenance, Severity
from planparse.model.layout import BlockKind
from planparse.model.records import Project
from planparse.quantities import find_bad_dates
from planparse.reconcile.evidence import Check, Evidence, Note

RETROACTIVE_DAYS = 7
"""Announcements are commonly signed a few days into the year that they are for."""
_MONTHS = (
    "มกรา", "กุมภา", "มีนา", "เมษา", "พฤษภา", "มิถุนา", "กรกฎา", "สิงหา", "กันยา", "ตุลา", "พฤศจิกา", "ธันวา",
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
_LATE_DAY = re.compile(f"[23๒๓][0-9๐-๙][^\\n0-9๐-๙]{{0,12}}(?:{'|'.join(map(re.escape, _MONTHS))})")
"""A day that not every month has, before a month: where a date may be impossible."""


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each clear contradiction between dates, and each impossible date."""
    for document in evidence.documents:
        if document.issuer is None:
            yield from _check_document(evidence, document)
    for project in evidence.of(Project, "projects"):
        if project.starts_on and project.ends_on and project.ends_on < project.starts_on:
            start, end = _show(project.starts_on), _show(project.ends_on)
            yield _note(
                f"โครงการ “{project.name}” สิ้นสุด {end} ก่อนเริ่ม {start}",
                f"The project “{project.name}” ends on {end}, before it starts on {start}",
                start,
                end,
                project.document_id,
                (project.provenance,),
                (project.id,),
            )
    yield from _impossible(evidence)


def _check_document(evidence: Evidence, document: Document) -> Iterator[Note]:
    announced, effective = document.announced_on, document.effective_on
    resolved = document.resolution.date if document.resolution else None
    if announced and resolved and announced < resolved:
        yield _note(
            f"ประกาศลงวันที่ {_show(announced)} ก่อนมติที่อ้างถึงซึ่งลงวันที่ {_show(resolved)}",
            f"Announced on {_show(announced)}, before the resolution of {_show(resolved)} that it cites",
            _show(resolved),
            _show(announced),
            document.id,
            (document.provenance,),
        )
    if announced and effective and (announced - effective).days > RETROACTIVE_DAYS:
        yield _note(
            f"ให้มีผลย้อนหลังตั้งแต่ {_show(effective)} แต่ลงประกาศวันที่ {_show(announced)}",
            f"In force from {_show(effective)}, before it was announced on {_show(announced)}",
            _show(effective),
            _show(announced),
            document.id,
            (document.provenance,),
            severity="info",
        )


def _impossible(evidence: Evidence) -> Iterator[Note]:
    layout = evidence.layout
    hits = [match.start() for match in _LATE_DAY.finditer(layout.text)]
    if not hits:
        return
    furniture = {
        index
        for block in layout.blocks
        if block.kind is BlockKind.FURNITURE
        for index in range(block.first, block.last + 1)
    }
    for index in sorted({bisect_right(layout.lines, hit, key=lambda line: line.start) - 1 for hit in hits}):
        line = layout.lines[index]
        for bad in find_bad_dates(line.text) if index not in furniture else ():
            place = evidence.trace(line.start + bad.start, line.start + bad.end)
            yield _note(
                f"ไม่มีวันที่ “{bad.wording}” ในปฏิทิน",
                f"“{bad.wording}” is not a day of the calendar",
                None,
                bad.wording,
                evidence.document_at(line.index),
                (place,),
                evidence.records_at(place),
            )


def _show(day: dt.date) -> str:
    return day.isoformat()


def _note(
    th: str,
    en: str,
    expected: str | None,
    found: str,
    document: str | None,
    places: tuple[Provenance, ...],
    record_ids: tuple[str, ...] = (),
    severity: Severity = "warning",
) -> Note:
    return Note(
        code="year-mismatch",
        severity=severity,
        th=th,
        en=en,
        expected=expected,
        found=found,
        document_id=document,
        record_ids=record_ids,
        provenance=places,
    )


CHECK = Check("dates", run)
