"""Printed numbers that skip or repeat: headings and list items, and the rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planparse.lexicon.wording import fold
from planparse.model.layout import BlockKind, Grid, Layout, Line
from planparse.quantities import read_ordinal
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.likeness import alike
from planparse.reconcile.tally import role_of

MAX_GAP = 3
"""A run that jumps further is another list, or a misread digit."""
MAX_REACH = 400
"""Numbers further apart, in lines, are not of one run."""
SAME_TITLE = 0.85
LEAST_STEPS = 3
"""Numbers inside the cells of a column count its rows only where so many go on by one."""
_OPENING = re.compile(r"[\s*\-–•]{0,3}\(?(?P<number>[0-9๐-๙]{1,2})[.)](?![0-9๐-๙])[.)]?\s{0,3}[ก-ฮเ-ไA-Za-z(“\"]")
_SECTION_WORDS = frozenset(("ส่วนที่", "บทที่", "หมวดที่", "ตอนที่", "ภาคผนวก", "เอกสารแนบ"))
"""Parts and chapters: what they skip is the business of the contents check."""
_PARTS = ("part", "chapter")
_NUMBERED = (BlockKind.ITEM, BlockKind.HEADING, BlockKind.PARAGRAPH)
_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
_THAI_DIGIT = re.compile("[๐-๙]")


@dataclass(frozen=True, slots=True)
class _Point:
    """One number of a run: its value, how it is printed, its wording, where it stands, what it belongs to."""

    value: int
    printed: str
    wording: str
    line: int
    start: int
    end: int
    kind: str = "row"


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each number skipped or printed twice."""
    yield from _check_lines(evidence)
    yield from _check_parts(evidence)
    for grid in evidence.layout.grids:
        yield from _check_grid(evidence, grid)


# -- headings and lists ------------------------------------------------------------------------------


def _check_lines(evidence: Evidence) -> Iterator[Note]:
    layout = evidence.layout
    listed = {(entry.label.word, entry.label.path) for entry in layout.contents if entry.label}
    for points in _runs(evidence):
        for before, point, after in _triples(points):
            code = _judge(before, point, after)
            if code is None or point.line - before.line > MAX_REACH or not evidence.is_own(point.line):
                continue
            if code == "numbering-duplicate" and _has_moved_on(layout, before, point):
                continue
            missing = _missing_label(layout.lines[point.line], before.value + 1)
            if code == "numbering-gap":
                label = layout.lines[point.line].label
                path = (*label.path[:-1], before.value + 1) if label else ()
                if (label and (label.word, path) in listed) or _stands_between(layout, before, point, path, missing):
                    continue
            document = evidence.document_at(point.line)
            yield _note(evidence, code, missing, before, point, document, "")


