"""Numbered headings that leap: what is missing, and which leaps are none."""

from __future__ import annotations

import pytest

from planparse import parse

PLAN = """แผนอัตรากำลัง ๓ ปี
ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙
เทศบาลตำบลทุ่งสมมุติ

"""
BODY = "ข้อความของหัวข้อนี้ยาวพอที่จะเป็นย่อหน้าหนึ่งของแผน และไม่มีเลขลำดับนำหน้า"


def write_plan(*headings: str) -> str:
    return PLAN + "\n\n".join(f"## {heading}\n\n{BODY}" for heading in headings)


def find_missing(text: str) -> list[object]:
    return [finding.expected for finding in parse(text).findings if finding.code == "missing-section"]


TITLES = ("๑. หลักการและเหตุผล", "๒. วัตถุประสงค์", "๓. กรอบแนวคิด")


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        ((*TITLES, "๙. โครงสร้างส่วนราชการ", "๑๐. อัตรากำลัง"), ["๔-๘"]),
        ((*TITLES, "๖.๒ การวิเคราะห์งาน", "๗. โครงสร้าง"), ["๔-๖"]),
        ((*TITLES, "๖.๒ การวิเคราะห์งาน", "๑๐. โครงสร้าง", "๑๑. ประกาศ"), ["๔-๖", "๗-๙"]),
        (("1. Background", "2. หลักการ", "11. ภาคผนวกท้ายแผน", "12. ประกาศ"), ["3-10"]),
    ],
)
def test_a_leap_tells_what_is_missing(headings: tuple[str, ...], expected: list[str]) -> None:
    assert find_missing(write_plan(*headings)) == expected


@pytest.mark.parametrize(
    "headings",
    [
        (*TITLES, "๙. สภาพปัญหา", "๕. โครงสร้าง", "๖. อัตรากำลัง"),  # a misread ๔
        (*TITLES, "๙. สภาพปัญหา", "๕. โครงสร้าง", "๖. อำนาจ", "๗. ภารกิจ", "๘. กรอบ", "๙. ค่าใช้จ่าย", "๑๐. ประกาศ"),
        (*TITLES, "๔. สภาพปัญหา", "๑. ด้านโครงสร้างพื้นฐาน", "๒. ด้านสังคม", "๕. ภารกิจ"),  # a list under a heading
        (*TITLES, "๙. สภาพปัญหา"),  # nothing goes on from it
        ("๗. หลักการและเหตุผล", "๘. วัตถุประสงค์", "๙. กรอบแนวคิด"),  # an extract that begins late
        (*TITLES, "๔๒. ตามระเบียบ", "๔๓. ตามกฎหมาย"),  # clauses of a law
    ],
)
def test_leaps_that_are_none(headings: tuple[str, ...]) -> None:
    assert find_missing(write_plan(*headings)) == []


def test_numbers_that_stand_in_lines_between_are_not_missing() -> None:
    text = write_plan(*TITLES)
    listed = "\n\n".join(f"{number}. ให้ทุกส่วนราชการสำรวจงานของตนแล้วส่งให้สำนักปลัดรวบรวม" for number in "๔๕๖๗๘")
    rest = "\n\n".join(f"## {heading}\n\n{BODY}" for heading in ("๙. โครงสร้าง", "๑๐. อัตรากำลัง"))
    assert find_missing(f"{text}\n\n{listed}\n\n{rest}") == []
    assert find_missing(f"{text}\n\n{rest}") == ["๔-๘"]
