"""What a cell of a table says as a figure: a number, nothing, or something that cannot be read."""

from __future__ import annotations

import functools
import re
from typing import Literal

from planparse.model.value import value_class
from planparse.quantities import read_change, read_count, read_money_cell, read_number
from planparse.quantities.number_words import TOKEN

State = Literal["number", "zero", "blank", "unknown", "text"]
"""`zero` is a printed nothing (a dash, ไม่ใช้งบประมาณ); `blank` states no figure; `unknown` has a figure
that cannot be read; `text` is wording with figures of its own that is no amount."""

MISPRINT_DIGITS = 4
"""Figures of fewer digits are near each other by chance."""
MAX_CELL = 600
"""Longer cells are wording."""
_SIGNED = re.compile(r"[+＋\-–−‐‑—][ ]?[0-9๐-๙]{1,4}$")
_SIGNED_MONEY = re.compile(
    r"(?P<sign>[+＋\-–−‐‑—])[ ]?(?P<figure>[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3}){1,4}(?:\.[0-9๐-๙]{1,2})?)$"
)
_DIGIT = re.compile(r"[0-9๐-๙]")
COUNTED = re.compile(f"{TOKEN}[ ]?(?:กว่า)?[ ]?(?:อัตรา|คน|ตำแหน่ง)")
"""A count in words."""
_SIGN_BEHIND = re.compile(r"[0-9๐-๙]{1,4}[ ]?[+＋\-–−‐‑—]$")
_MONEY_MARK = re.compile(r"บาท|\.[ ]?[-–=]|ล้าน")


@value_class
class Figure:
    """A cell as a figure; `value` is None unless the state is `number` or `zero`."""

    state: State
    value: int | float | None = None

    @property
    def is_known(self) -> bool:
        """Whether the cell prints a figure, be it nothing."""
        return self.value is not None


BLANK = Figure("blank")
ZERO = Figure("zero", 0)
UNKNOWN = Figure("unknown")


@functools.lru_cache(maxsize=16384)
def read_figure(text: str, *, signed: bool = False) -> Figure:
    """Return the figure of a cell; `signed` where money may fall, so that a dash before it is no bullet.

    >>> read_figure("๔๕ อัตรา").value, read_figure("-").state, read_figure("").state, read_figure("-๒").value
    (45, 'zero', 'blank', -2)
    >>> read_figure("กองคลัง ๔๐,๐๐๐ บาท กองช่าง ๓๕,๐๐๐ บาท").value, read_figure("๔■,๐๐๐ บาท").state
    (75000, 'unknown')
    >>> read_figure("ตามข้อบัญญัติ").state, read_figure("ร้อยละ ๘๐").state
    ('blank', 'text')
    >>> read_figure("-๒๐๙,๕๒๐", signed=True).value, read_figure("-๒๐๙,๕๒๐").value
    (-209520, 209520)
    """
    cell = text.strip().strip("*").strip()
    if not cell:
        return BLANK
    if len(cell) > MAX_CELL:
        return Figure("text")
    money = _SIGNED_MONEY.match(cell) if signed else None
    if money is not None:
        amount = read_number(money["figure"]) or 0
        return Figure("number", amount if money["sign"] in "+＋" else -amount)
    if signed and _SIGN_BEHIND.match(cell):
        return Figure("number", read_change(cell))
    value = _read_plain(cell)
    if value is not None:
        return Figure("number", value) if value or cell[-1] not in "-–—−" else ZERO
    return _read_worded(cell)


def _read_plain(cell: str) -> int | float | None:
    if _SIGNED.match(cell):
        return read_change(cell)
    count = read_count(cell)
    if count is not None:
        return count
    return read_number(cell)


def _read_worded(cell: str) -> Figure:
    reading = read_money_cell(cell)
    if reading.status == "none":
        return ZERO
    if not _DIGIT.search(cell):
        return UNKNOWN if COUNTED.search(cell) else BLANK
    if reading.status == "amount":
        values = [amount.baht for amount in reading.amounts]
        known = [value for value in values if value is not None]
        if len(known) < len(values):
            return UNKNOWN
        if _MONEY_MARK.search(cell) or len(known) == 1:
            return Figure("number", tidy_number(sum(known)))
        return Figure("text")
    return Figure("unknown" if reading.status == "unreadable" else "text")


def tidy_number(value: float) -> int | float:
    """Return the number to two decimals, whole where it is whole.

    >>> tidy_number(885595.5000001), tidy_number(12.0)
    (885595.5, 12)
    """
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def show_number(value: float) -> str:
    """Return a figure with thousands separators, for a message.

    >>> show_number(1324004.4), show_number(63)
    ('1,324,004.40', '63')
    """
    tidy = tidy_number(value)
    return f"{tidy:,}" if isinstance(tidy, int) else f"{tidy:,.2f}"


def is_same(one: float, other: float, slack: float = 0.005) -> bool:
    """Whether two sums agree, to half a satang."""
    return abs(one - other) <= slack


def is_swapped(one: float, other: float) -> bool:
    """Whether two sums differ by two neighbouring figures changed round, as `๕๓,๐๐๐` for `๓๕,๐๐๐`: a slip of the hand.

    >>> is_swapped(35000, 53000), is_swapped(35000, 55000), is_swapped(12500, 10250)
    (True, False, False)
    """
    left, right = f"{one:.2f}", f"{other:.2f}"
    apart = [at for at, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1]]
    if len(left) != len(right) or len(apart) != 2 or apart[1] != apart[0] + 1:
        return False
    return left[apart[0]] == right[apart[1]] and left[apart[1]] == right[apart[0]]


def is_misprint(right: float, printed: float) -> bool:
    """Whether one large figure is the other but for a slip of the hand.

    Two neighbours changed round, one digit another, or one digit too many or too few. Small figures are all alike.

    >>> is_misprint(35000, 53000), is_misprint(35000, 36000), is_misprint(35000, 350000), is_misprint(35000, 41000)
    (True, True, True, False)
    """
    one, other = sorted((str(tidy_number(right)), str(tidy_number(printed))), key=len)
    if len(one) < MISPRINT_DIGITS or one == other:
        return False
    if len(one) == len(other):
        return is_swapped(right, printed) or sum(1 for pair in zip(one, other, strict=True) if pair[0] != pair[1]) == 1
    head = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(one))
    return len(other) == len(one) + 1 and other[head + 1 :] == one[head:]
