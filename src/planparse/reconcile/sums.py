"""Sums down and across a tally: which cells should add up to which, and where the printed figure differs."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planparse.model.value import value_class
from planparse.reconcile.figures import is_misprint, is_same, tidy_number
from planparse.reconcile.tally import Tally, is_grand

MAX_GROUPS = 8
MAX_TOTALS = 60
"""A closing row is tried against so many groups above it; sums of the whole only in tables of so many sums."""
LABEL_COLUMNS = 3
"""A department stands beside its posts in one of the first columns: behind the number, and before kinds and titles."""
FIGURES_PER_BLANK = 3
"""So many figures to an empty cell, and the printed sum is that of the figures. In the plans read so far every sum
with an empty cell among its parts adds up without it."""
MONEY_FOR_COUNT = 1000
"""So much is money: as many times a count, or an amount by itself."""
MIN_COLUMNS_OFF = 2
NEAR_WHOLE = 0.2
"""A sum that only says รวม and is this close to the whole table is that of the whole table, not of its last group."""
Place = tuple[int, int]
"""A cell as (row, column)."""


@dataclass(frozen=True, slots=True)
class Relation:
    """Within a row, `target` is the signed sum of `terms`, pairs of (column, +1 or -1).

    `sure` says that the headings alone prove it; otherwise most rows must bear it out.
    """

    kind: str
    target: int
    terms: tuple[tuple[int, int], ...]
    sure: bool = False


@value_class
class Slip:
    """A printed figure that is not what its parts make: `expected` against `found` at `place`."""

    place: Place
    expected: int | float
    found: int | float
    parts: tuple[Place, ...]
    kind: str
    """`down`, or the kind of the relation."""


@value_class
class Addition:
    """A sum: the known parts, and whether a part may be missing (blank, unreadable or merged)."""

    value: int | float
    parts: tuple[Place, ...]
    is_open: bool


def add(tally: Tally, places: Iterable[Place], *, blanks_are_zero: bool = False) -> Addition | None:
    """Return the sum of the cells, or None where one is wording or none has a figure.

    Of a few empty cells among many figures the clerk who added them up had nothing to add: then the sum is not open.
    """
    total: int | float = 0
    parts: list[Place] = []
    is_open, blanks = False, 0
    for row, column in places:
        figure = tally.figure(row, column)
        state, printed = figure.state, figure.value
        if state == "text":
            return None
        if state == "blank" and not tally.is_filled(row, column):
            blanks += 1
        elif printed is None or tally.is_filled(row, column):
            is_open = True
        else:
            total += printed
            parts.append((row, column))
    is_open = is_open or (not blanks_are_zero and blanks * FIGURES_PER_BLANK > len(parts))
    return Addition(tidy_number(total), tuple(parts), is_open) if parts else None


def contradicts(addition: Addition, printed: float) -> bool:
    """Whether the printed sum cannot be right: it differs, and what is missing cannot make it good."""
    if is_same(addition.value, printed):
        return False
    return not addition.is_open or addition.value > printed


# -- across ------------------------------------------------------------------------------------------


def check_row(tally: Tally, relation: Relation, row: int) -> tuple[bool, Slip | None] | None:
    """Return whether the relation holds in the row, and the slip; None where it cannot be told."""
    target = tally.figure(row, relation.target)
    if target.value is None or tally.is_filled(row, relation.target):
        return None
    value: int | float = 0
    has_figure, is_open = False, False
    for column, sign in relation.terms:
        figure = tally.figure(row, column)
        if figure.state in ("text", "unknown") or tally.is_filled(row, column):
            return None
        if figure.state == "blank" and tally.text(row, column):
            return None  # a wording without a figure (ยุบเลิก) is no zero
        if figure.value is None:
            is_open = True
        else:
            has_figure = has_figure or figure.state == "number"
            value += sign * figure.value
    if not has_figure and not target.value:
        return None
    value = tidy_number(value)
    if is_same(value, target.value):
        return True, None
    if is_open and relation.kind == "cost":
        return None  # posts that are given up cost less: what is not printed may be less than nothing
    if is_open and (value < target.value or any(sign < 0 for _, sign in relation.terms)):
        return None
    parts = tuple((row, column) for column, _ in relation.terms)
    return False, Slip((row, relation.target), value, target.value, parts, relation.kind)


def weigh(tally: Tally, relation: Relation, rows: Sequence[int]) -> tuple[int, list[Slip]]:
    """Return in how many of the rows the relation holds, and the slips of item rows: closing rows may carry them on."""
    holds, slips = 0, []
    for row in rows:
        result = check_row(tally, relation, row)
        if result is None:
            continue
        if result[1] is None:
            holds += 1
        elif not tally.is_total(row):
            slips.append(result[1])
    return holds, slips


def is_borne_out(relation: Relation, holds: int, slips: int) -> bool:
    """Whether the rows show that the relation is meant: proved by the headings, or true in most rows."""
    if relation.sure:
        return holds > 0 or slips <= 2
    return holds >= 2 and holds > slips


# -- down --------------------------------------------------------------------------------------------


def scopes(tally: Tally, total: int) -> list[tuple[int, ...]]:
    """Return the sets of rows that a closing row may sum, likeliest first.

    Since the closing row before it, or since a heading row, its table, or the merged cell of a department began;
    all items; all closing rows before. The only sum of a table that stands over all its rows sums those below.
    """
    if len(tally.totals) == 1 and tally.items and total < tally.items[0]:
        return [tally.items]
    recent = _recent(tally, total)
    before = tally.totals[: bisect_left(tally.totals, total)]
    whole: list[tuple[int, ...]] = []
    if len(before) <= MAX_TOTALS:
        whole = [tally.items[: bisect_left(tally.items, total)], before, before + recent[0]]
    ordered = [*whole, *recent] if is_grand(tally.label(total)) else [*recent, *whole]
    return list(dict.fromkeys(scope for scope in ordered if scope))


def _recent(tally: Tally, total: int) -> list[tuple[int, ...]]:
    """Return the rows since the closing row before, and the later parts of them that stand apart."""
    at = bisect_left(tally.totals, total)
    last = tally.totals[at - 1] if at else -1
    outside = tally.items[bisect_left(tally.items, last) : bisect_left(tally.items, total)]
    grouped = [at for at, row in enumerate(outside) if tally.grid.rows[row].group][-MAX_GROUPS:]
    pieces = [bisect_left(outside, start) for start in tally.starts[-MAX_GROUPS:]]
    return [outside, *(outside[at:] for at in (*grouped, *pieces, *_label_starts(tally, outside)))]


def _label_starts(tally: Tally, rows: Sequence[int]) -> list[int]:
    """Return where, in the first columns, the wording begins that stands beside the last of the rows."""
    starts = []
    for column in range(min(LABEL_COLUMNS, tally.width - 1)):
        at = len(rows)
        label = tally.text(rows[-1], column) if rows else ""
        while label and at and tally.text(rows[at - 1], column) == label:
            at -= 1
        if label and at < len(rows) - 1:
            starts.append(at)
    return starts


def sums_its_rows(tally: Tally, columns: Sequence[int], total: int) -> bool:
    """Whether a closing row sums the rows since the closing row before it, in every column that it prints."""
    holds, slips = _weigh_down(tally, columns, total, _recent(tally, total)[0])
    return holds > 0 and not slips


def sum_down(tally: Tally, columns: Sequence[int], total: int, *, is_usual: bool = False) -> list[Slip]:
    """Return the slips of a closing row: of the rows that it may sum, those that suit it best are meant.

    Where none does in any column, only a plain slip counts; or, where `is_usual` says that the closing rows of the
    table sum the rows since the one before, any.
    """
    choices = scopes(tally, total)
    readings = [(scope, *_weigh_down(tally, columns, total, scope)) for scope in choices]
    readings = [reading for reading in readings if reading[1] or reading[2]]
    if not readings:
        return []
    scope, holds, slips = max(readings, key=lambda reading: reading[1])
    if scope[0] > total:
        return slips if holds > len(slips) else []  # what stands first may be another thing
    if holds >= len(slips) or len(choices) == 1 or _is_one_row_off(tally, total, scope, slips):
        return slips
    recent = _recent(tally, total)[0]
    is_usual = is_usual and not is_grand(tally.label(total))
    if holds:
        is_meant = len(slips) == holds + 1 or _are_exchanged(slips) or (is_usual and scope == recent)
        return slips if is_meant else []
    if is_grand(tally.label(total)) and len(tally.totals) == 1 and len(slips) == 1 and scope == choices[0]:
        return slips
    plain = next((slips for _, _, slips in readings if all(_is_plain(tally, slip) for slip in slips)), [])
    return plain if plain or not is_usual else _weigh_down(tally, columns, total, recent)[1]


def _are_exchanged(slips: Sequence[Slip]) -> bool:
    """Whether the sums stand under each other's columns."""
    return sorted(slip.expected for slip in slips) == sorted(slip.found for slip in slips)


