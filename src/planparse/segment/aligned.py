"""Tables aligned by spaces: which lines belong to one, where its heading ends, which lines are one row.

Such a table is what OCR and a text layer make of ruled cells: wordings of one column stand below each other, long ones
go on in the next line, and no rule is left. Heads, columns and rows are told by where things stand on the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planparse.model.layout import Cell, Line, Row
from planparse.segment.aligned_rows import build_rows
from planparse.segment.column_heads import place_heads
from planparse.segment.columns import Columns, Run, cut_runs, find_columns, has_gap, merge_columns
from planparse.segment.headers import is_header_row, is_year, may_head
from planparse.segment.markup import read_cell

PAIR_ROWS = 4
"""Two aligned columns need this many straight rows: signatures side by side have fewer."""
ALIGNED_ROWS = 3
"""Aligned columns need this many rows in a run: two lines with wide spaces are often a signature block."""
REST_LENGTH = 60
"""The rest of a cell, alone on its line, is shorter than this."""
REST_ROOM = 2
"""It begins so near to where the cell above it does."""
GROUP_LENGTH = 120
BLANKS = 2
"""Rows of one table are so many blank lines apart at most."""
ROOM = 2
"""Pieces of one table differ by so many columns at most: empty cells at the end of a row get lost."""
CARRIED_COLUMNS = 3
"""A table with fewer columns is not taken to go on without its heading: a list of pairs ends anywhere."""
HEAD_LINES = 5
MOST_RUNS = 100
"""No line of a table has so many wordings: the widest forms seen have 30 columns."""
FAR = 8
"""What stands so far from the left edge of a table stands under another column than the first."""
WORD_ROOM = 12
"""A cell goes on in the next line where less room than a word takes was left in it."""
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


@dataclass(frozen=True, slots=True)
class Aligned:
    """The rows found, the first `header_rows` of them heading rows; on the lines from `first` to `last`."""

    rows: tuple[Row, ...]
    first: int
    last: int
    header_rows: int
    columns: Columns


class _Edges:
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


def may_open(lines: Sequence[Line], at: int, carried: Columns) -> bool:
    """Whether a table may open at a line: it has a wide gap, stands over a heading, or goes on with a cut table."""
    return bool(carried) or has_gap(lines[at]) or _is_over_head(lines, at)


def _is_over_head(lines: Sequence[Line], at: int) -> bool:
    """Whether a line far from the left is the top of a heading that goes on in the next line."""
    line = lines[at]
    if line.indent < FAR or at + 1 >= len(lines) or len(line.text) > REST_LENGTH or not has_gap(lines[at + 1]):
        return False
    return line.label is None and is_header_row(_show(lines[at + 1]).row)


def read_aligned(lines: Sequence[Line], at: int, carried: Columns) -> tuple[Aligned | None, int]:
    """Return the table that opens at a line, and the line to go on at.

    `carried` are the columns of a table that a page break before the line may have cut.
    """
    if len(carried) < CARRIED_COLUMNS:
        carried = []
    expected = len(carried)
    if carried and (_is_over_head(lines, at) or is_header_row(_show(lines[at]).row)):
        carried, expected = [], 0
    if carried and not _may_go_on(_show(lines[at]), carried):
        carried = []
    shown = _cut_where_columns_end(list(_Collector(lines, carried, expected).collect(at)))
    if not shown:
        return None, at + 1
    start = next((i for i, one in enumerate(shown[:HEAD_LINES]) if is_header_row(one.row)), 0)
    if start and not _is_span_above(shown[:start], shown[start]):
        return None, shown[start].line.index
    found = _read_table(shown, carried, expected)
    if found is not None:
        return found, found.last + 1
    return None, shown[-1].line.index + 1


def _may_go_on(shown: Shown, carried: Columns) -> bool:
    """Whether the first line of a page may be a row, or the rest of one, of the table that the page before cuts."""
    edges = _Edges(carried)
    if len(shown.runs) == 1:
        return edges.begins_inside(shown.runs[0])
    wide = len(shown.runs) > 2 or shown.runs[0].left > carried[0][1]
    return wide and edges.hold(shown.runs) and len(shown.runs) * 3 > len(carried)


def _cut_where_columns_end(shown: list[Shown]) -> list[Shown]:
    """Return the lines up to the blank line after which the columns stand elsewhere, as on another page."""
    columns: Columns = []
    start = 0
    while start < len(shown):
        end = start + 1
        while end < len(shown) and shown[end].line.index == shown[end - 1].line.index + 1:
            end += 1
        rows = [one.runs for one in shown[start:end] if not is_header_row(one.row) and not _says_years(one)]
        fullest = max(rows, key=len, default=[])
        if start and len(columns) > 1 and _count_misfits(fullest, columns) > 1:
            return shown[:start]
        columns = merge_columns([*columns, *find_columns(rows, len(fullest))])
        start = end
    return shown


def _count_misfits(runs: Sequence[Run], columns: Columns) -> int:
    """Return how many wordings of a row stand over two columns, or over one with another wording."""
    met = [[at for at, (left, right) in enumerate(columns) if run.left < right and left < run.right] for run in runs]
    over = sum(1 for found in met if len(found) > 1)
    single = [found[0] for found in met if len(found) == 1]
    return over + len(single) - len(set(single)) + sum(1 for one in set(single) if single.count(one) > 1)


def _show(line: Line) -> Shown:
    return Shown(line, cut_runs(line))


def _is_span_above(above: Sequence[Shown], head: Shown) -> bool:
    return all(one.runs[0].left > head.runs[0].right and one.line.label is None for one in above)


class _Collector:
    """Collects the lines that may be rows of one table."""

    def __init__(self, lines: Sequence[Line], carried: Columns, expected: int) -> None:
        self._lines = lines
        self._edges = _Edges(carried, expected)
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
            shown = _show(self._lines[at])
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
            self._edges = _Edges([])
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
        shown = _show(self._lines[at])
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
            return grouped or edges.begins_inside(shown.runs[0]) or _is_over_head(self._lines, line.index)
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
        if len(line.text) > GROUP_LENGTH or line.indent > self._edges.first + FAR:
            return False
        if (len(label.path) > 1 and not label.word) if label is not None else _MEASURES.search(line.text):
            return False
        for after in range(line.index + 1, min(line.index + 1 + MOST_GROUPS * 2, len(self._lines))):
            under = self._lines[after]
            if under.is_blank and under.end == under.start:
                continue
            if under.is_blank or _is_foreign(under):
                return False
            shown = _show(under)
            if len(shown.runs) > 1 and not self._is_bare(shown):
                return self._fits(shown)
        return False

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


def _read_table(shown: Sequence[Shown], carried: Columns, expected: int) -> Aligned | None:
    heads = _count_heads(shown, bool(expected))
    body = shown[heads:]
    wanted = max((len(one.runs) for one in shown[:heads]), default=0)
    rows = [one.runs for one in body]
    known = heads > 0 and any(is_header_row(one.row) for one in shown[:heads])
    columns = _carry(rows, carried) if not heads else find_columns(rows, wanted)
    if not columns and known and len(body) == 0:
        return None
    goes_on = expected > 0 and not heads and (bool(carried) or abs(len(columns) - expected) <= ROOM)
    if not _is_table(shown, body, columns, wanted, known, goes_on):
        return None
    header, columns = place_heads([one.runs for one in shown[:heads]], columns, rows)
    lines = [one.line for one in body]
    placed = build_rows(rows, lines, columns)
    last = shown[-1].line.index
    return Aligned((*header, *placed), shown[0].line.index, last, len(header), columns)


def _carry(rows: Sequence[Sequence[Run]], carried: Columns) -> Columns:
    """Return the columns of rows that may go on with a table on the page before."""
    if not carried:
        return find_columns(rows, 0)
    if _count_misfits(max(rows, key=len, default=[]), carried) > 1:
        return find_columns(rows, 0)
    before = [Run(left, right, Cell("", 0, 0)) for left, right in carried]
    joined = find_columns([before, *rows], len(carried))
    if len(joined) >= len(carried):
        return joined
    return carried if len(rows) < ALIGNED_ROWS else find_columns(rows, 0)


def _count_heads(shown: Sequence[Shown], goes_on: bool) -> int:
    """Return how many of the lines are the heading."""
    first = next((i for i, one in enumerate(shown[:HEAD_LINES]) if is_header_row(one.row)), None)
    if first is None:
        if goes_on or not may_head(shown[0].row):
            return 0
        first = 0
    edges = min((one.runs[0].left for one in shown[first + 1 :]), default=0)
    heads = first + 1
    while heads < min(len(shown), HEAD_LINES) and _is_head_line(shown[heads], edges):
        heads += 1
        if _says_years(shown[heads - 1]):
            break
    return heads


def _says_years(shown: Shown) -> bool:
    return len(shown.runs) > 1 and all(is_year(run.cell.text) for run in shown.runs)


def _is_head_line(shown: Shown, first: int) -> bool:
    """Whether a line under a heading goes on with it: words of headings, years, or wordings not at the left edge."""
    if is_header_row(shown.row) or _says_years(shown):
        return True
    figures = any(run.is_figure and not is_year(run.cell.text) for run in shown.runs)
    return not figures and shown.line.label is None and shown.runs[0].left > first + 1


def _is_table(
    shown: Sequence[Shown], body: Sequence[Shown], columns: Columns, wanted: int, known: bool, goes_on: bool
) -> bool:
    """Whether the lines keep to the columns as a table does."""
    full = [one for one in body if len(one.runs) > 1]
    if goes_on:
        return len(columns) > 1 and bool(body)
    if len(columns) < 2:
        return False
    if len(columns) == 2 and wanted <= 2:
        if not known and all(one.line.label is not None for one in shown):
            return False  # a numbered list of members with their parts
        return _is_pair_list(shown if not known else full, known)
    if known:
        return bool(full) and len(columns) * 2 >= wanted
    filled = sum(len(one.runs) for one in full)
    return len(full) + (wanted > 0) >= ALIGNED_ROWS and filled * 2 >= len(full) * len(columns)


def _is_pair_list(shown: Sequence[Shown], known: bool) -> bool:
    """Whether rows of two wordings stand so straight below each other that they are a table."""
    pairs = [one.runs for one in shown if len(one.runs) == 2]
    if len(pairs) < (2 if known else PAIR_ROWS) or (not known and len(pairs) < len(shown)):
        return False
    lefts = [runs[1].left for runs in pairs]
    rights = [runs[1].right for runs in pairs]
    figures = all(runs[1].is_figure for runs in pairs[1:])
    return max(lefts) - min(lefts) <= 1 or (figures and max(rights[1:]) - min(rights[1:]) <= 1)
