"""One account of form 9 as many clerks type it: the same records, and no false finding."""

from __future__ import annotations

import pytest

from planparse import PlanFile, parse

Rows = list[list[str]]
TITLE = "แผนอัตรากำลัง ๓ ปี ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙\nเทศบาลตำบลห้วยสมมุติ\n\n๙. ภาระค่าใช้จ่ายเกี่ยวกับเงินเดือน\n\n"
ABOVE = [
    "ที่",
    "ชื่อสายงาน",
    "ระดับ",
    "จำนวนทั้งหมด",
    "จำนวนที่มีอยู่ปัจจุบัน",
    "",
    "ภาระค่าใช้จ่ายที่เพิ่มขึ้น (๒)",
    "",
    "",
    "ค่าใช้จ่ายรวม (๓)",
    "",
    "",
]
BELOW = ["", "", "", "", "คน", "เงินเดือน (๑)"]
YEARS = ["๒๕๖๗", "๒๕๖๘", "๒๕๖๙"] * 2
ROWS: Rows = [
    ["", "สำนักปลัด", *[""] * 10],
    ["๑", "นิติกร", "ปก./ชก.", "๑", "๑", "๓๐๐,๐๐๐", *["๑๐,๐๐๐"] * 3, "๓๑๐,๐๐๐", "๓๒๐,๐๐๐", "๓๓๐,๐๐๐"],
    ["๒", "คนงาน", "-", "๓", "๓", "๓๒๔,๐๐๐", "-", "-", "-", *["๓๒๔,๐๐๐"] * 3],
    ["", "(๔) รวม", *[""] * 7, "๖๓๔,๐๐๐", "๖๔๔,๐๐๐", "๖๕๔,๐๐๐"],
    ["", "(๕) ประโยชน์ตอบแทนอื่น ๒๐%", *[""] * 7, "๑๒๖,๘๐๐", "๑๒๘,๘๐๐", "๑๓๐,๘๐๐"],
    ["", "(๖) รวมเป็นค่าใช้จ่ายบุคคลทั้งสิ้น (ไม่เกินร้อยละ ๔๐)", *[""] * 7, "๗๖๐,๘๐๐", "๗๗๒,๘๐๐", "๗๘๔,๘๐๐"],
    ["", "(๗) งบประมาณรายจ่ายประจำปี (เพิ่มขึ้นปีละ ๕%)", *[""] * 7, "๒,๐๐๐,๐๐๐", "๒,๑๐๐,๐๐๐", "๒,๒๐๕,๐๐๐"],
    ["", "(๘) คิดเป็นร้อยละ", *[""] * 7, "๓๘.๐๔", "๓๖.๘๐", "๓๕.๕๙"],
]
POSTS = [
    ("นิติกร", 1, 300_000, {2567: 310_000, 2568: 320_000, 2569: 330_000}),
    ("คนงาน", 3, 324_000, dict.fromkeys((2567, 2568, 2569), 324_000)),
]
CLOSE = [
    ("subtotal", [634_000, 644_000, 654_000]),
    ("benefits", [126_800, 128_800, 130_800]),
    ("total", [760_800, 772_800, 784_800]),
    ("budget", [2_000_000, 2_100_000, 2_205_000]),
    ("ratio", [38.04, 36.8, 35.59]),
]


def _read(head: Rows, rows: Rows, *, pipes: bool) -> PlanFile:
    lines = ["\t".join(row) for row in [*head, *rows]]
    if pipes:
        lines = ["| " + line.replace("\t", " | ") + " |" for line in lines]
        lines.insert(1, "|" + "---|" * len(head[0]))
    return parse(TITLE + "\n".join(lines) + "\n")


def _move(order: tuple[int, ...], rows: Rows) -> Rows:
    return [[row[at] for at in order] for row in rows]


COST_FIRST = (0, 1, 2, 3, 4, 5, 9, 10, 11, 6, 7, 8)
SHAPES = {
    "plain": ([ABOVE, [*BELOW, *YEARS]], ROWS),
    "years of two digits": ([ABOVE, [*BELOW, *["67", "68", "69"] * 2]], ROWS),
    "three heading rows": ([ABOVE, [*BELOW, "ปีงบประมาณ", "", "", "ปีงบประมาณ", "", ""], [*[""] * 6, *YEARS]], ROWS),
    "cost before increase": (_move(COST_FIRST, [ABOVE, [*BELOW, *YEARS]]), _move(COST_FIRST, ROWS)),
    "without numbers": (_move(tuple(range(1, 12)), [ABOVE, [*BELOW, *YEARS]]), _move(tuple(range(1, 12)), ROWS)),
    "closing lines that lost cells": (
        [ABOVE, [*BELOW, *YEARS]],
        [row if at < 3 else [cell for cell in row if cell] for at, row in enumerate(ROWS)],
    ),
    "units": ([ABOVE, [*BELOW, *YEARS]], [[f"{cell}.-" if "," in cell else cell for cell in row] for row in ROWS]),
}


@pytest.mark.parametrize("pipes", [False, True])
@pytest.mark.parametrize("shape", SHAPES)
def test_an_account_reads_alike_however_it_is_typed(shape: str, *, pipes: bool) -> None:
    plan = _read(*SHAPES[shape], pipes=pipes)
    items = [(row.position, row.posts, row.salary, row.cost) for row in plan.personnel_costs if row.role == "item"]
    assert items == POSTS
    closing = [row for row in plan.personnel_costs if row.role != "item"]
    assert [(row.role, list((row.ratio or row.cost or {}).values())) for row in closing] == CLOSE
    assert [row.posts for row in closing] == [None] * 5
    codes = ("total-mismatch", "year-mismatch", "unreadable-amount")
    assert [finding.message.en for finding in plan.findings if finding.code in codes] == []
