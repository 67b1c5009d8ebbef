"""Budget cells: the amounts printed in them, and the department each is given to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planparse.model.layout import Cell
from planparse.quantities import Amount, read_money_cell

_HEADS = ("สำนัก", "กอง", "หน่วย", "ฝ่าย", "ส่วน", "โรงเรียน", "ศูนย์", "งาน", "คลัง", "ปลัด")
_CONNECT = re.compile(r"(?:เป็นเงิน|จำนวนเงิน|จำนวน|งบประมาณ|วงเงิน|ใช้เงิน|ตั้งไว้|[:=\-–•]|และ|,)[ ]*$")
_JUNK = re.compile(r"^[\s,;:•\-–)(.]+|[\s,;:•\-–(]+$")


REPAIRED = 0.6
"""How sure an amount is that was read through a slip (`๑๕,๐๐o บาท`), unless it stands there in words as well."""


@dataclass(frozen=True, slots=True)
class Money:
    """One amount of a budget cell; `department` as printed before it, or None."""

    baht: int | float | None
    department: str | None
    start: int
    end: int
    words_baht: int | float | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class MoneyReading:
    """A budget cell: its status and amounts."""

    status: str
    amounts: tuple[Money, ...]

    @property
    def total(self) -> int | float | None:
        """Sum of the readable amounts in baht, None where there is none."""
        values = [money.baht for money in self.amounts if money.baht is not None]
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
    exact = cell.end - cell.start == len(cell.text)
    for amount in amounts:
        department = department_before(cell.text[last : amount.start])
        start = cell.start + amount.start if exact else cell.start
        end = cell.start + amount.end if exact else cell.end
        is_sure = not amount.is_repaired or amount.words_baht == amount.baht
        yield Money(amount.baht, department, start, end, amount.words_baht, 1.0 if is_sure else REPAIRED)
        last = amount.end
