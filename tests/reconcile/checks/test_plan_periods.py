"""Sentences that give the plan a period that is not that of its fiscal years."""

from __future__ import annotations

import pytest

from planparse import parse

PLAN = """แผนพัฒนาบุคลากร ๓ ปี
ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙
เทศบาลตำบลห้วยสมมุติ

ส่วนที่ ๑ บทนำ

{sentence}
"""


def mismatches(sentence: str) -> list[tuple[object, object]]:
    findings = parse(PLAN.format(sentence=sentence)).findings
    return [(one.expected, one.found) for one in findings if one.code == "year-mismatch"]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("ให้ใช้แผนนี้ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๖ ถึงวันที่ ๓๐ กันยายน ๒๕๗๒", "2567-2572"),
        ("ทุกกองยึดแผนพัฒนาบุคลากรนี้เป็นหลัก\nตั้งแต่ 1 ต.ค. 2563\n- 30 ก.ย. 2569", "2564-2569"),
    ],
)
def test_a_period_of_other_years_is_told(sentence: str, found: str) -> None:
    assert mismatches(sentence) == [("2567-2569", found)]


@pytest.mark.parametrize(
    "sentence",
    [
        "ให้ใช้แผนนี้ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๖ ถึงวันที่ ๓๐ กันยายน ๒๕๖๙",
        "ปีแรกของแผนพัฒนาบุคลากร คือวันที่ ๑ ตุลาคม ๒๕๖๖ ถึงวันที่ ๓๐ กันยายน ๒๕๖๗",
        "แผนพัฒนาบุคลากรฉบับเดิมใช้ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๓ ถึงวันที่ ๓๐ กันยายน ๒๕๖๖",
        "สัญญาจ้างตามแผนนี้มีกำหนดตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๖ ถึงวันที่ ๓๐ กันยายน ๒๕๗๐",
        "ให้สอดคล้องกับแผนพัฒนาท้องถิ่น ตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๖ ถึงวันที่ ๓๐ กันยายน ๒๕๗๑",
        "ผู้ช่วยช่างโยธาทำงานตั้งแต่วันที่ ๑ ตุลาคม ๒๕๖๖ ถึงวันที่ ๓๐ กันยายน ๒๕๗๐",
    ],
)
def test_the_plans_own_period_and_those_of_other_things_are_not(sentence: str) -> None:
    assert mismatches(sentence) == []
