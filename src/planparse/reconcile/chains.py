"""Tables that go on in another one: cut by a page and set up anew, or one per tactic under a sum of the strategy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from planparse.lexicon.wording import fold
from planparse.model.layout import Grid
from planparse.quantities import read_ordinal
from planparse.reconcile.evidence import Evidence
from planparse.reconcile.figures import read_figure
from planparse.reconcile.relations import year_of_path
from planparse.reconcile.tally import NOT_ADDED, Tally, is_total_label, label_of, read_tally, role_of

MAX_TABLES = 40
"""So many tables are taken as one at most."""


def read_chains(evidence: Evidence) -> Iterator[Tally]:
    """Yield the tallies of all tables; those that an open table goes on in are read with it as one."""
    chain: list[Grid] = []
    for grid in evidence.layout.grids:
        if chain and not (len(chain) < MAX_TABLES and _goes_on(evidence, chain[-1], grid)):
            yield from _read(evidence, chain)
            chain = []
        chain.append(grid)
    if chain:
        yield from _read(evidence, chain)


def _read(evidence: Evidence, chain: Sequence[Grid]) -> Iterator[Tally]:
    tally = evidence.tally_of(chain[0]) if len(chain) == 1 else _join(chain)
    if tally is not None:
        yield tally


def _join(chain: Sequence[Grid]) -> Tally | None:
    rows = tuple(row for grid in chain for row in grid.rows)
    starts, at = [], 0
    for grid in chain[:-1]:
        at += len(grid.rows)
        starts.append(at)
    pieces = tuple(piece for grid in chain for piece in grid.pieces)
    return read_tally(replace(chain[0], rows=rows, pieces=pieces, last_line=chain[-1].last_line), tuple(starts))


def _goes_on(evidence: Evidence, before: Grid, grid: Grid) -> bool:
    """Whether the columns are the same and no sum closes the one before; numbers that go on must do so by one."""
    if len(before.columns) != len(grid.columns) or not before.rows or not grid.rows:
        return False
    if is_total_label(label_of(before.rows[-1])):
        return False
    if evidence.table_of(before).document_id != evidence.table_of(grid).document_id:
        return False
    if not all(_is_alike(before, grid, column) for column in range(len(grid.columns))):
        return False
    first, last = _ordinals(grid)[:1], _ordinals(before)[-1:]
    return not first or first[0] == 1 or (bool(last) and first[0] == last[0] + 1)


def _is_alike(before: Grid, grid: Grid, column: int) -> bool:
    """Whether a column means the same in both tables: by its part and year, or because it holds wording in both."""
    if _part_of(before.columns[column]) == _part_of(grid.columns[column]):
        return True
    return not any(_has_figures(one, column) for one in (before, grid))


def _has_figures(grid: Grid, column: int) -> bool:
    """Whether a column of a part of its own, or half of its cells, hold figures."""
    if role_of(grid.columns[column]) is not None:
        return True
    cells = [row.cells[column].text for row in grid.rows if column < len(row.cells)]
    return 2 * sum(1 for text in cells if read_figure(text).is_known) >= len(cells)


def _part_of(path: tuple[str, ...]) -> object:
    """Return the part that a column plays, with its year; failing both its lowest heading."""
    role = role_of(path)
    if role in NOT_ADDED or not path:
        return role
    year = year_of_path(path)
    return (role, year) if role is not None or year is not None else fold(path[-1])


def _ordinals(grid: Grid) -> list[int]:
    """Return the numbers of the rows, as they stand."""
    column = next((at for at, path in enumerate(grid.columns[:2]) if role_of(path) == "ordinal"), None)
    if column is None:
        return []
    numbers = (read_ordinal(row.cells[column].text) for row in grid.rows if column < len(row.cells))
    return [number for number in numbers if number is not None]
