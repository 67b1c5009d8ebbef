"""Bare lines between the TAB rows of a table of posts: group rows there, and nowhere else."""

from __future__ import annotations

import pytest

from planparse import parse

TITLE = "แผนอัตรากำลัง ๓ ปี ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙\nเทศบาลตำบลห้วยสมมุติ\n\n"
POSTS = """๘.๒ กรอบอัตรากำลัง ๓ ปี

ตำแหน่ง	ระดับ	กรอบอัตรากำลังเดิม	หมายเหตุ
ปลัดเทศบาล	กลาง	๑\t
{group}
นิติกร	ปก./ชก.	๑\t
ยาม	-	๒\t
"""


@pytest.mark.parametrize(
    "group",
    [
        "สำนักปลัดเทศบาล",
        "๑. สำนักปลัดเทศบาล (๐๑)",
        "สำนักปลัดเทศบาล\nฝ่ายอำนวยการ",
        "สำนักปลัดเทศบาล\nพนักงานเทศบาล",
        "(นักบริหารงานท้องถิ่น)\nสำนักปลัดเทศบาล",
        "\nสำนักปลัดเทศบาล\n",
        "- ๑๒ -\nสำนักปลัดเทศบาล",
    ],
)
def test_a_group_line_does_not_end_a_table_of_posts(group: str) -> None:
    plan = parse(TITLE + POSTS.format(group=group))
    assert len(plan.tables) == 1
    assert [row.department for row in plan.staffing] == [None, "สำนักปลัดเทศบาล", "สำนักปลัดเทศบาล"]


def test_a_sentence_ends_it() -> None:
    sentence = "ทั้งนี้ กองคลังจะได้เสนอขอกำหนดตำแหน่งเพิ่มต่อไป"
    assert len(parse(TITLE + POSTS.format(group=sentence)).tables) == 2


def test_a_department_under_a_row_of_projects_is_no_group() -> None:
    text = """โครงการ	ตัวชี้วัด	งบประมาณ	ผู้รับผิดชอบ
อบรมพนักงาน	ร้อยละ ๘๐	๑๐,๐๐๐	สำนักปลัดเทศบาล
กองคลัง
ศึกษาดูงาน	ร้อยละ ๘๐	๒๐,๐๐๐	กองช่าง
"""
    plan = parse("แผนพัฒนาบุคลากร ประจำปีงบประมาณ พ.ศ. ๒๕๖๗\nเทศบาลตำบลห้วยสมมุติ\n\n" + text)
    assert not any("กองคลัง" in cell for table in plan.tables for row in table.rows for cell in row[:1])
