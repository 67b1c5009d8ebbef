"""The lines of one instrument that may be headings, and what stands around each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from planparse.model.layout import Label, Line
from planparse.segment.heading_wording import goes_on_in_title
from planparse.segment.spacing import Spacing

TIGHT_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is a heading or may be one: its number, title and last line; `sure` by its looks alone."""

    line: Line
    title: str
    label: Label | None
    last: int
    kind: str
    sure: bool


class HeadingLines:
    """Lines by their index; `free` are those that may be headings, `tables` those of tables."""

    def __init__(self, lines: Sequence[Line], free: Sequence[int], tables: frozenset[int], spacing: Spacing) -> None:
        self.all = lines
        self.free = [i for i in free if not lines[i].is_blank]
        self.tables = tables
        self.spacing = spacing

    def is_apart(self, index: int) -> bool:
        """Whether a line is set apart from the one above, by a blank line or, where none are typed, by its length."""
        return index == 0 or self.all[index - 1].is_blank or index in self.spacing.breaks

    def find_block(self, at: int, most: int) -> list[Line] | None:
        """Return the lines from here to the next blank or labelled line, or None where they are too many."""
        block = [self.all[self.free[at]]]
        while len(block) <= most and at + len(block) < len(self.free):
            after = self.all[self.free[at + len(block)]]
            if after.index != block[-1].index + 1 or after.label or after.bullet or after.heading_level:
                break
            if after.index in self.spacing.breaks and not (len(after.body) <= TIGHT_LENGTH and goes_on_in_title(after)):
                break
            block.append(after)
        return block if len(block) <= most else None

    def find_follower(self, last: int, at: int) -> tuple[Line | None, bool]:
        """Return the next free line after `last`, and whether a table stands before it."""
        position = bisect_right(self.free, last, at + 1)
        after = self.all[self.free[position]] if position < len(self.free) else None
        until = after.index if after else len(self.all)
        table = any(index in self.tables for index in range(last + 1, min(until, last + 12)))
        return after, table

    def touches(self, candidate: Heading, after: Line) -> bool:
        """Whether a line stands right under a heading."""
        return after.index == candidate.last + 1 and after.index not in self.spacing.breaks
