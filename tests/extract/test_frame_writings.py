"""One frame of form 8.2 as many clerks type it, as TAB text, pipes and HTML: the same records, and no false finding."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from planparse import PlanFile, parse

Rows = list[list[str]]
TITLE = "แผนอัตรากำลัง ๓ ปี ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙\nเทศบาลตำบลห้วยสมมุติ\n\n๘.๒ กรอบอัตรากำลัง ๓ ปี\n\n"
ABOVE = ["ส่วนราชการ/ตำแหน่ง", "กรอบอัตรากำลังเดิม", "อัตราตำแหน่งที่คาดว่าจะต้องใช้", "", "", "เพิ่ม/ลด", "", "", "หมายเหตุ"]
YEARS = ["", "", "๒๕๖๗", "๒๕๖๘", "๒๕๖๙", "๒๕๖๗", "๒๕๖๘", "๒๕๖๙", ""]
POSTS: Rows = [
    ["ปลัดเทศบาล (นักบริหารงานท้องถิ่น ระดับกลาง)", "๑", "๑", "๑", "๑", "-", "-", "-", ""],
    ["สำนักปลัดเทศบาล (๐๑)", *[""] * 8],
    ["นิติกร (ปก./ชก.)", "๑", "๑", "๒", "๒", "-", "+๑", "-", "กำหนดเพิ่ม"],
    ["พนักงานจ้างทั่วไป", *[""] * 8],
    ["คนงาน", "๓", "๓", "๓", "๒", "-", "-", "-๑", "ยุบเลิก"],
    ["รวม", "๕", "๕", "๖", "๕", "-", "+๑", "-๑", ""],
]
WANTED = [
    (None, "ปลัดเทศบาล (นักบริหารงานท้องถิ่น)", 1, {2567: 1, 2568: 1, 2569: 1}, {2567: 0, 2568: 0, 2569: 0}),
    ("สำนักปลัดเทศบาล", "นิติกร", 1, {2567: 1, 2568: 2, 2569: 2}, {2567: 0, 2568: 1, 2569: 0}),
    ("สำนักปลัดเทศบาล", "คนงาน", 3, {2567: 3, 2568: 3, 2569: 2}, {2567: 0, 2568: 0, 2569: -1}),
    (None, None, 5, {2567: 5, 2568: 6, 2569: 5}, {2567: 0, 2568: 1, 2569: -1}),
]
CODES = ("unreadable-amount", "year-mismatch", "total-mismatch")


def as_tabs(head: Rows, rows: Rows) -> str:
    return "".join("\t".join(row) + "\n" for row in [*head, *rows])


def as_pipes(head: Rows, rows: Rows) -> str:
    lines = ["| " + " | ".join(row) + " |\n" for row in [*head, *rows]]
    return lines[0] + "|" + "---|" * len(head[0]) + "\n" + "".join(lines[1:])


def as_html(head: Rows, rows: Rows) -> str:
    """Return the table with the cells of its heading merged as a word processor writes them."""
    lines = ["".join(_heading(head, at, column) for column in range(len(head[0]))) for at in range(len(head))]
    lines += ["".join(f"<td>{text}</td>" for text in row) for row in rows]
    return "<table>\n" + "".join(f"<tr>{line}</tr>\n" for line in lines) + "</table>\n"


def _heading(head: Rows, at: int, column: int) -> str:
    text = head[at][column]
    if not text:
        return ""
    behind = column + 1
    while at + 1 < len(head) and behind < len(head[0]) and not head[at][behind] and head[-1][behind]:
        behind += 1
    deep = 1 if behind - column > 1 or any(row[column] for row in head[at + 1 :]) else len(head) - at
    return f'<th colspan="{behind - column}" rowspan="{deep}">{text}</th>'


WRITINGS: tuple[Callable[[Rows, Rows], str], ...] = (as_tabs, as_pipes, as_html)


def _records(plan: PlanFile) -> list[tuple[object, ...]]:
    return [(row.department, row.position, row.framework, row.required, row.change) for row in plan.staffing]


def _found(plan: PlanFile) -> list[str]:
    return [finding.code for finding in plan.findings if finding.code in CODES]


def _change(cells: dict[str, str], columns: Sequence[int] = range(1, 8)) -> Rows:
    return [[cells.get(text, text) if at in columns else text for at, text in enumerate(row)] for row in POSTS]


def _move(order: Sequence[int], rows: Rows) -> Rows:
    return [[row[at] for at in order] for row in rows]


OLD_LAST = (0, 2, 3, 4, 5, 6, 7, 1, 8)
CHANGE_FIRST = (0, 1, 5, 6, 7, 2, 3, 4, 8)
LATEST_FIRST = (0, 1, 4, 3, 2, 7, 6, 5, 8)
SHAPES = {
    "plain": ([ABOVE, YEARS], POSTS),
    "old frame last": (_move(OLD_LAST, [ABOVE, YEARS]), _move(OLD_LAST, POSTS)),
    "change first": (_move(CHANGE_FIRST, [ABOVE, YEARS]), _move(CHANGE_FIRST, POSTS)),
    "latest year first": ([ABOVE, _move(LATEST_FIRST, [YEARS])[0]], _move(LATEST_FIRST, POSTS)),
    "three heading rows": ([ABOVE, ["", "", "ปีงบประมาณ พ.ศ.", "", "", "ปีงบประมาณ", "", "", ""], YEARS], POSTS),
    "budget years": ([ABOVE, [text and f"ปีงบประมาณ {text}" for text in YEARS]], POSTS),
    "years of two digits": ([ABOVE, ["", "", "67", "68", "69", "67", "68", "69", ""]], POSTS),
    "mixed digits": ([ABOVE, ["", "", "๒๕67", "25๖8", "2569", "ปี 67", "ปี ๖๘", "ปี๖๙", ""]], POSTS),
    "noughts": ([ABOVE, YEARS], _change({"-": "0"})),
    "units": ([ABOVE, YEARS], _change({"๑": "๑ อัตรา", "๓": "จำนวน ๓ อัตรา"})),
    "words": ([ABOVE, YEARS], _change({"๑": "หนึ่งอัตรา", "๒": "จำนวนสองอัตรา", "๓": "สามคน", "๕": "ห้า"})),
    "changes in words": ([ABOVE, YEARS], _change({"+๑": "เพิ่มหนึ่งอัตรา", "-๑": "ยุบเลิก ๑ อัตรา"})),
    "signs behind": ([ABOVE, YEARS], _change({"+๑": "๑+", "-๑": "๑-"})),
    "changes in brackets": ([ABOVE, YEARS], _change({"+๑": "(+๑)", "-๑": "(-๑)"})),
    "vacant": ([ABOVE, YEARS], _change({"๑": "๑ (ว่าง)"}, range(1, 5))),
    "other headings": (
        [["ส่วนราชการ / ตำแหน่ง", "กรอบปัจจุบัน", "ความต้องการกำลังคน", "", "", "ขอเพิ่ม/ขอลด", "", "", "หมายเหตุ"], YEARS],
        POSTS,
    ),
}


@pytest.mark.parametrize("write", WRITINGS)
@pytest.mark.parametrize("shape", SHAPES)
def test_a_frame_reads_alike_however_it_is_typed(shape: str, write: Callable[[Rows, Rows], str]) -> None:
    plan = parse(TITLE + write(*SHAPES[shape]))
    assert _records(plan) == WANTED
    assert _found(plan) == []


@pytest.mark.parametrize("write", [as_tabs, as_pipes])
@pytest.mark.parametrize(
    ("head", "told"),
    [
        ([ABOVE], [None, None]),
        ([ABOVE, ["", "", "๒๕๖๗", "", "๒๕๖๙", "๒๕๖๗", "๒๕๖๘", "๒๕๖๙", ""]], ["2567, 2569"]),
    ],
)
def test_columns_without_a_year_are_read_in_order_and_told(
    head: Rows, told: list[str | None], write: Callable[[Rows, Rows], str]
) -> None:
    plan = parse(TITLE + write(head, POSTS))
    assert _records(plan) == WANTED
    assert [finding.found for finding in plan.findings if finding.code in CODES] == told


@pytest.mark.parametrize("write", WRITINGS)
@pytest.mark.parametrize("printed", ["-๓", "๑.๕", "๒½", "ลบ ๓", "๑+๒", "(๓)", "สิบกว่าอัตรา"])
def test_a_count_that_is_none_is_told(printed: str, write: Callable[[Rows, Rows], str]) -> None:
    rows = [[printed if (at, text) == (1, "๓") else text for at, text in enumerate(row)] for row in POSTS]
    plan = parse(TITLE + write([ABOVE, YEARS], rows))
    assert [f.found for f in plan.findings if f.code == "unreadable-amount"] == [printed]
    assert [row[1] for row in _records(plan)] == [row[1] for row in WANTED]
    assert printed in plan.tables[0].rows[2]


@pytest.mark.parametrize("write", WRITINGS)
def test_wordings_in_a_column_of_changes_are_no_noughts(write: Callable[[Rows, Rows], str]) -> None:
    plan = parse(TITLE + write([ABOVE, YEARS], _change({"+๑": "กำหนดเพิ่ม", "-๑": "ยุบเลิก"})))
    assert plan.staffing[1].change == {2567: 0, 2569: 0}
    assert _found(plan) == []


@pytest.mark.parametrize("write", WRITINGS)
def test_empty_changes_are_not_said_to_be_noughts(write: Callable[[Rows, Rows], str]) -> None:
    plan = parse(TITLE + write([ABOVE, YEARS], _change({"-": ""})))
    assert [row.change for row in plan.staffing] == [None, {2568: 1}, {2569: -1}, {2568: 1, 2569: -1}]
    assert _found(plan) == []


@pytest.mark.parametrize("write", WRITINGS)
def test_a_frame_without_changes_or_without_sums(write: Callable[[Rows, Rows], str]) -> None:
    kept = (0, 1, 2, 3, 4, 8)
    plan = parse(TITLE + write(_move(kept, [ABOVE, YEARS]), _move(kept, POSTS[:-1])))
    assert _records(plan) == [(*row[:4], None) for row in WANTED[:-1]]
    assert _found(plan) == []
