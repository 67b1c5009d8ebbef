"""The section tree: which heading each heading stands under, by its rank and by the runs of numbers.

Rank alone does not tell it: `ยุทธศาสตร์ที่ ๑` quoted under `๒.๑ ยุทธศาสตร์ชาติ` stays below it until `๒.๒` comes, and
so do a bare `จุดแข็ง` between `๕.` and `๖.`, and the list `๑.`, `๒.` between `๒.๒` and `๒.๓`. A heading whose number
goes on later is open until then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Instrument, Label, Line, SectionNode
from planparse.segment.headings import Heading, HeadingFinder
from planparse.segment.label_order import counts_on, counts_within
from planparse.segment.labels import word_depth
from planparse.segment.list_heads import is_quadrant_line
from planparse.segment.markup import fold_space, plain
from planparse.segment.spacing import NO_SPACING, Spacing

_END_RANK = 0.9
LISTED_RANK = 1.5
_TITLE_RANK = 3.0
_WORD_RANK = 3.5
_NUMBER_RANK = 3.6
_QUADRANT_RANK = 8.5
_SUB_RANK = 9.0
_PARTS = ("part", "chapter")
_TOP = {"part": 1.0, "chapter": 1.0, "category": 2.0}
_STYLES = {"dotted": 0.0, "closed": 0.5, "enclosed": 0.6, "letter": 0.3}
_STEP = 0.01
MISSED = 2
"""A run of numbers goes on over one that was not taken for a heading."""


@dataclass(slots=True)
class _Open:
    """A heading that may still take others: `goes_on` is the position of the one that counts on from it."""

    rank: float
    index: int
    heading: Heading
    goes_on: int | None


class _Tree:
    """Takes the headings of one instrument in order and says under which each stands."""

    def __init__(self, headings: Sequence[Heading], listed: frozenset[str]) -> None:
        self._headings = headings
        self._goes_on = _find_continuations(headings)
        self._counts = Counter(fold(heading.title) for heading in headings if heading.label is None)
        self._listed = listed
        words = load_wording("headings").words
        self._sub_titles = frozenset(words["sub_titles"])
        self._end_titles = frozenset(words["end_titles"])
        self._lone_titles = frozenset(words["lone_titles"])
        self._stack: list[_Open] = []

    def place(self, position: int, index: int, *, is_next: bool, is_tight: bool) -> tuple[int | None, int]:
        """Return the index of the parent and the level.

        `is_next`: nothing stands between it and the heading before; `is_tight`: it stands right under a line.
        """
        heading = self._headings[position]
        is_subtitle = heading.label is None and (
            (is_next and _is_worded(self._headings[position - 1])) or (is_tight and self._is_below_number())
        )
        rank = _SUB_RANK if is_subtitle else self._rank(heading)
        if self._stack and fold(self._stack[-1].heading.title) in self._lone_titles:
            self._stack.pop()
        if heading.kind in _PARTS or rank in (_END_RANK, LISTED_RANK):
            self._close(rank, 0)
        elif heading.label is None:
            self._close(rank, self._held(position))
        elif not self._count_on(heading.label):
            self._close_for(heading.label, rank, position, is_next)
        if self._stack and heading.label is not None and rank <= self._stack[-1].rank:
            rank = self._stack[-1].rank + _STEP
        parent = self._stack[-1].index if self._stack else None
        self._stack.append(_Open(rank, index, heading, self._goes_on[position]))
        return parent, len(self._stack)

    def _is_below_number(self) -> bool:
        """Whether the innermost open heading, subtitles apart, is a numbered one."""
        entry = next((entry for entry in reversed(self._stack) if entry.rank != _SUB_RANK), None)
        return entry is not None and entry.heading.label is not None and entry.heading.kind not in _PARTS

    def _rank(self, heading: Heading) -> float:
        label = heading.label
        if label is not None:
            if heading.kind in _TOP:
                return _TOP[heading.kind]
            return _WORD_RANK if label.word else _NUMBER_RANK + len(label.path) + _STYLES[label.style]
        key = fold(heading.title)
        if is_quadrant_line(heading.title):
            return _QUADRANT_RANK
        if key in self._end_titles:
            return _END_RANK
        if key in self._listed:
            return LISTED_RANK
        below = key in self._sub_titles and self._stack and self._stack[-1].rank > _TITLE_RANK
        return _SUB_RANK if below or (self._counts[key] > 1 and self._stack) else _TITLE_RANK

    def _close(self, rank: float, held: int) -> None:
        while len(self._stack) > held and self._stack[-1].rank >= rank:
            self._stack.pop()

    def _held(self, position: int) -> int:
        """Return how many of the open headings go on after this position, and so stay open."""
        until, held = len(self._headings), 0
        for depth, entry in enumerate(self._stack, 1):
            if entry.goes_on is not None and position < entry.goes_on <= until:
                until, held = entry.goes_on, depth
        return held

    def _count_on(self, label: Label) -> bool:
        """Close what stands below the heading that this number counts on from, or counts within."""
        titled = False
        for depth in range(len(self._stack) - 1, -1, -1):
            open_label = self._stack[depth].heading.label
            if open_label is None:
                titled = True
            elif counts_on(open_label, label):
                del self._stack[depth:]
                return True
            elif (not titled or self._stack[depth].heading.kind in _PARTS) and counts_within(open_label, label):
                del self._stack[depth + 1 :]
                return True
        return False

    def _close_for(self, label: Label, rank: float, position: int, is_next: bool) -> None:
        """Close what a number that opens a run of its own closes."""
        held = self._held(position)
        if not label.word:
            worded = [at for at, entry in enumerate(self._stack, 1) if _holds_runs(entry, label)]
            self._close(rank, max(held, worded[-1] if worded else 0))
            return
        self._close(_SUB_RANK, held)
        depth = word_depth(label.word)
        same = [at for at, entry in enumerate(self._stack) if at >= held and _depth(entry.heading) >= depth]
        if same:
            del self._stack[same[0] :]
        elif not self._takes(label, is_next):
            self._close(rank, held)

    def _takes(self, label: Label, is_next: bool) -> bool:
        """Whether the innermost open heading takes a number with a word, such as `ยุทธศาสตร์ที่ ๑`."""
        above = self._stack[-1] if self._stack else None
        if above is None or above.heading.label is None:
            return False
        if is_next or above.goes_on is not None or above.heading.label.word or len(above.heading.label.path) > 1:
            return True
        return fold(label.word).removesuffix("ที่") in fold(above.heading.title)


def _is_worded(heading: Heading) -> bool:
    return heading.label is not None and bool(heading.label.word)


def _holds_runs(entry: _Open, label: Label) -> bool:
    """Whether a run of numbers that opens stays below the heading: `๑.` below ยุทธศาสตร์ที่ ๑, or below จุดแข็ง."""
    return _is_worded(entry.heading) or (entry.rank == _QUADRANT_RANK and label.path[-1] == 1)


def _depth(heading: Heading) -> int:
    label = heading.label
    return word_depth(label.word) if label is not None and label.word and heading.kind not in _PARTS else -1


def _find_continuations(headings: Sequence[Heading]) -> list[int | None]:
    """Return for each heading the position of the one that counts on from it, within its part."""
    found: list[int | None] = [None] * len(headings)
    later: dict[tuple[str, str, tuple[int, ...]], tuple[int, int]] = {}
    for position in range(len(headings) - 1, -1, -1):
        heading = headings[position]
        label = heading.label
        if label is None:
            continue
        if heading.kind in _PARTS:
            later.clear()
            continue
        key = (label.word, label.style, label.path[:-1])
        number, at = later.get(key, (0, 0))
        if 0 < number - label.path[-1] <= MISSED:
            found[position] = at
        later[key] = (label.path[-1], position)
    return found


def find_sections(
    lines: Sequence[Line],
    instrument: Instrument,
    free: Sequence[int],
    table_at: frozenset[int],
    listed: frozenset[str],
    first_index: int,
    spacing: Spacing = NO_SPACING,
) -> list[SectionNode]:
    """Return the section nodes of one instrument.

    `free` are the line indexes that may be headings, `listed` the folded titles of the contents page: a
    bare line that stands there is a heading, and a high one.
    """
    headings = HeadingFinder(lines, free, table_at, listed, spacing).find()
    tree = _Tree(headings, listed)
    nodes: list[SectionNode] = []
    end_of_all = max((last for _, last in instrument.ranges), default=0)
    for position, heading in enumerate(headings):
        at = heading.line.index
        is_next, is_tight = (
            _is_next(lines, headings, position),
            at > 0 and not lines[at - 1].is_blank and at not in spacing.breaks,
        )
        parent, level = tree.place(position, first_index + position, is_next=is_next, is_tight=is_tight)
        until = headings[position + 1].line.index - 1 if position + 1 < len(headings) else end_of_all
        nodes.append(
            SectionNode(
                first_index + position,
                fold_space(plain(heading.title)),
                heading.label,
                level,
                parent,
                heading.kind,
                heading.line.start,
                lines[heading.last].end,
                heading.line.index,
                until,
                heading.last,
            )
        )
    return nodes


def _is_next(lines: Sequence[Line], headings: Sequence[Heading], position: int) -> bool:
    """Whether nothing but blank lines stands between a heading and the one before it."""
    if position == 0:
        return False
    between = range(headings[position - 1].last + 1, headings[position].line.index)
    return all(lines[i].is_blank for i in between)
