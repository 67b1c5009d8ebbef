"""Sums over tables that a page cuts, or that stand one per tactic."""

from __future__ import annotations

import pytest

from planparse import parse

HEAD = """แผนพัฒนาบุคลากร
ประจำปีงบประมาณ พ.ศ. ๒๕๖๗
เทศบาลตำบลห้วยสมมุติ

ยุทธศาสตร์ที่ ๑ การพัฒนาสมรรถนะของบุคลากร
"""
MARKDOWN = "| ที่ | โครงการ | งบประมาณ (บาท) |\n|---|---|---|\n"
TABS = "ลำดับ\tชื่อโครงการ\tงบประมาณ (บาท)\n"


def _pipe(*rows: tuple[str, str, str]) -> str:
    return MARKDOWN + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _tabs(*rows: tuple[str, str, str]) -> str:
    return TABS + "".join("\t".join(row) + "\n" for row in rows)


FIRST = (("๑", "อบรมกฎหมาย", "๔๐,๐๐๐"), ("๒", "อบรมการเงิน", "๓๕,๐๐๐"))
NEXT = (("๓", "อบรมช่าง", "๒๐,๐๐๐"), ("๔", "อบรมภาษา", "๑๕,๐๐๐"))
ANEW = (("๑", "อบรมช่าง", "๒๐,๐๐๐"), ("๒", "อบรมภาษา", "๑๕,๐๐๐"))


def _said(text: str) -> list[tuple[object, object]]:
    found = [one for one in parse(text).findings if one.code == "total-mismatch"]
    return [(one.expected, one.found) for one in found]


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("๑๑๐,๐๐๐", []),
        ("๑๐๑,๐๐๐", [(110000, 101000)]),
    ],
)
def test_page_cuts_the_table_and_the_next_page_writes_it_otherwise(
    total: str, expected: list[tuple[object, object]]
) -> None:
    text = HEAD + _pipe(*FIRST) + "\n- ๒ -\n\n" + _tabs(*NEXT, ("", "รวมทั้งสิ้น", total))
    assert _said(text) == expected


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("๑๑๐,๐๐๐", []),  # of both tactics
        ("๓๕,๐๐๐", []),  # of its own table
        ("๑,๑๐๐,๐๐๐", [(110000, 1100000)]),
        ("๑๔๐,๐๐๐", [(110000, 140000)]),
        ("๓๓,๐๐๐", [(35000, 33000)]),
    ],
)
def test_one_table_per_tactic(total: str, expected: list[tuple[object, object]]) -> None:
    tactics = ("กลยุทธ์ที่ ๑.๑ พัฒนาความรู้\n\n", "\nกลยุทธ์ที่ ๑.๒ พัฒนาทักษะ\n\n")
    text = HEAD + tactics[0] + _pipe(*FIRST) + tactics[1] + _pipe(*ANEW, ("", "รวมยุทธศาสตร์ที่ ๑", total))
    assert _said(text) == expected


def test_a_table_of_other_columns_is_not_gone_on_with() -> None:
    other = "| ที่ | โครงการ | จำนวน (คน) |\n|---|---|---|\n| ๓ | อบรมช่าง | ๑๒ |\n| | รวม | ๑๗ |\n"
    assert _said(HEAD + _pipe(*FIRST) + "\n" + other) == []


def test_numbers_that_do_not_go_on_by_one_hide_rows() -> None:
    rows = (("๕", "อบรมช่าง", "๒๐,๐๐๐"), ("๖", "อบรมภาษา", "๑๕,๐๐๐"), ("", "รวมทั้งสิ้น", "๑๙๐,๐๐๐"))
    assert _said(HEAD + _pipe(*FIRST) + "\n- ๒ -\n\n" + _tabs(*rows)) == []
