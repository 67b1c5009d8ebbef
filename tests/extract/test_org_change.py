"""What became of each unit from the old frame to the new one."""

from __future__ import annotations

import pytest

from planparse.extract.org_change import mark_changes
from planparse.extract.org_points import split_points
from planparse.extract.org_tree import OrgTree
from planparse.lexicon.wording import load_wording

WORDS = load_wording("forms/org_units")


def grow(text: str) -> OrgTree:
    """Return the tree of a structure written on one line."""
    tree = OrgTree(WORDS)
    for point in split_points(text, 0, len(text), WORDS):
        tree.take(point, None)
    return tree


def changes(old: str, new: str) -> list[tuple[str, str | None]]:
    """Return (name, change) of the units of both frames."""
    trees = grow(old), grow(new)
    mark_changes(trees[0].roots, trees[1].roots)
    return [(unit.name, unit.change) for tree in trees for unit in tree.units()]


def test_the_same_wording_is_kept_whatever_its_spaces_and_number() -> None:
    assert changes("๑. กองคลัง ๒. หน่วยตรวจสอบ ภายใน", "๑. กองคลัง ๓. หน่วยตรวจสอบภายใน") == [
        ("กองคลัง", "kept"),
        ("หน่วยตรวจสอบ ภายใน", "kept"),
        ("กองคลัง", "kept"),
        ("หน่วยตรวจสอบภายใน", "kept"),
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("๑. ส่วนโยธา", "๑. กองช่าง"),
        ("๑. กองช่าง", "๔. สำนักช่าง"),
        ("๑. กองคลัง ๑.๑ ฝ่ายรายได้ - งานภาษี", "๑. กองคลัง ๑.๑ ฝ่ายพัฒนาและจัดเก็บ - งานภาษี"),
    ],
)
def test_units_that_plainly_correspond_are_renamed(old: str, new: str) -> None:
    assert {change for _, change in changes(old, new)} <= {"renamed", "kept"}
    assert [change for _, change in changes(old, new)].count("renamed") == 2


def test_duties_are_never_renamed() -> None:
    assert changes("๑. กองช่าง - งานไฟฟ้า", "๑. กองช่าง - งานไฟฟ้าสาธารณะ") == [
        ("กองช่าง", "kept"),
        ("งานไฟฟ้า", "removed"),
        ("กองช่าง", "kept"),
        ("งานไฟฟ้าสาธารณะ", "added"),
    ]


def test_a_duty_that_moves_is_removed_here_and_added_there() -> None:
    old = "๑. กองคลัง ๑.๑ ฝ่ายรายได้ - งานพัสดุ ๑.๒ ฝ่ายบัญชี - งานบัญชี"
    new = "๑. กองคลัง ๑.๑ ฝ่ายรายได้ - งานภาษี ๑.๒ ฝ่ายบัญชี - งานบัญชี - งานพัสดุ"
    assert [change for name, change in changes(old, new) if name == "งานพัสดุ"] == ["removed", "added"]


def test_what_belongs_to_a_unit_goes_with_it() -> None:
    old, new = "๑. กองคลัง", "๑. กองคลัง ๒. กองสวัสดิการสังคม - งานพัฒนาชุมชน"
    assert changes(old, new)[2:] == [("กองสวัสดิการสังคม", "added"), ("งานพัฒนาชุมชน", "added")]


def test_figures_inside_a_duty_do_not_cut_it() -> None:
    tree = grow("๑. สำนักปลัด ๑.๑ ฝ่ายแผน - งานแผนพัฒนา ๕ ปี - งานเปิด-ปิดการประชุม")
    assert [unit.name for unit in tree.units()] == ["สำนักปลัด", "ฝ่ายแผน", "งานแผนพัฒนา ๕ ปี", "งานเปิด-ปิดการประชุม"]


def test_a_department_named_again_is_the_same_one() -> None:
    tree = grow("๑. กองคลัง - งานบัญชี ๑. กองคลัง (ต่อ) - งานพัสดุ")
    assert [unit.name for unit in tree.units()] == ["กองคลัง", "งานบัญชี", "งานพัสดุ"]
