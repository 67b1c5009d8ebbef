"""Measures of policies and scorecards: what is to be done for each dimension, area or strategy, and its indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from planparse.extract.action_lists import REPORTS
from planparse.extract.context import StrategyContext, StrategyNames
from planparse.extract.form import Form
from planparse.extract.indicators import IndicatorCells
from planparse.extract.items import Item, tidy
from planparse.extract.place import Place
from planparse.extract.points import cell_points, is_nothing
from planparse.extract.tableview import TableView
from planparse.lexicon.wording import Wording, fold
from planparse.model import Record
from planparse.model.layout import Row
from planparse.model.records import Action, Indicator, Strategy
from planparse.quantities import is_mark, read_ordinal

_NUMBER = re.compile(r"^\(?[0-9๐-๙]{1,2}[.)]{1,2}[ ]?")
_OWNERS = ("strategy", "tactic")
_KINDS = ("dimension", "policy_area", "strategy")


@dataclass(slots=True)
class _Sheet:
    """One table of measures while its rows are read; the points are counted on under each owner."""

    place: Place
    view: TableView
    words: Wording
    context: StrategyContext
    role: str
    indicators: IndicatorCells
    counts: dict[str | None, int] = field(default_factory=dict)

    def find(self) -> Iterator[Record]:
        """Yield the indicators and actions row by row; a cell over several rows is read once."""
        self.context.enter_table(self.view.grid)
        listed = self.view.has(*_OWNERS)
        for row in self.view.rows:
            for group in row.group:
                self.context.enter_group(group.text)
            self._enter(row)
            owner = self.context.tactic or self.context.strategy
            if owner is None and not listed:
                continue
            self._take_goal(row, owner)
            yield from self.indicators.read(row, owner)
            yield from self._actions(row, owner)

    def _enter(self, row: Row) -> None:
        """Take the strategy, area or tactic that the row's own cells name; one that nobody knows is none."""
        for role in _OWNERS:
            text = tidy(self.view.text(row, role))
            if not text or is_nothing(text) or self.context.enter_group(text):
                continue
            found = self._numbered(row, text) or self.context.titled(_NUMBER.sub("", text))
            if role == "tactic":
                self.context.tactic = found
            else:
                self.context.strategy, self.context.tactic = found, None

    def _numbered(self, row: Row, text: str) -> Strategy | None:
        number = read_ordinal(self.view.text(row, "ordinal")) or read_ordinal(text[:4])
        if number is None:
            return None
        found = (self.context.numbered(number, _NUMBER.sub("", text), kind) for kind in _KINDS)
        return next((one for one in found if one is not None), None)

    def _take_goal(self, row: Row, owner: Strategy | None) -> None:
        goal = tidy(self.view.text(row, "goal"))
        if goal and owner is not None and owner.goal is None and not is_nothing(goal):
            owner.goal = goal

    def _actions(self, row: Row, owner: Strategy | None) -> Iterator[Action]:
        for _, cell in self.view.cells(row, "measure"):
            if cell.is_filled or is_mark(cell.text):
                continue
            for point in cell_points(cell):
                yield self.place.make(
                    Action,
                    point.start,
                    point.end,
                    self.view.grid.section,
                    parent_id=owner.id if owner else None,
                    ordinal=self._count(owner, point),
                    text=point.text,
                    role=self.role,
                )

    def _count(self, owner: Strategy | None, point: Item) -> int:
        """Return the number printed where it goes on with the owner's run, else the next one."""
        key = owner.id if owner else None
        last = self.counts.get(key, 0)
        self.counts[key] = point.ordinal if point.ordinal is not None and point.ordinal > last else last + 1
        return self.counts[key]


def _place_aims(view: TableView) -> TableView:
    """Return the view with each column headed just เป้าหมาย told: the goal of what stands left of it, or a target.

    Behind the column of the indicators it is what they are to reach.
    """
    first = next((at for at, role in enumerate(view.roles) if role == "indicator"), len(view.roles))
    roles = tuple(("target" if at > first else "goal") if role == "aim" else role for at, role in enumerate(view.roles))
    return TableView(view.grid, view.kind, roles, view.years, view.quarters, view.months)


def _role_of(place: Place, view: TableView, words: Wording) -> str:
    """Return whether the measures are planned or done: as their heading says, else as the instrument does."""
    headings = [heading for at, path in enumerate(view.grid.columns) if view.roles[at] == "measure" for heading in path]
    if any(words.holds("done", heading) for heading in headings):
        return "done"
    neutral = any(fold(heading) in words.words["neutral"] for heading in headings)
    return "done" if neutral and place.instrument.kind in REPORTS else "planned"


def find(place: Place, words: Wording) -> Iterator[Record]:
    """Yield what the tables of measures say; a goal is put into the record of its strategy or area."""
    names: StrategyNames | None = None
    for view in map(_place_aims, place.tables_of("measures")):
        names = names or StrategyNames(place)
        context = StrategyContext(place, names)
        yield from _Sheet(place, view, words, context, _role_of(place, view, words), IndicatorCells(place, view)).find()


FORM = Form("measures", yields=(Indicator, Action), find=find, rank=1)
