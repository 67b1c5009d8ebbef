"""Amounts of money in text and in budget cells."""

from __future__ import annotations

import pytest

from planparse.quantities import find_amounts, read_money_cell


@pytest.mark.parametrize(
    ("text", "baht"),
    [
        ("๒๖๖,๐๐๐ บาท", [266000]),
        ("จำนวน ๗๕,๐๐๐ บาท", [75000]),
        ("จำนวน๗๕,๐๐๐บาท", [75000]),
        ("๙๙,๘๐๐.-", [99800]),
        ("๘,๙๖๐.-บาท", [8960]),
        ("๑,๓๒๔,๐๐๔.๔๐.-", [1324004.4]),
        ("๓๐,๐๐๐.– บาท", [30000]),
        ("๑๐,๐๐๐,-", [10000]),
        ("30,000.00 บาท", [30000]),
        ("๒๐,๐๐๐.๕๐ บาท", [20000.5]),
        ("๐.๐๕ ล้านบาท", [50000]),
        ("๑.๒๕ ล้านบาท", [1250000]),
        ("๓ แสนบาท", [300000]),
        ("๕ หมื่นล้านบาท", [50_000_000_000]),
        ("๕๐๐ บาทถ้วน", [500]),
        ("10,000 THB", [10000]),
        ("5,000 ฿", [5000]),
        ("2O,OOO บาท", [20000]),
        ("๑o,๐๐๐ บาท", [10000]),
        ("๑๕, ๐๐๐ บาท", [15000]),
        ("๑๕ ,๐๐๐ บาท", [15000]),
        ("๑๕, ๕๐๐ บาท", [15500]),
        ("๑๐๐.๐๐๐ บาท", [100000]),
        ("๑.๕๐๐.๐๐๐ บาท", [1500000]),
        ("เป็นเงินทั้งสิ้นสองแสนบาทถ้วน", [200000]),
        ("กองคลัง จำนวน ๔๐,๐๐๐ บาท กองช่าง จำนวน ๗๕,๐๐๐ บาท", [40000, 75000]),
        ("ข้อ ๑,๒,๓ ใช้ใน งบประมาณเดินทางไปราชการ จำนวน ๕๕๖,๐๐๐ บาท", [556000]),
        ("ข้อ ๑๕, ๕๐๐ บาท", [500]),
        ("ปี ๒๕๖๗ จำนวน ๑๐ คน ใช้ ๕,๐๐๐ บาท", [5000]),
        ("๒๐,๐๐๐, ๓๐๐ บาท", [300]),
        ("บทบาท ๓ ด้าน", []),
        ("หลายร้อยบาท", []),
        ("๕๕๖,๐๐๐", []),
        ("๑.- จัดทำแผน", []),
        ("๒.-วางแผน", []),
        ("ปีงบประมาณ ๒๕๖๗", []),
        ("", []),
    ],
)
def test_amounts_with_a_unit(text: str, baht: list[float]) -> None:
    assert [amount.baht for amount in find_amounts(text)] == baht


@pytest.mark.parametrize(
    "text", ["๑๐,๐๐ บาท", "๑๐๐๐,๐๐๐ บาท", "๐๒๐,๐๐๐ บาท", "๑๒๓.๔๕๖๗ บาท", "๑๐๐, ๕๐๐ บาท", "๑๕,๐ต๐ บาท"]
)
def test_broken_amounts_are_kept_without_a_value(text: str) -> None:
    found = find_amounts(text)
    assert [amount.baht for amount in found] == [None]
    assert text[found[0].start : found[0].end].endswith("บาท")


