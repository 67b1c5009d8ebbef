from __future__ import annotations

import pytest

from planparse import parse

POSITIONS = ("นิติกร", "นักทรัพยากรบุคคล", "นักพัฒนาชุมชน", "นักวิชาการศึกษา", "นักประชาสัมพันธ์", "นักจัดการงานทั่วไป")
HEAD = """แผนอัตรากำลัง ๓ ปี
ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙
เทศบาลตำบลห้วยสมมุติ

๘.๒ กรอบอัตรากำลัง ๓ ปี ระหว่างปี ๒๕๖๗ - ๒๕๖๙

| ส่วนราชการ | กรอบอัตรากำลังเดิม | อัตราตำแหน่งที่คาดว่าจะต้องใช้ | | | เพิ่ม/ลด | | | หมายเหตุ |
|---|---|---|---|---|---|---|---|---|
| | | ๒๕๖๗ | ๒๕๖๘ | ๒๕๖๙ | ๒๕๖๗ | ๒๕๖๘ | ๒๕๖๙ | |
| สำนักปลัดเทศบาล | | | | | | | | |
"""
COSTS = """
๙. ภาระค่าใช้จ่ายเกี่ยวกับเงินเดือนและประโยชน์ตอบแทนอื่น

| ที่ | ชื่อสายงาน | ระดับตำแหน่ง | จำนวนทั้งหมด | เงินเดือน | ค่าใช้จ่ายรวม | | |
|---|---|---|---|---|---|---|---|
| | | | | | ๒๕๖๗ | ๒๕๖๘ | ๒๕๖๙ |
| | สำนักปลัดเทศบาล | | | | | | |
"""


def _said(posts: dict[int, int]) -> list[tuple[object, object]]:
    frame = "".join(f"| {name} (ปก./ชก.) | ๑ | ๑ | ๑ | ๒ | - | - | +๑ | |\n" for name in POSITIONS)
    costs = "".join(
        f"| {at + 1} | {name} | ปก./ชก. | {posts.get(at, 1)} | ๓๕๕,๓๒๐ | ๓๖๗,๓๒๐ | ๓๗๙,๓๒๐ | ๓๙๑,๓๒๐ |\n"
        for at, name in enumerate(POSITIONS)
    )
    plan = parse(HEAD + frame + COSTS + costs)
    assert [len(plan.staffing), len(plan.personnel_costs)] == [len(POSITIONS)] * 2
    said = "posts in the cost table"
    return [(finding.expected, finding.found) for finding in plan.findings if said in finding.message.en]


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        ({}, []),
        ({2: 4}, [(1, 4)]),
        ({2: 2}, []),  # as many as will be needed in 2569
        ({0: 4, 1: 5, 2: 6}, []),  # the forms count differently throughout
    ],
)
def test_posts_of_one_position(posts: dict[int, int], expected: list[tuple[object, object]]) -> None:
    assert _said(posts) == expected
