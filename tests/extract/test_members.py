"""Members of a body: role and member told apart in lines, rows and sentences."""

from __future__ import annotations

import pytest

from planparse.extract.members import read_member, read_row, read_run_in, role_of
from planparse.lexicon.wording import load_wording
from planparse.model.layout import Cell, Row

WORDS = load_wording("forms/committees")


@pytest.mark.parametrize(
    ("line", "member", "role"),
    [
        ("ปลัดเทศบาล เป็นกรรมการ", "ปลัดเทศบาล", "กรรมการ"),
        ("หัวหน้าสำนักปลัด เป็น กรรมการและเลขานุการ", "หัวหน้าสำนักปลัด", "กรรมการและเลขานุการ"),
        ("นายก อบต. ประธานกรรมการ", "นายก อบต.", "ประธานกรรมการ"),
        ("ประธานประชาคมตำบล เป็นคณะทำงาน", "ประธานประชาคมตำบล", "คณะทำงาน"),
        ("๑.๒ นักทรัพยากรบุคคล (ผู้ช่วยเลขานุการ)", "นักทรัพยากรบุคคล", "ผู้ช่วยเลขานุการ"),
        ("ปลัดเทศบาล - รองประธานกรรมการ", "ปลัดเทศบาล", "รองประธานกรรมการ"),
        ("นักวิชาการ ทำหน้าที่เลขานุการคณะทำงาน", "นักวิชาการ", "เลขานุการคณะทำงาน"),
    ],
)
def test_line_ends_with_a_role(line: str, member: str, role: str) -> None:
    found = read_member(line, WORDS)
    assert found is not None
    assert (found.name, found.role) == (member, role)


@pytest.mark.parametrize(
    "line",
    ["กำหนดเป้าหมายการพัฒนา", "ประชุมคณะกรรมการ", "จึงแต่งตั้งบุคคลดังต่อไปนี้ เป็นคณะกรรมการ", "กรรมการ", "รายงานต่อประธาน"],
)
def test_line_without_member_or_role(line: str) -> None:
    assert read_member(line, WORDS) is None


def make_row(*texts: str) -> Row:
    return Row(tuple(Cell(text, 0, len(text)) for text in texts), 0, 0)


def test_row_takes_number_member_and_role() -> None:
    found = read_row(make_row("๑.๒", "นางตัวอย่าง ใจงาม", "ปลัดเทศบาล", "เป็นกรรมการ"), WORDS)
    assert found is not None
    assert (found.ordinal, found.name, found.role) == (2, "นางตัวอย่าง ใจงาม ปลัดเทศบาล", "กรรมการ")
    assert read_row(make_row("๑", "นิติกร", "ชำนาญการ"), WORDS) is None


def test_role_is_the_whole_cell() -> None:
    assert role_of("เป็นประธานคณะกรรมการ", WORDS) == "ประธานคณะกรรมการ"
    assert role_of("กรรมการชุมชน", WORDS) is None


def test_sentence_gives_each_member_before_a_role_that_role() -> None:
    text = "นายสมมุติ ใจดี ปลัดเทศบาล เป็นประธานกรรมการ ผู้อำนวยการสำนักและกองทุกแห่ง และหัวหน้าฝ่าย เป็นกรรมการ มีหน้าที่ติดตาม"
    assert [(member.name, member.role) for member in read_run_in(text, WORDS)] == [
        ("นายสมมุติ ใจดี ปลัดเทศบาล", "ประธานกรรมการ"),
        ("ผู้อำนวยการสำนักและกองทุกแห่ง", "กรรมการ"),
        ("หัวหน้าฝ่าย", "กรรมการ"),
    ]
    assert read_run_in("ปลัดเทศบาล เป็นกรรมการ", WORDS) == []
