"""Runs to lines of text: whole runs sorted by place, spaces where the page has them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from planparse.read.pdf_marks import MARKS
from planparse.read.pdf_shapes import Box, Run

_DIGITS = frozenset("0123456789๐๑๒๓๔๕๖๗๘๙")
_IN_NUMBER = _DIGITS | frozenset(",.")
SAME_LINE = 0.35
"""Baselines closer than this, in sizes of the smaller font, are one line (raised figures, sloppy typing)."""
_WORD_GAP = 0.55
"""A gap wider than this, in spaces of the font, parts words where the page has no space."""
_NUMBER_GAP = 0.9
"""Within a number, a gap narrower than this is none: figures set flush right come apart."""
_SCRIPT_GAP, _SCRIPT_ROOM, _SCRIPT_SHARE = 0.2, 0.012, 0.75
"""LibreOffice sets Thai and other letters a fifth of the size of the font apart, give or take the second, in sizes; no
space where that is less than the third of a space of the font."""
_APART_GAP = 0.25
"""The same beside a space that the page has, but without a width."""
_OVERLAP = 0.15
"""A letter that begins so far, in sizes of the font, before the end of the one before has no space in front of it."""
WIDE_GAP = 0.95
"""A gap wider than this, in sizes of the font, parts columns."""
_SPACED_LETTERS = 8
"""Gaps between letters by which a line shows that it is set letter by letter."""
_SPACED_SHARE = 0.6


_LONE_SPACE, _SPACE = 1, 2
_LABEL = re.compile(r"[(]?(?:[0-9๐-๙]{1,3}(?:[.][0-9๐-๙]{1,3}){0,5}|[ก-ฮa-zA-Z])[.)]{0,2}|[-–—•●▪➢✓○■*]")
"""The number or bullet of a point, which a TAB often parts from its wording."""


class Glyph(NamedTuple):
    """A cluster on its way into a line, with what its run knows."""

    text: str
    x0: float
    x1: float
    size: float
    space: float
    parted: int
    """Whether the page has a space before it: `_SPACE`, `_LONE_SPACE` (one without a width) or 0."""
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line: its wording, baseline, box, and where its wide gaps end: (offset in `text`, x).

    `bold_lead` is how much of the wording is bold before it goes on in another weight, 0 where all is of one.
    """

    text: str
    baseline: float
    size: float
    box: Box
    columns: tuple[tuple[int, float], ...] = ()
    ends_with_space: bool = False
    is_bold: bool = False
    bold_lead: int = 0


def build_lines(runs: Iterable[Run], *, keep_gaps: bool) -> list[TextLine]:
    """Sort runs into lines, top first; wide gaps become two spaces with `keep_gaps`, else one."""
    lines = (_compose(row, keep_gaps=keep_gaps) for row in group_runs(runs))
    return [line for line in lines if line is not None]


