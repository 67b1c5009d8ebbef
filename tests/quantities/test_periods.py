"""The period of a project."""

from __future__ import annotations

from datetime import date

import pytest

from planparse.quantities import Period, read_period

FISCAL_2567 = Period(date(2023, 10, 1), date(2024, 9, 30))
UNKNOWN = Period(None, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๑ ตุลาคม ๒๕๖๖- ๓๐ กันยายน ๒๕๖๗", FISCAL_2567),
        ("ต.ค. ๖๖ – ก.ย. ๖๗", FISCAL_2567),
        ("ปีงบประมาณ ๒๕๖๗", FISCAL_2567),
        ("ประจำปีงบประมาณ พ.ศ. ๒๕๖๗", FISCAL_2567),
        ("ปี ๒๕๖๗", FISCAL_2567),
        ("๒๕๖๗", FISCAL_2567),
        ("ตลอดปีงบประมาณ ๒๕๖๗", FISCAL_2567),
        ("๒๕๖๗ - ๒๕๖๙", Period(date(2023, 10, 1), date(2026, 9, 30))),
        ("ไตรมาสที่ ๑ ปีงบประมาณ ๒๕๖๗", Period(date(2023, 10, 1), date(2023, 12, 31))),
        ("ไตรมาสที่ ๒ - ๓ ปี ๒๕๖๗", Period(date(2024, 1, 1), date(2024, 6, 30))),
        ("๒๔ เมษายน ๒๕๖๗", Period(date(2024, 4, 24), date(2024, 4, 24))),
        ("- ๒๔ เมษายน ๒๕๖๗", Period(date(2024, 4, 24), date(2024, 4, 24))),
        ("มีนาคม ๒๕๖๗", Period(date(2024, 3, 1), date(2024, 3, 31))),
        ("พ.ค. ๖๗, มิ.ย. ๖๗", Period(date(2024, 5, 1), date(2024, 6, 30))),
        ("๑๕ ม.ค. ๖๗ และ ๒๐ มี.ค. ๖๗", Period(date(2024, 1, 15), date(2024, 3, 20))),
        ("๑-๒ ก.พ. ๖๗ และ ๕-๖ มี.ค. ๖๗", Period(date(2024, 2, 1), date(2024, 3, 6))),
        ("ภายใน ๓๐ กันยายน ๒๕๖๗", Period(None, date(2024, 9, 30))),
        ("ภายในวันที่ ๓๐ ก.ย. ๖๗", Period(None, date(2024, 9, 30))),
        ("ภายในเดือนกันยายน ๒๕๖๗", Period(None, date(2024, 9, 30))),
        ("ตั้งแต่ ๑ ตุลาคม ๒๕๖๖ เป็นต้นไป", Period(date(2023, 10, 1), None)),
        ("๑ ตุลาคม ๒๕๖๖ ถึงปัจจุบัน", Period(date(2023, 10, 1), None)),
        ("๑ ตุลาคม ๒๕๖๖ - ๓๑ กันยายน ๒๕๖๗", Period(date(2023, 10, 1), None)),
        ("๑ ตุลาคม ๒๕๖๖ - ๓๐ กันยายน", Period(date(2023, 10, 1), None)),
        ("๓๑ เมษายน ๒๕๖๗ - ๓๐ กันยายน ๒๕๖๗", Period(None, date(2024, 9, 30))),
        ("๓๐ กันยายน ๒๕๖๗ - ๑ ตุลาคม ๒๕๖๖", UNKNOWN),
        ("ก.ย. ๖๗ - ต.ค. ๖๖", UNKNOWN),
        ("ตุลาคม และ ธันวาคม ๒๕๖๖", UNKNOWN),
        ("ไตรมาสที่ ๑ ปี ๒๕๖๗ - ๒๕๖๙", UNKNOWN),
    ],
)
def test_periods_that_are_printed(text: str, expected: Period) -> None:
    assert read_period(text) == expected
    assert read_period(text, [2567]) == expected


@pytest.mark.parametrize(
    "text", ["", " ", "-", "ตลอดปี", "ตลอดปีงบประมาณ", "ไตรมาสที่ ๑-๔", "ทุกไตรมาส", "๓ วัน", "๑ เมษายน", "✓"]
)
def test_nothing_is_guessed(text: str) -> None:
    assert read_period(text) == UNKNOWN
    assert read_period(text, [2567]) == UNKNOWN


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ต.ค. - ก.ย.", FISCAL_2567),
        ("ตุลาคม – ธันวาคม", Period(date(2023, 10, 1), date(2023, 12, 31))),
        ("มกราคม", Period(date(2024, 1, 1), date(2024, 1, 31))),
        ("ธ.ค. ถึง ก.พ.", Period(date(2023, 12, 1), date(2024, 2, 29))),
    ],
)
def test_months_need_the_one_year_of_the_plan(text: str, expected: Period) -> None:
    assert read_period(text, [2567]) == expected
    assert read_period(text) == UNKNOWN
    assert read_period(text, [2567, 2568]) == UNKNOWN
