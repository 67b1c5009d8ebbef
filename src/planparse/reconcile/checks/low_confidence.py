"""Records that were read with little confidence."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.model import Record
from planparse.reconcile.evidence import Check, Evidence, Note

THRESHOLD = 0.7
MOST_NAMED = 4
"""So many records of one line are named in the message."""


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for the records of each line and confidence below the threshold, and for such documents."""
    doubtful: dict[tuple[str, int, float], list[tuple[str, Record]]] = {}
    for name, records in evidence.records.items():
        for record in records:
            if record.confidence < THRESHOLD:
                key = (record.document_id, record.provenance.line_start, record.confidence)
                doubtful.setdefault(key, []).append((name, record))
    for (document_id, _, confidence), found in doubtful.items():
        names = ", ".join(f"{record.id} ({name})" for name, record in found[:MOST_NAMED])
        verb = "was" if len(found) == 1 else "were"
        yield Note(
            code="low-confidence",
            severity="info",
            th=f"อ่านข้อมูล {names} ได้ด้วยความมั่นใจ {confidence:.2f} ควรตรวจกับต้นฉบับ",
            en=f"{names} {verb} read with confidence {confidence:.2f}: check the source",
            found=confidence,
            document_id=document_id,
            record_ids=tuple(record.id for _, record in found),
            provenance=(found[0][1].provenance,),
        )
    for document in evidence.documents:
        if document.confidence < THRESHOLD and document.title:  # an empty file has nothing to tell apart
            yield Note(
                code="low-confidence",
                severity="info",
                th=f"แยกเอกสาร “{document.title[:60]}” ได้ด้วยความมั่นใจ {document.confidence:.2f} ควรตรวจกับต้นฉบับ",
                en=f"“{document.title[:60]}” was told apart with confidence {document.confidence:.2f}: check it",
                found=document.confidence,
                document_id=document.id,
                record_ids=(document.id,),
                provenance=(document.provenance,),
            )


CHECK = Check("low_confidence", run)