def group_runs(runs: Iterable[Run]) -> list[list[Run]]:
    """Return the runs of each line, top first."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: (run.turn, run.baseline)):
        if rows and _is_same_line(rows[-1], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _is_same_line(row: Sequence[Run], run: Run) -> bool:
    last = row[-1]
    if last.turn != run.turn:
        return False
    return abs(run.baseline - last.baseline) <= SAME_LINE * min(run.size, last.size)


def _compose(row: list[Run], *, keep_gaps: bool) -> TextLine | None:
    glyphs, ends_with_space = list_glyphs(row)
    if not glyphs:
        return None
    pieces: list[str] = []
    length = 0
    columns: list[tuple[int, float]] = []
    for segment in _cut_segments(glyphs):
        if pieces:
            gap = "  " if keep_gaps else " "
            length += len(gap)
            pieces.append(gap)
            if keep_gaps:
                columns.append((length, segment[0].x0))
        wording = _write_segment(segment)
        pieces.append(wording)
        length += len(wording)
    text = "".join(pieces)
    if len(columns) == 1 and _LABEL.fullmatch(text[: columns[0][0]].strip()):
        text, columns = " ".join((text[: columns[0][0]].rstrip(), text[columns[0][0] :])), []
    boxes = [run.box for run in row]
    size = max(run.size for run in row)
    box = _find_box(row, glyphs, boxes)
    lead = 0 if columns else _find_bold_lead(glyphs, text)
    bold = sum(glyph.is_bold for glyph in glyphs)
    return TextLine(text, row[0].baseline, size, box, tuple(columns), ends_with_space, 2 * bold > len(glyphs), lead)


def _find_bold_lead(glyphs: Sequence[Glyph], text: str) -> int:
    """Return where the bold words end with which a line begins."""
    if not glyphs[0].is_bold or glyphs[-1].is_bold:
        return 0
    left = sum(len(glyph.text) for glyph in glyphs[: [glyph.is_bold for glyph in glyphs].index(False)])
    for at, char in enumerate(text):
        if char == " ":
            continue
        if not left:
            return at if text[at - 1] == " " else 0
        left -= 1
    return 0


def _cut_segments(glyphs: Sequence[Glyph]) -> list[Sequence[Glyph]]:
    """Cut a line at its wide gaps: each segment has a spacing of its own."""
    cuts = [0]
    for at in range(1, len(glyphs)):
        if glyphs[at].x0 - glyphs[at - 1].x1 > WIDE_GAP * glyphs[at].size:
            cuts.append(at)
    cuts.append(len(glyphs))
    return [glyphs[first:last] for first, last in pairwise(cuts)]


def _write_segment(glyphs: Sequence[Glyph]) -> str:
    limit, is_spaced = _find_word_gap(glyphs)
    pieces = [glyphs[0].text]
    for before, glyph in pairwise(glyphs):
        if _is_apart(before, glyph, glyph.x0 - before.x1, limit, is_spaced=is_spaced):
            pieces.append(" ")
        pieces.append(glyph.text)
    return "".join(pieces)


def _find_box(row: Sequence[Run], glyphs: Sequence[Glyph], boxes: Sequence[Box]) -> Box:
    top, bottom = min(box[1] for box in boxes), max(box[3] for box in boxes)
    x0, x1 = min(glyph.x0 for glyph in glyphs), max(glyph.x1 for glyph in glyphs)
    turn = row[0].turn
    if turn == 0:
        return (x0, top, x1, bottom)
    at, half = row[0].baseline, row[0].size / 2
    if turn == 2:
        return (-x1, at - half, -x0, at + half)
    return (at - half, x0, at + half, x1) if turn == 1 else (at - half, -x1, at + half, -x0)


def list_glyphs(row: list[Run]) -> tuple[list[Glyph], bool]:
    """Return the glyphs of a line without its spaces, and whether a space stands at its end."""
    row.sort(key=lambda run: run.clusters[0].x0)
    glyphs: list[Glyph] = []
    parted = 0
    for run in row:
        parted = max(parted, _LONE_SPACE if run.is_apart else 0)
        is_bold = run.is_bold
        for cluster in run.clusters:
            if cluster.text == " ":
                parted = _SPACE
                continue
            glyphs.append(Glyph(cluster.text, cluster.x0, cluster.x1, run.size, run.space, parted, is_bold))
            parted = 0
    return glyphs, parted == _SPACE


_LETTER_LENGTH = 3
"""A letter with its marks; longer glyphs are words that OCR found."""


def _find_word_gap(glyphs: Sequence[Glyph]) -> tuple[float, bool]:
    """Return how wide a gap that parts words is, in points, and whether the line is set letter by letter."""
    space = median(glyph.space for glyph in glyphs)
    size = median(glyph.size for glyph in glyphs)
    limit = _WORD_GAP * space
    gaps = [after.x0 - before.x1 for before, after in pairwise(glyphs)]
    if len(gaps) < _SPACED_LETTERS:
        return limit, False
    usual = median(gaps)
    if usual <= 0.05 * size:
        return limit, False
    spaced = sum(1 for glyph in glyphs[1:] if glyph.parted and len(glyph.text) <= _LETTER_LENGTH)
    return usual + limit, spaced >= _SPACED_SHARE * len(gaps)


def _is_apart(before: Glyph, glyph: Glyph, gap: float, limit: float, *, is_spaced: bool) -> bool:
    """Whether a space stands between two glyphs."""
    last, first = before.text[-1], glyph.text[0]
    if last in _DIGITS and first in _DIGITS:
        return gap > max(_NUMBER_GAP * glyph.space, limit if is_spaced else 0.0)
    if last in _IN_NUMBER and first in _IN_NUMBER:
        return gap > limit and (glyph.parted > 0 or gap > 1.5 * glyph.space)
    if gap < -_OVERLAP * glyph.size:
        return False
    if glyph.parted != _SPACE and _is_script_gap(glyph, gap) and _is_thai(last) != _is_thai(first):
        return False
    if is_spaced or not glyph.parted:
        return gap > limit
    return glyph.parted == _SPACE or gap > _APART_GAP * glyph.space


def has_letter(text: str) -> bool:
    """Whether anything but marks and white space stands in the text."""
    return any(char not in MARKS and not char.isspace() for char in text)


def _is_script_gap(glyph: Glyph, gap: float) -> bool:
    """Whether a gap is the one that a program puts between letters of two scripts."""
    return abs(gap - _SCRIPT_GAP * glyph.size) <= _SCRIPT_ROOM * glyph.size and gap < _SCRIPT_SHARE * glyph.space


def _is_thai(char: str) -> bool:
    return "\u0e01" <= char <= "\u0e5b"
