"""The period of a project: what the cell ระยะเวลาดำเนินการ says, as a first and a last day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planparse.quantities.date_atoms import DateAtom, find_atoms, last_day
from planparse.quantities.dates import DateMention, find_date_ranges, find_dates
from planparse.quantities.digits import DASH
from planparse.quantities.schedule import read_months, read_quarters
from planparse.quantities.years import fiscal_year_bounds, quarter_bounds, read_fiscal_years, to_ce

_DEADLINE = re.compile("(?:ภายใน|ไม่เกิน|ก่อน|ถึง|สิ้นสุด)\\s{0,3}(?:สิ้น)?(?:วันที่|เดือน)?\\s{0,3}\\Z")
_ONWARDS = re.compile(f"\\s{{0,3}}(?:เป็นต้น(?:ไป|มา)|(?:[{DASH}]|จนถึง|ถึง)\\s{{0,3}}[^\\s{DASH}])")


@dataclass(frozen=True, slots=True)
class Period:
    """The first and last day of a period; None where the text does not say."""

    starts_on: date | None
    ends_on: date | None


_UNKNOWN = Period(None, None)


def read_period(text: str, default_years: Sequence[int] = ()) -> Period:
    """Return the period that a cell states.

    Ranges and dates give the first and last day named (one date: both are that day; `ภายใน …` gives the end
    alone, `… เป็นต้นไป` the start alone), `ตุลาคม ๒๕๖๖` the whole month, `ปีงบประมาณ ๒๕๖๗` the bounds of
    the fiscal year, with a quarter those of the quarter. Months without a year are placed in the plan's
    fiscal year when `default_years` holds exactly one. ตลอดปี, ตลอดปีงบประมาณ and blank say nothing.

    >>> read_period("๑ ตุลาคม ๒๕๖๖- ๓๐ กันยายน ๒๕๖๗")
    Period(starts_on=datetime.date(2023, 10, 1), ends_on=datetime.date(2024, 9, 30))
    >>> read_period("ปีงบประมาณ ๒๕๖๗") == read_period("ต.ค. - ก.ย.", [2567])
    True
    >>> read_period("ตลอดปีงบประมาณ", [2567])
    Period(starts_on=None, ends_on=None)
    """
    period = _read_days(text) or _read_whole_months(text) or _read_months_of_year(text, default_years)
    return period or _read_fiscal_years(text)


def _read_days(text: str) -> Period | None:
    """Return the period of the ranges and dates of the text, or None where it holds neither."""
    ranges = find_date_ranges(text)
    inside = {at for span in ranges for at in range(span.start, span.end)}
    dates = [day for day in find_dates(text) if day.start not in inside]
    if not ranges and len(dates) == 1:
        return _read_one_day(text, dates[0])
    if dates != sorted(dates, key=lambda day: day.date):
        return _UNKNOWN
    starts = [r.start_date for r in ranges] + [day.date for day in dates]
    ends = [r.end_date for r in ranges] + [day.date for day in dates]
    return Period(min(starts), max(ends)) if starts else None


def _read_one_day(text: str, only: DateMention) -> Period:
    """Return the period around the one complete date of the text: that day, or one end of a range.

    The other end may be impossible (`๑ ตุลาคม ๒๕๖๖ - ๓๑ กันยายน ๒๕๖๗`), unsaid, or the date a deadline.
    """
    others = [atom for atom in find_atoms(text) if atom.start != only.start and atom.day is not None]
    is_end = _DEADLINE.search(text, max(0, only.start - 24), only.start) or any(
        atom.end <= only.start for atom in others
    )
    is_start = _ONWARDS.match(text, only.end) or any(atom.start >= only.end for atom in others)
    return Period(None if is_end else only.date, None if is_start else only.date)


def _read_whole_months(text: str) -> Period | None:
    """Return the period of months printed with their year and without days."""
    atoms = find_atoms(text)
    if not atoms or any(atom.day is not None or atom.year_ce is None for atom in atoms):
        return None
    if atoms != sorted(atoms, key=_order):
        return _UNKNOWN
    first, last = atoms[0], atoms[-1]
    year, last_year = first.year_ce or 0, last.year_ce or 0
    starts_on, ends_on = (
        date(year, first.month, 1),
        date(last_year, last.month, last_day(last_year, last.month)),
    )
    is_deadline = len(atoms) == 1 and _DEADLINE.search(text, max(0, first.start - 24), first.start)
    return Period(None if is_deadline else starts_on, ends_on)


def _order(atom: DateAtom) -> tuple[int, int]:
    return atom.year_ce or 0, atom.month


def _read_months_of_year(text: str, default_years: Sequence[int]) -> Period | None:
    """Return the period of months without days and year in the one fiscal year of the plan."""
    atoms = find_atoms(text)
    if len(set(default_years)) != 1 or not atoms or any(atom.day is not None or atom.year_ce for atom in atoms):
        return None
    months = sorted(read_months(text), key=lambda month: (month + 2) % 12)
    first, last = (_place(month, default_years[0]) for month in (months[0], months[-1]))
    return Period(first, last.replace(day=last_day(last.year, last.month)))


def _place(month: int, year_be: int) -> date:
    """Return the first day of a month of a fiscal year; October to December lie in the year before."""
    return date(to_ce(year_be) - (1 if month >= 10 else 0), month, 1)


def _read_fiscal_years(text: str) -> Period:
    """Return the bounds of the fiscal years, or of the quarters of one fiscal year, that the text names."""
    years = read_fiscal_years(text)
    if not years:
        return _UNKNOWN
    quarters = read_quarters(text)
    if not quarters:
        return Period(fiscal_year_bounds(min(years))[0], fiscal_year_bounds(max(years))[1])
    if len(years) > 1:
        return _UNKNOWN
    return Period(quarter_bounds(years[0], quarters[0])[0], quarter_bounds(years[0], quarters[-1])[1])
