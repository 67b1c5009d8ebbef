"""Rows that a page, or the edge of a cell, cuts in two: told from new rows, and put together again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from planparse.lexicon.resolve import resolve_department
from planparse.model.layout import Cell, Part, Row
from planparse.segment.headers import filled
from planparse.segment.labels import read_label

_D = "[0-9๐-๙]"
ORDINAL_CELL = re.compile(rf"\(?{_D}{{1,3}}[.)]?$")
_POINT = re.compile(rf"[-–—•●▪➢✓○■·]|\({_D}{{1,2}}\)|{_D}{{1,2}}(?:\.{_D}{{1,2}}){{0,2}}[.)]")
_FIGURE = re.compile(r"[+\-]?[0-9๐-๙][0-9๐-๙,.]*(?:[ ]?บาท)?$")
_DIGIT = re.compile(_D)
_OPEN_NUMBER = re.compile(rf"{_D}-$")
_BROKEN_FIGURE = re.compile(rf"(?<![0-9๐-๙,.]){_D}{{1,3}}(?:,{_D}{{3}}){{0,4}},{_D}{{0,2}}$")
_GROUPED_FIGURE = re.compile(rf"{_D}{{1,3}}(?:,{_D}{{3}}){{1,4}}(?:\.{_D}{{1,2}})?")
LEAST_HALF = 2
"""Cells of either half of a row that broke off."""
TAIL_LENGTH = 60
"""The rest of a name cut by a page is shorter than this where it stands alone in its row."""


def is_tail(row: Row, previous: Row, width: int) -> bool:
    """Whether the first row of a piece is the rest of the last row of the piece before it."""
    own = filled(row)
    cuts = _count_cuts(row, previous, _goes_on) if own and own[0] >= 1 else 0
    if cuts >= 2 or (cuts and ORDINAL_CELL.match(previous.cells[0].text)) or _completes(own, previous):
        return True
    if own and own[0] == 1 and ORDINAL_CELL.match(previous.cells[0].text) and len(own) <= width // 2:
        texts = [row.cells[i].text for i in own]
        if len(own) == 1:
            named = read_label(texts[0]) is not None or resolve_department(texts[0]).id is not None
            return not named and len(texts[0]) <= TAIL_LENGTH
        return not any(_FIGURE.match(text) for text in texts)
    return bool(own) and own[0] >= 1 and (own[0] >= 2 or len(own) <= 1) and len(own) <= max(1, width // 2)


def _completes(own: list[int], previous: Row) -> bool:
    """Whether a numbered row broke off in a cell, and the next has the cells from that one on: two halves of a row."""
    before = filled(previous)
    if len(before) < LEAST_HALF or len(own) < LEAST_HALF or not ORDINAL_CELL.match(previous.cells[0].text):
        return False
    return before[-1] <= own[0] <= before[-1] + 1 and own[-1] > before[-1]


def _goes_on(text: str, rest: str) -> bool:
    """Whether a cell's wording clearly goes on in the cell below."""
    if not text or not rest:
        return False
    closes = rest.count(")") > rest.count("(") and text.count("(") > text.count(")")
    return closes or rest[0] in "/)×" or text[-1] in "×" or _is_cut_figure(text, rest)


def _count_cuts(row: Row, previous: Row, is_cut: Callable[[str, str], bool]) -> int:
    """Return how many cells of a row go on with the cell above them."""
    pairs = zip(previous.cells, row.cells, strict=False)
    return sum(1 for above, cell in pairs if cell.text and not cell.is_filled and is_cut(above.text, cell.text))


def _is_cut_figure(text: str, rest: str) -> bool:
    """Whether the cut went through a figure.

    `๒๙๙,๖๔` and `๐` make a sound amount, `๒๓-๑-๐๐-` and `๑๑๐๑-๐๐๒` a position number.
    """
    if _OPEN_NUMBER.search(text) and _DIGIT.match(rest):
        return True
    broken = _BROKEN_FIGURE.search(text)
    return broken is not None and _GROUPED_FIGURE.fullmatch(broken.group() + rest) is not None


def merge_tail(previous: Row, tail: Row) -> Row:
    """Return the row with its rest, cell by cell."""
    cells = list(previous.cells)
    for i, extra in enumerate(tail.cells):
        if not extra.text:
            continue
        while len(cells) <= i:
            cells.append(Cell("", previous.end, previous.end))
        old = cells[i]
        cells[i] = Cell(
            _join(old.text, extra.text),
            old.start if old.text else extra.start,
            extra.end,
            _merge_parts(old.parts, extra.parts),
        )
    return replace(previous, cells=tuple(cells), last_line=tail.last_line)


def _merge_parts(parts: tuple[Part, ...], tail: tuple[Part, ...]) -> tuple[Part, ...]:
    """Return the paragraphs of a cut cell: a tail without a bullet or number is the rest of the last paragraph."""
    if not parts or not tail or opens_point(tail[0]):
        return parts + tail
    if len(parts) > 1 and not opens_point(parts[-1]):
        return parts + tail  # a list without marks: every line is a point of its own
    cut, rest = parts[-1], tail[0]
    whole = Part(_join(cut.text, rest.text), cut.start, rest.end, cut.marker)
    return (*parts[:-1], whole, *tail[1:])


def opens_point(part: Part) -> bool:
    """Whether a paragraph opens with a bullet or number, as the points of a list do."""
    return bool(part.marker) or _POINT.match(part.text) is not None


def _join(text: str, rest: str) -> str:
    """Return a wording with its rest: without a gap where the cut went through a figure or a number with dashes."""
    if not text or not rest:
        return text or rest
    return f"{text}{rest}" if _is_cut_figure(text, rest) else f"{text} {rest}"


def is_cut_through(row: Row, previous: Row) -> bool:
    """Whether figures of a row go on with those above them, in two cells or more: no row of its own does that."""
    return not row.cells[0].text and _count_cuts(row, previous, _is_cut_figure) >= 2
