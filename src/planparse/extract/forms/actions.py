"""Actions and indicators in running text, under a policy area, dimension, strategy or tactic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from planparse.extract.form import Form
from planparse.extract.items import Item
from planparse.extract.leads import closes_matter, opens_list, strip_lead
from planparse.extract.place import Place
from planparse.extract.points import split_points
from planparse.lexicon.wording import Wording, fold
from planparse.model import Record
from planparse.model.layout import Block, BlockKind, Label, Line
from planparse.model.records import Action, Indicator, Strategy
from planparse.quantities import read_target

Mode = Literal["none", "bullets", "actions", "dimension", "scorecard", "indicators"]
Role = Literal["planned", "done"]
Found = Iterator[Record]

TITLES = ("planned", "done", "neutral", "scorecard", "indicators", "prose")
TITLE_LENGTH = 70
"""Longest title of a list; the longest read has 39 characters."""
LEAD_TAIL = 70
"""How far back from its end a lead-in is read for what it opens."""
POINT_LENGTH = 700
_REPORTS = ("memo", "progress_report")
_FIRST_MODE: dict[str, Mode] = {"dimension": "dimension", "policy_area": "actions", "tactic": "bullets"}
_MODE_OF_TITLE: dict[str, Mode] = {"scorecard": "scorecard", "indicators": "indicators", "prose": "none"}
_PASSED = frozenset({BlockKind.FURNITURE, BlockKind.CONTENTS, BlockKind.COVER})


@dataclass(slots=True)
class _State:
    """What is in force while the blocks go by.

    `last` is the number of the point before, 0 where the list has none yet; `is_fresh` tells that a title or
    lead-in stood directly before, `is_titled` that the list has one at all.
    """

    owner: Strategy | None = None
    label: Label | None = None
    section: int | None = None
    mode: Mode = "none"
    role: Role = "planned"
    indicator: Indicator | None = None
    is_numbered: bool = False
    last: int = 0
    is_fresh: bool = False
    is_titled: bool = False


def _is_sibling(owner: Label | None, label: Label) -> bool:
    """Whether a number goes on with the owner's own run: `๓.` after the area `๒.`."""
    if owner is None or (owner.word, owner.style, len(owner.path)) != (label.word, label.style, len(label.path)):
        return False
    return owner.path[:-1] == label.path[:-1] and label.path[-1] > owner.path[-1]


