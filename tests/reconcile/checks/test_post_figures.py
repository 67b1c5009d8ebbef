"""Frames that clerks typed wrong: every odd count is told, and none is lost."""

from __future__ import annotations

import pytest

from planparse import PlanFile, parse

TITLE = "แผนอัตรากำลัง ๓ ปี ประจำปีงบประมาณ พ.ศ. {years}\nเทศบาลตำบลห้วยสมมุติ\n\n"
FRAME = """๘.{at} กรอบอัตรากำลัง {what}

ส่วนราชการ/ตำแหน่ง	กรอบอัตรากำลังเดิม	อัตราตำแหน่งที่คาดว่าจะต้องใช้			เพิ่ม/ลด			หมายเหตุ
		{years}	{years}\t
{rows}
"""
YEARS = "๒๕๖๗	๒๕๖๘	๒๕๖๙"
UNIT = "สำนักปลัดเทศบาล								\n"
GOOD = (
    UNIT
    + "นิติกร ปก./ชก.	๑	๑	๒	๒	-	+๑	-	\nยาม	๑	๑	๑	๑	-	-	-	\nคนงาน	๓	๓	๓	๒	-	-	-๑	\n"
)
CODES = ("unreadable-amount", "year-mismatch", "total-mismatch")


def _frame(rows: str = GOOD, years: str = YEARS, at: str = "๒", what: str = "๓ ปี") -> str:
    return FRAME.format(rows=rows, years=years, at=at, what=what)


def _read(*frames: str, years: str = "๒๕๖๗ - ๒๕๖๙") -> PlanFile:
    return parse(TITLE.format(years=years) + "".join(frames))


def _found(plan: PlanFile) -> list[tuple[str, object]]:
    return [(finding.code, finding.found) for finding in plan.findings if finding.code in CODES]


def test_a_frame_without_sums_has_no_finding() -> None:
    plan = _read(_frame())
    assert [row.framework for row in plan.staffing] == [1, 1, 3]
    assert _found(plan) == []


def test_two_frames_in_one_file_are_both_read() -> None:
    school = "โรงเรียนเทศบาลสมมุติ								\nครู	๔	๔	๔	๔	-	-	-	เงินอุดหนุน\nรวม	๔	๔	๔	๔	-	-	-	\n"
    plan = _read(
        _frame(GOOD + "รวม	๕	๕	๖	๕	-	+๑	-๑	\n"), _frame(school, at="๓", what="ของสถานศึกษา")
    )
    assert [(row.department, row.framework) for row in plan.staffing if row.role == "item"] == [
        ("สำนักปลัดเทศบาล", 1),
        ("สำนักปลัดเทศบาล", 1),
        ("สำนักปลัดเทศบาล", 3),
        ("โรงเรียนเทศบาลสมมุติ", 4),
    ]
    assert _found(plan) == []


@pytest.mark.parametrize(
    ("printed", "value"), [("-๒", None), ("๑.๕", 1.5), ("๑/๒", None), ("๒-๓", None), ("๒ อัตรา", 2), ("๑ (ว่าง)", 1)]
)
def test_an_odd_count_is_told_and_stays_in_the_table(printed: str, value: float | None) -> None:
    plan = _read(_frame(GOOD + f"ภารโรง	{printed}	๒	๒	๒	-	-	-	\n"))
    odd = [] if isinstance(value, int) else [("unreadable-amount", printed)]
    assert [one for one in _found(plan) if one[0] == "unreadable-amount"] == odd
    assert plan.staffing[-1].framework == value
    assert plan.staffing[-1].required == {2567: 2, 2568: 2, 2569: 2}
    assert plan.tables[0].rows[-1][1] == printed


def test_the_finding_leads_to_the_record() -> None:
    plan = _read(_frame(GOOD + "ภารโรง	-๒	๒	๒	๒	-	-	-	\n"))
    finding = next(one for one in plan.findings if one.code == "unreadable-amount")
    assert finding.record_ids == [plan.staffing[-1].id]


def test_signs_of_changes_and_remarks_are_no_odd_counts() -> None:
    rows = GOOD + "ภารโรง	๒	๒	๑	๑	-	-๑	-	ยุบ ๑ อัตรา ปี ๒๕๖๘\n"
    assert _found(_read(_frame(rows))) == []


def test_years_that_no_heading_names() -> None:
    three = "ปีที่ ๑	ปีที่ ๒	ปีที่ ๓"
    plan = _read(_frame(years=three))
    assert plan.staffing[0].required == {2567: 1, 2568: 2, 2569: 2}
    assert _found(plan) == [("year-mismatch", None)] * 2
    other = _read(_frame(years=three), years="๒๕๖๗")
    assert other.staffing[0].required is None
    assert _found(other) == [("year-mismatch", None)] * 2
    assert other.tables[0].rows[0][2:5] == ["๑", "๒", "๒"]


def test_a_year_that_stands_twice() -> None:
    plan = _read(_frame(years="๒๕๖๗	๒๕๖๗	๒๕๖๙"))
    assert plan.staffing[0].required == {2567: 1, 2568: 2, 2569: 2}
    assert _found(plan) == [("year-mismatch", "2567, 2567, 2569")] * 2


OTHER_PERIOD = "ปีงบประมาณ ๒๕๖๔ - ๒๕๖๖"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (OTHER_PERIOD, [("year-mismatch", "2564-2566")]),
        (f"ของเทศบาล {OTHER_PERIOD}", [("year-mismatch", "2564-2566")]),
        ("ปีงบประมาณ ๒๕๖๗ - ๒๕๖๙", []),
        (f"เดิม {OTHER_PERIOD}", []),
        (f"{OTHER_PERIOD} (ฉบับก่อน)", []),
        ("ใช้จริงปีงบประมาณ ๒๕๖๖", []),
    ],
)
def test_the_years_in_the_title_of_a_form(title: str, expected: list[tuple[str, object]]) -> None:
    assert _found(_read(_frame(what=title))) == expected
