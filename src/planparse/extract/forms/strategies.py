"""Strategies, tactics, scorecard dimensions and policy areas, however often a plan repeats them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from planparse.extract.form import Form
from planparse.extract.items import tidy
from planparse.extract.place import Place
from planparse.extract.strategy_mentions import Mention, Merger, Owners, own_by_number
from planparse.extract.strategy_tables import TITLE_LENGTH, TableMentions, kind_of_label, opens_area, split_labels
from planparse.lexicon.lead_ins import opens_list
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import BlockKind, Label, SectionNode
from planparse.model.records import Strategy
from planparse.quantities.digits import to_arabic

MOST_STRATEGIES = 12
_JOINED = re.compile(r"[ ]?(?:และ|,)[ ]?$")
_AREA_KINDS = ("hr_policy", "progress_report", "memo", "announcement")
_HOLDS_LISTS = ("policy_area", "strategy", "dimension")


class _Collector:
    """Gathers the mentions of one instrument in the order of the text."""

    def __init__(self, place: Place, words: Wording) -> None:
        self._place = place
        self._words = words
        text = " ".join(line.text for line in place.text_lines())[:400_000]
        self._has_scorecard = words.holds("scorecard", text)
        self._owning = _HOLDS_LISTS if self._has_scorecard else _HOLDS_LISTS[:2]
        self.mentions: list[Mention] = []

    def collect(self) -> list[Mention]:
        """Return the mentions, those of sections and lists first, then those of tables."""
        self._from_labels()
        self._from_tactic_lists()
        tables = list(self._tables())
        if not _name_strategies(self.mentions) and not _name_strategies(tables):
            self._from_strategy_lists()
            if not _name_strategies(self.mentions):
                self._from_counted_lists()
            if not _name_strategies(self.mentions):
                tables = list(self._tables(takes_titles=True))
        self.mentions += tables
        return own_by_number(m for m in self.mentions if m.kind != "dimension" or self._has_scorecard)

    def _is_context(self, section: int | None) -> bool:
        return any(self._quotes(node) for node in self._place.ancestors(section))

    def _quotes(self, node: SectionNode) -> bool:
        """Whether a heading says that what stands below is another body's, or is to be tied to it."""
        if self._words.holds("context", node.title):
            return True
        return kind_of_label(node.label, self._words) is None and self._words.holds("links", node.title)

    def _from_labels(self) -> None:
        """Take what headings and points name by label, and policy areas; a tactic belongs to what it stands under."""
        owners = Owners(self._place, self._owning)
        named = [*self._labelled_sections(), *self._labelled_items(), *self._areas()]
        self.mentions += [owners.place(mention) for mention in sorted(named, key=lambda one: one.start)]

    def _labelled_sections(self) -> Iterator[Mention]:
        for node in self._place.sections:
            kind = kind_of_label(node.label, self._words)
            if kind is None or node.label is None or not node.title or self._is_context(node.index):
                continue
            title, tactics = self._run_in(tidy(node.title), kind, node.start, node.end, node.index)
            yield Mention(
                kind,
                node.label.path[-1],
                title,
                node.start,
                node.end,
                node.index,
                goal=self._goal(node.index),
                number=node.label.path,
            )
            yield from tactics

    def _run_in(self, title: str, kind: str, start: int, end: int, section: int | None) -> tuple[str, list[Mention]]:
        """Return a strategy's title without the tactics that its line goes on to list, and those tactics."""
        found = self._words.patterns["goes_on_to"].search(title) if kind in self._owning else None
        listed = split_labels(title[found.end() :], 0, section, self._words) if found else []
        if found is None or not listed or any(mention.kind != "tactic" for mention in listed):
            return title, []
        trimmed = (replace(m, title=_JOINED.sub("", m.title), start=start + 1, end=end) for m in listed)
        return title[: found.start()].rstrip(), list(trimmed)

    def _goal(self, section: int) -> str | None:
        for block in self._place.blocks_in(section):
            item = self._place.item_of(block)
            opened = self._words.kind_of(item.text, ("goal_opens",))
            if opened and block.kind is BlockKind.PARAGRAPH:
                return re.sub(r"^(?:เป้าหมาย|เป้าประสงค์|วัตถุประสงค์)[ :\-]{0,3}", "", item.text) or None
        return None

    def _labelled_items(self) -> Iterator[Mention]:
        for block in self._place.blocks:
            if block.kind is not BlockKind.ITEM:
                continue
            line = self._place.layout.lines[block.first]
            kind = kind_of_label(line.label, self._words)
            if kind is None or line.label is None or self._is_context(block.section):
                continue
            item = self._place.item_of(block)
            title, goal = self._part_goal(item.text)
            title, tactics = self._run_in(title, kind, line.start, item.end, block.section)
            if title and len(title) <= TITLE_LENGTH:
                path = line.label.path
                yield Mention(kind, path[-1], title, line.start, item.end, block.section, goal=goal, number=path)
                yield from tactics

    def _part_goal(self, text: str) -> tuple[str, str | None]:
        """Return the title of a strategy and its goal, where that stands right under it: `เป้าประสงค์ : …`."""
        found = self._words.patterns["goal_below"].search(text)
        return (text[: found.start()], text[found.end() :].strip() or None) if found else (text, None)

    def _areas(self) -> Iterator[Mention]:
        if self._place.instrument.kind not in _AREA_KINDS:
            return
        for node in self._place.sections:
            numbered = node.label is None or (self._counts(node.label) and len(node.label.path) <= 2)
            if numbered and opens_area(node.title, self._words) and not self._is_context(node.index):
                ordinal = node.label.path[-1] if node.label else None
                yield Mention("policy_area", ordinal, tidy(node.title), node.start, node.end, node.index)
        for block in self._place.blocks:
            if block.kind is BlockKind.ITEM:
                item = self._place.item_of(block)
                if (
                    item.ordinal is not None
                    and opens_area(item.text, self._words)
                    and not self._is_context(block.section)
                ):
                    yield Mention("policy_area", item.ordinal, item.text, item.start, item.end, block.section)

    def _counts(self, label: Label) -> bool:
        """Whether a number stands alone or after a word that counts anything: ข้อ ๑."""
        return not label.word or fold(label.word) in self._words.words["counted"]

    def _from_tactic_lists(self) -> None:
        """Take the points under a line that says just กลยุทธ์, below a policy area or strategy."""
        owners = Owners(self._place, self._owning)
        taking = False
        starts = {mention.start: mention for mention in self.mentions}
        for block in self._place.blocks:
            item = self._place.item_of(block)
            line = self._place.layout.lines[block.first]
            named = starts.get(line.start) or starts.get(item.start)
            if named is not None:
                owners.place(named)
                taking = taking and named.kind == "tactic"
            elif fold(line.body) in self._words.words["tactic_lists"]:
                taking = owners.has_any
            elif block.kind is not BlockKind.ITEM:
                taking = taking and block.kind is BlockKind.FURNITURE
            elif taking and item.ordinal is not None and len(item.text) <= TITLE_LENGTH:
                found = Mention("tactic", item.ordinal, item.text, item.start, item.end, block.section)
                self.mentions.append(owners.place(found))

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

    def _from_counted_lists(self) -> None:
        """Take the points under a sentence that says how many strategies they are, where they are as many."""
        for at, block in enumerate(self._place.blocks):
            text = self._place.item_of(block).text if block.kind is BlockKind.PARAGRAPH else ""
            told = self._words.patterns["counted_strategies"].search(text) if opens_list(text) else None
            if told is None or self._is_context(block.section):
                continue
            if any(self._words.holds(name, text) for name in ("context", "links", "others")):
                continue
            count = int(to_arabic(told["count"]))
            points = self._place.blocks[at + 1 : at + 1 + count]
            items = [self._place.item_of(point) for point in points if point.kind is BlockKind.ITEM]
            numbers = [item.ordinal for item in items]
            if numbers == list(range(1, count + 1)) and all(len(item.text) <= TITLE_LENGTH for item in items):
                self.mentions += [
                    Mention("strategy", item.ordinal, item.text, item.start, item.end, block.section) for item in items
                ]
                return

    def _tables(self, *, takes_titles: bool = False) -> Iterator[Mention]:
        takes_areas = self._place.instrument.kind in _AREA_KINDS
        for view in self._place.tables:
            if not self._is_context(view.grid.section):
                yield from TableMentions(view, self._words, takes_areas=takes_areas, takes_titles=takes_titles).find()


def _name_strategies(mentions: Iterable[Mention]) -> bool:
    return any(mention.kind == "strategy" for mention in mentions)


def find(place: Place, words: Wording) -> Iterator[Strategy]:
    """Yield one record per strategy, tactic, dimension and policy area of the instrument."""
    mentions = _Collector(place, words).collect()
    merger = Merger()
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
