"""Lines that may be rows of one table aligned by spaces: gathered while they keep to the columns of those before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.lexicon.lead_ins import opens_list
from planparse.model.layout import Cell, Line, Row
from planparse.segment.bare_groups import names_staff, names_strategy
from planparse.segment.columns import WORD_ROOM, Columns, Run, cut_runs, has_gap
from planparse.segment.headers import is_header_row, is_year
from planparse.segment.markup import read_cell

REST_LENGTH = 60
"""The rest of a cell, alone on its line, is shorter than this."""
REST_ROOM = 2
"""It begins so near to where the cell above it does."""
GROUP_LENGTH = 120
BLANKS = 2
"""Rows of one table are so many blank lines apart at most."""
MOST_RUNS = 100
"""No line of a table has so many wordings: the widest forms seen have 30 columns."""
FAR = 8
"""What stands so far from the left edge of a table stands under another column than the first."""
TITLE_RUNS = 2
"""The number of a row and its title; behind them stand figures."""
MOST_GROUPS = 3
"""A row of data stands so many lines under the first of the names of groups above it, at most."""
_GAP = "  "
_MEASURES = re.compile("[0-9๐-๙%][ ]?(?:บาท|คน|อัตรา|วัน|ครั้ง)?$")
"""What says how much or how many names no group."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A line and its wordings, as they stand on the page."""

    line: Line
    runs: list[Run]

    @property
    def row(self) -> Row:
        """The wordings as the cells of a row."""
        return Row(tuple(run.cell for run in self.runs), self.line.index, self.line.index)


class Edges:
    """Where the wordings seen so far begin and end on the page, give or take one."""

    def __init__(self, columns: Columns, width: int = 0) -> None:
        self._lefts: set[int] = set()
        self._rights: set[int] = set()
        self.width = width
        self.first = 0
        self.add([Run(left, right, Cell("", 0, 0)) for left, right in columns])

    def add(self, runs: Sequence[Run]) -> None:
        """Note the wordings of a line."""
        if not runs:
            return
        self.first = min(self.first, runs[0].left) if self._lefts else runs[0].left
        self.width = max(self.width, len(runs))
        for run in runs:
            self._lefts.update((run.left - 1, run.left, run.left + 1))
            self._rights.update((run.right - 1, run.right, run.right + 1))

    def hold(self, runs: Sequence[Run]) -> bool:
        """Whether half of the wordings of a line stand where others do."""
        met = sum(1 for run in runs if run.left in self._lefts or run.right in self._rights)
        return met * 2 >= len(runs) and met > 0

    def begins_inside(self, run: Run) -> bool:
        """Whether a wording begins where those of a column other than the first do."""
        return run.left in self._lefts and run.left > self.first + 1


def is_over_head(lines: Sequence[Line], at: int) -> bool:
    """Whether a line far from the left is the top of a heading that goes on in the next line."""
    line = lines[at]
    if line.indent < FAR or at + 1 >= len(lines) or len(line.text) > REST_LENGTH or not has_gap(lines[at + 1]):
        return False
    return line.label is None and is_header_row(show(lines[at + 1]).row)


def show(line: Line) -> Shown:
    return Shown(line, cut_runs(line))


