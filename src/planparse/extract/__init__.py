"""Extract: the layout to records. Forms are data; each lives in `forms/` with a mapping of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from planparse.extract.agency import OwnAgency, find_own_agency
from planparse.extract.by_content import complete_by_content, recognise_by_content
from planparse.extract.changed_posts import mark_changes
from planparse.extract.documents import build_documents
from planparse.extract.form import Form, all_forms
from planparse.extract.own_names import resolve_own_names
from planparse.extract.place import IdGiver, Place
from planparse.extract.recognise import TableRule, read_rules, recognise
from planparse.extract.structure import build_sections, build_tables
from planparse.extract.tableview import TableView
from planparse.extract.trace import FindBox, SourceSpan, Tracer
from planparse.lexicon.overlays import with_overlay
from planparse.model import LIST_OF, Document, Record, Section, Table
from planparse.model.layout import Block, Grid, Instrument, Layout, SectionNode

__all__ = ["Extraction", "Form", "all_forms", "extract"]


@dataclass(slots=True)
class Extraction:
    """What the forms found, by list name, with the structure it stands in."""

    documents: list[Document]
    sections: list[Section]
    tables: list[Table]
    own: OwnAgency
    tracer: Tracer
    views: dict[int, TableView]
    records: dict[str, list[Record]] = field(default_factory=dict)


def extract(layout: Layout, source_span: SourceSpan, find_box: FindBox | None = None) -> Extraction:
    """Return the records of a layout.

    `source_span` leads from normalised offsets to the source's, `find_box` from these to a box on the page.
    """
    tracer = Tracer(layout, source_span, find_box)
    own = find_own_agency(layout)
    forms = all_forms()
    rules = read_rules([form.wording for form in forms])
    documents = build_documents(layout, own, tracer)
    owners = _own_lines(layout)
    views = mark_changes(_view_tables(layout, owners, rules, forms, documents), layout, documents)
    result = Extraction(
        documents,
        build_sections(layout, tracer),
        build_tables(layout, views, tracer),
        own,
        tracer,
        views,
    )
    ids = IdGiver()
    shares = _share_out(layout, owners, views)
    for instrument, document, share in zip(layout.instruments, documents, shares, strict=True):
        _run_forms(_place(layout, instrument, document, share, result, ids), forms, result)
    return result


def _view_tables(
    layout: Layout,
    owners: Sequence[int],
    rules: Sequence[TableRule],
    forms: Sequence[Form],
    documents: Sequence[Document],
) -> dict[int, TableView]:
    """Return the tables as their forms see them: by their headings, else by what their cells hold."""
    words = {form.wording.name: form.wording for form in forms}
    views: dict[int, TableView] = {}
    told: dict[tuple[tuple[str, ...], ...], TableView] = {}  # by their headings: the next table has the same
    for grid in layout.grids:
        document = documents[owners[grid.first_line]]
        view = recognise(grid, rules)
        if view is not None:
            views[grid.index] = complete_by_content(view, document.fiscal_years)
            continue
        view = told.get(grid.columns) or recognise_by_content(grid, words, document.fiscal_years, document.kind)
        if view is not None:
            told[grid.columns] = view
            views[grid.index] = replace(view, grid=grid)
    return views


@dataclass(slots=True)
class _Share:
    """What belongs to one instrument."""

    sections: list[SectionNode] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[TableView] = field(default_factory=list)


def _own_lines(layout: Layout) -> list[int]:
    """Return the index of the instrument that each line belongs to."""
    owners = [0] * (len(layout.lines) + 1)
    for instrument in layout.instruments:
        for first, last in instrument.ranges:
            owners[first : last + 1] = [instrument.index] * (min(last, len(layout.lines)) - first + 1)
    return owners


def _share_out(layout: Layout, owners: Sequence[int], views: dict[int, TableView]) -> list[_Share]:
    """Deal sections, blocks and tables out to the instruments on whose lines they begin, in one pass."""
    shares = [_Share() for _ in layout.instruments]
    for node in layout.sections:
        shares[owners[node.first]].sections.append(node)
    for block in layout.blocks:
        shares[owners[block.first]].blocks.append(block)
    for grid in layout.grids:
        shares[owners[grid.first_line]].tables.append(views.get(grid.index) or _unread(grid))
    return shares


def _place(
    layout: Layout, instrument: Instrument, document: Document, share: _Share, result: Extraction, ids: IdGiver
) -> Place:
    return Place(
        layout=layout,
        instrument=instrument,
        document_id=document.id,
        agency_name=document.agency.name if document.agency else None,
        years=tuple(document.fiscal_years),
        tracer=result.tracer,
        ids=ids,
        tables=tuple(share.tables),
        section_ids={node.index: f"section-{node.index + 1}" for node in share.sections},
        sections=tuple(share.sections),
        blocks=tuple(share.blocks),
        names=with_overlay(result.own.agency.canonical_id if result.own.agency else None),
    )


def _unread(grid: Grid) -> TableView:
    blank = (None,) * len(grid.columns)
    return TableView(grid, "", blank, blank, blank, blank)


def _run_forms(place: Place, forms: Sequence[Form], result: Extraction) -> None:
    unsure = _find_unsure_lines(place.tables)
    for form in forms:
        for record in form.find(place, form.wording):
            record.confidence = min(record.confidence, unsure.get(record.provenance.line_start - 1, 1.0))
            place.found.append(record)
            result.records.setdefault(LIST_OF[type(record)], []).append(record)
    resolve_own_names(place.found, place.names)


def _find_unsure_lines(tables: Sequence[TableView]) -> dict[int, float]:
    """Return how sure the records of a line can be, of the lines of tables that their cells told."""
    return {
        line: view.sure
        for view in tables
        if view.sure < 1
        for line in range(view.grid.first_line, view.grid.last_line + 1)
    }
