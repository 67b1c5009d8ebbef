"""Rulings to tables: snap, join, connect, and cells as the regions that no ruling cuts.

Pure functions over rulings. A region that spans several columns or rows is a merged cell. Outer rulings need
not be there: a table ends where its rulings end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planparse.read.pdf_shapes import Box, Ruling
from planparse.read.pdf_stacked import cut_stacked

SNAP = 2.6
"""Points: rulings closer than this are one (double rulings, edges of neighbouring cells drawn each)."""
GAP = 3.2
"""Points: pieces of a ruling closer than this are one."""
WALL_SHARE = 0.5
"""Share of the side of a cell that a ruling must cover to be its wall."""
MAX_RULINGS = 4_000
"""Joined rulings of one page that are looked at; the densest of the pages measured had 400."""
MAX_SIDE = 400
"""Rows or columns of one table."""


@dataclass(frozen=True, slots=True)
class RuledCell:
    """One cell: its first row and column, how many it spans, its box."""

    row: int
    column: int
    rows: int
    columns: int
    box: Box


@dataclass(frozen=True, slots=True)
class RuledTable:
    """One table: edges of its columns and rows, its cells, and which cell each elementary place belongs to."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[RuledCell, ...]
    owner: tuple[tuple[int, ...], ...]

    @property
    def box(self) -> Box:
        """The box of the table."""
        return (self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    def find_cell(self, x: float, y: float) -> int | None:
        """Return the index of the cell that holds the point, None outside the table."""
        if not (self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]):
            return None
        column = min(max(bisect_left(self.xs, x) - 1, 0), len(self.xs) - 2)
        row = min(max(bisect_left(self.ys, y) - 1, 0), len(self.ys) - 2)
        return self.owner[row][column]


def find_tables(rulings: Sequence[Ruling]) -> list[RuledTable]:
    """Return the tables that the rulings draw, the innermost (smallest) first."""
    joined = join_rulings(rulings)
    if not joined or len(joined) > MAX_RULINGS:
        return []
    tables = []
    for group in _connect(joined):
        for part in cut_stacked(group, SNAP, MAX_SIDE):
            table = _build_table(part)
            if table is not None:
                tables.append(table)
    tables.sort(key=lambda table: (table.box[2] - table.box[0]) * (table.box[3] - table.box[1]))
    return tables


def join_rulings(rulings: Iterable[Ruling]) -> list[Ruling]:
    """Snap rulings that nearly coincide to one, and join pieces that touch."""
    joined: list[Ruling] = []
    for is_vertical in (False, True):
        own = sorted((ruling for ruling in rulings if ruling.is_vertical is is_vertical), key=lambda r: r.at)
        for band in _cut_bands(own):
            at = sum(ruling.at * (ruling.end - ruling.start) for ruling in band) / max(
                sum(ruling.end - ruling.start for ruling in band), 1e-6
            )
            joined += [Ruling(is_vertical, at, start, end) for start, end in _merge_spans(band)]
    return joined


def _cut_bands(rulings: Sequence[Ruling]) -> Iterable[list[Ruling]]:
    """Yield runs of rulings that lie within `SNAP` of the first of them."""
    band: list[Ruling] = []
    for ruling in rulings:
        if band and ruling.at - band[0].at > SNAP:
            yield band
            band = []
        band.append(ruling)
    if band:
        yield band


def _merge_spans(band: Sequence[Ruling]) -> list[tuple[float, float]]:
    spans: list[tuple[float, float]] = []
    for ruling in sorted(band, key=lambda r: r.start):
        if spans and ruling.start - spans[-1][1] <= GAP:
            spans[-1] = (spans[-1][0], max(spans[-1][1], ruling.end))
        else:
            spans.append((ruling.start, ruling.end))
    return spans


