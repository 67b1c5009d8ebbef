"""Amounts of money in text: ๗๕,๐๐๐ บาท, ๙๙,๘๐๐.-, ๐.๐๕ ล้านบาท, with the words that check them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from planparse.model.value import value_class
from planparse.quantities.digits import DASH, DIGIT, LETTER, has_digit
from planparse.quantities.figures import Run, find_runs
from planparse.quantities.money_context import (
    is_broken_amount,
    is_mixed,
    is_whole,
    stands_as_amount,
)
from planparse.quantities.money_figures import MONEY_UNIT, join_gaps, read_baht
from planparse.quantities.number_words import TOKEN, read_baht_words

_TENS = {"สิบ": 10, "ร้อย": 100, "พัน": 10**3, "หมื่น": 10**4, "แสน": 10**5, "": 1}
_MILLION = re.compile(f"\\s{{0,3}}ล้าน(?![{LETTER}]|\\s?คน)")
_STROKE = re.compile(f"\\s?[.,]\\s?[{DASH}=]{{1,3}}(?:\\s?บาท(?:ถ้วน)?)?(?!\\s?[{DIGIT}])")
_BEHIND = re.compile("\\s{0,3}[(（](?P<words>[^()（）]{3,160})[)）]")
_WORDED = re.compile(f"(?P<words>(?:{TOKEN}\\s?){{2,40}}บาท(?:ถ้วน|(?:{TOKEN}\\s?){{1,4}}สตางค์)?)")
_DIGIT_BEFORE = re.compile(f"[{DIGIT}]\\s{{0,3}}\\Z")
_LINK = re.compile("[\\s()（）=:]{0,5}")
_CLOSE = re.compile("\\s{0,2}[)）]")
_TRIM = " \t\r\n-–—=\"'“”"


@value_class
class Amount:
    """An amount in baht and its half-open place (figure, unit and the words in brackets behind them).

    `baht` is None where the figure is broken (`๑๐,๐๐ บาท`). `words_baht` is what the words say and `words`
    their wording; an amount printed in words alone has its value in both. `is_repaired` says that the
    figure was read through a slip that allows one reading only: look-alike letters, a dot or a gap where a
    comma belongs.
    """

    baht: int | float | None
    start: int
    end: int
    words_baht: int | float | None = None
    words: str | None = None
    is_repaired: bool = False


def find_amounts(text: str, bare: bool = False) -> list[Amount]:
    """Return the amounts of money in the text, in order; each printed amount once.

    Figures need a unit (บาท, ล้านบาท, ฿, `.-`). With `bare` also figures that stand alone as in a budget
    column (`๕๕๖,๐๐๐`), but no years, ordinals, counts or percentages; there a broken figure (`๑๐,๐๐`) has
    `baht=None`.

    >>> [a.baht for a in find_amounts("กองคลัง จำนวน ๔๐,๐๐๐ บาท กองช่าง จำนวน ๗๕,๐๐๐ บาท")]
    [40000, 75000]
    >>> find_amounts("๑๕,๐๐๐ บาท (หนึ่งหมื่นห้าพันบาทถ้วน)")[0].words_baht
    15000
    >>> [a.baht for a in find_amounts("๑,๓๒๔,๐๐๔.๔๐.- หรือ ๐.๐๕ ล้านบาท")]
    [1324004.4, 50000]
    >>> find_amounts("๕๕๖,๐๐๐"), find_amounts("๕๕๖,๐๐๐", bare=True)[0].baht
    ([], 556000)
    """
    has_words = "บาท" in text
    found = list(_find_figures(text, bare)) if has_digit(text) else []
    if not has_words:
        return found
    taken = {at for amount in found for at in range(amount.start, amount.end)}
    worded = [amount for amount in _find_worded(text) if taken.isdisjoint(range(amount.start, amount.end))]
    return _join_words(text, sorted([*found, *worded], key=_get_start)) if worded else found


def _get_start(amount: Amount) -> int:
    return amount.start


def _find_figures(text: str, bare: bool) -> Iterator[Amount]:
    """Yield the amounts printed in figures."""
    taken = 0
    for run in find_runs(text):
        if run.start < taken:
            continue
        whole = join_gaps(text, run)
        amount = _read_with_unit(text, whole)
        if amount is None and bare:
            amount = _read_bare(text, whole)
        if amount is not None:
            taken = amount.end
            yield amount


def _read_with_unit(text: str, run: Run) -> Amount | None:
    """Return the amount of a run that a unit follows, with the words in brackets behind it."""
    unit = MONEY_UNIT.match(text, run.end)
    multiplier = 1
    if unit is not None:
        multiplier = _TENS[unit["tens"] or ""] * (10**6 if unit["million"] else 1)
    else:
        unit = _STROKE.match(text, run.end)
        if unit is None or (len(run.figure) < 3 and not is_whole(text, run.start, unit.end())):
            return None
    baht, is_dotted = (None, False) if is_mixed(text, run) else read_baht(run.figure, multiplier)
    amount = Amount(baht, run.start, unit.end(), is_repaired=baht is not None and (run.is_repaired or is_dotted))
    behind = _BEHIND.match(text, amount.end)
    if behind is None or "บาท" not in behind["words"] or has_digit(behind["words"]):
        return amount
    words = behind["words"].strip(_TRIM)
    return replace(amount, end=behind.end(), words_baht=read_baht_words(words), words=words)


def _read_bare(text: str, run: Run) -> Amount | None:
    """Return the amount of a run that stands without a unit in a budget column."""
    if is_broken_amount(text, run):
        return Amount(None, run.start, run.end)
    million = _MILLION.match(text, run.end)
    if million is not None:
        baht, _ = read_baht(run.figure, 10**6)
        return Amount(baht, run.start, million.end(), is_repaired=run.is_repaired)
    if not stands_as_amount(text, run):
        return _read_dotted_cell(text, run)
    baht, is_dotted = read_baht(run.figure, 1)
    return Amount(baht, run.start, run.end, is_repaired=run.is_repaired or is_dotted)


def _read_dotted_cell(text: str, run: Run) -> Amount | None:
    """Return the amount of a cell that is nothing but a figure with dots for commas (`๑.๕๐๐.๐๐๐`)."""
    if run.figure.count(".") < 2 or not is_whole(text, run.start, run.end):
        return None
    baht, _ = read_baht(run.figure, 1)
    return None if baht is None else Amount(baht, run.start, run.end, is_repaired=True)


def _find_worded(text: str) -> Iterator[Amount]:
    """Yield the amounts printed in words; two words of a number at least, so หลายร้อยบาท is none."""
    for match in _WORDED.finditer(text):
        words = match["words"]
        if _DIGIT_BEFORE.search(text, max(0, match.start() - 4), match.start()):
            continue
        baht = read_baht_words(words)
        if baht is not None:
            yield Amount(baht, match.start(), match.end(), baht, words)


def _join_words(text: str, amounts: list[Amount]) -> list[Amount]:
    """Join an amount in words with the same amount in figures that stands right beside it."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        if last is None or not _LINK.fullmatch(text, last.end, amount.start):
            joined.append(amount)
        elif _is_worded(last) and amount.words is None:
            end = _close(text, amount.end)
            joined[-1] = replace(amount, start=last.start, end=end, words_baht=last.words_baht, words=last.words)
        elif _is_worded(amount) and last.words is None:
            joined[-1] = replace(last, end=_close(text, amount.end), words_baht=amount.words_baht, words=amount.words)
        else:
            joined.append(amount)
    return joined


def _close(text: str, end: int) -> int:
    """Return the end of an amount in brackets with its closing bracket."""
    close = _CLOSE.match(text, end)
    return close.end() if close else end


def _is_worded(amount: Amount) -> bool:
    """Tell whether the amount is printed in words alone."""
    return amount.words is not None and amount.words_baht == amount.baht
