"""The section tree: which lines are headings, decided by shape, length, what follows and the run of numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planparse.lexicon.agencies import parse_agency
from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Instrument, Label, Line, SectionNode
from planparse.segment.labels import LABEL_WORDS
from planparse.segment.markup import fold_space, plain

TITLE_LENGTH = 95
"""Longest bare title; longer bare lines of the plans read were sentences."""
RUN_IN_LENGTH = 18
NUMBERED_LENGTH = 125
WORD_LENGTH = 190
_TITLE_LINES = 3
_SENTENCE = re.compile(r"(?<!จะ)ได้(?!รับ|แก่)|จึง|แต่ละ|เมื่อ(?!วันที่)|ของท่าน|โปรด|กรุณา|นี้มี|ไว้แล้ว|ฉบับนี้")
"""Words that a title does not hold."""
LISTED_RANK = 1.5
TIGHT_LENGTH = 60
TIGHT_BODY = 70
UNIT_SCORE = 0.9
UNIT_LENGTH = 60
_UNITS = ("งาน", "ฝ่าย", "กลุ่มงาน")
_QUOTES = "“\"'‘«"
_TOP = {"part": 1, "chapter": 1, "category": 2}


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: Line
    title: str
    label: Label | None
    last: int
    kind: str
    sure: bool


class HeadingFinder:
    """Walks the free lines of one instrument and keeps those that head what follows."""

    def __init__(
        self, lines: Sequence[Line], free: Sequence[int], table_at: frozenset[int], listed: frozenset[str]
    ) -> None:
        self._listed = listed
        self._lines = lines
        self._free = [i for i in free if not lines[i].is_blank]
        self._tables = table_at
        self._words = load_wording("headings").words
        self._decided: dict[tuple[str, str, int], list[tuple[tuple[int, ...], bool]]] = {}

    def find(self) -> list[_Candidate]:
        """Return the headings in order."""
        found: list[_Candidate] = []
        skip = -1
        for at, index in enumerate(self._free):
            if index <= skip:
                continue
            candidate = self._candidate(at)
            if candidate and found and candidate.label is None and fold(candidate.title) == fold(found[-1].title):
                candidate = None
            if candidate is None:
                if not self._lines[index].bullet and not self._is_unit(self._lines[index]):
                    self._note(self._lines[index].label, heading=False)
                continue
            heads = candidate.sure or self._heads(candidate, at)
            self._note(candidate.label, heading=heads)
            if heads:
                found.append(candidate)
                skip = candidate.last
        return found

    def _note(self, label: Label | None, *, heading: bool) -> None:
        if label is not None and heading and LABEL_WORDS.get(label.word) in ("part", "chapter"):
            self._decided = {key: runs for key, runs in self._decided.items() if key[0]}
        if label is not None:
            key = (label.word, label.style, len(label.path))
            self._decided.setdefault(key, []).append((label.path, heading))

    # -- shapes -----------------------------------------------------------------------------------

    def _candidate(self, at: int) -> _Candidate | None:
        line = self._lines[self._free[at]]
        if line.heading_level or line.is_bold:
            return self._marked(at)
        if line.label is not None and line.label.word:
            return self._worded(at)
        if line.bullet:
            return None
        if line.label is not None:
            return self._numbered(at)
        return self._bare(at)

    def _block(self, at: int, most: int) -> list[Line] | None:
        """Return the lines from here to the next blank or labelled line, or None where they are too many."""
        block = [self._lines[self._free[at]]]
        while len(block) <= most and at + len(block) < len(self._free):
            after = self._lines[self._free[at + len(block)]]
            if after.index != block[-1].index + 1 or after.label or after.bullet or after.heading_level:
                break
            block.append(after)
        return block if len(block) <= most else None

    def _marked(self, at: int) -> _Candidate | None:
        line = self._lines[self._free[at]]
        if len(line.body) > WORD_LENGTH or (not line.body and line.label is None):
            return None
        if (
            line.is_bold
            and not line.heading_level
            and "**" in line.text.strip("*# ")[:-1]
            and not line.text.endswith("**")
        ):
            inner = line.text.strip().removeprefix("**")
            if inner.index("**") < len(inner) - 2:
                return None  # bold lead words of a paragraph
        title, last = line.body, line.index
        if not line.heading_level and not line.text.endswith("**"):
            title, last = self._bold_rest(at)
        kind = LABEL_WORDS.get(line.label.word, "numbered") if line.label else "titled"
        if not title and line.label is not None:
            found = self._title_below(at)
            if found:
                title, last = found
        sure = bool(line.heading_level) or (not line.bullet and not self._leads_in(title))
        return _Candidate(line, title, line.label, last, kind, sure) if title else None

    def _bold_rest(self, at: int) -> tuple[str, int]:
        """Return title and last line of a bold run that closes on a later line."""
        first = self._lines[self._free[at]]
        parts, last = [first.body], first.index
        for step in range(1, _TITLE_LINES):
            if at + step >= len(self._free) or self._free[at + step] != last + 1:
                break
            after = self._lines[self._free[at + step]]
            if after.label or after.bullet or after.heading_level:
                break
            parts.append(after.text.replace("**", "").strip())
            last = after.index
            if "**" in after.text:
                return fold_space(" ".join(parts)), last
        return first.body, first.index

    def _title_below(self, at: int) -> tuple[str, int] | None:
        """Return the title that stands on the line after a number, and its last line."""
        if at + 1 >= len(self._free):
            return None
        below = self._lines[self._free[at + 1]]
        gap = range(self._free[at] + 1, below.index)
        if below.label or below.bullet or len(below.body) > WORD_LENGTH or any(i in self._tables for i in gap):
            return None
        block = self._block(at + 1, _TITLE_LINES) or [below]
        texts = [below.body]
        for line in block[1:]:
            if not self._goes_on(line):
                break
            texts.append(line.body)
        return fold_space(plain(" ".join(texts))), below.index + len(texts) - 1

    def _worded(self, at: int) -> _Candidate | None:
        line = self._lines[self._free[at]]
        label = line.label
        if label is None or line.bullet or len(line.body) > WORD_LENGTH:
            return None
        kind = LABEL_WORDS[label.word]
        title, last = self._joined(at, line)
        if not line.body:
            found = self._title_below(at)
            if found is None:
                return None
            title, last = found
        if kind == "numbered" and (self._leads_in(title) or (label.word == "ข้อ" and len(line.body) > TITLE_LENGTH)):
            return None
        return _Candidate(line, title, label, last, kind, False)

    @staticmethod
    def _is_unit(line: Line) -> bool:
        """Whether a numbered line is a department or a unit of a structure given as a list."""
        if line.label is None or len(line.body) > UNIT_LENGTH:
            return False
        if resolve_department(line.body).score >= UNIT_SCORE:
            return True
        return len(line.label.path) > 1 and line.body.startswith(_UNITS)

    def _joined(self, at: int, line: Line) -> tuple[str, int]:
        block = self._block(at, _TITLE_LINES)
        if block is None or len(block) == 1 or not line.body:
            return line.body, line.index
        texts = [line.body]
        for other in block[1:]:
            if not self._goes_on(other) or len(other.body) > TITLE_LENGTH:
                return line.body, line.index
            texts.append(other.body)
        return fold_space(plain(" ".join(texts))), block[-1].index

    def _numbered(self, at: int) -> _Candidate | None:
        line = self._lines[self._free[at]]
        label = line.label
        if label is None:
            return None
        if not line.body:
            found = self._title_below(at)
            return _Candidate(line, found[0], label, found[1], "numbered", False) if found else None
        if self._is_unit(line):
            return None
        limit = NUMBERED_LENGTH if len(label.path) == 1 else NUMBERED_LENGTH + 40
        title, last = self._joined(at, line)
        if len(title) > limit or self._leads_in(title) or title.startswith(tuple(_QUOTES)):
            return None
        if self._is_sentence(line.body) and not fold(line.body).startswith(self._words["titles"]):
            return None
        return _Candidate(line, title, label, last, "numbered", False)

    def _bare(self, at: int) -> _Candidate | None:
        line = self._lines[self._free[at]]
        if len(line.body) > TITLE_LENGTH or len(line.body) < 3 or line.text[0] in _QUOTES + "(/-":
            return None
        if fold(line.body) in self._listed:
            return _Candidate(line, line.body, None, line.index, "titled", True)
        alone = line.index == 0 or self._lines[line.index - 1].is_blank or line.index - 1 in self._tables
        previous = self._free[at - 1] if at else -1
        if not alone and previous >= 0 and self._lines[previous].index == line.index - 1:
            return None
        title, last = self._joined(at, line)
        if self._leads_in(title) or self._is_sentence(line.body) or title.endswith((".", "”", '"', ":", ",")):
            return None
        if not any("ก" <= char <= "ฮ" for char in title) or title.count(" ") > 9:
            return None
        agency = parse_agency(line.body)
        if agency and agency.span[0] == 0 and (len(line.body) <= 60 or not self._known(title)):
            return None
        if self._runs_in(line.body) or _SENTENCE.search(line.body):
            return None
        block = self._block(at, 2)
        if last == line.index and (block is None or len(block) > 1) and not self._known(title):
            return None
        if last == line.index and block is None:
            return None
        return _Candidate(line, title, None, last, "titled", False)

    # -- context ----------------------------------------------------------------------------------

    def _goes_on(self, line: Line) -> bool:
        return line.body.startswith("(") or fold(line.body).startswith(self._words["title_goes_on"])

    def _known(self, title: str) -> bool:
        return fold(title).startswith(self._words["titles"])

    def _runs_in(self, body: str) -> bool:
        """Whether a statement's word and its wording share the line: `เป้าหมาย บุคลากรทำงานอย่างมีความสุข`."""
        word, _, rest = body.partition(" ")
        return fold(word) in self._words["statements"] and len(rest) >= RUN_IN_LENGTH and rest[:1] not in "("

    def _leads_in(self, title: str) -> bool:
        return fold(title).endswith(self._words["sentence_ends"])

    def _is_sentence(self, body: str) -> bool:
        return fold(body).startswith(self._words["sentence_opens"])

    def _follower(self, last: int, at: int) -> tuple[Line | None, bool]:
        """Return the next free line after `last`, and whether a table stands before it."""
        after = next((self._lines[i] for i in self._free[at + 1 :] if i > last), None)
        until = after.index if after else len(self._lines)
        table = any(index in self._tables for index in range(last + 1, min(until, last + 12)))
        return after, table

    def _heads(self, candidate: _Candidate, at: int) -> bool:
        after, table = self._follower(candidate.last, at)
        if table or after is None:
            return table
        label = candidate.label
        if label is None:
            return self._bare_heads(candidate, after)
        if candidate.kind in ("part", "chapter"):
            return True
        return self._labelled_heads(candidate, label, after)

    def _labelled_heads(self, candidate: _Candidate, label: Label, after: Line) -> bool:
        """Whether a numbered line heads what follows it, by the run of numbers it stands in."""
        if self._is_sibling(label, after.label):
            return False
        next_to = after.index == candidate.last + 1
        tightly = next_to and self._heads_tightly(candidate, after)
        if tightly or self._is_under(label, after.label):
            return True
        closes = after.label is not None and self._closes(label, after.label)
        earlier = self._earlier(label)
        if earlier is not None:
            return earlier and not closes
        if label.word:
            return True
        if label.path[-1] != 1 and len(label.path) == 1:
            return self._known(candidate.title) and not next_to
        return not closes and not (next_to and after.label is None and not after.bullet)

    def _heads_tightly(self, candidate: _Candidate, after: Line) -> bool:
        """Whether a short numbered title stands right on top of a long paragraph, without a blank line."""
        if after.label is not None or after.bullet or len(candidate.title) > TIGHT_LENGTH:
            return False
        return len(after.body) >= TIGHT_BODY and self._known(candidate.title)

    def _bare_heads(self, candidate: _Candidate, after: Line) -> bool:
        tight = after.index == candidate.last + 1
        if tight:
            return self._known(candidate.title) or bool(after.label or after.bullet)
        if self._known(candidate.title):
            return True
        is_body = len(after.body) > TITLE_LENGTH or after.label is not None or bool(after.bullet)
        return is_body and (after.label is None or after.label.path[-1] == 1)

    @staticmethod
    def _is_sibling(one: Label, other: Label | None) -> bool:
        if other is None or (one.word, one.style) != (other.word, other.style) or len(one.path) != len(other.path):
            return False
        return one.path[:-1] == other.path[:-1] and 0 < other.path[-1] - one.path[-1] <= 2

    @staticmethod
    def _is_under(one: Label, other: Label | None) -> bool:
        """Whether a later label counts on below the first: ๒.๑ after ๒."""
        return other is not None and len(other.path) > len(one.path) and other.path[: len(one.path)] == one.path

    @staticmethod
    def _closes(one: Label, other: Label) -> bool:
        """Whether a later label goes up in the tree, so that nothing stands under the first."""
        if one.word or other.word:
            return LABEL_WORDS.get(other.word) in ("part", "chapter") and not one.word
        return len(other.path) < len(one.path) and other.path[-1] != 1

    def _earlier(self, label: Label) -> bool | None:
        """Return how the number before this one was decided, or None where there is none."""
        if label.path[-1] == 1:
            return None
        want = (*label.path[:-1], label.path[-1] - 1)
        for path, heading in reversed(self._decided.get((label.word, label.style, len(label.path)), [])):
            if path == want:
                return heading
        return None


