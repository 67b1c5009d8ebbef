"""Points of a cell: cut where the cell says that it is a list."""

from __future__ import annotations

import pytest

from planparse.extract.points import cell_points, is_nothing, split_points
from planparse.model.layout import Cell, Part


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("- อบรมวินัย - ประกาศนโยบาย", [(None, "อบรมวินัย"), (None, "ประกาศนโยบาย")]),
        ("- อบรม ๑๙ ราย- จัดเวที ๓ ครั้ง", [(None, "อบรม ๑๙ ราย"), (None, "จัดเวที ๓ ครั้ง")]),
        ("- ปรับปรุงแผน ปี ๒๕๖๔ - ๒๕๖๖", [(None, "ปรับปรุงแผน ปี ๒๕๖๔ - ๒๕๖๖")]),
        ("๑. สำรวจ ๒. จัดทำแผน", [(1, "สำรวจ"), (2, "จัดทำแผน")]),
        ("ให้บริการวันจันทร์ - ศุกร์", [(None, "ให้บริการวันจันทร์ - ศุกร์")]),
        ("อบรม - ดูงาน - สอนงาน", [(None, "อบรม"), (None, "ดูงาน"), (None, "สอนงาน")]),
        ("ประชุมครั้งที่ ๑. แล้วเสร็จ", [(None, "ประชุมครั้งที่ ๑. แล้วเสร็จ")]),
        ("", []),
    ],
)
def test_cuts_a_paragraph_as_it_opens(text: str, points: list[tuple[int | None, str]]) -> None:
    assert [(item.ordinal, item.text) for item in split_points(text)] == points


@pytest.mark.parametrize("text", ["", "-", " - ", "-ไม่มี-", "- ไม่มี -", "ไม่มี", "..."])
def test_nothing_is_no_point(text: str) -> None:
    assert is_nothing(text)
    assert cell_points(Cell(text, 0, len(text), (Part(text, 0, len(text)),))) == []


def test_something_that_opens_with_nothing_is_a_point() -> None:
    assert not is_nothing("ไม่มีข้อร้องเรียน")
    assert not is_nothing("- ไม่มีผู้กระทำผิด")


def test_spans_of_points_cut_back() -> None:
    text = "- อบรมวินัย - ประกาศนโยบาย"
    cell = Cell(text, 40, 40 + len(text), (Part(text, 40, 40 + len(text)),))
    assert [text[point.start - 40 : point.end - 40] for point in cell_points(cell)] == ["อบรมวินัย", "ประกาศนโยบาย"]


def test_every_paragraph_of_a_cell_is_cut_by_itself() -> None:
    parts = (Part("๑. สำรวจ", 3, 20), Part("- จัดทำแผน", 24, 40), Part("-", 41, 42))
    points = cell_points(Cell("๑. สำรวจ - จัดทำแผน -", 0, 45, parts))
    assert [(point.ordinal, point.text) for point in points] == [(1, "สำรวจ"), (None, "จัดทำแผน")]
