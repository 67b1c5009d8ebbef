from __future__ import annotations

import pytest

from planparse import parse
from planparse.reconcile.checks.totals import CHECK
from tests.reconcile.tables import figures, make_evidence, make_grid, notes

STAFF = ("ส่วนราชการ", "มีคนครอง", "ว่าง", "รวม")


def test_a_right_staffing_table_is_silent() -> None:
    grid = make_grid(STAFF, ("สำนักปลัด", "๑๔", "๓", "๑๗"), ("กองคลัง", "๘", "-", "๘"), ("รวม", "๒๒", "๓", "๒๕"))
    assert figures(CHECK, make_evidence(grid=grid)) == []


def test_across_down_and_the_corner_are_each_reported() -> None:
    # 7 + 3 = 10, printed 11; 1 + 14 + 7 = 22, printed 24; 24 + 7 = 31, printed 30
    rows = (("ปลัด", "๑", "๑", "๒"), ("สำนักปลัด", "๑๔", "๓", "๑๗"), ("กองช่าง", "๗", "๓", "๑๑"), ("รวม", "๒๔", "๗", "๓๐"))
    assert figures(CHECK, make_evidence(grid=make_grid(STAFF, *rows))) == [(10, 11), (22, 24), (31, 30)]


def test_departments_as_columns() -> None:
    header = ("สำนัก/กอง", "ปลัด/รองปลัด", "สำนักปลัดเทศบาล", "กองคลัง", "กองช่าง", "รวม")
    rows = (("คนครอง", "๒", "๑๗", "๖", "๗", "๓๑"), ("ว่าง", "๐", "๑", "๒", "๒", "๖"), ("รวม", "๒", "๑๘", "๘", "๙", "๓๗"))
    # 2 + 17 + 6 + 7 = 32, printed 31; 0 + 1 + 2 + 2 = 5, printed 6; 31 + 6 = 37 as printed
    assert figures(CHECK, make_evidence(grid=make_grid(header, *rows))) == [(32, 31), (5, 6)]


def test_a_wrong_part_carries_on_and_is_told_once() -> None:
    header = ("ส่วนราชการ", "ตั้งไว้", "เบิกจ่ายแล้ว", "คงเหลือ", "ร้อยละที่เบิกจ่าย")
    rows = (
        ("กองคลัง", "๘๐,๐๐๐", "๕๒,๔๐๐", "๒๗,๖๐๐", "๖๕.๕๐"),
        ("กองช่าง", "๖๐,๐๐๐", "๓๕,๑๐๐", "๒๙,๙๐๐", "๕๘.๕๐"),
        ("รวม", "๑๔๐,๐๐๐", "๘๗,๕๐๐", "๕๒,๕๐๐", "๖๒.๕๐"),
    )
    [note] = notes(CHECK, make_evidence(grid=make_grid(header, *rows)))
    assert (note.expected, note.found) == (24_900, 29_900)
    assert "57,500" in note.en  # what the column makes with the wrong part in it


def test_empty_cells_may_hold_what_is_missing_but_never_less() -> None:
    header = ("ที่", "ยุทธศาสตร์", "งบประมาณ (บาท)")
    more = make_grid(header, ("๑", "ก", "๕๐,๐๐๐"), ("๒", "ข", ""), ("", "รวม", "๗๐,๐๐๐"))
    less = make_grid(header, ("๑", "ก", "๕๐,๐๐๐"), ("๒", "ข", ""), ("", "รวม", "๔๐,๐๐๐"))
    assert figures(CHECK, make_evidence(grid=more)) == []
    assert figures(CHECK, make_evidence(grid=less)) == [(50_000, 40_000)]


def test_few_empty_cells_among_many_figures_hold_nothing() -> None:
    header = ("ที่", "โครงการ", "งบประมาณ (บาท)")
    cells = ("๑๐,๐๐๐", "๒๘๐,๐๐๐", "ไม่ใช้งบประมาณ", "ตามเทศบัญญัติ", "๕,๐๐๐")
    rows = [(str(n), "โครงการ", cell) for n, cell in enumerate(cells, start=1)]
    assert figures(CHECK, make_evidence(grid=make_grid(header, *rows, ("", "รวม", "๒๙๙,๐๐๐")))) == [(295_000, 299_000)]
    assert figures(CHECK, make_evidence(grid=make_grid(header, *rows, ("", "รวม", "๒๙๕,๐๐๐")))) == []


def test_an_unreadable_part_silences_a_larger_sum() -> None:
    header = ("ที่", "โครงการ", "งบประมาณที่ใช้ (บาท)")
    grid = make_grid(header, ("๑", "ก", "๕๐,๐๐๐"), ("๒", "ข", "๔■,๐๐๐ บาท"), ("", "รวม", "๙๕,๐๐๐"))
    assert figures(CHECK, make_evidence(grid=grid)) == []


