"""Strategies, tactics, scorecard dimensions and policy areas, however often a plan repeats them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from planparse.extract.form import Form
from planparse.extract.items import tidy
from planparse.extract.likeness import alike
from planparse.extract.place import Place
from planparse.extract.tableview import read_roles
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import BlockKind, Cell, Label, Row
from planparse.model.records import Strategy

KINDS = ("strategy", "tactic", "dimension", "policy_area")
SAME_TITLE = 0.6
"""Likeness of two titles with one number from which they are one strategy; the variants of one title in the
plans read are 0.7 and more alike, different titles of one number 0.45 and less."""
SAME_WORDING = 0.85
TITLE_LENGTH = 230
MOST_STRATEGIES = 12
AREA_LENGTH = 90
_AREA_KINDS = ("hr_policy", "progress_report", "memo", "announcement")
_HOLDS_TACTICS = ("strategy", "dimension")
_NUMBERED = re.compile(r"\(?([0-9๐-๙]{1,2})[.)]{1,2}[ ]?")
_TACTIC = re.compile(r"\(?(?:[0-9๐-๙]{1,2}\.)*([0-9๐-๙]{1,2})(?:[.)]{1,2}|[ ])[ ]?(?=[ก-ฮเ-ไ])")
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a strategy is named; `parent` is what is said of the strategy above it."""

    kind: str
    ordinal: int | None
    title: str
    start: int
    end: int
    section: int | None
    parent: Mention | None = None
    goal: str | None = None


@dataclass(slots=True)
class _Entry:
    mention: Mention
    parent: _Entry | None
    others: list[Mention] = field(default_factory=list)
    goal: str | None = None


def kind_of_label(label: Label | None, words: Wording) -> str | None:
    """Return which kind the word before a number names."""
    if label is None or not label.word:
        return None
    key = fold(label.word)
    return next((kind for kind in KINDS if key in words.words[kind]), None)


def split_labels(text: str, start: int, section: int | None, words: Wording) -> list[Mention]:
    """Return the strategies named by label in one stretch of text, such as a cell with three tactics."""
    found = list(words.patterns["label"].finditer(text))
    mentions = []
    for at, match in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        kind = kind_of_label(Label("", match["word"], "word", (0,)), words)
        title = tidy(text[match.end() : end])
        if kind and title:
            number = int(match["number"].translate(_DIGITS).rpartition(".")[2])
            mentions.append(Mention(kind, number, title, start + match.start(), start + end, section))
    return mentions