def _is_plain(tally: Tally, slip: Slip) -> bool:
    """Whether a sum is plainly that of these rows but for a slip of the hand, or one row left out or taken twice."""
    off = abs(slip.found - slip.expected)
    if is_misprint(slip.expected, slip.found):
        return True
    return off >= MONEY_FOR_COUNT and any(is_same(tally.figure(*part).value or 0, off) for part in slip.parts)


def _is_one_row_off(tally: Tally, total: int, scope: Sequence[int], slips: Sequence[Slip]) -> bool:
    """Whether the only sum of a table is off by the same number in every column: a row is wrong in all of them.

    It must be that of the whole table: by its wording, or as the last row, close enough to the whole.
    """
    off = {tidy_number(slip.found - slip.expected) for slip in slips}
    if len(off) > 1 or len(slips) < MIN_COLUMNS_OFF or len(tally.totals) > 1 or tuple(scope) != tally.items:
        return False
    if is_grand(tally.label(total)):
        return True
    near = all(abs(slip.found - slip.expected) <= NEAR_WHOLE * slip.expected for slip in slips)
    return near and total == tally.body_end - 1


def _weigh_down(tally: Tally, columns: Sequence[int], total: int, scope: Sequence[int]) -> tuple[int, list[Slip]]:
    holds, slips = 0, []
    zeros = _blanks_are_zero(tally, columns, total, scope)
    for column in columns:
        printed = tally.figure(total, column)
        if printed.value is None:
            continue
        addition = add(tally, ((row, column) for row in scope), blanks_are_zero=zeros)
        if addition is None:
            continue
        if is_same(addition.value, printed.value):
            holds += 1 if any(tally.figure(*part).value for part in addition.parts) else 0  # nothing of nothing
        elif contradicts(addition, printed.value) and not _is_moved(tally, total, addition, printed.value):
            slips.append(Slip((total, column), addition.value, printed.value, addition.parts, "down"))
    return holds, slips


def _is_moved(tally: Tally, total: int, addition: Addition, printed: float) -> bool:
    """Whether a closing row that lost cells has money under a column of counts."""
    filled = [at for at, cell in enumerate(tally.grid.rows[total].cells) if cell.text]
    return filled[-1] < tally.numeric[-1] and printed >= MONEY_FOR_COUNT * max(1, addition.value)


def _blanks_are_zero(tally: Tally, columns: Sequence[int], total: int, scope: Sequence[int]) -> bool:
    """Whether a column with empty cells adds up without them, so that they stand for nothing."""
    for column in columns:
        printed = tally.figure(total, column).value
        if printed is None or not any(tally.figure(row, column).state == "blank" for row in scope):
            continue
        addition = add(tally, ((row, column) for row in scope))
        if addition is not None and is_same(addition.value, printed) and len(addition.parts) > 1:
            return True
    return False
