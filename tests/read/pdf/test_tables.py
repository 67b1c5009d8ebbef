"""Ruled tables: partial and double rulings, filled shapes, merged cells, wrapped text, stacked posts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from planparse import parse
from planparse.options import Options
from planparse.read import read_source
from tests.read.pdf.build import Page, build_pdf

XS = (60, 260, 360, 460)


def read_rows(page: Page) -> list[list[str]]:
    text = read_source(build_pdf([page]), Options(ocr="never")).text
    return [line.split("\t") for line in text.splitlines() if "\t" in line]


def write_row(page: Page, y: float, *cells: str) -> None:
    for x, cell in zip(XS, cells, strict=False):
        if cell:
            page.write(x + 4, y, cell, size=12)


def test_a_grid_of_lines() -> None:
    page = Page()
    page.grid(XS, (100, 120, 140))
    write_row(page, 114, "ส่วนราชการ", "มีคนครอง", "ว่าง")
    write_row(page, 134, "สำนักปลัด", "๑๒", "๓")
    assert read_rows(page) == [["ส่วนราชการ", "มีคนครอง", "ว่าง"], ["สำนักปลัด", "๑๒", "๓"]]


def test_rulings_as_filled_shapes_and_doubled() -> None:
    page = Page()
    for y in (100, 120, 140):
        page.fill(60, y, 400, 0.5)
        page.fill(60, y + 1.5, 400, 0.5)
    for x in XS:
        page.fill(x, 100, 0.5, 41)
    write_row(page, 114, "ส่วนราชการ", "มีคนครอง", "ว่าง")
    write_row(page, 134, "สำนักปลัด", "", "๓")
    assert read_rows(page) == [["ส่วนราชการ", "มีคนครอง", "ว่าง"], ["สำนักปลัด", "", "๓"]]


def test_rulings_drawn_cell_by_cell_and_without_the_outer_ones() -> None:
    page = Page()
    for x in XS[1:-1]:
        for y in (100, 120):
            page.rule(x, y + 0.4, x + 0.3, y + 20)
    for y in (120,):
        for left, right in pairwise(XS):
            page.rule(left + 0.5, y, right - 0.5, y + 0.3)
    write_row(page, 114, "ส่วนราชการ", "มีคนครอง", "ว่าง")
    write_row(page, 134, "สำนักปลัด", "๑๒", "๓")
    assert read_rows(page) == [["ส่วนราชการ", "มีคนครอง", "ว่าง"], ["สำนักปลัด", "๑๒", "๓"]]


def test_merged_heading_cells_keep_their_places() -> None:
    page = Page()
    for y in (100, 160, 180):
        page.rule(60, y, 460, y)
    page.rule(260, 130, 460, 130)
    for x in (60, 260, 460):
        page.rule(x, 100, x, 180)
    page.rule(360, 130, 360, 180)
    page.write(100, 132, "ตำแหน่ง", size=12)
    page.write(330, 118, "อัตรากำลัง", size=12)
    write_row(page, 150, "", "๒๕๖๗", "๒๕๖๘")
    write_row(page, 174, "นิติกร", "๑", "๒")
    assert read_rows(page) == [["ตำแหน่ง", "อัตรากำลัง", ""], ["", "๒๕๖๗", "๒๕๖๘"], ["นิติกร", "๑", "๒"]]


def test_wrapped_text_of_a_cell_is_one_wording() -> None:
    page = Page()
    page.grid((60, 180, 300), (100, 160))
    page.write(64, 114, "โครงการฝึกอบรมพัฒนาบุค", size=12)
    page.write(64, 130, "ลากร", size=12)
    page.write(184, 114, "๒๕,๐๐๐", size=12)
    assert read_rows(page) == [["โครงการฝึกอบรมพัฒนาบุคลากร", "๒๕,๐๐๐"]]


def test_an_amount_cut_by_the_edge_of_its_cell_is_one() -> None:
    page = Page()
    page.grid((60, 180, 212), (100, 160))
    page.write(64, 114, "เงินเดือน", size=12)
    page.write(182, 114, "724,9", size=12)
    page.write(182, 130, "20", size=12)
    assert read_rows(page) == [["เงินเดือน", "724,920"]]


def test_two_amounts_of_a_cell_stay_two() -> None:
    page = Page()
    page.grid((60, 180, 280), (100, 160))
    page.write(64, 114, "เงินเดือนและเงินประจำตำแหน่ง", size=8)
    page.write(182, 114, "24,900", size=12)
    page.write(182, 130, "500", size=12)
    assert read_rows(page) == [["เงินเดือนและเงินประจำตำแหน่ง", "24,900 500"]]


def test_points_of_a_cell_stay_apart() -> None:
    page = Page()
    page.grid((60, 180, 300), (100, 160))
    page.write(64, 114, "๑. การปฐมนิเทศบุคลากรใหม่ฯ", size=12)
    page.write(64, 130, "๒. การฝึกอบรม", size=12)
    page.write(184, 114, "ทุกคน", size=12)
    assert read_rows(page) == [["๑. การปฐมนิเทศบุคลากรใหม่ฯ<br>๒. การฝึกอบรม", "ทุกคน"]]


def test_posts_stacked_in_one_cell_are_rows() -> None:
    page = Page()
    page.grid(XS, (100, 120, 180))
    write_row(page, 114, "ตำแหน่ง", "เดิม", "ใหม่")
    for at, row in enumerate((("นักจัดการงานทั่วไป", "๑", "๑"), ("นิติกร", "๒", "-"), ("เจ้าพนักงานธุรการ", "๓", "๑"))):
        write_row(page, 134 + at * 16, *row)
    assert read_rows(page)[1:] == [["นักจัดการงานทั่วไป", "๑", "๑"], ["นิติกร", "๒", "-"], ["เจ้าพนักงานธุรการ", "๓", "๑"]]


def test_lines_that_do_not_stand_alike_are_one_row() -> None:
    page = Page()
    page.grid(XS, (100, 150))
    write_row(page, 114, "ประชุมเชิงปฏิบัติการจัดทำแผน", "๑", "๑")
    write_row(page, 130, "ประจำปี", "", "")
    assert read_rows(page) == [["ประชุมเชิงปฏิบัติการจัดทำแผน ประจำปี", "๑", "๑"]]


def test_one_text_object_over_several_cells_is_cut_at_its_gaps() -> None:
    page = Page()
    page.grid((60, 84, 114, 150), (100, 120))
    page.write(64, 114, "๑๒    ๓๔    ๕๖", size=10)
    assert read_rows(page) == [["๑๒", "๓๔", "๕๖"]]


def test_a_wording_that_runs_over_its_cell_is_not_cut() -> None:
    page = Page()
    page.grid((60, 120, 180), (100, 120, 140))
    page.write(62, 114, "เจ้าพนักงานธุรการ", size=12)
    page.write(62, 134, "นิติกร", size=12)
    page.write(124, 134, "๑", size=12)
    assert read_rows(page) == [["เจ้าพนักงานธุรการ", ""], ["นิติกร", "๑"]]


def test_a_turned_heading_of_a_cell() -> None:
    page = Page()
    page.grid(XS, (100, 180, 200))
    write_row(page, 140, "ตำแหน่ง", "", "หมายเหตุของตำแหน่ง")
    page.write(310, 170, "จำนวน", size=12, turn=3)
    write_row(page, 194, "นิติกร", "๑", "ว่าง")
    assert read_rows(page) == [["ตำแหน่ง", "จำนวน", "หมายเหตุของตำแหน่ง"], ["นิติกร", "๑", "ว่าง"]]


def test_a_frame_is_no_table() -> None:
    page = Page()
    page.grid((40, 550), (40, 800))
    page.write(72, 100, "แผนพัฒนาบุคลากร")
    assert read_rows(page) == []


def test_a_table_is_joined_over_pages_with_the_place_of_each_row() -> None:
    pages = []
    for rows in ((("สำนักปลัด", "๑๒", "๓"), ("กองคลัง", "๗", "๑")), (("กองช่าง", "๕", "๒"), ("รวม", "๒๔", "๖"))):
        page = Page()
        page.grid(XS, (100, 120, 140, 160))
        write_row(page, 114, "ส่วนราชการ", "มีคนครอง", "ว่าง")
        for at, row in enumerate(rows):
            write_row(page, 134 + 20 * at, *row)
        pages.append(page)
    plan = parse(build_pdf(pages))
    (table,) = plan.tables
    assert [row[0] for row in table.rows] == ["สำนักปลัด", "กองคลัง", "กองช่าง", "รวม"]
    assert [piece.page for piece in table.pieces] == [1, 2]
    for piece in table.pieces:
        x0, top, x1, bottom = piece.bbox or (0, 0, 0, 0)
        assert 60 <= x0 < x1 <= 460
        assert 100 <= top < bottom <= 160


def test_paragraphs_of_a_cell_are_told_apart() -> None:
    page = Page()
    page.grid((60, 260, 320), (100, 160))
    page.write(64, 114, "จัดทำแผนแล้ว", size=12)
    page.write(64, 130, "ประกาศใช้แล้ว", size=12)
    page.write(264, 114, "ครบ", size=12)
    assert read_rows(page) == [["จัดทำแผนแล้ว<br>ประกาศใช้แล้ว", "ครบ"]]


def test_a_wrapped_wording_of_a_cell_is_one() -> None:
    page = Page()
    page.grid((60, 160, 220), (100, 160))
    page.write(64, 114, "โครงการฝึกอบรมคุณ", size=12)
    page.write(64, 130, "ธรรมจริยธรรม", size=12)
    page.write(164, 114, "ครบ", size=12)
    assert read_rows(page) == [["โครงการฝึกอบรมคุณธรรมจริยธรรม", "ครบ"]]


def test_a_number_alone_on_its_line_is_no_point() -> None:
    page = Page()
    page.grid((60, 160, 260), (100, 160))
    page.write(64, 114, "จำนวน", size=12)
    page.write(64, 130, "(๑)", size=12)
    page.write(164, 114, "รายการ", size=12)
    (row,) = read_rows(page)
    assert row == ["จำนวน (๑)", "รายการ"]


def make_two_columns(*edges: float) -> Page:
    """Rows of two cells right under each other, the edge between them at one place each."""
    page = Page()
    for row, edge in enumerate(edges):
        top = 100 + 30 * row
        page.grid((50, edge, 450), (top, top + 30))
        page.write(55, top + 20, "งาน")
        page.write(edge + 5, top + 20, "คน")
    return page


def test_two_tables_of_two_columns_right_under_each_other_are_two() -> None:
    assert read_source(build_pdf([make_two_columns(200, 200, 260, 260)])).text == (
        "งาน\tคน\nงาน\tคน\n\nงาน\tคน\nงาน\tคน\n"
    )


def test_a_form_whose_rows_are_cut_here_and_there_is_one_table() -> None:
    text = read_source(build_pdf([make_two_columns(200, 260, 200, 320)])).text
    assert len([line for line in text.split("\n") if line]) == 4
    assert "\n\n" not in text


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("รอยละ", "๗๒.๐๙ ของคน", "รอยละ ๗๒.๐๙ ของคน"),
        ("อบรมพนกงาน", "๒. สมมนา", "อบรมพนกงาน<br>๒. สมมนา"),
        ("๒๓-๑-๐๐-", "๑๑๐๑-๐๐๑", "๒๓-๑-๐๐-๑๑๐๑-๐๐๑"),
        ("ปี ๒๕๖", "๗", "ปี ๒๕๖๗"),
        ("ที่ ๒๕๖", "๗", "ที่ ๒๕๖ ๗"),
        ("ตค. -", "๓๐ กย.", "ตค. - ๓๐ กย."),
        ("กองสาธา", "รณสขสงแวดลอม", "กองสาธารณสขสงแวดลอม"),
        ("กองสาธา", "รณสข", "กองสาธา รณสข"),
        ("นางสมศร", "จตรพกตรพงศ", "นางสมศร จตรพกตรพงศ"),
        ("นายกเทศ", "มนตรตำบลบาน", "นายกเทศมนตรตำบลบาน"),
        ("คศ.", "๓", "คศ.๓"),
        ("คศ.", "๓ อตรา", "คศ. ๓ อตรา"),
        ("ชก", ".", "ชก."),
    ],
)
def test_lines_of_a_cell_are_joined(first: str, second: str, expected: str) -> None:
    page = Page()
    page.grid((50, 150, 250), (100, 160))
    page.write(53, 120, first)
    page.write(53, 145, second)
    page.write(155, 120, "กอง")
    assert read_source(build_pdf([page])).text == f"{expected}\tกอง\n"


def test_a_year_over_three_lines_of_a_narrow_cell() -> None:
    page = Page()
    page.grid((50, 90, 250), (100, 180))
    for at, line in enumerate(("ปี", "๒๕๖", "๗")):
        page.write(53, 120 + 22 * at, line)
    page.write(95, 120, "กอง")
    assert read_source(build_pdf([page])).text == "ปี ๒๕๖๗\tกอง\n"
