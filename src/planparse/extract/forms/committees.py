"""Committees and working groups: lists of members after a lead-in, rows, and members named in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

from planparse.extract.form import Form
from planparse.extract.items import join_lines, tidy
from planparse.extract.leads import closes_matter
from planparse.extract.members import Member, read_member, read_row, read_run_in
from planparse.extract.place import Place
from planparse.extract.tableview import TableView
from planparse.lexicon.lead_ins import opens_list
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Block, BlockKind, Line
from planparse.model.records import CommitteeMember

_WORDS = ("คณะกรรมการ", "คณะทำงาน", "คณะอนุกรรมการ")
_COMPOSED = re.compile(r"ประกอบ(?:ไป)?ด้วย[ :]{0,3}")
_TAIL_CUT = re.compile(r"(?:[ ]?(?:ชุด(?:ใหม่|หนึ่ง)?|จำนวน[ ]?[0-9๐-๙]{1,2}[ ]?คณะ|ดังกล่าว))+$")
_PASSED = frozenset({BlockKind.FURNITURE, BlockKind.CONTENTS})
MIN_ROWS_SHARE = 0.6
"""Share of a table's rows that must end with a role for a table whose headings do not tell."""
SHORT_MEMBER = 90
MIN_LISTED = 2
"""Fewer lines under a body's name than this are no list of its members."""
LEAD_TAIL = 160


@dataclass(frozen=True, slots=True)
class _Seat:
    """A member with the place it was read at."""

    member: Member
    start: int
    end: int
    section: int | None


def find_body(text: str, words: Wording) -> str | None:
    """Return the last body that a wording names, without its years and what the sentence says of it."""
    best = None
    for match in words.patterns["body"].finditer(text):
        name = _TAIL_CUT.sub("", tidy(match.group())).strip(" -–")
        key = fold(name)
        if not match["name"].strip() or key.startswith(words.words["never_body"]) or key in map(fold, _WORDS):
            continue
        best = name
    return best


