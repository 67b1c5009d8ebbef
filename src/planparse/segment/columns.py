"""Columns kept by spaces: where they stand on the page, and which of them each wording belongs to.

OCR keeps columns by how wide the wording is shown: marks above and below take no room. A head may be centred over its
column, a figure flush right in it, so it is the room that the rows of data take, all together, that tells columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.model.layout import Cell, Line
from planparse.segment.headers import NUMBERISH
from planparse.segment.markup import read_cell

_GAP = re.compile(r"[ ]{2,}")
_SPACE = re.compile(r"(?<=[^ ])[ ](?=[^ ])")
_NO_WIDTH = dict.fromkeys(map(ord, "ัิีึืฺุู็่้๊๋์ํ๎\u200b"))
WIDEST_LINE = 600
"""No page is so wide that more than so many characters stand beside each other."""
ROWS_FOR_STRAYS = 6
"""A wording runs over the gap beside its column in one row of so many; with fewer rows none may."""
ROWS_UNDER_HEADS = 3
"""Where a heading tells how many columns there are, one of so few rows may."""
COLUMN_ROOM = 2
"""Pieces of one table differ by so many columns at most: empty cells at the end of a row get lost."""
WORD_ROOM = 12
"""A cell goes on in the next line where less room than a word takes was left in it."""
EDGE_ROOM = 1
"""Wordings of one column begin, or end, so near to each other: OCR is off by one where it misread a letter."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of wording without wide gaps: the columns of the page from `left` to before `right`, and its cell."""

    left: int
    right: int
    cell: Cell

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure or the dash that stands for none."""
        return self.cell.text in _DASHES or NUMBERISH.match(self.cell.text) is not None


_DASHES = frozenset("-–—")
Columns = list[tuple[int, int]]
"""Of each column, in order, the room that its wordings take: from, and to before."""


def has_gap(line: Line) -> bool:
    """Whether a line has a wide gap between wordings."""
    return _GAP.search(line.text) is not None


def measure(text: str) -> int:
    """Return how many columns of the page a text takes.

    >>> measure("ที่ปรึกษา")
    6
    """
    return len(text.translate(_NO_WIDTH))


def cut_runs(line: Line) -> list[Run]:
    """Return the wordings of a line, cut at its wide gaps."""
    runs: list[Run] = []
    last, left = 0, line.indent
    for gap in _GAP.finditer(line.text):
        runs.append(_make_run(line, last, gap.start(), left))
        left = runs[-1].right + gap.end() - gap.start()
        last = gap.end()
    runs.append(_make_run(line, last, len(line.text), left))
    return runs


def _make_run(line: Line, start: int, end: int, left: int) -> Run:
    text = line.text[start:end]
    return Run(left, left + measure(text), read_cell(text, line.start + start))


def find_columns(rows: Sequence[Sequence[Run]], wanted: int) -> Columns:
    """Return the columns of rows of data; `wanted` is how many the heading names, 0 where none is known.

    A gap that no wording runs over parts two columns. Where that gives fewer columns than are wanted, wordings that run
    over a gap which nearly all other rows keep are left out.
    """
    runs = [run for row in rows if len(row) > 1 for run in row if run.right <= WIDEST_LINE]
    if not runs:
        return []
    best = _merge(runs)
    least = 1 if wanted and len(rows) >= ROWS_UNDER_HEADS else 0
    for strays in range(1, max(len(rows) // ROWS_FOR_STRAYS, least) + 1):
        if len(best) >= (wanted or _usual_count(rows)):
            break
        taken = _count_taken(runs)
        found = _merge([run for run in runs if not _runs_over(run, taken, strays)])
        if len(best) < len(found) <= max(wanted, _usual_count(rows)):
            best = found
    return best


def is_complete(rows: Sequence[Sequence[Run]], wanted: int) -> bool:
    """Whether every row of figures has a wording for each of the columns that a heading names."""
    return (
        wanted > 2
        and len(rows) >= ROWS_UNDER_HEADS
        and all(len(row) == wanted and all(run.is_figure for run in row[2:]) for row in rows)
    )


def drifts(rows: Sequence[Sequence[Run]], columns: Columns) -> bool:
    """Whether in complete rows wordings do not stand each in its column, as where marks took room and a row moved."""
    return any(list(place_runs(row, columns)) != list(range(len(row))) for row in rows)


def set_in_order(rows: Sequence[Sequence[Run]]) -> list[list[Run]]:
    """Return complete rows with the wordings of each column set one below the other."""
    placed: list[list[Run]] = [[] for _ in rows]
    left = 0
    for column in zip(*rows, strict=True):
        for row, run in zip(placed, column, strict=True):
            row.append(Run(left, left + run.right - run.left, run.cell))
        left += max(run.right - run.left for run in column) + 2
    return placed


def _usual_count(rows: Sequence[Sequence[Run]]) -> int:
    """Return the greatest number of wordings that a quarter of the rows have."""
    counts = sorted((len(row) for row in rows), reverse=True)
    return counts[len(counts) // 4] if counts else 0


def merge_columns(rooms: Sequence[tuple[int, int]]) -> Columns:
    """Return the rooms in order, those that overlap made one."""
    columns: Columns = []
    for left, right in sorted(rooms):
        if columns and left < columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _merge(runs: Sequence[Run]) -> Columns:
    return merge_columns([(run.left, run.right) for run in runs])


def _count_taken(runs: Sequence[Run]) -> list[int]:
    """Return for each place of the page how many wordings stand on it."""
    steps = [0] * (max(run.right for run in runs) + 1)
    for run in runs:
        steps[run.left] += 1
        steps[run.right] -= 1
    taken, now = [], 0
    for step in steps:
        now += step
        taken.append(now)
    return taken


def _runs_over(run: Run, taken: Sequence[int], strays: int) -> bool:
    """Whether places that hardly any wording stands on lie inside a run, with fuller places on both sides."""
    inside = taken[run.left : run.right]
    low = [at for at, count in enumerate(inside) if count <= strays]
    if not low:
        return False
    first, last = low[0], low[-1]
    return any(count > strays for count in inside[:last]) and any(count > strays for count in inside[first:])


def place_runs(runs: Sequence[Run], columns: Columns) -> dict[int, list[Run]]:
    """Return the wordings of a row by the index of their column; one that runs over a gap is cut at a space there."""
    placed: dict[int, list[Run]] = {}
    for run in runs:
        for piece, at in _cut_run(run, columns):
            placed.setdefault(at, []).append(piece)
    return placed


def _cut_run(run: Run, columns: Columns) -> Iterator[tuple[Run, int]]:
    met = [at for at, (left, right) in enumerate(columns) if run.left < right and left < run.right]
    if len(met) < 2:
        yield run, met[0] if met else find_nearest(run, columns)
        return
    at = met[0]
    for after in met[1:]:
        cut = _find_cut(run, columns[after])
        if cut is not None:
            yield cut[0], at
            run, at = cut[1], after
    yield run, at


def _find_cut(run: Run, column: tuple[int, int]) -> tuple[Run, Run] | None:
    """Return both parts of a wording of which the second, after a space, stands in a column as its wordings do."""
    for space in _SPACE.finditer(run.cell.text):
        left = run.left + measure(run.cell.text[: space.end()])
        if left > column[0] + EDGE_ROOM and not NUMBERISH.match(run.cell.text[space.end() :]):
            break
        right = Run(left, run.right, _part(run.cell, space.end(), len(run.cell.text)))
        flush = right.is_figure and abs(run.right - column[1]) <= EDGE_ROOM and left >= column[0] - EDGE_ROOM
        if flush or abs(left - column[0]) <= EDGE_ROOM:
            return Run(run.left, left - 1, _part(run.cell, 0, space.start())), right
    return None


def _part(cell: Cell, start: int, end: int) -> Cell:
    return Cell(cell.text[start:end], cell.start + start, cell.start + end)


def find_nearest(run: Run, columns: Columns) -> int:
    """Return the index of the column that a wording which stands in none is nearest to."""
    return min(range(len(columns)), key=lambda at: max(columns[at][0] - run.right, run.left - columns[at][1]))
