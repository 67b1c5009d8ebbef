"""Figures of money: their unit, groups of thousands that came apart, and the value in baht."""

from __future__ import annotations

import re

from planparse.quantities.digits import DIGIT, LETTER, to_arabic
from planparse.quantities.figures import Run, is_grouped
from planparse.quantities.money_context import is_labelled, is_whole

_BIG = "(?:(?P<tens>สิบ|ร้อย|พัน|หมื่น|แสน)?(?P<million>ล้าน)?\\s{0,2})"
MONEY_UNIT = re.compile(f"\\s{{0,3}}{_BIG}(?:บาท|฿|[Bb]aht|THB|บ\\.(?![{LETTER}]))(?:ถ้วน)?")
_MORE_GROUPS = re.compile(f"(?:\\s?,\\s?[{DIGIT}]{{3}}(?![{DIGIT}])){{1,4}}(?:\\.[{DIGIT}]{{1,2}}(?![{DIGIT}]))?")
_ZERO_GROUP = re.compile("[,\\s][0๐]")
_SPACE = re.compile(r"\s+")
_FIGURE = re.compile(r"(?P<whole>0|[1-9][0-9]{0,14}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,5})(?:\.(?P<fraction>[0-9]{1,8}))?")
_DOT_GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:[.,][0-9]{3}){1,5}")


def join_gaps(text: str, run: Run) -> Run:
    """Return the run with groups of thousands that a gap beside the comma cut off (`๑๕, ๐๐๐ บาท`).

    A group that begins with zero can be nothing else; another is joined only to one or two digits and only
    where the unit follows or the cell ends. `๑๐๐, ๕๐๐ บาท` may be one amount or two: it is made a broken one.
    """
    more = _MORE_GROUPS.match(text, run.end)
    if more is None or run.touches_letter or "." in run.figure:
        return run
    is_sure = _ZERO_GROUP.search(more.group()) is not None and (len(run.figure) <= 3 or is_grouped(run.figure))
    is_likely = (
        len(run.figure) <= 2
        and not is_labelled(text, run.start)
        and (MONEY_UNIT.match(text, more.end()) is not None or is_whole(text, run.start, more.end()))
    )
    if is_sure or is_likely:
        return Run(run.figure + to_arabic(_SPACE.sub("", more.group())), run.start, more.end(), True, False)
    if len(run.figure) == 3 and not is_labelled(text, run.start) and MONEY_UNIT.match(text, more.end()):
        return Run(f"{run.figure} {to_arabic(more.group())}", run.start, more.end(), False, False)
    return run


def read_baht(figure: str, multiplier: int) -> tuple[int | float | None, bool]:
    """Return the value in baht, and whether dots were read as commas: baht have two decimals, never three."""
    match = _FIGURE.fullmatch(figure)
    fraction = match["fraction"] or "" if match else ""
    if multiplier == 1 and (match is None or len(fraction) > 2):
        if _DOT_GROUPED.fullmatch(figure):
            return int(figure.replace(",", "").replace(".", "")), True
        return None, False
    if match is None:
        return None, False
    value, rest = divmod(int(match["whole"].replace(",", "") + fraction) * multiplier, 10 ** len(fraction))
    return (value + rest / 10 ** len(fraction) if rest else value), False