class LineCollector:
    """Collects the lines that may be rows of one table."""

    def __init__(self, lines: Sequence[Line], carried: Columns, expected: int) -> None:
        self._lines = lines
        self._edges = Edges(carried, expected)
        self._opens_with_group = expected > 2
        self._in_head = not carried
        self._last: Shown | None = None
        self._opener: Shown | None = None

    def collect(self, at: int) -> Iterator[Shown]:
        """Yield the lines of the table that opens at a line."""
        while at < len(self._lines):
            if self._lines[at].is_blank:
                after = _skip_blanks(self._lines, at)
                if after is None or self._last is None or not self._goes_on(after):
                    return
                at = after
                continue
            shown = show(self._lines[at])
            if self._is_bare(shown):
                shown = Shown(shown.line, [Run(shown.runs[0].left, shown.runs[-1].right, _whole(shown.line))])
            heads = is_header_row(shown.row)
            if (heads and not self._in_head) or not self._belongs(shown):
                return
            self._note(shown, heads)
            yield shown
            at += 1

    def _note(self, shown: Shown, heads: bool) -> None:
        if self._in_head and not heads and self._last is not None and self._is_data(shown):
            self._in_head = False
            self._edges = Edges([])
        self._edges.add(shown.runs)
        self._last = shown
        if len(shown.runs) > 1:
            self._opener = shown

    def _is_bare(self, shown: Shown) -> bool:
        """Whether the only gap of a line is the one between its number and its title, under no columns."""
        if shown.line.label is None or len(shown.runs) != 2 or _GAP in shown.line.body:
            return False
        return not (self._edges.width > 2 and self._edges.hold(shown.runs))

    def _goes_on(self, at: int) -> bool:
        """Whether the line under blank lines is a row of the same table."""
        shown = show(self._lines[at])
        if _is_foreign(shown.line):
            return False
        if len(shown.runs) < 2 or self._is_bare(shown):
            return self._edges.width > 2 and not self._in_head and self._names_group(shown.line)
        return self._fits(shown)

    def _fits(self, shown: Shown) -> bool:
        """Whether a line with wide gaps stands under the columns; under a heading alone, has about as many."""
        if is_header_row(shown.row):
            return False
        width = self._edges.width
        if self._in_head:
            return width > 2 and width // 2 < len(shown.runs) <= width * 2
        return self._edges.hold(shown.runs) and len(shown.runs) * 3 > width

    def _belongs(self, shown: Shown) -> bool:
        """Whether a line may be a row of the table, or the rest of one."""
        line, edges = shown.line, self._edges
        if _is_foreign(line) or len(shown.runs) > MOST_RUNS:
            return False
        if len(shown.runs) > 1:
            return not line.text.startswith("(") or (edges.width > 2 and (self._in_head or edges.hold(shown.runs)))
        if self._last is None:
            grouped = self._opens_with_group and self._names_group(line)
            return grouped or edges.begins_inside(shown.runs[0]) or is_over_head(self._lines, line.index)
        if len(line.text) > GROUP_LENGTH:
            return False
        if self._begins_inside(shown.runs[0]) or self._is_rest_of_head(shown):
            is_letter = line.label is not None and line.label.style == "letter"
            return edges.width > 1 and not is_letter and len(line.text) <= REST_LENGTH
        return edges.width > 2 and (self._is_rest_of_first(shown) or self._names_group(line))

    def _begins_inside(self, run: Run) -> bool:
        """Whether a wording alone on its line begins under those of a column other than the first."""
        above = self._opener.runs[1:] if self._opener else ()
        return self._edges.begins_inside(run) or any(abs(one.left - run.left) <= REST_ROOM for one in above)

    def _is_rest_of_head(self, shown: Shown) -> bool:
        """Whether a line is the rest of one head, centred: the next line is a row of data."""
        return self._in_head and shown.line.label is None and shown.runs[0].left > self._edges.first + FAR

    def _is_rest_of_first(self, shown: Shown) -> bool:
        """Whether a line alone at the left goes on with the first cell of the line above, which had no room left."""
        last, opener = self._last, self._opener
        if last is None or opener is None or shown.line.label is not None:
            return False
        run, above = shown.runs[0], last.runs[0]
        if abs(run.left - above.left) > 2 or last.line.index != shown.line.index - 1:
            return False
        if opener.runs[1].left <= run.right:
            return False
        opened = above.cell.text.count("(") > above.cell.text.count(")") or shown.line.text.startswith("(")
        return opened or opener.runs[1].left - above.right <= max(run.right - run.left, WORD_ROOM)

    def _names_group(self, line: Line) -> bool:
        """Whether a line alone at the left stands over rows of the same table, as the names of groups do."""
        label = line.label
        if len(line.text) > GROUP_LENGTH or not self._stands_at_left(line) or self._opens_list(line):
            return False
        if (len(label.path) > 1 and not label.word) if label is not None else _MEASURES.search(line.text):
            return False
        for after in range(line.index + 1, min(line.index + 1 + MOST_GROUPS * 2, len(self._lines))):
            under = self._lines[after]
            if under.is_blank and under.end == under.start:
                continue
            if under.is_blank or _is_foreign(under) or self._opens_list(under):
                return False
            shown = show(under)
            if len(shown.runs) > 1 and not self._is_bare(shown):
                return self._fits(shown)
        return False

    def _stands_at_left(self, line: Line) -> bool:
        """Whether a line stands where groups do: at the left edge, or among the titles where its words name a group."""
        if line.indent <= self._edges.first + FAR:
            return True
        runs = self._opener.runs if self._opener else []
        if len(runs) <= TITLE_RUNS or not (names_strategy(line) or names_staff(line)):
            return False
        return show(line).runs[-1].right <= runs[TITLE_RUNS].left

    def _opens_list(self, line: Line) -> bool:
        """Whether a line leads in another list, not in the middle of a cell: `๒. คณะทำงาน ประกอบด้วย`."""
        is_apart = line.label is not None or (line.index > 0 and self._lines[line.index - 1].is_blank)
        return is_apart and opens_list(line.text)

    def _is_data(self, shown: Shown) -> bool:
        """Whether a line under the first is a row of data, no longer of the heading."""
        if len(shown.runs) < 2:
            return False
        figures = any(run.is_figure and not is_year(run.cell.text) for run in shown.runs)
        return figures or shown.line.label is not None or shown.runs[0].left <= self._edges.first


def _whole(line: Line) -> Cell:
    return read_cell(line.text, line.start)


def _skip_blanks(lines: Sequence[Line], at: int) -> int | None:
    """Return the next line with wording, None where a page ends or too many blank lines stand before it."""
    for after in range(at, min(at + BLANKS + 1, len(lines))):
        if not lines[after].is_blank:
            return after
        if lines[after].end > lines[after].start:
            return None
    return None


def _is_foreign(line: Line) -> bool:
    return "\t" in line.text or line.text.startswith(("|", "<")) or line.heading_level > 0
