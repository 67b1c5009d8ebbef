"""Lines of work by category: บริหารท้องถิ่น, อำนวยการท้องถิ่น, วิชาการ, ทั่วไป; as columns, as rows or as lists."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planparse.extract.form import Form
from planparse.extract.items import Item, cell_items, number_items, split_numbered
from planparse.extract.place import Place
from planparse.extract.staff_rows import Post, read_post
from planparse.extract.tableview import TableView
from planparse.lexicon.names import blur_shapes, clean_label
from planparse.lexicon.wording import Wording, fold, load_wording
from planparse.model.layout import BlockKind, Cell
from planparse.model.records import PositionLine

CATEGORIES = ("executive", "director", "academic", "general")
HEAD_LENGTH = 70
MIN_CATEGORIES = 2
MIN_RESOLVED = 0.5
"""Share of the lines that must be known titles: cells of counts, levels or competencies have none."""
_FUZZY_CHARS = 10
_FUZZY_PARTS = ("ท้อง", "ถิ่น")
_COUNTED = re.compile(r"[ ]{0,3}(?:จำนวน[ ]?)?\(?[ ]?[0-9๐-๙]{1,3}[ ]?(?:อัตรา|คน|ตำแหน่ง|ราย)[ ]?\)?$")
_INLINE = re.compile(r"[ ]?(?:[:：]|ได้แก่|ประกอบด้วย|คือ)[ ]?")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of work where it was read."""

    category: str
    item: Item
    section: int | None


@functools.lru_cache(maxsize=4096)
def category_of(text: str) -> str | None:
    """Return the category that a head names, or None; one wrong letter is read in the longer names.

    >>> category_of("อำนาจการท้องถิ่น"), category_of("๓) ตำแหน่งประเภทวิชาการ ได้แก่"), category_of("ด้านวิชาการ")
    ('director', 'academic', None)
    """
    if not text or len(text) > HEAD_LENGTH:
        return None
    words = load_wording("forms/position_lines").words
    key = fold(clean_label(text))
    for opening in words["opens"]:
        if key.startswith(opening):
            key = key.removeprefix(opening)
            break
    for category in CATEGORIES:
        for word in words[category]:
            if key == word or (key.startswith(word) and key[len(word) :].startswith(words["follows"])):
                return category
    return _nearest(key)


def _nearest(key: str) -> str | None:
    if not _FUZZY_CHARS <= len(key) <= 30 or not any(part in key for part in _FUZZY_PARTS):
        return None
    from rapidfuzz.distance import Levenshtein

    words, blurred = load_wording("forms/position_lines").words, blur_shapes(key)
    for category in CATEGORIES:
        for word in words[category]:
            if len(word) >= _FUZZY_CHARS and Levenshtein.distance(blurred, blur_shapes(word), score_cutoff=1) <= 1:
                return category
    return None


def _part(item: Item, words: Wording) -> Iterator[Item]:
    """Yield the lines of one point: those of a paragraph that runs them on are cut apart."""
    post = read_post(item.text)
    if item.ordinal is not None or (post is not None and post.position_id is not None):
        yield item
        return
    pieces = [piece for piece in words.patterns["parting"].split(item.text) if piece.strip()]
    posts = [read_post(piece) for piece in pieces]
    if len(pieces) > 1 and sum(1 for post in posts if post and post.position_id) >= len(pieces) * MIN_RESOLVED:
        for piece in pieces:
            yield Item(None, piece.strip(), item.start, item.end, item.mark)
    else:
        yield item


def _cell_lines(cell: Cell, category: str, section: int | None, words: Wording) -> Iterator[_Line]:
    for item in cell_items(cell):
        for one in _part(item, words):
            yield _Line(category, one, section)


def _from_table(view: TableView, words: Wording) -> Iterator[_Line]:
    """Yield the lines of a table whose columns, or whose rows, are the categories."""
    heads = [category_of(path[-1]) if path else None for path in view.grid.columns]
    section = view.grid.section
    if len({head for head in heads if head}) >= MIN_CATEGORIES:
        for row in view.rows:
            for head, cell in zip(heads, row.cells, strict=False):
                if head:
                    yield from _cell_lines(cell, head, section, words)
        return
    labels = [category_of(row.cells[0].text) for row in view.rows]
    if len({label for label in labels if label}) < MIN_CATEGORIES:
        return
    for label, row in zip(labels, view.rows, strict=True):
        if label:
            for cell in row.cells[1:]:
                if not cell.is_filled:
                    yield from _cell_lines(cell, label, section, words)


def _from_lists(place: Place, words: Wording) -> Iterator[_Line]:
    """Yield the points of the lists that stand under a category's title."""
    category: str | None = None
    for block in place.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        line = place.layout.lines[block.first]
        if block.kind is BlockKind.TABLE or not line.body:
            category = None
            continue
        inline = [_inline_list(one.text, one.start) for one in place.stretches_of(block, _lists_inline)]
        if inline[0]:
            for found in inline:
                category, items = found or (category, [])
                for item in items:
                    yield from (_Line(category or "", one, block.section) for one in _part(item, words))
        elif head := category_of(line.body):
            category = head
        elif category is not None and block.kind is BlockKind.ITEM:
            item = place.item_of(block)
            if _post_of(item) is None:
                category = None
            else:
                yield _Line(category, item, block.section)
        else:
            category = None


def _lists_inline(text: str) -> bool:
    return _inline_list(text, 0) is not None


def _inline_list(text: str, start: int) -> tuple[str, list[Item]] | None:
    """Return the category and the points of a line that names both (`ประเภทวิชาการ ได้แก่ นิติกร …`)."""
    parted = _INLINE.search(text, 0, HEAD_LENGTH)
    category = category_of(text[: parted.start()]) if parted else None
    if parted is None or category is None or parted.end() == len(text):
        return None
    return category, split_numbered(text[parted.end() :], start + parted.end())


def _post_of(item: Item) -> Post | None:
    post = read_post(_COUNTED.sub("", item.text))
    return post if post is not None and post.position_id is not None else None


def _sure(lines: Iterable[_Line]) -> list[_Line]:
    """Return the lines if most of them are known titles, of several categories; else none."""
    kept = list(lines)
    known = sum(1 for line in kept if _post_of(line.item) is not None)
    several = len({line.category for line in kept}) >= MIN_CATEGORIES
    return kept if several and known >= max(MIN_RESOLVED * len(kept), 2) else []


def find(place: Place, words: Wording) -> Iterator[PositionLine]:
    """Yield one record per category and line of work, in the order of the categories."""
    found: list[_Line] = []
    for view in place.tables_of("", "position_lines"):
        found += _sure(_from_table(view, words))
    found = found or _sure(_from_lists(place, words))
    seen: set[tuple[str, str]] = set()
    for category in CATEGORIES:
        own = [line for line in found if line.category == category]
        sections = {id(line.item): line.section for line in own}
        for ordinal, item in number_items(line.item for line in own):
            post = read_post(_COUNTED.sub("", item.text))
            if post is None or (category, fold(post.title)) in seen:
                continue
            seen.add((category, fold(post.title)))
            yield place.make(
                PositionLine,
                item.start,
                item.end,
                sections[id(item)],
                category=category,
                ordinal=ordinal,
                position=post.title,
                position_id=post.position_id,
            )


FORM = Form("position_lines", yields=(PositionLine,), find=find, rank=4)