@pytest.mark.parametrize(
    ("text", "baht", "words_baht", "cut"),
    [
        ("๑๕,๐๐๐ บาท (หนึ่งหมื่นห้าพันบาทถ้วน) ", 15000, 15000, "๑๕,๐๐๐ บาท (หนึ่งหมื่นห้าพันบาทถ้วน)"),
        ("๑๕,๐๐๐.- (หนึ่งหมื่นบาทถ้วน)", 15000, 10000, "๑๕,๐๐๐.- (หนึ่งหมื่นบาทถ้วน)"),
        ("๑๐,๐๐ บาท (หนึ่งหมื่นบาทถ้วน)", None, 10000, "๑๐,๐๐ บาท (หนึ่งหมื่นบาทถ้วน)"),
        ("๑๕,๐๐๐ บาท หนึ่งหมื่นห้าพันบาทถ้วน", 15000, 15000, "๑๕,๐๐๐ บาท หนึ่งหมื่นห้าพันบาทถ้วน"),
        ("เงินหนึ่งหมื่นห้าพันบาทถ้วน (๑๕,๐๐๐ บาท)", 15000, 15000, "หนึ่งหมื่นห้าพันบาทถ้วน (๑๕,๐๐๐ บาท)"),
        ("๒๐,๐๐๐ บาท (สองมื่นบาทถ้วน)", 20000, None, "๒๐,๐๐๐ บาท (สองมื่นบาทถ้วน)"),
        ("๑๐.๕๐ บาท (สิบบาทห้าสิบสตางค์)", 10.5, 10.5, "๑๐.๕๐ บาท (สิบบาทห้าสิบสตางค์)"),
        ("๒๐,๐๐๐ บาท (กองคลัง)", 20000, None, "๒๐,๐๐๐ บาท"),
    ],
)
def test_words_stand_beside_the_figure(text: str, baht: float, words_baht: float | None, cut: str) -> None:
    (amount,) = find_amounts(text)
    assert (amount.baht, amount.words_baht) == (baht, words_baht)
    assert text[amount.start : amount.end] == cut


def test_words_keep_their_wording() -> None:
    (amount,) = find_amounts("๒๐,๐๐๐ บาท (สองมื่นบาทถ้วน)")
    assert amount.words == "สองมื่นบาทถ้วน"


@pytest.mark.parametrize(
    ("text", "is_repaired"),
    [("๑๐,๐๐๐ บาท", False), ("๑o,๐๐๐ บาท", True), ("๑๐.๐๐๐ บาท", True), ("๑๐, ๐๐๐ บาท", True), ("๑๐.๕๐ บาท", False)],
)
def test_a_repaired_figure_says_so(text: str, is_repaired: bool) -> None:
    assert [amount.is_repaired for amount in find_amounts(text)] == [is_repaired]


@pytest.mark.parametrize(
    ("text", "baht"),
    [
        ("๕๕๖,๐๐๐", [556000]),
        ("30,000.00", [30000]),
        ("๕๐๐๐๐", [50000]),
        ("(๒๐,๐๐๐)", [20000]),
        ("กองคลัง ๒๐,๐๐๐ กองช่าง ๓๐๐๐", [20000, 3000]),
        ("๕๐,๐๐๐ (ห้าหมื่นบาทถ้วน)", [50000]),
        ("๑.๕ ล้าน", [1500000]),
        ("๑.๕๐๐.๐๐๐", [1500000]),
        ("๑๐,๐๐", [None]),
        ("๒๐,๐๐๐ ปี ๒๕๖๗", [20000]),
        ("๑,๒๐๐ คน", []),
        ("๓๐๐ คน", []),
        ("ร้อยละ ๑๐๐", []),
        ("๑๐๐ %", []),
        ("ปีงบประมาณ ๒๕๖๗", []),
        ("๒๕๖๗", []),
        ("ข้อ ๑,๒,๓", []),
        ("ข้อ ๑๒๓", []),
        ("๙/๑๐/๒๕๖๖", []),
        ("โทร ๐๔๓-๗๐๖๘๗๕", []),
        ("(๑)", []),
        ("๑.", []),
        ("นร ๑๐๑๓.๔/๔๒", []),
    ],
)
def test_bare_amounts(text: str, baht: list[float | None]) -> None:
    assert [amount.baht for amount in find_amounts(text, bare=True)] == baht


