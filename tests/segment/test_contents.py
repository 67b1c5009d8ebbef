"""Contents pages: where they end, and as tables."""

from __future__ import annotations

import pytest

from planparse.model.layout import BlockKind
from tests.segment.build import kind_of_line, lay_out, titles

BODY = "\nส่วนที่ ๑ บทนำ\n\nข้อความของบทนำ\n\nส่วนที่ ๒ การติดตาม\n\nข้อความของการติดตาม\n"


def entries(text: str) -> list[tuple[str | None, str, int | None]]:
    """Return (number, title, page) of each entry."""
    return [(one.label.text if one.label else None, one.title, one.page) for one in lay_out(text).contents]


def test_appendices_without_page_behind_the_list_belong_to_it() -> None:
    text = "สารบัญ\n\nส่วนที่ ๑ บทนำ ..... ๑\nส่วนที่ ๒ การติดตาม ..... ๓\nภาคผนวก ก คำสั่ง\nภาคผนวก ข แบบสำรวจ\n\n- ๑ -\n" + BODY
    assert entries(text)[2:] == [("ภาคผนวก ก", "คำสั่ง", None), ("ภาคผนวก ข", "แบบสำรวจ", None)]
    assert [number for number, _ in titles(text)] == ["ส่วนที่ ๑", "ส่วนที่ ๒"]


def test_short_lines_under_the_last_entry_belong_to_it() -> None:
    text = "สารบัญ\n\nคำนำ ก\nส่วนที่ ๑ บทนำ ๑\nส่วนที่ ๒ การติดตาม ๓\nภาคผนวก\n- คำสั่งแต่งตั้งคณะทำงาน\n" + BODY
    assert [title for _, title, _ in entries(text)][3:] == ["ภาคผนวก", "คำสั่งแต่งตั้งคณะทำงาน"]


def test_a_list_without_pages_ends_where_the_body_begins() -> None:
    text = "สารบัญ\n\nส่วนที่ ๑ บทนำ\nส่วนที่ ๒ การติดตาม\n" + BODY
    assert [page for _, _, page in entries(text)] == [None, None]
    assert [number for number, _ in titles(text)] == ["ส่วนที่ ๑", "ส่วนที่ ๒"]


def test_the_body_right_under_the_list_is_not_part_of_it() -> None:
    text = "สารบัญ\nส่วนที่ ๑ บทนำ ๑\nส่วนที่ ๒ การติดตาม ๓\nส่วนที่ ๑\nบทนำ\n\nข้อความของบทนำ\n"
    assert len(entries(text)) == 2
    assert titles(text) == [("ส่วนที่ ๑", "บทนำ")]


@pytest.mark.parametrize(
    "table",
    [
        "| เรื่อง | หน้า |\n|---|---:|\n| ส่วนที่ ๑ บทนำ | ๑ |\n| ส่วนที่ ๒ การติดตาม | ๓ - ๕ |\n",
        "<table><tr><th>เรื่อง</th><th>หน้า</th></tr>\n<tr><td>ส่วนที่ ๑ บทนำ</td><td>๑</td></tr>\n"
        "<tr><td>ส่วนที่ ๒ การติดตาม</td><td>๓</td></tr></table>\n",
        "<table><tr><td>ส่วนที่ ๑ บทนำ</td><td>๑</td></tr><tr><td>ส่วนที่ ๒ การติดตาม</td><td>๓</td></tr></table>\n",
    ],
)
def test_contents_set_as_a_table(table: str) -> None:
    text = "สารบัญ\n\n" + table + BODY
    assert entries(text) == [("ส่วนที่ ๑", "บทนำ", 1), ("ส่วนที่ ๒", "การติดตาม", 3)]
    assert not lay_out(text).grids


def test_numbers_in_a_column_of_their_own_are_the_entries_numbers() -> None:
    text = "สารบัญ\n\n| ที่ | เรื่อง | หน้า |\n|---|---|---|\n| ๑ | บทนำ | ๑ |\n| ๒ | การติดตาม | ๓ |\n" + BODY
    assert entries(text) == [("๑", "บทนำ", 1), ("๒", "การติดตาม", 3)]


def test_a_table_of_the_plan_after_the_list_is_a_table() -> None:
    text = "สารบัญ\n\nส่วนที่ ๑ บทนำ ๑\n\n| ที่ | โครงการ | ผู้รับผิดชอบ |\n|---|---|---|\n| ๑ | อบรม | กองคลัง |\n"
    assert len(lay_out(text).grids) == 1
    assert kind_of_line(text, 5) is BlockKind.TABLE


def test_the_cover_behind_a_list_without_pages_is_not_part_of_it() -> None:
    cover = "แผนพัฒนาบุคลากร\nประจำปีงบประมาณ พ.ศ. ๒๕๖๘\nเทศบาลตำบลบ้านลอง\n"
    text = f"{cover}\nสารบัญ\n\nส่วนที่ ๑ บทนำ\nส่วนที่ ๒ การติดตาม\n\n{cover}{BODY}"
    assert [title for _, title, _ in entries(text)] == ["บทนำ", "การติดตาม"]
