"""Columns whose headings nobody knows, told by what their cells hold."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.model.layout import Grid
from planparse.reconcile.evidence import Check, Evidence, Note

MAX_PLACES = 20


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for the tables of each wording: how their columns were taken deserves a look."""
    alike: dict[tuple[str, tuple[str, ...]], list[Grid]] = {}
    for grid in evidence.layout.grids:
        if told := evidence.told.get(grid.index):
            headings = tuple(" ".join(dict.fromkeys(grid.columns[column])) for column in told)
            alike.setdefault((evidence.kinds[grid.index], headings), []).append(grid)
    for (kind, headings), grids in alike.items():
        tables = [evidence.table_of(grid) for grid in grids]
        named = ", ".join(f"“{heading}”" for heading in headings)
        yield Note(
            code="low-confidence",
            severity="info",
            th=f"ไม่รู้จักหัวคอลัมน์ {named} จึงดูจากข้อมูลในช่องว่าเป็นคอลัมน์ใดของตาราง {kind} ควรตรวจกับต้นฉบับ",
            en=f"Heading(s) {named} are not known; the cells told which columns of {kind} they are: check them",
            found=tables[0].confidence,
            document_id=tables[0].document_id,
            record_ids=tuple(table.id for table in tables),
            provenance=tuple(table.provenance for table in tables[:MAX_PLACES]),
        )


CHECK = Check("told_by_cells", run)
