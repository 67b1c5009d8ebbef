"""Tables drawn with bars, and tables of HTML that share a line or are never closed."""

from __future__ import annotations

import pytest

from planparse.model.layout import BlockKind
from tests.segment.build import kind_of_line, lay_out, titles

ROWS = [["๑", "อบรม", "๕,๐๐๐"], ["๒", "ดูงาน ต่างจังหวัด", "๙,๐๐๐"]]


def read_tables(text: str) -> list[list[list[str]]]:
    return [[[cell.text for cell in row.cells] for row in grid.rows] for grid in lay_out(text).grids]


def test_a_table_without_bars_at_its_edges() -> None:
    text = "ที่ | โครงการ | งบประมาณ\n--- | :---: | ---\n๑ | อบรม | ๕,๐๐๐\n๒ | ดูงาน ต่างจังหวัด | ๙,๐๐๐\n"
    assert read_tables(text) == [ROWS]


def test_a_row_that_lost_the_bar_at_its_left_edge() -> None:
    text = "| ที่ | โครงการ | งบประมาณ |\n|---|---|---|\n| ๑ | อบรม | ๕,๐๐๐ |\n๒ | ดูงาน ต่างจังหวัด | ๙,๐๐๐ |\n"
    assert read_tables(text) == [ROWS]


@pytest.mark.parametrize(
    "text",
    [
        "ปลัด | รองปลัด\n\nข้อความ\n",
        "ปลัด | รองปลัด\n---\nข้อความของย่อหน้า\n",
        "ประชาชน | ชุมชน | เมือง\nพัฒนา | ก้าวหน้า | ยั่งยืน\n",
    ],
)
def test_bars_between_words_are_no_table(text: str) -> None:
    assert read_tables(text) == []


def test_a_line_under_a_table_with_fewer_bars_is_none_of_its_rows() -> None:
    text = "| ที่ | โครงการ | งบประมาณ | หน่วย | ที่มา |\n|---|---|---|---|---|\n| ๑ | อบรม | ๕,๐๐๐ | กองช่าง | - |\nหน้า ๓ | แผน\n"
    assert read_tables(text) == [[["๑", "อบรม", "๕,๐๐๐", "กองช่าง", "-"]]]


def test_lines_between_two_rulings_of_a_box_are_one_row() -> None:
    text = """+----+-------------+--------+
| ที่ | โครงการ      | งบประมาณ |
+====+=============+========+
| ๑  | อบรม         | ๕,๐๐๐   |
+----+-------------+--------+
| ๒  | ดูงาน         | ๙,๐๐๐   |
|    | ต่างจังหวัด    |        |
+----+-------------+--------+
"""
    assert read_tables(text) == [ROWS]
    assert {kind_of_line(text, number) for number in range(1, 9)} == {BlockKind.TABLE}


def test_each_line_of_a_box_with_a_ruled_heading_alone_is_a_row() -> None:
    text = """┌────┬──────────────┬────────┐
│ ที่ │ โครงการ        │ งบประมาณ │
├────┼──────────────┼────────┤
│ ๑  │ อบรม          │ ๕,๐๐๐   │
│ ๒  │ ดูงาน ต่างจังหวัด │ ๙,๐๐๐   │
└────┴──────────────┴────────┘
"""
    assert read_tables(text) == [ROWS]


def test_a_ruling_between_paragraphs_is_no_table() -> None:
    text = "วิสัยทัศน์ของเมือง\n\n+----+----+\n\n=====\n\nบุคลากรมีคุณธรรม\n"
    assert read_tables(text) == []


def make_html(*rows: list[str], end: str = "</table>") -> str:
    return "<table>" + "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows) + end


def test_two_tables_of_html_on_one_line_are_two() -> None:
    first = make_html(["ที่", "โครงการ", "งบประมาณ"], *ROWS)
    second = make_html(["ลำดับ", "ชื่อ", "ตำแหน่ง"], ["๑", "นาย ก", "ประธาน"])
    assert read_tables(f"{first}<p>คณะกรรมการ</p>{second}\n") == [ROWS, [["๑", "นาย ก", "ประธาน"]]]


def test_a_cell_that_spans_rows_ends_with_its_table() -> None:
    first = '<table><tr><td rowspan="3">กองคลัง</td><td>๑</td></tr><tr><td>๒</td></tr></table>'
    second = make_html(["ที่", "โครงการ", "งบประมาณ"], *ROWS)
    assert read_tables(f"{first}{second}\n")[-1] == ROWS


def test_what_follows_a_table_that_is_never_closed_is_no_part_of_it() -> None:
    table = make_html(["ที่", "โครงการ", "งบประมาณ"], *ROWS, end="").replace("</tr>", "</tr>\n")
    text = f"{table}\nส่วนที่ ๔ การติดตามและประเมินผล\n\nให้คณะกรรมการรายงานผลทุกไตรมาส\n"
    assert read_tables(text) == [ROWS]
    assert titles(text) == [("ส่วนที่ ๔", "การติดตามและประเมินผล")]


HEADED = "| ที่ | โครงการ | งบประมาณ |\n|---|---|---|\n| ๑ | อบรม | ๕,๐๐๐ |\n"


@pytest.mark.parametrize("between", ["\n- ๗ -\n\n", "\n\n", "\n/๒. ดูงาน...\n- ๗ -\n"])
def test_one_row_alone_behind_the_end_of_a_page(between: str) -> None:
    assert read_tables(f"{HEADED}{between}| ๒ | ดูงาน ต่างจังหวัด | ๙,๐๐๐ |\n") == [ROWS]


@pytest.mark.parametrize(
    "below",
    ["\nดูงานให้ครบทุกกอง\n| ๒ | ดูงาน | ๙,๐๐๐ |\n", "\n| สำเนาส่ง | กองคลัง |\n", "\n\n" * 40 + "| ๒ | ดูงาน | ๙,๐๐๐ |\n"],
)
def test_one_row_alone_that_belongs_to_no_table(below: str) -> None:
    assert read_tables(f"{HEADED}{below}") == [ROWS[:1]]
