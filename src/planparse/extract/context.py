"""Under which strategy a row or table stands: full-width rows, headings, wording."""

from __future__ import annotations

import re

from planparse.extract.likeness import alike
from planparse.extract.place import Place
from planparse.lexicon.wording import fold, load_wording
from planparse.model.records import Strategy

_LIKE = 0.6
_NAMED = 0.85
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_LEAD_NUMBER = re.compile(r"^\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2})*[.)]{0,2}[ ]?")


class StrategyContext:
    """Follows the strategy and tactic in force while the rows of a table go by."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._words = load_wording("forms/strategies")
        self._all = place.found_of(Strategy)
        self._by_id = {item.id: item for item in self._all}
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
            self.strategy = self._by_id.get(self.tactic.parent_id)

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
            if found.parent_id and self.strategy is None:
                self.strategy = self._by_id.get(found.parent_id)
        else:
            self.strategy, self.tactic = found, None

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
        number = int(match["number"].translate(_DIGITS).rpartition(".")[2])
        after = self._words.patterns["label"].search(text, match.end())
        title = text[match.end() : after.start() if after else len(text)].strip()
        best: tuple[float, Strategy] | None = None
        for item in self._all:
            if item.kind != kind or item.ordinal != number:
                continue
            if kind == "tactic" and self.strategy is not None and item.parent_id not in (None, self.strategy.id):
                continue
            likeness = alike(title, item.title) if title else 1.0
            if kind == "tactic" and self.strategy is not None and item.parent_id == self.strategy.id:
                likeness = max(likeness, _LIKE)
            if likeness >= _LIKE and (best is None or likeness > best[0]):
                best = (likeness, item)
        return best[1] if best else self._only(kind, number)

    def _only(self, kind: str | None, number: int) -> Strategy | None:
        same = [item for item in self._all if item.kind == kind and item.ordinal == number]
        return same[0] if len(same) == 1 and kind != "tactic" else None

    def titled(self, text: str) -> Strategy | None:
        """Return the strategy whose title a wording is."""
        scored = [(alike(text, item.title), item) for item in self._all]
        best = max(scored, key=lambda pair: pair[0], default=None)
        return best[1] if best and best[0] >= _NAMED else None

    def numbered(self, number: int, text: str, kind: str = "strategy") -> Strategy | None:
        """Return the strategy of a summary row: by its title, else by number where one set is numbered."""
        found = self.titled(text)
        if found is not None:
            return found
        same = [item for item in self._all if item.kind == kind and item.ordinal == number]
        likely = [item for item in same if alike(text, item.title) >= _LIKE]
        return likely[0] if likely else None
