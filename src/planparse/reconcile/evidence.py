"""What a check is given, and how it says what it found."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from planparse.model import Document, Finding, FindingCode, Message, Provenance, Record, Section, Severity, Table
from planparse.model.layout import Grid, Layout
from planparse.reconcile.ocr_doubts import DoubtLike
from planparse.reconcile.tally import Tally, read_tally

R = TypeVar("R", bound=Record)
MAX_RECORD_LINES = 40
"""Records are looked up by this many of their first lines."""


class RepairLike(Protocol):
    """A repair of the text: its step, place in the source, and wordings."""

    @property
    def name(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def before(self) -> str: ...
    @property
    def after(self) -> str: ...


class OddityLike(Protocol):
    """Something odd in the characters of the source, such as a stray NUL."""

    @property
    def kind(self) -> str: ...
    @property
    def count(self) -> int: ...
    @property
    def first(self) -> int: ...


class PageReadLike(Protocol):
    """How one page of a PDF was read: `reason` names the rule, `is_bad` tells that text is missing or wrong."""

    @property
    def number(self) -> int: ...
    @property
    def origin(self) -> str: ...
    @property
    def reason(self) -> str: ...
    @property
    def is_bad(self) -> bool: ...
    @property
    def repairs(self) -> Sequence[tuple[str, int]]: ...
    @property
    def unknown(self) -> Sequence[tuple[str, int]]: ...
    @property
    def confidence(self) -> float | None: ...
    @property
    def doubts(self) -> Sequence[DoubtLike]: ...
    @property
    def failure(self) -> str: ...


class MentionLike(Protocol):
    """A body named in the text, at [start, end) of the normalised text; `form` is full, short or office."""

    @property
    def kind(self) -> str: ...
    @property
    def core(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def form(self) -> str: ...
    @property
    def known(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything that was read, for the checks.

    `own`/`foreign` are the mentions of the agency and of other local bodies; `trace` leads from a stretch of
    the normalised text to provenance; `kinds` is the recognised kind by grid index, `told` the columns that
    only their cells told; `pages` tells how the pages
    of a PDF were read.
    """

    layout: Layout
    documents: Sequence[Document]
    sections: Sequence[Section]
    tables: Sequence[Table]
    records: Mapping[str, Sequence[Record]]
    own: Sequence[MentionLike]
    foreign: Sequence[MentionLike]
    repairs: Sequence[RepairLike]
    oddities: Sequence[OddityLike]
    trace: Callable[[int, int], Provenance]
    kinds: Mapping[int, str]
    told: Mapping[int, Sequence[int]] = field(default_factory=dict)
    pages: Sequence[PageReadLike] = ()
    _tallies: dict[int, Tally | None] = field(default_factory=dict, init=False, repr=False, compare=False)
    _owners: list[int] = field(default_factory=list, init=False, repr=False, compare=False)
    _by_line: dict[int, list[Record]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def of(self, record: type[R], name: str) -> list[R]:
        """Return the records of one list, such as `of(Project, "projects")`."""
        return [item for item in self.records.get(name, ()) if isinstance(item, record)]

    def table_of(self, grid: Grid) -> Table:
        """Return the table record of a grid."""
        return self.tables[grid.index]

    def tally_of(self, grid: Grid) -> Tally | None:
        """Return a grid as columns of figures, None where it closes no sum; read once for all checks."""
        if grid.index not in self._tallies:
            self._tallies[grid.index] = read_tally(grid)
        return self._tallies[grid.index]

    def records_at(self, place: Provenance) -> tuple[str, ...]:
        """Return the ids of the records whose own place meets that place, in order."""
        if not self._by_line:
            self._index_records()
        found = (
            record.id
            for record in self._by_line.get(place.line_start, ())
            if record.provenance.char_start < place.char_end and place.char_start < record.provenance.char_end
        )
        return tuple(dict.fromkeys(found))

    def instrument_at(self, line: int) -> int:
        """Return the index of the instrument whose own line has that 0-based index, -1 for none."""
        if not self._owners:
            self._owners.extend([-1] * len(self.layout.lines))
            for instrument in self.layout.instruments:
                for first, last in instrument.ranges:
                    self._owners[first : last + 1] = [instrument.index] * (last + 1 - first)
        return self._owners[line] if 0 <= line < len(self._owners) else -1

    def owner_of(self, line: int) -> Document | None:
        """Return the document whose own line has that 0-based index."""
        index = self.instrument_at(line)
        return self.documents[index] if 0 <= index < len(self.documents) else None

    def document_at(self, line: int) -> str | None:
        """Return the id of the document whose own line has that 0-based index."""
        owner = self.owner_of(line)
        return owner.id if owner else None

    def is_own(self, line: int) -> bool:
        """Whether the line is the agency's own: not part of criteria or of an instrument that another body issued."""
        owner = self.owner_of(line)
        return owner is None or (owner.issuer is None and owner.kind != "assessment_criteria")

    def _index_records(self) -> None:
        self._by_line[0] = []
        for records in self.records.values():
            for record in records:
                first, last = record.provenance.line_start, record.provenance.line_end
                for line in range(first, min(last, first + MAX_RECORD_LINES) + 1):
                    self._by_line.setdefault(line, []).append(record)


@dataclass(frozen=True, slots=True)
class Note:
    """A finding without its id; the runner numbers it."""

    code: FindingCode
    severity: Severity
    th: str
    en: str
    expected: int | float | str | None = None
    found: int | float | str | None = None
    document_id: str | None = None
    record_ids: tuple[str, ...] = ()
    provenance: tuple[Provenance, ...] = ()

    def number(self, index: int) -> Finding:
        """Return the finding with its id."""
        return Finding(
            id=f"finding-{index}",
            code=self.code,
            severity=self.severity,
            message=Message(th=self.th, en=self.en),
            expected=self.expected,
            found=self.found,
            document_id=self.document_id,
            record_ids=list(self.record_ids),
            provenance=list(self.provenance),
        )


@dataclass(frozen=True, slots=True)
class Check:
    """A check: its name and what it runs."""

    name: str
    run: Callable[[Evidence], Iterator[Note]]
