"""Month names and numeric dates with the days and years beside them: the parts of dates and ranges."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planparse.quantities.calendar_years import ERA_OFFSET
from planparse.quantities.digits import DASH, DIGIT, LETTER, to_arabic
from planparse.quantities.months import MONTH, read_month

_D = f"[{DIGIT}]"
_GAP = "[\\s.…]{0,10}"
_ERA = "(?:(?P<be>พ\\s?\\.?\\s?ศ\\s?\\.?|พุทธศักราช|ปี)|(?P<ce>ค\\s?\\.?\\s?ศ\\s?\\.?))"
_DAY = f"(?<!{_D})(?<!{_D}[.,/]){_D}{{1,2}}(?!{_D})"
_TO = f"\\s{{0,3}}(?:[{DASH}~]|ถึง(?:\\s?วันที่)?)\\s{{0,3}}"
_MONTH = re.compile(MONTH)
_LEFT = re.compile(f"(?:(?P<first>{_DAY}){_TO})?(?P<day>{_DAY}){_GAP}(?:เดือน{_GAP})?\\Z")
_NOT_A_YEAR = f"(?!\\s{{0,2}}(?:(?:คน|ราย)(?![{LETTER}])|บาท|ชั่วโมง|ชม\\.|ครั้ง(?!ที่)|อัตรา(?!กำลัง)|[%％]|{MONTH}))"
_YEAR = (
    f"(?:[2๒]\\s?[5๕]\\s?{_D}\\s?{_D}(?!{_D})|{_D}{{4}}(?!{_D})"
    f"|['’]?{_D}{{2}}(?!{_D})(?![,.]{_D})(?!\\s?/\\s?{_D}){_NOT_A_YEAR})"
)
_RIGHT = re.compile(f"[\\s.…,]{{0,10}}(?:{_ERA}{_GAP})?(?P<year>{_YEAR})")
_NUMERIC = re.compile(
    f"(?<!{_D})(?<!{_D}[/.,])(?P<day>{_D}{{1,2}})\\s{{0,2}}(?P<sep>[/.,\\-])\\s{{0,2}}(?P<month>{_D}{{1,2}})"
    f"\\s{{0,2}}(?P=sep)\\s{{0,2}}(?P<year>[2๒][5๕]{_D}{{2}}|[2๒][0๐]{_D}{{2}}|{_D}{{2}})(?!{_D})(?!\\s?(?P=sep)\\s?{_D})"
)
_LABEL = re.compile("(?:วันที่|ลงวันที่|วัน\\s?/\\s?เดือน\\s?/\\s?ปี|ว\\s?/\\s?ด\\s?/\\s?ป|เมื่อ)\\s{0,3}[:.]?\\s{0,3}\\Z")
_NO_DIGIT = re.compile(r"[^0-9]+")
_REACH = 44


@dataclass(frozen=True, slots=True)
class DateAtom:
    """A month with what is printed beside it; `text[start:end]` from its (second) day to its year.

    `first_day` is the first day of `๑ - ๓๑ มกราคม` and `range_start` its offset. `year_ce` is None where no
    year stands beside the month.
    """

    month: int
    day: int | None
    first_day: int | None
    year_ce: int | None
    range_start: int
    start: int
    end: int

    def is_possible(self) -> bool:
        """Tell whether the days exist in the month; without a year February has 29."""
        if not 1 <= self.month <= 12:
            return False
        last = last_day(self.year_ce or 2000, self.month)
        return all(day is None or 1 <= day <= last for day in (self.day, self.first_day))


def last_day(year_ce: int, month: int) -> int:
    """Return the number of days of a month."""
    return calendar.monthrange(year_ce, month)[1]


def make_date(year_ce: int, month: int, day: int) -> date | None:
    """Return the date, or None where no such day exists."""
    if not (1 <= year_ce <= 9999 and 1 <= month <= 12 and 1 <= day <= last_day(year_ce, month)):
        return None
    return date(year_ce, month, day)


def read_year_ce(digits: str, *, is_common_era: bool = False) -> int | None:
    """Return the common-era year of the digits of a date.

    Four digits 2400–2699 are a Buddhist-era year and 1900–2100 a common-era one; two digits 30–99 are 25xx.

    >>> read_year_ce("๒๕๖ ๖"), read_year_ce("๖๖"), read_year_ce("2023"), read_year_ce("๑๒")
    (2023, 2023, 2023, None)
    """
    figure = _NO_DIGIT.sub("", to_arabic(digits))
    year = int(figure) if 0 < len(figure) <= 4 else 0
    if 1900 <= year <= 2100:
        return year
    if is_common_era:
        return None
    if 2400 <= year < 2700:
        return year - ERA_OFFSET
    return 2500 + year - ERA_OFFSET if 30 <= year <= 99 else None


def find_atoms(text: str) -> list[DateAtom]:
    """Return the months and numeric dates of the text in order."""
    atoms = [*_find_named(text), *_find_numeric(text)]
    return sorted(atoms, key=lambda atom: atom.start)


def _find_named(text: str) -> Iterator[DateAtom]:
    """Yield one atom per month name."""
    taken = 0
    for match in _MONTH.finditer(text):
        month = read_month(match.group())
        if month is None or match.start() < taken:
            continue
        left = _LEFT.search(text, max(taken, match.start() - _REACH), match.start())
        right = _RIGHT.match(text, match.end())
        year = read_year_ce(right["year"], is_common_era=right["ce"] is not None) if right else None
        taken = right.end() if right and year is not None else match.end()
        day = int(to_arabic(left["day"])) if left else None
        first = int(to_arabic(left["first"])) if left and left["first"] else None
        start = left.start("day") if left else match.start()
        range_start = left.start("first") if left and first is not None else start
        yield DateAtom(month, day, first, year, range_start, start, taken)


def _find_numeric(text: str) -> Iterator[DateAtom]:
    """Yield dates in digits: with slashes anywhere, with other marks only after วันที่ or as the whole text.

    A list such as `๗, ๑๒, ๖๖` or a section number is no date.
    """
    first, last = len(text) - len(text.lstrip()), len(text.rstrip())
    for match in _NUMERIC.finditer(text):
        is_labelled = _LABEL.search(text, max(0, match.start() - 24), match.start()) is not None
        is_whole = match.span() == (first, last)
        year = read_year_ce(match["year"])
        if (
            year is None
            or (year < 1997 and len(match["year"]) == 2)
            or not (match["sep"] == "/" or is_labelled or is_whole)
        ):
            continue
        day, month = int(to_arabic(match["day"])), int(to_arabic(match["month"]))
        if is_labelled or (1 <= month <= 12 and 1 <= day <= last_day(year, month)):
            yield DateAtom(month, day, None, year, match.start(), match.start(), match.end())