class _Walk:
    """One instrument, block by block: the body in force and its members."""

    def __init__(self, place: Place, words: Wording) -> None:
        self._place = place
        self._words = words
        self._tables = {view.grid.first_line: view for view in place.tables}
        self._body: str | None = None
        self._is_open = False
        self._last = 0

    def find(self) -> Iterator[CommitteeMember]:
        """Yield the members in the order of the text."""
        for block in self._place.blocks:
            if block.kind in _PASSED:
                continue
            if block.kind is BlockKind.TABLE:
                yield from self._from_table(block)
            else:
                yield from self._from_text(block)

    # -- text -------------------------------------------------------------------------------------

    def _from_text(self, block: Block) -> Iterator[CommitteeMember]:
        item = self._place.item_of(block)
        text = item.text
        if self._is_open and block.kind is not BlockKind.COVER:
            seats = list(self._seats(block))
            if seats:
                yield from self._make_all(seats)
                return
            if self._goes_on(block, text):
                seat = Member(item.ordinal, text, None, 0, 0)
                yield from self._make_all([_Seat(seat, item.start, item.end, block.section)])
                return
        named = self._named_above(block)
        if named:
            yield from self._make_all(named)
        else:
            yield from self._lead(block, text, item.start, item.end)

    def _named_above(self, block: Block) -> list[_Seat]:
        """Return the members of a paragraph whose first line names the body and whose others are its members."""
        lines = self._place.lines_of(block)
        if block.kind is not BlockKind.PARAGRAPH or len(lines) <= MIN_LISTED or len(lines[0].text) > SHORT_MEMBER:
            return []
        if self._line_member(lines[0]) is not None or find_body(lines[0].text, self._words) is None:
            return []
        members = [self._line_member(line) for line in lines[1:]]
        if any(member is None for member in members):
            return []
        self._open(lines[0].text)
        pairs = zip(lines[1:], members, strict=True)
        return [_Seat(one, line.body_start, line.end, block.section) for line, one in pairs if one is not None]

    def _lead(self, block: Block, text: str, start: int, end: int) -> Iterator[CommitteeMember]:
        """Take a block that names a body and opens its list, or names its members in the sentence."""
        if not any(word in text for word in _WORDS):
            if not self._continues_lead(text):
                self._close()
            return
        composed = _COMPOSED.search(text)
        members = read_run_in(text[composed.end() :], self._words) if composed else []
        if composed and members:
            self._open(text[: composed.end()].rstrip())
            yield from self._make_all([_Seat(member, start, end, block.section) for member in members])
            self._close()
            return
        heads = block.kind in (BlockKind.HEADING, BlockKind.COVER) or len(text) <= SHORT_MEMBER
        appoints = "ต่อไปนี้" in text and self._words.holds("appoints", text)
        if opens_list(text) or heads or appoints:
            self._open(text, keep=not opens_list(text))
        else:
            self._close()

    def _continues_lead(self, text: str) -> bool:
        """Whether a block without a body's name leaves the list open: the rest of a lead-in, `ประกอบด้วย`."""
        if not self._is_open or self._last:
            return False
        return opens_list(text) or len(text) <= 40

    def _open(self, text: str, *, keep: bool = False) -> None:
        found = find_body(text[-LEAD_TAIL * 3 :] if len(text) > LEAD_TAIL * 3 else text, self._words)
        body = found or (self._body if keep or self._is_open else None) or self._body_above()
        self._body, self._last = body, 0
        self._is_open = body is not None

    def _body_above(self) -> str | None:
        return find_body(self._place.instrument.title, self._words)

    def _close(self) -> None:
        self._is_open, self._last = False, 0

    def _seats(self, block: Block) -> Iterator[_Seat]:
        """Yield the members of a block: one of an item, one a line of a paragraph; none unless all lines are."""
        lines = self._place.lines_of(block)
        if block.kind is BlockKind.ITEM or len(lines) == 1:
            own = list(takewhile(lambda line: not self._is_duty(line.body), lines))
            member = read_member(tidy(join_lines(own)), self._words) if own else None
            if member is not None:
                label = own[0].label
                ordinal = label.path[-1] if label is not None else member.ordinal
                seat = Member(ordinal, member.name, member.role, 0, 0)
                yield _Seat(seat, own[0].body_start, own[-1].end, block.section)
            return
        members = [(line, self._line_member(line)) for line in lines]
        if all(member is not None for _, member in members):
            for line, member in members:
                if member is not None:
                    yield _Seat(member, line.body_start, line.end, block.section)

    def _line_member(self, line: Line) -> Member | None:
        return None if self._is_duty(line.body) else read_member(tidy(line.body), self._words)

    def _is_duty(self, text: str) -> bool:
        return fold(text).startswith(self._words.words["duties"])

    def _goes_on(self, block: Block, text: str) -> bool:
        """Whether a numbered point without a role goes on with a list of members that has begun."""
        if block.kind is not BlockKind.ITEM or len(text) > SHORT_MEMBER or self._is_duty(text) or closes_matter(text):
            return False
        label = self._place.layout.lines[block.first].label
        return self._last > 0 and label is not None and label.path[-1] == self._last + 1 and not opens_list(text)

    # -- tables -----------------------------------------------------------------------------------

    def _from_table(self, block: Block) -> Iterator[CommitteeMember]:
        view = self._tables.get(block.first)
        if view is None or view.kind not in ("", "committees") or not view.rows:
            return
        members = [read_row(row, self._words) for row in view.rows]
        seated = sum(1 for member in members if member is not None)
        if seated < len(members) * MIN_ROWS_SHARE or (seated < 2 and not self._is_open):
            return
        if not self._is_open:
            self._open(self._title_above(view), keep=True)
        if self._body is None:
            return
        for row, member in zip(view.rows, members, strict=True):
            named = find_body(" ".join(group.text for group in row.group), self._words)
            if named is not None:
                self._body, self._last = named, 0
            if member is not None:
                yield from self._make_all([_Seat(member, row.start, row.end, view.grid.section)])

    def _title_above(self, view: TableView) -> str:
        titles = [view.grid.title or "", *(cell.text for cell in view.grid.captions)]
        titles += [node.title for node in self._place.ancestors(view.grid.section)]
        return next((title for title in titles if find_body(title, self._words)), "")

    # -- records ----------------------------------------------------------------------------------

    def _make_all(self, seats: list[_Seat]) -> Iterator[CommitteeMember]:
        for seat in seats:
            ordinal = seat.member.ordinal if seat.member.ordinal is not None else self._last + 1
            self._last = ordinal
            yield self._place.make(
                CommitteeMember,
                seat.start,
                seat.end,
                seat.section,
                body=self._body,
                ordinal=ordinal,
                member=seat.member.name,
                role=seat.member.role,
            )


def find(place: Place, words: Wording) -> Iterator[CommitteeMember]:
    """Yield one record per member of the bodies that the instrument sets up or names."""
    if any(word in line.text for line in place.text_lines() for word in _WORDS):
        yield from _Walk(place, words).find()


FORM = Form("committees", yields=(CommitteeMember,), find=find)
