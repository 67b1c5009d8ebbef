"""Money: amounts in text, and what a cell of a budget column says."""

from __future__ import annotations

import functools
import re
from typing import Literal

from planparse.model.value import value_class
from planparse.quantities.amounts import Amount, find_amounts
from planparse.quantities.digits import DASH, DIGIT, has_digit
from planparse.quantities.figures import find_runs, read_clean
from planparse.quantities.money_context import is_explained

__all__ = ["Amount", "MoneyCell", "MoneyStatus", "find_amounts", "read_money_cell"]

MoneyStatus = Literal["amount", "none", "unspecified", "unreadable"]
"""The contract's four states of a budget."""

_SPACE = re.compile(r"\s+")
_DASHES = re.compile(f"[{DASH}_.]{{1,6}}")
_NO_MONEY = re.compile("ไม่(?:ได้|ต้อง|ขอ|มีการ|จำเป็นต้อง)?(?:ใช้จ่าย|ใช้|ใช|มี|เสีย|ขอ|ตั้ง)(?:จ่าย)?(?:งบ|ค่าใช้จ่าย|เงิน)")
_NOTHING = re.compile("ไม่มี.{0,40}|ไม่(?:ได้)?(?:ใช้|ใช)|ไม่ต้องใช้|ฟรี")
_PARTED = re.compile(
    f"[{DIGIT}]{{1,2}} [{DIGIT}]{{1,2}}(?:,[{DIGIT}]{{3}}){{1,3}}(?:\\.[{DIGIT}]{{2}})?"
    f"|[{DIGIT}]{{1,3}}(?:,[{DIGIT}]{{3}}){{0,2}},(?:[{DIGIT}] [{DIGIT}]{{2}}|[{DIGIT}]{{2}} [{DIGIT}])"
)
_EACH = "คน|วัน|ครั้ง|รุ่น|มื้อ|ชั่วโมง|ชม|ชุด|เล่ม|ท่าน"
_RATE_BEFORE = re.compile(f"(?:[xX×]|คูณ|(?:{_EACH})ละ)\\s{{0,3}}(?:จำนวน\\s{{0,3}}|เป็นเงิน\\s{{0,3}})?\\Z")
_RATE_BEHIND = re.compile(f"\\s{{0,3}}(?:[xX×]\\s{{0,3}}[{DIGIT}(]|คูณ|(?:/|ต่อ)\\s?(?:{_EACH}))")


@value_class
class MoneyCell:
    """What a budget cell says, and the amounts printed in it.

    `amounts` may hold broken ones (`baht=None`) beside good ones when the status is "amount"; all of them
    are broken, or there is none, when it is "unreadable".
    """

    status: MoneyStatus
    amounts: tuple[Amount, ...]


@functools.lru_cache(maxsize=8192)
def read_money_cell(text: str) -> MoneyCell:
    """Return the status of a budget cell and its amounts.

    "amount": at least one can be read. "none": a dash, ไม่ใช้งบประมาณ, ไม่มี. "unspecified": empty,
    ตามข้อบัญญัติ, ตามที่ตั้งจ่าย or other words without an amount. "unreadable": digits that are neither an
    amount nor plainly a year, an ordinal, a count, a date or a reference. Rates and factors
    (`๑๐๐ คน x ๓๐๐ บาท`) are left out beside other amounts.

    >>> read_money_cell("จำนวน ๒๐,๐๐๐ บาท").status, read_money_cell("- ไม่มี-").status
    ('amount', 'none')
    >>> read_money_cell("ตามข้อบัญญัติ").status, read_money_cell("๑๐,๐๐").status
    ('unspecified', 'unreadable')
    """
    clean = read_clean(text)
    if clean is not None and clean[1] and text[0] not in "0๐":
        return MoneyCell("amount", (Amount(clean[0], 0, len(text)),))
    parted = _join_parted(text)
    if parted is not None:
        return MoneyCell("amount", (parted,))
    amounts = _leave_out_rates(text, find_amounts(text, bare=True))
    if any(amount.baht is not None for amount in amounts):
        return MoneyCell("amount", amounts)
    if amounts:
        return MoneyCell("unreadable", amounts)
    if _says_none(text):
        return MoneyCell("none", ())
    if has_digit(text) and not all(is_explained(text, run) for run in find_runs(text)):
        return MoneyCell("unreadable", ())
    return MoneyCell("unspecified", ())


def _join_parted(text: str) -> Amount | None:
    """Return the amount of a cell whose one figure came apart at a gap: `๑ ๔,๕๐๐`, as figures set flush right do.

    Joined it is sound, in groups of three; two sound figures, such as `๑,๐๐๐ ๒,๐๐๐`, are none when joined.
    """
    if not _PARTED.fullmatch(text):
        return None
    clean = read_clean(text.replace(" ", ""))
    return Amount(clean[0], 0, len(text), is_repaired=True) if clean is not None and clean[1] else None


def _leave_out_rates(text: str, amounts: list[Amount]) -> tuple[Amount, ...]:
    """Return the amounts without those that are rates or factors (`๑๐๐ คน x ๓๐๐ บาท`), unless all are."""
    totals = [amount for amount in amounts if not _is_rate(text, amount)]
    return tuple(totals or amounts)


def _is_rate(text: str, amount: Amount) -> bool:
    """Tell whether a multiplication sign or a word such as คนละ, ต่อคน makes the amount a rate."""
    before = _RATE_BEFORE.search(text, max(0, amount.start - 24), amount.start)
    return before is not None or _RATE_BEHIND.match(text, amount.end) is not None


def _says_none(text: str) -> bool:
    """Tell whether the cell says that no money is needed; gaps inside its words are closed."""
    cell = _SPACE.sub("", text).strip("*()")
    if not cell or cell.strip(".") == "":
        return False
    if _DASHES.fullmatch(cell):
        return True
    words = cell.strip("-‐‑‒–—―−_.")
    return bool(_NOTHING.fullmatch(words) or _NO_MONEY.search(words))
