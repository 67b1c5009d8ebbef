"""Tables that their cells tell: which, how sure, and what keeps a table from being told so."""

from __future__ import annotations

from typing import Any

import pytest

from planparse import parse
from planparse.extract.indicators import with_unit

COVER = "{title}\nเทศบาลตำบลหนองแค\nประจำปีงบประมาณ พ.ศ. ๒๕๖๗ - ๒๕๖๙\n\n๘. รายละเอียด\n\n"
FRAME = [
    "ชื่อคน\tของเก่า\tก ๖๗\tก ๖๘\tก ๖๙\tข ๖๗\tข ๖๘\tข ๖๙",
    "นิติกร\t๑\t๑\t๑\t๒\t-\t-\t+๑",
    "นักพัฒนาชุมชน\t๒\t๒\t๓\t๓\t-\t+๑\t-",
    "นายช่างโยธา\t๑\t๐\t๐\t๐\t-๑\t-\t-",
]


def read_table(rows: list[str], title: str = "แผนอัตรากำลัง ๓ ปี") -> Any:
    return parse(COVER.format(title=title) + "\n".join(rows) + "\n")


def swap_columns(rows: list[str], order: tuple[int, ...]) -> list[str]:
    return ["\t".join(row.split("\t")[at] for at in order) for row in rows]


def test_a_frame_is_told_by_its_sums_whatever_its_headings_say() -> None:
    plan = read_table(FRAME)
    assert [(table.kind, table.confidence) for table in plan.tables] == [("staffing_frame", 0.8)]
    assert [post.required for post in plan.staffing] == [
        {2567: 1, 2568: 1, 2569: 2},
        {2567: 2, 2568: 3, 2569: 3},
        {2567: 0, 2568: 0, 2569: 0},
    ]


def test_what_cells_told_is_less_sure_and_is_reported() -> None:
    plan = read_table(FRAME)
    assert [post.confidence for post in plan.staffing] == [0.8, 0.8, 0.8]
    told = [finding for finding in plan.findings if finding.code == "low-confidence"]
    assert [(finding.severity, finding.record_ids) for finding in told] == [("info", ["table-1"])]
    assert "“ของเก่า”" in told[0].message.en


def test_a_column_that_its_cells_told_is_reported_in_a_table_that_is_known() -> None:
    frame = ["ตำแหน่ง\tที่เคยมี\t๒๕๖๗\t๒๕๖๘\t๒๕๖๙\tเพิ่ม/ลด ๒๕๖๗\tเพิ่ม/ลด ๒๕๖๘\tเพิ่ม/ลด ๒๕๖๙", *FRAME[1:]]
    plan = read_table(frame)
    assert [post.framework for post in plan.staffing] == [1, 2, 1]
    assert [table.confidence for table in plan.tables] == [0.8]
    assert [finding.code for finding in plan.findings if finding.code == "low-confidence"] == ["low-confidence"]


def test_a_frame_with_its_changes_first_is_told_as_well() -> None:
    plan = read_table(swap_columns(FRAME, (0, 1, 5, 6, 7, 2, 3, 4)))
    assert [post.change for post in plan.staffing] == [
        {2567: 0, 2568: 0, 2569: 1},
        {2567: 0, 2568: 1, 2569: 0},
        {2567: -1, 2568: 0, 2569: 0},
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [row.replace("\t+๑", "\t+๓").replace("\t-๑", "\t+๒") for row in FRAME],
        FRAME[:2],
        [row.replace("นิติกร", "ของ ก").replace("นักพัฒนาชุมชน", "ของ ข").replace("นายช่างโยธา", "ของ ค") for row in FRAME],
    ],
    ids=["sums do not hold", "one row", "no posts"],
)
def test_other_counts_are_no_frame(rows: list[str]) -> None:
    assert read_table(rows).staffing == []


def test_headings_that_are_known_make_a_table_sure() -> None:
    known = ["ตำแหน่ง\tกรอบอัตรากำลังเดิม\t๒๕๖๗\t๒๕๖๘\t๒๕๖๙\tเพิ่ม/ลด ๒๕๖๗\tเพิ่ม/ลด ๒๕๖๘\tเพิ่ม/ลด ๒๕๖๙", *FRAME[1:]]
    plan = read_table(known)
    assert [(table.kind, table.confidence) for table in plan.tables] == [("staffing_frame", 1.0)]
    assert [post.confidence for post in plan.staffing] == [1.0, 1.0, 1.0]
    assert "low-confidence" not in [finding.code for finding in plan.findings]


def test_a_unit_beside_a_target_is_read_with_it() -> None:
    assert with_unit("≥ ๗๕", "ร้อยละ") == "≥ ร้อยละ ๗๕"
    assert with_unit("ทุกคน", "คน") == "ทุกคน"
    assert with_unit("๕", "") == "๕"
