"""Ruled tables to rows of cell wordings with their boxes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from planparse.read.pdf_joints import join_lines
from planparse.read.pdf_lines import TextLine, build_lines
from planparse.read.pdf_rulings import RuledTable
from planparse.read.pdf_shapes import Box, Cluster, Run, unite_boxes

MIN_STACK = 2
"""So many lines that stand alike in all cells of a row are rows of their own."""
NUMBER = re.compile(r"[+\-–—]?[0-9๐-๙][0-9๐-๙,.]*|[-–—]|[✓√●/]|[+\-–][ ]?[0-9๐-๙]+")
_TIGHT = 0.3
"""Gaps up to this, in sizes of the font, are within a word."""
_AT_EDGE = 0.8
"""A wording that begins this close to the edge of a cell, in sizes of the font, begins in it."""
_NARROW_COLUMN = 6.0
"""Points: columns narrower than this hold no text; they come from rulings a little off."""


@dataclass(frozen=True, slots=True)
class CellText:
    """One cell of a row: its wording and the box of it (of the cell where it is empty).

    `cell` is the box of the whole cell, `first` and `last` are the lines that its wording begins and ends with; None
    where it has none, or only its share of a stack.
    """

    text: str
    box: Box
    cell: Box = (0.0, 0.0, 0.0, 0.0)
    first: TextLine | None = None
    last: TextLine | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row, its cells from left to right; merged cells hold their wording in the first of their columns."""

    cells: tuple[CellText, ...]
    top: float
    bottom: float


Place = tuple[int, int]
"""Table and cell, by their indexes."""


def sort_runs(tables: Sequence[RuledTable], runs: Iterable[Run]) -> tuple[dict[int, dict[int, list[Run]]], list[Run]]:
    """Return table -> cell -> runs, and the runs outside of all tables; a run over several cells is cut."""
    inside: dict[int, dict[int, list[Run]]] = defaultdict(lambda: defaultdict(list))
    if not tables:
        return inside, list(runs)
    outside: list[Run] = []
    for run in _chain_runs(runs):
        for place, part in _cut_run(tables, run):
            if place is None:
                outside.append(part)
            else:
                inside[place[0]][place[1]].append(part)
    return inside, outside


def _chain_runs(runs: Iterable[Run]) -> Iterable[Run]:
    """Join runs that go on where the one before ends: one wording, though written letter by letter."""
    chain: Run | None = None
    for run in runs:
        if chain is not None and _goes_on(chain, run):
            chain.clusters.extend(run.clusters)
            continue
        if chain is not None:
            yield chain
        chain = replace(run, clusters=list(run.clusters), unmapped=frozenset())
    if chain is not None:
        yield chain


def _goes_on(chain: Run, run: Run) -> bool:
    if run.is_apart or run.turn != chain.turn or abs(run.baseline - chain.baseline) > 0.1 * run.size:
        return False
    if run.is_bold != chain.is_bold:
        return False
    gap = run.clusters[0].x0 - chain.clusters[-1].x1
    return -0.2 * run.size <= gap <= _TIGHT * run.size and abs(run.size - chain.size) <= 0.2 * run.size


def _cut_run(tables: Sequence[RuledTable], run: Run) -> list[tuple[Place | None, Run]]:
    """Cut a run at the edges of cells where it has gaps; without a gap it runs over the edge of its cell."""
    x0, top, x1, bottom = _get_box(run)
    middle = (top + bottom) / 2
    if run.turn:
        return [(_find_place(tables, (x0 + x1) / 2, middle), run)]
    first = _find_place(tables, x0 + 0.1, middle)
    if first == _find_place(tables, x1 - 0.1, middle):
        return [(first, run)]
    groups: list[list[Cluster]] = []
    last: Place | None = None
    for cluster in run.clusters:
        if cluster.text == " " and groups:
            groups[-1].append(cluster)
            continue
        place = _find_place(tables, (cluster.x0 + cluster.x1) / 2, middle)
        if not groups or (place != last and _has_gap(groups[-1], cluster, run.size)):
            groups.append([])
        groups[-1].append(cluster)
        last = place
    parts: list[tuple[Place | None, Run]] = []
    for group in groups:
        part = replace(run, clusters=group, is_apart=run.is_apart or bool(parts))
        parts.append((_choose_place(tables, part, middle), part))
    return parts


def _has_gap(group: Sequence[Cluster], cluster: Cluster, size: float) -> bool:
    letters = [item for item in group if item.text != " "]
    return not letters or cluster.x0 - letters[-1].x1 > _TIGHT * size


