"""Budget matrices and summaries: money per strategy and department, per strategy and year, with their sums."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planparse.extract.budget import Money, read_money
from planparse.extract.context import StrategyContext, StrategyNames
from planparse.extract.form import Form
from planparse.extract.items import tidy
from planparse.extract.place import Place
from planparse.extract.schedule import column_year
from planparse.extract.tableview import TableView
from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Cell, Row
from planparse.model.records import BudgetLine, Strategy
from planparse.quantities import read_fiscal_years, read_ordinal

_NUMBER = re.compile(r"^\(?[0-9๐-๙]{1,2}[.)]{1,2}[ ]?")

_UNITS = ("บาท", "งบ", "เงิน", "ค่าใช้จ่าย")
MIN_MONEY = 1000
"""The largest number of a table that speaks of no money is at least so many baht, or the table counts things."""


@dataclass(frozen=True, slots=True)
class _Column:
    """What a money column is for: a department, a strategy (whether known or not), a year, the row's sum, or all."""

    index: int
    department: str | None
    year: int | None
    is_total: bool
    strategy: Strategy | None = None
    is_strategy: bool = False


def _columns(place: Place, view: TableView, context: StrategyContext) -> list[_Column]:
    columns = []
    by_strategy = sum(1 for role in view.roles if role == "strategy") > 1
    title_years = read_fiscal_years(view.grid.title or "")
    only = title_years[0] if len(title_years) == 1 else None
    for index, path in enumerate(view.grid.columns):
        role = view.roles[index]
        heading = path[-1] if path else ""
        named = (
            resolve_department(heading).id is not None
            if heading and role not in ("strategy", "total", "count")
            else False
        )
        strategy = context.name(heading) or context.titled(heading) if by_strategy and role == "strategy" else None
        is_money = named or strategy or role in ("budget", "total") or (role is None and view.years[index])
        is_strategy = strategy is not None or (by_strategy and context.is_label(heading))
        if not is_money and not is_strategy:
            continue
        if role == "count" or fold(heading).startswith("จำนวนโครงการ"):
            continue
        year = column_year(view, index, place.years) or _year_in(path) or only
        department = tidy(heading) if named else None
        columns.append(_Column(index, department, year, role == "total", strategy, is_strategy))
    return columns


def _year_in(path: tuple[str, ...]) -> int | None:
    years = read_fiscal_years(" ".join(path))
    return years[0] if len(years) == 1 else None


class _Sheet:
    """One matrix or summary while its rows are read."""

    def __init__(self, place: Place, view: TableView, words: Wording, context: StrategyContext) -> None:
        self._place = place
        self._view = view
        self._words = words
        self._context = context
        self._columns = _columns(place, view, self._context)
        self._by_strategy = any(column.is_strategy for column in self._columns)
        yearly = [column for column in self._columns if view.years[column.index] and not column.is_total]
        self._sums_years = len(yearly) > 1 and any(column.is_total for column in self._columns)
        """Whether the rows give an amount for each year and sum them up themselves."""
        self._is_matrix = self._by_strategy or any(column.department for column in self._columns)

    def find(self) -> Iterator[BudgetLine]:
        """Yield one line per printed amount, row by row."""
        if not self._tells_money():
            return
        self._context.enter_table(self._view.grid)
        for row in self._view.rows:
            for group in row.group:
                self._context.enter_group(group.text)
            if self._is_total(row):
                yield from self._amounts(row, None, "total")
                continue
            strategy = self._strategy(row)
            by_department = self._is_matrix or self._view.has("department")
            yield from self._amounts(row, strategy, "item" if by_department or self._sums_years else "subtotal")

    def _tells_money(self) -> bool:
        """Whether the numbers are money: a head or the title says so, or one of them is too large for a count."""
        said = [self._view.grid.title or "", *(name for path in self._view.grid.columns for name in path)]
        if self._view.has("budget") or any(unit in wording for wording in said for unit in _UNITS):
            return True
        at = [column.index for column in self._columns]
        cells = (row.cells[index] for row in self._view.rows for index in at if index < len(row.cells))
        return any((money.baht or 0) >= MIN_MONEY for cell in cells for money in read_money(cell).amounts)

    def _is_total(self, row: Row) -> bool:
        heads = [cell.text for index, cell in enumerate(row.cells) if cell.text and self._view.roles[index] != "budget"]
        return any(fold(text).startswith(self._words.words["total"]) for text in heads[:2])

    def _strategy(self, row: Row) -> Strategy | None:
        for role in () if self._by_strategy else ("strategy", "tactic"):
            text = self._view.text(row, role)
            if not text:
                continue
            if role == "strategy" and self._context.enter_group(text):
                return self._context.strategy or self._context.tactic
            number = read_ordinal(self._view.text(row, "ordinal")) or read_ordinal(text[:4])
            found = self._context.numbered(number or 0, _NUMBER.sub("", text))
            if found is not None:
                return found
        return self._context.strategy if self._by_strategy or not self._view.text(row, "strategy") else None

    def _department(self, row: Row, column: _Column) -> str | None:
        if column.department:
            return column.department
        own = tidy(self._view.text(row, "department"))
        return own or None

    def _amounts(self, row: Row, strategy: Strategy | None, role: str) -> Iterator[BudgetLine]:
        for column in self._columns:
            if column.index >= len(row.cells):
                continue
            cell = row.cells[column.index]
            if cell.is_filled or not cell.text:
                continue
            kind = "subtotal" if column.is_total and role == "item" else role
            yield from self._lines(cell, row, column, column.strategy or strategy, kind)

    def _lines(
        self, cell: Cell, row: Row, column: _Column, strategy: Strategy | None, role: str
    ) -> Iterator[BudgetLine]:
        reading = read_money(cell)
        department = self._department(row, column) if role != "total" or column.department else None
        nothing = Money(None, None, cell.start, cell.end)
        if reading.status == "none" and self._is_matrix and not column.is_total:
            yield self._make(nothing, "none", strategy, department, column.year, role)
        for money in reading.amounts:
            status = "amount" if money.baht is not None else "unreadable"
            yield self._make(money, status, strategy, money.department or department, column.year, role)
        if reading.status == "unreadable" and not reading.amounts:
            yield self._make(nothing, "unreadable", strategy, department, column.year, role)

    def _make(
        self, money: Money, status: str, strategy: Strategy | None, department: str | None, year: int | None, role: str
    ) -> BudgetLine:
        return self._place.make(
            BudgetLine,
            money.start,
            money.end,
            self._view.grid.section,
            parent_id=strategy.id if strategy else None,
            department=department,
            department_id=resolve_department(department).id if department else None,
            fiscal_year=year,
            amount=money.baht,
            status=status,
            role=role,
            confidence=money.confidence,
        )


def find(place: Place, words: Wording) -> Iterator[BudgetLine]:
    """Yield the amounts of every budget matrix and summary."""
    names: StrategyNames | None = None
    for view in place.tables_of("budget_lines"):
        names = names or StrategyNames(place)
        yield from _Sheet(place, view, words, StrategyContext(place, names)).find()


FORM = Form("budgets", yields=(BudgetLine,), find=find, rank=3)
