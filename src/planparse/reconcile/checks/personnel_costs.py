"""The foot of form 9: (๔) + (๕) = (๖), (๖) of (๗) in percent = (๘), and the limit that (๘) must keep.

The limit is that which the plan states; failing that the 40 percent of มาตรา ๓๕
พ.ร.บ.ระเบียบบริหารงานบุคคลส่วนท้องถิ่น พ.ศ. ๒๕๔๒.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.lexicon.closing_lines import closing_role
from planparse.lexicon.wording import load_wording
from planparse.model import Severity
from planparse.model.layout import Cell
from planparse.model.records import CostLimit
from planparse.quantities import find_percents, read_percent_cell
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.figures import show_number, tidy_number
from planparse.reconcile.sums import sum_down
from planparse.reconcile.tally import Tally, label_of

_FORMULA = re.compile(r"[+*xX×/]|หาร|คูณ")
ROUNDING = 1.0
"""Yearly sums are printed in whole baht."""
LEGAL_LIMIT = 40
PERCENT_ROUNDING = 0.0101
Choices = tuple[float, ...]
"""A figure as it is printed, and as the others make it where another finding tells that it is wrong."""


@dataclass(frozen=True, slots=True)
class _Foot:
    """The rows at the foot of the table, by index; None where the form leaves one out."""

    subtotal: int
    benefits: int | None
    total: int | None
    budget: int | None
    percent: int | None


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each figure at the foot of a cost table that the others contradict, and for too high a cost."""
    for grid in evidence.layout.grids:
        if len(grid.columns) < 4:
            continue
        tally = evidence.tally_of(grid)
        foot = _find_foot(tally) if tally else None
        if tally is not None and foot is not None:
            for column in range(tally.width):
                yield from _check_column(evidence, tally, foot, column)
            yield from _check_limit(evidence, tally, foot)


def _find_foot(tally: Tally) -> _Foot | None:
    if not tally.totals or tally.body_end == len(tally.grid.rows):
        return None
    words = load_wording("forms/personnel_costs")
    rows: dict[str, int] = {}
    for index in range(tally.totals[0] + 1, len(tally.grid.rows)):
        role = closing_role(label_of(tally.grid.rows[index]), words)
        if role == "subtotal" and "benefits" in rows:
            role = "total"  # a bare รวม behind the benefits
        if role is not None and role != "subtotal":
            rows.setdefault(role, index)
    if "benefits" not in rows and "total" not in rows:
        return None
    first = min(rows.values())
    subtotal = max((row for row in tally.totals if row < first), default=None)
    if subtotal is None:
        return None
    return _Foot(subtotal, *(rows.get(role) for role in ("benefits", "total", "budget", "ratio")))


def _value(tally: Tally, row: int | None, column: int) -> float | None:
    return None if row is None else tally.figure(row, column).value


def _percent(tally: Tally, foot: _Foot, column: int) -> float | None:
    """Return the percentage of a column, also one with its sign: ๒๘.๗๕ %."""
    return None if foot.percent is None else read_percent_cell(tally.text(foot.percent, column))


def _check_column(evidence: Evidence, tally: Tally, foot: _Foot, column: int) -> Iterator[Note]:
    subtotal, benefits = _value(tally, foot.subtotal, column), _value(tally, foot.benefits, column)
    total, budget = _value(tally, foot.total, column), _value(tally, foot.budget, column)
    percent, rate = _percent(tally, foot, column), _rate(tally, foot)
    sums, gains = _choose(tally, foot, column, subtotal, benefits, rate)
    if subtotal and benefits and rate and not any(_is_near(one * rate / 100, benefits) for one in sums):
        shown = f"{show_number(subtotal)} × {show_number(rate)} %"
        yield _note(evidence, tally, (foot.benefits, foot.subtotal), column, shown, subtotal * rate / 100, benefits)
    if subtotal and benefits and total and not any(_is_near(one + gain, total) for one in sums for gain in gains):
        shown = f"{show_number(subtotal)} + {show_number(benefits)}"
        summed = (foot.total, foot.subtotal, foot.benefits)
        yield _note(evidence, tally, summed, column, shown, subtotal + benefits, total)
    if total and budget and percent:
        parts = [one + gain for one in sums for gain in gains]
        if not any(abs(100 * one / budget - percent) <= PERCENT_ROUNDING for one in (total, *parts)):
            shown = f"{show_number(total)} ÷ {show_number(budget)} × 100"
            rows = (foot.percent, foot.total, foot.budget)
            yield _note(evidence, tally, rows, column, shown, 100 * total / budget, percent)


