"""Projects told in lists: the project's name, and beneath it labelled lines (วัตถุประสงค์ : …, งบประมาณ : …)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from planparse.extract.action_lists import REPORTS
from planparse.extract.budget import Money, MoneyReading, read_money
from planparse.extract.context import StrategyContext, StrategyNames
from planparse.extract.form import Form
from planparse.extract.indicators import make_indicator
from planparse.extract.items import tidy
from planparse.extract.place import Place
from planparse.extract.points import is_nothing, split_points
from planparse.lexicon.likeness import LikeIndex
from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import Wording, fold
from planparse.model import Record
from planparse.model.layout import Block, BlockKind, Cell, Line
from planparse.model.records import BudgetLine, Indicator, Project, Strategy
from planparse.quantities import read_period
from planparse.quantities.schedule import read_quarters

PARTS = ("name", "objective", "target", "indicator", "period", "spent", "budget", "responsible", "aside")
TELLING = frozenset({"budget", "period", "responsible", "objective", "target", "indicator"})
MIN_PARTS = 3
"""Fewer labelled lines under a name than this make no project of it."""
LONGEST_NAME = 200
SAME_PROJECT = 0.85
_TEXT = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING)


@dataclass(slots=True)
class _Part:
    """What stands behind one label, with its place."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class _Draft:
    """A name, and the labelled lines found under it so far."""

    name: str
    ordinal: int | None
    line: Line
    section: int | None
    parts: dict[str, _Part] = field(default_factory=dict)
    last: str = ""