def _connect(rulings: Sequence[Ruling]) -> list[list[Ruling]]:
    """Return the groups of rulings that cross or touch, directly or through others."""
    parent = list(range(len(rulings)))

    def find(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    verticals = sorted(
        (index for index, ruling in enumerate(rulings) if ruling.is_vertical), key=lambda index: rulings[index].at
    )
    places = [rulings[index].at for index in verticals]
    for index, level in enumerate(rulings):
        if level.is_vertical:
            continue
        at = bisect_left(places, level.start - GAP)
        while at < len(places) and places[at] <= level.end + GAP:
            upright = rulings[verticals[at]]
            if upright.start - GAP <= level.at <= upright.end + GAP:
                parent[find(verticals[at])] = find(index)
            at += 1
    groups: dict[int, list[Ruling]] = defaultdict(list)
    for index, ruling in enumerate(rulings):
        groups[find(index)].append(ruling)
    return list(groups.values())


def _build_table(group: Sequence[Ruling]) -> RuledTable | None:
    levels = [ruling for ruling in group if not ruling.is_vertical]
    uprights = [ruling for ruling in group if ruling.is_vertical]
    if not levels or not uprights:
        return None
    xs = _find_edges(uprights, min(r.start for r in levels), max(r.end for r in levels))
    ys = _find_edges(levels, min(r.start for r in uprights), max(r.end for r in uprights))
    if not (2 <= len(xs) <= MAX_SIDE and 2 <= len(ys) <= MAX_SIDE):
        return None
    if len(xs) * len(ys) <= 4:
        return None  # a frame
    owner, cells = _merge_places(xs, ys, uprights, levels)
    return RuledTable(xs, ys, cells, owner) if len(cells) > 1 else None


def _find_edges(rulings: Sequence[Ruling], first: float, last: float) -> tuple[float, ...]:
    """Return the places of the rulings, and the ends of the crossing ones where they reach beyond."""
    edges: list[float] = []
    for at in sorted([ruling.at for ruling in rulings]):
        if not edges or at - edges[-1] > SNAP:
            edges.append(at)
    if edges and edges[0] - first > 2 * GAP:
        edges.insert(0, first)
    if edges and last - edges[-1] > 2 * GAP:
        edges.append(last)
    return tuple(edges)


def _list_walls(rulings: Sequence[Ruling], edges: Sequence[float], cuts: Sequence[float]) -> list[list[bool]]:
    """Return for each inner edge and each stretch between two cuts whether a ruling stands there."""
    walls = [[False] * (len(cuts) - 1) for _ in edges]
    covered = [[0.0] * (len(cuts) - 1) for _ in edges]
    for ruling in rulings:
        edge = min(range(len(edges)), key=lambda i: abs(edges[i] - ruling.at))
        first = max(bisect_left(cuts, ruling.start) - 1, 0)
        for stretch in range(first, len(cuts) - 1):
            if cuts[stretch] >= ruling.end:
                break
            covered[edge][stretch] += min(ruling.end, cuts[stretch + 1]) - max(ruling.start, cuts[stretch])
    for edge, row in enumerate(covered):
        for stretch, length in enumerate(row):
            walls[edge][stretch] = length >= WALL_SHARE * (cuts[stretch + 1] - cuts[stretch])
    return walls


def _merge_places(
    xs: Sequence[float], ys: Sequence[float], uprights: Sequence[Ruling], levels: Sequence[Ruling]
) -> tuple[tuple[tuple[int, ...], ...], tuple[RuledCell, ...]]:
    """Join elementary places without a wall between them; return the cell of each place, and the cells."""
    columns, rows = len(xs) - 1, len(ys) - 1
    upright_walls = _list_walls(uprights, xs, ys)
    level_walls = _list_walls(levels, ys, xs)
    parent = list(range(rows * columns))

    def find(item: int) -> int:
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    for row in range(rows):
        for column in range(columns):
            here = row * columns + column
            if column + 1 < columns and not upright_walls[column + 1][row]:
                parent[find(here + 1)] = find(here)
            if row + 1 < rows and not level_walls[row + 1][column]:
                parent[find(here + columns)] = find(here)
    members: dict[int, list[int]] = defaultdict(list)
    for place in range(rows * columns):
        members[find(place)].append(place)
    cells: list[RuledCell] = []
    owner = [[0] * columns for _ in range(rows)]
    for places in members.values():
        own_rows = [place // columns for place in places]
        own_columns = [place % columns for place in places]
        top, left = min(own_rows), min(own_columns)
        down, across = max(own_rows) - top + 1, max(own_columns) - left + 1
        box = (xs[left], ys[top], xs[left + across], ys[top + down])
        for place in places:
            owner[place // columns][place % columns] = len(cells)
        cells.append(RuledCell(top, left, down, across, box))
    return tuple(map(tuple, owner)), tuple(cells)
