"""What became of each line of a source: its block, section, table and records, and what was repaired in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planparse.model import RECORD_LISTS, PlanFile, Provenance
from planparse.model.layout import Block
from planparse.options import Options
from planparse.pipeline import Run, Source, run_stages
from planparse.read import PageRead, SourceLines, split_lines


@dataclass(frozen=True, slots=True)
class ExplainedRepair:
    """One repair: the step that made it, the source's `[char_start, char_end)`, its wording before and after."""

    name: str
    line: int
    char_start: int
    char_end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ExplainedLine:
    """One line of the source and what it became.

    `number` is 1-based, `text` the source's own wording, `block` the kind of block it belongs to (None for a
    blank line). `section` is the title of the section it stands in, with its number. A line of a table is
    part of `table_id`; `record_ids` are the records read from it.
    """

    number: int
    page: int | None
    text: str
    block: str | None
    document_id: str | None
    section_id: str | None
    section: str | None
    table_id: str | None
    record_ids: tuple[str, ...]
    repairs: tuple[ExplainedRepair, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """All lines of one source, in order; `path` is None for bytes and text. `pages` tells how a PDF was read."""

    path: str | None
    lines: tuple[ExplainedLine, ...]
    pages: tuple[PageRead, ...] = ()

    def count_repairs(self) -> dict[str, int]:
        """Count the repairs by name, the most frequent first."""
        counts: dict[str, int] = defaultdict(int)
        for line in self.lines:
            for repair in line.repairs:
                counts[repair.name] += 1
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def explain(source: Source, options: Options | None = None) -> Explanation:
    r"""Read one source as `parse` does, and return what each of its lines became.

    `source` is a path, the bytes of a file, or the text itself. The lines show the wording of the source:
    `options.personal_data` does not touch it.

    Raises ReadError where the source cannot be read.

    >>> [(line.number, line.block, line.record_ids) for line in explain("วิสัยทัศน์\n\nบริการดี\n").lines]
    [(1, 'heading', ()), (2, None, ()), (3, 'paragraph', ('statement-1',))]
    """
    return explain_run(run_stages(source, options or Options()))


def explain_run(run: Run) -> Explanation:
    """Return what each line of a source became that has been through the stages."""
    return _Reading(run).explain()


class _Reading:
    """One run, looked up line by line."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self._source_lines = split_lines(run.read.text)
        self._blocks = dict(_spread_blocks(run.layout.blocks))
        self._documents = _find_documents(run)
        self._tables = _find_tables(run.plan)
        self._records = _find_records(run.plan)
        self._repairs = _find_repairs(run, self._source_lines)

    def explain(self) -> Explanation:
        numbers = range(1, len(self._source_lines) + 1)
        lines = tuple(self._explain_line(number) for number in numbers)
        return Explanation(self._run.read.path, lines, self._run.read.pages)

    def _explain_line(self, number: int) -> ExplainedLine:
        block = self._blocks.get(number)
        section = self._run.plan.sections[block.section] if block and block.section is not None else None
        title = f"{section.number or ''} {section.title}".strip() if section else None
        return ExplainedLine(
            number=number,
            page=self._run.layout.lines[number - 1].page,
            text=self._source_lines.get_text(number),
            block=block.kind.value if block else None,
            document_id=self._documents.get(number) if block else None,
            section_id=section.id if section else None,
            section=title,
            table_id=self._tables.get(number) if block else None,
            record_ids=tuple(self._records.get(number, ())) if block else (),
            repairs=tuple(self._repairs.get(number, ())),
        )


def _spread_blocks(blocks: Iterable[Block]) -> Iterator[tuple[int, Block]]:
    """Yield (line number, block) for every line of the blocks."""
    for block in blocks:
        for index in range(block.first, block.last + 1):
            yield index + 1, block


def _find_documents(run: Run) -> dict[int, str]:
    found: dict[int, str] = {}
    for instrument, document in zip(run.layout.instruments, run.plan.documents, strict=True):
        for first, last in instrument.ranges:
            found.update((index + 1, document.id) for index in range(first, last + 1))
    return found


def _find_tables(plan: PlanFile) -> dict[int, str]:
    return {number: table.id for table in plan.tables for piece in table.pieces for number in _lines_of(piece)}


def _find_records(plan: PlanFile) -> dict[int, list[str]]:
    """Return line number -> ids of the records read from it, in the order of the record lists."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for name in RECORD_LISTS:
        for record in plan.records(name):
            numbers = {number for place in (record.provenance, *record.also_at) for number in _lines_of(place)}
            for number in numbers:
                found[number].append(record.id)
    return found


def _find_repairs(run: Run, lines: SourceLines) -> dict[int, list[ExplainedRepair]]:
    found: defaultdict[int, list[ExplainedRepair]] = defaultdict(list)
    for repair in run.normalised.repairs:
        number = lines.find_line(repair.start)
        found[number].append(
            ExplainedRepair(repair.name, number, repair.start, repair.end, repair.before, repair.after)
        )
    return found


def _lines_of(place: Provenance) -> range:
    return range(place.line_start, place.line_end + 1)
