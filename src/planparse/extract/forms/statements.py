"""Statements: vision, mission, goals, values, objectives, scope (วิสัยทัศน์ พันธกิจ เป้าหมาย ค่านิยม …)."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Sequence

from planparse.extract.form import Form
from planparse.extract.items import Item, number_items, split_numbered, tidy
from planparse.extract.place import Place
from planparse.extract.told_statements import find_told
from planparse.lexicon.likeness import LikeIndex
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Block, BlockKind, Label, SectionNode
from planparse.model.records import Statement

KINDS = ("vision", "mission", "goal", "value", "objective", "scope")
SINGLE = ("vision", "value")
NAMED_TOGETHER = ("vision", "mission", "value")
"""A title that names two of these heads both, each under a line of its own."""
HEAD_LENGTH = 40
_LONG_POINT = 900
_TAIL = 90
SAME = 0.9


def kind_of_title(title: str, words: Wording) -> str | None:
    """Return which kind of statement stands under a title, or None."""
    key = fold(title)
    if key.startswith(words.words["not_title"]) or any(word in key for word in words.words["foreign"]):
        return None
    if sum(1 for kind in NAMED_TOGETHER if any(word in key for word in words.words[kind])) > 1:
        return None
    return words.kind_of(title, KINDS)


def _leads_in(text: str, words: Wording) -> bool:
    return fold(text).endswith(words.words["lead_ends"])


def _counts(label: Label | None, kind: str, words: Wording) -> bool:
    """Whether a point's number counts statements: bare, ข้อ ๑, or พันธกิจที่ ๑ under a title of missions."""
    if label is None or not label.word:
        return True
    key = fold(label.word)
    return key in words.words["point_labels"] or (key.endswith("ที่") and key.startswith(words.words[kind]))


def _points(place: Place, blocks: Sequence[Block], kind: str, words: Wording) -> list[Item]:
    """Return the statements among the blocks of one section."""
    lines = place.layout.lines
    items = [
        _stretches(place, block, words)[0]
        for block in blocks
        if block.kind is BlockKind.ITEM and _counts(lines[block.first].label, kind, words)
    ]
    items = [item for item in items if item.text and len(item.text) <= _LONG_POINT]
    if items and not (kind in SINGLE and len(items) == 1 and len(blocks) > 1):
        return items
    is_motto = functools.partial(_opens_with, openings=words.words["mottoes"])
    texts = [block for block in blocks if block.kind is BlockKind.PARAGRAPH]
    lettered = _lettered(place, texts, words) if kind == "value" else []
    if lettered:
        return lettered
    paragraphs = [item for block in texts for item in place.stretches_of(block, is_motto)]
    paragraphs = [item for item in paragraphs if not _quotes_another(item.text, kind, words)] or paragraphs
    told = [point for item in paragraphs for one, point in _told(item, words) if one == kind]
    if told:
        return told[:1] if kind in SINGLE else told
    quoted = [found for item in (*paragraphs, *items) if (found := _quotation(place, item, words))]
    if quoted and not (kind in SINGLE and _is_said_before(paragraphs, quoted[0], words)):
        return quoted[:1] if kind in SINGLE else quoted
    paragraphs = [part for item in paragraphs for part in _split_labels(place, item, words)]
    plain = [item for item in paragraphs if not _leads_in(item.text, words) and item.text]
    split = [point for item in plain for point in split_numbered(item.text, item.start)]
    if len(plain) == 1 and len(split) > 1 and split[0].ordinal is not None:
        return [Item(point.ordinal, point.text, plain[0].start, plain[0].end) for point in split]
    return plain[:1] if kind in SINGLE else plain


def _lettered(place: Place, blocks: Sequence[Block], words: Wording) -> list[Item]:
    """Return values that the letters of a word stand for, a line each: `T = Trust ไว้ใจกัน`; none of a single one."""

    def opens(text: str) -> bool:
        return words.patterns["letter"].match(text) is not None

    found = [item for block in blocks for item in place.stretches_of(block, opens) if opens(item.text)]
    return found if len(found) > 1 else []


