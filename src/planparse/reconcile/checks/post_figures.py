"""Counts of posts that are none: fractions, less than nothing, figures that cannot be read; years that are not told."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.model.layout import Cell, Grid
from planparse.quantities import read_change, read_count, read_heading_year, read_number
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.figures import COUNTED
from planparse.reconcile.tally import NOT_ADDED, role_of

TABLES = frozenset(("staffing_frame", "staffing_changes", "staffing_summary"))
YEARLY = frozenset(("staffing_frame", "personnel_costs"))
YEAR_ROLES = ("required", "change", "increase", "cost")
COUNT_ROLES = ("old_frame", "required", "change")
MIN_COUNTS = 0.6
"""Another column of counts holds counts in this share of its cells."""
MIN_CELLS = 2
MAX_CELL = 24
_DIGITS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙")


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a warning for each count that is none, and for columns whose years cannot be told."""
    plans = {document.id: document.fiscal_years for document in evidence.documents}
    for grid in evidence.layout.grids:
        kind = evidence.kinds.get(grid.index)
        if kind in TABLES:
            for column in range(len(grid.columns)):
                yield from _check_counts(evidence, grid, column)
        if kind in YEARLY:
            yield from _check_years(evidence, grid, plans.get(evidence.table_of(grid).document_id, []))


def _check_counts(evidence: Evidence, grid: Grid, column: int) -> Iterator[Note]:
    role = _role_of(grid, column)
    if role in NOT_ADDED:
        return
    cells = [row.cells[column] for row in grid.rows if column < len(row.cells)]
    own = [cell for cell in cells if cell.text and not cell.is_filled]
    counts = sum(1 for cell in own if read_count(cell.text) is not None or read_change(cell.text) is not None)
    if role not in COUNT_ROLES and counts < max(MIN_CELLS, MIN_COUNTS * len(own)):
        return
    signed = role == "change" or (role is None and _has_changes(own))
    for cell in own:
        if not _is_count(cell, signed=signed):
            yield _note_count(evidence, grid, column, cell)


def _role_of(grid: Grid, column: int) -> str | None:
    """Return the part of a column; one without any heading has that of the column before it."""
    while column and not any(grid.columns[column]):
        column -= 1
    return role_of(grid.columns[column])


def _has_changes(cells: list[Cell]) -> bool:
    """Whether the cells of a column of unknown heading are changes: one with a plus, or nothing in most of them."""
    zeros = sum(1 for cell in cells if read_count(cell.text) == 0)
    return 2 * zeros >= len(cells) or any(cell.text.lstrip().startswith(("+", "＋")) for cell in cells)


def _is_count(cell: Cell, *, signed: bool) -> bool:
    """Whether a cell counts posts, or says nothing in figures or words; cells of several lines are several counts."""
    if len(cell.parts) > 1 or len(cell.text) > MAX_CELL:
        return True
    if _DIGITS.isdisjoint(cell.text) and COUNTED.search(cell.text) is None:
        return True
    return read_count(cell.text) is not None or (signed and read_change(cell.text) is not None)


def _note_count(evidence: Evidence, grid: Grid, column: int, cell: Cell) -> Note:
    place = evidence.trace(cell.start, cell.end)
    head = _show(grid, column)
    is_number = read_number(cell.text) is not None or read_change(cell.text) is not None
    reason = ("ไม่ใช่จำนวนเต็มของอัตรา", "is no whole number of posts") if is_number else ("อ่านไม่ได้", "cannot be read")
    return Note(
        code="unreadable-amount",
        severity="warning",
        th=f"จำนวนอัตรา “{cell.text}” คอลัมน์ “{head}” {reason[0]}",
        en=f"The number of posts “{cell.text}”, column “{head}”, {reason[1]}",
        found=cell.text,
        document_id=evidence.table_of(grid).document_id,
        record_ids=evidence.records_at(place),
        provenance=(place,),
    )


def _show(grid: Grid, column: int) -> str:
    return " › ".join(grid.columns[column]) or f"{column + 1}"


def _check_years(evidence: Evidence, grid: Grid, plan: list[int]) -> Iterator[Note]:
    for role in YEAR_ROLES:
        columns = _columns_of(grid, role, len(plan))
        years = [year for column in columns if (year := _year_of(grid, column)) is not None]
        strange = len(columns) == len(plan) and bool(set(years) & set(plan)) and not set(years) <= set(plan)
        if len(columns) < MIN_CELLS or (len(set(years)) == len(columns) and not strange):
            continue
        yield _note_years(evidence, grid, columns, years, plan)


def _columns_of(grid: Grid, role: str, most: int) -> list[int]:
    """Return the columns of a part, and those without any heading behind them, up to as many as the plan has years."""
    named = [column for column, path in enumerate(grid.columns) if role_of(path) == role]
    blank = [
        column
        for column, path in enumerate(grid.columns)
        if column and not any(path) and _role_of(grid, column) == role
    ]
    return sorted([*named, *blank[: max(0, (most or len(blank)) - len(named))]])


def _year_of(grid: Grid, column: int) -> int | None:
    for text in reversed(grid.columns[column]):
        year = read_heading_year(text)
        if year is not None:
            return year
    return None


def _show_years(years: list[int]) -> str:
    return ", ".join(map(str, years))


def _note_years(evidence: Evidence, grid: Grid, columns: list[int], years: list[int], plan: list[int]) -> Note:
    head = grid.columns[columns[0]][0]
    shown = _show_years(years) or "–"
    if len(set(years)) == len(columns):
        th, en = f"ไม่ตรงกับปีของแผน {_show_years(plan)}", f"the plan is of {_show_years(plan)}"
    elif len(plan) == len(columns):
        th, en = "จึงอ่านเป็นปีของแผนตามลำดับ", "they are read as the plan's years in order"
    else:
        th, en = "ตัวเลขของคอลัมน์ที่ไม่บอกปีอยู่ในตารางเท่านั้น", "figures without a year stay in the table only"
    span = grid.header_span or grid.pieces[0]
    return Note(
        code="year-mismatch",
        severity="warning",
        th=f"“{head}” มี {len(columns)} คอลัมน์ แต่บอกปี {shown} {th}",
        en=f"“{head}” has {len(columns)} columns, but names the years {shown}; {en}",
        expected=_show_years(plan) or None,
        found=shown if years else None,
        document_id=evidence.table_of(grid).document_id,
        record_ids=(evidence.table_of(grid).id,),
        provenance=(evidence.trace(span.start, span.end),),
    )


CHECK = Check("post_figures", run)
