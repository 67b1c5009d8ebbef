"""Which part a column plays, by its headings."""

from __future__ import annotations

import pytest

from planparse.extract.tableview import read_roles
from planparse.lexicon.wording import load_wording
from planparse.model.layout import Grid


def role_of(form: str, *path: str) -> str | None:
    return read_roles(Grid(0, (path,), (), (), 0, 0, None), load_wording(f"forms/{form}"))[0]


@pytest.mark.parametrize("unit", [" (บาท)", "(หน่วย : บาท)", " บาท", ""])
def test_the_unit_of_money_is_no_part_of_a_heading(unit: str) -> None:
    assert role_of("progress", f"ตั้งไว้{unit}") == "allotted"
    assert role_of("progress", f"จ่าย{unit}") == "spent"
    assert role_of("projects", f"รวมเงิน{unit}") == "total"


def test_another_unit_or_the_unit_alone_tells_no_money() -> None:
    assert role_of("progress", "ตั้งไว้ (คน)") is None
    assert role_of("progress", "(บาท)") is None
    assert role_of("progress", "จ่ายเงินบาท") is None


def test_what_a_heading_opens_with_goes_before_what_it_names_further_on() -> None:
    assert role_of("projects", "ตัวชี้วัดและค่าเป้าหมาย") == "indicator"
    assert role_of("projects", "ค่าเป้าหมายตัวชี้วัด") == "target"
    assert role_of("projects", "ค่าเป้าหมายและตัวชี้วัด") == "target"
