"""Actions and indicators in running text, under a policy area, dimension, strategy or tactic."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from planparse.extract.action_lists import REPORTS, ListState, ListWords, Mode
from planparse.extract.form import Form
from planparse.extract.indicators import make_indicator
from planparse.extract.items import Item
from planparse.extract.label_runs import is_below, is_same_shape, is_sibling
from planparse.extract.leads import closes_matter, strip_lead
from planparse.extract.place import Place
from planparse.extract.points import split_points
from planparse.lexicon.lead_ins import opens_list
from planparse.lexicon.wording import Wording, fold, load_wording
from planparse.model import Record
from planparse.model.layout import Block, BlockKind, Label, Line
from planparse.model.records import Action, Indicator, Strategy

Found = Iterator[Record]

POINT_LENGTH = 700
"""Longest paragraph under a title that is one point; longer ones are prose."""
_FIRST_MODE: dict[str, Mode] = {"dimension": "dimension", "policy_area": "actions", "tactic": "bullets"}
_STRATEGY_LABELS = ("ยุทธศาสตร์ที่", "กลยุทธ์ที่", "มิติที่", "หมวดที่", "ด้านที่")
_PARTS = ("part", "chapter")
_PASSED = frozenset({BlockKind.FURNITURE, BlockKind.CONTENTS, BlockKind.COVER})


@dataclass(slots=True)
class _Walk:
    """One instrument, block by block."""

    place: Place
    words: Wording
    lists: ListWords
    starts: dict[int, Strategy]
    state: ListState = field(default_factory=ListState)
    counts: dict[tuple[str, str], int] = field(default_factory=dict)
    here: int | None = None
    policies: frozenset[int] = frozenset()
    """The sections of a report that tell its policy, beside those that tell what was done."""
    taken: frozenset[int] = frozenset()
    """The lines whose indicators are a project's: its labelled lines were read with it."""

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
            self.state = ListState()
            return
        section = block.section if block.kind is BlockKind.HEADING else None
        mode = _FIRST_MODE.get(strategy.kind, "none")
        told = any(node.index in self.policies for node in self.place.ancestors(block.section))
        role = "planned" if told else self.lists.base
        self.state = ListState(strategy, line.label, section, mode, role, is_fresh=True)
        text = self.place.item_of(block).text
        if opens_list(text):
            self.state = self.lists.open(self.state, text)

    def _read(self, block: Block, line: Line, after: Block | None) -> Found:
        item, *parts = self.place.stretches_of(block, self._is_part)
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
            self.state = ListState()
        for part in parts:
            if self.state.owner is not None:
                yield from self._inline(part, stays=False)

    def _is_part(self, text: str) -> bool:
        """Whether a line within a point is a part with a label of its own: งบประมาณ : …, ตัวชี้วัด : …"""
        return load_wording("forms/project_lists").patterns["labelled"].match(text) is not None

    # -- blocks -----------------------------------------------------------------------------------

    def _heading(self, block: Block, line: Line, item: Item, after: Block | None) -> Found:
        kind = self.lists.title_of(item.text, whole=line.label is not None)
        if kind is not None:
            self.state = self.lists.entitle(self.state, kind)
        elif line.label is not None and self._is_point(line.label):
            yield from self._item(line, item, after)
        elif self._stands_within(block.section):
            self.state = replace(self.state, mode="none", indicator=None, is_fresh=False)
        else:
            self.state = ListState()

    def _is_point(self, label: Label) -> bool:
        """Whether a numbered heading is a point of the owner's list: `๒.๑` under `๒.`, or the next of its run."""
        if fold(label.word) in self.words.words["indicator_label"]:
            return True
        own = self.state.label
        if label.word or is_sibling(own, label):
            return False
        if is_below(own, label):
            return self.state.mode != "none"
        if own is not None and is_same_shape(own, label) and not self.state.is_titled:
            return False
        runs_on = label.path[-1] == self.state.last + 1 and (self.state.last > 0 or self.state.is_fresh)
        return runs_on and self.state.mode not in ("none", "bullets")

    def _stands_within(self, section: int | None) -> bool:
        if self.state.section is None:
            return False
        return any(node.index == self.state.section for node in self.place.ancestors(section))

    def _paragraph(self, item: Item, after: Block | None) -> Found:
        text = item.text
        if closes_matter(text):
            self.state = ListState()
            return
        run_in = self.words.patterns["run_in"].search(text)
        kind = self.lists.title_of(text, whole=True)
        if kind is not None:
            self.state = self.lists.entitle(self.state, kind)
        elif self.words.patterns["inline"].match(text):
            yield from self._inline(item, stays=True)
        elif run_in is not None:
            self.state = self.lists.open(self.state, text[: run_in.end()])
            yield from self._points(text, run_in.end(), item)
        elif opens_list(text):
            self.state = self.lists.open(self.state, text)
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

    def _inline(self, item: Item, *, stays: bool) -> Found:
        """Yield the points after a title on its own line; `stays`: the title holds for the list below as well."""
        title = self.words.patterns["inline"].match(item.text)
        if title is None:
            return
        before = self.state
        kind = self.lists.title_of(title["title"], whole=False) or "neutral"
        self.state = self.lists.entitle(before, kind)
        yield from self._points(item.text, title.end(), item)
        if kind == "prose" or not stays:
            self.state = replace(before, is_fresh=False)

    def _points(self, text: str, begin: int, item: Item) -> Found:
        """Yield the points of a list that runs on in its paragraph, traced to the paragraph."""
        for point in split_points(text[begin:].strip()):
            if self.state.mode != "none":
                yield from self._make(Item(point.ordinal, point.text, item.start, item.end, point.mark))

    def _item(self, line: Line, item: Item, after: Block | None) -> Found:
        label = line.label
        if label is not None and self._leaves(label):
            self.state = ListState()
            return
        kind = self.lists.title_of(item.text, whole=True)
        if kind is not None:
            self.state = self.lists.entitle(self.state, kind)
            return
        if self.words.patterns["inline"].match(item.text):
            yield from self._inline(item, stays=False)
            return
        if label is not None and fold(label.word) in self.words.words["indicator_label"]:
            self.state = replace(self.state, mode="scorecard")
        if self.state.mode == "none" or (self.state.mode == "bullets" and label is not None):
            return
        yield from self._make(item, has_bullets=self._has_bullets(after))

    def _leaves(self, label: Label) -> bool:
        """Whether a number leads out of the owner's matter: its sibling, or a strategy that is none of the plan's."""
        if label.word:
            return label.word.endswith(_STRATEGY_LABELS)
        return is_sibling(self.state.label, label) and label.path[-1] != self.state.last + 1

    def _has_bullets(self, after: Block | None) -> bool:
        if after is None or after.kind is not BlockKind.ITEM:
            return False
        line = self.place.layout.lines[after.first]
        return line.label is None and bool(line.bullet)

    # -- records ----------------------------------------------------------------------------------

    def _make(self, item: Item, *, has_bullets: bool = False) -> Found:
        """Yield the point as indicator or action, as the list in force and its number tell."""
        numbered = item.ordinal is not None
        mode = self.state.mode
        is_indicator = (
            (mode == "scorecard" and numbered)
            or (mode == "dimension" and numbered and (opens_list(item.text) or has_bullets))
            or (mode == "indicators" and (numbered or not self.state.is_numbered))
        )
        if is_indicator:
            yield from self._indicator(item)
        else:
            yield from self._action(item)
        self.state.last = item.ordinal or self.state.last
        self.state.is_fresh = False

    def _count(self, parent_id: str, item: Item, role: str) -> int:
        """Return the number printed; points without one are counted under their parent."""
        if item.ordinal is not None:
            return item.ordinal
        key = (parent_id, role)
        self.counts[key] = self.counts.get(key, 0) + 1
        return self.counts[key]

    def _indicator(self, item: Item) -> Found:
        owner = self.state.owner
        text = strip_lead(item.text)
        if owner is None or not text or self.place.tracer.line_at(item.start) + 1 in self.taken:
            return
        ordinal = self._count(owner.id, item, "indicator")
        span = (item.start, item.end)
        record = make_indicator(self.place, span, self.here, text, parent_id=owner.id, ordinal=ordinal)
        role = self.lists.role_of(item.text, alone=True) if opens_list(item.text) else self.state.role
        self.state = replace(self.state, indicator=record, is_numbered=item.ordinal is not None, role=role)
        yield record

    def _action(self, item: Item) -> Found:
        parent = self.state.indicator if item.ordinal is None and self.state.indicator else self.state.owner
        text = strip_lead(item.text)
        if parent is None or not text:
            return
        yield self.place.make(
            Action,
            item.start,
            item.end,
            self.here,
            parent_id=parent.id,
            ordinal=self._count(parent.id, item, self.state.role),
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


def _find_policies(place: Place, words: Wording) -> frozenset[int]:
    """Return the parts of a report that give its policy or plan: it has others that give the results."""
    nodes = [node for node in place.sections if node.kind in _PARTS]
    if not any(words.holds("results", node.title) for node in nodes):
        return frozenset()
    told = (node for node in nodes if not words.holds("results", node.title))
    return frozenset(node.index for node in told if fold(node.title).startswith(words.words["policies"]))


def find(place: Place, words: Wording) -> Found:
    """Yield the indicators and actions that stand in lists under the strategies of the instrument."""
    starts = _starts(place)
    if starts:
        lists = ListWords(words, "done" if place.instrument.kind in REPORTS else "planned")
        policies = _find_policies(place, words) if lists.base == "done" else frozenset()
        taken = frozenset(one.provenance.line_start for one in place.found_of(Indicator))
        yield from _Walk(place, words, lists, starts, policies=policies, taken=taken).find()


FORM = Form("actions", yields=(Action, Indicator), find=find)
