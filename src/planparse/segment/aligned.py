"""Tables aligned by spaces: which lines belong to one, where its heading ends, which lines are one row.

Such a table is what OCR and a text layer make of ruled cells: wordings of one column stand below each other, long ones
go on in the next line, and no rule is left. Heads, columns and rows are told by where things stand on the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planparse.model.layout import Cell, Line, Row
from planparse.segment.aligned_lines import Edges, LineCollector, Shown, is_over_head, show
from planparse.segment.aligned_rows import build_rows
from planparse.segment.column_heads import place_heads
from planparse.segment.columns import (
    COLUMN_ROOM,
    Columns,
    Run,
    drifts,
    find_columns,
    has_gap,
    is_complete,
    merge_columns,
    set_in_order,
)
from planparse.segment.headers import is_header_row, is_year, may_head

_LETTER_LINE = re.compile(
    r"ที่[ ][^|\t]{0,80}[ ](?:วันที่|ลงวันที่)[ ]{0,20}[0-9๐-๙.…]|ที่[ ][^|\t/]{0,40}/[^|\t]{0,12}[ ]{1,80}วันที่$"
    r"|ส่วนราชการ[ ][^|\t]{3,120}[ ](?:โทรศัพท์|โทร\.?)(?:[ ]|[0-9๐-๙]|$)"
)
PAIR_ROWS = 4
"""Two aligned columns need this many straight rows: signatures side by side have fewer."""
ALIGNED_ROWS = 3
"""Aligned columns need this many rows in a run: two lines with wide spaces are often a signature block."""
CARRIED_COLUMNS = 3
"""A table with fewer columns is not taken to go on without its heading: a list of pairs ends anywhere."""
HEAD_LINES = 5


@dataclass(frozen=True, slots=True)
class Aligned:
    """The rows found, the first `header_rows` of them heading rows; on the lines from `first` to `last`."""

    rows: tuple[Row, ...]
    first: int
    last: int
    header_rows: int
    columns: Columns


def may_open(lines: Sequence[Line], at: int, carried: Columns) -> bool:
    """Whether a table may open at a line: it has a wide gap, stands over a heading, or goes on with a cut table.

    The head of a letter has wide gaps as well, and words of headings: `ที่ รย ๕๒๐๐๑/๑๒    วันที่ ๓ มีนาคม ๒๕๖๘`.
    """
    opens = bool(carried) or has_gap(lines[at]) or is_over_head(lines, at)
    return opens and _LETTER_LINE.match(lines[at].text) is None


def read_aligned(lines: Sequence[Line], at: int, carried: Columns) -> tuple[Aligned | None, int]:
    """Return the table that opens at a line, and the line to go on at.

    `carried` are the columns of a table that a page break before the line may have cut.
    """
    if len(carried) < CARRIED_COLUMNS:
        carried = []
    expected = len(carried)
    if carried and (is_over_head(lines, at) or is_header_row(show(lines[at]).row)):
        carried, expected = [], 0
    if carried and not _may_go_on(show(lines[at]), carried):
        carried = []
    shown = _cut_where_columns_end(list(LineCollector(lines, carried, expected).collect(at)))
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
    edges = Edges(carried)
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


def _is_span_above(above: Sequence[Shown], head: Shown) -> bool:
    return all(one.runs[0].left > head.runs[0].right and one.line.label is None for one in above)


def _read_table(shown: Sequence[Shown], carried: Columns, expected: int) -> Aligned | None:
    heads = _count_heads(shown, bool(expected))
    body = shown[heads:]
    wanted = max((len(one.runs) for one in shown[:heads]), default=0)
    rows = [one.runs for one in body]
    heading = [one.runs for one in shown[:heads]]
    if heads == 1 and is_complete(rows, wanted) and drifts(rows, find_columns(rows, wanted)):
        heading[0], *rows = set_in_order([heading[0], *rows])
    known = heads > 0 and any(is_header_row(one.row) for one in shown[:heads])
    columns = _carry(rows, carried) if not heads else find_columns(rows, wanted)
    if not columns and known and len(body) == 0:
        return None
    goes_on = expected > 0 and not heads and (bool(carried) or abs(len(columns) - expected) <= COLUMN_ROOM)
    if not _is_table(shown, body, columns, wanted, known, goes_on):
        return None
    header, columns = place_heads(heading, columns, rows)
    lines = [one.line for one in body]
    placed = build_rows(rows, lines, columns, header)
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
