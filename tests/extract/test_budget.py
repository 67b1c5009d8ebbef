"""Budget cells: every amount with the department printed before it."""

from __future__ import annotations

import pytest

from planparse.extract.budget import department_before, read_money
from planparse.model.layout import Cell


def cell(text: str) -> Cell:
    return Cell(text, 0, len(text))


def test_amounts_go_to_the_department_before_them() -> None:
    text = "ใช้งบเดินทางของแต่ละส่วนราชการ สำนักปลัด จำนวน ๒๐,๐๐๐ บาท กองคลัง จำนวน ๑๐,๐๐๐ บาท กองช่าง ๕,๐๐๐ บาท"
    reading = read_money(cell(text))
    assert [(money.department, money.baht) for money in reading.amounts] == [
        ("สำนักปลัด", 20000),
        ("กองคลัง", 10000),
        ("กองช่าง", 5000),
    ]
    assert reading.total == 35000
    assert [text[money.start : money.end] for money in reading.amounts][1].startswith("๑๐,๐๐๐")


@pytest.mark.parametrize(
    ("text", "status", "total"),
    [
        ("ไม่ใช้งบประมาณ", "none", None),
        ("-", "none", None),
        ("", "unspecified", None),
        ("ตามข้อบัญญัติ", "unspecified", None),
        ("๙๙,๘๐๐.-", "amount", 99800),
        ("๑,๓๒๔,๐๐๔.๔๐.-", "amount", 1324004.4),
        ("จำนวน 15,000 บาท (หนึ่งหมื่นห้าพันบาทถ้วน)", "amount", 15000),
    ],
)
def test_status_and_sum_of_a_cell(text: str, status: str, total: float | None) -> None:
    reading = read_money(cell(text))
    assert (reading.status, reading.total) == (status, total)


@pytest.mark.parametrize(
    ("before", "department"),
    [
        ("กองการศึกษา จำนวน ", "กองการศึกษา"),
        ("บาท กองสาธารณสุขและสิ่งแวดล้อม เป็นเงิน ", "กองสาธารณสุขและสิ่งแวดล้อม"),
        ("กองการศึกษา ศาสนาและวัฒนธรรม ", "กองการศึกษา ศาสนาและวัฒนธรรม"),
        ("จำนวน ", None),
        ("", None),
    ],
)
def test_department_that_closes_a_stretch(before: str, department: str | None) -> None:
    assert department_before(before) == department


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("๑๕,๐๐๐ บาท", 1.0),
        ("๑๕,๐๐o บาท", 0.6),  # a Latin o
        ("๑๕.๐๐๐ บาท", 0.6),  # a dot for the comma
        ("กองช่าง ๒๐,๐๐๐ บาท กองคลัง ๑๕,๐๐o บาท", 0.6),
        ("๑๕,๐๐o บาท (หนึ่งหมื่นห้าพันบาทถ้วน)", 1.0),  # the words say the same
        ("ตามข้อบัญญัติ", 1.0),
    ],
)
def test_an_amount_read_through_a_slip_is_less_sure(text: str, confidence: float) -> None:
    assert read_money(cell(text)).confidence == confidence


@pytest.mark.parametrize(
    ("text", "amounts", "total"),
    [
        (
            "พ.ศ. ๒๕๖๘ จำนวน ๑๒,๐๐๐ บาท พ.ศ. ๒๕๖๙ จำนวน ๘,๐๐๐ บาท รวมเป็นเงินทั้งสิ้น ๒๐,๐๐๐ บาท",
            [(12000, 2568, False), (8000, 2569, False), (20000, None, True)],
            20000,
        ),
        ("๕,๐๐๐ บาท (ปี ๒๕๖๘) ๗,๐๐๐ บาท (ปี ๒๕๖๙)", [(5000, 2568, False), (7000, 2569, False)], 12000),
        ("ปี ๒๕๖๘ - ๒๕๗๐ ปีละ ๙,๐๐๐ บาท", [(9000, None, False)], 27000),
        ("ปีละ ๙,๐๐๐ บาท (ปีงบประมาณ พ.ศ. ๒๕๖๘ และ ๒๕๖๙)", [(9000, None, False)], 18000),
        ("ปีละ ๙,๐๐๐ บาท", [(9000, None, False)], 9000),
        ("ปี ๒๕๖๘ - ๒๕๗๐ จำนวน ๙,๐๐๐ บาท", [(9000, None, False)], 9000),
        (
            "ค่าวิทยากร ๖,๐๐๐ บาท ค่าอาหาร ๔,๐๐๐ บาท รวม ๑๑,๐๐๐ บาท",
            [(6000, None, False), (4000, None, False), (11000, None, True)],
            11000,
        ),
        ("รวม ๑๑,๐๐๐ บาท", [(11000, None, False)], 11000),
        ("กองคลัง ๓,๐๐๐ บาท รวมกองช่าง ๔,๐๐๐ บาท", [(3000, None, False), (4000, None, False)], 7000),
    ],
)
def test_years_and_sums_in_words(text: str, amounts: list[tuple[int, int | None, bool]], total: int) -> None:
    """A sum printed behind the amounts is the total as it stands, right or wrong; it is never added to them."""
    reading = read_money(cell(text))
    assert [(money.baht, money.fiscal_year, money.is_sum) for money in reading.amounts] == amounts
    assert reading.total == total
