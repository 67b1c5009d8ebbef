"""Buddhist-era years in text, the fiscal years a heading names, the bounds of fiscal years and quarters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planparse.quantities.calendar_years import fiscal_year_bounds, quarter_bounds, to_be, to_ce
from planparse.quantities.digits import DASH, DIGIT, LETTER, has_digit, to_arabic
from planparse.quantities.months import MONTH

__all__ = [
    "Year",
    "find_years",
    "fiscal_year_bounds",
    "quarter_bounds",
    "read_fiscal_years",
    "read_heading_year",
    "to_be",
    "to_ce",
]

MAX_YEARS = 20
"""The longest range that is expanded: the national strategy runs over twenty years."""

_DIGITS = f"[{DIGIT}]"
_BE = "พ\\s?\\.?\\s?ศ\\s?\\.?|พุทธศักราช"
_AMOUNT = "บาท|อัตรา(?!กำลัง)|คะแนน|[%％]|\\.-"
_AMOUNT_BEHIND = f"(?!\\s{{0,2}}(?:{_AMOUNT}|(?:คน|ราย)(?![{LETTER}])))"
_UNIT_BEHIND = f"(?!\\s{{0,2}}(?:{_AMOUNT}|คน|ราย|ครั้ง|ตำแหน่ง|ชั่วโมง|โครงการ|หลักสูตร|วัน|ปี))"
_END = f"(?!{_DIGITS})(?!\\.{_DIGITS})(?!,{_DIGITS}{{3}}(?!{_DIGITS})){_AMOUNT_BEHIND}"
_YEAR = re.compile(
    f"(?<!{_DIGITS})(?<!{_DIGITS}\\.)[2๒][5๕](?:{_DIGITS}{{2}}|[5-9๕-๙][ \u00a0]{_DIGITS}(?![ \u00a0]{_DIGITS})){_END}"
)
_CE = re.compile(
    f"ค\\s?\\.?\\s?ศ\\s?\\.?\\s{{0,3}}(?P<a>{_DIGITS}{{4}})(?!{_DIGITS})"
    f"(?:\\s{{0,3}}[{DASH}]\\s{{0,3}}(?:ค\\s?\\.?\\s?ศ\\s?\\.?\\s{{0,3}})?(?P<b>{_DIGITS}{{4}})(?!{_DIGITS}))?"
)
_SHORT = (
    f"['’]?(?P<a>{_DIGITS}{{2}})(?:\\s{{0,2}}[{DASH}]\\s{{0,2}}['’]?(?P<b>{_DIGITS}{{2}}))?"
    f"(?![/,.]?{_DIGITS}){_UNIT_BEHIND}"
)
_LABELLED_SHORT = re.compile(f"(?:ปีงบประมาณ|ประจำปี|ปี|{_BE})\\s{{0,3}}(?:(?:{_BE})\\s{{0,3}})?{_SHORT}")
_SHORT_RANGE = re.compile(
    f"(?<!{_DIGITS})(?<!{_DIGITS}[./,{DASH}])(?P<a>{_DIGITS}{{2}})\\s{{0,2}}[{DASH}]\\s{{0,2}}(?P<b>{_DIGITS}{{2}})"
    f"(?!{_DIGITS})(?!\\s?[./,{DASH}]{_DIGITS}){_UNIT_BEHIND}"
)
_NO_YEARS_BEFORE = re.compile("(?:ร้อยละ|คะแนน|อายุ|หน้า|ข้อ|มาตรา|ลำดับ|ที่|ค่า|ช่วง|ระหว่าง|ระดับ|โทร\\.?|เกณฑ์)\\s{0,3}\\Z")
_TAIL = re.compile(
    f"\\s{{0,2}}[{DASH}]\\s{{0,2}}(?P<b>{_DIGITS}{{2}})(?!{_DIGITS})(?!\\s?[./,]{_DIGITS})(?!\\s{{0,2}}{MONTH})"
)
_CODE_BEFORE = re.compile("(?:/\\s?ว\\s{0,2}|โทร[^\n]{0,16})\\Z")
_CHAIN_BEFORE = re.compile(f"(?<!{_DIGITS}){_DIGITS}{{1,3}}[{DASH}]\\Z")
_CHAIN_BEHIND = re.compile(f"[{DASH}]{_DIGITS}{{1,4}}")
_NAME = f"(?:(?:ปีงบประมาณ|ประจำปี|ปี|{_BE}|ค\\s?\\.?\\s?ศ\\s?\\.?)\\s{{0,3}}){{0,3}}"
_RANGE_LINK = re.compile(f"\\s{{0,3}}(?:[{DASH}]|จนถึง|ถึง)\\s{{0,3}}{_NAME}['’]?")
_LIST_LINK = re.compile(f"\\s{{0,3}}(?:และ|[,/&])?\\s{{0,3}}{_NAME}['’]?")
_FISCAL_BEFORE = re.compile(f"(?:ปีงบประมาณ|ประจำปี)[\\s(]{{0,3}}(?:(?:{_BE}|ปี)\\s{{0,3}})?\\Z")
_DATE_BEFORE = re.compile(
    f"{MONTH}[\\s.]{{0,3}}(?:(?:{_BE})\\s{{0,3}})?\\Z|{_DIGITS}\\s?[/.,]\\s?{_DIGITS}{{1,2}}\\s?[/.,]\\s?\\Z"
)
_BARE_SHORT = re.compile(f"['’]?({_DIGITS}{{2}})")
_SHORT_YEARS = range(2555, 2580)


@dataclass(frozen=True, slots=True)
class Year:
    """A Buddhist-era year and the half-open place of its digits."""

    year_be: int
    start: int
    end: int


def find_years(text: str) -> list[Year]:
    """Return the years in the text, in order, as Buddhist-era years.

    A year has four digits 2500–2599, one gap before the last tolerated (`๒๕๖ ๗`); two digits only after ปี
    or พ.ศ. and in ranges (`๖๗-๖๙`); common-era years 2015–2040 only after ค.ศ. Counts, amounts and parts of
    codes are none.

    >>> [y.year_be for y in find_years("แผนอัตรากำลัง ปี ๖๗-๖๙ (ค.ศ. 2024)")]
    [2567, 2569, 2567]
    """
    if not has_digit(text):
        return []
    found: dict[int, Year] = {}
    for source in (_find_long, _find_common_era, _find_short, _find_short_ranges):
        for year in source(text):
            found.setdefault(year.start, year)
    return [found[start] for start in sorted(found)]


def read_heading_year(text: str) -> int | None:
    """Return the one year that a heading of a year column names; there `๖๗` alone is one (2555-2579), else nowhere.

    >>> read_heading_year("ปี ๒๕๖๗"), read_heading_year("๖๗"), read_heading_year("๑๒"), read_heading_year("๒๕๖๗-๒๕๖๙")
    (2567, 2567, None, None)
    """
    years = {year.year_be for year in find_years(text)}
    if years:
        return years.pop() if len(years) == 1 else None
    short = _BARE_SHORT.fullmatch(text.strip())
    year = 2500 + int(to_arabic(short[1])) if short else 0
    return year if year in _SHORT_YEARS else None


def _find_long(text: str) -> Iterator[Year]:
    """Yield four-digit years, and the two-digit end of a range that begins with one (`๒๕๖๗-๖๙`)."""
    for match in _YEAR.finditer(text):
        start, end = match.span()
        if _CODE_BEFORE.search(text, max(0, start - 24), start) or _is_chained(text, start, end):
            continue
        year_be = int(to_arabic(match.group()).replace(" ", "").replace("\u00a0", ""))
        yield Year(year_be, start, end)
        tail = _TAIL.match(text, end)
        if tail is not None and year_be % 100 < (short := int(to_arabic(tail["b"]))) <= year_be % 100 + MAX_YEARS:
            yield Year(2500 + short, *tail.span("b"))


def _is_chained(text: str, start: int, end: int) -> bool:
    """Tell whether the digits stand inside a code such as a position number (`๓๖-๓-๐๑-๒๕๐๑-๐๐๑`)."""
    return bool(_CHAIN_BEFORE.search(text, max(0, start - 5), start) and _CHAIN_BEHIND.match(text, end))


def _find_common_era(text: str) -> Iterator[Year]:
    """Yield common-era years 2015–2040 after ค.ศ., as Buddhist-era years."""
    if "ศ" not in text:
        return
    for match in _CE.finditer(text):
        for name in ("a", "b"):
            if match[name] and 2015 <= (year := int(to_arabic(match[name]))) <= 2040:
                yield Year(to_be(year), *match.span(name))


def _find_short(text: str) -> Iterator[Year]:
    """Yield two-digit years (40–99) after ปี, ปีงบประมาณ or พ.ศ., alone or as a range."""
    if "ปี" not in text and "ศ" not in text:
        return
    for match in _LABELLED_SHORT.finditer(text):
        for name in ("a", "b"):
            if match[name] and (short := int(to_arabic(match[name]))) >= 40:
                yield Year(2500 + short, *match.span(name))


def _find_short_ranges(text: str) -> Iterator[Year]:
    """Yield both ends of a two-digit range that can only be years: 60–79, one to three years apart."""
    for match in _SHORT_RANGE.finditer(text):
        first, last = int(to_arabic(match["a"])), int(to_arabic(match["b"]))
        if not (60 <= first < last <= 79 and last - first <= 3):
            continue
        if not _NO_YEARS_BEFORE.search(text, max(0, match.start() - 16), match.start()):
            yield Year(2500 + first, *match.span("a"))
            yield Year(2500 + last, *match.span("b"))


def read_fiscal_years(text: str) -> list[int]:
    """Return the years that a heading or cell names, ranges expanded, each once, ascending within a range.

    Where years stand after ปีงบประมาณ or ประจำปี, only those count; years of dates never do.

    >>> read_fiscal_years("แผนอัตรากำลัง ๓ ปี (ปีงบประมาณ พ.ศ. ๒๕๖๔ - ๒๕๖๖) ตาม พ.ร.บ. พ.ศ. ๒๕๔๒")
    [2564, 2565, 2566]
    >>> read_fiscal_years("พ.ศ. ๒๕๖๗ – พ.ศ. ๒๕๖๙"), read_fiscal_years("๑ ตุลาคม ๒๕๖๖")
    ([2567, 2568, 2569], [])
    """
    groups = [group for group in _group_years(text, find_years(text)) if not _is_date(text, group[0])]
    fiscal = [group for group in groups if _FISCAL_BEFORE.search(text, max(0, group[0].start - 32), group[0].start)]
    years = [year for group in (fiscal or groups) for year in _expand(text, group)]
    return list(dict.fromkeys(years))


def _is_date(text: str, year: Year) -> bool:
    """Tell whether the year closes a date (`๑ ตุลาคม ๒๕๖๖`, `๙/๑๐/๒๕๖๖`)."""
    return _DATE_BEFORE.search(text, max(0, year.start - 32), year.start) is not None


def _group_years(text: str, years: list[Year]) -> list[list[Year]]:
    """Group years that a dash, ถึง, comma, และ or white space links."""
    groups: list[list[Year]] = []
    for year in years:
        if groups and _is_linked(text, groups[-1][-1].end, year.start):
            groups[-1].append(year)
        else:
            groups.append([year])
    return groups


def _is_linked(text: str, end: int, start: int) -> bool:
    return bool(_RANGE_LINK.fullmatch(text, end, start) or _LIST_LINK.fullmatch(text, end, start))


def _expand(text: str, group: list[Year]) -> Iterator[int]:
    """Yield the years of a group; years linked by a dash or ถึง with all between them."""
    for at, year in enumerate(group):
        last = group[at - 1] if at else None
        if last and _RANGE_LINK.fullmatch(text, last.end, year.start) and year.year_be - last.year_be <= MAX_YEARS:
            yield from range(last.year_be + 1, year.year_be)
        yield year.year_be
