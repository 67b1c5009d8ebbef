from __future__ import annotations

import pytest

from planparse.model.layout import Label, Line
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
    found = notes(CHECK, make_evidence(grid=make_grid(("ลำดับ", "โครงการ"), *rows, groups=(3, 4))))
    assert [(note.code, note.expected, note.found) for note in found] == [
        ("numbering-gap", "๓", "๔"),
        ("numbering-duplicate", "๓", "๒"),
    ]
