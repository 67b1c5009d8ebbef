"""Projects under a strategy: the project, its indicators and the amounts printed for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from planparse.extract.budget import MoneyReading, read_money
from planparse.extract.context import StrategyContext, StrategyNames
from planparse.extract.form import Form
from planparse.extract.indicators import make_indicator, value_beside
from planparse.extract.items import tidy
from planparse.extract.place import Place
from planparse.extract.points import cell_points
from planparse.extract.schedule import column_year, read_schedule
from planparse.extract.tableview import TableView
from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import Wording, fold
from planparse.model import Record
from planparse.model.layout import Cell, Row
from planparse.model.records import BudgetLine, Indicator, Project
from planparse.quantities import read_fiscal_years, read_ordinal, read_period

LEAST_BAHT = 500
"""A bare figure under a year is taken for money from here on; the smallest project budget read was 1,000 baht."""
_PART = re.compile(r"(?:ตัวชี้วัด|เป้าหมาย)?(?:เชิง|ด้าน)(ปริมาณ|คุณภาพ|ประโยชน์|ผลลัพธ์)[ ]?[:\-–]?[ ]?")
_PART_KINDS = {"ปริมาณ": "quantity", "คุณภาพ": "quality", "ประโยชน์": "benefit", "ผลลัพธ์": "benefit"}
_NAME_NUMBER = re.compile(r"^\(?([0-9๐-๙]{1,2})(?:[.)]{1,2}(?![0-9๐-๙])[ ]?|[ ](?=โครงการ|กิจกรรม))")


@dataclass(slots=True)
class _Sheet:
    """One project table while its rows are read."""

    place: Place
    view: TableView
    words: Wording
    context: StrategyContext
    table_years: tuple[int, ...]
    seen: set[str | None] = field(default_factory=set)

    def find(self) -> Iterator[Record]:
        """Yield the projects with their indicators and amounts, row by row."""
        self.context.enter_table(self.view.grid)
        last: Project | None = None
        for row in self.view.rows:
            for group in row.group:
                self.context.enter_group(group.text)
            if self._is_total(row):
                yield from self._totals(row)
                continue
            self._enter_columns(row)
            self.seen.add(self.context.strategy.id if self.context.strategy else None)
            name = tidy(self.view.text(row, "name"))
            if not name and last is not None and not self.view.text(row, "ordinal"):
                yield from self._more_money(row, last)
                continue
            for at, named in enumerate(self._names(row, name) if name else ()):
                records = list(self._project(row, named, shared=at > 0))
                last = records[0] if isinstance(records[0], Project) else last
                yield from records

    def _names(self, row: Row, name: str) -> list[str]:
        """Return the names in a row: several where its cell numbers them and no money has to be shared out."""
        points = cell_points(self.view.cell(row, "name"))
        numbers = [point.ordinal for point in points]
        if len(points) < 2 or numbers != list(range(1, len(points) + 1)) or any(self._money(row)):
            return [name]
        return [f"{point.ordinal}) {point.text}" for point in points]

    def _is_total(self, row: Row) -> bool:
        first = next((cell.text for cell in row.cells if cell.text), "")
        return fold(first).startswith(self.words.words["total"]) and len(first) < 80

    def _enter_columns(self, row: Row) -> None:
        for role in ("strategy", "tactic"):
            text = self.view.text(row, role)
            if text:
                self.context.enter_group(text)

    def _project(self, row: Row, name: str, *, shared: bool = False) -> Iterator[Record]:
        """Yield a project and what stands in its row; `shared` says that an earlier project has yielded the row."""
        ordinal = read_ordinal(self.view.text(row, "ordinal")) if self.view.has("ordinal") else None
        numbered = _NAME_NUMBER.match(name)
        if ordinal is None and numbered:
            ordinal = read_ordinal(numbered[1])
        if numbered and ordinal == read_ordinal(numbered[1]):
            name = name[numbered.end() :].strip()
        money = list(self._money(row))
        status, total = _sum_money([reading for _, reading, _ in money])
        printed = self._printed_total(row)
        period = read_period(self.view.text(row, "period"), list(self.table_years)) if self.view.has("period") else None
        responsible = tidy(self.view.text(row, "responsible")) or None
        project = self.place.make(
            Project,
            row.start,
            row.end,
            self.view.grid.section,
            ordinal=ordinal,
            name=name,
            strategy_id=self.context.strategy.id if self.context.strategy else None,
            tactic_id=self.context.tactic.id if self.context.tactic else None,
            objective=tidy(self.view.text(row, "objective")) or None,
            indicator=tidy(self.view.text(row, "indicator")) or None,
            target=tidy(self._target(row)) or None,
            responsible=responsible,
            department_id=resolve_department(responsible).id if responsible else None,
            starts_on=period.starts_on if period else None,
            ends_on=period.ends_on if period else None,
            schedule=read_schedule(self.view, row, self.table_years),
            budget_status=status,
            budget_total=printed.total if printed.total is not None else total,
            confidence=min([printed.confidence, *(reading.confidence for _, reading, _ in money)]),
        )
        yield project
        if shared:
            return
        yield from self._indicators(row, project)
        yield from self._amounts(money, project)

    def _more_money(self, row: Row, project: Project) -> Iterator[Record]:
        money = list(self._money(row))
        extra = [reading.total for _, reading, _ in money if reading.total is not None]
        if extra:
            project.budget_total = (project.budget_total or 0) + sum(extra)
            project.budget_status = "amount"
            project.confidence = min([project.confidence, *(reading.confidence for _, reading, _ in money)])
        yield from self._amounts(money, project)

    def _money(self, row: Row) -> Iterator[tuple[int | None, MoneyReading, Cell]]:
        """Yield (fiscal year, reading, cell) for every budget cell of the row."""
        for column, cell in enumerate(row.cells):
            if column >= len(self.view.roles):
                break
            role, year = self.view.roles[column], self.view.years[column]
            if role == "budget" or (role is None and year is not None and cell.text):
                reading = read_money(cell)
                if role == "budget" or _is_money(cell.text, reading) or _says_none(cell.text, reading):
                    yield self._year_of(column), reading, cell

    def _year_of(self, column: int) -> int | None:
        year = column_year(self.view, column, self.place.years)
        if year is None:
            years = read_fiscal_years(" ".join(self.view.grid.columns[column]))
            year = years[0] if len(years) == 1 else None
        return year

    def _printed_total(self, row: Row) -> MoneyReading:
        return read_money(self.view.cell(row, "total"))

    def _indicators(self, row: Row, project: Project) -> Iterator[Indicator]:
        ordinal = 0
        for role in ("indicator", "target"):
            cell = self.view.cell(row, role)
            for kind, text in split_parts(cell.text):
                if role == "target" and kind is None:
                    continue
                ordinal += 1
                yield make_indicator(
                    self.place,
                    (cell.start, cell.end),
                    self.view.grid.section,
                    text,
                    parent_id=project.id,
                    ordinal=ordinal,
                    kind=kind,
                    target_text=self._target_value(row, text) if role == "indicator" else "",
                )

    def _target(self, row: Row) -> str:
        """Return the wording of the target; of a target for each year none is the project's."""
        columns = [column for column, role in enumerate(self.view.roles) if role == "target"]
        by_year = len(columns) > 1 and all(self.view.years[column] for column in columns)
        return "" if by_year else self.view.text(row, "target")

    def _target_value(self, row: Row, indicator: str) -> str:
        """Return the wording of a column that gives the indicator's value (ค่าเป้าหมาย), not the project's aim."""
        for column, cell in self.view.cells(row, "target"):
            headings = self.view.grid.columns[column]
            if any(fold(heading).startswith(self.words.words["target_values"]) for heading in headings):
                return "" if _has_parts(cell.text) else cell.text
        return value_beside(indicator, tidy(self.view.text(row, "target")))

    def _amounts(self, money: list[tuple[int | None, MoneyReading, Cell]], project: Project) -> Iterator[BudgetLine]:
        for year, reading, _ in money:
            for amount in reading.amounts:
                department = amount.department
                yield self.place.make(
                    BudgetLine,
                    amount.start,
                    amount.end,
                    self.view.grid.section,
                    parent_id=project.id,
                    department=department,
                    department_id=resolve_department(department).id if department else None,
                    fiscal_year=year or amount.fiscal_year,
                    amount=amount.baht,
                    status="amount" if amount.baht is not None else "unreadable",
                    role="total" if amount.is_sum else "item",
                    confidence=amount.confidence,
                )

    def _totals(self, row: Row) -> Iterator[BudgetLine]:
        first = next((cell.text for cell in row.cells if cell.text), "")
        named = any(word in fold(first) for word in self.words.words["owners"])
        closes = row is self.view.rows[-1] and len(self.seen) > 1 and not named
        grand = closes or fold(first).startswith(self.words.words["grand_total"]) or self.context.strategy is None
        parent = None if grand else self.context.strategy
        for year, reading, _ in self._money(row):
            for amount in reading.amounts:
                yield self.place.make(
                    BudgetLine,
                    amount.start,
                    amount.end,
                    self.view.grid.section,
                    parent_id=parent.id if parent else None,
                    fiscal_year=year,
                    amount=amount.baht,
                    status="amount" if amount.baht is not None else "unreadable",
                    role="total" if grand else "subtotal",
                    confidence=amount.confidence,
                )


