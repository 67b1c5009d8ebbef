"""Percentages: ร้อยละ ๘๐, ๘๐ %, ร้อยละสี่สิบ, with the comparator that is worded beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planparse.quantities.comparators import Comparator, read_comparator_after, read_comparator_before
from planparse.quantities.digits import DASH, DIGIT, has_digit
from planparse.quantities.figures import Run, find_runs, read_figure
from planparse.quantities.number_words import TOKEN, read_number_words
from planparse.quantities.numerals import read_number

_LABEL = re.compile("ร้อย\\s?ละ\\s{0,3}[:=]?\\s{0,3}\\Z")
_LABEL_RANGE = re.compile(f"\\s{{0,2}}(?:[{DASH}]|ถึง)\\s{{0,2}}(?:ร้อยละ\\s{{0,3}})?\\Z")
_SIGN = re.compile("\\s{0,3}(?:[%％]|เปอร์เซ็น(?:ต์)?)")
_RANGE_TO_SIGN = re.compile(
    f"\\s{{0,2}}(?:[{DASH}]|ถึง)\\s{{0,2}}[{DIGIT}]{{1,3}}(?:\\.[{DIGIT}]{{1,4}})?{_SIGN.pattern}"
)
_ONE_WORD = re.compile(TOKEN)
_WORDED = re.compile(f"ร้อย\\s?ละ\\s{{0,3}}(?P<words>(?:{TOKEN}\\s?){{1,8}})(?:จุด(?P<tenths>{TOKEN}{{1,3}}))?")
_AROUND = re.compile(r"(?:ร้อยละ|%|[()\s])+")
_LABEL_REACH = 16
MAX_PERCENT = 150
"""A larger number where a percentage should stand is an amount."""
_NO_PERCENT_WORDS = ("พัน", "หมื่น", "แสน", "ล้าน")


@dataclass(frozen=True, slots=True)
class Percent:
    """A percentage out of 100 and its half-open place, the comparator's wording included."""

    value: int | float
    start: int
    end: int
    comparator: Comparator | None


def find_percents(text: str) -> list[Percent]:
    """Return the percentages in the text, in order; ร้อยละ without a figure gives nothing.

    A range (`ร้อยละ ๖๐ - ๗๐`) gives both its ends. Comparators only where they are worded.

    >>> find_percents("ไม่น้อยกว่าร้อยละ ๘๐ ของผู้เข้าอบรม")
    [Percent(value=80, start=0, end=20, comparator='>=')]
    >>> find_percents("ต้องไม่เกินร้อยละสี่สิบของงบประมาณ")[0].value
    40
    >>> find_percents("ร้อยละของผู้เข้าอบรม ๒๐ คน")
    []
    """
    bare = list(_find_in_figures(text)) if has_digit(text) else []
    if "ละ" in text:
        bare = sorted([*bare, *_find_in_words(text)], key=lambda percent: percent.start)
    found: list[Percent] = []
    taken = 0
    for percent in bare:
        if percent.start >= taken:
            found.append(_compare(text, percent, taken))
            taken = found[-1].end
    return found


def _find_in_figures(text: str) -> Iterator[Percent]:
    """Yield the percentages printed in figures."""
    last_end = -1
    for run in find_runs(text):
        value = read_figure(run.figure)
        if value is None:
            continue
        start = _find_label_start(text, run, last_end)
        sign = _SIGN.match(text, run.end)
        if start is None and sign is None and not _opens_range(text, run):
            continue
        end = sign.end() if sign else run.end
        yield Percent(value, run.start if start is None else start, end, None)
        last_end = end


def _find_label_start(text: str, run: Run, last_end: int) -> int | None:
    """Return where ร้อยละ before the figure begins, or the figure where it ends a range of percentages."""
    if last_end >= 0 and _LABEL_RANGE.fullmatch(text, last_end, run.start):
        return run.start
    label = _LABEL.search(text, max(0, run.start - _LABEL_REACH), run.start)
    return label.start() if label else None


def _opens_range(text: str, run: Run) -> bool:
    """Tell whether the figure opens a range whose sign stands behind its end (`๘๐-๙๐ %`)."""
    return _RANGE_TO_SIGN.match(text, run.end) is not None


def _find_in_words(text: str) -> Iterator[Percent]:
    """Yield the percentages written in words, after ร้อยละ only."""
    for match in _WORDED.finditer(text):
        words = match["words"].rstrip()
        if any(word in words for word in _NO_PERCENT_WORDS):
            continue
        value: int | float | None = read_number_words(words)
        if value is None:
            continue
        tenths = _read_decimals(match["tenths"])
        end = match.end() if tenths else match.start("words") + len(words)
        yield Percent(float(f"{value}.{tenths}") if tenths else value, match.start(), end, None)


def _read_decimals(words: str | None) -> str:
    """Return the digits named one by one after จุด, or nothing."""
    digits = [read_number_words(word) for word in _ONE_WORD.findall(words or "")]
    return "".join(str(digit) for digit in digits if digit is not None and digit < 10)


def _compare(text: str, percent: Percent, taken: int) -> Percent:
    """Return the percentage with the comparator worded before it (not before offset `taken`) or behind it."""
    before, start = read_comparator_before(text, percent.start)
    if start < taken:
        before, start = None, percent.start
    after, end = read_comparator_after(text, percent.end)
    return Percent(percent.value, start, end, before or after)


def read_percent_cell(text: str) -> int | float | None:
    """Return the percentage that a cell says, with or without its sign; None where it is none, or an amount of money.

    >>> read_percent_cell("๒๙.๖๗"), read_percent_cell("ร้อยละ ๓๐.๕"), read_percent_cell("")
    (29.67, 30.5, None)
    """
    found = find_percents(text)
    value = found[0].value if found else read_number(_AROUND.sub("", text))
    return value if value is not None and value <= MAX_PERCENT else None
