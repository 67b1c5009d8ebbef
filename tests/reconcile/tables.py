"""Evidence made by hand: a table or a few lines of text, with nothing else around."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.model import Agency, Document, Provenance, Record, Table
from planparse.model.layout import (
    Block,
    BlockKind,
    Cell,
    Contents,
    Grid,
    Instrument,
    Label,
    Layout,
    Line,
    Row,
    SectionNode,
    Span,
)
from planparse.reconcile.evidence import Check, Evidence, Note


def trace(start: int, end: int) -> Provenance:
    """Return a place whose line is told by the offset: a hundred characters a line."""
    return Provenance(line_start=start // 100 + 1, line_end=start // 100 + 1, char_start=start, char_end=end)


def make_grid(header: Sequence[str], *rows: Sequence[str], groups: Sequence[int] = ()) -> Grid:
    """Return a grid; `A > B` in a header is a path, rows of the indexes in `groups` follow a group's heading row."""
    made = []
    for number, row in enumerate(rows):
        start = (number + 1) * 100
        cells = tuple(Cell(text, start + i, start + i + 1) for i, text in enumerate(row))
        group = (Cell("กอง", start, start + 1),) if number in groups else ()
        made.append(Row(cells, number + 1, number + 1, group))
    columns = tuple(tuple(part.strip() for part in text.split(">")) for text in header)
    return Grid(0, columns, tuple(made), (Span(0, (len(rows) + 1) * 100),), 0, len(rows), Span(0, 50))


def make_document(**fields: object) -> Document:
    """Return the one document, of เทศบาลตำบลกระสัง unless said otherwise."""
    base: dict[str, object] = {
        "id": "document-1",
        "kind": "management_plan",
        "title": "แผน",
        "agency": Agency(name="เทศบาลตำบลกระสัง", type="subdistrict_municipality", canonical_id="tt-1"),
        "provenance": trace(0, 1),
    }
    return Document.model_validate(base | fields)


def make_line(index: int, text: str, label: Label | None = None) -> Line:
    """Return a line of a hundred characters' room."""
    start = index * 100
    return Line(index, index + 1, None, start, start + len(text), text, text, start, label, "", 0, False, 0)


def make_evidence(
    *,
    grid: Grid | None = None,
    lines: Sequence[Line] = (),
    sections: Sequence[SectionNode] = (),
    contents: Sequence[Contents] = (),
    document: Document | None = None,
    records: dict[str, list[Record]] | None = None,
    kinds: dict[int, str] | None = None,
    own: Sequence[object] = (),
    foreign: Sequence[object] = (),
    repairs: Sequence[object] = (),
    oddities: Sequence[object] = (),
) -> Evidence:
    """Return evidence of one instrument that holds every line."""
    text = ""
    for line in lines:
        text = text.ljust(line.start, "\n") + line.text
    blocks = tuple(Block(BlockKind.ITEM, line.index, line.index) for line in lines if not line.is_blank)
    instrument = Instrument(0, "management_plan", "แผน", Span(0, 1), ((0, 10_000),), "start")
    layout = Layout(
        tuple(lines) or tuple(make_line(i, "") for i in range(60)),
        blocks,
        (grid,) if grid else (),
        tuple(sections),
        tuple(contents),
        (instrument,),
        text,
    )
    table = Table(id="table-1", document_id="document-1", columns=[], rows=[], pieces=[], provenance=trace(0, 1))
    return Evidence(
        layout=layout,
        documents=[document or make_document()],
        sections=[],
        tables=[table] if grid else [],
        records=records or {},
        own=own,  # type: ignore[arg-type]
        foreign=foreign,  # type: ignore[arg-type]
        repairs=repairs,  # type: ignore[arg-type]
        oddities=oddities,  # type: ignore[arg-type]
        trace=trace,
        kinds=kinds or {},
    )


def figures(check: Check, evidence: Evidence) -> list[tuple[object, object]]:
    """Return (expected, found) of every note of a check."""
    return [(note.expected, note.found) for note in notes(check, evidence)]


def notes(check: Check, evidence: Evidence) -> list[Note]:
    """Return the notes of a check; each speaks both languages."""
    found = list(check.run(evidence))
    assert all(note.th and note.en and note.th != note.en for note in found)
    return found
