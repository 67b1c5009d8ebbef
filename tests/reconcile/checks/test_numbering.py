from __future__ import annotations

from dataclasses import replace

import pytest

from planparse.model.layout import Label, Line, Row, SectionNode
from planparse.reconcile.checks import row_numbering
from planparse.reconcile.checks.numbering import CHECK
from tests.reconcile.tables import make_evidence, make_grid, make_line, notes

WORDINGS = ("วางแผนกำลังคน", "สรรหาและบรรจุ", "พัฒนาความรู้", "ประเมินผลงาน")
THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def _items(*numbers: str, style: str = "closed") -> list[Line]:
    lines = []
    for index, number in enumerate(numbers):
        path = tuple(int(part) for part in number.split("."))
        lines.append(make_line(index, f"{number}) {WORDINGS[index]}", Label(number.translate(THAI), "", style, path)))
    return lines


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        (("1", "2", "3"), []),
        (("1", "2", "4"), [("numbering-gap", "๓", "๔")]),
        (("1", "2", "2", "3"), [("numbering-duplicate", "๓", "๒")]),
        (("1", "2", "2", "4"), [("numbering-duplicate", "๓", "๒")]),  # the run counts on rightly
        (("1", "2", "1", "2"), []),  # another list
        (("1", "2", "8", "4"), []),  # a misread digit
        (("1", "9"), []),
        (("3", "4"), []),  # the beginning of a list may stand elsewhere
        (("4.1", "4.2", "4.4"), [("numbering-gap", "๔.๓", "๔.๔")]),
    ],
)
def test_lists(numbers: tuple[str, ...], expected: list[tuple[str, str, str]]) -> None:
    found = notes(CHECK, make_evidence(lines=_items(*numbers)))
    assert [(note.code, note.expected, note.found) for note in found] == expected


def test_a_number_inside_the_item_before_is_no_gap() -> None:
    lines = _items("1", "2", "4")
    lines[1] = make_line(1, "2) สอง ๓) สาม", lines[1].label)
    assert notes(CHECK, make_evidence(lines=lines)) == []


def test_a_heading_repeated_over_the_page_is_no_duplicate() -> None:
    lines = _items("1", "2", "2")
    lines[2] = make_line(2, lines[1].text, lines[2].label)
    assert notes(CHECK, make_evidence(lines=lines)) == []


def test_rows_of_a_table_by_group() -> None:
    rows = [("๑", "ก"), ("๒", "ข"), ("๔", "ค"), ("๑", "ง"), ("๑", "จ"), ("๒", "ฉ"), ("๒", "ช")]
    found = notes(row_numbering.CHECK, make_evidence(grid=make_grid(("ลำดับ", "โครงการ"), *rows, groups=(3, 4))))
    assert [(note.code, note.expected, note.found) for note in found] == [
        ("numbering-gap", "๓", "๔"),
        ("numbering-duplicate", "๓", "๒"),
    ]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("๑ ๒ | ๔ ๕", [("numbering-gap", "๓", "๔")]),  # the count goes on under the next heading row
        ("๑ ๒ | ๓ ๔", []),
        ("๑ ๒ | ๑ ๒", []),
        ("๑ ๒ | ๒ ๓", []),  # the next heading row counts for itself, and its first row is not read
        ("๑ ๒ | ๙ ๑๐", []),  # another list
    ],
)
def test_rows_counted_through_the_groups(numbers: str, expected: list[tuple[str, str, str]]) -> None:
    rows = [(number, f"โครงการ {at}") for at, number in enumerate(numbers.replace("| ", "").split())]
    grid = make_grid(("ลำดับ", "โครงการ"), *rows, groups=(2,))
    found = notes(row_numbering.CHECK, make_evidence(grid=grid))
    assert [(note.code, note.expected, note.found) for note in found] == expected


def test_number_of_a_heading_row_is_in_the_count() -> None:
    grid = make_grid(("ลำดับ", "โครงการ"), ("๑", "ก"), ("๒", "ข"), ("๔", "ค"), ("๕", "ง"), groups=(2,))
    heading = replace(grid.rows[2].group[0], text="๓. กองคลัง")
    rows = (*grid.rows[:2], Row(grid.rows[2].cells, 3, 3, (heading,)), grid.rows[3])
    assert notes(row_numbering.CHECK, make_evidence(grid=replace(grid, rows=rows))) == []


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("๑. ก", "๒. ข", "๓. ค", "๑. ง", "๓. จ", "๑. ฉ", "๒. ช"), [("numbering-gap", "๒", "๓")]),
        (("๑. ก", "๒. ข", "๓. ค", "๓. ง", "๔. จ", "๑. ฉ", "๒. ช"), [("numbering-duplicate", "๔", "๓")]),
        (("๑. ก", "๒. ข", "๓. ค", "๔. ง", "", "๑. ฉ", "๒. ช"), []),
        (("๑. ก ๒. ข", "๓. ค", "๔. ง", "๕. จ", "๑. ฉ", "๒. ช", "๓. ซ"), []),  # ๒ stands inside the cell before
        (("๑. ก", "๓. ข", "๑. ค", "๓. ง", "๒. จ", "๑. ฉ", "๕. ช"), []),  # codes, no count
        (("๑.๑ ก", "๑.๒ ข", "๑.๓ ค", "๒.๑ ง", "๒.๓ จ", "๒.๔ ฉ", "๒.๕ ช"), []),
    ],
)
def test_numbers_inside_the_cells_of_a_column(cells: tuple[str, ...], expected: list[tuple[str, str, str]]) -> None:
    grid = make_grid(("มิติ", "โครงการ/กิจกรรม"), *(("มิติ", cell) for cell in cells))
    found = notes(row_numbering.CHECK, make_evidence(grid=grid))
    assert [(note.code, note.expected, note.found) for note in found] == expected


@pytest.mark.parametrize(
    ("numbers", "titles", "expected"),
    [
        ((1, 2, 2), ("บทนำ", "แผนปฏิบัติการ", "การติดตามประเมินผล"), [("numbering-duplicate", "บทที่ ๓", "บทที่ ๒")]),
        ((1, 2, 2), ("บทนำ", "แผนปฏิบัติการ", "แผนปฏิบัติการ (ต่อ)"), []),
        ((1, 2, 3), ("บทนำ", "แผนปฏิบัติการ", "การติดตามประเมินผล"), []),
    ],
)
def test_a_chapter_number_twice(
    numbers: tuple[int, ...], titles: tuple[str, ...], expected: list[tuple[str, str, str]]
) -> None:
    lines, sections = [], []
    for index, (number, title) in enumerate(zip(numbers, titles, strict=True)):
        label = Label(f"บทที่ {str(number).translate(THAI)}", "บทที่", "word", (number,))
        lines.append(make_line(index, f"{label.text} {title}", label))
        start = index * 100
        sections.append(SectionNode(index, title, label, 1, None, "chapter", start, start + 9, index, index, index))
    found = notes(CHECK, make_evidence(lines=lines, sections=sections))
    assert [(note.code, note.expected, note.found) for note in found] == expected
