"""The columns of lines that may be a table: what their parts share, and which parts run over several.

Parts are taken from the narrowest to the widest. One that touches two columns joins them, unless lines enough have a
part on either side of the gap: then it is a heading over both.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from planparse.read.pdf_strips import NARROW_GAP, Span, Strip

_MAX_CROSSED = 0.25
"""Of the lines that have parts on both sides of a gap, so many may run over it: headings do."""
_MIN_PARTED = 2


@dataclass(slots=True)
class Column:
    """From where to where a column has text, and which lines have a part in it."""

    x0: float
    x1: float
    lines: set[int] = field(default_factory=set)


def find_columns(strips: Sequence[Strip]) -> list[Column]:
    """Return the columns from left to right."""
    parts = [(span, at) for at, strip in enumerate(strips) for span in strip.spans]
    parts.sort(key=lambda part: part[0].x1 - part[0].x0)
    columns: list[Column] = []
    wide: list[tuple[Span, int]] = []
    least = NARROW_GAP * min(strip.size for strip in strips)
    for span, line in parts:
        touched = find_touched(columns, span, least)
        if len(touched) > 1:
            wide.append((span, line))
        else:
            _put(columns, touched, [(span, line)])
    return _join_crossed(columns, wide, least)


def find_touched(columns: Sequence[Column], span: Span, least: float = 0.0) -> range:
    """Return the indexes of the columns that a part lies in, or closer to than `least`."""
    first = bisect_left(columns, span.x0 - least, key=lambda column: column.x1)
    last = first
    while last < len(columns) and columns[last].x0 < span.x1 + least:
        last += 1
    return range(first, last)


def _put(columns: list[Column], touched: range, parts: Iterable[tuple[Span, int]]) -> None:
    """Put parts into the columns that they touch, as one."""
    own = columns[touched.start : touched.stop]
    boxes = [(column.x0, column.x1) for column in own]
    lines: set[int] = set()
    for column in own:
        lines |= column.lines
    for span, line in parts:
        boxes.append((span.x0, span.x1))
        lines.add(line)
    whole = Column(min(x0 for x0, _ in boxes), max(x1 for _, x1 in boxes), lines)
    columns[touched.start : touched.stop] = [whole]


def _join_crossed(columns: list[Column], wide: Sequence[tuple[Span, int]], least: float) -> list[Column]:
    """Join the columns that more parts run over than headings do."""
    crossed: list[set[int]] = [set() for _ in columns]
    for span, line in wide:
        for at in find_touched(columns, span)[1:]:
            crossed[at].add(line)
    kept: list[Column] = []
    for at, column in enumerate(columns):
        if kept and crossed[at] and not _is_parted(columns, at, crossed[at]):
            _put(kept, range(len(kept) - 1, len(kept)), [(Span(column.x0, column.x1, ""), -1)])
            kept[-1].lines = (kept[-1].lines | column.lines) - {-1}
        else:
            kept.append(Column(column.x0, column.x1, set(column.lines)))
    for span, line in wide:
        touched = find_touched(kept, span)
        if len(touched) == 1:
            _put(kept, touched, [(span, line)])
    return kept


def _is_parted(columns: Sequence[Column], at: int, crossed: set[int]) -> bool:
    """Whether lines enough have parts on both sides of a gap that others run over."""
    left = columns[at - 1].lines
    both = len(left & columns[at].lines)
    return both >= _MIN_PARTED and len(crossed) <= max(1, _MAX_CROSSED * both)