@pytest.mark.parametrize(
    ("header", "row"),
    [
        (("ที่", "รายการ", "ร้อยละ"), ("", "รวม", "๙๐")),  # percentages are no sum
        (("ที่", "รายการ", "ระดับ"), ("", "รวม", "๔")),
        (("ที่", "รายการ", "หมายเหตุ"), ("", "รวม", "๔")),
    ],
)
def test_columns_that_do_not_add_up_are_left_alone(header: tuple[str, ...], row: tuple[str, ...]) -> None:
    grid = make_grid(header, ("๑", "ก", "๓๐"), ("๒", "ข", "๔๐"), row)
    assert figures(CHECK, make_evidence(grid=grid)) == []


def test_groups_close_with_their_own_sum() -> None:
    header = ("ส่วนราชการ/ตำแหน่ง", "กรอบอัตรากำลังเดิม", "คาดว่าจะต้องใช้ > ๒๕๖๗", "เพิ่ม/ลด > ๒๕๖๗")
    rows = (
        ("ปลัด", "๑", "๑", "-"),
        ("นิติกร", "๒", "๓", "+๑"),
        ("คนงาน", "๖", "๖", "-"),
        ("รวม", "๘", "๙", "+๑"),
        ("นายช่างโยธา", "๔", "๔", "-"),
        ("วิศวกร", "๒", "๒", "-"),
        ("รวม", "๖", "๖", "-"),
        ("รวมทั้งสิ้น", "๑๕", "๑๖", "+๑"),
    )
    assert figures(CHECK, make_evidence(grid=make_grid(header, *rows, groups=(1, 4)))) == []


def test_old_frame_and_change_make_the_next_year() -> None:
    needed, change = "คาดว่าจะต้องใช้", "เพิ่ม/ลด"
    years = [f"{over} > {year}" for over in (needed, change) for year in ("๒๕๖๗", "๒๕๖๘")]
    header = ("ตำแหน่ง", "กรอบอัตรากำลังเดิม", *years)
    rows = (
        ("ก", "๑", "๒", "๒", "+๑", "-"),
        ("ข", "๓", "๓", "๒", "-", "-๑"),
        ("ค", "๑", "๓", "๓", "+๑", "-"),  # 1 + 1 = 2
        ("ง", "๔", "๔", "๔", "-", "-"),
    )
    assert figures(CHECK, make_evidence(grid=make_grid(header, *rows))) == [(2, 3)]


def test_sums_over_the_years_of_two_level_headings() -> None:
    years = [f"{year} > {what}" for year in ("ปี ๒๕๖๖", "ปี ๒๕๖๗") for what in ("โครงการ", "งบประมาณ")]
    header = ("ยุทธศาสตร์", *years, "รวมงบประมาณ (บาท)")
    rows = (
        ("หนึ่ง", "๓", "๔๘๐,๐๐๐", "๓", "๕๐๐,๐๐๐", "๙๘๐,๐๐๐"),
        ("สอง", "๒", "๑๒๐,๐๐๐", "-", "-", "๑๒๐,๐๐๐"),
        ("สาม", "๑", "๑๐,๐๐๐", "๑", "๒๐,๐๐๐", "๓๕,๐๐๐"),  # 30,000
        ("รวมทั้งสิ้น", "๖", "๖๑๐,๐๐๐", "๔", "๕๒๐,๐๐๐", "๑,๑๓๕,๐๐๐"),
    )
    [note] = notes(CHECK, make_evidence(grid=make_grid(header, *rows)))
    assert (note.expected, note.found) == (30_000, 35_000)


def test_the_tail_of_a_table_whose_beginning_is_elsewhere_is_not_summed() -> None:
    header = ("ที่", "โครงการ", "งบประมาณ")
    grid = make_grid(header, ("๔", "ก", "๑๐,๐๐๐"), ("๕", "ข", "๒๐,๐๐๐"), ("", "รวม", "๙๐,๐๐๐"))
    assert figures(CHECK, make_evidence(grid=grid)) == []


def test_places_name_the_sum_first_and_then_its_parts() -> None:
    grid = make_grid(("ที่", "ก", "งบประมาณ"), ("๑", "x", "๑๐"), ("๒", "y", "๒๐"), ("", "รวม", "๔๐"))
    [note] = notes(CHECK, make_evidence(grid=grid))
    assert [place.line_start for place in note.provenance] == [4, 2, 3]
    assert note.severity == "error"


