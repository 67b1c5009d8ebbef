"""Tables and questionnaires with headings but nothing in their cells."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.lexicon.staff_groups import is_department
from planparse.model.layout import Cell, Grid
from planparse.quantities import read_ordinal
from planparse.reconcile.evidence import Check, Evidence, Note

MAX_LABEL = 150
MIN_COLUMNS = 3
"""A table without rows must have so many headings: two may be a letterhead."""
_DOTS = frozenset(" .…_·-–—☐□")


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each table to be filled in."""
    for grid in evidence.layout.grids:
        if not _is_empty(grid):
            continue
        headings = [heading for heading in grid.headers if heading]
        name = grid.title or " | ".join(headings)[:80]
        yield Note(
            code="empty-table",
            severity="info",
            th=f"ตาราง “{name}” มีหัวตารางแต่ไม่มีข้อมูลในช่อง ({len(grid.rows)} แถว)",
            en=f"The table “{name}” has headings but nothing in its cells ({len(grid.rows)} rows)",
            document_id=evidence.table_of(grid).document_id,
            record_ids=(evidence.table_of(grid).id,),
            provenance=tuple(evidence.trace(piece.start, piece.end) for piece in grid.pieces),
        )


def _is_empty(grid: Grid) -> bool:
    """Whether nothing but labels stands in the cells, with two columns or more to be filled in."""
    headings = sum(1 for heading in grid.headers if heading)
    if headings < 2:
        return False
    if not grid.rows:
        return headings >= MIN_COLUMNS and not all(map(is_department, filter(None, grid.headers)))  # a chart's boxes
    labels = 1 + max(_label_column(row.cells) for row in grid.rows)
    return len(grid.rows) >= 2 and len(grid.columns) - labels >= 2


def _label_column(cells: tuple[Cell, ...]) -> int:
    """Return the column of the row's label: the first, or the second behind a number; -1 for an empty row.

    A row with more than a label gives a column so far right that nothing is left to be filled in.
    """
    filled = [i for i, cell in enumerate(cells) if cell.text and not cell.is_filled and not _DOTS.issuperset(cell.text)]
    if not filled:
        return -1
    is_label = filled[-1] == 0 or (filled == [0, 1] and read_ordinal(cells[0].text) is not None)
    return filled[-1] if is_label and len(cells[filled[-1]].text) <= MAX_LABEL else len(cells)


CHECK = Check("empty_tables", run)
