"""Amounts of money that are printed but cannot be read."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.lexicon.wording import fold
from planparse.model import Provenance, Record
from planparse.model.layout import Grid
from planparse.model.records import BudgetLine, Project
from planparse.quantities import read_money_cell
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.tally import words

MAX_CELL = 400
_NO_MONEY = ("ร้อยละ", "จำนวนโครงการ", "จำนวนกิจกรรม", "ระยะเวลา", "ผล", "ประเด็น")
_DIGITS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙")


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield one note per amount: cells of money columns first, then records that no cell accounts for."""
    lines: set[int] = set()
    for grid in evidence.layout.grids:
        for wording, place in _cells(evidence, grid):
            lines.add(place.line_start)
            yield _note(wording, evidence.table_of(grid).document_id, place, evidence.records_at(place))
    broken: list[Record] = [line for line in evidence.of(BudgetLine, "budget_lines") if line.status == "unreadable"]
    broken += [project for project in evidence.of(Project, "projects") if project.budget_status == "unreadable"]
    for record in broken:
        place = record.provenance
        if lines.isdisjoint(range(place.line_start, place.line_end + 1)):
            lines.add(place.line_start)
            yield _note(None, record.document_id, place, (record.id,))


def _cells(evidence: Evidence, grid: Grid) -> Iterator[tuple[str, Provenance]]:
    columns = [i for i, path in enumerate(grid.columns) if path and _is_money(path)]
    if not columns:
        return
    for row in grid.rows:
        for column in columns:
            cell = row.cells[column] if column < len(row.cells) else None
            if cell is None or not cell.text or cell.is_filled or len(cell.text) > MAX_CELL:
                continue
            if _DIGITS.isdisjoint(cell.text):
                continue
            reading = read_money_cell(cell.text)
            if reading.status == "unreadable" or any(amount.baht is None for amount in reading.amounts):
                yield cell.text, evidence.trace(cell.start, cell.end)


def _is_money(path: tuple[str, ...]) -> bool:
    """Whether a column holds money, by its headings: งบประมาณ, วงเงิน, (บาท)."""
    leaf = fold(path[-1])
    wording = words().words
    if any(word in leaf for word in _NO_MONEY) and "บาท" not in leaf:
        return False
    return any(word in fold(" ".join(path)) for word in wording["money_columns"])


def _note(wording: str | None, document: str, place: Provenance, record_ids: tuple[str, ...]) -> Note:
    shown = f" “{wording[:80]}”" if wording else ""
    return Note(
        code="unreadable-amount",
        severity="error",
        th=f"อ่านจำนวนเงิน{shown} ไม่ได้",
        en=f"The amount{shown} cannot be read",
        found=wording,
        document_id=document,
        record_ids=record_ids,
        provenance=(place,),
    )


CHECK = Check("unreadable_amounts", run)