@dataclass(slots=True)
class _Walk:
    """One instrument, block by block."""

    place: Place
    words: Wording
    starts: dict[int, Strategy]
    state: _State = field(default_factory=_State)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    here: int | None = None

    def find(self) -> Found:
        """Yield the indicators and actions in the order of the text."""
        blocks = [block for block in self.place.blocks if block.kind not in _PASSED]
        before: Strategy | None = None
        for at, block in enumerate(blocks):
            line = self.place.layout.lines[block.first]
            strategy = self.starts.get(line.index) if block.kind is not BlockKind.TABLE else None
            if strategy is not None:
                listed = block.kind is BlockKind.ITEM and before is not None and before.kind == strategy.kind
                self._enter(strategy, block, line, listed=listed)
            elif self.state.owner is not None:
                after = blocks[at + 1] if at + 1 < len(blocks) else None
                yield from self._read(block, line, after)
            before = strategy

    def _enter(self, strategy: Strategy, block: Block, line: Line, *, listed: bool) -> None:
        """Take a strategy as owner of what follows; one in a bare list of strategies owns nothing."""
        if listed:
            self.state = _State()
            return
        section = block.section if block.kind is BlockKind.HEADING else None
        mode = _FIRST_MODE.get(strategy.kind, "none")
        self.state = _State(strategy, line.label, section, mode, self._base_role())
        if opens_list(line.body):
            self._open(line.body)

    def _base_role(self) -> Role:
        return "done" if self.place.instrument.kind in _REPORTS else "planned"

    def _read(self, block: Block, line: Line, after: Block | None) -> Found:
        item = self.place.item_of(block)
        self.here = block.section
        if block.kind is BlockKind.HEADING:
            yield from self._heading(block, line, item, after)
        elif block.kind is BlockKind.ITEM:
            yield from self._item(line, item, after)
        elif block.kind is BlockKind.PARAGRAPH:
            yield from self._paragraph(item, after)
        elif block.kind is BlockKind.TABLE:
            self.state = replace(self.state, mode="none", indicator=None, is_fresh=False)
        else:
            self.state = _State()

    # -- titles and lead-ins ----------------------------------------------------------------------

    def _title_of(self, text: str, *, whole: bool) -> str | None:
        """Return which list a title opens; `whole`: the wording must be the title and nothing else."""
        wording = strip_lead(text).rstrip(" :")
        if not wording or len(wording) > TITLE_LENGTH:
            return None
        kind = self.words.kind_of(wording, TITLES)
        if kind is None or (whole and fold(wording) not in self.words.words[kind]):
            return None
        return kind

    def _entitle(self, kind: str) -> None:
        role = self._base_role()
        if kind in ("planned", "done"):
            role = "planned" if kind == "planned" else "done"
        mode = _MODE_OF_TITLE.get(kind, "actions")
        keeps = self.state.indicator if mode == "actions" and self.state.is_numbered else None
        self.state = replace(
            self.state, mode=mode, role=role, indicator=keeps, last=0, is_fresh=True, is_titled=kind != "prose"
        )

    def _role_of(self, lead: str, *, alone: bool = False) -> Role:
        """Return planned or done as the lead-in says; `alone`: what stands before it says nothing about it."""
        own = lead[len(strip_lead(lead)) :]
        says_more = self.words.holds("neutral_lead", own) or alone
        tail = own if says_more else lead[-LEAD_TAIL:]
        if self.words.holds("planned_lead", own) or self.words.holds("planned_lead", tail):
            return "planned"
        return "done" if self.words.holds("done_lead", tail) else self._base_role()

    def _open(self, lead: str) -> None:
        """Take a lead-in: it opens a list of actions or indicators, or another list that is none of ours."""
        mode: Mode = "actions"
        if self.words.holds("indicator_lead", lead[-LEAD_TAIL:]):
            mode = "scorecard" if self.state.mode in ("dimension", "scorecard") else "indicators"
        elif self._opens_other(lead):
            mode = "none"
        elif self.state.mode in ("dimension", "scorecard"):
            mode = self.state.mode
        self.state = replace(self.state, mode=mode, role=self._role_of(lead), last=0, is_fresh=True, is_titled=True)

    def _opens_other(self, lead: str) -> bool:
        """Whether a lead-in that names no actions speaks of something else: a committee, laws, problems."""
        own = lead[len(strip_lead(lead)) :]
        if any(self.words.holds(name, own) for name in ("planned_lead", "done_lead", "neutral_lead")):
            return False
        return self.words.holds("other_lead", lead[-LEAD_TAIL:])

    # -- blocks -----------------------------------------------------------------------------------

    def _heading(self, block: Block, line: Line, item: Item, after: Block | None) -> Found:
        kind = self._title_of(item.text, whole=line.label is not None)
        if kind is not None:
            self._entitle(kind)
        elif line.label is not None and self._is_point(line.label):
            yield from self._item(line, item, after)
        elif self._stands_within(block.section):
            self.state = replace(self.state, mode="none", indicator=None, is_fresh=False)
        else:
            self.state = _State()

    def _is_point(self, label: Label) -> bool:
        """Whether a numbered heading is a point of the owner's list: `๒.๑` under `๒.`, or the next of its run."""
        if fold(label.word) in self.words.words["indicator_label"]:
            return True
        own = self.state.label
        if label.word or _is_sibling(own, label):
            return False
        if own is not None and len(label.path) > len(own.path) and label.path[: len(own.path)] == own.path:
            return self.state.mode != "none"
        runs_on = label.path[-1] == self.state.last + 1 and (self.state.last > 0 or self.state.is_fresh)
        return runs_on and self.state.is_titled and self.state.mode != "none"

    def _stands_within(self, section: int | None) -> bool:
        if self.state.section is None:
            return False
        return any(node.index == self.state.section for node in self.place.ancestors(section))

    def _paragraph(self, item: Item, after: Block | None) -> Found:
        text = item.text
        if closes_matter(text):
            self.state = _State()
            return
        inline = self.words.patterns["inline"].match(text)
        run_in = self.words.patterns["run_in"].search(text)
        kind = self._title_of(text, whole=True)
        if kind is not None:
            self._entitle(kind)
        elif inline is not None:
            self._entitle(self._title_of(inline["title"], whole=False) or "neutral")
            yield from self._points(text, inline.end(), item)
        elif run_in is not None:
            self._open(text[: run_in.end()])
            yield from self._points(text, run_in.end(), item)
        elif opens_list(text):
            self._open(text)
        else:
            yield from self._prose(item, after)

    def _prose(self, item: Item, after: Block | None) -> Found:
        """Read a paragraph under a title as one point, unless it leads to a list."""
        listed = after is not None and after.kind is BlockKind.ITEM
        fits = self.state.is_fresh and self.state.is_titled and len(item.text) <= POINT_LENGTH
        if fits and not listed and self.state.mode in ("actions", "indicators"):
            yield from self._make(item)
            self.state.is_fresh = True
        elif self.state.mode == "bullets":
            self.state = replace(self.state, mode="none")

    def _points(self, text: str, begin: int, item: Item) -> Found:
        """Yield the points of a list that runs on in its paragraph, traced to the paragraph."""
        for point in split_points(text[begin:].strip()):
            if self.state.mode != "none":
                yield from self._make(Item(point.ordinal, point.text, item.start, item.end, point.mark))

    def _item(self, line: Line, item: Item, after: Block | None) -> Found:
        label = line.label
        if label is not None and self._leaves(label):
            self.state = _State()
            return
        kind = self._title_of(item.text, whole=True)
        if kind is not None:
            self._entitle(kind)
            return
        if label is not None and fold(label.word) in self.words.words["indicator_label"]:
            self.state = replace(self.state, mode="scorecard")
        if self.state.mode == "none" or (self.state.mode == "bullets" and label is not None):
            return
        yield from self._make(item, has_bullets=self._has_bullets(after))

    def _leaves(self, label: Label) -> bool:
        """Whether a number leads out of the owner's matter: its sibling, or a strategy that is none of the plan's."""
        if label.word:
            return label.word.endswith(("ยุทธศาสตร์ที่", "กลยุทธ์ที่", "มิติที่", "หมวดที่", "ด้านที่"))
        return _is_sibling(self.state.label, label) and label.path[-1] != self.state.last + 1

    def _has_bullets(self, after: Block | None) -> bool:
        if after is None or after.kind is not BlockKind.ITEM:
            return False
        line = self.place.layout.lines[after.first]
        return line.label is None and bool(line.bullet)

    # -- records ----------------------------------------------------------------------------------

    def _make(self, item: Item, *, has_bullets: bool = False) -> Found:
        """Yield the point as indicator or action, as the list in force and its number tell."""
        numbered = item.ordinal is not None
        heads = opens_list(item.text) or has_bullets
        mode = self.state.mode
        is_indicator = (
            (mode == "scorecard" and numbered)
            or (mode == "dimension" and numbered and heads)
            or (mode == "indicators" and (numbered or not self.state.is_numbered))
        )
        if is_indicator:
            yield from self._indicator(item)
        else:
            yield from self._action(item)
        self.state.last = item.ordinal or self.state.last
        self.state.is_fresh = False

    def _count(self, parent_id: str, item: Item, role: str) -> int:
        key = (parent_id, role)
        if item.ordinal is None:
            self.counts[key] = self.counts.get(key, 0) + 1
            return self.counts[key]
        return item.ordinal

    def _indicator(self, item: Item) -> Found:
        owner = self.state.owner
        text = strip_lead(item.text)
        if owner is None or not text:
            return
        target = read_target(text)
        record = self.place.make(
            Indicator,
            item.start,
            item.end,
            self.here,
            parent_id=owner.id,
            ordinal=self._count(owner.id, item, "indicator"),
            text=text,
            target_value=target.value if target else None,
            target_unit=target.unit if target else None,
            comparator=target.comparator if target else None,
        )
        role = self._role_of(item.text, alone=True) if opens_list(item.text) else self.state.role
        self.state = replace(self.state, indicator=record, is_numbered=item.ordinal is not None, role=role)
        yield record

    def _action(self, item: Item) -> Found:
        parent = self.state.indicator if item.ordinal is None else None
        parent_id = parent.id if parent else self.state.owner.id if self.state.owner else None
        text = strip_lead(item.text)
        if parent_id is None or not text:
            return
        yield self.place.make(
            Action,
            item.start,
            item.end,
            self.here,
            parent_id=parent_id,
            ordinal=self._count(parent_id, item, self.state.role),
            text=text,
            role=self.state.role,
        )


def _starts(place: Place) -> dict[int, Strategy]:
    """Return the strategy that each line names, by the index of the line."""
    starts: dict[int, Strategy] = {}
    for strategy in place.found_of(Strategy):
        for provenance in (strategy.provenance, *strategy.also_at):
            starts.setdefault(provenance.line_start - 1, strategy)
    return starts


def find(place: Place, words: Wording) -> Found:
    """Yield the indicators and actions that stand in lists under the strategies of the instrument."""
    starts = _starts(place)
    if starts:
        yield from _Walk(place, words, starts).find()


FORM = Form("actions", yields=(Action, Indicator), find=find)
