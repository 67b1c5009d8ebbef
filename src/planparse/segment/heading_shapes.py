"""What a line would be as a heading, by its marks, its label or its bare wording; `headings.py` decides."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Line
from planparse.segment.heading_lines import Heading, HeadingLines
from planparse.segment.heading_wording import (
    UNIT_SCORE,
    goes_on_in_title,
    is_known,
    is_unit,
    leads_in,
    names_body,
    names_unit,
    opens_sentence,
    reads_as_title,
)
from planparse.segment.labels import LABEL_WORDS
from planparse.segment.list_heads import is_list_head, is_quadrant_line, may_be_tail
from planparse.segment.markup import fold_space, plain

TITLE_LENGTH = 95
"""Longest bare title; longer bare lines of the plans read were sentences."""
NUMBERED_LENGTH = 125
WORD_LENGTH = 190
_TITLE_LINES = 3
_UNIT_NOTE = re.compile(r"\([ ]?หน่วย(?:นับ)?[ ]?[:.]?[ ]?(?:เป็น)?[ ]?[ก-๎]{2,12}[ ]?\)$")
"""How the caption of a table ends: `(หน่วย : บาท)`."""
_CAPTION = re.compile(r"ตาราง(?:ที่[ ]?[0-9๐-๙])?")
_OPENS_TEXT = ("เพื่อ", "ตาม", "ในการ", "และ", "ที่", "องค์การบริหาร", "เทศบาล")
"""Under a title that is whole in itself (หลักการและเหตุผล) a line that opens so is its text."""
_CITES = ("และ", "หรือ", "แห่ง", "ถึง", "วรรค", "ของ", "ตาม")
"""What follows the number of a provision that is cited: `ข้อ ๒๕๘ และข้อ ๒๖๑ แห่งประกาศ…`."""
SIGNED_INDENT = 40
"""A line that begins so far to the right is centred or signs what stands above it."""
_QUOTES = "“\"'‘«"


class ShapeReader:
    """Reads the shape of each line; `found` are the headings so far."""

    def __init__(self, text: HeadingLines, listed: frozenset[str], found: Sequence[Heading]) -> None:
        self._text = text
        self._lines = text.all
        self._free = text.free
        self._tables = text.tables
        self._spacing = text.spacing
        self._listed = listed
        self._found = found
        self._words = load_wording("headings").words

    def read(self, at: int) -> Heading | None:
        """Return the heading that a line would be; None where it has the shape of none."""
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
        sure = bool(line.heading_level) or (not line.bullet and not leads_in(title))
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
        block = self._text.find_block(at + 1, _TITLE_LINES) or [below]
        texts = [below.body]
        for line in block[1:]:
            if not goes_on_in_title(line):
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
        if kind == "numbered" and (leads_in(title) or (label.word == "ข้อ" and len(line.body) > TITLE_LENGTH)):
            return None
        return Heading(line, title, label, last, kind, False)

    def _joined(self, at: int, line: Line) -> tuple[str, int]:
        block = self._text.find_block(at, _TITLE_LINES)
        if block is None or len(block) == 1 or not line.body:
            return line.body, line.index
        if line.label is not None and len(block) == 2 and line.index in self._spacing.full:
            return self._wrapped(line, block[1])
        texts = [line.body]
        is_whole = fold(line.body) in self._words["titles"]
        for other in block[1:]:
            if is_whole and fold(other.body).startswith(_OPENS_TEXT):
                return line.body, line.index
            if not goes_on_in_title(other) or len(other.body) > TITLE_LENGTH:
                return line.body, line.index
            texts.append(other.body)
        return fold_space(plain(" ".join(texts))), block[-1].index

    def _wrapped(self, line: Line, rest: Line) -> tuple[str, int]:
        """Return the title of a numbered line that was broken because it was full, where the whole may be one."""
        whole = fold_space(plain(f"{line.body} {rest.body}"))
        return (whole, rest.index) if rest.index not in self._spacing.full else (line.body, line.index)

    def _is_paragraph(self, at: int) -> bool:
        """Whether a line is full and a full one goes on from it: text of three lines, longer than any title."""
        block = self._text.find_block(at, 1)
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
        if is_unit(line) or self._is_paragraph(at):
            return None
        limit = NUMBERED_LENGTH if len(label.path) == 1 else NUMBERED_LENGTH + 40
        title, last = self._joined(at, line)
        if len(title) > limit or leads_in(title) or title.startswith(tuple(_QUOTES)):
            return None
        if opens_sentence(line.body) and not fold(line.body).startswith(self._words["titles"]):
            captions = len(label.path) > 1 and self._text.is_apart(line.index) and self._stands_over_table(last, at)
            if not captions:  # ๑.๒ จำนวนบุคลากรจำแนกตามเพศ over its table
                return None
        return Heading(line, title, label, last, "numbered", False)

    def _stands_over_table(self, last: int, at: int) -> bool:
        """Whether a table follows a line, or what the table is called (ตารางที่ ๓ …)."""
        after, table = self._text.find_follower(last, at)
        return table or (after is not None and after.label is None and _CAPTION.match(after.body) is not None)

    def _bare(self, at: int) -> Heading | None:
        line = self._lines[self._free[at]]
        if len(line.body) > TITLE_LENGTH or len(line.body) < 3 or line.text[0] in _QUOTES + "(/-":
            return None
        if self._wrote_foreword(line):
            return None
        if fold(line.body) in self._listed:
            return Heading(line, line.body, None, line.index, "titled", True)
        alone = self._text.is_apart(line.index) or line.index - 1 in self._tables
        if is_list_head(line.body) and (alone or self._heads_under_text(at)):
            title = line.body.rstrip(" :-–")
            return None if leads_in(title) else Heading(line, title, None, line.index, "titled", False)
        if not alone and at and self._free[at - 1] == line.index - 1:
            return None
        title, last = self._joined(at, line)
        if not reads_as_title(line, title):
            return None
        if (line.index in self._spacing.full and len(title) > NUMBERED_LENGTH) or self._signs(line, last):
            return None
        if last == line.index and not self._stands_over(at, title):
            return None
        if (_CAPTION.match(title) or _UNIT_NOTE.search(title)) and self._text.find_follower(last, at)[1]:
            return None  # what a table is called; titles.py gives it to the table
        return Heading(line, title, None, last, "titled", False)

    def _wrote_foreword(self, line: Line) -> bool:
        """Whether a line is the unit that wrote the text above it: far to the right, or under คำนำ and its like."""
        if line.indent >= SIGNED_INDENT and resolve_department(line.body).score >= UNIT_SCORE:
            return True
        head = fold(self._found[-1].title) if self._found else ""
        return head in self._words["lone_titles"] and names_unit(line.body)

    def _signs(self, line: Line, last: int) -> bool:
        """Whether two lines are those who wrote the foreword: the unit, and under it the body."""
        return last == line.index + 1 and names_unit(line.body) and names_body(self._lines[last].body)

    def _stands_over(self, at: int, title: str) -> bool:
        """Whether a bare line is a title by the lines that touch it from below: none, or text under known words."""
        block = self._text.find_block(at, 2)
        if block is not None and len(block) == 1:
            return True
        if not is_known(title) or self._free[at] in self._spacing.full:
            return False
        return block is not None or self._free[at + 1] in self._spacing.full

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
