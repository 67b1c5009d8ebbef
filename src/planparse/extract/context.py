"""Under which strategy a row or table stands: full-width rows, headings, wording."""

from __future__ import annotations

import re
from collections import Counter

from planparse.extract.place import Place
from planparse.lexicon.likeness import LikeIndex
from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Grid
from planparse.model.records import Strategy
from planparse.quantities.digits import to_arabic

_LIKE = 0.6
_NAMED = 0.85
_NUMBERED_KINDS = ("strategy", "dimension", "policy_area")
MOST_TITLES = 512
"""So many titles are compared with a wording that is none of them letter by letter."""
_MORE_NUMBERS = re.compile(r"(?:[-–,/&]|ถึง|และ|กับ|หรือ)?[ ]{0,2}[0-9๐-๙]")
"""What follows the number of a strategy where more than that one is named: ยุทธศาสตร์ที่ ๑ - ๔, ที่ ๑ และ ๓."""
_LEAD_NUMBER = re.compile(r"^\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]{0,2}[ ]?")


class StrategyNames:
    """The strategies of one instrument, to be found by id, number and title."""

    def __init__(self, place: Place) -> None:
        self.by_id: dict[str, Strategy] = {}
        self._kinds: Counter[str] = Counter()
        self._titles: LikeIndex[Strategy] = LikeIndex(MOST_TITLES)
        self._numbers: dict[tuple[str | None, int | None], list[Strategy]] = {}
        self._tactics: dict[tuple[str | None, int | None], Strategy] = {}
        for item in place.found_of(Strategy):
            self.by_id[item.id] = item
            self._kinds[item.kind] += 1
            self._titles.add("all", item.title, item)
            self._titles.add((item.kind, item.ordinal), item.title, item)
            self._numbers.setdefault((item.kind, item.ordinal), []).append(item)
            if item.kind == "tactic":
                self._tactics.setdefault((item.parent_id, item.ordinal), item)

    def find(self, kind: str | None, number: int, title: str, under: Strategy | None) -> Strategy | None:
        """Return the strategy of that kind and number whose title is alike.

        A tactic is one `under` that strategy, unless the title is plainly that of another strategy's.
        """
        if kind != "tactic" or under is None:
            if not title:
                return next(iter(self._numbers.get((kind, number), ())), None)
            return self._titles.best((kind, number), title, _LIKE)
        own = self._tactics.get((under.id, number))
        if not title:
            return own or self._tactics.get((None, number))
        likely = (item for _, item in self._titles.ranked((kind, number), title, _LIKE))
        here = next((item for item in likely if item.parent_id in (None, under.id)), None)
        return here or self._titles.best((kind, number), title, _NAMED) or own

    def only(self, kind: str | None, number: int) -> Strategy | None:
        """Return the strategy of that kind and number where there is just one."""
        same = self._numbers.get((kind, number), ())
        return same[0] if len(same) == 1 else None

    def count(self, kind: str) -> int:
        """Return how many strategies of a kind there are."""
        return self._kinds[kind]

    def titled(self, text: str) -> Strategy | None:
        """Return the strategy, whatever its kind, whose title a wording is."""
        return self._titles.best("all", text, _NAMED)


class StrategyContext:
    """Follows the strategy and tactic in force while the rows of a table go by."""

    def __init__(self, place: Place, names: StrategyNames | None = None) -> None:
        self._place = place
        self._words = load_wording("forms/strategies")
        self._names = names or StrategyNames(place)
        self.strategy: Strategy | None = None
        self.tactic: Strategy | None = None

    def enter_section(self, section: int | None) -> None:
        """Take the strategy and tactic of the headings that a table stands under."""
        self.strategy = self.tactic = None
        for node in self._place.ancestors(section):
            number = f"{node.label.text} " if node.label else ""
            found = self.name(f"{number}{node.title}") or self.titled(node.title)
            if found is not None and found.kind == "tactic" and self.tactic is None:
                self.tactic = found
            elif found is not None and found.kind != "tactic" and self.strategy is None:
                self.strategy = found
        if self.tactic is not None and self.strategy is None and self.tactic.parent_id:
            self.strategy = self._names.by_id.get(self.tactic.parent_id)

    def enter_table(self, grid: Grid) -> None:
        """Take the strategy and tactic of the headings above a table, and of its title where that names just one."""
        self.enter_section(grid.section)
        title = grid.title or ""
        labels = list(self._words.patterns["label"].finditer(title))
        if any(_MORE_NUMBERS.match(title, label.end()) for label in labels):
            return
        named = {found.id: found for label in labels if (found := self.name(title[label.start() :])) is not None}
        for is_tactic in (False, True):
            same = [found for found in named.values() if (found.kind == "tactic") is is_tactic]
            if len(same) == 1:
                self._enter(same[0])

    def enter_group(self, text: str) -> bool:
        """Take a full-width row; return whether it names a strategy or tactic."""
        named = False
        for match in self._words.patterns["label"].finditer(text):
            found = self.name(text[match.start() :])
            if found is not None:
                self._enter(found)
                named = True
        if not named:
            found = self.titled(_LEAD_NUMBER.sub("", text))
            if found is not None:
                self._enter(found)
                named = True
        return named

    def _enter(self, found: Strategy) -> None:
        if found.kind == "tactic":
            self.tactic = found
            if found.parent_id:
                self.strategy = self._names.by_id.get(found.parent_id)
        else:
            self.strategy, self.tactic = found, None

    def is_one_of_several(self) -> bool:
        """Whether the plan has other strategies of the kind of the one in force."""
        return self.strategy is not None and self._names.count(self.strategy.kind) > 1

    def is_label(self, text: str) -> bool:
        """Whether a wording opens as the label of a strategy, whether that is known or not."""
        return self._words.patterns["label"].match(text) is not None

    def name(self, text: str) -> Strategy | None:
        """Return the strategy that a wording names by label and title."""
        match = self._words.patterns["label"].match(text)
        if not match:
            return None
        kind = next(
            (
                k
                for k in ("strategy", "tactic", "dimension", "policy_area")
                if fold(match["word"]) in self._words.words[k]
            ),
            None,
        )
        number = int(to_arabic(match["number"]).rpartition(".")[2])
        after = self._words.patterns["label"].search(text, match.end())
        title = text[match.end() : after.start() if after else len(text)].strip()
        found = self._names.find(kind, number, title, self.strategy)
        if found is None and kind != "tactic":
            return self._names.only(kind, number)
        return found

    def titled(self, text: str) -> Strategy | None:
        """Return the strategy whose title a wording is."""
        return self._names.titled(text)

    def counted(self, number: int) -> Strategy | None:
        """Return the strategy, dimension or policy area of that number, where there is just one of its kind."""
        return next((found for kind in _NUMBERED_KINDS if (found := self._names.only(kind, number))), None)

    def numbered(self, number: int, text: str, kind: str = "strategy") -> Strategy | None:
        """Return the strategy of a summary row: by its title, else by number where one set is numbered."""
        return self.titled(text) or (self._names.find(kind, number, text, None) if text else None)
