"""Heading rows told by their words, and rows of data that look like one."""

from __future__ import annotations

import pytest

from planparse.model.layout import Cell, Row
from planparse.segment.headers import is_header_row


def row_of(*texts: str) -> Row:
    """Return a row of cells with these wordings."""
    return Row(tuple(Cell(text, 0, len(text)) for text in texts), 0, 0)


@pytest.mark.parametrize(
    "texts",
    [
        ("ชื่อเทศบาล", "พนักงานเทศบาล", "ครู", "พนักงานจ้าง", "รวม (คน)"),
        ("ชื่อหน่วยงาน", "พนักงานส่วนท้องถิ่น", "ครูอาสา", "รวม (อัตรา)"),
        ("ที่", "ชื่อ - สกุล", "ตำแหน่ง", "กรรมการ"),
    ],
)
def test_words_of_headings_make_a_heading(texts: tuple[str, ...]) -> None:
    assert is_header_row(row_of(*texts))


@pytest.mark.parametrize(
    "texts",
    [
        ("พนักงานเทศบาล", "๒๐", "๑", "๑๖", "๓๗"),
        ("๒. นางแก้ว นามสมมุติ", "หัวหน้าสำนักปลัด", "กรรมการ"),
        ("นายกมล นามสมมุติ", "หัวหน้าสำนักปลัด", "กรรมการ"),
        ("ร.ต.ต.ชัย นามสมมุติ", "ผู้อำนวยการกองคลัง", "กรรมการ"),
        ("ผู้อำนวยการกองช่าง", "กรรมการ"),
    ],
)
def test_figures_persons_and_offices_make_none(texts: tuple[str, ...]) -> None:
    assert not is_header_row(row_of(*texts))


def test_a_head_of_government_is_no_person() -> None:
    assert is_header_row(row_of("รายการ", "นายกเทศมนตรี", "สำนักปลัด", "กองคลัง"))
