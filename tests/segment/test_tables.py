"""Tables: headings, full-width rows, pieces over page breaks, every way a table is written."""

from __future__ import annotations

import pytest

from planparse.model.layout import BlockKind
from tests.segment.build import kind_of_line, lay_out

HEADER = "ลำดับ\tโครงการ\tเป้าหมาย\tงบประมาณ"


def rows_of(text: str) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in grid.rows] for grid in lay_out(text).grids]


def test_pieces_join_where_the_heading_is_repeated() -> None:
    text = f"{HEADER}\n๑\tอบรม\tทุกคน\t๕,๐๐๐\n\n- ๑๒ -\n\n{HEADER}\n๒\tดูงาน\t๒๐ คน\t๙,๐๐๐\n"
    (grid,) = lay_out(text).grids
    assert [row.cells[1].text for row in grid.rows] == ["อบรม", "ดูงาน"]
    assert len(grid.pieces) == 2


def test_pieces_join_where_it_is_not() -> None:
    text = f"{HEADER}\n๑\tอบรม\tทุกคน\t๕,๐๐๐\n\n๒\tดูงาน\t๒๐ คน\t๙,๐๐๐\n"
    assert [[row[1] for row in table] for table in rows_of(text)] == [["อบรม", "ดูงาน"]]


def test_text_between_keeps_tables_apart() -> None:
    text = f"{HEADER}\n๑\tอบรม\tทุกคน\t๕,๐๐๐\n\nข้อความคั่นระหว่างตาราง\n\n{HEADER}\n๒\tดูงาน\t๒๐ คน\t๙,๐๐๐\n"
    assert [[row[1] for row in table] for table in rows_of(text)] == [["อบรม"], ["ดูงาน"]]


def test_a_row_cut_by_the_page_is_one_row() -> None:
    text = f"{HEADER}\n๑\tอบรม\tเชิงปริมาณ ๓๐ คน\t๕,๐๐๐\n\n\t\tเชิงคุณภาพ ร้อยละ ๙๐\t\n๒\tดูงาน\t๒๐ คน\t๙,๐๐๐\n"
    assert rows_of(text) == [
        [["๑", "อบรม", "เชิงปริมาณ ๓๐ คน เชิงคุณภาพ ร้อยละ ๙๐", "๕,๐๐๐"], ["๒", "ดูงาน", "๒๐ คน", "๙,๐๐๐"]]
    ]


def test_full_width_rows_are_groups_not_data() -> None:
    text = f"ยุทธศาสตร์ที่ ๑ พัฒนาคน\t\t\t\n{HEADER}\nกลยุทธ์ที่ ๑ อบรม\t\t\t\n๑\tอบรม\tทุกคน\t๕,๐๐๐\nกลยุทธ์ที่ ๒ ดูงาน\t\t\t\n๑\tดูงาน\t๒๐ คน\t-\n"
    (grid,) = lay_out(text).grids
    assert [[cell.text for cell in row.group] for row in grid.rows] == [
        ["ยุทธศาสตร์ที่ ๑ พัฒนาคน", "กลยุทธ์ที่ ๑ อบรม"],
        ["กลยุทธ์ที่ ๒ ดูงาน"],
    ]


def test_a_full_width_row_may_have_lost_its_empty_cells() -> None:
    text = f"{HEADER}\nยุทธศาสตร์ที่ ๑ พัฒนาคน\n๑\tอบรม\tทุกคน\t๕,๐๐๐\n"
    (grid,) = lay_out(text).grids
    assert [cell.text for cell in grid.rows[0].group] == ["ยุทธศาสตร์ที่ ๑ พัฒนาคน"]


def test_headings_of_two_rows_give_the_path_of_each_column() -> None:
    text = "ลำดับ\tโครงการ\tปีที่ดำเนินการ\t\tผู้รับผิดชอบ\n\t\t๒๕๖๗\t๒๕๖๘\t\n๑\tอบรม\t✓\t\tสำนักปลัด\n"
    (grid,) = lay_out(text).grids
    assert grid.columns == (
        ("ลำดับ",),
        ("โครงการ",),
        ("ปีที่ดำเนินการ", "๒๕๖๗"),
        ("ปีที่ดำเนินการ", "๒๕๖๘"),
        ("ผู้รับผิดชอบ",),
    )


