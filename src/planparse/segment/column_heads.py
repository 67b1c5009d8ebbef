"""Heads over the columns of a table aligned by spaces: centred, wrapped, or spanning several columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planparse.model.layout import Cell, Row
from planparse.quantities import read_heading_year
from planparse.segment.columns import Columns, Run, place_runs
from planparse.segment.headers import is_year

SPAN_ROOM = 2
"""A head that is wider than its column by more than this stands over several."""

MOST_COLUMNS = 60
"""In wider tables no head is looked at for what it spans."""


@dataclass(slots=True)
class _Head:
    """The head of one column: its wordings from top to bottom, and those that span it and others."""

    runs: list[Run] = field(default_factory=list)
    is_spanned: bool = False


def place_heads(
    heads: Sequence[Sequence[Run]], columns: Columns, rows: Sequence[Sequence[Run]]
) -> tuple[tuple[Row, ...], Columns]:
    """Return the heading rows, and the columns with those that only the heading names.

    Rows of data that the heading has one name for are one column where no line has wordings in both.
    """
    if not heads:
        return (), columns
    lowest = max(range(len(heads)), key=lambda at: (len(heads[at]), at))
    matched, columns = _match(heads[lowest], columns)
    matched, columns = _drop_unnamed(matched, columns, rows, is_alone=lowest == len(heads) - 1)
    slots = [_Head() for _ in columns]
    for run, at in zip(heads[lowest], matched, strict=True):
        slots[at].runs.append(run)
    spans = _span_lower(heads[lowest + 1 :], matched, slots, columns)
    for upper in heads[lowest - 1 :: -1] if lowest else ():
        for run, first, last in _cover(upper, slots, columns):
            if first < last:
                spans.append((run, first, last))
            else:
                slots[first].runs.insert(0, run)
    return _make_rows(slots, spans), columns


def _span_lower(
    lower: Sequence[Sequence[Run]], matched: Sequence[int], slots: Sequence[_Head], columns: Columns
) -> list[tuple[Run, int, int]]:
    """Put the lines under the fullest line of a heading in their columns; return the heads that span several of them.

    `ปีงบประมาณ` over ๒๕๖๗ ๒๕๖๘ ๒๕๖๙ is matched with the column in the middle: those beside it have a name below only.
    """
    below: dict[int, list[Run]] = {}
    for line in lower:
        for run, at in zip(line, _align(line, columns), strict=True):
            below.setdefault(at, []).append(run)
    heads = [at for at in matched if at in below]
    if not heads:
        heads = list(matched)
    owners = {at: at if at in matched else min(heads, key=lambda one: (abs(one - at), one)) for at in below}
    spans: list[tuple[Run, int, int]] = []
    for at in sorted(set(owners.values())):
        owned = [one for one, owner in owners.items() if owner == at]
        if len(owned) > 1 and at in below:
            spans.append((slots[at].runs.pop(), min(owned), max(owned)))
    for at, runs in below.items():
        slots[at].runs += runs
    return spans


def _match(runs: Sequence[Run], columns: Columns) -> tuple[list[int], Columns]:
    """Return the column of each head, in order; heads over no column get one of their own."""
    columns = list(columns)
    for run in runs if len(runs) > len(columns) else ():
        if len(columns) < len(runs) and not any(run.left < right and left < run.right for left, right in columns):
            columns.append((run.left, run.right))
            columns.sort()
    while len(columns) < len(runs):
        columns.append((columns[-1][1] + 1, columns[-1][1] + 2) if columns else (runs[0].left, runs[0].right))
    return _align(runs, columns), columns


def _align(runs: Sequence[Run], columns: Columns) -> list[int]:
    """Return for each head the index of its column: in order, and as near as all of them can stand together."""
    far = float("inf")
    width = len(columns) + 1
    costs = [[0.0] * width]
    for run in runs:
        row = [far] * width
        for at in range(1, width):
            row[at] = min(row[at - 1], costs[-1][at - 1] + _distance(run, columns[at - 1]))
        costs.append(row)
    matched = []
    at = len(columns)
    for depth in range(len(runs), 0, -1):
        while at > depth and costs[depth][at] == costs[depth][at - 1]:
            at -= 1
        at -= 1
        matched.append(at)
    return matched[::-1]


def _distance(run: Run, column: tuple[int, int]) -> float:
    gap = max(column[0] - run.right, run.left - column[1], 0)
    overlap = min(run.right, column[1]) - max(run.left, column[0])
    return gap * 4 + abs(run.left + run.right - column[0] - column[1]) / 2 - max(overlap, 0) / 4 + 100


def _drop_unnamed(
    matched: list[int], columns: Columns, rows: Sequence[Sequence[Run]], *, is_alone: bool
) -> tuple[list[int], Columns]:
    """Return the columns, those without a head made one with the neighbour that never has a wording beside theirs."""
    if not is_alone or len(matched) == len(columns):
        return matched, columns
    placed = [frozenset(place_runs(row, columns)) for row in rows]
    kept: list[tuple[int, int]] = []
    groups: list[set[int]] = []
    for at, room in enumerate(columns):
        named = at in matched
        if (
            groups
            and not (named and groups[-1] & set(matched))
            and not any(at in row and row & groups[-1] for row in placed)
        ):
            groups[-1].add(at)
            kept[-1] = (kept[-1][0], room[1])
        else:
            groups.append({at})
            kept.append(room)
    return [next(i for i, group in enumerate(groups) if at in group) for at in matched], kept


def _cover(runs: Sequence[Run], slots: Sequence[_Head], columns: Columns) -> list[tuple[Run, int, int]]:
    """Return the first and last column that each wording of a heading line stands over."""
    found: list[tuple[Run, int, int]] = []
    nearest = _align(runs, [_room(slot, room) for slot, room in zip(slots, columns, strict=True)])
    low = 0
    for at, run in enumerate(runs):
        high = (nearest[at + 1] if at + 1 < len(runs) else len(columns)) - 1
        first, last = _widen(run, slots, columns, (low, max(high, nearest[at])), nearest[at])
        found.append((run, first, last))
        low = last + 1
    return found


def _room(slot: _Head, column: tuple[int, int]) -> tuple[int, int]:
    """Return the room of a head together with its column."""
    lefts = [run.left for run in slot.runs]
    rights = [run.right for run in slot.runs]
    return min([*lefts, column[0]]), max([*rights, column[1]])


def _widen(
    run: Run, slots: Sequence[_Head], columns: Columns, limits: tuple[int, int], nearest: int
) -> tuple[int, int]:
    """Return the columns that a head is centred over: one, or several whose own heads stand below it."""
    if len(columns) > MOST_COLUMNS:
        return nearest, nearest
    rooms = [_room(slot, room) for slot, room in zip(slots, columns, strict=True)]
    years = _year_range(slots, nearest, limits)
    if years[0] < years[1]:
        return years
    own = rooms[nearest]
    if run.right - run.left <= own[1] - own[0] + SPAN_ROOM and abs(sum(own) - run.left - run.right) <= 2 * SPAN_ROOM:
        return nearest, nearest
    best, least = (nearest, nearest), float("inf")
    for first in range(limits[0], nearest + 1):
        for last in range(nearest, limits[1] + 1):
            if any(not slots[i].runs for i in range(first, last + 1)):
                continue
            middle = rooms[first][0] + rooms[last][1]
            spare = abs(middle - run.left - run.right)
            if first < last and rooms[last][1] - rooms[first][0] >= run.right - run.left and spare < least:
                best, least = (first, last), spare
    return best


def _year_range(slots: Sequence[_Head], nearest: int, limits: tuple[int, int]) -> tuple[int, int]:
    """Return the run of columns with years for heads that a column lies in.

    Where the years begin anew, as those of the posts to be added do behind those of the posts needed, the run ends.
    """
    runs: list[list[int]] = []
    years: list[int] = []
    for at in range(limits[0], limits[1] + 1):
        year = _year_of(slots[at])
        if year is None:
            years = []
            continue
        if not years or not _goes_on(years, year):
            runs.append([])
            years = []
        runs[-1].append(at)
        years.append(year)
    run = next((run for run in runs if nearest in run), [nearest])
    return run[0], run[-1]


def _year_of(slot: _Head) -> int | None:
    """Return the year that the head of a column names, 0 for one that cannot be read; None where it names none."""
    named = next((run.cell.text for run in slot.runs if is_year(run.cell.text)), None)
    return None if named is None else read_heading_year(named) or 0


def _goes_on(years: Sequence[int], year: int) -> bool:
    """Whether a year goes on with those before it, in their direction."""
    step = year - years[-1]
    return not years[-1] or not year or (step != 0 and (len(years) == 1 or (step > 0) == (years[-1] > years[-2])))


def _make_rows(slots: Sequence[_Head], spans: Sequence[tuple[Run, int, int]]) -> tuple[Row, ...]:
    lines = [run.cell.start for slot in slots for run in slot.runs] + [run.cell.start for run, _, _ in spans]
    empty = Cell("", min(lines), min(lines))
    upper = [empty] * len(slots)
    lower = [empty] * len(slots)
    for run, first, last in spans:
        upper[first] = _join(upper[first], run.cell)
        for at in range(first, last + 1):
            slots[at].is_spanned = True
    for at, slot in enumerate(slots):
        cell = empty
        for run in slot.runs:
            cell = _join(cell, run.cell)
        if slot.is_spanned:
            lower[at] = cell
        else:
            upper[at] = cell
    rows = [upper, lower] if spans else [upper]
    return tuple(Row(tuple(cells), 0, 0) for cells in rows)


def _join(one: Cell, other: Cell) -> Cell:
    if not one.text or not other.text:
        return one if one.text else other
    text = other.text if other.text.startswith("(") and not one.text else f"{one.text} {other.text}"
    return Cell(text, min(one.start, other.start), max(one.end, other.end))
