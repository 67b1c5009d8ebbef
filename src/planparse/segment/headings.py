"""Which lines are headings, decided by shape, length, what follows and the run of numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from planparse.lexicon.agencies import parse_agency
from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Label, Line
from planparse.quantities.months import MONTH
from planparse.segment.label_order import closes, is_lone, is_sibling, is_under
from planparse.segment.labels import LABEL_WORDS
from planparse.segment.list_heads import is_list_head, is_quadrant_line, may_be_tail, says_quadrant
from planparse.segment.markup import fold_space, plain
from planparse.segment.runs import NumberRuns, Standing
from planparse.segment.spacing import NO_SPACING, Spacing

TITLE_LENGTH = 95
"""Longest bare title; longer bare lines of the plans read were sentences."""
RUN_IN_LENGTH = 18
NUMBERED_LENGTH = 125
WORD_LENGTH = 190
_TITLE_LINES = 3
_SENTENCE = re.compile(
    r"(?<!จะ)ได้(?!รับ|แก่)|จึง|แต่ละ|เมื่อ(?!วันที่)|ของท่าน|โปรด|กรุณา|นี้มี|ไว้แล้ว|ฉบับนี้|ต่อไปนี้|ต้องมี(?=[ก-ฮเ-ไ])|(?:แสดง|ปรากฏ)(?:ไว้)?(?:ใน|ตาม)ตาราง|(?:มี|เป็น|แสดง)ดังนี้"
)
"""Words that a title does not hold."""
TIGHT_LENGTH = 60
TIGHT_BODY = 70
SHORTER_BY = 15
"""So much room is left on a title's line, by the lines around it, where it did not break off for want of room."""
WIDTH_REACH = 15
NARROW_LINE = 40
"""No page is so narrow that a line of this length is full: a page of A4 holds 70 characters and more."""
SIBLING_REACH = 8
SHORT_BODY = 20
_DATE = re.compile(
    r"(?:(?:วันที่|ประจำเดือน|เดือน)[ ]{0,2})?(?:[0-9๐-๙]{1,2}[ ]{0,2})?"
    rf"(?:{MONTH})[ ]{{0,3}}(?:พ\.?[ ]?ศ\.?[ ]{{0,2}})?[0-9๐-๙]{{2,4}}$"
)
"""A line that is a date, such as the one at the end of a preface, is no title."""
_UNIT_NOTE = re.compile(r"\([ ]?หน่วย(?:นับ)?[ ]?[:.]?[ ]?(?:เป็น)?[ ]?[ก-๎]{2,12}[ ]?\)$")
"""How the caption of a table ends: `(หน่วย : บาท)`."""
_JOINS = ("และ", "หรือ", "ให้", "ที่", "ซึ่ง", "ของ", "ใน", "กับ", "แก่", "ต่อ", "ตาม", "รวม")
_OF_THIS = re.compile(r"(?:รอบ|ปี|แผน)(?:ปี)?นี้$")
"""How a title ends that speaks of the plan itself: `สมรรถนะที่เลือกพัฒนาในรอบนี้`."""
_CAPTION = re.compile(r"ตาราง(?:ที่[ ]?[0-9๐-๙])?")
_PLACES = ("อำเภอ", "อ.", "จังหวัด", "จ.", "ตำบล", "ต.", "ประจำปี", "ปี", "พ.ศ.", "ระยะ", "(")
_OPENS_TEXT = ("เพื่อ", "ตาม", "ในการ", "และ", "ที่", "องค์การบริหาร", "เทศบาล")
"""Under a title that is whole in itself (หลักการและเหตุผล) a line that opens so is its text."""
_CITES = ("และ", "หรือ", "แห่ง", "ถึง", "วรรค", "ของ", "ตาม")
"""What follows the number of a provision that is cited: `ข้อ ๒๕๘ และข้อ ๒๖๑ แห่งประกาศ…`."""
_NO_REST = ("ที่ประชุม", "ที่ปรึกษา", "ที่ผ่านมา")
_BODIES = ("องค์การบริหาร", "เทศบาล")
SIGNED_INDENT = 40
"""A line that begins so far to the right is centred or signs what stands above it."""
UNIT_SCORE = 0.9
UNIT_LENGTH = 60
_UNITS = ("งาน", "ฝ่าย", "กลุ่มงาน")
_QUOTES = "“\"'‘«"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that is a heading or may be one: its number, title and last line; `sure` by its looks alone."""

    line: Line
    title: str
    label: Label | None
    last: int
    kind: str
    sure: bool


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
        self._listed = listed
        self._lines = lines
        self._free = [i for i in free if not lines[i].is_blank]
        self._tables = table_at
        self._spacing = spacing
        self._words = load_wording("headings").words
        self._found: list[Heading] = []
        self._runs = NumberRuns()

    def find(self) -> list[Heading]:
        """Return the headings in order."""
        found = self._found
        skip = -1
        for at, index in enumerate(self._free):
            if index <= skip:
                continue
            candidate = self._candidate(at)
            if candidate and found and candidate.label is None and fold(candidate.title) == fold(found[-1].title):
                candidate = None
            if candidate is None:
                if not self._lines[index].bullet and not self._is_unit(self._lines[index]):
                    self._note(self._lines[index], heading=False)
                continue
            heads = candidate.sure or self._heads(candidate, at)
            self._note(candidate.line, heading=heads)
            if heads:
                found.append(candidate)
                skip = candidate.last
        return found

    def _note(self, line: Line, *, heading: bool) -> None:
        label = line.label
        if label is None:
            return
        if heading and LABEL_WORDS.get(label.word) in ("part", "chapter"):
            self._runs.close_numbers()
        self._runs.note(label, self._standing(line), heading=heading)

    def _standing(self, line: Line) -> Standing:
        return Standing(self._is_apart(line.index), self._known(line.body))

    def _is_apart(self, index: int) -> bool:
        """Whether a line is set apart from the one above, by a blank line or, where none are typed, by its length."""
        return index == 0 or self._lines[index - 1].is_blank or index in self._spacing.breaks

    # -- shapes -----------------------------------------------------------------------------------

    def _candidate(self, at: int) -> Heading | None:
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
            if after.index in self._spacing.breaks and not (len(after.body) <= TIGHT_LENGTH and self._goes_on(after)):
                break
            block.append(after)
        return block if len(block) <= most else None

    def _marked(self, at: int) -> Heading | None:
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
                return self._bold_number(at, inner[: inner.index("**")])
        title, last = line.body, line.index
        if not line.heading_level and not line.text.endswith("**"):
            title, last = self._bold_rest(at)
        kind = LABEL_WORDS.get(line.label.word, "numbered") if line.label else "titled"
        if not title and line.label is not None:
            found = self._title_below(at)
            if found:
                title, last = found
        sure = bool(line.heading_level) or (not line.bullet and not self._leads_in(title))
        return Heading(line, title, line.label, last, kind, sure) if title else None

    def _bold_number(self, at: int, bold: str) -> Heading | None:
        """Return the heading whose number alone is bold; bold words that lead a paragraph in are none."""
        label = self._lines[self._free[at]].label
        if label is None or label.text not in bold or len(bold.strip()) > len(label.text) + 2:
            return None
        return self._worded(at) if label.word else self._numbered(at)

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

    def _worded(self, at: int) -> Heading | None:
        line = self._lines[self._free[at]]
        label = line.label
        if label is None or line.bullet or len(line.body) > WORD_LENGTH:
            return None
        kind = LABEL_WORDS[label.word]
        if line.body.startswith(_CITES) or self._is_paragraph(at):
            return None
        title, last = self._joined(at, line)
        if not line.body:
            found = self._title_below(at)
            if found is None:
                return None
            title, last = found
        if kind == "numbered" and (self._leads_in(title) or (label.word == "ข้อ" and len(line.body) > TITLE_LENGTH)):
            return None
        return Heading(line, title, label, last, kind, False)

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
        if line.label is not None and len(block) == 2 and line.index in self._spacing.full:
            return self._wrapped(line, block[1])
        texts = [line.body]
        is_whole = fold(line.body) in self._words["titles"]
        for other in block[1:]:
            if is_whole and fold(other.body).startswith(_OPENS_TEXT):
                return line.body, line.index
            if not self._goes_on(other) or len(other.body) > TITLE_LENGTH:
                return line.body, line.index
            texts.append(other.body)
        return fold_space(plain(" ".join(texts))), block[-1].index

    def _wrapped(self, line: Line, rest: Line) -> tuple[str, int]:
        """Return the title of a numbered line that was broken because it was full, where the whole may be one."""
        whole = fold_space(plain(f"{line.body} {rest.body}"))
        return (whole, rest.index) if rest.index not in self._spacing.full else (line.body, line.index)

    def _is_paragraph(self, at: int) -> bool:
        """Whether a line is full and a full one goes on from it: text of three lines, longer than any title."""
        block = self._block(at, 1)
        full = self._spacing.full
        return block is None and self._free[at] in full and self._free[at + 1] in full

    def _numbered(self, at: int) -> Heading | None:
        line = self._lines[self._free[at]]
        label = line.label
        if label is None:
            return None
        if not line.body:
            found = self._title_below(at)
            return Heading(line, found[0], label, found[1], "numbered", False) if found else None
        if self._is_unit(line) or self._is_paragraph(at):
            return None
        limit = NUMBERED_LENGTH if len(label.path) == 1 else NUMBERED_LENGTH + 40
        title, last = self._joined(at, line)
        if len(title) > limit or self._leads_in(title) or title.startswith(tuple(_QUOTES)):
            return None
        if self._is_sentence(line.body) and not fold(line.body).startswith(self._words["titles"]):
            captions = len(label.path) > 1 and self._is_apart(line.index) and self._follower(last, at)[1]
            if not captions:  # ๑.๒ จำนวนบุคลากรจำแนกตามเพศ over its table
                return None
        return Heading(line, title, label, last, "numbered", False)

    def _bare(self, at: int) -> Heading | None:
        line = self._lines[self._free[at]]
        if len(line.body) > TITLE_LENGTH or len(line.body) < 3 or line.text[0] in _QUOTES + "(/-":
            return None
        if line.indent >= SIGNED_INDENT and resolve_department(line.body).score >= UNIT_SCORE:
            return None  # who wrote the foreword, at the right under it
        if fold(line.body) in self._listed:
            return Heading(line, line.body, None, line.index, "titled", True)
        alone = self._is_apart(line.index) or line.index - 1 in self._tables
        if is_list_head(line.body) and (alone or self._heads_under_text(at)):
            title = line.body.rstrip(" :-–")
            return None if self._leads_in(title) else Heading(line, title, None, line.index, "titled", False)
        if not alone and at and self._free[at - 1] == line.index - 1:
            return None
        title, last = self._joined(at, line)
        if not self._reads_as_title(line, title):
            return None
        if line.index in self._spacing.full and len(title) > NUMBERED_LENGTH:
            return None
        if last == line.index and not self._stands_over(at, title):
            return None
        if (_CAPTION.match(title) or _UNIT_NOTE.search(title)) and self._follower(last, at)[1]:
            return None  # what a table is called; titles.py gives it to the table
        return Heading(line, title, None, last, "titled", False)

    def _stands_over(self, at: int, title: str) -> bool:
        """Whether a bare line is a title by the lines that touch it from below: none, or text under known words."""
        block = self._block(at, 2)
        if block is not None and len(block) == 1:
            return True
        if not self._known(title) or self._free[at] in self._spacing.full:
            return False
        return block is not None or self._free[at + 1] in self._spacing.full

    def _reads_as_title(self, line: Line, title: str) -> bool:
        """Whether a bare line's wording is a title's: no sentence, no lead-in, no body's name alone."""
        title = plain(title)
        if (
            self._leads_in(title)
            or self._is_sentence(title)
            or _DATE.match(title)
            or "...." in title
            or title.endswith((".", "”", '"', ":", ","))
        ):
            return False
        if not any("ก" <= char <= "ฮ" for char in title) or title.count(" ") > 9:
            return False
        agency = parse_agency(line.body)
        if agency and agency.span[0] == 0 and (len(line.body) <= 60 or not self._known(title)):
            return False
        return not (self._runs_in(line.body) or says_quadrant(line.body) or _SENTENCE.search(line.body))

    def _heads_under_text(self, at: int) -> bool:
        """Whether a line that names a list stands right under a heading or a list, and a list of its own follows."""
        line = self._lines[self._free[at]]
        before = self._lines[line.index - 1]
        after = self._lines[self._free[at + 1]] if at + 1 < len(self._free) else None
        if after is None or (self._found and self._found[-1].last == before.index):
            return after is not None
        if after.label is not None and after.label.path[-1] == 1 and not after.label.word:
            return True
        opens = is_quadrant_line(line.body) or bool(after.bullet) or is_quadrant_line(after.body)
        return opens and not may_be_tail(line.body, before.text)

    # -- context ----------------------------------------------------------------------------------

    def _goes_on(self, line: Line) -> bool:
        if line.body.startswith("("):
            return True
        if line.body.startswith(_NO_REST) or not fold(line.body).startswith(self._words["title_goes_on"]):
            return False
        if not line.body.startswith(_BODIES):
            return True
        agency = parse_agency(line.body)
        if agency is None or agency.kind is None or agency.span[0] > 0:
            return False
        rest = line.body[agency.span[1] :].strip()
        return not rest or rest.startswith(_PLACES)

    def _known(self, title: str) -> bool:
        return fold(title).startswith(self._words["titles"])

    def _runs_in(self, body: str) -> bool:
        """Whether a statement's word and its wording share the line: `เป้าหมาย บุคลากรทำงานอย่างมีความสุข`."""
        word, _, rest = body.partition(" ")
        return fold(word) in self._words["statements"] and len(rest) >= RUN_IN_LENGTH and rest[:1] not in "("

    def _leads_in(self, title: str) -> bool:
        ends = fold(title).endswith(self._words["sentence_ends"])
        return ends and not (_OF_THIS.search(title) and self._known(title))

    def _is_sentence(self, body: str) -> bool:
        return fold(body).startswith(self._words["sentence_opens"])

    def _touches(self, candidate: Heading, after: Line) -> bool:
        return after.index == candidate.last + 1 and after.index not in self._spacing.breaks

    def _follower(self, last: int, at: int) -> tuple[Line | None, bool]:
        """Return the next free line after `last`, and whether a table stands before it."""
        position = bisect_right(self._free, last, at + 1)
        after = self._lines[self._free[position]] if position < len(self._free) else None
        until = after.index if after else len(self._lines)
        table = any(index in self._tables for index in range(last + 1, min(until, last + 12)))
        return after, table

    def _heads(self, candidate: Heading, at: int) -> bool:
        if candidate.label is not None and candidate.kind in ("part", "chapter"):
            return True
        after, table = self._follower(candidate.last, at)
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
        next_to = self._touches(candidate, after) and not (is_list_head(after.body) and self._known(candidate.title))
        tightly = next_to and self._heads_tightly(candidate, after)
        if tightly or (is_under(label, after.label) and not self._counts_on_heading(after.label)):
            return True
        is_closed = after.label is not None and (closes(label, after.label) or is_lone(label, after.label))
        earlier = self._runs.find_decision(label, self._standing(candidate.line))
        if earlier is not None:
            return earlier and not is_closed
        if label.word:
            return True
        if label.path[-1] != 1 and len(label.path) == 1:
            return self._known(candidate.title) and not next_to
        return not is_closed and not (next_to and after.label is None and not after.bullet)

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
        if not (self._known(candidate.title) or self._next_is_known(candidate)):
            return False
        opens = candidate.label is not None and candidate.label.path[-1] == 1
        return len(after.body) >= TIGHT_BODY or (opens and self._stands_short(candidate, after))

    def _next_is_known(self, candidate: Heading) -> bool:
        """Whether the number after this one stands near, alone above, before a title that is known."""
        if candidate.label is None or not self._is_apart(candidate.line.index):
            return False
        at = bisect_right(self._free, candidate.last)
        for index in self._free[at : at + SIBLING_REACH]:
            line = self._lines[index]
            if is_sibling(candidate.label, line.label):
                return self._known(line.body) and len(line.body) <= TIGHT_LENGTH and self._is_apart(index)
        return False

    def _stands_short(self, candidate: Heading, after: Line) -> bool:
        """Whether a title ends before its line is full, so that the text under it is not the rest of it."""
        title = fold(candidate.title)
        if len(after.body) < SHORT_BODY or title.endswith(self._words["title_open_ends"]):
            return False
        if after.body.startswith(_JOINS) or self._goes_on(after):
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
        if self._known(candidate.title) and not is_quadrant_line(head.title):
            return False
        if after.label is None and not after.bullet:
            if is_list_head(after.body):
                return True
            if after.index > candidate.last + 1:
                return self._known(after.body)
        if after.label is not None and not is_under(label, after.label) and after.label.path[-1] != 1:
            return True
        return is_quadrant_line(head.title) and not after.bullet and not is_under(label, after.label)

    def _bare_heads(self, candidate: Heading, after: Line) -> bool:
        tight = self._touches(candidate, after)
        if tight and _DATE.match(after.body):
            return False  # who signs a preface
        if tight:
            return self._known(candidate.title) or bool(after.label or after.bullet)
        if self._known(candidate.title):
            return True
        is_body = (
            len(after.body) > TITLE_LENGTH
            or after.index in self._spacing.full
            or after.label is not None
            or bool(after.bullet)
        )
        return is_body and (after.label is None or after.label.path[-1] == 1)