class _Walk:
    """The lines of one instrument, in order."""

    def __init__(self, place: Place, words: Wording) -> None:
        self._place, self._words = place, words
        self._names = StrategyNames(place)
        self._known: LikeIndex[Project] = LikeIndex()
        for project in place.found_of(Project):
            self._known.add("all", project.name, project)
        self._draft: _Draft | None = None

    def find(self) -> Iterator[Record]:
        """Yield the projects that have labelled lines, and what was spent on an area that is reported so."""
        for block in self._place.blocks:
            if block.kind in _TEXT:
                for at, line in enumerate(self._place.lines_of(block)):
                    yield from self._line(block, line, is_first=at == 0)
            elif block.kind is not BlockKind.FURNITURE:
                yield from self._close()
        yield from self._close()

    def _line(self, block: Block, line: Line, *, is_first: bool) -> Iterator[Record]:
        part, value, start = self._label_of(line)
        if part == "name":
            yield from self._close()
            self._draft = _Draft(value, None, line, block.section)
        elif part and self._draft is not None and part not in self._draft.parts:
            self._draft.parts[part] = _Part(value, start, line.end)
            self._draft.last = part
        elif part == "spent" and self._draft is None:
            yield from self._spent(block, _Part(value, start, line.end))
        elif part is None and self._names_work(line, is_first):
            yield from self._close()
            label = line.label
            self._draft = _Draft(tidy(line.body), label.path[-1] if label else None, line, block.section)
        elif part is None and self._draft is not None:
            yield from self._go_on(line, is_first)

    def _label_of(self, line: Line) -> tuple[str | None, str, int]:
        """Return which part of a project a line is labelled as, its wording, and where that begins."""
        found = self._words.patterns["labelled"].match(line.body)
        if found is None:
            return None, "", 0
        label = found["label"]
        part = self._words.kind_of(label, PARTS)
        return part, tidy(line.body[found.end() :]), line.body_start + found.end()

    def _names_work(self, line: Line, is_first: bool) -> bool:
        """Whether a line may name a project: it opens a block, with a number or as a project."""
        if len(line.body) > LONGEST_NAME or not (is_first or line.label is not None):
            return False
        return fold(line.body).startswith(self._words.words["work"])

    def _go_on(self, line: Line, is_first: bool) -> Iterator[Record]:
        """Add a line to the part above it; one that opens a block after the parts closes the project."""
        draft = self._draft
        if draft is None:
            return
        if not draft.parts and not is_first:
            draft.name = f"{draft.name} {line.text}"
        elif draft.parts and not is_first:
            part = draft.parts[draft.last]
            draft.parts[draft.last] = _Part(f"{part.text} {line.text}", part.start, line.end)
        elif line.label is not None or line.bullet:
            empty = draft.parts.get(draft.last)
            if empty is None or empty.text:
                yield from self._close()
            else:
                draft.parts[draft.last] = _Part(tidy(line.body), line.body_start, line.end)
        else:
            yield from self._close()

    # -- records ----------------------------------------------------------------------------------

    def _close(self) -> Iterator[Record]:
        """Yield the project in force, where it has parts enough, unless a table has told it."""
        draft, self._draft = self._draft, None
        if draft is None or len(TELLING & draft.parts.keys()) < MIN_PARTS:
            return
        end = max(part.end for part in draft.parts.values())
        twin = self._known.best("all", draft.name, SAME_PROJECT)
        if twin is not None:
            twin.also_at.append(self._place.tracer.trace(draft.line.start, end))
            return
        yield from self._records(draft, end)

    def _records(self, draft: _Draft, end: int) -> Iterator[Record]:
        context = StrategyContext(self._place, self._names)
        context.enter_section(draft.section)
        years = self._place.years
        period = read_period(self._text(draft, "period"), list(years))
        quarters = read_quarters(self._text(draft, "period"))
        money = self._money(draft.parts.get("budget"))
        responsible = self._text(draft, "responsible") or None
        project = self._place.make(
            Project,
            draft.line.start,
            end,
            draft.section,
            ordinal=draft.ordinal,
            name=draft.name,
            strategy_id=context.strategy.id if context.strategy else None,
            tactic_id=context.tactic.id if context.tactic else None,
            objective=self._text(draft, "objective") or None,
            indicator=self._text(draft, "indicator") or None,
            target=self._text(draft, "target") or None,
            responsible=responsible,
            department_id=resolve_department(responsible).id if responsible else None,
            starts_on=period.starts_on,
            ends_on=period.ends_on,
            schedule=[{"fiscal_year": year, "quarters": quarters} for year in years] if quarters else [],
            budget_status=money.status,
            budget_total=money.total,
            confidence=money.confidence,
        )
        self._known.add("all", project.name, project)
        yield project
        yield from self._indicators(draft, project)
        yield from self._amounts(draft.parts.get("budget"), project.id, draft.section, "item")

    def _text(self, draft: _Draft, part: str) -> str:
        found = draft.parts.get(part)
        return found.text if found is not None and not is_nothing(found.text) else ""

    def _money(self, part: _Part | None) -> MoneyReading:
        return read_money(Cell(part.text, part.start, part.end) if part is not None else Cell("", 0, 0))

    def _indicators(self, draft: _Draft, project: Project) -> Iterator[Indicator]:
        part = draft.parts.get("indicator")
        for ordinal, point in enumerate(split_points(part.text) if part and not is_nothing(part.text) else (), start=1):
            span = (part.start, part.end) if part else (0, 0)
            yield make_indicator(
                self._place, span, draft.section, point.text, parent_id=project.id, ordinal=point.ordinal or ordinal
            )

    def _amounts(self, part: _Part | None, parent: str, section: int | None, role: str) -> Iterator[BudgetLine]:
        """Yield one line per amount; of what was spent also one that says that nothing was."""
        money = self._money(part)
        years = self._place.years
        amounts = money.amounts
        if not amounts and role == "spent" and money.status in ("none", "unreadable") and part is not None:
            amounts = (Money(None, None, part.start, part.end),)
        for amount in amounts:
            yield self._place.make(
                BudgetLine,
                amount.start,
                amount.end,
                section,
                parent_id=parent,
                department=amount.department,
                department_id=resolve_department(amount.department).id if amount.department else None,
                fiscal_year=amount.fiscal_year or (years[0] if len(years) == 1 else None),
                amount=amount.baht,
                status="amount" if amount.baht is not None else money.status if not money.amounts else "unreadable",
                role="total" if amount.is_sum else role,
                confidence=amount.confidence,
            )

    def _spent(self, block: Block, part: _Part) -> Iterator[BudgetLine]:
        """Yield what a report says was spent on the area or strategy that its heading names."""
        if self._place.instrument.kind not in REPORTS:
            return
        context = StrategyContext(self._place, self._names)
        context.enter_section(block.section)
        owner: Strategy | None = context.tactic or context.strategy
        if owner is not None:
            yield from self._amounts(part, owner.id, block.section, "spent")


def find(place: Place, words: Wording) -> Iterator[Record]:
    """Yield the projects that lists of labelled lines tell."""
    if any(words.patterns["labelled"].match(line.body) for line in place.text_lines()):
        yield from _Walk(place, words).find()


FORM = Form("project_lists", yields=(Project, Indicator, BudgetLine), find=find, rank=3)
