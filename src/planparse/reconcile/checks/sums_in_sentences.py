"""Sums printed behind a project's amounts in one sentence: ปี ๒๕๗๐ จำนวน ๓๐,๐๐๐ บาท ปี ๒๕๗๑ … รวม ๗๐,๐๐๐ บาท."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from planparse.model.records import BudgetLine, Project
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.figures import is_same, show_number

MIN_PARTS = 2
MOST_YEARS = 5
"""An amount a year may be summed over so many years without its sentence giving each."""


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each sum that the amounts before it, of the same project, do not make."""
    names = {project.id: project.name for project in evidence.of(Project, "projects")}
    lines: defaultdict[str, list[BudgetLine]] = defaultdict(list)
    for line in evidence.of(BudgetLine, "budget_lines"):
        if line.parent_id in names:
            lines[line.parent_id].append(line)
    for parent, group in lines.items():
        if any(line.role == "total" for line in group):
            yield from _check(names[parent], sorted(group, key=_get_start))


def _get_start(line: BudgetLine) -> int:
    return line.provenance.char_start


def _check(name: str, lines: list[BudgetLine]) -> Iterator[Note]:
    parts: list[BudgetLine] = []
    for line in lines:
        if line.role != "total":
            parts.append(line)
            continue
        amounts = [part.amount for part in parts if part.amount is not None]
        if line.amount is not None and len(amounts) == len(parts) >= MIN_PARTS and not _adds_up(amounts, line.amount):
            yield _note(name, amounts, line)
        parts = []


def _adds_up(amounts: list[int | float], total: int | float) -> bool:
    return any(is_same(sum(amounts) * years, total) for years in range(1, MOST_YEARS + 1))


def _note(name: str, amounts: list[int | float], line: BudgetLine) -> Note:
    summed, printed = sum(amounts), line.amount
    shown = f"{' + '.join(map(show_number, amounts))} = {show_number(summed)}"
    return Note(
        code="total-mismatch",
        severity="error",
        th=f"งบประมาณของ “{name}”: {shown} แต่พิมพ์ไว้ {show_number(printed or 0)}",
        en=f"The budget of “{name}”: {shown}, printed {show_number(printed or 0)}",
        expected=summed,
        found=printed,
        document_id=line.document_id,
        record_ids=(line.id,),
        provenance=(line.provenance,),
    )


CHECK = Check("sums_in_sentences", run)
