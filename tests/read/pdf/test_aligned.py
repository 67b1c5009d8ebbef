"""Tables without rulings: rows, wrapped cells, headings over columns, pages that go on; and what is no table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from planparse.options import Options
from planparse.read import read_source
from planparse.read.pdf_columns import find_columns
from planparse.read.pdf_strips import Span, Strip, find_stretches
from tests.read.pdf.build import Page, build_pdf

XS = (60, 240, 340, 420)


def read_rows(*pages: Page) -> list[list[str]]:
    text = read_source(build_pdf(pages), Options(ocr="never")).text
    return [line.split("\t") for line in text.splitlines() if "\t" in line]


def write(page: Page, y: float, *cells: str, xs: Sequence[float] = XS) -> None:
    for x, cell in zip(xs, cells, strict=False):
        if cell:
            page.write(x, y, cell, size=12)


def test_rows_of_figures() -> None:
    page = Page()
    write(page, 100, "ส่วนราชการ", "มีคนครอง", "ว่าง", "รวม")
    write(page, 118, "สำนักปลัด", "๑๒", "๓", "๑๕")
    write(page, 136, "กองคลัง", "๕", "-", "๕")
    write(page, 154, "รวม", "๑๗", "๓", "๒๐")
    assert read_rows(page) == [
        ["ส่วนราชการ", "มีคนครอง", "ว่าง", "รวม"],
        ["สำนักปลัด", "๑๒", "๓", "๑๕"],
        ["กองคลัง", "๕", "-", "๕"],
        ["รวม", "๑๗", "๓", "๒๐"],
    ]


def test_figures_flush_right() -> None:
    page = Page()
    write(page, 100, "โครงการ", "๒๕๖๗", "๒๕๖๘", "๒๕๖๙")
    for y, name, *amounts in (
        (118, "อบรม", "๙,๐๐๐", "๑๒๐,๐๐๐", "๕๐๐"),
        (136, "ศึกษาดูงาน", "๑๕๐,๐๐๐", "๘๐", "๗,๐๐๐"),
    ):
        page.write(60, y, name, size=12)
        for right, amount in zip((290, 370, 450), amounts, strict=True):
            page.write(right - 6 * len(amount), y, amount, size=12)
    assert read_rows(page)[1:] == [
        ["อบรม", "๙,๐๐๐", "๑๒๐,๐๐๐", "๕๐๐"],
        ["ศึกษาดูงาน", "๑๕๐,๐๐๐", "๘๐", "๗,๐๐๐"],
    ]


def test_rows_parted_by_room() -> None:
    """A line that fills some columns only belongs to the row above, where rows stand apart."""
    page = Page()
    write(page, 100, "โครงการ", "ตัวชี้วัด", "เป้าหมาย", "งบประมาณ")
    write(page, 124, "โครงการอบรมบุคลากรของ", "ร้อยละของผู้", "ทุกคน", "๒๐,๐๐๐")
    write(page, 140, "เทศบาล", "ผ่านอบรม")
    write(page, 164, "กิจกรรมจิตอาสา", "จำนวนครั้ง", "๔ ครั้ง", "-")
    write(page, 180, "", "ที่จัด")
    write(page, 204, "กีฬาบุคลากร", "จำนวนคน", "ทุกคน", "๕,๐๐๐")
    assert [[cell.replace(" ", "") for cell in row] for row in read_rows(page)] == [
        ["โครงการ", "ตัวชี้วัด", "เป้าหมาย", "งบประมาณ"],
        ["โครงการอบรมบุคลากรของเทศบาล", "ร้อยละของผู้ผ่านอบรม", "ทุกคน", "๒๐,๐๐๐"],
        ["กิจกรรมจิตอาสา", "จำนวนครั้งที่จัด", "๔ครั้ง", "-"],
        ["กีฬาบุคลากร", "จำนวนคน", "ทุกคน", "๕,๐๐๐"],
    ]


def test_rows_without_room_begin_with_their_numbers() -> None:
    xs = (60, 90, 300, 420)
    page = Page()
    write(page, 100, "ที่", "โครงการ", "งบประมาณ", "ผู้รับผิดชอบ", xs=xs)
    write(page, 116, "๑", "โครงการอบรมพนักงานเทศบาลด้านการ", "๒๐,๐๐๐", "สำนักปลัด", xs=xs)
    write(page, 132, "", "เงินและการคลัง", xs=xs)
    write(page, 148, "๒", "กิจกรรมจิตอาสา", "๕,๐๐๐", "กองช่าง", xs=xs)
    write(page, 164, "๓", "โครงการกีฬา", "๗,๐๐๐", "กองคลัง", xs=xs)
    write(page, 180, "รวม", "", "๓๒,๐๐๐", xs=xs)
    assert read_rows(page) == [
        ["ที่", "โครงการ", "งบประมาณ", "ผู้รับผิดชอบ"],
        ["๑", "โครงการอบรมพนักงานเทศบาลด้านการเงินและการคลัง", "๒๐,๐๐๐", "สำนักปลัด"],
        ["๒", "กิจกรรมจิตอาสา", "๕,๐๐๐", "กองช่าง"],
        ["๓", "โครงการกีฬา", "๗,๐๐๐", "กองคลัง"],
        ["รวม", "", "๓๒,๐๐๐", ""],
    ]


def test_a_heading_centred_over_its_columns() -> None:
    xs = (60, 240, 300, 360)
    page = Page()
    page.write(60, 100, "ตำแหน่ง", size=12)
    page.write(246, 100, "อัตรากำลังทั้งหมดที่มี", size=12)
    write(page, 118, "", "๒๕๖๗", "๒๕๖๘", "๒๕๖๙", xs=xs)
    for y, name in ((136, "นิติกร"), (154, "นายช่างโยธา"), (172, "นักทรัพยากรบุคคล")):
        write(page, y, name, "๑", "๒", "-", xs=xs)
    assert read_rows(page) == [
        ["ตำแหน่ง", "อัตรากำลังทั้งหมดที่มี", "", ""],
        ["", "๒๕๖๗", "๒๕๖๘", "๒๕๖๙"],
        ["นิติกร", "๑", "๒", "-"],
        ["นายช่างโยธา", "๑", "๒", "-"],
        ["นักทรัพยากรบุคคล", "๑", "๒", "-"],
    ]


def test_lines_above_and_below_the_head_alone() -> None:
    page = Page()
    for y in (86, 106, 146):
        page.rule(56, y, 460, y)
    write(page, 100, "ส่วนราชการ", "มีคนครอง", "ว่าง", "รวม")
    write(page, 120, "สำนักปลัด", "๑๒", "๓", "๑๕")
    write(page, 140, "กองคลัง", "๕", "-", "๕")
    assert [row[0] for row in read_rows(page)] == ["ส่วนราชการ", "สำนักปลัด", "กองคลัง"]


def test_a_table_goes_on_on_the_next_page() -> None:
    first, second = Page(), Page()
    write(first, 100, "ส่วนราชการ", "มีคนครอง", "ว่าง", "รวม")
    write(first, 118, "สำนักปลัด", "๑๒", "๓", "๑๕")
    write(first, 136, "กองคลัง", "๕", "-", "๕")
    write(second, 80, "กองช่าง", "๗", "๑", "๘")
    write(second, 98, "รวม", "๒๔", "๔", "๒๘")
    assert read_rows(first, second)[-2:] == [["กองช่าง", "๗", "๑", "๘"], ["รวม", "๒๔", "๔", "๒๘"]]


def test_text_around_a_table_stays_outside() -> None:
    page = Page()
    page.write(60, 60, "อัตรากำลังของเทศบาลจำแนกตามส่วนราชการและสถานะการครองตำแหน่งมีดังต่อไปนี้", size=12)
    write(page, 100, "ส่วนราชการ", "มีคนครอง", "ว่าง", "รวม")
    write(page, 118, "สำนักปลัด", "๑๒", "๓", "๑๕")
    write(page, 136, "กองคลัง", "๕", "-", "๕")
    page.write(60, 176, "จากตารางพบว่าสำนักปลัดมีบุคลากรมากที่สุดจึงควรได้รับการพัฒนาก่อนกองอื่น", size=12)
    text = read_source(build_pdf([page]), Options(ocr="never")).text
    assert [len(line.split("\t")) for line in text.split("\n") if line] == [1, 4, 4, 4, 1]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            [("ลงชื่อ", "ลงชื่อ"), ("(นายก ใจดี)", "(นายข รักงาน)"), ("ปลัดเทศบาล", "นายกเทศมนตรี")],
            id="signatures side by side",
        ),
        pytest.param(
            [
                ("๑.", "นายก ใจดี", "นายกเทศมนตรี", "ประธาน"),
                ("๒.", "นายข รักงาน", "ปลัดเทศบาล", "กรรมการ"),
                ("๓.", "นางค ตั้งใจ", "ผู้อำนวยการ", "กรรมการ"),
            ],
            id="a committee",
        ),
        pytest.param(
            [("บทที่ ๑ บทนำ", "๑"), ("บทที่ ๒ การวิเคราะห์", "๙"), ("บทที่ ๓ ยุทธศาสตร์", "๑๔")],
            id="a table of contents",
        ),
        pytest.param(
            [("บทที่ ๑", "บทนำ", "", "๑"), ("บทที่ ๒", "การวิเคราะห์", "", "๙"), ("บทที่ ๓", "ยุทธศาสตร์", "", "๑๔")],
            id="a table of contents in three columns",
        ),
        pytest.param(
            [("งบกลาง", "", "๑,๒๕๐", "บาท"), ("งบบุคลากร", "", "๑๔,๐๐๐", "บาท"), ("งบลงทุน", "", "๓๐๐", "บาท")],
            id="amounts with their unit",
        ),
        pytest.param(
            [
                ("การพัฒนาบุคลากรต้องอาศัย", "จากทุกส่วนราชการที่มีหน้าที่"),
                ("ความร่วมมือของทุกฝ่ายและ", "ร่วมกันอย่างต่อเนื่องทุกปี"),
                ("การสนับสนุนงบประมาณจาก", "และติดตามผลเป็นระยะ"),
                ("ผู้บริหารอย่างเพียงพอ", "ตามที่กำหนดไว้"),
            ],
            id="text in two columns",
        ),
    ],
)
def test_what_stands_side_by_side_is_no_table(lines: Sequence[tuple[str, ...]]) -> None:
    page = Page()
    xs = (60, 330) if len(lines[0]) == 2 else (60, 130, 260, 420)
    for at, cells in enumerate(lines):
        write(page, 100 + 18 * at, *cells, xs=xs)
    assert read_rows(page) == []


def make_strip(baseline: float, *spans: tuple[float, float]) -> Strip:
    return Strip(baseline, 10, tuple(Span(x0, x1, "ก") for x0, x1 in spans), has_wide_gap=len(spans) > 1)


def test_columns_part_where_no_line_runs_over_them() -> None:
    strips = [make_strip(12 * at, (0, 90), (96, 140)) for at in range(3)]
    assert [(column.x0, column.x1) for column in find_columns(strips)] == [(0, 90), (96, 140)]


def test_a_gap_that_most_lines_run_over_parts_words() -> None:
    strips = [make_strip(12 * at, (0, 90), (120, 160)) for at in range(4)]
    strips += [make_strip(48, (0, 40), (46, 90), (120, 160)), make_strip(60, (0, 40), (46, 80), (120, 160))]
    assert [(column.x0, column.x1) for column in find_columns(strips)] == [(0, 90), (120, 160)]


def test_a_stretch_ends_where_the_gaps_are_other_ones() -> None:
    upper = [make_strip(15 * at, (0, 40), (80, 120), (160, 200)) for at in range(4)]
    lower = [make_strip(60 + 15 * at, (0, 100), (130, 180), (194, 220)) for at in range(4)]
    assert [len(stretch) for stretch in find_stretches([*upper, *lower])] == [4, 4]


def test_a_heading_within_does_not_end_a_stretch() -> None:
    rows = [make_strip(15 * at, (0, 40), (80, 120), (160, 200)) for at in range(6)]
    rows[3] = make_strip(45, (0, 190))
    assert [len(stretch) for stretch in find_stretches(rows)] == [6]


def test_running_text_ends_a_stretch() -> None:
    rows = [make_strip(15 * at, (0, 40), (80, 120), (160, 200)) for at in range(3)]
    text = [make_strip(45 + 15 * at, (0, 200)) for at in range(4)]
    assert [len(stretch) for stretch in find_stretches([*rows, *text])] == [3]
