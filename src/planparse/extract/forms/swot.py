"""SWOT analyses: lists under a quadrant's title, and 2×2 tables (จุดแข็ง จุดอ่อน โอกาส อุปสรรค)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from planparse.extract.form import Form
from planparse.extract.items import (
    Item,
    cell_items,
    join_lines,
    number_items,
    split_dashed,
    split_numbered,
    split_part,
    tidy,
)
from planparse.extract.place import Place
from planparse.extract.points import is_nothing
from planparse.extract.tableview import TableView
from planparse.extract.told_swot import find_told, split_told
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Block, BlockKind, Cell, Line, Row
from planparse.model.records import SwotItem

QUADRANTS = ("strength", "weakness", "opportunity", "threat")
_HEAD_LENGTH = 700
_CELL_LENGTH = 60
_HEAD_KINDS = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.ITEM)
_BEFORE = ("ปัจจัยภายใน", "ปัจจัยภายนอก", "การวิเคราะห์", "ด้าน")
MIN_QUADRANTS = 2
"""Fewer quadrants than this in an instrument are no SWOT analysis but a word in passing."""

NEAR = 30
"""Lines between sentences that tell of one analysis."""


def quadrant_of(text: str, words: Wording) -> str | None:
    """Return the quadrant that a line or cell heads, or None."""
    if len(text) > _HEAD_LENGTH or not words.patterns["head"].match(text):
        return None
    key = fold(text)
    for word in _BEFORE:
        key = key.removeprefix(word)
    for quadrant in QUADRANTS:
        if key.startswith(words.words[quadrant]) or (
            key[:1] == quadrant[0] and key[1:].startswith(words.words[quadrant])
        ):
            return quadrant
    return None


def _points_after(text: str, start: int, words: Wording) -> list[Item]:
    """Return the points that stand on the line of a quadrant's head: numbered, with dashes, or after a colon."""
    head = words.patterns["head"].match(text)
    if head is None:
        return []
    rest = text[head.end() :]
    begin = start + head.end()
    numbered = [item for item in split_numbered(rest, begin) if item.ordinal is not None]
    if numbered or not rest.strip():
        return numbered
    if words.patterns["explains"].match(rest):
        return split_told(rest, begin, words)
    return split_dashed(rest, begin)


def _in_a_row(item: Item) -> list[Item]:
    """Return the points of a list's first point where the others stand behind it on its line: `(๑) ก (๒) ข`."""
    points = split_numbered(f"๑) {item.text}", item.start) if item.ordinal == 1 else []
    return [Item(point.ordinal, point.text, item.start, item.end) for point in points] if len(points) > 1 else [item]


class _Lists:
    """Reads the blocks of an instrument in order, and keeps the quadrant in force."""

    def __init__(self, place: Place, words: Wording) -> None:
        self._place = place
        self._words = words
        self._quadrant: str | None = None
        self._section: int | None = None
        self._headed = False
        self._quadrants: list[tuple[int, set[str]]] | None = None

    def read(self) -> Iterator[tuple[str, Item, int | None]]:
        """Yield quadrant, point and section."""
        for block in self._place.blocks:
            line = self._place.layout.lines[block.first]
            together = self._run_together(block)
            if together:
                self._section, self._headed = block.section, False
                yield from together
                continue
            head = quadrant_of(line.body, self._words) if block.kind in _HEAD_KINDS else None
            on_line = list(self._on_the_line(block, head)) if head else []
            told = self._told(block)
            if told and (not on_line or len({quadrant for quadrant, _, _ in told}) > 1):
                self._quadrant = None
                yield from told
            elif head:
                self._quadrant, self._section = head, block.section
                self._headed = block.kind is BlockKind.HEADING
                yield from on_line
            elif self._quadrant is not None and block.kind is not BlockKind.FURNITURE:
                yield from self._below(block, line, self._quadrant)

    def _below(self, block: Block, line: Line, quadrant: str) -> Iterator[tuple[str, Item, int | None]]:
        """Yield the points of a block below a head: a list's, or those that sentences under a title count and open."""
        item = self._place.item_of(block)
        if not self._goes_on(block):
            self._quadrant = None
        elif block.kind is BlockKind.ITEM or self._is_point(block, line):
            for point in _in_a_row(item):
                yield quadrant, point, block.section
        elif self._headed and block.kind is BlockKind.PARAGRAPH:
            for point in split_told(item.text, item.start, self._words):
                yield quadrant, Item(point.ordinal, point.text, item.start, item.end), block.section

    def _run_together(self, block: Block) -> list[tuple[str, Item, int | None]]:
        """Return the points of a paragraph in which lines are quadrants: on the line of the head, or numbered below it.

        What stands before the first head belongs to the quadrant in force.
        """
        if block.kind is not BlockKind.PARAGRAPH or block.first == block.last:
            return []
        lines = self._place.lines_of(block)
        heads = [at for at, line in enumerate(lines) if quadrant_of(line.body, self._words)]
        if not heads or not (len(heads) >= MIN_QUADRANTS or self._is_numbered(lines)):
            return []
        found: list[tuple[str, Item, int | None]] = []
        for at, end in pairwise([*sorted({0, *heads}), len(lines)]):
            self._quadrant = quadrant_of(lines[at].body, self._words) or self._quadrant
            if self._quadrant is not None:
                found += [(self._quadrant, point, block.section) for point in self._under_head(lines[at:end])]
        return found

    def _told(self, block: Block) -> list[tuple[str, Item, int | None]]:
        """Return the points that sentences tell, where those near by tell of two quadrants or a title names it."""
        if block.kind not in _HEAD_KINDS:
            return []
        found = [(quadrant, point, block.section) for quadrant, point in self._sentences(block)]
        node = self._place.section_of(block.section)
        is_own = node is not None and quadrant_of(node.title, self._words) is not None
        return found if found and (is_own or self._is_among_others(block)) else []

    def _is_among_others(self, block: Block) -> bool:
        """Whether the sentences of this block and its neighbours tell of two quadrants together."""
        if self._quadrants is None:
            self._quadrants = [(one.first, {q for q, _ in self._sentences(one)}) for one in self._place.blocks]
            self._quadrants = [(first, told) for first, told in self._quadrants if told]
        near = (told for first, told in self._quadrants if abs(first - block.first) <= NEAR)
        return len(set[str]().union(*near)) >= MIN_QUADRANTS

    def _sentences(self, block: Block) -> Iterator[tuple[str, Item]]:
        """Yield (quadrant, point) of a block's sentences, each with the block's place."""
        if block.kind not in _HEAD_KINDS:
            return
        item = self._place.item_of(block)
        for quadrant, point in find_told(item.text, self._words):
            yield quadrant, Item(point.ordinal, point.text, item.start, item.end)

    def _is_numbered(self, lines: Sequence[Line]) -> bool:
        """Whether lines are points with the letter of a quadrant and a number: W๑, T2."""
        return any(self._words.patterns["point"].match(line.body) for line in lines)

    def _under_head(self, lines: Sequence[Line]) -> Iterator[Item]:
        """Yield the points of the lines from one head to the next."""
        starts = [at for at, line in enumerate(lines) if self._words.patterns["point"].match(line.body)]
        for at, end in pairwise([*starts, len(lines)]):
            yield Item(None, join_lines(lines[at:end]), lines[at].body_start, lines[end - 1].end)
        if not starts and quadrant_of(lines[0].body, self._words):
            for point in _points_after(join_lines(lines), lines[0].body_start, self._words):
                yield Item(point.ordinal, point.text, lines[0].body_start, lines[-1].end)

    def _on_the_line(self, block: Block, head: str) -> Iterator[tuple[str, Item, int | None]]:
        if block.kind is BlockKind.HEADING:
            return
        item = self._place.item_of(block)
        for point in _points_after(item.text, item.start, self._words):
            yield head, Item(point.ordinal, point.text, item.start, item.end), block.section

    def _goes_on(self, block: Block) -> bool:
        """Whether the block still stands under the quadrant: in its section, or under a heading below its own."""
        if block.kind is BlockKind.TABLE:
            return False
        if block.section == self._section:
            return block.kind is not BlockKind.HEADING
        above = self._place.ancestors(block.section)
        return self._headed and any(node.index == self._section for node in above)

    def _is_point(self, block: Block, line: Line) -> bool:
        return block.kind is BlockKind.PARAGRAPH and bool(self._words.patterns["point"].match(line.body))


