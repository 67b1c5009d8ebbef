"""What a table is called: the caption above it, or the section it opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.lexicon.wording import fold
from planparse.model.layout import BlockKind, Grid, Line, SectionNode

_CAPTION_LENGTH = 160
_REACH = 3
_CAPTION_WORDS = ("ตาราง", "บัญชี", "แบบ", "สรุป", "แผนภูมิ", "กรอบ")


def title_grids(
    lines: Sequence[Line],
    kinds: Sequence[BlockKind | None],
    sections: Sequence[SectionNode],
    owner: Sequence[int | None],
    grids: Sequence[Grid],
) -> list[Grid]:
    """Return the grids with their section, and the wording they go by, where one stands near."""
    titled = []
    for grid in grids:
        section = owner[grid.first_line]
        node = sections[section] if section is not None else None
        caption = _caption_above(lines, kinds, grid)
        title = caption
        if title is None and node is not None:
            number = node.label.text if node.label else ""
            title = f"{number} {node.title}".strip() if node.label and node.label.word else node.title
        titled.append(replace(grid, section=section, title=title))
    return titled


def _caption_above(lines: Sequence[Line], kinds: Sequence[BlockKind | None], grid: Grid) -> str | None:
    seen = 0
    for index in range(grid.first_line - 1, -1, -1):
        line = lines[index]
        if line.is_blank:
            continue
        seen += 1
        if seen > _REACH or kinds[index] is not None:
            return None
        if len(line.body) <= _CAPTION_LENGTH and fold(line.body).startswith(_CAPTION_WORDS):
            return line.text
    return None