@pytest.mark.parametrize(
    ("text", "baht"),
    [
        ("จำนวน ๒๐,๐๐๐ บาท", [20000]),
        (
            "จ่ายจากงบค่าพาหนะที่แต่ละกองตั้งไว้ สำนักปลัดเทศบาล จำนวน ๒๐๐,๐๐๐ บาท กองคลัง จำนวน ๑๐๐,๐๐๐ บาท",
            [200000, 100000],
        ),
        ("๕,๐๐๐", [5000]),
        ("20,000\n30,000", [20000, 30000]),
        ("กองคลัง ๕,๐๐๐ บาท กองช่าง ไม่ใช้งบประมาณ", [5000]),
        ("๓๐,๐๐๐ บาท (๑๐๐ คน x ๓๐๐ บาท)", [30000]),
        ("คนละ ๕๐๐ บาท เป็นเงิน ๕,๐๐๐ บาท", [5000]),
        ("คนละ ๕๐๐ บาท", [500]),
        ("๐", [0]),
        ("0.00", [0]),
        ("**๕๐,๐๐๐**", [50000]),
        ("ตามข้อบัญญัติปี ๒๕๖๗ จำนวน ๒๐๐,๐๐๐ บาท", [200000]),
    ],
)
def test_cells_with_amounts(text: str, baht: list[float]) -> None:
    cell = read_money_cell(text)
    assert cell.status == "amount"
    assert [amount.baht for amount in cell.amounts] == baht


def test_a_broken_amount_stays_beside_a_good_one() -> None:
    cell = read_money_cell("กองคลัง ๕,๐๐๐ บาท กองช่าง ๑๐,๐๐ บาท")
    assert cell.status == "amount"
    assert [amount.baht for amount in cell.amounts] == [5000, None]


@pytest.mark.parametrize(
    "text",
    [
        "-",
        "–",
        " - ",
        "--",
        "(-)",
        "ไม่ใช้งบประมาณ",
        "ไม่ใช้ งบประมาณ",
        "ไม่ ใช้ งบ ประมาณ",
        "ไม่ใช้งบ",
        "ไม่มี",
        "- ไม่มี-",
        "- ไม่มี -",
        "ไม่มีงบประมาณ",
        "ไม่ได้ใช้งบประมาณ",
        "ไม่ต้องใช้งบประมาณ",
        "ไม่มีค่าใช้จ่าย",
        "ไม่เสียค่าใช้จ่าย",
        "ดำเนินการเองโดยไม่ใช้งบประมาณ",
    ],
)
def test_cells_without_money(text: str) -> None:
    cell = read_money_cell(text)
    assert (cell.status, cell.amounts) == ("none", ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "ตามข้อบัญญัติ",
        "ตามเทศบัญญัติ",
        "ตามที่ตั้งจ่าย",
        "ตามที่ตั้งจ่ายไว้ในข้อบัญญัติ ปี ๒๕๖๗",
        "ปีงบประมาณ ๒๕๖๗",
        "๒๕๖๗",
        "๑๐ คน",
        "๓ ครั้ง",
        "ข้อ ๑,๒,๓",
        "๑.",
        "(๒)",
        "๙/๑๐/๖๖",
        "โทร ๐๔๓-๗๐๖๘๗๕",
        "งบกลาง",
        "✓",
        "...",
        "ร้อยละ ๘๐",
        "ใช้งบประมาณของสถาบัน",
    ],
)
def test_cells_that_state_no_amount(text: str) -> None:
    cell = read_money_cell(text)
    assert (cell.status, cell.amounts) == ("unspecified", ())


@pytest.mark.parametrize("text", ["๑๐,๐๐", "๑๐,๐๐ บาท", "๑๐๐๐๐x", "๒๐,๐xx", "๑๕,๐ต๐", "๑,๐๐๐,๐๐", "๑๐๐.๐๐.๐๐"])
def test_cells_that_cannot_be_read(text: str) -> None:
    cell = read_money_cell(text)
    assert cell.status == "unreadable"
    assert all(amount.baht is None for amount in cell.amounts)
