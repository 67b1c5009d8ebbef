"""The finished file: source, structure, records, findings, coverage."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Literal, Protocol

from planparse._version import __version__
from planparse.model import Coverage, Finding, PlanFile, Provenance, Record, Source
from planparse.model.layout import Layout
from planparse.options import Options
from planparse.reconcile.checking import ExtractionLike
from planparse.reconcile.privacy import guard_names

TextOrigin = Literal["text", "pdf-text", "pdf-repaired", "ocr"]


class PageLike(Protocol):
    """How one page was read; `read.PageRead` is one."""

    @property
    def number(self) -> int: ...
    @property
    def origin(self) -> TextOrigin: ...


class SourceLike(Protocol):
    """A source as it was read; `read.SourceText` is one."""

    @property
    def text(self) -> str: ...
    @property
    def path(self) -> str | None: ...
    @property
    def sha256(self) -> str: ...
    @property
    def media_type(self) -> str: ...
    @property
    def pages(self) -> Sequence[PageLike]: ...


def assemble(
    source: SourceLike, layout: Layout, extraction: ExtractionLike, findings: Sequence[Finding], options: Options
) -> PlanFile:
    """Return the PlanFile, names of staff treated as the options say."""
    pages = [line.page for line in layout.lines if line.page is not None]
    plan = PlanFile(
        source=Source(
            path=source.path,
            sha256=source.sha256,
            media_type=source.media_type,
            pages=max([*pages, *(page.number for page in source.pages)], default=None),
            characters=len(source.text),
            text_origin=_find_origin(source.pages),
            reader=f"planparse {__version__} {'pdf' if source.media_type == 'application/pdf' else 'text'}",
        ),
        documents=extraction.documents,
        sections=extraction.sections,
        tables=extraction.tables,
        findings=list(findings),
        coverage=_cover(layout, extraction),
    )
    for name, records in extraction.records.items():
        setattr(plan, name, records)
    return guard_names(plan, options.personal_data)


def _find_origin(pages: Sequence[PageLike]) -> TextOrigin:
    """Return where the text came from: of the pages of a PDF, the one furthest from the page itself."""
    worse: tuple[TextOrigin, ...] = ("text", "pdf-text", "pdf-repaired", "ocr")
    return max((page.origin for page in pages), key=worse.index, default="text")


def _cover(layout: Layout, extraction: ExtractionLike) -> Coverage:
    numbers = [line.number for line in layout.lines if not line.is_blank]
    assigned: set[int] = set()
    for block in layout.blocks:
        assigned.update(range(block.first + 1, block.last + 2))
    missing = [number for number in numbers if number not in assigned]
    in_records = _lines_in(numbers, _places(extraction))
    return Coverage(
        lines_total=len(numbers),
        lines_assigned=len(numbers) - len(missing),
        lines_in_records=in_records,
        unassigned=[
            extraction.tracer.trace(layout.lines[number - 1].start, layout.lines[number - 1].end) for number in missing
        ],
    )


def _places(extraction: ExtractionLike) -> Iterable[Provenance]:
    for records in extraction.records.values():
        for record in records:
            yield from _places_of(record)
    for document in extraction.documents:
        yield document.provenance
    for section in extraction.sections:
        yield section.provenance
    for table in extraction.tables:
        yield from table.pieces


def _places_of(record: Record) -> Iterable[Provenance]:
    yield record.provenance
    yield from record.also_at


def _lines_in(numbers: Sequence[int], places: Iterable[Provenance]) -> int:
    """Return how many of the lines (ascending numbers) lie in one of the places."""
    held: set[int] = set()
    for first, last in {(place.line_start, place.line_end) for place in places}:
        held.update(range(bisect_left(numbers, first), bisect_right(numbers, last)))
    return len(held)
