"""Lines and pages."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.read import SourceLine, split_lines


def get_pages(text: str) -> list[int | None]:
    lines = split_lines(text)
    return [lines.get_page(line.number) for line in lines]


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("", []),
        ("ก", ["ก"]),
        ("ก\n", ["ก"]),
        ("\n", [""]),
        ("ก\n\nข", ["ก", "", "ข"]),
        ("ก\r\nข\rค\nง", ["ก", "ข", "ค", "ง"]),
        ("ก\n\rข", ["ก", "", "ข"]),
        ("ก\x0bข\x85ค\u2028ง\x1cจ", ["ก\x0bข\x85ค\u2028ง\x1cจ"]),
        ("ก\fข\n\fค", ["ก\fข", "\fค"]),
    ],
)
def test_split(text: str, wordings: list[str]) -> None:
    lines = split_lines(text)
    assert [text[line.start : line.end] for line in lines] == wordings
    assert [lines.get_text(line.number) for line in lines] == wordings
    assert [line.number for line in lines] == list(range(1, len(wordings) + 1))
    assert len(lines) == len(wordings)


def test_index() -> None:
    lines = split_lines("ก\r\nขค\n")
    assert lines[0] == SourceLine(1, 0, 1)
    assert lines[1] == lines[-1] == SourceLine(2, 3, 5)
    with pytest.raises(IndexError):
        lines[2]
    with pytest.raises(IndexError):
        lines[-3]


def test_find_line() -> None:
    lines = split_lines("ก\r\nข\nค")
    assert [lines.find_line(offset) for offset in range(8)] == [1, 1, 1, 2, 2, 3, 3, 3]
    assert split_lines("").find_line(0) == 1


@given(st.text(alphabet="ก \n\r\f\x0b\x85\u2028", max_size=40))
def test_lines_and_breaks_make_up_the_text(text: str) -> None:
    lines = list(split_lines(text))
    assert "".join(text[line.start : line.end] for line in lines) == re.sub(r"[\r\n]", "", text)
    for line, following in pairwise(lines):
        assert text[line.end : following.start] in {"\n", "\r", "\r\n"}


@given(st.text(alphabet="กa12 \n\r\f-=[]<>!page#", max_size=60))
def test_pages_never_fail_and_start_at_one(text: str) -> None:
    lines = split_lines(text)
    pages = [lines.get_page(line.number) for line in lines]
    assert all(page is None or page >= 1 for page in pages)
    assert (lines.page_count is None) == (not lines.page_starts)


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("ก\nข\n", [None, None]),
        ("- ๑๒ -\nหน้า ๑๒\n- หน้า ๓ -\nหน้าที่ ๓\npage 3\n---\n", [None] * 6),
        ("เจ้าหน้าที่\n[หน้าที่และอำนาจ]\n--- หน้าที่ ---\n", [None] * 3),
        ("ก\n\fข\nค\n", [1, 2, 2]),
        ("ก\fข\nค\n", [1, 2]),
        ("ก\n\f\fข\n", [1, 3]),
        ("ก\n\f", [1, 1]),
        ("ก\n\f\n\f\n", [1, 1, 1]),
        ("--- page 1 ---\nก\n--- page 2 ---\nข\n", [1, 1, 2, 2]),
        ("--- หน้า ๑๑ ---\nก\n--- หน้า ๑๒ ---\nข\n", [11, 11, 12, 12]),
        ("ก\n--- page 2 ---\nข\n", [1, 2, 2]),
        ("ก\n--- page 12 ---\nข\n", [11, 12, 12]),
        ("ก\n<!-- page 2 -->\r\nข\r\n[page 3]\rค\n", [1, 2, 2, 3, 3]),
        ("=== Page 3 ===\nก\n=== Page 4 ===\nข\n", [3, 3, 4, 4]),
        ("ก\n--- page 1 ---\nข\n--- page 2 ---\n", [1, 1, 2, 2]),
        ("--- page 0 ---\nก\n--- page 1 ---\nข\n", [1, 1, 2, 2]),
        ("--- page 1 ---\nก\n\f\n--- page 2 ---\nข\n", [1, 1, 1, 2, 2]),
        ("--- page 1 ---\nก\n--- page 2 ---\n\f\nข\n", [1, 1, 2, 2, 2]),
        ("--- page 1 ---\nก\n\fข\n--- page 3 ---\nค\n", [1, 1, 2, 3, 3]),
        ("ก\n<!-- PageBreak -->\nข\n", [1, 1, 2]),
    ],
)
def test_pages(text: str, pages: list[int | None]) -> None:
    assert get_pages(text) == pages


@pytest.mark.parametrize(
    "line",
    [
        "--- page 12 ---",
        "--- หน้า ๑๒ ---",
        "—— หน้าที่ 12 ——",
        "-----page 12-----",
        "<!-- page 12 -->",
        "<!-- Page: 12 -->",
        '<!-- PageNumber="12" -->',
        "[page 12]",
        "[หน้า ๑๒]",
        "[Page 12 of 30]",
        "[หน้า ๑๒/๓๐]",
        "=== Page 12 ===",
        "*** page 12 ***",
        "<page 12>",
        "<<< page 12 >>>",
        "## Page 12",
        "  --- page 12 ---  ",
        "\f--- page 12 ---",
    ],
)
def test_page_marks(line: str) -> None:
    lines = split_lines(f"ก\n{line}\nข\n")
    assert [mark.number for mark in lines.page_marks] == [12]
    assert lines.get_page(3) == 12
    assert lines.page_count == 12


@pytest.mark.parametrize(
    "line",
    [
        "page 12",
        "- page 12 -",
        "- ๑๒ -",
        "หน้า ๑๒",
        "| หน้า | ๑๒ |",
        "[page twelve]",
        "--- page 12 --- ต่อ",
        "# หน้า ๑๒",
        "[หน้าที่ ๑๒ ประการ]",
        "--- page 123456 ---",
    ],
)
def test_no_page_marks(line: str) -> None:
    assert split_lines(f"ก\n{line}\nข\n").page_starts == ()


def test_page_count() -> None:
    assert split_lines("ก\n").page_count is None
    assert split_lines("ก\n\f").page_count == 1
    assert split_lines("ก\n\fข\n\fค\n\f").page_count == 3


def test_find_page_by_offset() -> None:
    lines = split_lines("กก\fขข\n\fค")
    assert [lines.find_page(offset) for offset in range(8)] == [1, 1, 1, 2, 2, 2, 2, 3]


def test_a_million_lines() -> None:
    lines = split_lines("ก\tข\n" * 1_000_000)
    assert len(lines) == 1_000_000
    assert lines[999_999] == SourceLine(1_000_000, 3_999_996, 3_999_999)
    assert lines.find_line(2_000_000) == 500_001


@pytest.mark.parametrize(
    "unit", ["\f", "--- page 2 ---\n", "\f--- page 2 ---\n", "-", "[page ", "<!-- pagebreak -->\n", "\r"]
)
def test_long_runs_end(unit: str) -> None:
    text = f"ก{unit * 50_000}ข\n"
    lines = split_lines(text)
    assert lines[-1].end == len(text) - 1