def _check_parts(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each part or chapter whose number is that of the one before, under another title."""
    before: dict[tuple[int, str], _Point] = {}
    for node in evidence.layout.sections:
        label = node.label
        if label is None or node.parent is not None or node.kind not in _PARTS or not evidence.is_own(node.first):
            continue
        if not label.word or len(label.path) != 1:
            continue
        point = _Point(label.path[0], label.text, node.title, node.first, node.start, node.end, "heading")
        key = evidence.instrument_at(node.first), label.word
        last = before.get(key)
        before[key] = point
        if last is not None and last.value == point.value and _is_other(last.wording, point.wording):
            missing = _missing_label(evidence.layout.lines[node.first], point.value + 1)
            yield _note(evidence, "numbering-duplicate", missing, last, point, evidence.document_at(node.first), "")


def _is_other(one: str, other: str) -> bool:
    """Whether two titles are of two chapters: not one wording repeated, continued or cut."""
    left, right = fold(one), fold(other)
    return bool(left and right) and not (left in right or right in left) and alike(one, other) < SAME_TITLE


def _runs(evidence: Evidence) -> Iterator[list[_Point]]:
    """Yield the runs of numbers that belong together: same instrument, shape and section."""
    runs: dict[tuple[object, ...], list[_Point]] = {}
    for line, scope, kind in _labelled_lines(evidence.layout):
        label = line.label
        if label is None or label.word in _SECTION_WORDS or label.style == "letter":
            continue
        prefix = label.path[:-1]
        key = (evidence.instrument_at(line.index), label.word, label.style if not prefix else "", prefix, scope)
        point = _Point(label.path[-1], label.text, line.body, line.index, line.start, line.end, kind)
        run = runs.setdefault(key, [])
        if run and point.value == 1:
            yield run
            runs[key] = [point]
        else:
            run.append(point)
    yield from runs.values()


def _labelled_lines(layout: Layout) -> Iterator[tuple[Line, int | None, str]]:
    """Yield each labelled line outside tables with the section that it stands under, heading or item."""
    parents = {node.first: node.parent for node in layout.sections}
    numbered = {line for node in layout.sections for line in range(node.first, node.heading_last + 1)}
    for block in layout.blocks:
        if block.kind not in _NUMBERED:
            continue
        for index in range(block.first, block.last + 1):
            line = layout.lines[index]
            if line.label is None or (index in numbered and index not in parents):
                continue
            if index in parents:
                yield line, parents[index], "heading"
            else:
                yield line, _owner(layout, block.section, line), "item"


def _owner(layout: Layout, section: int | None, line: Line) -> int | None:
    """Return the section whose numbering a list item shares.

    `๔.๒` under a heading `๔.๑` belongs with it to the heading above; other items to the section they stand in.
    """
    while section is not None:
        label = layout.sections[section].label
        here = line.label.path if line.label else ()
        if label is None or label.word or len(here) < 2 or label.path[:-1] != here[:-1]:
            return section
        section = layout.sections[section].parent
    return None


def _triples(points: Sequence[_Point]) -> Iterator[tuple[_Point, _Point, _Point | None]]:
    """Yield each point with those before and after it; after a number printed twice, the run counts on rightly."""
    late = 0
    for at in range(1, len(points)):
        before, point = points[at - 1], points[at]
        if point.value == before.value:
            late += 1
        elif late and point.value == before.value + late + 1:
            late = 0
            continue
        else:
            late = 0
        yield before, point, points[at + 1] if at + 1 < len(points) else None


def _judge(before: _Point, point: _Point, after: _Point | None) -> str | None:
    """Return the code for what is wrong between two numbers of a run, or None."""
    if point.value == before.value:
        if point.kind != before.kind or (after and not before.value <= after.value <= before.value + 2):
            return None
        return None if alike(before.wording, point.wording) >= SAME_TITLE else "numbering-duplicate"
    skipped = point.value - before.value - 1
    if not 1 <= skipped <= MAX_GAP or (after and not 0 <= after.value - point.value <= 2):
        return None
    return "numbering-gap"


def _missing_label(line: Line, value: int) -> str:
    """Return the number that should stand, printed as the line's label is."""
    label = line.label
    if label is None:
        return str(value)
    shown = ".".join(str(part) for part in (*label.path[:-1], value))
    if _THAI_DIGIT.search(label.text):
        shown = shown.translate(_THAI)
    return f"({shown})" if label.style == "enclosed" else f"{label.word}{' ' if label.word else ''}{shown}"


def _has_moved_on(layout: Layout, before: _Point, point: _Point) -> bool:
    """Whether the numbering above passed on in between (`๑.๔`, `๒.`, `๑.๔`): then these are two lists."""
    label = layout.lines[point.line].label
    prefix = label.path[:-1] if label else ()
    return bool(prefix) and any(
        between.label is not None and not between.label.word and prefix < between.label.path[: len(prefix)]
        for between in layout.lines[before.line + 1 : point.line]
    )


def _stands_between(layout: Layout, before: _Point, point: _Point, path: tuple[int, ...], missing: str) -> bool:
    """Whether the missing number is printed between the two after all, in whatever shape."""
    for line in layout.lines[before.line + 1 : point.line]:
        if line.label is not None and line.label.path == path:
            return True
    stretch = layout.text[before.start : point.start]
    return _loose(missing).search(stretch) is not None


def _loose(missing: str) -> re.Pattern[str]:
    """Match the number as a label: in either script, spaces tolerated, a dot, bracket or gap behind."""
    digits = re.sub(r"[^0-9๐-๙.]", "", missing).translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789"))
    body = "".join(r"[ ]?\.[ ]?" if c == "." else f"[{c}{c.translate(_THAI)}]" for c in digits)
    return re.compile(rf"(?<![0-9๐-๙.,]){body}(?:[ ]?[.)]|[ ]{{1,3}}[ก-๎])")


# -- tables ------------------------------------------------------------------------------------------


def _check_grid(evidence: Evidence, grid: Grid) -> Iterator[Note]:
    ordinal = next((i for i, path in enumerate(grid.columns[:2]) if role_of(path) == "ordinal"), None)
    if ordinal is not None:
        yield from _check_rows(evidence, grid, _row_runs(grid, ordinal), alone=True)
    for column in range(len(grid.columns)):
        if column != ordinal:
            runs = list(_cell_runs(grid, column))
            if _is_count(runs):
                yield from _check_rows(evidence, grid, runs, alone=False)


def _check_rows(evidence: Evidence, grid: Grid, runs: Iterable[Sequence[_Point]], *, alone: bool) -> Iterator[Note]:
    """Yield a note for each slip of the runs; `alone` says that the numbers fill their cells."""
    for run in runs:
        for before, point, after in _triples(run):
            code = _judge(before, point, after)
            missing = str(before.value + 1)
            if code is None or (code == "numbering-gap" and not alone and _loose(missing).search(before.wording)):
                continue
            if _THAI_DIGIT.search(point.printed):
                missing = missing.translate(_THAI)
            document = evidence.table_of(grid).document_id
            yield _note(evidence, code, missing, before, point, document, grid.title or "")


def _cell_runs(grid: Grid, column: int) -> Iterator[list[_Point]]:
    """Yield the runs of numbers that open the cells of a column (`๑. โครงการ…`); 1 or a heading row starts another."""
    run: list[_Point] = []
    for row in grid.rows:
        cell = row.cells[column] if column < len(row.cells) else None
        found = None if cell is None or cell.is_filled else _OPENING.match(cell.text)
        value = read_ordinal(found["number"]) if found else None
        if row.group or value == 1:
            if run:
                yield run
            run = []
        if cell is not None and found and value is not None:
            wording = cell.text[found.end() - 1 :]
            run.append(_Point(value, found["number"], wording, row.line, cell.start, cell.end))
    if run:
        yield run


def _is_count(runs: Sequence[Sequence[_Point]]) -> bool:
    """Whether the numbers that open a column's cells count its rows: nearly all go on by one."""
    steps = [point.value - before.value for run in runs for before, point in pairwise(run)]
    starts = sum(1 for run in runs if run[0].value == 1)
    return starts * 4 >= len(runs) * 3 and steps.count(1) >= LEAST_STEPS and steps.count(1) * 4 >= len(steps) * 3


def _row_runs(grid: Grid, column: int) -> Iterator[list[_Point]]:
    """Yield the runs of row numbers; a heading row or a number 1 starts another."""
    run: list[_Point] = []
    for row in grid.rows:
        cell = row.cells[column]
        value = None if cell.is_filled else read_ordinal(cell.text)
        if row.group or value == 1:
            if run:
                yield run
            run = []
        if value is not None:
            rest = next((c for c in row.cells[column + 1 :] if c.text), cell)
            run.append(_Point(value, cell.text.strip(" .()*"), rest.text, row.line, cell.start, rest.end))
    if run:
        yield run


def _note(
    evidence: Evidence, code: str, missing: str, before: _Point, point: _Point, document: str | None, title: str
) -> Note:
    places = tuple(evidence.trace(one.start, one.end) for one in (point, before))
    wording = point.wording[:60]
    where = f"ในตาราง “{title[:60]}” " if title else ""
    where_en = f"In the table “{title[:60]}”: " if title else ""
    if code == "numbering-gap":
        th = f"{where}เลขลำดับข้ามจาก {before.printed} ไป {point.printed} (“{wording}”) ไม่มี {missing}"
        en = f"{where_en}the numbering goes from {before.printed} to {point.printed} (“{wording}”) without {missing}"
    else:
        th = f"{where}เลขลำดับ {point.printed} ซ้ำกันสองรายการ (“{before.wording[:60]}” และ “{wording}”)"
        en = f"{where_en}the number {point.printed} stands twice (“{before.wording[:60]}” and “{wording}”)"
    return Note(
        code="numbering-gap" if code == "numbering-gap" else "numbering-duplicate",
        severity="warning",
        th=th,
        en=en,
        expected=missing,
        found=point.printed,
        document_id=document,
        record_ids=evidence.records_at(places[0]),
        provenance=places,
    )


CHECK = Check("numbering", run)
