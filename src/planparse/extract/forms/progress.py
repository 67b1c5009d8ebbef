"""Progress tables: what was done, allotted and spent for each policy issue, project, department or indicator."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from planparse.extract.budget import Money, MoneyReading, read_money
from planparse.extract.context import StrategyContext, StrategyNames
from planparse.extract.form import Form
from planparse.extract.forms.projects import split_parts
from planparse.extract.indicators import make_indicator, value_beside
from planparse.extract.items import number_items, tidy
from planparse.extract.place import Place
from planparse.extract.points import cell_points, is_nothing, split_points
from planparse.extract.schedule import column_year
from planparse.extract.tableview import TableView
from planparse.lexicon.likeness import LikeIndex
from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import Wording, fold
from planparse.model import Record
from planparse.model.layout import Cell, Row
from planparse.model.records import Action, BudgetLine, Indicator, Project, Strategy
from planparse.quantities import is_mark, read_fiscal_years, read_ordinal

SAME_PROJECT = 0.85
SAME_NUMBERED_PROJECT = 0.6
MOST_PROJECTS = 512
"""So many projects are compared with a name that is none of them letter by letter."""
"""Likeness of two project names from which they are one: alone, and where the numbers agree as well."""
_NAME_NUMBER = re.compile(r"^\(?([0-9๐-๙]{1,2})[.)]{1,2}(?![0-9๐-๙])[ ]?")
_BARE_FIGURE = re.compile(r"(?:ร้อยละ[ ]?)?[0-9๐-๙]{1,3}(?:\.[0-9๐-๙]{1,2})?[ ]?%?$")
"""How far something is, and not what was done."""
_MONEY = ("allotted", "spent")
_PLANS = ("hr_policy", "management_plan", "development_plan", "manpower_plan")
_HEADS = ("issue", "project", "department", "planned")


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a row speaks of: the record that its actions and amounts belong to."""

    parent: Project | Strategy | Indicator | None
    department: str | None = None

    @property
    def parent_id(self) -> str | None:
        """The parent's id, None where the row stands for the whole document or a department."""
        return self.parent.id if self.parent is not None else None


