"""Frames of a revision that hold only the posts it changes are no frames of everything."""

from __future__ import annotations

import pytest

from planparse import PlanFile, parse

TITLE = "แผนอัตรากำลัง ๓ ปี\nประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙\n{revision}เทศบาลตำบลห้วยสมมุติ\n\n๘. {heading}\n\n"
REVISION = "(ฉบับปรับปรุงครั้งที่ ๒)\n"
HEAD = """ส่วนราชการ/ตำแหน่ง	กรอบอัตรากำลังเดิม	อัตราตำแหน่งที่คาดว่าจะต้องใช้			เพิ่ม/ลด			หมายเหตุ
		๒๕๖๗	๒๕๖๘	๒๕๖๙	๒๕๖๗	๒๕๖๘	๒๕๖๙\t
"""
POSTS = """สำนักปลัดเทศบาล\t\t\t\t\t\t\t\t
นิติกร ปก./ชก.	๑	๑	๒	๒	-	+๑	-	กำหนดเพิ่ม
เจ้าพนักงานธุรการ ปง./ชง.	๒	๒	๑	๑	-	-๑	-	ยุบเลิก
นายช่างโยธา ปง./ชง.	๓	๓	๓	๔	-	-	+๑	กำหนดเพิ่ม
"""
WHOLE = "รวมทั้งสิ้น	๔๕	๔๕	๔๕	๔๖	-	-	+๑	\n"
OWN = "รวม	๖	๖	๖	๗	-	-	+๑	\n"


def _read(body: str, revision: str = REVISION, heading: str = "กรอบอัตรากำลัง ๓ ปี") -> PlanFile:
    return parse(TITLE.format(revision=revision, heading=heading) + HEAD + body)


def _sums(plan: PlanFile) -> list[tuple[object, object]]:
    return [(one.expected, one.found) for one in plan.findings if one.code == "total-mismatch"]


@pytest.mark.parametrize("heading", ["กรอบอัตรากำลัง ๓ ปี", "ตำแหน่งที่ขอปรับปรุง"])
@pytest.mark.parametrize("close", [WHOLE, OWN, ""])
def test_a_sum_of_the_whole_body_is_no_slip(close: str, heading: str) -> None:
    plan = _read(POSTS + close, heading=heading)
    assert plan.documents[0].revision == "ฉบับปรับปรุงครั้งที่ ๒"
    assert [table.kind for table in plan.tables] == ["staffing_changes"]
    assert [row.position for row in plan.staffing if row.role == "item"] == ["นิติกร", "เจ้าพนักงานธุรการ", "นายช่างโยธา"]
    assert _sums(plan) == []


def test_a_slip_among_the_changed_posts_is_found() -> None:
    assert _sums(_read(POSTS + OWN.replace("๗", "๘"))) == [(7, 8)]


def test_a_slip_of_a_row_is_found() -> None:
    assert _sums(_read(POSTS.replace("๓	๓	๓	๔", "๓	๓	๓	๕") + WHOLE)) == [(4, 5)]


def test_the_whole_frame_of_a_revision_is_a_frame() -> None:
    plan = _read(POSTS + "นักพัฒนาชุมชน ปก./ชก.	๑	๑	๑	๑	-	-	-	\n" + WHOLE)
    assert [table.kind for table in plan.tables] == ["staffing_frame"]
    assert (7, 45) in _sums(plan)


def test_a_plan_that_is_no_revision_is_asked_for_its_sums() -> None:
    plan = _read(POSTS + WHOLE, revision="")
    assert plan.documents[0].revision is None
    assert [table.kind for table in plan.tables] == ["staffing_frame"]
    assert (6, 45) in _sums(plan)
