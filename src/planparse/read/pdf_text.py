"""One page to its lines of text: running lines and rows of tables, top first, each with its box."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from planparse.read.pdf_aligned import find_aligned_tables
from planparse.read.pdf_cut_rows import PageTable, are_same_edges, find_boxes
from planparse.read.pdf_lines import TextLine, build_lines
from planparse.read.pdf_paragraphs import begins_within, ends_open, find_joint, find_margins, find_paragraphs
from planparse.read.pdf_rulings import RuledTable, find_tables
from planparse.read.pdf_shapes import Box, PageShapes, Run, unite_boxes
from planparse.read.pdf_spacing import Spacing
from planparse.read.pdf_tables import TableRow, build_rows, sort_runs

_MAX_PADDING = 200
_WIDEST_STEP = 12.0
_NARROWEST_STEP = 2.0
"""Points: what a letter is taken to be wide, where columns are set under each other."""
_MIN_GAPS = 2
"""Lines with wide gaps from which on a page may have tables without rulings."""
_PRINTED_NUMBER = re.compile(r"[-–—( ]{0,3}(?:หน้า(?:ที่)?[ ]?)?[0-9๐-๙]{1,4}[-–—) ]{0,3}")
_BOLD = "**"
_SIGNS = "*_#"
"""Wording that begins or ends with one of these would read as other marks."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of the text: its wording, its box, and (start, end, box) of each of its parts.

    Parts are the cells of a row, which TABs part, or the lines of a paragraph.
    """

    text: str
    box: Box | None = None
    cells: tuple[tuple[int, int, Box], ...] = ()


@dataclass(slots=True)
class PageText:
    """The lines of a page, blank ones between its paragraphs."""

    lines: list[PageLine] = field(default_factory=list)
    begins_within: bool = False
    """Whether the first line goes on in what the page before ends with, if that is open."""
    ends_open: bool = False
    """Whether the last line is full, so that its paragraph may go on on the next page."""
    first_table: PageTable | None = None
    """The table that the page begins with; a page number may stand above it."""
    last_table: PageTable | None = None
    """The table that the page ends with."""


Block = tuple[float, list[TableRow], RuledTable]
"""A table of a page: where it begins, its rows, its rulings."""


def write_page(shapes: PageShapes, spacing: Spacing, edges: Sequence[float] = ()) -> PageText:
    """Return the text of a page whose runs have been decoded and joined; `spacing` is that of the document.

    `edges` are those of the columns of the table that the page before ends with.
    """
    blocks, outside = _take_tables(find_tables(shapes.rulings), shapes.runs, edges)
    lines = build_lines(outside, keep_gaps=True)
    if sum(1 for line in lines if line.columns) >= _MIN_GAPS:
        aligned, rest = _take_tables(find_aligned_tables(outside, edges), outside, edges)
        if aligned:
            blocks += aligned
            lines = build_lines(rest, keep_gaps=True)
    lines.sort(key=lambda line: line.baseline if line.box else 0.0)
    spacing.learn(lines)
    return _merge(lines, sorted(blocks, key=lambda block: block[0]), shapes, spacing)


def _take_tables(
    tables: Sequence[RuledTable], runs: Sequence[Run], edges: Sequence[float]
) -> tuple[list[Block], list[Run]]:
    """Return the tables that hold text, and the runs outside of them."""
    inside, outside = sort_runs(tables, runs)
    blocks: list[Block] = []
    for index, table in enumerate(tables):
        goes_on = are_same_edges(table.xs, edges)
        rows = build_rows(table, inside[index], goes_on=goes_on) if index in inside else []
        if rows:
            blocks.append((rows[0].top, rows, table))
        else:
            outside += [run for runs in inside.get(index, {}).values() for run in runs]
    return blocks, outside


def _merge(lines: Sequence[TextLine], blocks: Sequence[Block], shapes: PageShapes, spacing: Spacing) -> PageText:
    page = PageText()
    waiting = list(blocks)
    wording = {id(line): text for line, text in zip(lines, _align(lines), strict=True)}
    marks_bold = 2 * sum(len(line.text) for line in lines if line.is_bold) < sum(len(line.text) for line in lines)
    last: TextLine | None = None
    margins = find_margins(lines, shapes.width) or _find_outer_edges(blocks)
    for stretch, table in _cut_at_tables(lines, waiting):
        for group in find_paragraphs(stretch, shapes.width, spacing.find_gap, margins):
            line = group[0]
            if last is None or line.baseline - last.baseline > spacing.find_gap(line.size):
                _add_blank(page)
            page.lines.append(_write_paragraph(group, wording, shapes, marks=marks_bold))
            page.last_table = None
            last = group[-1]
        if table is not None:
            _add_table(page, table, shapes)
            last = None
    if lines:
        first_top = min((block[0] for block in blocks), default=shapes.height)
        page.begins_within = lines[0].baseline < first_top and begins_within(lines, shapes.width)
        page.ends_open = last is not None and ends_open(lines, shapes.width)
    return page


def _find_outer_edges(blocks: Sequence[Block]) -> tuple[float, float] | None:
    """Return where the widest table of a page begins and ends: text that stands beside it has the same margins."""
    if not blocks:
        return None
    return max(((ruled.xs[0], ruled.xs[-1]) for _, _, ruled in blocks), key=lambda edges: edges[1] - edges[0])


def _cut_at_tables(lines: Sequence[TextLine], blocks: Sequence[Block]) -> Iterator[tuple[list[TextLine], Block | None]]:
    """Yield the lines above each table with it, then the lines below the last with none."""
    at = 0
    for block in blocks:
        first = at
        while at < len(lines) and lines[at].baseline < block[0]:
            at += 1
        yield list(lines[first:at]), block
    yield list(lines[at:]), None


def _write_paragraph(
    group: Sequence[TextLine], wording: dict[int, str], shapes: PageShapes, *, marks: bool
) -> PageLine:
    """Write the lines of a paragraph as one; with `marks`, bold wording stands between `**`, as in markdown."""
    first = group[0]
    text = wording[id(first)]
    is_bold = marks and all(line.is_bold and not line.columns and not line.bold_lead for line in group)
    if is_bold and (text[0] in _SIGNS or group[-1].text[-1] in _SIGNS):
        is_bold = False
    if is_bold:
        text = _BOLD + text
    elif marks and first.bold_lead:
        lead = text[: first.bold_lead].rstrip()
        text = f"{_BOLD}{lead}{_BOLD}{text[len(lead) :]}"
    spans = [(0, len(text), shapes.show_box(first.box))]
    for before, line in pairwise(group):
        text += find_joint(before, line)
        spans.append((len(text), len(text) + len(line.text), shapes.show_box(line.box)))
        text += line.text
    if is_bold:
        text += _BOLD
    return PageLine(text, unite_boxes([box for _, _, box in spans]), tuple(spans))


def _align(lines: Sequence[TextLine]) -> list[str]:
    """Set lines with wide gaps so that what stands under another on the page does so in the text."""
    wide = [line for line in lines if line.columns]
    if not wide:
        return [line.text for line in lines]
    left = min(line.box[0] for line in wide)
    step = min(min((_find_step(line) for line in wide), default=_WIDEST_STEP), _WIDEST_STEP)
    return [_pad(line, left, max(step, _NARROWEST_STEP)) if line.columns else line.text for line in lines]


def _find_step(line: TextLine) -> float:
    """Return how wide a letter may be taken to be, so that each part of a line ends before the next begins."""
    step = _WIDEST_STEP
    last, begin = 0, line.box[0]
    for offset, x in line.columns:
        columns = _count_columns(line.text[last:offset].rstrip(" ")) + 2
        step = min(step, (x - begin) / columns)
        last, begin = offset, x
    return step


def _pad(line: TextLine, left: float, step: float) -> str:
    parts = [" " * min(round((line.box[0] - left) / step), _MAX_PADDING)]
    done = _count_columns(parts[0])
    last = 0
    for offset, x in line.columns:
        part = line.text[last:offset].rstrip(" ")
        done += _count_columns(part)
        gap = min(max(round((x - left) / step) - done, 2), _MAX_PADDING)
        parts += [part, " " * gap]
        done += gap
        last = offset
    parts.append(line.text[last:])
    return "".join(parts)


_NO_WIDTH = frozenset(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)


def _count_columns(text: str) -> int:
    return sum(1 for char in text if char not in _NO_WIDTH)


def _add_blank(page: PageText) -> None:
    if page.lines and page.lines[-1].text:
        page.lines.append(PageLine(""))


def _add_table(page: PageText, block: Block, shapes: PageShapes) -> None:
    _, rows, ruled = block
    is_first = all(not line.text or _PRINTED_NUMBER.fullmatch(line.text) for line in page.lines)
    _add_blank(page)
    page.last_table = PageTable(tuple(rows), ruled.xs, len(page.lines))
    if is_first:
        page.first_table = page.last_table
    page.lines += [write_row(row, shapes) for row in rows]


def write_row(row: TableRow, shapes: PageShapes) -> PageLine:
    """Write the cells of a row as one line, TABs between them."""
    spans = [(start, end, shapes.show_box(box)) for start, end, box in find_boxes(row)]
    return PageLine("\t".join(cell.text for cell in row.cells), unite_boxes([box for _, _, box in spans]), tuple(spans))