def _choose_place(tables: Sequence[RuledTable], run: Run, middle: float) -> Place | None:
    """Return the cell of a wording: that at whose left edge it begins, else that of its middle."""
    letters = [cluster for cluster in run.clusters if cluster.text != " "] or run.clusters
    x0, x1 = min(cluster.x0 for cluster in letters), max(cluster.x1 for cluster in letters)
    start = _find_place(tables, x0 + 0.1, middle)
    if start is not None and x0 - tables[start[0]].cells[start[1]].box[0] <= _AT_EDGE * run.size:
        return start
    return _find_place(tables, (x0 + x1) / 2, middle)


def _get_box(run: Run) -> Box:
    if run.turn == 0:
        return run.box
    start, end = run.x0, run.x1
    at, half = run.baseline, run.size / 4
    if run.turn == 2:
        return (-end, at, -start, at + half)
    return (at - half, start, at + half, end) if run.turn == 1 else (at - half, -end, at + half, -start)


def _find_place(tables: Sequence[RuledTable], x: float, y: float) -> tuple[int, int] | None:
    for index, table in enumerate(tables):
        cell = table.find_cell(x, y)
        if cell is not None:
            return index, cell
    return None


def build_rows(table: RuledTable, texts: dict[int, list[Run]], *, goes_on: bool = False) -> list[TableRow]:
    """Return the rows that say something; empty when the rulings turn out to hold no table.

    With `goes_on` the table before has the same columns: then one filled cell makes a row.
    """
    lines = {cell: build_lines(runs, keep_gaps=False) for cell, runs in texts.items()}
    columns = _choose_columns(table, lines)
    if len(columns) < 2:
        return []
    rows: list[TableRow] = []
    for row in range(len(table.ys) - 1):
        own: list[list[TextLine]] = []
        boxes: list[Box] = []
        for column in columns:
            index = table.owner[row][column]
            cell = table.cells[index]
            is_first = cell.row == row and _first_kept(cell.column, columns) == column
            own.append(lines.get(index, []) if is_first else [])
            boxes.append(cell.box)
        rows += _split_stack(own, boxes, table.ys[row], table.ys[row + 1])
    filled = [row for row in rows if any(cell.text for cell in row.cells)]
    return filled if goes_on or any(sum(1 for cell in row.cells if cell.text) > 1 for row in filled) else []


def _first_kept(column: int, columns: Sequence[int]) -> int:
    return next((kept for kept in columns if kept >= column), columns[-1])


def _choose_columns(table: RuledTable, lines: dict[int, list[TextLine]]) -> list[int]:
    """Leave out columns too narrow for text in which no cell begins that holds any."""
    begun = {table.cells[index].column for index, own in lines.items() if own}
    widths = [after - before for before, after in pairwise(table.xs)]
    return [column for column, width in enumerate(widths) if width >= _NARROW_COLUMN or column in begun]


def _split_stack(own: Sequence[list[TextLine]], boxes: Sequence[Box], top: float, bottom: float) -> list[TableRow]:
    """Cut a row in which the lines of all cells stand alike, one entry under the other."""
    filled = [lines for lines in own if lines]
    count = len(filled[0]) if filled else 0
    if count < MIN_STACK or len(filled) < 2 or not _stand_alike(filled):
        cells = tuple(_join_cell(lines, box) for lines, box in zip(own, boxes, strict=True))
        return [TableRow(cells, top, bottom)]
    rows = []
    for at in range(count):
        cells = tuple(
            CellText(lines[at].text, lines[at].box) if lines else CellText("", box)
            for lines, box in zip(own, boxes, strict=True)
        )
        rows.append(TableRow(cells, filled[0][at].box[1], filled[0][at].box[3]))
    return rows


def _stand_alike(filled: Sequence[list[TextLine]]) -> bool:
    """Whether all cells have as many lines at the same heights, and those of a cell are numbers or marks."""
    first = filled[0]
    if any(len(lines) != len(first) for lines in filled):
        return False
    for lines in filled[1:]:
        for one, other in zip(first, lines, strict=True):
            if abs(one.baseline - other.baseline) > 0.35 * min(one.size, other.size):
                return False
    return any(all(NUMBER.fullmatch(line.text.strip()) for line in lines) for lines in filled)


def _join_cell(lines: Sequence[TextLine], box: Box) -> CellText:
    if not lines:
        return CellText("", box)
    return CellText(join_lines(lines, box), unite_boxes([line.box for line in lines]), box, lines[0], lines[-1])
