"""Blocks: every non-blank line in exactly one of them."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.model.layout import Block, BlockKind, Line
from planparse.segment.list_heads import is_quadrant_line, is_swot_point, may_be_tail, says_quadrant
from planparse.segment.spacing import NO_SPACING, Spacing


def build_blocks(
    lines: Sequence[Line],
    kinds: Sequence[BlockKind | None],
    owner: Sequence[int | None],
    spacing: Spacing = NO_SPACING,
) -> list[Block]:
    """Return the blocks in order.

    `kinds[i]` is what line i was recognised as (None: running text); `owner[i]` the section it stands in; `breaks`
    are lines that begin something new without a blank line above.
    Running text is cut into paragraphs and items at blank lines, labels and bullets, and where a line names a
    quadrant of a SWOT analysis; an item takes the unlabelled lines that follow it without a blank line.
    """
    blocks: list[Block] = []
    first = 0
    current: BlockKind | None = None
    last = -2
    for line in lines:
        if line.is_blank:
            continue
        kind = kinds[line.index] or _text_kind(line)
        starts = kinds[line.index] is None and (line.index in spacing.breaks or _starts(lines, line))
        joins = (
            current is not None
            and line.index == last + 1
            and not starts
            and owner[line.index] == owner[last]
            and (kind is current or (kind is BlockKind.PARAGRAPH and current is BlockKind.ITEM))
        )
        if not joins:
            if current is not None:
                blocks.append(Block(current, first, last, owner[first]))
            first, current = line.index, kind
        last = line.index
    if current is not None:
        blocks.append(Block(current, first, last, owner[first]))
    return blocks


def _starts(lines: Sequence[Line], line: Line) -> bool:
    if line.label or line.bullet or is_swot_point(line.body) or says_quadrant(line.body):
        return True
    return is_quadrant_line(line.body) and not (line.index and may_be_tail(line.body, lines[line.index - 1].text))


def _text_kind(line: Line) -> BlockKind:
    return BlockKind.ITEM if line.label or line.bullet else BlockKind.PARAGRAPH
