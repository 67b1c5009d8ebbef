"""Lines of a table aligned by spaces to its rows: a cell that goes on in the next line opens no row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from planparse.model.layout import Cell, Line, Row
from planparse.segment.bare_groups import may_hold_staff, names_group
from planparse.segment.columns import WORD_ROOM, Columns, Run, place_runs
from planparse.segment.cut_rows import ORDINAL_CELL, merge_tail, opens_point
from planparse.segment.headers import names_member

MOST_LINES = 60
"""No cell goes on over so many lines."""
_TOTAL = "รวม"
VALUE_LENGTH = 16
_DIGIT = re.compile("[0-9๐-๙]")
MOST_LISTS = 4
MOST_CUT_FIGURES = 2
"""In so many columns at once no figures are cut."""
LEAST_POINTS = 2

Placed = dict[int, list[Run]]


def build_rows(
    rows: Sequence[Sequence[Run]], lines: Sequence[Line], columns: Columns, header: Sequence[Row]
) -> tuple[Row, ...]:
    """Return the rows that the lines of data show, under the heading rows; `rows` are the wordings of the lines."""
    placed = [place_runs(runs, columns) for runs in rows]
    made = [_make_row(runs, line, len(columns)) for runs, line in zip(placed, lines, strict=True)]
    joins = _Joins(placed, lines, columns, of_staff=may_hold_staff((*header, *made)))
    built: list[Row] = []
    since = 0
    for at, row in enumerate(made):
        if built and since < MOST_LINES and joins.is_rest(at):
            built[-1] = merge_tail(built[-1], row)
            since += 1
        else:
            built.append(row)
            since = 1
    return tuple(built)


def _make_row(placed: Placed, line: Line, width: int) -> Row:
    cells = []
    for at in range(width):
        runs = placed.get(at, [])
        if not runs:
            cells.append(Cell("", line.start, line.start))
        elif len(runs) == 1:
            cells.append(runs[0].cell)
        else:
            text = " ".join(run.cell.text for run in runs)
            cells.append(Cell(text, runs[0].cell.start, runs[-1].cell.end))
    return Row(tuple(cells), line.index, line.index)


class _Joins:
    """Tells which lines go on with the row above them."""

    def __init__(self, placed: Sequence[Placed], lines: Sequence[Line], columns: Columns, *, of_staff: bool) -> None:
        self._placed = placed
        self._of_staff = of_staff
        self._lines = lines
        self._columns = columns
        firsts = [runs[0][0] for runs in placed if 0 in runs]
        ordinals = sum(1 for run in firsts if ORDINAL_CELL.match(run.cell.text))
        self._is_numbered = ordinals * 2 > len(firsts)
        self._usual = _usual(placed)
        self._apart = _stand_apart(placed, lines, self._usual)
        self._lists = _hold_lists(placed, len(columns))
        self._at_left: set[int] = set()

    def is_rest(self, at: int) -> bool:
        """Whether a line is the rest of the row above it."""
        if at == 0 or self._is_group(at):
            return False
        near = self._lines[at].index == self._lines[at - 1].index + 1
        if self._lists:
            return near and self._goes_on_in_lists(at)
        if self._apart:
            return near and not self._opens_group(at)
        if 0 not in self._placed[at]:
            return not self._opens_under_merged(at)
        if near and self._goes_on_at_left(at):
            self._at_left.add(at)
        return at in self._at_left

    def _is_group(self, at: int) -> bool:
        """Whether a line says no more than the name of the posts below it, under the number or the title."""
        own = self._placed[at]
        if not self._of_staff or len(own) != 1 or min(own) > 1:
            return False
        column, runs = next(iter(own.items()))
        above = self._placed[at - 1].get(column)
        return len(runs) == 1 and names_group(runs[0].cell.text, above[-1].cell.text if above else "")

    def _opens_group(self, at: int) -> bool:
        return len(self._placed[at]) == 1 and 0 in self._placed[at] and len(self._placed[at - 1]) == 1

    def _opens_under_merged(self, at: int) -> bool:
        """Whether a line without a first cell is a row of its own, under a first cell merged with the one above.

        Half of its cells open anew: figures under figures, wordings under cells that had room left or had ended. Whole
        figures right under others, in more than one column, are never the rest of them.
        """
        own, above = self._placed[at], self._placed[at - 1]
        opened = sum(1 for i, runs in own.items() if self._opens_anew(i, runs[0], above.get(i)))
        figures = sum(1 for i, runs in own.items() if runs[0].is_figure and i in above and above[i][-1].is_figure)
        if figures >= MOST_CUT_FIGURES or (figures and own[min(own)][0].cell.text.startswith(_TOTAL)):
            return True
        return opened > 1 and opened * 2 >= self._usual - 1

    def _opens_anew(self, column: int, run: Run, above: list[Run] | None) -> bool:
        if above is None:
            return not opens_point(run.cell.parts[0])
        if _is_value(run) and _is_value(above[-1]):
            return True
        if opens_point(run.cell.parts[0]):
            return False
        return not self._is_full(above[-1], run, column)

    def _goes_on_at_left(self, at: int) -> bool:
        own, above = self._placed[at], self._placed[at - 1]
        if self._is_numbered or self._lines[at].label is not None or 0 not in above:
            return False
        texts = [own[i][0].cell.text for i in sorted(own)]
        if any(runs[0].is_figure for runs in own.values()) or (len(texts) > 1 and names_member(texts)):
            return False
        if len(own) == 1 and len(above) == 1 and at - 1 not in self._at_left:
            return False
        return all(i in above and self._is_full(above[i][-1], own[i][0], i) for i in own)

    def _goes_on_in_lists(self, at: int) -> bool:
        """Whether a line of cells that hold lists is a point of one, or the rest of a point: not the head of others."""
        own, above = self._placed[at], self._placed[at - 1]
        return any(
            opens_point(runs[0].cell.parts[0]) or (i in above and self._is_full(above[i][-1], runs[0], i))
            for i, runs in own.items()
        )

    def _is_full(self, above: Run, below: Run, column: int) -> bool:
        """Whether no word of the wording below would have stood in the cell above it."""
        if below.cell.text.startswith("(") or above.cell.text.count("(") > above.cell.text.count(")"):
            return True
        left, right = self._columns[column]
        if (above.right - left) * 2 <= right - left:
            return False
        word = below.cell.text.split(" ", 1)[0]
        return right - above.right <= min(len(word), WORD_ROOM)


def _is_value(run: Run) -> bool:
    """Whether a cell says how much in a word or two, and so does not go on: `ร้อยละ ๖๐`, `๓ หลักสูตร`, `๕,๐๐๐`."""
    return run.is_figure or (len(run.cell.text) <= VALUE_LENGTH and _DIGIT.search(run.cell.text) is not None)


def _hold_lists(placed: Sequence[Placed], width: int) -> bool:
    """Whether the cells side by side hold lists, as those of strengths and weaknesses do."""
    if width > MOST_LISTS:
        return False
    points = [0] * width
    for runs in placed:
        for at, (first, *_) in runs.items():
            if first.is_figure:
                return False
            points[at] += opens_point(first.cell.parts[0])
    return all(count >= LEAST_POINTS for count in points[:2]) and width > 1


def _usual(placed: Sequence[Placed]) -> int:
    """Return how many cells a row has: the greatest number that a third of the lines have."""
    counts = sorted((len(runs) for runs in placed), reverse=True)
    return counts[len(counts) // 3] if counts else 0


def _stand_apart(placed: Sequence[Placed], lines: Sequence[Line], usual: int) -> bool:
    """Whether blank lines part the rows: none between the lines of a row, one after each row."""
    blanks = sum(1 for one, other in pairwise(lines) if other.index > one.index + 1)
    opened = sum(1 for runs in placed if 0 in runs)
    return blanks > 1 and (blanks + 1) * 4 >= opened * 3 and usual > 1
