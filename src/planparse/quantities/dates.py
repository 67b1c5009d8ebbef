"""Dates and ranges of dates in text: ๑ ตุลาคม ๒๕๖๖-๓๐ กันยายน ๒๕๖๗, ต.ค. ๖๖ – ก.ย. ๖๗, ๙ / ๑๐ / ๖๖."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from planparse.quantities.date_atoms import DateAtom, find_atoms, last_day, make_date
from planparse.quantities.digits import DASH, has_digit

_JOIN = re.compile(
    f"\\s{{0,3}}(?:[{DASH}~]{{1,2}}|จนถึง|ถึง|สิ้นสุด)\\s{{0,3}}"
    "(?:(?:สิ้น)?(?:วัน(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์)?(?:ที่)?|เดือน)\\s{0,3})?"
)


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date and its half-open place, from the digits of its day to those of its year."""

    date: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class BadDate:
    """A date that does not exist (๓๑ กุมภาพันธ์): its wording and place."""

    wording: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class DateRange:
    """A range of dates, both ends included, and its half-open place; `start_date` <= `end_date`."""

    start_date: date
    end_date: date
    start: int
    end: int


def find_dates(text: str) -> list[DateMention]:
    """Return the complete dates (day, month, year) in the text, in order; impossible ones are left out.

    Of `๑ - ๓๑ มกราคม ๒๕๖๖` only the complete end is a date here; see `find_date_ranges`.

    >>> [d.date.isoformat() for d in find_dates("วันพฤหัสบดีที่ ๒๗ สิงหาคม ๒๕๖๓ และวันที่ 24, 4, 66")]
    ['2020-08-27', '2023-04-24']
    """
    if not has_digit(text):
        return []
    found: list[DateMention] = []
    for atom in find_atoms(text):
        if atom.day is None or atom.year_ce is None:
            continue
        day = make_date(atom.year_ce, atom.month, atom.day)
        if day is not None:
            found.append(DateMention(day, atom.start, atom.end))
    return found


def find_bad_dates(text: str) -> list[BadDate]:
    """Return the dates in the text whose day or month cannot be, with or without a year.

    >>> [bad.wording for bad in find_bad_dates("ภายในวันที่ ๓๑ กุมภาพันธ์ ๒๕๖๗")]
    ['๓๑ กุมภาพันธ์ ๒๕๖๗']
    """
    if not has_digit(text):
        return []
    return [
        BadDate(text[atom.range_start : atom.end], atom.range_start, atom.end)
        for atom in find_atoms(text)
        if not atom.is_possible()
    ]


def read_date(text: str) -> date | None:
    """Return the one date that the text names, or None where it names none, several or a range.

    >>> read_date("ประกาศ ณ วันที่ ๒ เดือน ตุลาคม พ.ศ. ๒๕๖๖")
    datetime.date(2023, 10, 2)
    """
    dates = {mention.date for mention in find_dates(text)}
    return dates.pop() if len(dates) == 1 and not find_date_ranges(text) else None


def find_date_ranges(text: str) -> list[DateRange]:
    """Return the ranges of dates in the text, in order.

    Days (`๑ - ๓๑ มกราคม ๒๕๖๖`, `๑ มกราคม - ๓๐ มิถุนายน ๒๕๖๖`), months (`ต.ค. ๖๖ – ก.ย. ๖๗`: first to last
    day) and whole dates. A year printed once, at the end, holds for both ends, or the year before it for
    the first where the months would fall (`ตุลาคม - กันยายน ๒๕๖๗`). Impossible or backward ranges are left
    out.

    >>> [(r.start_date.isoformat(), r.end_date.isoformat()) for r in find_date_ranges("ต.ค. ๖๖ – ก.ย. ๖๗")]
    [('2023-10-01', '2024-09-30')]
    """
    if not has_digit(text):
        return []
    atoms = find_atoms(text)
    found: list[DateRange] = []
    at = 0
    while at < len(atoms):
        first = atoms[at]
        second = atoms[at + 1] if at + 1 < len(atoms) else None
        joined = None
        if second is not None and is_joined(text, first, second):
            joined = _make_range(first, second)
        elif first.first_day is not None:
            joined = _make_day_range(first)
        if joined is not None:
            found.append(joined)
        at += 2 if joined is not None and second is not None and joined.end == second.end else 1
    return found


def is_joined(text: str, first: DateAtom, second: DateAtom) -> bool:
    """Tell whether a dash or ถึง alone stands between the two."""
    return first.end <= second.range_start and _JOIN.fullmatch(text, first.end, second.range_start) is not None


def _make_day_range(atom: DateAtom) -> DateRange | None:
    """Return the range of two days of one month."""
    if atom.year_ce is None or atom.day is None or atom.first_day is None:
        return None
    start, end = (
        make_date(atom.year_ce, atom.month, atom.first_day),
        make_date(atom.year_ce, atom.month, atom.day),
    )
    return _make_ordered(start, end, atom.range_start, atom.end)


def _make_range(first: DateAtom, second: DateAtom) -> DateRange | None:
    """Return the range from one month or date to another; the year must stand at the end at least."""
    if second.year_ce is None or second.first_day is not None:
        return None
    year = first.year_ce
    if year is None:
        is_later = (first.month, first.day or 1) > (second.month, second.day or 31)
        year = second.year_ce - 1 if is_later else second.year_ce
    start = make_date(year, first.month, first.first_day or first.day or 1)
    end_day = second.day
    if end_day is None and 1 <= second.month <= 12:
        end_day = last_day(second.year_ce, second.month)
    end = make_date(second.year_ce, second.month, end_day or 0)
    return _make_ordered(start, end, first.range_start, second.end)


def _make_ordered(start_date: date | None, end_date: date | None, start: int, end: int) -> DateRange | None:
    """Return the range, or None where an end does not exist or they stand backwards."""
    if start_date is None or end_date is None or end_date < start_date:
        return None
    return DateRange(start_date, end_date, start, end)