def _says_none(text: str, reading: MoneyReading) -> bool:
    """Whether words under a year say that no money is needed; a dash there may be for anything."""
    return reading.status == "none" and "งบ" in text


def _is_money(text: str, reading: MoneyReading) -> bool:
    """Whether a figure under a bare year is money, not a number of people or of courses."""
    values = [amount.baht for amount in reading.amounts if amount.baht is not None]
    return bool(values) and ("บาท" in text or "," in text or min(values) >= LEAST_BAHT)


def _has_parts(text: str) -> bool:
    """Whether a target cell gives quantity, quality or benefit: each part is an indicator with a value of its own."""
    return _PART.search(text) is not None


def split_parts(text: str) -> Iterator[tuple[str | None, str]]:
    """Yield (kind, wording) for each part of a target cell: เชิงปริมาณ, เชิงคุณภาพ, เชิงประโยชน์, or the whole.

    >>> list(split_parts("เชิงปริมาณ - ผู้เข้าอบรม ๓๐ คน เชิงคุณภาพ - ผ่านเกณฑ์"))
    [('quantity', 'ผู้เข้าอบรม ๓๐ คน'), ('quality', 'ผ่านเกณฑ์')]
    """
    found = list(_PART.finditer(text))
    if not found:
        wording = tidy(text)
        if wording and wording not in ("-", "–"):
            yield None, wording
        return
    lead = tidy(text[: found[0].start()])
    if lead:
        yield None, lead
    for at, match in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        wording = tidy(text[match.end() : end])
        if wording:
            yield _PART_KINDS[match[1]], wording


def _sum_money(readings: list[MoneyReading]) -> tuple[str, int | float | None]:
    """Return status and total of a project's budget cells taken together."""
    totals = [reading.total for reading in readings if reading.total is not None]
    statuses = [reading.status for reading in readings]
    if totals:
        return "amount", sum(totals)
    for status in ("unreadable", "none"):
        if status in statuses:
            return status, None
    return "unspecified", None


def find(place: Place, words: Wording) -> Iterator[Record]:
    """Yield the projects of every project table with their indicators and budget lines."""
    names: StrategyNames | None = None
    for view in place.tables_of("projects"):
        names = names or StrategyNames(place)
        heads = " ".join(" ".join(path) for path in view.grid.columns)
        years = place.years or tuple(read_fiscal_years(heads))
        column_years = tuple(dict.fromkeys(year for year in view.years if year))
        yield from _Sheet(place, view, words, StrategyContext(place, names), column_years or years).find()


FORM = Form("projects", yields=(Project, Indicator, BudgetLine), find=find, rank=2)
