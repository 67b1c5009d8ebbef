"""Lines of a page cut at their gaps, and the stretches of lines whose gaps stand over each other.

A gap that many lines leave free is what parts two columns, however narrow it is; one that only a line has parts
words. A stretch begins with a line that has a wide gap, and ends where lines cover the gaps of those before.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from planparse.read.pdf_lines import WIDE_GAP, Glyph, group_runs, list_glyphs
from planparse.read.pdf_shapes import Run

NARROW_GAP = 0.45
"""Gaps from this on, in sizes of the font, may part columns."""
_SPACE_GAP = 0.75
"""The same where the page has a space in it: lines are stretched to the margin."""
_FAR, _FAR_STEP = 3.4, 2.2
"""Lines further apart than this, in sizes of the font and in distances of the closest lines, are not of one table."""
_MAX_WAITING = 2
"""So many lines that run over the gaps may stand within a table: a heading over its rows."""
_LARGER = 1.15
"""A line of one part in letters larger by this is the heading of what follows."""
_DOUBT_REACH = 8
"""Where more than `_MAX_WAITING` of so many lines have gaps at other places, another table has begun."""
_LEAST_LINES = 2
_SETTLED = 3
"""A gap that so many lines have had parts columns: a line with other gaps may be of another table."""
_MAX_SPANS = 60
"""A line with more parts is set letter by letter; no table of the plans measured has half as many columns."""


class Span(NamedTuple):
    """A part of a line between two gaps."""

    x0: float
    x1: float
    text: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A line with its parts, from left to right."""

    baseline: float
    size: float
    spans: tuple[Span, ...]
    has_wide_gap: bool

    def list_gaps(self, least: float) -> list[tuple[float, float]]:
        """Return the gaps within the line from that width on."""
        return [(a.x1, b.x0) for a, b in pairwise(self.spans) if b.x0 - a.x1 >= least]


def cut_strips(runs: Iterable[Run]) -> list[Strip]:
    """Return the lines of runs that are written as the page is, top first."""
    strips = []
    for row in group_runs(run for run in runs if run.turn == 0):
        glyphs, _ = list_glyphs(row)
        if glyphs:
            size = max(run.size for run in row)
            spans = _cut_spans(glyphs, size)
            is_wide = any(b.x0 - a.x1 > WIDE_GAP * size for a, b in pairwise(spans)) and len(spans) <= _MAX_SPANS
            strips.append(Strip(row[0].baseline, size, spans, is_wide))
    return strips


def _cut_spans(glyphs: Sequence[Glyph], size: float) -> tuple[Span, ...]:
    """Cut a line where more than a space between words stands."""
    narrow, spaced = NARROW_GAP * size, _SPACE_GAP * size
    cuts = [0]
    end = glyphs[0].x1
    for at, glyph in enumerate(glyphs):
        gap = glyph.x0 - end
        if gap >= narrow and (gap >= spaced or not glyph.parted):
            cuts.append(at)
        end = glyph.x1
    parts = [glyphs[first:last] for first, last in pairwise([*cuts, len(glyphs)])]
    return tuple(Span(part[0].x0, part[-1].x1, "".join([glyph.text for glyph in part])) for part in parts)


@dataclass(slots=True)
class _River:
    """A gap that lines leave free: what of it is left, how many lines have it, how many run over it."""

    x0: float
    x1: float
    seen: int = 1
    crossed: int = 0


class _Stretch:
    """Lines that leave the same gaps free, while they are gathered."""

    def __init__(self, first: Strip) -> None:
        self._rivers = [_River(x0, x1) for x0, x1 in first.list_gaps(WIDE_GAP * first.size)]
        self._last = first
        self._closest = 0.0

    def takes(self, strip: Strip) -> bool | None:
        """Whether the line is of the stretch; None where it may be a heading within it."""
        distance = strip.baseline - self._last.baseline
        if distance > max(_FAR * max(strip.size, self._last.size), _FAR_STEP * self._closest):
            return False
        if len(strip.spans) > _MAX_SPANS or (len(strip.spans) == 1 and strip.size > _LARGER * self._last.size):
            return False
        crossed = [river for river in self._rivers if _is_crossed(river, strip)]
        if strip.has_wide_gap and any(river.seen >= _SETTLED for river in crossed):
            return None
        if crossed and (not strip.has_wide_gap or 2 * len(crossed) > len(self._rivers)):
            return None
        self._note(strip, crossed)
        return True

    def _note(self, strip: Strip, crossed: Sequence[_River]) -> None:
        distance = strip.baseline - self._last.baseline
        self._closest = min(self._closest or distance, distance)
        self._last = strip
        for river in crossed:
            river.crossed += 1
        gaps = strip.list_gaps(WIDE_GAP * strip.size)
        for river in self._rivers:
            if river.crossed and river in crossed:
                continue
            if any(x0 < river.x1 and river.x0 < x1 for x0, x1 in gaps):
                river.seen += 1
            _narrow(river, strip)
        for x0, x1 in gaps if len(self._rivers) < _MAX_SPANS else ():
            if not any(river.x0 < x1 and x0 < river.x1 for river in self._rivers):
                self._rivers.append(_River(x0, x1))
        self._rivers = [river for river in self._rivers if river.crossed < 2 or 3 * river.crossed < river.seen]


def _is_crossed(river: _River, strip: Strip) -> bool:
    """Whether the line leaves too little of a gap free."""
    return _find_free(river, strip)[1] - _find_free(river, strip)[0] < NARROW_GAP * strip.size


def _find_free(river: _River, strip: Strip) -> tuple[float, float]:
    """Return the widest part of the gap that the line leaves free."""
    best, at = (0.0, 0.0), river.x0
    for span in strip.spans:
        if span.x1 <= river.x0 or span.x0 >= river.x1:
            continue
        if span.x0 - at > best[1] - best[0]:
            best = (at, span.x0)
        at = max(at, span.x1)
    return (at, river.x1) if river.x1 - at > best[1] - best[0] else best


def _narrow(river: _River, strip: Strip) -> None:
    free = _find_free(river, strip)
    if free[1] > free[0]:
        river.x0, river.x1 = free


def find_stretches(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Return the stretches of lines that may be tables."""
    found: list[list[Strip]] = []
    at = 0
    while at < len(strips):
        if not strips[at].has_wide_gap:
            at += 1
            continue
        end = _find_end(strips, at)
        own = strips[at:end]
        if len(own) >= _LEAST_LINES and sum(1 for strip in own if strip.has_wide_gap) > 1:
            found.append(list(own))
            at = end
        else:
            at += 1
    return found


def _find_end(strips: Sequence[Strip], at: int) -> int:
    """Return behind which line the stretch ends that begins at `at`."""
    stretch = _Stretch(strips[at])
    end, waiting = at + 1, 0
    doubtful: list[int] = []
    for index in range(at + 1, len(strips)):
        answer = stretch.takes(strips[index])
        if answer is False:
            break
        if answer:
            end, waiting = index + 1, 0
            continue
        waiting += 1
        if strips[index].has_wide_gap:
            doubtful = [*(one for one in doubtful if one > index - _DOUBT_REACH), index]
        if waiting > _MAX_WAITING or len(doubtful) > _MAX_WAITING:
            break
    return min(end, doubtful[0]) if len(doubtful) > _MAX_WAITING else end
