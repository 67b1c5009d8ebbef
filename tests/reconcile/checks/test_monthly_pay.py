"""Pay of a year against that of a month in one cell."""

from __future__ import annotations

import pytest

from planparse.reconcile.checks.monthly_pay import CHECK
from tests.reconcile.tables import figures, make_evidence, make_grid

HEADER = ("ที่", "ชื่อ - สกุล", "เงินเดือน")
RIGHT = ("๑", "นายดี งานดี", "๓๖๐,๐๐๐ (๓๐,๐๐๐ × ๑๒)")


@pytest.mark.parametrize(
    "pay",
    [
        "๓๓๒,๒๕๐ (๒๗,๖๐๐ × ๑๒)",
        "332,250 (27,600x12)",
        "๓๓๒,๒๕๐ บาท (๒๗,๖๐๐ บาท x ๑๒ เดือน)",
        "๓๓๒,๒๕๐ = ๒๗,๖๐๐ * ๑๒",
        "(๒๗,๖๐๐ X ๑๒) = ๓๓๒,๒๕๐",
    ],
)
def test_a_year_that_is_not_its_twelve_months_is_told(pay: str) -> None:
    assert figures(CHECK, make_evidence(grid=make_grid(HEADER, RIGHT, ("๒", "นางงาม ใจงาม", pay)))) == [
        (331_200, 332_250)
    ]


@pytest.mark.parametrize(
    "pay",
    [
        "๓๓๑,๒๐๐ (๒๗,๖๐๐ × ๑๒)",
        "๓๓๑,๒๐๐ (ค่ากลาง)",
        "๖๖๒,๔๐๐ (๒๗,๖๐๐ × ๑๒ × ๒)",  # two posts
        "๓๓๒,๒๕๐ (๒๗,๖๐๐ × ๑๑)",
        "(๒๗,๖๐๐ × ๑๒)",
        "๓๓๒,๒๕๐ (๒๗,๖๐๐ × ๑๒) + ๔๒,๐๐๐",
        "๓๓๑,๒๐๐.๐๐ (๒๗,๖๐๐.๐๐ × ๑๒)",
    ],
)
def test_right_pay_and_other_sums_are_not(pay: str) -> None:
    assert figures(CHECK, make_evidence(grid=make_grid(HEADER, RIGHT, ("๒", "นางงาม ใจงาม", pay)))) == []


def test_a_table_that_holds_nowhere_means_something_else() -> None:
    rows = [(str(at), "ตำแหน่ง", f"{at}๐๐,๐๐๐ (๒๗,๖๐๐ × ๑๒)") for at in range(1, 4)]
    assert figures(CHECK, make_evidence(grid=make_grid(HEADER, *rows))) == []
