"""Tables that lost their columns: each cell on a line of its own, the heading first, row under row without a gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from planparse.model.layout import Cell, Line, Row
from planparse.quantities.digits import to_arabic
from planparse.segment.furniture import is_row
from planparse.segment.headers import HEADER_CELL, NUMBERISH, is_header_row
from planparse.segment.markup import read_cell
from planparse.segment.pieces import Piece

WIDTHS = range(3, 11)
MOST_ABOVE = 3
"""So many lines, such as the title of the table, may touch the heading from above."""
LEAST_FIGURES = 6
LEAST_COLUMNS = 2
"""So many columns hold nothing but figures: they show where a row ends."""
_DASHES = frozenset("-–—")
_TOTAL = "รวม"


def find_stacked(lines: Sequence[Line], taken: Sequence[bool]) -> list[Piece]:
    """Return the tables that stand cell under cell.

    Only where the lines down to the next blank one come out even, row by row, with words of headings in the first
    row, figures alone in two columns, and wording alone in another.
    """
    return [piece for first, last in _stretches(lines, taken) if (piece := _read(lines, first, last)) is not None]


def _stretches(lines: Sequence[Line], taken: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of the runs of short lines that touch, where figures stand among them."""
    first = figures = 0
    for at in range(len(lines) + 1):
        if at < len(lines) and not taken[at] and _may_be_cell(lines[at]):
            figures += _is_figure(lines[at].text)
            continue
        if figures >= LEAST_FIGURES:
            yield first, at - 1
        first, figures = at + 1, 0


def _may_be_cell(line: Line) -> bool:
    return not line.is_blank and len(line.text) <= HEADER_CELL and not is_row(line)


def _is_figure(text: str) -> bool:
    return text in _DASHES or NUMBERISH.match(text) is not None


def _read(lines: Sequence[Line], first: int, last: int) -> Piece | None:
    for start in range(first, min(first + MOST_ABOVE, last) + 1):
        for width in WIDTHS:
            rows = _cut_rows(lines, start, last, width)
            if rows and _is_table(rows):
                return Piece(tuple(rows), start, last, "stacked")
    return None


def _cut_rows(lines: Sequence[Line], first: int, last: int, width: int) -> list[Row]:
    """Return the lines as rows of so many cells; the last, of a total, may lack cells behind its first.

    Which cells it lacks only its sums can tell: none of them borne out, the lines are no table that can be trusted.
    """
    over = (last - first + 1) % width
    if last - first + 1 < 3 * width or (over and not lines[last - over + 1].text.startswith(_TOTAL)):
        return []
    if not is_header_row(_make_row(lines, first, first + width - 1)):
        return []
    rows = [_make_row(lines, at, at + width - 1) for at in range(first, last - over + 1, width)]
    if over:
        short = _make_row(lines, last - over + 1, last)
        blank = Cell("", short.cells[0].end, short.cells[0].end)
        total = Row((short.cells[0], *[blank] * (width - over), *short.cells[1:]), short.line, short.last_line)
        if not _is_summed(rows[1:], total):
            return []
        rows.append(total)
    return rows


def _is_summed(rows: Sequence[Row], total: Row) -> bool:
    """Whether one figure of a total at least is the sum of those above it."""
    for at, cell in enumerate(total.cells[1:], 1):
        figures = [_read_figure(row.cells[at].text) for row in rows]
        known = [figure for figure in figures if figure is not None]
        if known and any(known) and sum(known) == _read_figure(cell.text):
            return True
    return False


def _read_figure(text: str) -> Decimal | None:
    try:
        return Decimal(to_arabic(text).replace(",", ""))
    except InvalidOperation:
        return None


def _make_row(lines: Sequence[Line], first: int, last: int) -> Row:
    return Row(tuple(read_cell(line.text, line.start) for line in lines[first : last + 1]), first, last)


def _is_table(rows: Sequence[Row]) -> bool:
    columns = [[row.cells[at].text for row in rows[1:]] for at in range(len(rows[0].cells))]
    figures = [sum(map(_is_figure, filter(None, texts))) for texts in columns]
    pure = [at for at, texts in enumerate(columns) if figures[at] == sum(map(bool, texts))]
    said = sum(1 for at in pure for text in columns[at] if text and text not in _DASHES)
    opens = figures[0] == 0 or _counts_rows(columns[0])
    return opens and len(pure) >= LEAST_COLUMNS and said >= LEAST_FIGURES and 0 in figures


def _counts_rows(texts: Sequence[str]) -> bool:
    """Whether a column numbers its rows; a total has no number."""
    numbers = [to_arabic(text).strip("().") for text in texts if not text.startswith(_TOTAL)]
    return numbers == [str(at) for at in range(1, len(numbers) + 1)] and len(numbers) >= len(texts) - 1