@pytest.mark.parametrize("increase", ["ภาระค่าใช้จ่ายที่เพิ่มขึ้น", "รายจ่ายส่วนที่เพิ่มขึ้น (๒)", "เงินส่วนที่เพิ่มในปี", "รายจ่ายเพิ่มขึ้น"])
def test_what_given_up_posts_save_is_taken_off(increase: str) -> None:
    header = ("ตำแหน่ง", "เงินเดือน", f"{increase} > ๒๕๖๗", "ค่าใช้จ่ายรวม > ๒๕๖๗")
    rows = (
        ("นิติกร", "๓๐๐,๐๐๐", "๑๒,๐๐๐", "๓๑๒,๐๐๐"),
        ("คนงาน", "๒๐๐,๐๐๐", "๘,๐๐๐", "๒๐๘,๐๐๐"),
        ("พนักงานขับรถยนต์", "๗๐๘,๖๐๐", "-๒๐๙,๕๒๐", "๔๙๙,๐๘๐"),
    )
    right = ("รวม", "๑,๒๐๘,๖๐๐", "-๑๘๙,๕๒๐", "๑,๐๑๙,๐๘๐")
    wrong = ("รวม", "๑,๒๐๘,๖๐๐", "-๑๙๘,๕๒๐", "๑,๐๑๙,๐๘๐")
    assert figures(CHECK, make_evidence(grid=make_grid(header, *rows, right))) == []
    assert figures(CHECK, make_evidence(grid=make_grid(header, *rows, wrong))) == [(-189_520, -198_520)]


def test_rows_of_different_units_make_no_sum() -> None:
    table = "ตัวชี้วัด\tหน่วยนับ\tเป้าหมาย\nผู้เข้าอบรม\tคน\t๘๐\nผู้ผ่านเกณฑ์\t{unit}\t๙๐\nรวม\t\t๑๐๐\n"
    plan = "แผนพัฒนาบุคลากร\nเทศบาลตำบลห้วยสมมุติ\n\n๓. ตัวชี้วัด\n\n"
    codes = {unit: [one.code for one in parse(plan + table.format(unit=unit)).findings] for unit in ("ร้อยละ", "คน")}
    assert ["total-mismatch" in found for found in codes.values()] == [False, True]


HEADED = ("ส่วนราชการ", "ตำแหน่ง", "กรอบเดิม", "ปี ๒๕๖๗", "ปี ๒๕๖๘")


def test_a_sum_is_that_of_the_department_whose_name_stands_beside_the_posts() -> None:
    rows = [
        ("-", "ปลัดเทศบาล", "๑", "๑", "๑"),
        ("-", "รองปลัดเทศบาล", "๑", "๑", "๑"),
        ("กองคลัง", "ผู้อำนวยการกองคลัง", "๑", "๑", "๑"),
        ("กองคลัง", "นักวิชาการพัสดุ", "๑", "๑", "๒"),
        ("กองคลัง", "เจ้าพนักงานพัสดุ", "๒", "๒", "๒"),
    ]
    right = make_grid(HEADED, *rows, ("รวม", "", "๔", "๔", "๕"), ("รวมทั้งสิ้น", "", "๖", "๖", "๗"))
    assert figures(CHECK, make_evidence(grid=right)) == []
    wrong = make_grid(HEADED, *rows, ("รวม", "", "๔", "๔", "๖"), ("รวมทั้งสิ้น", "", "๖", "๖", "๗"))
    assert figures(CHECK, make_evidence(grid=wrong)) == [(5, 6)]


@pytest.mark.parametrize("label", ["(ก) รวมเงินเดือน", "ก. รวมเงินเดือน", "(๔) รวมเงินเดือน"])
def test_a_closing_row_may_have_a_letter(label: str) -> None:
    grid = make_grid(("ตำแหน่ง", "จำนวน", "เงินเดือน"), ("ก", "๑", "๑๐๐"), ("ข", "๒", "๒๐๐"), (label, "๓", "๔๐๐"))
    assert figures(CHECK, make_evidence(grid=grid)) == [(300, 400)]


def test_a_sum_over_its_rows() -> None:
    header = ("ส่วนราชการ", "ปี ๒๕๖๘ (บาท)", "ปี ๒๕๖๙ (บาท)", "ปี ๒๕๗๐ (บาท)")
    rows = [("กองคลัง", "๕๐,๐๐๐", "๖๑,๐๐๐", "๔,๐๐๐"), ("กองช่าง", "๒๐,๐๐๐", "๓๐,๐๐๐", "๙,๐๐๐")]
    right = make_grid(header, ("รวมทั้งสิ้น", "๗๐,๐๐๐", "๙๑,๐๐๐", "๑๓,๐๐๐"), *rows)
    assert figures(CHECK, make_evidence(grid=right)) == []
    wrong = make_grid(header, ("รวมทั้งสิ้น", "๗๐,๐๐๐", "๑๙,๐๐๐", "๑๓,๐๐๐"), *rows)
    assert figures(CHECK, make_evidence(grid=wrong)) == [(91_000, 19_000)]


def test_a_first_row_that_sums_something_else() -> None:
    header = ("ส่วนราชการ", "ปี ๒๕๖๘ (บาท)", "ปี ๒๕๖๙ (บาท)")
    rows = [("กองคลัง", "๕๐,๐๐๐", "๖๑,๐๐๐"), ("กองช่าง", "๒๐,๐๐๐", "๓๐,๐๐๐")]
    assert figures(CHECK, make_evidence(grid=make_grid(header, ("รวมทั้งจังหวัด", "๗๐๐,๐๐๐", "๙๑,๐๐๐"), *rows))) == []