def _split_labels(place: Place, item: Item, words: Wording) -> list[Item]:
    """Cut a paragraph at lines that say or open with เป้าหมายเชิงปริมาณ, เชิงคุณภาพ: labels, not wording."""
    text = place.layout.text[item.start : item.end]
    if "\n" not in text and words.patterns["part"].match(text.lstrip()) is None:
        return [item]
    parts: list[Item] = []
    at = item.start
    fresh = True
    for line in text.split("\n"):
        label = words.patterns["part"].match(line.lstrip())
        wording = tidy(line.lstrip()[label.end() :] if label else line)
        if fold(wording) in words.words["labels"]:
            fresh = True
        elif fresh or label or not parts:
            parts.append(Item(None, wording, at, at + len(line.rstrip())))
            fresh = False
        else:
            last = parts[-1]
            parts[-1] = Item(None, f"{last.text} {wording}", last.start, at + len(line.rstrip()))
        at += len(line) + 1
    return parts


def _quotation(place: Place, item: Item, words: Wording) -> Item | None:
    text = place.layout.text[item.start : item.end]
    opened = text.lstrip()[:1] in '“"«'
    found = words.patterns["quoted"].search(text)
    if found is None:
        return None
    if not opened and len(text) - found.end() > 40:
        return None
    return Item(None, tidy(found["text"]), item.start + found.start(), item.start + found.end())


def _opens_with(text: str, openings: tuple[str, ...]) -> bool:
    return fold(text).startswith(openings)


def _quotes_another(text: str, kind: str, words: Wording) -> bool:
    """Whether a paragraph sets before its quotation that this is a motto (คำขวัญ), or a statement of another kind."""
    found = words.patterns["quoted"].search(text)
    before = text[: found.start()] if found else ""
    if not before.strip() or len(before) > HEAD_LENGTH:
        return False
    return fold(before).startswith(words.words["mottoes"]) or words.kind_of(before, KINDS) not in (None, kind)


def _is_said_before(paragraphs: Sequence[Item], quoted: Item, words: Wording) -> bool:
    """Whether a paragraph without quotes has said the statement, and the quotation is one within a later sentence.

    One that opens its paragraph, or that its sentence leads up to (ว่า, คือ), is the statement wherever it stands.
    """
    own = next((item for item in paragraphs if item.start <= quoted.start < item.end), None)
    if own is None or own.text[:1] in '“"«':
        return False
    found = words.patterns["quoted"].search(own.text)
    if found is None or _leads_in(own.text[: found.start()], words) or own.text[: found.start()].rstrip().endswith(":"):
        return False
    return any(item.end <= own.start and item.text and not _leads_in(item.text, words) for item in paragraphs)


def _from_section(place: Place, node: SectionNode, words: Wording) -> Iterator[Statement]:
    kind = kind_of_title(node.title, words)
    if kind is None:
        return
    blocks = place.blocks_in(node)
    if any(kind_of_title(child.title, words) for child in place.children(node)) and not place.items_in(node):
        return
    for ordinal, item in number_items(_points(place, blocks, kind, words)):
        yield place.make(Statement, item.start, item.end, node.index, kind=kind, ordinal=ordinal, text=item.text)


def _from_lead_ins(place: Place, words: Wording) -> Iterator[Statement]:
    """Yield the points of lists that a paragraph leads in: `… โดยมีเป้าหมายดังนี้`."""
    for at, block in enumerate(place.blocks):
        if block.kind is not BlockKind.PARAGRAPH and (block.kind is not BlockKind.ITEM or block.first == block.last):
            continue
        node = place.section_of(block.section)
        if node is not None and kind_of_title(node.title, words):
            continue
        lead = place.item_of(block)
        last = _stretches(place, block, words)[-1]
        is_cut = last.start > lead.start and words.patterns["title"].fullmatch(last.text) is not None
        lead = last if is_cut else lead
        is_head = is_cut or (len(lead.text) <= HEAD_LENGTH and lead.text.endswith((":", "：")))
        if not is_head and not _leads_in(lead.text, words):
            continue
        kind = kind_of_title(lead.text, words) if is_head else _kind_at_end(lead.text, words)
        if kind is None:
            continue
        items: list[Item] = []
        for after in place.blocks[at + 1 :]:
            if after.kind is not BlockKind.ITEM or after.section != block.section:
                break
            stretches = _stretches(place, after, words)
            items.append(stretches[0])
            if len(stretches) > 1:
                break
        for ordinal, item in number_items(items):
            yield place.make(Statement, item.start, item.end, block.section, kind=kind, ordinal=ordinal, text=item.text)


def _kind_at_end(text: str, words: Wording) -> str | None:
    tail = fold(text)[-_TAIL:]
    for filler in words.words["lead_fillers"]:
        tail = tail.replace(filler, "")
    tail = tail[-52:]
    for kind in KINDS:
        for word in words.words[kind]:
            at = tail.rfind(word)
            if at >= 0 and len(tail) - at - len(word) <= 34 and "ตาม" not in tail[max(0, at - 4) : at]:
                return kind
    return None


