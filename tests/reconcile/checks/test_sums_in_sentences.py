"""Sums printed behind the amounts of a project told in labelled lines."""

from __future__ import annotations

import pytest

from planparse import parse

PLAN = """แผนพัฒนาบุคลากร เทศบาลตำบลบ้านสวนหมาก
ปีงบประมาณ พ.ศ. ๒๕๖๘ - ๒๕๖๙

ยุทธศาสตร์ที่ ๑ เพิ่มพูนทักษะงานช่าง

๑. โครงการอบรมเขียนแบบด้วยคอมพิวเตอร์
   วัตถุประสงค์ : เพื่อให้ช่างเขียนแบบได้เร็วขึ้น
   งบประมาณ : {budget}
   ผู้รับผิดชอบ : {office}
"""


def find(budget: str, office: str = "กองช่าง") -> list[tuple[str, object, object]]:
    plan = parse(PLAN.format(budget=budget, office=office))
    return [(f.code, f.expected, f.found) for f in plan.findings if f.code in ("total-mismatch", "unresolved-name")]


def test_a_sum_that_its_parts_do_not_make() -> None:
    budget = "ปี ๒๕๖๘ จำนวน ๑๒,๐๐๐ บาท ปี ๒๕๖๙ จำนวน ๘,๐๐๐ บาท รวม ๒๑,๐๐๐ บาท"
    assert ("total-mismatch", 20000, 21000) in find(budget)


@pytest.mark.parametrize(
    "budget",
    [
        "ปี ๒๕๖๘ จำนวน ๑๒,๐๐๐ บาท ปี ๒๕๖๙ จำนวน ๘,๐๐๐ บาท รวม ๒๐,๐๐๐ บาท",
        "ค่าวิทยากร ๔,๐๐๐ บาท ค่าอาหาร ๒,๐๐๐ บาท ต่อปี รวม ๑๒,๐๐๐ บาท",
        "ปีละ ๙,๐๐๐ บาท รวม ๑๘,๐๐๐ บาท",
        "กองช่าง ๓,๐๐๐ บาท กองคลัง ๔,๐๐๐ บาท",
    ],
)
def test_sums_that_stand(budget: str) -> None:
    assert "total-mismatch" not in [code for code, _, _ in find(budget)]


def test_offices_that_work_together_are_no_unknown_name() -> None:
    assert ("unresolved-name", None, "กองเรือใบ") in find("๙,๐๐๐ บาท", "กองเรือใบ")
    assert "กองช่าง ร่วมกับสำนักปลัด" not in [found for _, _, found in find("๙,๐๐๐ บาท", "กองช่าง ร่วมกับสำนักปลัด")]
