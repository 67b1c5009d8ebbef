"""Sections and tables of the layout to the contract's records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planparse.extract.items import tidy
from planparse.extract.tableview import TableView
from planparse.extract.trace import Tracer
from planparse.model import Section, Table
from planparse.model.layout import Grid, Instrument, Layout


def document_of(instruments: Sequence[Instrument], line: int) -> str:
    """Return the id of the document whose own line that is."""
    for instrument in instruments:
        if instrument.holds(line):
            return f"document-{instrument.index + 1}"
    return f"document-{instruments[-1].index + 1}" if instruments else "document-1"


def build_sections(layout: Layout, tracer: Tracer) -> list[Section]:
    """Return one record per heading, in order."""
    return [
        Section(
            id=f"section-{node.index + 1}",
            document_id=document_of(layout.instruments, node.first),
            number=node.label.text if node.label else None,
            number_path=list(node.label.path) if node.label else [],
            title=tidy(node.title),
            level=node.level,
            parent_id=f"section-{node.parent + 1}" if node.parent is not None else None,
            kind=node.kind,
            provenance=tracer.trace(node.start, node.end),
        )
        for node in layout.sections
    ]


def build_tables(layout: Layout, views: Mapping[int, TableView], tracer: Tracer) -> list[Table]:
    """Return one record per table, its pieces with their provenance."""
    return [_build_table(layout, grid, views.get(grid.index), tracer) for grid in layout.grids]


def _build_table(layout: Layout, grid: Grid, view: TableView | None, tracer: Tracer) -> Table:
    return Table(
        id=f"table-{grid.index + 1}",
        document_id=document_of(layout.instruments, grid.first_line),
        section_id=f"section-{grid.section + 1}" if grid.section is not None else None,
        kind=view.kind if view and view.kind else None,
        title=grid.title,
        columns=[list(path) for path in grid.columns],
        rows=[[cell.text for cell in row.cells] for row in grid.rows],
        pieces=[tracer.trace_span(span) for span in grid.pieces],
        provenance=tracer.trace(grid.pieces[0].start, grid.pieces[-1].end),
        confidence=(view.sure if view else 1.0) if any(grid.columns) else 0.6,
    )
