"""Pay of a year against the pay of a month that the same cell prints: `๔๒๒,๖๔๐ (๓๕,๒๒๐ × ๑๒)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.model.layout import Cell, Grid
from planparse.quantities import read_number
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.figures import show_number, tidy_number

MONTHS = 12
ROUNDING = 1.0
"""The pay of a month may be printed in whole baht."""
MAX_LENGTH = 80
_FIGURE = r"[0-9๐-๙]{1,3}(?:,?[0-9๐-๙]{3}){1,4}(?:\.[0-9๐-๙]{1,2})?"
_MONTHLY = rf"(?P<month>{_FIGURE})(?:[ ]?บาท)?[ ]?[xX×✕*][ ]?(?:12|๑๒)(?:[ ]?เดือน)?"
_BEHIND = re.compile(
    rf"(?P<year>{_FIGURE})(?:[ ]?บาท)?[ ]?(?:\([ ]?{_MONTHLY}[ ]?\)|=[ ]?{_MONTHLY.replace('month', 'by')})$"
)
_BEFORE = re.compile(rf"\(?[ ]?{_MONTHLY}[ ]?\)?[ ]?=[ ]?(?P<year>{_FIGURE})(?:[ ]?บาท)?$")


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each pay of a year that is not that of its months; most cells of the table must hold."""
    for grid in evidence.layout.grids:
        read = [(cell, *pay) for cell in _cells(grid) if (pay := read_pay(cell.text)) is not None]
        wrong = [entry for entry in read if abs(entry[1] * MONTHS - entry[2]) > ROUNDING]
        if len(read) - len(wrong) >= len(wrong):
            for cell, month, year in wrong:
                yield _note(evidence, grid, cell, month, year)


def _cells(grid: Grid) -> Iterator[Cell]:
    for row in grid.rows:
        for cell in row.cells:
            if not cell.is_filled and len(cell.text) <= MAX_LENGTH and ("๑๒" in cell.text or "12" in cell.text):
                yield cell


def read_pay(text: str) -> tuple[int | float, int | float] | None:
    """Return the pay of a month and that of a year that a cell prints, or None where it prints not both.

    >>> read_pay("๔๒๒,๖๔๐ (๓๕,๒๒๐ × ๑๒)"), read_pay("๓๕,๒๒๐ x ๑๒ = ๔๒๒,๖๔๐ บาท"), read_pay("๔๒๒,๖๔๐ (ค่ากลาง)")
    ((35220, 422640), (35220, 422640), None)
    """
    wording = text.strip("* ")
    found = _BEHIND.match(wording) or _BEFORE.match(wording)
    if found is None:
        return None
    parts = found.groupdict()
    month, year = read_number(parts["month"] or parts.get("by") or ""), read_number(parts["year"])
    return (month, year) if month and year else None


def _note(evidence: Evidence, grid: Grid, cell: Cell, month: float, year: float) -> Note:
    expected = tidy_number(month * MONTHS)
    shown = f"{show_number(month)} × {MONTHS} = {show_number(expected)}"
    place = evidence.trace(cell.start, cell.end)
    return Note(
        code="total-mismatch",
        severity="error",
        th=f"{shown} แต่พิมพ์ไว้ {show_number(year)}",
        en=f"{shown}, printed {show_number(year)}",
        expected=expected,
        found=tidy_number(year),
        document_id=evidence.table_of(grid).document_id,
        record_ids=evidence.records_at(place),
        provenance=(place,),
    )


CHECK = Check("monthly_pay", run)
