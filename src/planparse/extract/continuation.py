"""Tables of one kind that go on over page breaks: runs of pieces, and pieces that lost their heading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planparse.extract.place import Place
from planparse.extract.tableview import TableView
from planparse.model.layout import Cell, Grid, Row

MAX_GAP_LINES = 4
"""Lines of text (page number, footnote cue, running head) that may stand between two pieces of one table."""
MAX_DROPPED_COLUMNS = 3
"""Empty columns at the right edge that a piece may lack."""


def runs_of(place: Place, kind: str) -> Iterator[list[TableView]]:
    """Yield the tables of a kind, those that belong together as one run.

    A run are tables of that kind in one section, and the pieces without a heading of their own that follow
    them closely: a piece whose first row was taken for its heading gets that row back.
    """
    run: list[TableView] = []
    for view in place.tables:
        own = view if view.kind == kind else None
        if own is None and run and view.kind == "" and _goes_on(place, run[-1], view.grid):
            own = _adopt(run[-1], view.grid)
        if own is None:
            continue
        if run and run[-1].grid.section != own.grid.section:
            yield run
            run = []
        run.append(own)
    if run:
        yield run


def _goes_on(place: Place, last: TableView, grid: Grid) -> bool:
    if grid.section != last.grid.section:
        return False
    width = len(last.roles)
    if not max(2, width - MAX_DROPPED_COLUMNS) <= len(grid.columns) <= width:
        return False
    between = place.layout.lines[last.grid.last_line + 1 : grid.first_line]
    return sum(1 for line in between if not line.is_blank) <= MAX_GAP_LINES


def _adopt(last: TableView, grid: Grid) -> TableView:
    width = len(grid.columns)
    rows = [*heading_rows(grid), *grid.rows]
    if grid.captions and grid.rows and rows[0] is not grid.rows[0]:
        at = rows.index(grid.rows[0])
        rows[at] = replace(rows[at], group=rows[at].group[len(grid.captions) :])
        rows[0] = replace(rows[0], group=grid.captions)
    whole = replace(grid, columns=last.grid.columns[:width], rows=tuple(rows))
    return TableView(
        whole,
        last.kind,
        last.roles[:width],
        last.years[:width],
        last.quarters[:width],
        last.months[:width],
    )


def heading_rows(grid: Grid) -> Iterator[Row]:
    """Yield as data the rows that were taken for a heading."""
    span = grid.header_span
    if span is None:
        return
    depth = max((len(path) for path in grid.columns), default=0)
    for level in range(depth):
        texts = [path[level] if level < len(path) else "" for path in grid.columns]
        cells = (Cell(text, span.start, span.end) for text in texts)
        yield Row(tuple(cells), grid.first_line, grid.first_line)
