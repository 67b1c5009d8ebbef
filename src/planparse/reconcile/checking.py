"""Runs the checks over what was extracted."""

from __future__ import annotations

import functools
import importlib
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Protocol

from planparse.errors import MappingError
from planparse.model import Document, Finding, Provenance, Record, Section, Table
from planparse.model.layout import Layout
from planparse.reconcile import checks as package
from planparse.reconcile.evidence import Check, Evidence, MentionLike, Note, OddityLike, PageReadLike, RepairLike
from planparse.reconcile.ocr_doubts import lower_confidence


class _Own(Protocol):
    @property
    def own(self) -> Sequence[MentionLike]: ...
    @property
    def foreign(self) -> Sequence[MentionLike]: ...


class _Tracer(Protocol):
    @property
    def trace(self) -> Callable[[int, int], Provenance]: ...


class _View(Protocol):
    @property
    def kind(self) -> str: ...
    @property
    def told(self) -> Sequence[int]: ...


class ExtractionLike(Protocol):
    """What the forms found; `extract.Extraction` is one."""

    @property
    def documents(self) -> list[Document]: ...
    @property
    def sections(self) -> list[Section]: ...
    @property
    def tables(self) -> list[Table]: ...
    @property
    def records(self) -> dict[str, list[Record]]: ...
    @property
    def own(self) -> _Own: ...
    @property
    def tracer(self) -> _Tracer: ...
    @property
    def views(self) -> Mapping[int, _View]: ...


@functools.cache
def all_checks() -> tuple[Check, ...]:
    """Return every check of `reconcile/checks/`, by name."""
    found = []
    for module in sorted(pkgutil.iter_modules(package.__path__), key=lambda m: m.name):
        check = getattr(importlib.import_module(f"{package.__name__}.{module.name}"), "CHECK", None)
        if not isinstance(check, Check) or check.name != module.name:
            raise MappingError(reason=f"reconcile/checks/{module.name}.py holds no CHECK of that name")
        found.append(check)
    return tuple(found)


MAX_NOTES = 1000
"""So many findings of one check are given: more tell of a text that is no plan, and would fill the memory."""


def _run(check: Check, evidence: Evidence) -> Iterator[Note]:
    """Yield the notes of a check, and say so where there are more than are given."""
    for count, note in enumerate(check.run(evidence)):
        if count == MAX_NOTES:
            yield Note(
                code="low-confidence",
                severity="info",
                th=f"การตรวจ {check.name} พบมากกว่า {MAX_NOTES} รายการ แสดงเพียง {MAX_NOTES} รายการแรก",
                en=f"The check {check.name} found more than {MAX_NOTES} things; the first {MAX_NOTES} are given",
            )
            return
        yield note


def reconcile(
    extraction: ExtractionLike,
    layout: Layout,
    repairs: Sequence[RepairLike],
    oddities: Sequence[OddityLike],
    pages: Sequence[PageReadLike] = (),
) -> list[Finding]:
    """Return the findings of every check, errors first, then in the order of the text."""
    lower_confidence(extraction.records, pages)
    evidence = Evidence(
        layout=layout,
        documents=extraction.documents,
        sections=extraction.sections,
        tables=extraction.tables,
        records=extraction.records,
        own=extraction.own.own,
        foreign=extraction.own.foreign,
        repairs=repairs,
        oddities=oddities,
        pages=pages,
        trace=extraction.tracer.trace,
        kinds={index: view.kind for index, view in extraction.views.items()},
        told={index: view.told for index, view in extraction.views.items() if view.told},
    )
    notes = [note for check in all_checks() for note in _run(check, evidence)]
    rank = {"error": 0, "warning": 1, "info": 2}
    notes.sort(
        key=lambda note: (rank[note.severity], note.provenance[0].char_start if note.provenance else -1, note.code)
    )
    return [note.number(index) for index, note in enumerate(notes, start=1)]
