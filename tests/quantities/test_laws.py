"""Laws that hold for every text and every value."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import planparse.quantities as quantities
from planparse.quantities import (
    find_amounts,
    find_bad_dates,
    find_date_ranges,
    find_dates,
    find_numbers,
    find_percents,
    find_years,
    fiscal_year_bounds,
    quarter_bounds,
    quarter_of_month,
    read_change,
    read_count,
    read_date,
    read_fiscal_years,
    read_money_cell,
    read_number,
    read_period,
    read_quarters,
    to_arabic,
    to_be,
    to_ce,
)

TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
MONTHS = [
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
]
FINDERS: tuple[Callable[[str], list[Any]], ...] = (
    find_numbers,
    find_amounts,
    find_percents,
    find_years,
    find_dates,
    find_bad_dates,
    find_date_ranges,
)
READERS = tuple(
    getattr(quantities, name)
    for name in quantities.__all__
    if name.startswith(("find_", "read_", "is_")) or name == "to_arabic"
)
PIECES = (
    *"๐๑๒๓๔๕๖๗๘๙0123456789,.-–/%()+oOlm ✓",
    "๒๕๖๗", "25", "บาท", "ล้าน", "ร้อยละ", "พ.ศ.", "ค.ศ.", "ปี", "ปีงบประมาณ", "ต.ค.", "มกราคม", "ก.พ.", "ไตรมาสที่", "ทุก",
    "ไม่น้อยกว่า", "ไม่เกิน", "ขึ้นไป", "คน", "ระดับ", "ครั้ง", "หนึ่ง", "หมื่น", "สิบ", "บาทถ้วน", ".-", "ไม่มี", "ข้อ", "วันที่",
    "ถึง", "เดือน", "จำนวน", "\n", "\u00a0",
)  # fmt: skip
wordings = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
texts = st.one_of(st.text(max_size=60), wordings)
days = st.dates(min_value=date(1998, 1, 1), max_value=date(2050, 12, 31))


def write_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {to_be(day.year)}".translate(TO_THAI)


@given(st.integers(min_value=0, max_value=10**14))
def test_whole_numbers_come_back(value: int) -> None:
    assert read_number(f"{value:,}".translate(TO_THAI)) == value
    assert read_number(str(value)) == value


@given(st.integers(min_value=0, max_value=10**11))
def test_satang_come_back(satang: int) -> None:
    text = f"{satang / 100:,.2f} บาท".translate(TO_THAI)
    (amount,) = find_amounts(text)
    assert amount.baht == pytest.approx(satang / 100)
    assert (amount.start, amount.end) == (0, len(text))


@given(st.integers(min_value=1000, max_value=10**12))
def test_a_bare_grouped_figure_is_an_amount(baht: int) -> None:
    cell = read_money_cell(f"{baht:,}".translate(TO_THAI))
    assert (cell.status, [amount.baht for amount in cell.amounts]) == ("amount", [baht])


@given(st.integers(min_value=-999, max_value=999))
def test_changes_come_back(change: int) -> None:
    assert read_change(f"{change:+d}".translate(TO_THAI)) == change


@given(st.integers(min_value=0, max_value=99999))
def test_counts_come_back(count: int) -> None:
    assert read_count(f"{count} อัตรา".translate(TO_THAI)) == count


@given(texts)
def test_to_arabic_keeps_every_place(text: str) -> None:
    assert len(to_arabic(text)) == len(text)


@given(st.integers(min_value=544 + 1, max_value=5000), st.integers(min_value=1, max_value=4))
def test_a_fiscal_year_holds_its_quarters(year_be: int, quarter: int) -> None:
    first, last = fiscal_year_bounds(year_be)
    starts, ends = quarter_bounds(year_be, quarter)
    assert first <= starts < ends <= last
    assert quarter_of_month(starts.month) == quarter_of_month(ends.month) == quarter


@given(st.integers(min_value=545, max_value=5000))
def test_fiscal_years_and_quarters_leave_no_gap(year_be: int) -> None:
    bounds = [quarter_bounds(year_be, quarter) for quarter in (1, 2, 3, 4)]
    assert (bounds[0][0], bounds[3][1]) == fiscal_year_bounds(year_be)
    for before, after in pairwise(bounds):
        assert before[1] + timedelta(days=1) == after[0]
    assert fiscal_year_bounds(year_be)[1] + timedelta(days=1) == fiscal_year_bounds(year_be + 1)[0]


@given(st.integers(min_value=1, max_value=9999))
def test_eras_are_inverse(year: int) -> None:
    assert to_ce(to_be(year)) == year


@given(days)
def test_dates_come_back(day: date) -> None:
    assert read_date(f"ลงวันที่ {write_day(day)}") == day


@given(days, st.integers(min_value=1, max_value=2000))
def test_ranges_come_back(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    (found,) = find_date_ranges(f"{write_day(first)} - {write_day(last)}")
    assert (found.start_date, found.end_date) == (first, last)


@given(st.integers(min_value=2540, max_value=2590), st.integers(min_value=1, max_value=5))
def test_year_ranges_expand(first: int, more: int) -> None:
    text = f"ปีงบประมาณ พ.ศ. {first} - {first + more}".translate(TO_THAI)
    assert read_fiscal_years(text) == list(range(first, first + more + 1))


@given(texts)
def test_spans_cut_back_in_order(text: str) -> None:
    for find in FINDERS:
        found = find(text)
        assert all(0 <= item.start < item.end <= len(text) for item in found)
        assert all(before.end <= after.start for before, after in pairwise(found))


@given(texts)
def test_what_is_cut_out_reads_the_same(text: str) -> None:
    for number in find_numbers(text):
        assert read_number(text[number.start : number.end]) == number.value
    for mention in find_dates(text):
        assert read_date(text[mention.start : mention.end]) == mention.date
    for percent in find_percents(text):
        assert isinstance(percent.value, int | float)


@given(texts)
def test_cells_keep_their_word(text: str) -> None:
    cell = read_money_cell(text)
    assert (cell.status == "amount") == any(amount.baht is not None for amount in cell.amounts)
    assert cell.status in ("amount", "unreadable") or not cell.amounts
    period = read_period(text, [2567])
    assert period.starts_on is None or period.ends_on is None or period.starts_on <= period.ends_on
    assert set(read_quarters(text)) <= {1, 2, 3, 4}


@pytest.mark.parametrize("read", READERS, ids=lambda read: str(read.__name__))
@given(text=texts)
def test_nothing_raises(read: Callable[[str], object], text: str) -> None:
    read(text)


def test_public_names_are_sorted_and_whole() -> None:
    assert list(quantities.__all__) == sorted(quantities.__all__)
    assert all(hasattr(quantities, name) for name in quantities.__all__)
