"""Strategies named in tables: in full-width rows, and in columns of strategies, tactics and policy areas."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from planparse.extract.items import tidy
from planparse.extract.strategy_mentions import Mention
from planparse.extract.tableview import TableView, read_roles
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Cell, Label, Row
from planparse.quantities.digits import to_arabic

KINDS = ("strategy", "tactic", "dimension", "policy_area")
TITLE_LENGTH = 230
AREA_LENGTH = 90
SHORTEST_TITLE = 6
_NAMES_THEM = ("projects", "strategy_targets", "measures")
_LONGEST_CELL = 1500
_HOLDS_TACTICS = ("strategy", "dimension")
_NUMBERED = re.compile(r"\(?([0-9๐-๙]{1,2})[.)]{1,2}[ ]?")
_TACTIC = re.compile(r"\(?(?:[0-9๐-๙]{1,2}\.)*([0-9๐-๙]{1,2})(?:[.)]{1,2}|[ ])[ ]?(?=[ก-ฮเ-ไ])")
_CONTINUED = re.compile(r"[ ]?\(ต่อ\)$")


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
            number = tuple(map(int, to_arabic(match["number"]).split(".")))
            span = (start + match.start(), start + end)
            mentions.append(Mention(kind, number[-1], title, *span, section, number=number))
    return mentions


def opens_area(title: str, words: Wording) -> bool:
    """Whether a title is one of a policy area: `ด้านการสรรหา`."""
    return len(title) <= AREA_LENGTH and fold(title).startswith(words.words["area_opens"])


class TableMentions:
    """Reads the strategies of one table.

    `takes_areas`: the instrument is of a kind that has policy areas; `takes_titles`: a column of strategies names
    them by their titles alone, for the instrument names none by label.
    """

    def __init__(self, view: TableView, words: Wording, *, takes_areas: bool, takes_titles: bool = False) -> None:
        self._view = view
        self._words = words
        self._takes_areas = takes_areas
        self._takes_titles = takes_titles and view.kind in _NAMES_THEM
        self._roles = read_roles(view.grid, words)
        self._section = view.grid.section
        self._above: Mention | None = None

    def find(self) -> Iterator[Mention]:
        """Yield the mentions row by row; a tactic stands under the strategy named last."""
        for row in self._view.grid.rows:
            for group in row.group:
                for mention in split_labels(group.text, group.start, self._section, self._words):
                    yield self._enter(mention)
            yield from self._row(row)

    def _enter(self, mention: Mention) -> Mention:
        if mention.kind == "tactic":
            return replace(mention, parent=self._above)
        if mention.kind in _HOLDS_TACTICS:
            self._above = mention
        return mention

    def _row(self, row: Row) -> Iterator[Mention]:
        for column, cell in enumerate(row.cells):
            if not cell.text:
                continue
            found = self._split_cell(cell)
            yield from map(self._enter, found)
            role = self._roles[column] if column < len(self._roles) else None
            if found:
                continue
            if role == "area":
                yield from self._area(cell)
            elif role == "dimension":
                yield from map(self._enter, self._dimension(cell))
            elif role == "tactic":
                yield from self._tactic(cell)
            elif role == "strategy" and self._takes_titles:
                yield from map(self._enter, self._strategy(cell))
            elif role is None and column == 0 and "tactic" in self._roles:
                title = re.sub(r"^\(?[0-9๐-๙]{1,2}[.)]\)?[ ]?", "", cell.text)
                self._above = Mention("strategy", None, tidy(title), cell.start, cell.end, self._section)

    def _split_cell(self, cell: Cell) -> list[Mention]:
        if len(cell.text) > _LONGEST_CELL or not self._words.patterns["label"].match(cell.text):
            return []
        found = split_labels(cell.text, 0, self._section, self._words)
        return [replace(m, start=cell.start, end=cell.end) for m in found if len(m.title) <= TITLE_LENGTH]

    def _area(self, cell: Cell) -> Iterator[Mention]:
        """Yield a policy area named in a column of its own, with or without its number."""
        label = _NUMBERED.match(cell.text)
        title = _CONTINUED.sub("", cell.text[label.end() :] if label else cell.text).strip()
        if self._takes_areas and opens_area(title, self._words):
            ordinal = int(to_arabic(label[1])) if label else None
            yield Mention("policy_area", ordinal, tidy(title), cell.start, cell.end, self._section)

    def _strategy(self, cell: Cell) -> Iterator[Mention]:
        """Yield a strategy named in a column of its own by its title, with or without its number."""
        label = _NUMBERED.match(cell.text)
        title = _CONTINUED.sub("", tidy(cell.text[label.end() :] if label else cell.text))
        if cell.is_filled or not SHORTEST_TITLE <= len(title) <= TITLE_LENGTH or title.startswith("รวม"):
            return
        ordinal = int(to_arabic(label[1])) if label else None
        yield Mention("strategy", ordinal, title, cell.start, cell.end, self._section)

    def _dimension(self, cell: Cell) -> Iterator[Mention]:
        """Yield a dimension named in a column of its own by its title, with or without its number."""
        if not self._words.patterns["label"].match(cell.text):
            yield from (replace(mention, kind="dimension") for mention in self._strategy(cell))

    def _tactic(self, cell: Cell) -> Iterator[Mention]:
        """Yield a tactic named in a column of its own by its number, such as `๑.๒ title`."""
        label = _TACTIC.match(cell.text)
        if label is None or cell.is_filled or len(cell.text) > TITLE_LENGTH:
            return
        ordinal = int(to_arabic(label[1]))
        title = tidy(cell.text[label.end() :])
        yield Mention("tactic", ordinal, title, cell.start, cell.end, self._section, self._above)
