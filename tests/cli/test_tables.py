"""Aligned plain text."""

from __future__ import annotations

import pytest

from planparse.cli.tables import MAX_WIDTH, Column, TableRow, clip, measure, pad, print_table


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("น้ำ", 2), ("ที่", 1), ("ก\u200bข", 2), ("๑.๒", 3)])
def test_marks_take_no_column(text: str, width: int) -> None:
    assert measure(text) == width


@pytest.mark.parametrize(
    ("text", "width", "clipped"),
    [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("ที่ดิน", 4, "ที่ดิน"), ("ที่ดินทำ", 3, "ที่ดิ…"), ("", 3, "")],
)
def test_text_is_cut_between_letters(text: str, width: int, clipped: str) -> None:
    assert clip(text, width) == clipped


def test_pad_counts_columns_and_never_cuts() -> None:
    assert pad("ที่", 3) == "ที่  "
    assert pad("abcd", 3) == "abcd"


def test_columns_are_aligned_and_a_long_cell_pushes_only_its_row(capsys: pytest.CaptureFixture[str]) -> None:
    long = "x" * (MAX_WIDTH + 5)
    rows = [TableRow(("ที่", "a")), TableRow((long, "b")), TableRow(("c", ""))]
    print_table((Column("one"), Column("two")), rows)
    header, first, second, third = capsys.readouterr().out.splitlines()
    assert header.index("two") == MAX_WIDTH + 2
    assert measure(first[: first.index("a")]) == MAX_WIDTH + 2
    assert second == f"{long}  b"
    assert third == "c", "no spaces at the end"
