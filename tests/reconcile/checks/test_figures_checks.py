from __future__ import annotations

import pytest

from planparse.reconcile.checks import personnel_costs, ratios, unreadable_amounts, words_against_figures
from tests.reconcile.tables import figures, make_evidence, make_grid, make_line

SPENT = ("ที่", "โครงการ", "งบประมาณที่ได้รับ (บาท)", "งบประมาณที่ใช้ (บาท)", "ร้อยละ")


def test_percentages_of_money_used() -> None:
    rows = (
        ("๑", "ก", "๒๐๐,๐๐๐", "๑๘๖,๐๐๐.-", "๙๓.๐๐"),
        ("๒", "ข", "๓๐,๐๐๐", "๑๒,๔๐๐.-", "๔๑.๓๓"),
        ("๓", "ค", "๑๐๐,๐๐๐", "๕๐,๐๐๐", "๕๕.๐๐"),
        ("๔", "ง", "๑๕๐,๐๐๐", "-", "๐.๐๐"),
    )
    assert figures(ratios.CHECK, make_evidence(grid=make_grid(SPENT, *rows))) == [(50.0, 55)]


def test_percentages_of_something_else_are_left_alone() -> None:
    rows = (("๑", "ก", "๒๐๐,๐๐๐", "๑๘๖,๐๐๐", "๘๐"), ("๒", "ข", "๓๐,๐๐๐", "๑๒,๔๐๐", "๘๐"))
    assert figures(ratios.CHECK, make_evidence(grid=make_grid(SPENT, *rows))) == []


@pytest.mark.parametrize("spent", ["ใช้จริง", "จ่ายไปแล้ว (บาท)", "เบิกจ่ายจริง", "งบประมาณที่ใช้ไป"])
def test_words_for_money_used(spent: str) -> None:
    rows = (("ก", "๔๐,๐๐๐", "๓๐,๐๐๐", "๕๗.๐๐"), ("ข", "๖๐,๐๐๐", "๔๘,๗๕๐", "๘๑.๒๕"), ("ค", "๕,๐๐๐", "๒,๔๐๐", "๔๘"))
    grid = make_grid(("โครงการ", "จัดสรร", spent, "ร้อยละ"), *rows)
    assert figures(ratios.CHECK, make_evidence(grid=grid)) == [(75.0, 57)]


COSTS = ("ที่", "ชื่อสายงาน", "เงินเดือน (๑)", "ค่าใช้จ่ายรวม (๓) > ๒๕๖๗", "ค่าใช้จ่ายรวม (๓) > ๒๕๖๘")


def test_the_foot_of_the_cost_table() -> None:
    rows = (
        ("๑", "ปลัด", "", "๖๐๐,๐๐๐", "๖๒๐,๐๐๐"),
        ("๒", "นิติกร", "", "๔๐๐,๐๐๐", "๔๑๐,๐๐๐"),
        ("", "(๔) รวม", "", "๑,๐๐๐,๐๐๐", "๑,๐๓๐,๐๐๐"),
        ("", "(๕) ประโยชน์ตอบแทนอื่น ๑๕%", "", "๑๕๐,๐๐๐", "๑๕๔,๕๐๐"),
        ("", "(๖) รวมเป็นค่าใช้จ่ายบุคคลทั้งสิ้น", "", "๑,๑๕๐,๐๐๐", "๑,๒๘๔,๕๐๐"),  # 1,184,500
        ("", "(๗) งบประมาณรายจ่ายประจำปี", "", "๔,๐๐๐,๐๐๐", "๔,๒๐๐,๐๐๐"),
        ("", "(๘) คิดเป็นร้อยละ", "", "๒๘.๗๕", "๒๘.๒๐"),
    )
    assert figures(personnel_costs.CHECK, make_evidence(grid=make_grid(COSTS, *rows))) == [(1_184_500, 1_284_500)]


def test_words_and_figures() -> None:
    lines = [
        make_line(0, "ตั้งไว้รวม ๔๘๐,๐๐๐ บาท (สี่แสนแปดพันบาทถ้วน)"),
        make_line(1, "จำนวน ๑๕,๐๐๐ บาท (หนึ่งหมื่นห้าพันบาทถ้วน)"),
        make_line(2, "เป็นเงิน ๒๐,๐๐๐ บาท"),
    ]
    assert figures(words_against_figures.CHECK, make_evidence(lines=lines)) == [(408_000, 480_000)]


def test_unreadable_amounts_stand_in_money_columns() -> None:
    header = ("ที่", "โครงการ", "งบประมาณ", "ระยะเวลา")
    grid = make_grid(header, ("๑", "ก", "๔■,๐๐๐ บาท", "๓■ ก.ย."), ("๒", "ข", "ตามข้อบัญญัติ", ""))
    assert figures(unreadable_amounts.CHECK, make_evidence(grid=grid)) == [(None, "๔■,๐๐๐ บาท")]


def test_an_amount_read_through_a_slip_is_damage_of_the_text() -> None:
    header = ("ที่", "โครงการ", "งบประมาณ", "ระยะเวลา")
    grid = make_grid(header, ("๑", "ก", "๔๕,๐๐o บาท", "๓o ก.ย."), ("๒", "ข", "๔๕,๐๐๐ บาท", ""))
    notes = list(unreadable_amounts.CHECK.run(make_evidence(grid=grid)))
    assert [(note.code, note.expected, note.found) for note in notes] == [("text-damage", 45_000, "๔๕,๐๐o บาท")]
