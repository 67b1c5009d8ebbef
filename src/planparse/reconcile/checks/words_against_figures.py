"""Amounts in words against the figures they stand by: ๑๕,๐๐๐ บาท (หนึ่งหมื่นห้าพันบาทถ้วน)."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.quantities import find_amounts
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.figures import is_same, show_number

_SIGNS = ("บาทถ้วน", "สตางค์", "บาท)", "บาท )")


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each amount whose words and figures differ."""
    for line in evidence.layout.lines:
        text = line.text
        if "บาท" not in text or not any(sign in text for sign in _SIGNS):
            continue
        for amount in find_amounts(text):
            if amount.words_baht is None or amount.baht is None or is_same(amount.words_baht, amount.baht):
                continue
            words, figures = show_number(amount.words_baht), show_number(amount.baht)
            place = evidence.trace(line.start + amount.start, line.start + amount.end)
            yield Note(
                code="total-mismatch",
                severity="error",
                th=f"จำนวนเงินเป็นตัวอักษร “{amount.words}” คือ {words} บาท แต่ตัวเลขพิมพ์ไว้ {figures} บาท",
                en=f"The amount in words, “{amount.words}”, is {words} baht, but the figures say {figures} baht",
                expected=amount.words_baht,
                found=amount.baht,
                document_id=evidence.document_at(line.index),
                record_ids=evidence.records_at(place),
                provenance=(place,),
            )


CHECK = Check("words_against_figures", run)
