"""Rows of more cells than any form has, which were left as text."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.model.layout import MAX_COLUMNS, Line
from planparse.reconcile.evidence import Check, Evidence, Note

MAX_PLACES = 20
_SIGNS = ("\t", "|", "<td")


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield one note with the first places."""
    if all(evidence.layout.text.count(sign) < MAX_COLUMNS for sign in _SIGNS):
        return
    tables = {line for grid in evidence.layout.grids for line in range(grid.first_line, grid.last_line + 1)}
    wide = [line for line in evidence.layout.lines if line.index not in tables and _count_cells(line) >= MAX_COLUMNS]
    if not wide:
        return
    widest = max(map(_count_cells, wide))
    yield Note(
        code="low-confidence",
        severity="warning",
        th=f"พบ {len(wide)} บรรทัดที่มีช่องมากกว่าตารางใด ๆ (มากสุด {widest:,} ช่อง) จึงเก็บไว้เป็นข้อความ ไม่ได้อ่านเป็นตาราง",
        en=f"{len(wide)} line(s) have more cells than any table ({widest:,} at most) and were kept as text",
        found=widest,
        document_id=evidence.document_at(wide[0].index),
        provenance=tuple(evidence.trace(line.start, line.end) for line in wide[:MAX_PLACES]),
    )


def _count_cells(line: Line) -> int:
    return max(line.text.count(sign) for sign in _SIGNS)


CHECK = Check("wide_rows", run)