class _Collector:
    """Gathers the mentions of one instrument in the order of the text."""

    def __init__(self, place: Place, words: Wording) -> None:
        self._place = place
        self._words = words
        text = " ".join(line.text for line in place.text_lines())[:400_000]
        self._has_scorecard = words.holds("scorecard", text)
        self.mentions: list[Mention] = []

    def collect(self) -> list[Mention]:
        """Return the mentions, those of sections and lists first, then those of tables."""
        self._from_sections()
        self._from_items()
        self._from_areas()
        self._from_tactic_lists()
        self._from_tables()
        if not any(mention.kind == "strategy" for mention in self.mentions):
            self._from_strategy_lists()
        return [m for m in self.mentions if m.kind != "dimension" or self._has_scorecard]

    def _is_context(self, section: int | None) -> bool:
        return any(self._words.holds("context", node.title) for node in self._place.ancestors(section))

    def _from_sections(self) -> None:
        latest: Mention | None = None
        for node in self._place.sections:
            kind = kind_of_label(node.label, self._words)
            if kind is None or node.label is None or not node.title or self._is_context(node.index):
                continue
            parent = latest if kind == "tactic" else None
            mention = Mention(
                kind,
                node.label.path[-1],
                tidy(node.title),
                node.start,
                node.end,
                node.index,
                parent,
                self._goal(node.index),
            )
            if kind == "strategy":
                latest = mention
            self.mentions.append(mention)

    def _goal(self, section: int) -> str | None:
        for block in self._place.blocks_in(section):
            item = self._place.item_of(block)
            opened = self._words.kind_of(item.text, ("goal_opens",))
            if opened and block.kind is BlockKind.PARAGRAPH:
                return re.sub(r"^(?:เป้าหมาย|เป้าประสงค์|วัตถุประสงค์)[ :\-]{0,3}", "", item.text) or None
        return None

    def _from_items(self) -> None:
        latest: Mention | None = None
        for block in self._place.blocks:
            if block.kind is not BlockKind.ITEM:
                continue
            line = self._place.layout.lines[block.first]
            kind = kind_of_label(line.label, self._words)
            if kind is None or line.label is None or self._is_context(block.section):
                continue
            item = self._place.item_of(block)
            if item.text and len(item.text) <= TITLE_LENGTH:
                parent = latest if kind == "tactic" else None
                mention = Mention(kind, line.label.path[-1], item.text, line.start, item.end, block.section, parent)
                latest = mention if kind == "strategy" else latest
                self.mentions.append(mention)

    def _from_areas(self) -> None:
        if self._place.instrument.kind not in _AREA_KINDS:
            return
        for node in self._place.sections:
            numbered = node.label is None or (not node.label.word and len(node.label.path) <= 2)
            if numbered and self._opens_area(node.title) and not self._is_context(node.index):
                ordinal = node.label.path[-1] if node.label else None
                self.mentions.append(
                    Mention("policy_area", ordinal, tidy(node.title), node.start, node.end, node.index)
                )
        for block in self._place.blocks:
            if block.kind is BlockKind.ITEM:
                item = self._place.item_of(block)
                if item.ordinal is not None and self._opens_area(item.text) and not self._is_context(block.section):
                    self.mentions.append(
                        Mention("policy_area", item.ordinal, item.text, item.start, item.end, block.section)
                    )

    def _from_tactic_lists(self) -> None:
        """Take the points under a line that says just กลยุทธ์, below a policy area or strategy."""
        above: Mention | None = None
        taking = False
        starts = {m.start: m for m in self.mentions if m.kind in ("policy_area", "strategy", "dimension")}
        for block in self._place.blocks:
            item = self._place.item_of(block)
            line = self._place.layout.lines[block.first]
            if line.start in starts or item.start in starts:
                above, taking = starts.get(line.start) or starts.get(item.start), False
                continue
            if fold(line.body) in self._words.words["tactic_lists"]:
                taking = above is not None
                continue
            if block.kind is not BlockKind.ITEM:
                taking = taking and block.kind is BlockKind.FURNITURE
            elif taking and item.ordinal is not None and len(item.text) <= TITLE_LENGTH:
                self.mentions.append(
                    Mention("tactic", item.ordinal, item.text, item.start, item.end, block.section, above)
                )

    def _from_strategy_lists(self) -> None:
        for node in self._place.sections:
            if not fold(node.title).startswith(self._words.words["strategy_lists"]) or self._is_context(node.index):
                continue
            items = [item for item in self._place.items_in(node) if item.ordinal is not None]
            if 2 <= len(items) <= MOST_STRATEGIES and all(len(item.text) <= TITLE_LENGTH for item in items):
                self.mentions += [
                    Mention("strategy", item.ordinal, item.text, item.start, item.end, node.index) for item in items
                ]
                return

    def _opens_area(self, title: str) -> bool:
        return len(title) <= AREA_LENGTH and fold(title).startswith(self._words.words["area_opens"])

    def _from_tables(self) -> None:
        for view in self._place.tables:
            roles = read_roles(view.grid, self._words)
            section = view.grid.section
            if self._is_context(section):
                continue
            above: Mention | None = None
            for row in view.grid.rows:
                for group in row.group:
                    for mention in split_labels(group.text, group.start, section, self._words):
                        above = self._add(mention, above)
                above = self._from_row(row, roles, section, above)

    def _add(self, mention: Mention, above: Mention | None) -> Mention | None:
        if mention.kind == "tactic":
            self.mentions.append(replace(mention, parent=above) if above else mention)
            return above
        self.mentions.append(mention)
        return mention if mention.kind in _HOLDS_TACTICS else above

    def _from_row(
        self, row: Row, roles: tuple[str | None, ...], section: int | None, above: Mention | None
    ) -> Mention | None:
        for column, cell in enumerate(row.cells):
            if not cell.text:
                continue
            found = self._split_cell(cell, section)
            for mention in found:
                above = self._add(mention, above)
            role = roles[column] if column < len(roles) else None
            if not found and role == "area":
                self._add_area(cell, section)
            if not found and role == "tactic":
                self._add_tactic(cell, section, above)
            if not found and role is None and column == 0 and "tactic" in roles:
                title = re.sub(r"^\(?[0-9๐-๙]{1,2}[.)]\)?[ ]?", "", cell.text)
                above = Mention("strategy", None, tidy(title), cell.start, cell.end, section)
        return above

    def _add_area(self, cell: Cell, section: int | None) -> None:
        """Take a policy area named in a column of its own, with or without its number."""
        label = _NUMBERED.match(cell.text)
        title = re.sub(r"[ ]?\(ต่อ\)$", "", cell.text[label.end() :] if label else cell.text).strip()
        if self._place.instrument.kind in _AREA_KINDS and self._opens_area(title):
            ordinal = int(label[1].translate(_DIGITS)) if label else None
            self.mentions.append(Mention("policy_area", ordinal, tidy(title), cell.start, cell.end, section))

    def _add_tactic(self, cell: Cell, section: int | None, above: Mention | None) -> None:
        """Take a tactic named in a column of its own by its number, such as `๑.๒ title`."""
        label = _TACTIC.match(cell.text)
        if label is None or cell.is_filled or len(cell.text) > TITLE_LENGTH:
            return
        ordinal = int(label[1].translate(_DIGITS))
        title = tidy(cell.text[label.end() :])
        self.mentions.append(Mention("tactic", ordinal, title, cell.start, cell.end, section, above))

    def _split_cell(self, cell: Cell, section: int | None) -> list[Mention]:
        if len(cell.text) > 1500 or not self._words.patterns["label"].match(cell.text):
            return []
        found = split_labels(cell.text, 0, section, self._words)
        return [replace(m, start=cell.start, end=cell.end) for m in found if len(m.title) <= TITLE_LENGTH]


