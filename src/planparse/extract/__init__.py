"""Extract: the layout to records. Forms are data; each lives in `forms/` with a mapping of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planparse.extract.agency import OwnAgency, find_own_agency
from planparse.extract.documents import build_documents
from planparse.extract.form import Form, all_forms
from planparse.extract.place import IdGiver, Place
from planparse.extract.recognise import read_rules, recognise
from planparse.extract.structure import build_sections, build_tables
from planparse.extract.tableview import TableView
from planparse.extract.trace import SourceSpan, Tracer
from planparse.model import LIST_OF, Document, Record, Section, Table
from planparse.model.layout import Grid, Instrument, Layout

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


def extract(layout: Layout, source_span: SourceSpan) -> Extraction:
    """Return the records of a layout; `source_span` leads from normalised offsets to the source's."""
    tracer = Tracer(layout, source_span)
    own = find_own_agency(layout)
    forms = all_forms()
    rules = read_rules([form.wording for form in forms])
    views = {grid.index: view for grid in layout.grids if (view := recognise(grid, rules)) is not None}
    documents = build_documents(layout, own, tracer)
    result = Extraction(
        documents,
        build_sections(layout, tracer),
        build_tables(layout, views, tracer),
        own,
        tracer,
        views,
    )
    ids = IdGiver()
    for instrument, document in zip(layout.instruments, documents, strict=True):
        place = _place(layout, instrument, document, result, ids)
        _run_forms(place, forms, result)
    return result


def _place(layout: Layout, instrument: Instrument, document: Document, result: Extraction, ids: IdGiver) -> Place:
    tables = [
        result.views.get(grid.index) or _unread(grid) for grid in layout.grids if instrument.holds(grid.first_line)
    ]
    own_sections = [node for node in layout.sections if instrument.holds(node.first)]
    return Place(
        layout=layout,
        instrument=instrument,
        document_id=document.id,
        agency_name=document.agency.name if document.agency else None,
        years=tuple(document.fiscal_years),
        tracer=result.tracer,
        ids=ids,
        tables=tuple(tables),
        section_ids={node.index: f"section-{node.index + 1}" for node in layout.sections},
        sections=tuple(own_sections),
        blocks=tuple(block for block in layout.blocks if instrument.holds(block.first)),
    )


def _unread(grid: Grid) -> TableView:
    blank = (None,) * len(grid.columns)
    return TableView(grid, "", blank, blank, blank, blank)


def _run_forms(place: Place, forms: Sequence[Form], result: Extraction) -> None:
    for form in forms:
        for record in form.find(place, form.wording):
            place.found.append(record)
            result.records.setdefault(LIST_OF[type(record)], []).append(record)