def _choose(
    tally: Tally, foot: _Foot, column: int, subtotal: float | None, benefits: float | None, rate: float | None
) -> tuple[Choices, Choices]:
    """Return what the sum and the benefits of a column may be: as printed, and rightly where they are told as wrong.

    What rests on the right figure is no second error.
    """
    sums = (subtotal or 0, *(slip.expected for slip in sum_down(tally, (column,), foot.subtotal)))
    gains = (benefits or 0, *(one * rate / 100 for one in sums if rate))
    return sums, gains


def _is_near(one: float, other: float) -> bool:
    return abs(one - other) <= ROUNDING


def _rate(tally: Tally, foot: _Foot) -> float | None:
    """Return the rate of benefits that the row's label states, such as ๑๕%."""
    if foot.benefits is None:
        return None
    text = " ".join(cell.text for cell in tally.grid.rows[foot.benefits].cells[:3])
    rates = {percent.value for percent in find_percents(text)}
    return rates.pop() if len(rates) == 1 and not _FORMULA.search(text) else None


def _check_limit(evidence: Evidence, tally: Tally, foot: _Foot) -> Iterator[Note]:
    """Yield one note for the years whose printed percentage is above the limit."""
    limits = [one.percent for one in evidence.of(CostLimit, "cost_limits")]
    limit = min((one for one in limits if one <= LEGAL_LIMIT), default=LEGAL_LIMIT)
    found = {column: _percent(tally, foot, column) for column in range(tally.width)}
    over = {c: p for c, p in found.items() if p is not None and p > limit and _is_over(tally, foot, c, limit)}
    if over and foot.percent is not None:
        shown = ", ".join(f"{percent:.2f}" for percent in over.values())
        cells = [tally.cell(foot.percent, column) for column in over]
        yield _make(
            evidence,
            tally,
            cells,
            f"ค่าใช้จ่ายด้านบุคคลร้อยละ {shown} ของงบประมาณ เกินกว่าร้อยละ {show_number(limit)} ที่กำหนด",
            f"Personnel cost of {shown} % of the budget is above the limit of {show_number(limit)} %",
            (limit, max(over.values())),
            severity="warning",
        )


def _is_over(tally: Tally, foot: _Foot, column: int, limit: float) -> bool:
    """Whether the column's own figures are above the limit as well: else its percentage is misprinted."""
    total, budget = _value(tally, foot.total, column), _value(tally, foot.budget, column)
    return bool(total and budget) and 100 * (total or 0) > limit * (budget or 0)


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
    right = tidy_number(expected)
    return _make(
        evidence,
        tally,
        cells,
        f"แถว “{name}”: {shown} = {show_number(right)} แต่พิมพ์ไว้ {show_number(found)}",
        f"Row “{name}”: {shown} = {show_number(right)}, printed {show_number(found)}",
        (right, found),
    )


def _make(
    evidence: Evidence,
    tally: Tally,
    cells: Sequence[Cell],
    th: str,
    en: str,
    figures: tuple[float, float],
    severity: Severity = "error",
) -> Note:
    places = tuple(evidence.trace(cell.start, cell.end) for cell in cells)
    return Note(
        code="total-mismatch",
        severity=severity,
        th=th,
        en=en,
        expected=figures[0],
        found=figures[1],
        document_id=evidence.table_of(tally.grid).document_id,
        record_ids=evidence.records_at(places[0]),
        provenance=places,
    )


CHECK = Check("personnel_costs", run)
