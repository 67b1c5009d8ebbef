"""Pages read by OCR: how sure the reading is, which words are least sure, and each doubtful figure."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.model import Provenance
from planparse.reconcile.evidence import Check, Evidence, Note, PageReadLike
from planparse.reconcile.ocr_doubts import DoubtLike, is_figure

LOW_PAGE = 0.85
"""Mean confidence below which a page is reported, whatever its words; sound scans have 0.9."""
MANY = 3
"""So many doubtful words make a page worth a look."""
SHOWN = 5
MIN_DIGITS = 3
"""Shorter figures are numbers of points and posts; amounts have more digits."""


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note per page that OCR read with little confidence, and one per figure that it was not sure of."""
    for page in evidence.pages:
        if page.reason == "nothing-recognised" and not page.is_bad:
            yield _say_empty(page)
        if page.confidence is None:
            continue
        if page.confidence < LOW_PAGE or len(page.doubts) >= MANY:
            yield _say_page(page, page.confidence)
        for doubt in page.doubts:
            if is_figure(doubt.text) and sum(char.isdigit() for char in doubt.text) >= MIN_DIGITS:
                yield _say_figure(evidence, page, doubt)


def _say_empty(page: PageReadLike) -> Note:
    return Note(
        code="low-confidence",
        severity="warning",
        th=f"หน้า {page.number} เป็นภาพ OCR ไม่พบข้อความ ควรตรวจกับต้นฉบับ",
        en=f"Page {page.number} is a picture in which OCR found no text: check the source",
    )


def _say_page(page: PageReadLike, confidence: float) -> Note:
    worst = sorted(page.doubts, key=lambda doubt: doubt.confidence)[:SHOWN]
    words = ", ".join(f"“{doubt.text[:30]}” ({doubt.confidence:.2f})" for doubt in worst)
    return Note(
        code="low-confidence",
        severity="warning" if confidence < LOW_PAGE else "info",
        th=f"หน้า {page.number} อ่านด้วย OCR ความมั่นใจเฉลี่ย {confidence:.2f}"
        + (f" คำที่ไม่แน่ใจ {len(page.doubts)} คำ เช่น {words}" if worst else "")
        + " ควรตรวจกับต้นฉบับ",
        en=f"Page {page.number} was read by OCR with a mean confidence of {confidence:.2f}"
        + (f"; {len(page.doubts)} doubtful word(s), such as {words}" if worst else "")
        + ": check the source",
        found=confidence,
        provenance=tuple(_trace(page, doubt) for doubt in worst),
    )


def _say_figure(evidence: Evidence, page: PageReadLike, doubt: DoubtLike) -> Note:
    place = _trace(page, doubt)
    return Note(
        code="low-confidence",
        severity="warning",
        th=f"หน้า {page.number}: ตัวเลข “{doubt.text}” อ่านด้วย OCR ความมั่นใจเพียง {doubt.confidence:.2f} ควรตรวจกับต้นฉบับ",
        en=f"Page {page.number}: the figure “{doubt.text}” was read by OCR with a confidence of {doubt.confidence:.2f}"
        ": check the source",
        found=doubt.text,
        record_ids=evidence.records_at(place),
        provenance=(place,),
    )


def _trace(page: PageReadLike, doubt: DoubtLike) -> Provenance:
    """Return the place of a doubtful word; it is known in the source text."""
    return Provenance.make(
        page=page.number, line_start=doubt.line, line_end=doubt.line, char_start=doubt.start, char_end=doubt.end
    )


CHECK = Check("ocr_confidence", run)