def _told(item: Item, words: Wording) -> Iterator[tuple[str, Item]]:
    """Yield (kind, statement) of the sentences of a paragraph, each with the paragraph's place."""
    for kind, point in find_told(item.text, words):
        yield kind, Item(point.ordinal, point.text, item.start, item.end)


def _from_sentences(place: Place, words: Wording) -> Iterator[Statement]:
    """Yield what running sentences say, under whatever title; what a section's title names is read with it."""
    for block in place.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            continue
        item = place.item_of(block)
        told = list(_told(item, words))
        node = place.section_of(block.section) if told else None
        own = kind_of_title(node.title, words) if node is not None else None
        counts: dict[str, int] = {}
        for kind, point in told:
            counts[kind] = point.ordinal if point.ordinal is not None else counts.get(kind, 0) + 1
            if kind != own:
                yield place.make(
                    Statement, item.start, item.end, block.section, kind=kind, ordinal=counts[kind], text=point.text
                )


def _from_inline(place: Place, words: Wording) -> Iterator[Statement]:
    for block in place.blocks:
        if block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            continue
        for item in _stretches(place, block, words):
            yield from _inline(place, block, item, words)


def _stretches(place: Place, block: Block, words: Wording) -> list[Item]:
    """Return a block cut before the lines that open a statement of their own or are its title."""
    return place.stretches_of(block, functools.partial(_opens_statement, words=words))


def _opens_statement(text: str, words: Wording) -> bool:
    """Whether a line within a block opens a statement of its own, or is a title and nothing else."""
    if words.patterns["inline"].match(text) or words.patterns["worded"].match(text):
        return True
    return words.patterns["title"].fullmatch(text) is not None


def _inline(place: Place, block: Block, item: Item, words: Wording) -> Iterator[Statement]:
    """Yield the statements on the line of their title; what a section's title names is read with it."""
    found = words.patterns["inline"].match(item.text) or words.patterns["worded"].match(item.text)
    if not found or len(item.text) > _LONG_POINT:
        return
    kind = kind_of_title(found["title"], words)
    node = place.section_of(block.section)
    if kind is None or (node is not None and (kind == "goal" or kind_of_title(node.title, words) == kind)):
        return
    points = split_numbered(found["text"], item.start)
    listed = len(points) > 1 and points[0].ordinal == 1
    for ordinal, point in number_items(points) if listed else ((1, Item(1, tidy(found["text"]), 0, 0)),):
        yield place.make(Statement, item.start, item.end, block.section, kind=kind, ordinal=ordinal, text=point.text)


def _from_tables(place: Place, words: Wording) -> Iterator[Statement]:
    """Yield the numbered points of a column that is headed by a kind of statement, such as ค่านิยมร่วม."""
    for view in place.tables:
        for column, path in enumerate(view.grid.columns):
            if not path or fold(path[-1]) not in words.words["value"]:
                continue
            for row in view.grid.rows:
                cell = row.cells[column]
                points = split_numbered(cell.text, cell.start)
                for point in points:
                    if point.ordinal is not None:
                        yield place.make(
                            Statement,
                            cell.start,
                            cell.end,
                            view.grid.section,
                            kind="value",
                            ordinal=point.ordinal,
                            text=point.text,
                        )


def _merge(records: Iterator[Statement]) -> list[Statement]:
    kept: list[Statement] = []
    said: LikeIndex[Statement] = LikeIndex()
    for record in records:
        bucket = (record.kind, record.ordinal)
        twin = said.best(bucket, record.text, SAME)
        if twin is None:
            kept.append(record)
            said.add(bucket, record.text, record)
        elif twin.provenance != record.provenance:
            twin.also_at.append(record.provenance)
    return kept


def _all(place: Place, words: Wording) -> Iterator[Statement]:
    for node in place.sections:
        yield from _from_section(place, node, words)
    yield from _from_lead_ins(place, words)
    yield from _from_sentences(place, words)
    yield from _from_inline(place, words)
    yield from _from_tables(place, words)


def find(place: Place, words: Wording) -> Iterator[Statement]:
    """Yield one record per statement; said twice in the instrument, it is one record with both places."""
    yield from _merge(_all(place, words))


FORM = Form("statements", yields=(Statement,), find=find, rank=3)
