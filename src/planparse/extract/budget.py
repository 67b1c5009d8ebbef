"""Budget cells: the amounts printed in them, and the department each is given to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planparse.model.layout import Cell
from planparse.quantities import Amount, read_fiscal_years, read_money_cell

_HEADS = ("สำนัก", "กอง", "หน่วย", "ฝ่าย", "ส่วน", "โรงเรียน", "ศูนย์", "งาน", "คลัง", "ปลัด")
_CONNECT = re.compile(r"(?:เป็นเงิน|จำนวนเงิน|จำนวน|งบประมาณ|วงเงิน|ใช้เงิน|ตั้งไว้|[:=\-–•]|และ|,)[ ]*$")
_JUNK = re.compile(r"^[\s,;:•\-–)(.]+|[\s,;:•\-–(]+$")

_SUM = re.compile(
    r"รวม(?:ทั้งสิ้น|ทั้งหมด|เป็นเงิน|งบประมาณ|เงิน|ทุกปี|[ ]?[0-9๐-๙][ ]?ปี)?(?:ทั้งสิ้น|ทั้งหมด)?(?:เป็นเงิน|จำนวน)?[ :=]{0,3}$"
)
_YEARLY = re.compile(r"(?:ปี|ปีงบประมาณ)ละ[ ]?(?:ไม่เกิน|จำนวน|ประมาณ|เป็นเงิน)?[ ]{0,2}$")
_YEAR_BEHIND = re.compile(r"[ ]{0,2}[(（]?(?:ใน|ของ)?ปี[^()（）]{3,40}[)）]")


REPAIRED = 0.6
"""How sure an amount is that was read through a slip (`๑๕,๐๐o บาท`), unless it stands there in words as well."""


@dataclass(frozen=True, slots=True)
class Money:
    """One amount of a budget cell; `department` as printed before it, or None.

    `fiscal_year` is the year that the wording gives it (`ปี ๒๕๗๐ จำนวน ๓๐,๐๐๐ บาท`), `is_sum` says that it sums up
    the amounts before it (`รวม ๗๐,๐๐๐ บาท`), `years` how many years it is for (`ปี ๒๕๗๐ - ๒๕๗๒ ปีละ ๒๐,๐๐๐ บาท`).
    """

    baht: int | float | None
    department: str | None
    start: int
    end: int
    words_baht: int | float | None = None
    confidence: float = 1.0
    fiscal_year: int | None = None
    is_sum: bool = False
    years: int = 1


@dataclass(frozen=True, slots=True)
class MoneyReading:
    """A budget cell: its status and amounts."""

    status: str
    amounts: tuple[Money, ...]

    @property
    def total(self) -> int | float | None:
        """The sum printed behind the amounts, else the sum of the readable ones, in baht; None where there is none."""
        if self.amounts and self.amounts[-1].is_sum and self.amounts[-1].baht is not None:
            return self.amounts[-1].baht
        values = [money.baht * money.years for money in self.amounts if money.baht is not None and not money.is_sum]
        return _plain(sum(values)) if values else None

    @property
    def confidence(self) -> float:
        """How sure the least sure of the amounts is; 1 where there is none."""
        return min((money.confidence for money in self.amounts), default=1.0)


def _plain(value: float) -> int | float:
    rounded = round(value, 2)
    return int(rounded) if rounded == int(rounded) else rounded


def department_before(text: str) -> str | None:
    """Return the department that closes a stretch of text before an amount.

    >>> department_before("ใช้งบเดินทางแต่ละส่วนราชการ กองคลัง จำนวน ")
    'กองคลัง'
    """
    wording = text.strip()
    while True:
        shorter = _CONNECT.sub("", wording).strip()
        if shorter == wording:
            break
        wording = shorter
    tokens = wording.split(" ")
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at].lstrip("-–•(").lstrip("0123456789๐๑๒๓๔๕๖๗๘๙.)")
        if token.startswith(_HEADS):
            name = _JUNK.sub("", " ".join([token, *tokens[at + 1 :]]))
            return name if 2 < len(name) <= 60 else None
    return None


def read_money(cell: Cell) -> MoneyReading:
    """Return the status and amounts of a budget cell, each with the department printed before it."""
    reading = read_money_cell(cell.text)
    return MoneyReading(reading.status, tuple(_place_amounts(cell, reading.amounts)))


def _place_amounts(cell: Cell, amounts: Iterable[Amount]) -> Iterator[Money]:
    last = 0
    year = None
    exact = cell.end - cell.start == len(cell.text)
    for amount in amounts:
        before = cell.text[last : amount.start]
        is_sum = last > 0 and _SUM.search(before) is not None
        behind = _YEAR_BEHIND.match(cell.text, amount.end)
        years = read_fiscal_years(behind.group() if behind else before)
        year = years[0] if len(years) == 1 else None if years or is_sum else year
        start = cell.start + amount.start if exact else cell.start
        end = cell.start + amount.end if exact else cell.end
        confidence = 1.0 if not amount.is_repaired or amount.words_baht == amount.baht else REPAIRED
        department = department_before(before)
        count = len(years) if years and _YEARLY.search(before) else 1
        yield Money(amount.baht, department, start, end, amount.words_baht, confidence, year, is_sum, count)
        last, year = (behind.end(), None) if behind else (amount.end, year)
