"""Names of staff lists never leave unasked; signatures stay."""

from __future__ import annotations

from pathlib import Path

import pytest

import planparse
from planparse import Options

PLAN = Path(__file__).parents[2] / "corpus" / "05-trat-pao-2567.txt"
SPLIT = """บัญชีแสดงจัดคนลงสู่ตำแหน่ง

ที่\tชื่อ - สกุล\tคุณวุฒิ\tกรอบอัตรากำลังเดิม\t\t\tกรอบอัตรากำลังใหม่\t\t\tเงินเดือน
\t\t\tเลขที่ตำแหน่ง\tตำแหน่ง\tระดับ\tเลขที่ตำแหน่ง\tตำแหน่ง\tระดับ\t
๑\tนายทดสอบ  ห้วยใหญ่\tป.ตรี\t๓๖-๓-๐๑-๓๑๐๒-๐๐๑\tนักทรัพยากรบุคคล\tชก.\t๓๖-๓-๐๑-๓๑๐๒-๐๐๑\tนักทรัพยากรบุคคล\tชก.\t๓๖๐,๐๐๐

๒\tนางสมมุติ ทุ่งกว้าง\tป.ตรี\t๓๖-๓-๐๑-๓๑๐๓-๐๐๑\tนิติกร\tปก.\t๓๖-๓-๐๑-๓๑๐๓-๐๐๑\tนิติกร\tปก.\t๒๔๐,๐๐๐
"""


def test_names_are_masked_unless_asked_for() -> None:
    kept = planparse.parse(PLAN, Options(personal_data="keep"))
    names = {i.name for i in kept.incumbents if i.name and not i.is_vacant}
    assert len(names) >= 4
    masked = planparse.parse(PLAN).to_json()
    signers = {signatory.name for signatory in kept.signatories}
    assert [name for name in names - signers if name in masked] == []
    assert [name for name in signers if name not in masked] == []


@pytest.mark.parametrize("choice", ["mask", "drop"])
def test_no_part_of_the_table_keeps_a_name(choice: str) -> None:
    text = planparse.parse(SPLIT, Options(personal_data=choice)).to_json()  # type: ignore[arg-type]
    assert [part for part in ("ห้วยใหญ่", "ทุ่งกว้าง", "นายทดสอบ") if part in text] == []


def test_dropped_names_are_null() -> None:
    plan = planparse.parse(SPLIT, Options(personal_data="drop"))
    assert [incumbent.name for incumbent in plan.incumbents if not incumbent.is_vacant] == [None] * 4
