"""The overlay of the document's own agency is used wherever the plan names a department or a post."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planparse import PlanFile, parse
from planparse.errors import MappingError
from planparse.lexicon import overlays

OVERLAY = """
[departments]
engineering = ["ฝ่ายทางและสะพาน"]
social_welfare = ["กองสุขภาวะครอบครัว"]

[positions]
driver = ["พนักงานบริการยานยนต์"]
"""
PLAN = """แผนอัตรากำลัง ๓ ปี
ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙
{agency}

๘.๒ กรอบอัตรากำลัง ๓ ปี

ส่วนราชการ/ตำแหน่ง	กรอบอัตรากำลังเดิม	อัตราตำแหน่งที่คาดว่าจะต้องใช้			เพิ่ม/ลด\t\t
		๒๕๖๗	๒๕๖๘	๒๕๖๙	๒๕๖๗	๒๕๖๘	๒๕๖๙
กองสุขภาวะครอบครัว\t\t\t\t\t\t\t
นักพัฒนาชุมชน ปก./ชก.	๑	๑	๑	๑	-	-	-
ฝ่ายทางและสะพาน\t\t\t\t\t\t\t
นายช่างโยธา ปง./ชง.	๑	๑	๑	๑	-	-	-
พนักงานบริการยานยนต์	๒	๒	๒	๒	-	-	-

๑๑. บัญชีแสดงจัดคนลงสู่ตำแหน่ง

ที่	ชื่อ - สกุล	เลขที่ตำแหน่ง	ตำแหน่ง	ระดับ	เงินเดือน
กองสุขภาวะครอบครัว\t\t\t\t\t
๑	-ว่าง-	๕๑-๑-๑๑-๓๘๐๑-๐๐๑	นักพัฒนาชุมชน	ปก./ชก.	๓๕๕,๓๒๐
ฝ่ายทางและสะพาน\t\t\t\t\t
๒	-ว่าง-	-	พนักงานบริการยานยนต์	-	๑๑๒,๘๐๐
"""
LAMPHUN, LAMPANG = "องค์การบริหารส่วนจังหวัดลำพูน", "องค์การบริหารส่วนจังหวัดลำปาง"


@pytest.fixture(autouse=True)
def overlay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Write the overlay of อบจ.ลำพูน into a folder of its own."""
    path = tmp_path / "agencies" / "pao-lamphun.toml"
    path.parent.mkdir()
    path.write_text(OVERLAY, encoding="utf-8")
    monkeypatch.setattr(overlays, "mapping_path", lambda name: tmp_path / name)
    overlays._read_overlay.cache_clear()
    yield path
    overlays._read_overlay.cache_clear()


def _read(agency: str) -> PlanFile:
    plan = parse(PLAN.format(agency=agency))
    assert plan.documents[0].agency is not None
    assert plan.documents[0].agency.name == agency
    return plan


def _unresolved(plan: PlanFile) -> list[object]:
    return [finding.found for finding in plan.findings if finding.code == "unresolved-name"]


def test_names_of_the_agency_are_resolved() -> None:
    plan = _read(LAMPHUN)
    assert [(row.department_id, row.position_id) for row in plan.staffing] == [
        ("social_welfare", "community_development_officer"),
        ("engineering", "civil_works_technician"),
        ("engineering", "driver"),
    ]
    assert [(seat.department, seat.department_id, seat.position_id) for seat in plan.incumbents] == [
        ("กองสุขภาวะครอบครัว", "social_welfare", "community_development_officer"),
        ("ฝ่ายทางและสะพาน", "engineering", "driver"),
    ]
    assert _unresolved(plan) == []


def test_names_of_one_agency_mean_nothing_to_another() -> None:
    plan = _read(LAMPANG)
    assert {row.department for row in plan.staffing} == {"กองสุขภาวะครอบครัว"}
    assert {row.department_id for row in plan.staffing} == {None}
    assert plan.staffing[-1].position_id is None
    assert _unresolved(plan) == ["กองสุขภาวะครอบครัว"]


def test_a_wrong_overlay_says_what_is_wrong(overlay: Path) -> None:
    overlay.write_text("[departments]\nroads = ['กองทาง']\n", encoding="utf-8")
    with pytest.raises(MappingError, match="no roads"):
        _read(LAMPHUN)