@dataclass(slots=True)
class _Sheet:
    """One progress table while its rows are read."""

    place: Place
    view: TableView
    words: Wording
    context: StrategyContext
    projects: LikeIndex[Project]
    reached: dict[str | None, int] = field(default_factory=dict)
    seen: set[str | None] = field(default_factory=set)

    def find(self) -> Iterator[Record]:
        """Yield the projects that no other form knows, the actions and the budget lines, row by row."""
        self.context.enter_table(self.view.grid)
        subject = self._whole()
        for row in self.view.rows:
            for group in row.group:
                self.context.enter_group(group.text)
                subject = self._whole()
            if self._is_total(row):
                owner = self._summed(row)
                yield from self._money(row, _Subject(owner), "subtotal" if owner else "total")
                continue
            self.seen.add(self.context.strategy.id if self.context.strategy else None)
            if not self.view.has(*_HEADS):
                yield from self._result(row, subject)
                continue
            if any(self.view.text(row, role) for role in _HEADS):
                made = list(self._subject(row))
                subject = made[-1] if isinstance(made[-1], _Subject) else subject
                yield from (record for record in made if not isinstance(record, _Subject))
            if self._tells_results():
                yield from self._result(row, subject)
                continue
            yield from self._actions(row, subject)
            yield from self._money(row, subject, self._allotted_role(subject))

    def _tells_results(self) -> bool:
        """Whether the table is of indicators, and of what was reached, under issues of a policy."""
        return self.view.has("issue") and self.view.has("indicator") and self.view.has("result")

    def _whole(self) -> _Subject:
        return _Subject(self.context.tactic or self.context.strategy)

    def _is_total(self, row: Row) -> bool:
        heads = [cell.text for role in _HEADS for _, cell in self.view.cells(row, role)]
        heads += [cell.text for cell in row.cells[:2]]
        return any(text and len(text) < 60 and fold(text).startswith(self.words.words["total"]) for text in heads)

    def _summed(self, row: Row) -> Strategy | None:
        """Return the strategy that a total is of: the only one in the table, where the plan has others."""
        heads = [fold(cell.text) for cell in row.cells if cell.text]
        grand = self.words.words["grand_total"]
        if any(head.startswith(grand) for head in heads) or len(self.seen) > 1 or not self.view.has("project"):
            return None
        return self.context.strategy if self.context.is_one_of_several() else None

    def _allotted_role(self, subject: _Subject) -> str:
        """An amount of a strategy's row in a summary sums up its projects; other rows are items."""
        is_summary = not self.view.has("progress", "planned", "project")
        return "subtotal" if is_summary and isinstance(subject.parent, Strategy) else "item"

    # -- whom a row speaks of ---------------------------------------------------------------------

    def _subject(self, row: Row) -> Iterator[Record | _Subject]:
        """Yield the records that the row itself makes, and last the subject."""
        issue = tidy(self.view.text(row, "issue"))
        if issue and not self.context.enter_group(issue):
            self._enter_numbered(row, issue)
        name = tidy(self.view.text(row, "project"))
        if name and not is_nothing(name):
            project = self._known(row, name)
            if project is None:
                records = list(self._project(row, name))
                yield from records
                project = next(record for record in records if isinstance(record, Project))
            yield _Subject(project)
            return
        department = tidy(self.view.text(row, "department"))
        if department and not issue:
            yield _Subject(None, department)
        else:
            yield self._whole()

    def _enter_numbered(self, row: Row, issue: str) -> None:
        """Take the strategy whose number and likely title a summary's row gives."""
        number = read_ordinal(self.view.text(row, "ordinal"))
        for kind in ("policy_area", "dimension", "strategy") if number is not None else ():
            found = self.context.numbered(number or 0, issue, kind)
            if found is not None:
                self.context.strategy, self.context.tactic = found, None
                return

    def _known(self, row: Row, name: str) -> Project | None:
        """Return the project of that name that an earlier form or row found."""
        ordinal = read_ordinal(self.view.text(row, "ordinal"))
        found = list(islice(self.projects.ranked("all", name, SAME_PROJECT), 1))
        if ordinal is not None:
            found += islice(self.projects.ranked(ordinal, name, SAME_NUMBERED_PROJECT), 1)
        return max(found, key=lambda pair: pair[0])[1] if found else None

    def _project(self, row: Row, name: str) -> Iterator[Record]:
        money = [read_money(cell) for _, cell in self.view.cells(row, "allotted")]
        if not money:  # what was spent tells at least that nothing was needed
            money = [r for _, cell in self.view.cells(row, "spent") if (r := read_money(cell)).status == "none"]
        number = _NAME_NUMBER.match(name)
        totals = [reading.total for reading in money if reading.total is not None]
        responsible = tidy(self.view.text(row, "responsible")) or None
        project = self.place.make(
            Project,
            row.start,
            row.end,
            self.view.grid.section,
            ordinal=read_ordinal(number[1] if number else self.view.text(row, "ordinal")),
            name=name[number.end() :] if number else name,
            strategy_id=self.context.strategy.id if self.context.strategy else None,
            tactic_id=self.context.tactic.id if self.context.tactic else None,
            objective=tidy(self.view.text(row, "objective")) or None,
            indicator=tidy(self.view.text(row, "indicator")) or None,
            target=tidy(self.view.text(row, "target")) or None,
            responsible=responsible,
            department_id=resolve_department(responsible).id if responsible else None,
            budget_status="amount" if totals else _status(money),
            budget_total=sum(totals) if totals else None,
            confidence=min((reading.confidence for reading in money), default=1.0),
        )
        _add(self.projects, project)
        yield project
        yield from self._indicators(row, project)

    def _indicators(self, row: Row, project: Project) -> Iterator[Indicator]:
        parts = [
            (cell, kind, text)
            for role in ("indicator", "target")
            for cell in (self.view.cell(row, role),)
            for kind, text in split_parts(cell.text)
            if role == "indicator" or kind is not None
        ]
        for ordinal, (cell, kind, text) in enumerate(parts, start=1):
            span = (cell.start, cell.end)
            section = self.view.grid.section
            target = value_beside(text, tidy(self.view.text(row, "target"))) if kind is None else ""
            yield make_indicator(
                self.place,
                span,
                section,
                text,
                parent_id=project.id,
                ordinal=ordinal,
                kind=kind,
                target_text=target,
            )

    def _result(self, row: Row, subject: _Subject) -> Iterator[Record]:
        """Yield the indicator of a row that tells what was reached, with what was done for it."""
        cell = self.view.cell(row, "indicator")
        text = tidy(cell.text)
        if not text or is_nothing(text):
            return
        numbered = split_points(text)[0]
        of_row = None if self.view.has("issue") else read_ordinal(self.view.text(row, "ordinal"))
        ordinal = of_row or numbered.ordinal
        count = self.reached[subject.parent_id] = self.reached.get(subject.parent_id, 0) + 1
        record = make_indicator(
            self.place,
            (cell.start, cell.end),
            self.view.grid.section,
            numbered.text,
            parent_id=subject.parent_id,
            ordinal=ordinal if ordinal is not None else count,
            target_text=self.view.text(row, "target"),
        )
        yield record
        yield from self._actions(row, _Subject(record))

    # -- what a row says --------------------------------------------------------------------------

    def _actions(self, row: Row, subject: _Subject) -> Iterator[Action]:
        for column in ("planned", self._told(row)):
            for at, cell in self.view.cells(row, column):
                role = "planned" if column == "planned" or self._plans(at) else "done"
                if cell.is_filled or is_mark(cell.text) or _BARE_FIGURE.match(cell.text):
                    continue
                for ordinal, point in number_items(cell_points(cell)):
                    yield self.place.make(
                        Action,
                        point.start,
                        point.end,
                        self.view.grid.section,
                        parent_id=subject.parent_id,
                        ordinal=ordinal,
                        text=point.text,
                        role=role,
                    )

    def _told(self, row: Row) -> str:
        """Return the part of the columns that tell what was done: of a project its results, where nothing else does."""
        if not self.view.has("project") or not self.view.has("progress"):
            return "result" if self.view.has("project") else "progress"
        texts = [cell.text for _, cell in self.view.cells(row, "progress") if cell.text]
        return "result" if texts and all(_BARE_FIGURE.match(text) for text in texts) else "progress"

    def _plans(self, column: int) -> bool:
        """Whether a plan or policy says in a column of just การดำเนินการ what is to be done."""
        heading = fold(self.view.grid.columns[column][-1])
        if heading not in self.words.words["neutral"] or self.view.has("planned"):
            return False
        return self.place.instrument.kind in _PLANS

    def _money(self, row: Row, subject: _Subject, allotted: str) -> Iterator[BudgetLine]:
        for column, cell in enumerate(row.cells[: len(self.view.roles)]):
            role = self.view.roles[column]
            if role not in _MONEY or cell.is_filled:
                continue
            reading = read_money(cell)
            if reading.status == "none" and role == "allotted" and isinstance(subject.parent, Project):
                continue  # the project itself says that it needs no budget
            yield from self._lines(column, cell, reading, subject, "spent" if role == "spent" else allotted)

    def _lines(
        self, column: int, cell: Cell, reading: MoneyReading, subject: _Subject, role: str
    ) -> Iterator[BudgetLine]:
        """Yield one line per amount; one without amount where the cell says none or cannot be read."""
        for money in reading.amounts:
            status = "amount" if money.baht is not None else "unreadable"
            yield self._line(column, money, subject, status, role)
        if not reading.amounts and reading.status in ("none", "unreadable"):
            yield self._line(column, Money(None, None, cell.start, cell.end), subject, reading.status, role)

    def _line(self, column: int, money: Money, subject: _Subject, status: str, role: str) -> BudgetLine:
        department = money.department or subject.department
        return self.place.make(
            BudgetLine,
            money.start,
            money.end,
            self.view.grid.section,
            parent_id=subject.parent_id,
            department=department,
            department_id=resolve_department(department).id if department else None,
            fiscal_year=self._year_of(column),
            amount=money.baht,
            status=status,
            role=role,
            confidence=money.confidence,
        )

    def _year_of(self, column: int) -> int | None:
        year = column_year(self.view, column, self.place.years)
        if year is None:
            years = read_fiscal_years(self.view.grid.title or "")
            year = years[0] if len(years) == 1 else None
        return year


def _add(projects: LikeIndex[Project], project: Project) -> None:
    for bucket in ("all", project.ordinal):
        projects.add(bucket, project.name, project)


def _status(readings: list[MoneyReading]) -> str:
    """Return the status of budget cells without an amount."""
    statuses = [reading.status for reading in readings]
    return next((status for status in ("unreadable", "none") if status in statuses), "unspecified")


def find(place: Place, words: Wording) -> Iterator[Record]:
    """Yield what the progress tables of the instrument say."""
    names: StrategyNames | None = None
    projects: LikeIndex[Project] = LikeIndex(MOST_PROJECTS)
    for view in place.tables_of("progress"):
        if names is None:
            names = StrategyNames(place)
            for project in place.found_of(Project):
                _add(projects, project)
        yield from _Sheet(place, view, words, StrategyContext(place, names), projects).find()


FORM = Form("progress", yields=(Project, Indicator, Action, BudgetLine), find=find, rank=4)