def _cell_quadrant(cell: Cell, words: Wording) -> tuple[str | None, list[Item]]:
    """Return the quadrant that a cell opens with, and the points in it after that word."""
    if not cell.parts:
        return None, []
    first, *others = cell.parts
    quadrant = quadrant_of(first.text, words)
    if quadrant is None:
        return None, cell_items(cell)
    points = _points_after(first.text, first.start, words)
    inside = [Item(point.ordinal, point.text, first.start, first.end, point.mark) for point in points]
    return quadrant, inside + [item for part in others for item in split_part(part)]


def _bare_quadrant(cell: Cell, words: Wording) -> str | None:
    """Return the quadrant that a cell names without a point of it."""
    quadrant, points = _cell_quadrant(cell, words) if len(cell.text) < _CELL_LENGTH else (None, [])
    return None if points else quadrant


def _from_table(view: TableView, words: Wording) -> Iterator[tuple[str, Item, int | None]]:
    columns: list[str | None] = [quadrant_of(path[-1], words) if path else None for path in view.grid.columns]
    for row in view.rows:
        heads = [_bare_quadrant(cell, words) for cell in row.cells]
        if sum(1 for head in heads if head) >= 2:
            columns = heads
            continue
        yield from _from_row(row, columns, view, words)


def _from_row(
    row: Row, columns: list[str | None], view: TableView, words: Wording
) -> Iterator[tuple[str, Item, int | None]]:
    row_head = _bare_quadrant(row.cells[0], words)
    for column, cell in enumerate(row.cells):
        own, items = _cell_quadrant(cell, words)
        quadrant = own or (columns[column] if column < len(columns) else None) or (row_head if column else None)
        if quadrant is not None and not (own and not items):
            for item in items:
                yield quadrant, item, view.grid.section


def find(place: Place, words: Wording) -> Iterator[SwotItem]:
    """Yield one record per point, numbered within its quadrant."""
    found = list(_Lists(place, words).read())
    for view in place.tables:
        rows = list(_from_table(view, words)) if view.kind in ("", "swot") else []
        if len({quadrant for quadrant, _, _ in rows}) >= MIN_QUADRANTS:
            found += rows
    if len({quadrant for quadrant, _, _ in found}) < MIN_QUADRANTS:
        return
    for quadrant in QUADRANTS:
        points = [(item, section) for q, item, section in found if q == quadrant]
        sections = {id(item): section for item, section in points}
        for ordinal, item in number_items(item for item, _ in points):
            text = tidy(words.patterns["point"].sub("", item.text))
            if text and not is_nothing(text):
                yield place.make(
                    SwotItem, item.start, item.end, sections[id(item)], quadrant=quadrant, ordinal=ordinal, text=text
                )


FORM = Form("swot", yields=(SwotItem,), find=find, rank=3)
