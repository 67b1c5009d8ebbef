"""Which lines are headings, decided by shape, length, what follows and the run of numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Label, Line
from planparse.segment.heading_lines import TIGHT_LENGTH, Heading, HeadingLines
from planparse.segment.heading_shapes import TITLE_LENGTH, ShapeReader
from planparse.segment.heading_wording import goes_on_in_title, is_date, is_known, is_unit, names_unit
from planparse.segment.label_order import closes, is_lone, is_sibling, is_under
from planparse.segment.labels import LABEL_WORDS
from planparse.segment.list_heads import is_list_head, is_quadrant_line
from planparse.segment.runs import NumberRuns, Standing
from planparse.segment.spacing import NARROW_LINE, NO_SPACING, Spacing

__all__ = ["Heading", "HeadingFinder"]

TIGHT_BODY = 70
SHORTER_BY = 15
"""So much room is left on a title's line, by the lines around it, where it did not break off for want of room."""
WIDTH_REACH = 15
SIBLING_REACH = 8
SHORT_BODY = 20
_JOINS = ("และ", "หรือ", "ให้", "ที่", "ซึ่ง", "ของ", "ใน", "กับ", "แก่", "ต่อ", "ตาม", "รวม")


class HeadingFinder:
    """Walks the free lines of one instrument and keeps those that head what follows."""

    def __init__(
        self,
        lines: Sequence[Line],
        free: Sequence[int],
        table_at: frozenset[int],
        listed: frozenset[str],
        spacing: Spacing = NO_SPACING,
    ) -> None:
        self._text = HeadingLines(lines, free, table_at, spacing)
        self._lines = lines
        self._free = self._text.free
        self._tables = table_at
        self._spacing = spacing
        self._words = load_wording("headings").words
        self._found: list[Heading] = []
        self._shapes = ShapeReader(self._text, listed, self._found)
        self._runs = NumberRuns()

    def find(self) -> list[Heading]:
        """Return the headings in order."""
        found = self._found
        skip = -1
        for at, index in enumerate(self._free):
            if index <= skip:
                continue
            candidate = self._shapes.read(at)
            if candidate and found and candidate.label is None and fold(candidate.title) == fold(found[-1].title):
                candidate = None
            if candidate is None:
                if not self._lines[index].bullet and not is_unit(self._lines[index]):
                    self._note(self._lines[index], heading=False, shaped=False)
                continue
            heads = candidate.sure or self._heads(candidate, at)
            self._note(candidate.line, heading=heads)
            if heads:
                found.append(candidate)
                skip = candidate.last
        return found

    def _note(self, line: Line, *, heading: bool, shaped: bool = True) -> None:
        label = line.label
        if label is None:
            return
        if heading and LABEL_WORDS.get(label.word) in ("part", "chapter"):
            self._runs.close_numbers()
        self._runs.note(label, self._standing(line, shaped=shaped), heading=heading)

    def _standing(self, line: Line, *, shaped: bool = True) -> Standing:
        return Standing(self._text.is_apart(line.index), is_known(line.body), shaped)

    def _heads(self, candidate: Heading, at: int) -> bool:
        if candidate.label is not None and candidate.kind in ("part", "chapter"):
            return True
        after, table = self._text.find_follower(candidate.last, at)
        if after is None and candidate.label is None and fold(candidate.title) in self._words["end_titles"]:
            return True  # the leaf that parts the appendices off; each is an instrument of its own
        if table or after is None:
            return table
        label = candidate.label
        if label is None:
            return self._bare_heads(candidate, after)
        return self._labelled_heads(candidate, label, after)

    def _labelled_heads(self, candidate: Heading, label: Label, after: Line) -> bool:
        """Whether a numbered line heads what follows it, by the run of numbers it stands in."""
        if is_sibling(label, after.label):
            return False
        if is_quadrant_line(candidate.title):
            return True
        if self._is_point_of_list(candidate, label, after):
            return False
        next_to = self._text.touches(candidate, after) and not (is_list_head(after.body) and is_known(candidate.title))
        tightly = next_to and self._heads_tightly(candidate, after)
        if tightly or (is_under(label, after.label) and not self._counts_on_heading(after.label)):
            return True
        is_closed = after.label is not None and (closes(label, after.label) or is_lone(label, after.label))
        earlier = self._runs.find_decision(label, self._standing(candidate.line))
        if earlier is not None:
            return (earlier or self._heads_paragraph(candidate, label, after)) and not is_closed
        if label.word:
            return True
        if label.path[-1] != 1 and len(label.path) == 1:
            return is_known(candidate.title) and not next_to
        return not is_closed and not (next_to and after.label is None and not after.bullet)

    def _heads_paragraph(self, candidate: Heading, label: Label, after: Line) -> bool:
        """Whether a short line stands apart over a paragraph, and only its wording kept the one before from heading."""
        apart = self._text.is_apart(candidate.line.index) and after.index > candidate.last + 1
        if not apart or after.label is not None or after.bullet or len(after.body) < TIGHT_BODY:
            return False
        return len(candidate.title) <= TIGHT_LENGTH and self._runs.follows_sentence(
            label, self._standing(candidate.line)
        )

    def _counts_on_heading(self, label: Label | None) -> bool:
        """Whether a number goes on from the last heading of its depth: `๕.๓` after `๕.๒` is no part of a point `๕)`."""
        if label is None:
            return False
        depth = len(label.path)
        before = next((one.label for one in reversed(self._found) if one.label and len(one.label.path) == depth), None)
        return before is not None and before.path == (*label.path[:-1], label.path[-1] - 1)

    def _heads_tightly(self, candidate: Heading, after: Line) -> bool:
        """Whether a short numbered title stands right on top of a long paragraph, without a blank line."""
        if after.label is not None or after.bullet or len(candidate.title) > TIGHT_LENGTH:
            return False
        if is_list_head(candidate.title):
            return True
        if not (is_known(candidate.title) or self._next_is_known(candidate)):
            return False
        opens = candidate.label is not None and candidate.label.path[-1] == 1
        return len(after.body) >= TIGHT_BODY or (opens and self._stands_short(candidate, after))

    def _next_is_known(self, candidate: Heading) -> bool:
        """Whether the number after this one stands near, alone above, before a title that is known."""
        if candidate.label is None or not self._text.is_apart(candidate.line.index):
            return False
        at = bisect_right(self._free, candidate.last)
        for index in self._free[at : at + SIBLING_REACH]:
            line = self._lines[index]
            if is_sibling(candidate.label, line.label):
                return is_known(line.body) and len(line.body) <= TIGHT_LENGTH and self._text.is_apart(index)
        return False

    def _stands_short(self, candidate: Heading, after: Line) -> bool:
        """Whether a title ends before its line is full, so that the text under it is not the rest of it."""
        title = fold(candidate.title)
        if len(after.body) < SHORT_BODY or title.endswith(self._words["title_open_ends"]):
            return False
        if after.body.startswith(_JOINS) or goes_on_in_title(after):
            return False
        if len(candidate.line.text) <= NARROW_LINE:
            return True
        near = range(max(0, candidate.line.index - WIDTH_REACH), min(len(self._lines), after.index + WIDTH_REACH))
        width = max(len(self._lines[index].text) for index in near if index not in self._tables)
        return len(candidate.line.text) + SHORTER_BY <= width

    def _is_point_of_list(self, candidate: Heading, label: Label, after: Line) -> bool:
        """Whether a number is the only point under a line that names a list, such as `จุดอ่อน (Weaknesses)`."""
        head = self._found[-1] if self._found else None
        if head is None or label.word or label.path[-1] != 1 or not is_list_head(head.title):
            return False
        if len(label.path) > 1 and head.label is not None and head.label.path != label.path[:-1]:
            return False
        if is_known(candidate.title) and not is_quadrant_line(head.title):
            return False
        if after.label is None and not after.bullet:
            if is_list_head(after.body):
                return True
            if after.index > candidate.last + 1:
                return is_known(after.body)
        if after.label is not None and not is_under(label, after.label) and after.label.path[-1] != 1:
            return True
        return is_quadrant_line(head.title) and not after.bullet and not is_under(label, after.label)

    def _bare_heads(self, candidate: Heading, after: Line) -> bool:
        tight = self._text.touches(candidate, after)
        if names_unit(candidate.title) and names_unit(after.body):
            return False  # a structure told as a list: ฝ่ายปกครอง and its duties
        if tight and is_date(after.body):
            return False  # who signs a preface
        if tight:
            return is_known(candidate.title) or bool(after.label or after.bullet)
        if is_known(candidate.title):
            return True
        is_body = (
            len(after.body) > TITLE_LENGTH
            or after.index in self._spacing.full
            or after.label is not None
            or bool(after.bullet)
        )
        return is_body and (after.label is None or after.label.path[-1] == 1)
