"""Lists inside cells and running text."""

from __future__ import annotations

import pytest

from planparse.extract.items import number_items, split_dashed, split_numbered, tidy


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("๑) นิติกร ๒) นักพัฒนาชุมชน ๓) วิศวกรโยธา", [(1, "นิติกร"), (2, "นักพัฒนาชุมชน"), (3, "วิศวกรโยธา")]),
        ("๑.สมรรถนะหลัก ๒.ทักษะดิจิทัล", [(1, "สมรรถนะหลัก"), (2, "ทักษะดิจิทัล")]),
        ("(1) กองคลัง (2) กองช่าง", [(1, "กองคลัง"), (2, "กองช่าง")]),
        ("ประกอบด้วย ๑. ก ๒. ข", [(None, "ประกอบด้วย"), (1, "ก"), (2, "ข")]),
        ("อบรม ๓๐ คน ปี ๒๕๖๗", [(None, "อบรม ๓๐ คน ปี ๒๕๖๗")]),
        ("๑. อบรมหลักสูตร ๕. วัน ๒. ดูงาน", [(1, "อบรมหลักสูตร ๕. วัน"), (2, "ดูงาน")]),
        ("", []),
    ],
)
def test_cuts_at_numbers_that_go_on(text: str, points: list[tuple[int | None, str]]) -> None:
    assert [(item.ordinal, item.text) for item in split_numbered(text, 0)] == points


def test_spans_of_points_cut_back() -> None:
    text = "ประกอบด้วย ๑) นิติกร ๒) นายช่างโยธา"
    assert [text[item.start : item.end] for item in split_numbered(text, 0)][1:] == ["นิติกร", "นายช่างโยธา"]


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("- งานธุรการ - งานสารบรรณ", ["งานธุรการ", "งานสารบรรณ"]),
        ("• อบรม • ดูงาน", ["อบรม", "ดูงาน"]),
        ("จัดซื้อ-จัดจ้าง ปี ๒๕๖๗ - ๒๕๖๙", ["จัดซื้อ-จัดจ้าง ปี ๒๕๖๗ - ๒๕๖๙"]),
        ("E-laas - งานบัญชี", ["E-laas", "งานบัญชี"]),
    ],
)
def test_cuts_at_dashes_but_not_inside_words_and_ranges(text: str, points: list[str]) -> None:
    assert [item.text for item in split_dashed(text, 0)] == points


def test_unnumbered_points_are_counted_on() -> None:
    items = split_numbered("๓. ก", 0) + split_dashed("- ข - ค", 10)
    assert [ordinal for ordinal, _ in number_items(items)] == [3, 4, 5]


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("“มืออาชีพ คิดสร้างสรรค์”", "มืออาชีพ คิดสร้างสรรค์"),
        ("- \tอบรม   บุคลากร ", "อบรม บุคลากร"),
        ("“องค์กรแห่งการเรียนรู้” ที่ยั่งยืน", "“องค์กรแห่งการเรียนรู้” ที่ยั่งยืน"),
        ("**เป้าหมาย**", "เป้าหมาย"),
    ],
)
def test_tidies_the_edges_of_a_wording(text: str, wording: str) -> None:
    assert tidy(text) == wording
