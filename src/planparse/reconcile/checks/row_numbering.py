"""Numbers of the rows of tables that skip or repeat: in a column of their own, or before the wording of cells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from planparse.model.layout import Grid
from planparse.quantities import read_ordinal
from planparse.reconcile.evidence import Check, Evidence, Note
from planparse.reconcile.runs import THAI, THAI_DIGIT, Point, judge, make_note, match_loosely, triples
from planparse.reconcile.tally import role_of

LEAST_STEPS = 3
"""Numbers inside the cells of a column count its rows only where so many go on by one."""
_OPENING = re.compile(r"[\s*\-–•]{0,3}\(?(?P<number>[0-9๐-๙]{1,2})[.)](?![0-9๐-๙])[.)]?\s{0,3}[ก-ฮเ-ไA-Za-z(“\"]")


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield a note for each number of a table skipped or printed twice."""
    for grid in evidence.layout.grids:
        yield from _check_grid(evidence, grid)


def _check_grid(evidence: Evidence, grid: Grid) -> Iterator[Note]:
    ordinal = next((i for i, path in enumerate(grid.columns[:2]) if role_of(path) == "ordinal"), None)
    if ordinal is not None:
        yield from _check_rows(evidence, grid, _row_runs(grid, ordinal), alone=True)
    for column in range(len(grid.columns)):
        if column != ordinal:
            runs = list(_cell_runs(grid, column))
            if _is_count(runs):
                yield from _check_rows(evidence, grid, runs, alone=False)


def _check_rows(evidence: Evidence, grid: Grid, runs: Iterable[Sequence[Point]], *, alone: bool) -> Iterator[Note]:
    """Yield a note for each slip of the runs; `alone` says that the numbers fill their cells."""
    for run in runs:
        for before, point, after in triples(run):
            code = judge(before, point, after)
            missing = str(before.value + 1)
            between = point.heading if alone else before.wording
            if code is None or (code == "numbering-gap" and match_loosely(missing).search(between)):
                continue
            if THAI_DIGIT.search(point.printed):
                missing = missing.translate(THAI)
            document = evidence.table_of(grid).document_id
            yield make_note(evidence, code, missing, before, point, document, grid.title or "")


def _cell_runs(grid: Grid, column: int) -> Iterator[list[Point]]:
    """Yield the runs of numbers that open the cells of a column (`๑. โครงการ…`); 1 or a heading row starts another."""
    run: list[Point] = []
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
            run.append(Point(value, found["number"], wording, row.line, cell.start, cell.end))
    if run:
        yield run


def _is_count(runs: Sequence[Sequence[Point]]) -> bool:
    """Whether the numbers that open a column's cells count its rows: nearly all go on by one."""
    steps = [point.value - before.value for run in runs for before, point in pairwise(run)]
    starts = sum(1 for run in runs if run[0].value == 1)
    return starts * 4 >= len(runs) * 3 and steps.count(1) >= LEAST_STEPS and steps.count(1) * 4 >= len(steps) * 3


def _row_runs(grid: Grid, column: int) -> Iterator[list[Point]]:
    """Yield the runs of row numbers; a number 1 starts another, and so does a heading row unless the count goes on."""
    run: list[Point] = []
    heading = ""
    for row in grid.rows:
        cell = row.cells[column]
        value = None if cell.is_filled else read_ordinal(cell.text)
        heading += "".join(f" {part.text}" for part in row.group)
        if value == 1 or (heading and value is not None and run and value <= run[-1].value):
            if run:
                yield run
            run = []
        if value is not None:
            rest = next((c for c in row.cells[column + 1 :] if c.text), cell)
            printed = cell.text.strip(" .()*")
            run.append(Point(value, printed, rest.text, row.line, cell.start, rest.end, heading=heading))
            heading = ""
    if run:
        yield run


CHECK = Check("row_numbering", run)
