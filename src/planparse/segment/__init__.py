"""Segment: normalised lines to instruments, sections, blocks and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import BlockKind, Grid, Instrument, Layout, Line, SectionNode
from planparse.segment.blocks import build_blocks
from planparse.segment.contents import find_contents
from planparse.segment.continued import find_continued
from planparse.segment.furniture import find_running_heads, is_furniture
from planparse.segment.grids import build_grids, is_stamp
from planparse.segment.group_lines import attach_groups
from planparse.segment.instruments import find_instruments
from planparse.segment.lines import read_lines
from planparse.segment.paged_heads import find_paged_heads
from planparse.segment.piece_cuts import cut_piece
from planparse.segment.pieces import Piece, find_pieces
from planparse.segment.pipe_rows import is_box_rule
from planparse.segment.signatures import find_signature_lines
from planparse.segment.spacing import Spacing, find_spacing
from planparse.segment.stacked import find_stacked
from planparse.segment.titles import title_grids
from planparse.segment.tree import find_sections

__all__ = ["segment"]


def segment(text: str, rows: Sequence[tuple[int, int, int | None]]) -> Layout:
    """Return the layout of the normalised text; `rows` gives (start, end, page) of each line, in order."""
    lines = read_lines(text, rows)
    source_lines = [text[start:end] for start, end, _ in rows]
    kinds: list[BlockKind | None] = [None] * len(lines)
    contents_ranges, contents = find_contents(lines, source_lines)
    for first, last in contents_ranges:
        _mark(kinds, lines, first, last, BlockKind.CONTENTS)
    stacked = find_stacked(lines, [kind is not None for kind in kinds])
    for piece in stacked:
        _mark(kinds, lines, piece.first, piece.last, BlockKind.TABLE)
    for line in lines:
        if kinds[line.index] is None and is_furniture(line):
            kinds[line.index] = BlockKind.FURNITURE
    tabular = [kind is not None or "\t" in source.strip(" ") for kind, source in zip(kinds, source_lines, strict=True)]
    taken = [kind is not None for kind in kinds]
    for index in find_running_heads(lines, tabular) | find_paged_heads(lines, taken):
        kinds[index] = BlockKind.FURNITURE
    tabular = [kind is not None or told for kind, told in zip(kinds, tabular, strict=True)]
    for index in find_continued(lines, tabular):
        kinds[index] = BlockKind.FURNITURE
    grids = _find_grids(lines, source_lines, kinds, stacked)
    taken = [kind is not None for kind in kinds]
    spacing = find_spacing(lines, taken)
    signed = find_signature_lines(lines, taken, spacing)
    headings = frozenset(load_wording("headings").words["titles"])
    instruments = find_instruments(lines, taken, signed, headings, spacing)
    for index in signed:
        kinds[index] = BlockKind.SIGNATURE
    for instrument in instruments:
        _mark_title(kinds, lines, instrument)
    listed = frozenset(fold(entry.title) for entry in contents if entry.label is None)
    sections, owner = _find_sections(lines, kinds, grids, instruments, listed, spacing)
    for node in sections:
        _mark(kinds, lines, node.first, node.heading_last, BlockKind.HEADING)
    blocks = build_blocks(lines, kinds, owner, spacing)
    grids = title_grids(lines, kinds, sections, owner, grids)
    return Layout(lines, tuple(blocks), tuple(grids), tuple(sections), tuple(contents), tuple(instruments), text)


def _mark(kinds: list[BlockKind | None], lines: Sequence[Line], first: int, last: int, kind: BlockKind) -> None:
    for index in range(first, last + 1):
        if not lines[index].is_blank and kinds[index] in (None, BlockKind.CONTENTS):
            kinds[index] = kind


def _mark_title(kinds: list[BlockKind | None], lines: Sequence[Line], instrument: Instrument) -> None:
    if instrument.opening in ("start", "announced"):
        return
    first = instrument.ranges[0][0]
    for index in range(first, len(lines)):
        line = lines[index]
        if line.start >= instrument.title_span.end:
            break
        if not line.is_blank and kinds[line.index] is None:
            kinds[line.index] = BlockKind.COVER


def _find_grids(
    lines: Sequence[Line], source_lines: Sequence[str], kinds: list[BlockKind | None], stacked: Sequence[Piece]
) -> list[Grid]:
    open_lines = ["" if _is_closed(kind, source) else source for kind, source in zip(kinds, source_lines, strict=True)]
    free = [line if open_lines[line.index] else replace(line, text="", body="", label=None) for line in lines]
    pieces: list[Piece] = []
    for piece in find_pieces(free, open_lines):
        stamp = is_stamp(piece)
        if not stamp:
            pieces += cut_piece(piece)
        for index in range(piece.first, piece.last + 1):
            if not lines[index].is_blank:
                kinds[index] = BlockKind.FURNITURE if stamp else BlockKind.TABLE

    pieces = sorted([*pieces, *stacked], key=lambda piece: piece.first)

    def is_gap(first: int, last: int) -> bool:
        return all(lines[index].is_blank or kinds[index] is BlockKind.FURNITURE for index in range(first, last + 1))

    pieces = attach_groups(pieces, free, is_gap)
    for piece in pieces:
        for index in range(piece.first, piece.last + 1):
            if kinds[index] is None and not lines[index].is_blank:
                kinds[index] = BlockKind.TABLE
    return build_grids(pieces, is_gap)


def _is_closed(kind: BlockKind | None, source: str) -> bool:
    """Whether a line is no row of the tables that are still to be found."""
    return kind is BlockKind.TABLE or (
        kind in (BlockKind.CONTENTS, BlockKind.FURNITURE) and not is_box_rule(source.strip())
    )


def _find_sections(
    lines: Sequence[Line],
    kinds: Sequence[BlockKind | None],
    grids: Sequence[Grid],
    instruments: Sequence[Instrument],
    listed: frozenset[str],
    spacing: Spacing,
) -> tuple[list[SectionNode], list[int | None]]:
    table_at = frozenset(
        index
        for grid in grids
        for index in range(grid.first_line, grid.last_line + 1)
        if kinds[index] is BlockKind.TABLE
    )
    sections: list[SectionNode] = []
    owner: list[int | None] = [None] * len(lines)
    for instrument in instruments:
        own = [i for first, last in instrument.ranges for i in range(first, last + 1)]
        free = [i for i in own if kinds[i] is None]
        found = find_sections(lines, instrument, free, table_at, listed, len(sections), spacing)
        starts = {node.first: node.index for node in found}
        current: int | None = None
        for index in own:
            current = starts.get(index, current)
            owner[index] = current
        sections += found
    return sections, owner
