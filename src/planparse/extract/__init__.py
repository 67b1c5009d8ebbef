"""Extract: the layout to records. Forms are data; each lives in `forms/` with a mapping of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planparse.extract.agency import OwnAgency, find_own_agency
from planparse.extract.changed_posts import mark_changes
from planparse.extract.documents import build_documents
from planparse.extract.form import Form, all_forms
from planparse.extract.own_names import resolve_own_names
from planparse.extract.place import IdGiver, Place
from planparse.extract.recognise import read_rules, recognise
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
    known = {grid.index: view for grid in layout.grids if (view := recognise(grid, rules)) is not None}
    views = mark_changes(known, layout, documents)
    result = Extraction(
        documents,
        build_sections(layout, tracer),
        build_tables(layout, views, tracer),
        own,
        tracer,
        views,
    )
    ids = IdGiver()
    shares = _share_out(layout, views)
    for instrument, document, share in zip(layout.instruments, documents, shares, strict=True):
        _run_forms(_place(layout, instrument, document, share, result, ids), forms, result)
    return result


@dataclass(slots=True)
class _Share:
    """What belongs to one instrument."""

    sections: list[SectionNode] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    tables: list[TableView] = field(default_factory=list)


def _share_out(layout: Layout, views: dict[int, TableView]) -> list[_Share]:
    """Deal sections, blocks and tables out to the instruments on whose lines they begin, in one pass."""
    owner = [0] * (len(layout.lines) + 1)
    for instrument in layout.instruments:
        for first, last in instrument.ranges:
            owner[first : last + 1] = [instrument.index] * (min(last, len(layout.lines)) - first + 1)
    shares = [_Share() for _ in layout.instruments]
    for node in layout.sections:
        shares[owner[node.first]].sections.append(node)
    for block in layout.blocks:
        shares[owner[block.first]].blocks.append(block)
    for grid in layout.grids:
        shares[owner[grid.first_line]].tables.append(views.get(grid.index) or _unread(grid))
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
    for form in forms:
        for record in form.find(place, form.wording):
            place.found.append(record)
            result.records.setdefault(LIST_OF[type(record)], []).append(record)
    resolve_own_names(place.found, place.names)
