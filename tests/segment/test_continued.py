"""Headings that a page says again over the rest of a table: marked (ต่อ), by the mark alone, or bare."""

from __future__ import annotations

import pytest

from planparse.model.layout import BlockKind
from tests.segment.build import kind_of_line, lay_out

HEAD = "ที่\tชื่อตำแหน่ง\tระดับ\tจำนวน"
BODY = "หน่วยงานคำนวณจากเงินเดือนของผู้ดำรงตำแหน่งจริง ส่วนตำแหน่งที่ว่างใช้ค่ากลางของบัญชีเงินเดือนตามที่คณะกรรมการกลางกำหนดไว้ทุกตำแหน่ง"
TOP = f"๑. ภาระค่าใช้จ่ายด้านบุคลากรตามแผน\n\n{BODY}\n\n{HEAD}\n๑\tนิติกร\tปก./ชก.\t๑\n๒\tครู\tคศ.๑\t๔\n\n- ๘ -\n\n"
REST = f"\n\n{HEAD}\n๓\tนักการ\t-\t๒\n\n๒. การติดตามผล\n\n{BODY}\n"


def shape(text: str) -> tuple[list[str], list[int]]:
    """Return the titles of the sections and the number of rows of each table."""
    layout = lay_out(text)
    return [node.title for node in layout.sections], [len(grid.rows) for grid in layout.grids]


@pytest.mark.parametrize(
    "again",
    [
        "๑. ภาระค่าใช้จ่ายด้านบุคลากรตามแผน (ต่อ)",
        "๑. ภาระค่าใช้จ่ายด้านบุคลากรตามแผน ( ต่อ )",
        "๑. ภาระค่าใช้จ่ายด้านบุคลากรตามแผน (ต่อจากหน้า ๘)",
        "ภาระค่าใช้จ่ายด้านบุคลากรตามแผน (ต่อ)",
        "๑. ภาระค่าใช้จ่ายด้านบุคลากร (ต่อ)",
        "๑. ภาระค่าใช้จ่ายด้านบุคลากรตามแผน\n(ต่อ)",
        "(ต่อ)",
        "- ต่อ -",
        "๑. ภาระค่าใช้จ่ายด้านบุคลากรตามแผน",
        "๑. ภาระค่าใช้จ่ายด้านบุคลากรตามแผน ต่อ",
        "## **๑. ภาระค่าใช้จ่ายด้านบุคลากรตามแผน (ต่อ)**",
        "๑. ภาระค่าใช้จ่ายด้านบุคลากรตามแผน (ต่อ)\n(หน่วย : บาท)",
        "๑. ภาระค่าใช้จ่ายด้านบุคลากรตามแผน\n\n(หน่วย : บาท)",
        "(หน่วย : บาท)",
    ],
)
def test_a_heading_said_again_over_the_rest_of_its_table_is_no_new_one(again: str) -> None:
    assert shape(TOP + again + REST) == (["ภาระค่าใช้จ่ายด้านบุคลากรตามแผน", "การติดตามผล"], [3])


def test_the_rest_may_stand_without_its_heading_row() -> None:
    rest = f"๑. ภาระค่าใช้จ่ายด้านบุคลากรตามแผน (ต่อ)\n\n๓\tนักการ\t-\t๒\n\n๒. การติดตามผล\n\n{BODY}\n"
    assert shape(TOP + rest) == (["ภาระค่าใช้จ่ายด้านบุคลากรตามแผน", "การติดตามผล"], [3])


@pytest.mark.parametrize(
    "other",
    [
        "๑.๑ ภาระค่าใช้จ่ายด้านบุคลากรตามแผน (ต่อ)",  # another number
        "๑.๑ ภาระค่าใช้จ่ายด้านบุคลากรของโรงเรียน (ต่อ)",  # never said before
        "๑.๑ ภาระค่าใช้จ่ายด้านบุคลากรของโรงเรียน",
        "๑.๑ ภาระค่าใช้จ่ายด้านบุคลากรของโรงเรียน (ต่อ)\n(หน่วย : บาท)",
    ],
)
def test_another_heading_parts_the_tables(other: str) -> None:
    titles, rows = shape(TOP + other + REST)
    assert len(titles) == 3
    assert rows == [2, 1]


def test_text_that_goes_on_stays_in_its_section() -> None:
    text = f"๑. หลักการและเหตุผล\n\n{BODY}\n\n- ๓ -\n\n๑. หลักการและเหตุผล (ต่อ)\n\n{BODY}\n\n๒. วัตถุประสงค์\n\n{BODY}\n"
    assert shape(text)[0] == ["หลักการและเหตุผล", "วัตถุประสงค์"]


def test_a_title_with_nothing_between_is_said_once_more_only_under_a_new_page() -> None:
    table = f"{HEAD}\n๑\tครู\tคศ.๑\t๔\n\n"
    titled = f"บัญชีรายชื่อตำแหน่งของหน่วยงาน\n\n{table}"
    assert shape(titled + "- ๙ -\n\n" + titled)[1] == [2]
    assert shape(titled + titled)[1] == [1, 1]


def test_words_that_only_hold_the_mark_are_text() -> None:
    sentence = "ผู้บริหารอนุมัติให้ลาศึกษา (ต่อ) ในระดับปริญญาโทตามหลักเกณฑ์ของคณะกรรมการกลาง"
    assert kind_of_line(f"๑. หลักการและเหตุผล\n\n{BODY}\n\n{sentence}\n", 5) is BlockKind.PARAGRAPH
