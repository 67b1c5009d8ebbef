"""One placement list (form 11) as many clerks type it, as TAB text and pipes: the same seats."""

from __future__ import annotations

import pytest

from planparse import Options, parse

Rows = list[list[str]]
TITLE = "แผนอัตรากำลัง ๓ ปี ประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙\nเทศบาลตำบลห้วยสมมุติ\n\n๑๑. บัญชีแสดงจัดคนลงสู่ตำแหน่ง\n\n"
HEAD = ["ที่", "ชื่อ - สกุล", "คุณวุฒิ", "เลขที่ตำแหน่ง", "ตำแหน่ง", "ระดับ", "เงินเดือน", "หมายเหตุ"]
ROWS: Rows = [
    ["สำนักปลัดเทศบาล", *[""] * 7],
    ["๑", "นายสมมุติ ทดสอบ", "ร.บ.", "36-2-01-2101-001", "หัวหน้าสำนักปลัด (นักบริหารงานทั่วไป)", "ต้น", "๔๐๐,๐๐๐", ""],
    ["๒", "-ว่าง-", "-", "36-2-01-3105-001", "นิติกร", "ปก./ชก.", "๓๕๕,๓๒๐", ""],
    ["พนักงานจ้างทั่วไป", *[""] * 7],
    ["๓", "นางสมมุติ ใจดี", "ป.๖", "-", "คนงาน", "-", "๑๐๘,๐๐๐", ""],
]
WANTED = [
    ("36-2-01-2101-001", None, "หัวหน้าสำนักปลัด (นักบริหารงานทั่วไป)", "นายสมมุติ ทดสอบ", False, 400_000),
    ("36-2-01-3105-001", None, "นิติกร", None, True, 355_320),
    (None, "general_employee", "คนงาน", "นางสมมุติ ใจดี", False, 108_000),
]


def _change(column: int, old: str, new: str) -> Rows:
    return [[new if (at, text) == (column, old) else text for at, text in enumerate(row)] for row in ROWS]


def _pay_twice(row: list[str]) -> list[str]:
    return [*row[:6], "๓๐,๐๐๐" if row[6] else "", *row[6:]]


OTHER = [
    "ลำดับ",
    "ชื่อ-นามสกุล",
    "วุฒิการศึกษา",
    "เลขที่ประจำตำแหน่ง",
    "ชื่อตำแหน่งในสายงาน",
    "ระดับตำแหน่ง",
    "อัตราเงินเดือน",
    "หมายเหตุ",
]
SHAPES = {
    "plain": ([HEAD], ROWS),
    "vacant in brackets": ([HEAD], _change(1, "-ว่าง-", "(ว่างเดิม)")),
    "vacant and why": ([HEAD], _change(1, "-ว่าง-", "ว่าง (อยู่ระหว่างสรรหา)")),
    "no name": ([HEAD], _change(1, "-ว่าง-", "")),
    "months in brackets": ([HEAD], _change(6, "๔๐๐,๐๐๐", "๔๐๐,๐๐๐ (๓๓,๓๓๓ x ๑๒)")),
    "months and years": (
        [[*HEAD[:6], "เงินเดือน", "", "หมายเหตุ"], [*[""] * 6, "ต่อเดือน", "ต่อปี", ""]],
        [_pay_twice(row) for row in ROWS],
    ),
    "other headings": ([OTHER], ROWS),
    "first name and surname": (
        [["ที่", "ชื่อ", "สกุล", *HEAD[2:]]],
        [[row[0], *[*row[1].split(" "), ""][:2], *row[2:]] for row in ROWS],
    ),
}


@pytest.mark.parametrize("pipes", [False, True])
@pytest.mark.parametrize("shape", SHAPES)
def test_a_placement_list_reads_alike_however_it_is_typed(shape: str, *, pipes: bool) -> None:
    head, rows = SHAPES[shape]
    lines = ["\t".join(row) for row in [*head, *rows]]
    if pipes:
        lines = ["| " + line.replace("\t", " | ") + " |" for line in lines]
        lines.insert(1, "|" + "---|" * len(head[0]))
    plan = parse(TITLE + "\n".join(lines) + "\n", Options(personal_data="keep"))
    assert [
        (seat.position_number, seat.employment_type, seat.position, seat.name, seat.is_vacant, seat.salary)
        for seat in plan.incumbents
    ] == WANTED
    assert {seat.department for seat in plan.incumbents} == {"สำนักปลัดเทศบาล"}
