"""Indicators in running text: `ตัวชี้วัด ร้อยละของ…` under a policy area, lists under a title of that word."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.extract.form import Form
from planparse.extract.indicators import make_indicator
from planparse.extract.items import number_items, split_numbered, tidy
from planparse.extract.place import Place
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import BlockKind, SectionNode
from planparse.model.records import Indicator, Strategy

POINT_LENGTH = 350
_TEXT = (BlockKind.PARAGRAPH, BlockKind.ITEM)


def _owner_at(place: Place, line: int, section: int | None) -> Strategy | None:
    """Return the strategy or area whose section a line stands in: the innermost, else the last named before."""
    starts = {node.first + 1: node for node in place.ancestors(section)}
    found = [s for s in place.found_of(Strategy) if s.provenance.line_start in starts]
    found += [s for s in place.found_of(Strategy) for other in s.also_at if other.line_start in starts]
    return max(found, key=lambda s: s.provenance.line_start, default=None)


def _titled(place: Place, node: SectionNode, words: Wording, taken: set[int]) -> Iterator[Indicator]:
    if not fold(node.title).startswith(words.words["titles"]) or words.holds("not_titles", node.title):
        return
    items = [item for item in place.items_in(node) if len(item.text) <= POINT_LENGTH and item.ordinal is not None]
    owner = _owner_at(place, node.first, node.parent)
    for ordinal, item in number_items(items):
        if place.tracer.line_at(item.start) + 1 in taken:
            continue
        yield make_indicator(
            place, (item.start, item.end), node.index, item.text, parent_id=owner.id if owner else None, ordinal=ordinal
        )


def _lines(place: Place, words: Wording, taken: set[int]) -> Iterator[Indicator]:
    counts: dict[str | None, int] = {}
    for block in place.blocks:
        if block.kind not in _TEXT or block.first + 1 in taken:
            continue
        item = place.item_of(block)
        found = words.patterns["line"].match(item.text)
        if not found or len(item.text) > POINT_LENGTH * 2:
            continue
        owner = _owner_at(place, block.first, block.section)
        if owner is None:
            continue
        for point in split_numbered(item.text[found.end() :], item.start):
            counts[owner.id] = counts.get(owner.id, 0) + 1
            yield make_indicator(
                place,
                (item.start, item.end),
                block.section,
                tidy(point.text),
                parent_id=owner.id,
                ordinal=point.ordinal or counts[owner.id],
            )


def find(place: Place, words: Wording) -> Iterator[Indicator]:
    """Yield the indicators of running text that no other form has read."""
    taken = {record.provenance.line_start for record in place.found_of(Indicator)}
    for node in place.sections:
        yield from _titled(place, node, words, taken)
    yield from _lines(place, words, taken)


FORM = Form("indicator_lists", yields=(Indicator,), find=find, rank=9)
