"""A row that a page break cuts in two is one line of the text; a row that begins a page is none of the row before."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.read import read_source
from tests.read.pdf.build import Page, build_pdf

XS = (50, 90, 200, 300)
"""Columns of 40, 110 and 100 points; a letter is 8 wide: room for some 4, 12 and 11."""


def make_page(top: float, rows: Sequence[Sequence[str]], xs: Sequence[float] = XS) -> Page:
    """A page with a ruled table; lines of a cell are parted by line breaks."""
    page = Page()
    heights = [24 * max(cell.count("\n") + 1 for cell in row) for row in rows]
    page.grid(xs, [top + sum(heights[:at]) for at in range(len(rows) + 1)])
    for at, row in enumerate(rows):
        for x, cell in zip(xs, row, strict=False):
            for line, text in enumerate(cell.split("\n")):
                if text:
                    page.write(x + 3, top + sum(heights[:at]) + 24 * line + 18, text)
    return page


def read_lines(*pages: Page) -> list[str]:
    return [line for line in read_source(build_pdf(pages)).text.split("\n") if line]


HEAD = ["ท", "งาน", "หนวย"]


def test_a_wrapped_group_row_is_put_together() -> None:
    lines = read_lines(
        make_page(700, [HEAD, ["๑", "อบรม", "กอง"], ["", "กองยทธศาสตร", ""]]),
        make_page(80, [HEAD, ["", "และแผนงาน", ""], ["๒", "สมมนา", "กอง"]]),
    )
    assert lines == ["ท\tงาน\tหนวย", "๑\tอบรม\tกอง", "\tกองยทธศาสตรและแผนงาน\t", "ท\tงาน\tหนวย", "๒\tสมมนา\tกอง"]


def test_a_row_cut_in_several_cells_is_put_together() -> None:
    lines = read_lines(
        make_page(700, [HEAD, ["๑", "อบรมบคลากร", "กองการเจาหน"]]),
        make_page(80, [["", "ประจำป", "าทและพสด"], ["๒", "สมมนา", "กอง"]]),
    )
    assert lines == ["ท\tงาน\tหนวย", "๑\tอบรมบคลากรประจำป\tกองการเจาหนาทและพสด", "๒\tสมมนา\tกอง"]


def test_the_whole_row_stands_on_the_page_where_it_begins() -> None:
    first = make_page(700, [HEAD, ["๑", "อบรม", "กอง"], ["", "กองยทธศาสตร", ""]])
    read = read_source(build_pdf([first, make_page(80, [HEAD, ["", "และแผนงาน", ""], ["๒", "สมมนา", "กอง"]])]))
    assert read.places is not None
    assert [read.places.get_page(number) for number in (1, 2, 3, 5, 6)] == [1, 1, 1, 2, 2]
    start = read.text.index("กองยทธ")
    box = read.places.find_box(start, start + 20)
    assert box is not None
    assert box[1] > 700
    after = read.places.find_box(read.text.index("สมมนา"), read.text.index("สมมนา") + 5)
    assert after is not None
    assert after[3] < 200


def test_a_group_row_with_room_left_is_not_joined() -> None:
    lines = read_lines(
        make_page(700, [HEAD, ["๑", "อบรม", "กอง"], ["", "กองชาง", ""]]),
        make_page(80, [HEAD, ["", "งานโยธา", ""], ["๒", "สมมนา", "กอง"]]),
    )
    assert lines[2] == "\tกองชาง\t"
    assert lines[4] == "\tงานโยธา\t"


def test_a_row_with_a_number_of_its_own_is_not_joined() -> None:
    lines = read_lines(
        make_page(700, [HEAD, ["๑", "อบรมบคลากร", "กองการเจาหน"]]),
        make_page(80, [["๒", "ประจำป", "าทและพสด"], ["๓", "สมมนา", "กอง"]]),
    )
    assert len(lines) == 4


def test_a_group_row_under_a_full_row_is_not_joined() -> None:
    lines = read_lines(
        make_page(700, [HEAD, ["๑", "อบรมบคลากร", "กอง"]]),
        make_page(80, [["", "กองสาธารณ", ""], ["๒", "สมมนา", "กอง"]]),
    )
    assert lines[2] == "\tกองสาธารณ\t"


def test_a_table_of_other_columns_is_not_joined() -> None:
    lines = read_lines(
        make_page(700, [HEAD, ["๑", "อบรมบคลากร", "กองการเจาหน"]]),
        make_page(80, [["", "ประจำป", "าทและพสด"], ["๒", "สมมนา", "กอง"]], xs=(50, 110, 220, 300)),
    )
    assert len(lines) == 4


def test_text_between_two_tables_parts_them() -> None:
    second = make_page(120, [["", "ประจำป", "าทและพสด"], ["๒", "สมมนา", "กอง"]])
    second.write(50, 90, "ตารางตอไปน")
    lines = read_lines(make_page(700, [HEAD, ["๑", "อบรมบคลากร", "กองการเจาหน"]]), second)
    assert len(lines) == 5


def test_a_page_number_does_not_part_them() -> None:
    second = make_page(120, [["", "ประจำป", "าทและพสด"], ["๒", "สมมนา", "กอง"]])
    second.write(290, 60, "- ๒ -")
    lines = read_lines(make_page(700, [HEAD, ["๑", "อบรมบคลากร", "กองการเจาหน"]]), second)
    assert lines[1] == "๑\tอบรมบคลากรประจำป\tกองการเจาหนาทและพสด"
    assert "- ๒ -" in lines


def test_the_last_line_of_a_row_alone_on_a_page_stays_a_row() -> None:
    lines = read_lines(
        make_page(700, [HEAD, ["๑", "อบรมบคลากร", "กอง"]]),
        make_page(80, [["", "ประจำป", ""]]),
    )
    assert lines[-1] == "\tประจำป\t"


def test_a_row_of_full_cells_with_a_number_of_its_own_is_a_new_row() -> None:
    xs = (50, 80, 190, 290)
    lines = read_lines(
        make_page(700, [HEAD, ["๒๙", "อบรมบคลากร", "กองการเจาหน"]], xs),
        make_page(80, [HEAD, ["๓๐", "สมมนาประจำป", "กองสาธารณสข"], ["๓๑", "อบรม", "กอง"]], xs),
    )
    assert lines[1] == "๒๙\tอบรมบคลากร\tกองการเจาหน"
    assert lines[3] == "๓๐\tสมมนาประจำป\tกองสาธารณสข"


def test_an_amount_that_the_page_cuts_is_put_together() -> None:
    xs = (50, 160, 230, 330)
    lines = read_lines(
        make_page(700, [["งาน", "บาท", "หนวย"], ["อบรมบคลากร", "๑,๒๔๐,", "กองการเจาหน"]], xs),
        make_page(80, [["ประจำปของตน", "๐๐๐", "าทและพสด"], ["สมมนา", "๕,๐๐๐", "กอง"]], xs),
    )
    assert lines[1] == "อบรมบคลากรประจำปของตน\t๑,๒๔๐,๐๐๐\tกองการเจาหนาทและพสด"


def test_a_heading_printed_again_with_a_cell_cut_off_is_no_rest() -> None:
    xs = (50, 90, 200, 300, 400)
    head = ["ลำดบ", "โครงการกจกรรม", "เปาหมายรวม", "หนวยงานรบผดชอบ"]
    lines = read_lines(
        make_page(700, [head, ["๓", "อบรมบคลากร", "กองการเจาหน", "กองการเจาหน"]], xs),
        make_page(80, [[*head[:3], "หนวยงานรบ"], ["๔", "อบรม", "กอง", "กอง"]], xs),
    )
    assert lines[1] == "๓\tอบรมบคลากร\tกองการเจาหน\tกองการเจาหน"


def test_a_centred_heading_under_text_is_no_rest() -> None:
    xs = (50, 250, 450)
    second = Page()
    second.grid(xs, (80, 104, 128))
    for x in xs[:2]:
        second.write(x + 40, 98, "โอกาสและอปสรรค")
        second.write(x + 3, 122, "นโยบายของรฐ")
    lines = read_lines(make_page(730, [["จดแขง", "จดออน"], ["มระบบสารสนเทศทด", "งบประมาณมจำกดมาก"]], xs), second)
    assert lines[1:] == [
        "มระบบสารสนเทศทด\tงบประมาณมจำกดมาก",
        "โอกาสและอปสรรค\tโอกาสและอปสรรค",
        "นโยบายของรฐ\tนโยบายของรฐ",
    ]
