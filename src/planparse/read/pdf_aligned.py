"""Tables without rulings: lines whose parts stand under each other, as a table with edges between them.

Rows are told by the room between them where there is any; else a row begins with a number in the first column, or
with a figure where the row has one already. Lists of names and signatures stand side by side too: a table has a
column of figures, or rows of several lines with room between them that begin at the same places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planparse.read.pdf_columns import Column, find_columns, find_touched
from planparse.read.pdf_rulings import RuledCell, RuledTable
from planparse.read.pdf_shapes import Run
from planparse.read.pdf_strips import Span, Strip, cut_strips, find_stretches

_FIGURE = re.compile(r"[+\-–—]?[0-9๐-๙][0-9๐-๙,.]*%?|[-–—]{1,3}|[✓√●/]")
_NUMBER = re.compile(r"[(]?[0-9๐-๙]{1,3}[.)]{0,2}")
_LEADER = re.compile(r"[.…·_]{5,}|…{2,}")
_FIGURE_SHARE = 0.6
_MIN_FIGURES = 2
_LOOSE = 1.085
"""Lines of a column further apart than this, in distances of its closest lines, are of two rows."""
_SAME_EDGE = 1.5
"""Points: parts that begin at one edge lie no further apart."""
_PAD = 0.3


@dataclass(frozen=True, slots=True)
class _Grid:
    """Lines with their columns: which part of which line lies in which columns."""

    strips: Sequence[Strip]
    columns: Sequence[Column]
    parts: Sequence[Sequence[tuple[range, Span]]]

    def list_column(self, column: int) -> list[tuple[int, Span]]:
        """Return (line, part) of what lies in that column alone."""
        return [
            (line, span)
            for line, parts in enumerate(self.parts)
            for touched, span in parts
            if len(touched) == 1 and touched.start == column
        ]


def find_aligned_tables(runs: Iterable[Run], edges: Sequence[float] = ()) -> list[RuledTable]:
    """Return the tables that the places of the runs tell, top first.

    `edges` are those of the columns of the table that the page before ends with.
    """
    found = []
    for at, stretch in enumerate(find_stretches(cut_strips(runs))):
        table = _build_table(stretch, edges if at == 0 else ())
        if table is not None:
            found.append(table)
    return found


def _build_table(strips: Sequence[Strip], edges: Sequence[float]) -> RuledTable | None:
    grid = _trim(strips)
    if grid is None:
        return None
    figures = _find_figure_columns(grid)
    rows = _find_rows_by_room(grid, figures)
    has_room = rows is not None
    if rows is None:
        rows = _find_rows_by_starts(grid, figures)
    xs = _find_edges(grid)
    goes_on = _fits_edges(grid, edges)
    if not goes_on and not _is_table(grid, figures, rows, has_room=has_room):
        return None
    return _draw(grid, _part_headings(grid, rows), tuple(edges) if goes_on else xs)


def _make_grid(strips: Sequence[Strip]) -> _Grid:
    columns = find_columns(strips)
    parts = [[(find_touched(columns, span), span) for span in strip.spans] for strip in strips]
    return _Grid(strips, columns, parts)


def _trim(strips: Sequence[Strip]) -> _Grid | None:
    """Leave out lines at both ends that run over most columns: running text. None where too little is left."""
    grid = _make_grid(strips)
    first, last = 0, len(strips)
    while first < last and _runs_over(grid, first):
        first += 1
    while last > first and (_runs_over(grid, last - 1) or (len(grid.parts[last - 1]) < 2 and _is_far(grid, last - 1))):
        last -= 1
    if (first, last) != (0, len(strips)):
        grid = _make_grid(strips[first:last]) if last - first > 1 else grid
    return grid if last - first > 1 and len(grid.columns) > 1 else None


def _runs_over(grid: _Grid, line: int) -> bool:
    return any(2 * (len(touched) - 1) >= max(len(grid.columns) - 1, 1) for touched, _ in grid.parts[line])


def _is_far(grid: _Grid, line: int) -> bool:
    """Whether a line stands further below the one above it than the closest lines do."""
    lines = [strip.baseline for strip in grid.strips]
    return lines[line] - lines[line - 1] > _LOOSE * _find_pitch(grid)


def _find_pitch(grid: _Grid) -> float:
    """Return the distance of lines within a cell: that of the closest tenth."""
    distances = sorted(distance for _, _, distance in _list_steps(grid))
    return distances[len(distances) // 10] if distances else 1.5 * grid.strips[0].size


def _list_steps(grid: _Grid) -> list[tuple[int, int, float]]:
    """Return (line, line, distance) of lines that follow each other in a column."""
    steps: list[tuple[int, int, float]] = []
    last: dict[int, int] = {}
    for line, parts in enumerate(grid.parts):
        for column in {touched.start for touched, _ in parts if len(touched) == 1}:
            if column in last:
                above = last[column]
                steps.append((above, line, grid.strips[line].baseline - grid.strips[above].baseline))
            last[column] = line
    return [step for step in steps if step[2] > 0.8 * grid.strips[step[0]].size]


def _find_figure_columns(grid: _Grid) -> list[int]:
    """Return the columns, the first left out, that hold mostly figures."""
    found = []
    for column in range(1, len(grid.columns)):
        spans = [span for _, span in grid.list_column(column)]
        count = sum(1 for span in spans if _FIGURE.fullmatch(span.text))
        if count >= _MIN_FIGURES and count >= _FIGURE_SHARE * (len(spans) - 1):
            found.append(column)
    return found


def _find_rows_by_room(grid: _Grid, figures: Sequence[int]) -> list[int] | None:
    """Return the first line of each row, by the room between rows; None where there is none that tells."""
    widest = _LOOSE * _find_pitch(grid)
    starts = set(range(len(grid.strips)))
    for above, line, distance in _list_steps(grid):
        if distance <= widest:
            starts.difference_update(range(above + 1, line + 1))
    rows = sorted(starts)
    if len(rows) < 2 or len(rows) == len(grid.strips):
        return None
    several = sum(_count_doubled(grid, rows, column) for column in [*figures, *_find_number_column(grid)])
    return rows if 6 * several <= len(rows) else None


def _count_doubled(grid: _Grid, rows: Sequence[int], column: int) -> int:
    """Return in how many rows a column has more than one figure."""
    own = [line for line, span in grid.list_column(column) if _FIGURE.fullmatch(span.text.strip(".)("))]
    return sum(1 for first, last in pairwise([*rows, len(grid.strips)]) if sum(first <= at < last for at in own) > 1)


def _find_number_column(grid: _Grid) -> list[int]:
    """Return the first column where it numbers the rows."""
    spans = [span for _, span in grid.list_column(0)]
    count = sum(1 for span in spans if _NUMBER.fullmatch(span.text))
    return [0] if count >= _MIN_FIGURES and count >= _FIGURE_SHARE * (len(spans) - 1) else []


def _find_rows_by_starts(grid: _Grid, figures: Sequence[int]) -> list[int]:
    """Return the first line of each row: one with a number in front, or a figure where the row has one."""
    numbers = set(_find_number_column(grid))
    rows = [0]
    filled: set[int] = set()
    for line, parts in enumerate(grid.parts):
        own = {t.start for t, span in parts if len(t) == 1 and t.start in figures and _FIGURE.fullmatch(span.text)}
        is_numbered = bool(numbers) and any(t.start == 0 and _NUMBER.fullmatch(span.text) for t, span in parts)
        begins = is_numbered or bool(own & filled) or (bool(own) and not filled) or _runs_over(grid, line)
        if line and (begins or _runs_over(grid, line - 1) or (not numbers and _heads_group(grid, line))):
            rows.append(line)
            filled = set()
        filled |= own
    return rows


def _heads_group(grid: _Grid, line: int) -> bool:
    """Whether a line has text in the first column alone, and the line above left room for it there."""
    parts = grid.parts[line]
    if len(parts) != 1 or list(parts[0][0]) != [0]:
        return False
    above = [span for touched, span in grid.parts[line - 1] if list(touched) == [0]]
    column = grid.columns[0]
    return bool(above) and column.x1 - above[-1].x1 > 0.3 * (column.x1 - column.x0)


def _is_table(grid: _Grid, figures: Sequence[int], rows: Sequence[int], *, has_room: bool) -> bool:
    """Whether lines that stand under each other are a table, not a list of names or signatures."""
    if any(_LEADER.search(span.text) for strip in grid.strips for span in strip.spans):
        return False
    bounds = list(pairwise([*rows, len(grid.strips)]))
    full = [pair for pair in bounds if _count_filled(grid, pair) > 1]
    if len(full) < _MIN_FIGURES:
        return False
    if figures and len(grid.columns) - _count_units(grid) > 2:
        return len(rows) > 2 and not _lists_pages(grid, figures)
    wrapped = [pair for pair in full if pair[1] - pair[0] > 1]
    return has_room and len(full) > 2 and len(wrapped) > 1 and _begin_alike(grid, rows)


def _count_units(grid: _Grid) -> int:
    """Return how many columns say the same in each line, as the unit behind the amounts of a list does."""
    wordings = [[span.text for _, span in grid.list_column(column)] for column in range(1, len(grid.columns))]
    return sum(1 for own in wordings if own and len(set(own)) == 1 and not _FIGURE.fullmatch(own[0]))


def _lists_pages(grid: _Grid, figures: Sequence[int]) -> bool:
    """Whether the only figures are those of pages in the last column, as in a table of contents."""
    if figures[0] != len(grid.columns) - 1:
        return False
    own = [span.text for _, span in grid.list_column(figures[0]) if _FIGURE.fullmatch(span.text)]
    if not all(text.isdecimal() and len(text) < 4 for text in own):
        return False
    pages = [int(text) for text in own]
    return pages == sorted(pages) and pages[0] < pages[-1]


def _count_filled(grid: _Grid, row: tuple[int, int]) -> int:
    return len({touched.start for parts in grid.parts[row[0] : row[1]] for touched, _ in parts})


def _begin_alike(grid: _Grid, rows: Sequence[int]) -> bool:
    """Whether what stands in each column, below the first row, begins at one edge."""
    second = rows[1]
    for column in range(len(grid.columns)):
        starts = sorted(span.x0 for line, span in grid.list_column(column) if line >= second)
        if len(starts) > 1 and sum(1 for x in starts if x - starts[0] <= _SAME_EDGE) < 0.8 * len(starts):
            return False
    return True


def _find_edges(grid: _Grid) -> tuple[float, ...]:
    pad = _PAD * grid.strips[0].size
    inner = [(one.x1 + other.x0) / 2 for one, other in pairwise(grid.columns)]
    return (grid.columns[0].x0 - pad, *inner, grid.columns[-1].x1 + pad)


def _fits_edges(grid: _Grid, edges: Sequence[float]) -> bool:
    """Whether the columns lie between the edges of those of the page before."""
    if len(edges) != len(grid.columns) + 1:
        return False
    return all(
        x0 - 1.0 <= column.x0 and column.x1 <= x1 + 1.0
        for column, (x0, x1) in zip(grid.columns, pairwise(edges), strict=True)
    )


def _part_headings(grid: _Grid, rows: Sequence[int]) -> list[int]:
    """Return the rows, cut below a heading that runs over columns whose own headings stand in the same row."""
    cut = set(rows)
    for line, parts in enumerate(grid.parts):
        if any(len(touched) > 1 for touched, _ in parts):
            cut.add(line)
            if line + 1 < len(grid.strips):
                cut.add(line + 1)
    return sorted(cut)


def _draw(grid: _Grid, rows: Sequence[int], xs: tuple[float, ...]) -> RuledTable:
    """Return the table: each place a cell, but for headings over several columns."""
    middles = [strip.baseline - 0.25 * strip.size for strip in grid.strips]
    first, last = grid.strips[0], grid.strips[-1]
    inner = [(middles[line - 1] + middles[line]) / 2 for line in rows[1:]]
    ys = (first.baseline - first.size, *inner, last.baseline + 0.4 * last.size)
    cells: list[RuledCell] = []
    owner: list[tuple[int, ...]] = []
    for row, (line, end) in enumerate(pairwise([*rows, len(grid.strips)])):
        heads = {touched.start: touched for parts in grid.parts[line:end] for touched, _ in parts if len(touched) > 1}
        own: list[int] = []
        while len(own) < len(xs) - 1:
            column = len(own)
            count = len(heads[column]) if column in heads else 1
            own += [len(cells)] * count
            pad = _PAD * first.size
            left = grid.columns[column].x0 - pad
            right = grid.columns[column + count - 1].x1 + pad
            cells.append(RuledCell(row, column, 1, count, (left, ys[row], right, ys[row + 1])))
        owner.append(tuple(own))
    return RuledTable(xs, ys, tuple(cells), tuple(owner))
