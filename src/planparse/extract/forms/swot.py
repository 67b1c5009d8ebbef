"""SWOT analyses: lists under a quadrant's title, and 2×2 tables (จุดแข็ง จุดอ่อน โอกาส อุปสรรค)."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.extract.form import Form
from planparse.extract.items import Item, cell_items, number_items, split_numbered, tidy
from planparse.extract.place import Place
from planparse.extract.tableview import TableView
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import BlockKind, Cell, Row
from planparse.model.records import SwotItem

QUADRANTS = ("strength", "weakness", "opportunity", "threat")
_HEAD_LENGTH = 700
MIN_QUADRANTS = 2
"""Fewer quadrants than this in an instrument are no SWOT analysis but a word in passing."""


def quadrant_of(text: str, words: Wording) -> str | None:
    """Return the quadrant that a line or cell heads, or None."""
    if len(text) > _HEAD_LENGTH or not words.patterns["head"].match(text):
        return None
    key = fold(text).removeprefix("การวิเคราะห์").removeprefix("ด้าน")
    for quadrant in QUADRANTS:
        if key.startswith(words.words[quadrant]) or (
            key[:1] == quadrant[0] and key[1:].startswith(words.words[quadrant])
        ):
            return quadrant
    return None


def _from_lists(place: Place, words: Wording) -> Iterator[tuple[str, Item, int | None]]:
    quadrant: str | None = None
    section: int | None = None
    for block in place.blocks:
        line = place.layout.lines[block.first]
        head = quadrant_of(line.body, words) if block.kind is not BlockKind.TABLE else None
        if head:
            quadrant, section = head, block.section
            item = place.item_of(block)
            for point in split_numbered(item.text, item.start):
                if point.ordinal is not None and block.kind is not BlockKind.HEADING:
                    yield quadrant, Item(point.ordinal, point.text, item.start, item.end), block.section
            continue
        if quadrant is None or block.kind is BlockKind.FURNITURE:
            continue
        if block.kind is BlockKind.HEADING or block.section != section or block.kind is BlockKind.TABLE:
            quadrant = None
            continue
        is_point = block.kind is BlockKind.PARAGRAPH and words.patterns["point"].match(line.body)
        if block.kind is BlockKind.ITEM or is_point:
            yield quadrant, place.item_of(block), block.section


def _cell_quadrant(cell: Cell, words: Wording) -> tuple[str | None, list[Item]]:
    """Return the quadrant that a cell opens with, and the points in it after that word."""
    if not cell.parts:
        return None, []
    first = cell.parts[0].text
    items = cell_items(cell)
    key = fold(first)
    for quadrant in QUADRANTS:
        if key.startswith(words.words[quadrant]) or (
            key[:1] == quadrant[0] and key[1:].startswith(words.words[quadrant])
        ):
            head = items[0] if items and items[0].ordinal is None and fold(items[0].text).startswith(key[:4]) else None
            return quadrant, [item for item in items if item is not head]
    return None, items


def _from_table(view: TableView, words: Wording) -> Iterator[tuple[str, Item, int | None]]:
    columns: list[str | None] = [quadrant_of(path[-1], words) if path else None for path in view.grid.columns]
    for row in view.rows:
        heads = [quadrant_of(cell.text, words) if len(cell.text) < 60 else None for cell in row.cells]
        if sum(1 for head in heads if head) >= 2:
            columns = heads
            continue
        yield from _from_row(row, columns, view, words)


def _from_row(
    row: Row, columns: list[str | None], view: TableView, words: Wording
) -> Iterator[tuple[str, Item, int | None]]:
    row_head = quadrant_of(row.cells[0].text, words) if len(row.cells[0].text) < 60 else None
    for column, cell in enumerate(row.cells):
        own, items = _cell_quadrant(cell, words)
        quadrant = own or (columns[column] if column < len(columns) else None) or (row_head if column else None)
        if quadrant is not None and not (own and not items):
            for item in items:
                yield quadrant, item, view.grid.section


def find(place: Place, words: Wording) -> Iterator[SwotItem]:
    """Yield one record per point, numbered within its quadrant."""
    found = list(_from_lists(place, words))
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
            if text:
                yield place.make(
                    SwotItem, item.start, item.end, sections[id(item)], quadrant=quadrant, ordinal=ordinal, text=text
                )


FORM = Form("swot", yields=(SwotItem,), find=find, rank=3)
