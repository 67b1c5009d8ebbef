"""Rows of tables drawn with bars: of markdown with and without bars at the edge, and in boxes of lines."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.model.layout import MAX_COLUMNS, Cell, Line, Row
from planparse.segment.cut_rows import merge_tail
from planparse.segment.markup import read_cell

BARS = "|│┃"
MOST_LINES = 60
"""No row of a box goes on over so many lines."""
_PIPE_RULE = re.compile(r"\|?[ ]*(?=:|--)(?::?-+:?)[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?$")
_PIPE_CELL = re.compile(rf"(?<!\\)[{BARS}]")
_BOX_RULE = re.compile(r"[+|\-=─━┼├┤┌┐└┘┬┴╞╪╡╔╗╚╝═╠╣╬╦╩┠┨┏┓┗┛ ]{5,}$")
_BOX_CORNER = re.compile(r"[+├┌└╞╔╚╠┠┏┗].{3,}[+┤┐┘╡╗╝╣┨┓┛]$")
_LEADS = "-•* "


def is_box_rule(text: str) -> bool:
    """Whether the line is a ruling of a box, from corner to corner: `+----+-----+`."""
    return _BOX_CORNER.match(text) is not None and _BOX_RULE.match(text) is not None


def is_pipe_rule(text: str) -> bool:
    """Whether the line parts the heading of a table from its rows."""
    return _PIPE_RULE.match(text) is not None or (text[:1] in BARS and bool(text) and _BOX_RULE.match(text) is not None)


def is_pipe_line(text: str) -> bool:
    """Whether the line is a row of a table drawn with bars."""
    opened = text.lstrip(_LEADS) if text[:1] in _LEADS else text
    return opened[:1] in BARS and bool(opened) and 2 <= _count_bars(opened) <= MAX_COLUMNS and opened[:2] != "||"


def is_bare_head(lines: Sequence[Line], at: int) -> bool:
    """Whether a line heads a table without bars at the edge: a rule with as many bars stands right under it."""
    bars = lines[at].text.count("|")
    if not bars or at + 1 >= len(lines) or bars > MAX_COLUMNS:
        return False
    under = lines[at + 1].text
    return under.count("|") == bars and _PIPE_RULE.match(under) is not None


def may_be_row(text: str, width: int) -> bool:
    """Whether a line without a bar at its left edge is a row of a table with so many columns."""
    bars = text.count("|")
    return bars > 0 and abs(bars + 1 - width) <= (1 if width > 2 else 0)


def cut_pipes(line: Line) -> Row:
    """Return the row that stands on a line."""
    text = line.text.lstrip(_LEADS)
    text = text if text[:1] in BARS else line.text
    base = line.start + len(line.text) - len(text)
    body, lead = (text[1:], 1) if text[:1] in BARS else (text, 0)
    if body.rstrip()[-1:] in BARS and not body.rstrip().endswith("\\|"):
        body = body.rstrip()[:-1]
    cells, at = [], base + lead
    last = 0
    for match in _PIPE_CELL.finditer(body):
        cells.append(read_cell(body[last : match.start()], at + last))
        last = match.end()
    cells.append(read_cell(body[last:], at + last))
    return Row(tuple(_unescape(cell) for cell in cells), line.index, line.index)


def join_boxed(rows: Sequence[Row], rulings: Sequence[int]) -> list[Row]:
    """Return the rows of a box with a ruling between each two: lines between two rulings are one row.

    `rulings` are the numbers of rows above each ruling. With the heading alone ruled off, each line is a row.
    """
    inner = {above for above in rulings if 0 < above < len(rows)}
    if len(inner) < 2:
        return list(rows)
    joined: list[Row] = []
    opened = 0
    for at, row in enumerate(rows):
        if joined and at not in inner and at - opened < MOST_LINES:
            joined[-1] = merge_tail(joined[-1], row)
        else:
            joined.append(row)
            opened = at
    return joined


def _count_bars(text: str) -> int:
    return sum(text.count(bar) for bar in BARS)


def _unescape(cell: Cell) -> Cell:
    if "\\|" not in cell.text:
        return cell
    text = cell.text.replace("\\|", "|")
    return Cell(text, cell.start, cell.end, cell.several)