def find_sections(
    lines: Sequence[Line],
    instrument: Instrument,
    free: Sequence[int],
    table_at: frozenset[int],
    listed: frozenset[str],
    first_index: int,
) -> list[SectionNode]:
    """Return the section nodes of one instrument.

    `free` are the line indexes that may be headings, `listed` the folded titles of the contents page: a
    bare line that stands there is a heading, and a high one.
    """
    headings = HeadingFinder(lines, free, table_at, listed).find()
    repeated = {fold(h.title) for h in headings if h.label is None}
    counts = {key: sum(1 for h in headings if h.label is None and fold(h.title) == key) for key in repeated}
    nodes: list[SectionNode] = []
    stack: list[tuple[float, int]] = []
    end_of_all = max((last for _, last in instrument.ranges), default=0)
    for position, heading in enumerate(headings):
        rank = _rank(heading, counts, stack)
        if heading.label is None and fold(heading.title) in listed:
            rank = LISTED_RANK
        before = headings[position - 1] if position else None
        if before and before.label and before.label.word and heading.label is None:
            between = range(before.last + 1, heading.line.index)
            rank = 9.0 if all(lines[i].is_blank for i in between) else rank
        while stack and stack[-1][0] >= rank:
            stack.pop()
        parent = stack[-1][1] if stack else None
        index = first_index + position
        until = headings[position + 1].line.index - 1 if position + 1 < len(headings) else end_of_all
        last_line = lines[heading.last]
        nodes.append(
            SectionNode(
                index,
                fold_space(plain(heading.title)),
                heading.label,
                len(stack) + 1,
                parent,
                heading.kind,
                heading.line.start,
                last_line.end,
                heading.line.index,
                until,
                heading.last,
            )
        )
        stack.append((rank, index))
    return nodes


def _rank(heading: _Candidate, counts: dict[str, int], stack: list[tuple[float, int]]) -> float:
    label = heading.label
    if label is None:
        below = fold(heading.title) in load_wording("headings").words["sub_titles"] and stack and stack[-1][0] > 3.0
        if below or (counts[fold(heading.title)] > 1 and stack):
            return 9.0
        return 3.0
    if heading.kind in _TOP:
        return float(_TOP[heading.kind])
    if label.word:
        return 3.5
    style = {"dotted": 0.0, "closed": 0.5, "enclosed": 0.6, "letter": 0.3}[label.style]
    return 3.6 + len(label.path) + style
