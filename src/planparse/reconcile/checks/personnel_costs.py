"""The foot of form 9: (๔) + (๕) = (๖), (๖) of (๗) in percent = (๘), and the limit of 40 percent.

The limit is that of มาตรา ๓๕ พ.ร.บ.ระเบียบบริหารงานบุคคลส่วนท้องถิ่น พ.ศ. ๒๕๔๒.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planparse.lexicon.wording import fold
from planparse.quantities import find_percents
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.figures import show_number
from planparse.reconcile.tally import Tally, label_of, words

_FORMULA = re.compile(r"[+*xX×/]|หาร|คูณ")
ROUNDING = 1.0
"""Yearly sums are printed in whole baht."""


@dataclass(frozen=True, slots=True)
class _Foot:
    """The rows at the foot of the table, by index; None where the form leaves one out."""

    subtotal: int
    benefits: int | None
    total: int | None
    budget: int | None
    percent: int | None


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each figure at the foot of a cost table that the others contradict."""
    for grid in evidence.layout.grids:
        if len(grid.columns) < 4:
            continue
        tally = evidence.tally_of(grid)
        foot = _find_foot(tally) if tally else None
        if tally is not None and foot is not None:
            for column in range(tally.width):
                yield from _check_column(evidence, tally, foot, column)


def _find_foot(tally: Tally) -> _Foot | None:
    if not tally.totals or tally.body_end == len(tally.grid.rows):
        return None
    rows: dict[str, int] = {}
    for index in range(tally.totals[0] + 1, len(tally.grid.rows)):
        key = fold(label_of(tally.grid.rows[index]))
        for kind in ("personnel_total", "budget_percent", "benefits", "yearly_budget"):
            if kind not in rows and any(word in key for word in words().words[kind]):
                rows[kind] = index
                break
    if "benefits" not in rows and "personnel_total" not in rows:
        return None
    first = min(rows.values())
    subtotal = max((row for row in tally.totals if row < first), default=None)
    if subtotal is None:
        return None
    return _Foot(
        subtotal,
        rows.get("benefits"),
        rows.get("personnel_total"),
        rows.get("yearly_budget"),
        rows.get("budget_percent"),
    )


def _value(tally: Tally, row: int | None, column: int) -> float | None:
    return None if row is None else tally.figure(row, column).value


def _check_column(evidence: Evidence, tally: Tally, foot: _Foot, column: int) -> Iterator[Note]:
    subtotal, benefits = _value(tally, foot.subtotal, column), _value(tally, foot.benefits, column)
    total, budget = _value(tally, foot.total, column), _value(tally, foot.budget, column)
    percent = _value(tally, foot.percent, column)
    rate = _rate(tally, foot)
    if subtotal and benefits and rate and abs(subtotal * rate / 100 - benefits) > ROUNDING:
        shown = f"{show_number(subtotal)} × {show_number(rate)} %"
        yield _note(evidence, tally, (foot.benefits, foot.subtotal), column, shown, subtotal * rate / 100, benefits)
    if subtotal and benefits and total and abs(subtotal + benefits - total) > ROUNDING:
        shown = f"{show_number(subtotal)} + {show_number(benefits)}"
        yield _note(
            evidence, tally, (foot.total, foot.subtotal, foot.benefits), column, shown, subtotal + benefits, total
        )
    if total and budget and percent and not _is_ratio(subtotal, benefits, total, budget, percent):
        shown = f"{show_number(total)} ÷ {show_number(budget)} × 100"
        yield _note(
            evidence, tally, (foot.percent, foot.total, foot.budget), column, shown, 100 * total / budget, percent
        )


def _is_ratio(subtotal: float | None, benefits: float | None, total: float, budget: float, percent: float) -> bool:
    """Whether the percentage is that of the printed total, or of the parts where the total was misprinted."""
    sums = [total, (subtotal or 0) + (benefits or 0)]
    return any(abs(100 * value / budget - percent) <= 0.0101 for value in sums)


def _rate(tally: Tally, foot: _Foot) -> float | None:
    """Return the rate of benefits that the row's label states, such as ๑๕%."""
    if foot.benefits is None:
        return None
    text = " ".join(cell.text for cell in tally.grid.rows[foot.benefits].cells[:3])
    rates = {percent.value for percent in find_percents(text)}
    return rates.pop() if len(rates) == 1 and not _FORMULA.search(text) else None


def _note(
    evidence: Evidence,
    tally: Tally,
    rows: tuple[int | None, ...],
    column: int,
    shown: str,
    expected: float,
    found: float,
) -> Note:
    cells = [tally.cell(row, column) for row in rows if row is not None]
    name = label_of(tally.grid.rows[rows[0] or 0])
    right = round(expected, 2)
    places = tuple(evidence.trace(cell.start, cell.end) for cell in cells)
    return Note(
        code="total-mismatch",
        severity="error",
        th=f"แถว “{name}”: {shown} = {show_number(right)} แต่พิมพ์ไว้ {show_number(found)}",
        en=f"Row “{name}”: {shown} = {show_number(right)}, printed {show_number(found)}",
        expected=int(right) if right == int(right) else right,
        found=found,
        document_id=evidence.table_of(tally.grid).document_id,
        record_ids=evidence.records_at(places[0]),
        provenance=places,
    )


CHECK = Check("personnel_costs", run)
