"""Frames of a revision (ฉบับปรับปรุง) that hold only the posts it changes: their sums may be those of the whole body."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from planparse.extract.staff_rows import sum_of
from planparse.extract.tableview import TableView
from planparse.extract.year_columns import read_years, year_columns
from planparse.model import Document
from planparse.model.layout import Layout, Row
from planparse.quantities import read_change

FRAME, CHANGES = "staffing_frame", "staffing_changes"
MIN_POSTS = 2


def mark_changes(views: Mapping[int, TableView], layout: Layout, documents: Sequence[Document]) -> dict[int, TableView]:
    """Return the views, frames of a revision in which every post changes marked as such."""
    ranges = sorted(
        (first, last, at) for at, instrument in enumerate(layout.instruments) for first, last in instrument.ranges
    )
    starts = [first for first, _, _ in ranges]
    marked = dict(views)
    for index, view in views.items():
        if view.kind != FRAME or not ranges:
            continue
        document = documents[ranges[max(0, bisect_right(starts, view.grid.first_line) - 1)][2]]
        if document.revision and _changes_all(view, document.fiscal_years):
            marked[index] = replace(view, kind=CHANGES)
    return marked


def _changes_all(view: TableView, years: Sequence[int]) -> bool:
    columns = year_columns(view, "change", years)
    counted = [row for row in view.rows if not _is_sum(row)]
    steps = [found for row in counted if (found := read_years(row, columns, read_change)) is not None]
    return len(steps) >= MIN_POSTS and all(any(found.values()) for found in steps)


def _is_sum(row: Row) -> bool:
    return any(sum_of(cell.text) is not None for cell in row.cells[:3])
