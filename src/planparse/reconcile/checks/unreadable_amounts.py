"""Amounts of money that are printed but cannot be read, or were read through a slip of the figure."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.lexicon.wording import fold, is_year_heading
from planparse.model import Provenance, Record
from planparse.model.layout import Cell, Grid
from planparse.model.records import BudgetLine, Project
from planparse.quantities import Amount, MoneyCell, read_money_cell
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.tally import words

MAX_CELL = 400
_NO_MONEY = ("ร้อยละ", "จำนวนโครงการ", "จำนวนกิจกรรม", "ระยะเวลา", "ผล", "ประเด็น")
_DIGITS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙")


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield one note per amount: cells of money columns first, then records that no cell accounts for.

    What was read through a slip is damage of the text; the wording stands in the note, for records keep the value.
    """
    lines: set[int] = set()
    for grid in evidence.layout.grids:
        for cell, reading in _cells(grid):
            place = evidence.trace(cell.start, cell.end)
            document, record_ids = evidence.table_of(grid).document_id, evidence.records_at(place)
            for amount in reading.amounts:
                if amount.is_repaired:
                    yield _slip(cell.text, amount, document, place, record_ids)
            if reading.status == "unreadable" or any(amount.baht is None for amount in reading.amounts):
                lines.add(place.line_start)
                yield _note(cell.text, document, place, record_ids)
    broken: list[Record] = [line for line in evidence.of(BudgetLine, "budget_lines") if line.status == "unreadable"]
    broken += [project for project in evidence.of(Project, "projects") if project.budget_status == "unreadable"]
    for record in broken:
        place = record.provenance
        if lines.isdisjoint(range(place.line_start, place.line_end + 1)):
            lines.add(place.line_start)
            yield _note(None, record.document_id, place, (record.id,))


def _cells(grid: Grid) -> Iterator[tuple[Cell, MoneyCell]]:
    """Yield the cells of the money columns that hold digits, with what they say."""
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
            yield cell, read_money_cell(cell.text)


def _is_money(path: tuple[str, ...]) -> bool:
    """Whether a column holds money, by its headings: งบประมาณ, วงเงิน, (บาท)."""
    leaf = fold(path[-1])
    wording = words().words
    if any(word in leaf for word in _NO_MONEY) and "บาท" not in leaf:
        return False
    said = fold(" ".join(one for at, one in enumerate(path) if not at or not is_year_heading(one)))
    return any(word in said for word in wording["money_columns"])


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


def _slip(text: str, amount: Amount, document: str, place: Provenance, record_ids: tuple[str, ...]) -> Note:
    wording = text[amount.start : amount.end]
    return Note(
        code="text-damage",
        severity="info",
        th=f"จำนวนเงิน “{wording}” พิมพ์ผิดรูป อ่านเป็น {amount.baht:,} บาท ควรตรวจกับต้นฉบับ",
        en=f"The amount “{wording}” is misprinted and was read as {amount.baht:,} baht: check the source",
        expected=amount.baht,
        found=wording,
        document_id=document,
        record_ids=record_ids,
        provenance=(place,),
    )


CHECK = Check("unreadable_amounts", run)