class _Merger:
    """Keeps one entry per strategy."""

    def __init__(self) -> None:
        self.entries: list[_Entry] = []

    def parent_of(self, mention: Mention) -> _Entry | None:
        """Return the entry of the strategy that a tactic is said to stand under."""
        if mention.parent is None:
            return None
        return self.match(mention.parent, None)

    def match(self, mention: Mention, parent: _Entry | None) -> _Entry | None:
        """Return the entry that says the same, or None."""
        best: tuple[float, _Entry] | None = None
        for entry in self.entries:
            if entry.mention.kind != mention.kind:
                continue
            if parent is not None and entry.parent is not None and parent is not entry.parent:
                continue
            likeness = alike(mention.title, entry.mention.title)
            same_number = mention.ordinal == entry.mention.ordinal and mention.ordinal is not None
            same_parent = parent is not None and parent is entry.parent
            either_open = mention.ordinal is None or entry.mention.ordinal is None
            fits = (same_number and (likeness >= SAME_TITLE or (same_parent and mention.kind == "tactic"))) or (
                either_open and likeness >= SAME_WORDING
            )
            if fits and (best is None or likeness > best[0]):
                best = (likeness, entry)
        return best[1] if best else None

    def add(self, mention: Mention) -> None:
        """Put the mention to its entry, or open one."""
        parent = self.parent_of(mention)
        entry = self.match(mention, parent)
        if entry is None:
            self.entries.append(_Entry(mention, parent, goal=mention.goal))
            return
        entry.others.append(mention)
        entry.parent = entry.parent or parent
        entry.goal = entry.goal or mention.goal


def find(place: Place, words: Wording) -> Iterator[Strategy]:
    """Yield one record per strategy, tactic, dimension and policy area of the instrument."""
    mentions = _Collector(place, words).collect()
    merger = _Merger()
    for mention in sorted((m for m in mentions if m.kind != "tactic"), key=lambda m: m.start):
        merger.add(mention)
    for mention in sorted((m for m in mentions if m.kind == "tactic"), key=lambda m: (m.parent is None, m.start)):
        merger.add(mention)
    made: dict[int, str] = {}
    for entry in merger.entries:
        first = entry.mention
        record = place.make(
            Strategy,
            first.start,
            first.end,
            first.section,
            kind=first.kind,
            ordinal=first.ordinal,
            title=first.title,
            goal=entry.goal,
            parent_id=made.get(id(entry.parent)) if entry.parent else None,
            also_at=[place.tracer.trace(m.start, m.end) for m in entry.others],
        )
        made[id(entry)] = record.id
        yield record


FORM = Form("strategies", yields=(Strategy,), find=find, rank=0)
