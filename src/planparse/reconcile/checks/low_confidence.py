"""Records that were read with little confidence."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.reconcile.evidence import Check, Evidence, Note

THRESHOLD = 0.7


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each record and document below the threshold."""
    for name, records in evidence.records.items():
        for record in records:
            if record.confidence < THRESHOLD:
                yield Note(
                    code="low-confidence",
                    severity="info",
                    th=f"อ่านข้อมูล {record.id} ({name}) ได้ด้วยความมั่นใจ {record.confidence:.2f} ควรตรวจกับต้นฉบับ",
                    en=f"{record.id} ({name}) was read with confidence {record.confidence:.2f}: check the source",
                    found=record.confidence,
                    document_id=record.document_id,
                    record_ids=(record.id,),
                    provenance=(record.provenance,),
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