@pytest.mark.parametrize(
    "text",
    [
        "| ที่ | โครงการ | งบประมาณ |\n|:---:|---|---:|\n| ๑ | อบรม | ๕,๐๐๐ |\n| ๒ | ดูงาน | - |\n",
        "<table><tr><th>ที่</th><th>โครงการ</th><th>งบประมาณ</th></tr>\n<tr><td>๑</td><td>อบรม</td><td>๕,๐๐๐</td></tr>\n<tr><td>๒</td><td>ดูงาน</td><td>-</td></tr></table>\n",
        "<TABLE border=1><tr><td>ที่<td>โครงการ<td>งบประมาณ<tr><td>๑<td>อบรม<td>๕,๐๐๐<tr><td>๒<td>ดูงาน<td>-</TABLE>\n",
        "ที่    โครงการ     งบประมาณ\n๑     อบรม       ๕,๐๐๐\n๒     ดูงาน       -\n",
        "ที่\tโครงการ\tงบประมาณ\n๑\t<p>อบรม</p>\t๕,๐๐๐\n๒\tดูงาน<br>\t-\n",
    ],
)
def test_one_table_in_every_writing(text: str) -> None:
    (grid,) = lay_out(text).grids
    assert grid.columns == (("ที่",), ("โครงการ",), ("งบประมาณ",))
    assert rows_of(text) == [[["๑", "อบรม", "๕,๐๐๐"], ["๒", "ดูงาน", "-"]]]


def test_spans_of_html_cells_fill_what_they_cover() -> None:
    text = (
        "<table><tr><th rowspan=2>ยุทธศาสตร์</th><th colspan=2>งบประมาณ</th></tr><tr><th>๒๕๖๗</th><th>๒๕๖๘</th></tr>"
        "<tr><td>พัฒนาคน</td><td>๕,๐๐๐</td><td>๖,๐๐๐</td></tr></table>"
    )
    (grid,) = lay_out(text).grids
    assert grid.columns == (("ยุทธศาสตร์",), ("งบประมาณ", "๒๕๖๗"), ("งบประมาณ", "๒๕๖๘"))
    assert [[cell.text for cell in row.cells] for row in grid.rows] == [["พัฒนาคน", "๕,๐๐๐", "๖,๐๐๐"]]


def test_wrapped_lines_of_aligned_columns_are_one_row() -> None:
    text = (
        "ลำดับ   โครงการ            ตัวชี้วัด          งบประมาณ\n"
        "๑      อบรมระเบียบ         ร้อยละ ๘๐         ๕,๐๐๐\n"
        "       งานพัสดุ             ขึ้นไป\n"
    )
    assert rows_of(text) == [[["๑", "อบรมระเบียบ งานพัสดุ", "ร้อยละ ๘๐ ขึ้นไป", "๕,๐๐๐"]]]


def test_cell_paragraphs_keep_their_places() -> None:
    text = "เดิม\tใหม่\tหมายเหตุ\n<p>๑. กองคลัง</p><ul><li>- งานบัญชี</li></ul>\t๑. สำนักคลัง\t\n"
    (grid,) = lay_out(text).grids
    cell = grid.rows[0].cells[0]
    assert [(part.text, text[part.start : part.end]) for part in cell.parts] == [
        ("๑. กองคลัง", "๑. กองคลัง"),
        ("- งานบัญชี", "- งานบัญชี"),
    ]


def test_a_letter_head_with_a_tab_is_no_table() -> None:
    assert lay_out("บันทึกข้อความ\n\nที่ อต ๗๒๔๐๑/๓๑๖\tวันที่ ๒๑ ตุลาคม ๒๕๖๗\n\nเรื่อง รายงานผล\n").grids == ()


def test_a_receipt_stamp_is_furniture() -> None:
    text = "ข้อความ\n\nดำเนินการแล้ว\t\tวันที่ 24, 4, 66\nดำเนินการ\t\tวันที่ 25, 4, 66\n"
    assert kind_of_line(text, 3) is BlockKind.FURNITURE


ALIGNED = """ลำดับ   โครงการ              ตัวชี้วัด             งบประมาณ
๑      สำรวจความสุข           แบบที่ตอบกลับ         ๕,๐๐๐
{rest}
๒      ปรับปรุงห้องพัก          คนที่พอใจ            ๙,๐๐๐
"""


def test_the_rest_of_a_cell_alone_on_its_line_goes_on_with_its_cell() -> None:
    assert rows_of(ALIGNED.format(rest=" " * 27 + "ร้อยละ ๗๕")) == [
        [["๑", "สำรวจความสุข", "แบบที่ตอบกลับ ร้อยละ ๗๕", "๕,๐๐๐"], ["๒", "ปรับปรุงห้องพัก", "คนที่พอใจ", "๙,๐๐๐"]]
    ]


@pytest.mark.parametrize("text", ["ร้อยละ ๗๕", " " * 16 + "ร้อยละ ๗๕", " " * 27 + "ก. ร้อยละ ๗๕"])
def test_a_line_that_stands_under_no_column_ends_the_table(text: str) -> None:
    assert kind_of_line(ALIGNED.format(rest=text), 3) is not BlockKind.TABLE
