"""Form 9 ภาระค่าใช้จ่าย: what each position costs over the plan's years, and the lines that close the account."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from planparse.extract.continuation import runs_of
from planparse.extract.form import Form
from planparse.extract.place import Place
from planparse.extract.staff_rows import StaffGroups, employment_of, is_department, read_post, row_span
from planparse.extract.tableview import TableView, year_of_header
from planparse.extract.year_columns import read_baht, read_change, read_years, year_blocks, year_columns
from planparse.lexicon.closing_lines import closing_role
from planparse.lexicon.wording import Wording
from planparse.model.layout import Cell, Row
from planparse.model.records import PersonnelCost
from planparse.quantities import read_count, read_number, read_ordinal, read_percent_cell

CLOSING = ("benefits", "total", "ratio", "budget", "subtotal")
MIN_CLOSING = 3
"""A table of yearly sums without positions is the close of this form from so many closing lines, a ratio among them."""


def cost_columns(view: TableView, years: Sequence[int]) -> tuple[dict[int, int], dict[int, int]]:
    """Return the year columns of the cost and of its increase; without their headings they are the last two runs."""
    cost, increase = year_columns(view, "cost", years), year_columns(view, "increase", years)
    blocks = year_blocks(view)
    if blocks and not cost:
        return blocks[-1], increase or blocks[-2]
    if cost in blocks[1:] and not increase and _is_unnamed(view, before := blocks[blocks.index(cost) - 1]):
        return cost, before
    return cost, increase


def _is_unnamed(view: TableView, block: Mapping[int, int]) -> bool:
    """Whether no heading that is known stands over a run of year columns."""
    return all(view.roles[column] is None for column in block)


def _label_of(view: TableView, row: Row) -> Cell | None:
    """Return the cell that says what a row is: its position, else its first wording that is no number."""
    cell = view.cell(row, "position" if view.has("position") else "department")
    if cell.text and read_number(cell.text) is None:
        return cell
    for one in row.cells:
        if one.text and read_ordinal(one.text) is None and read_baht(one.text) is None:
            return one
    return None


def _last_values(row: Row, label: Cell, columns: Sequence[int]) -> Row:
    """Return a closing row with its values under the last year columns, where lost cells have moved them."""
    values = [cell for cell in row.cells if cell is not label and cell.text]
    placed = [i for i in columns if i < len(row.cells) and row.cells[i].text]
    if len(placed) == len(columns) or len(values) != len(columns):
        return row
    kept = [cell if cell is label or cell not in values else Cell("", cell.start, cell.start) for cell in row.cells]
    cells = kept + [Cell("", row.end, row.end)] * max(0, max(columns) + 1 - len(row.cells))
    for column, cell in zip(columns, values, strict=True):
        cells[column] = cell
    return replace(row, cells=tuple(cells))


class _Sheet:
    """One run of pieces of the account while its rows are read."""

    def __init__(self, place: Place, words: Wording) -> None:
        self._place, self._words = place, words
        self._groups = StaffGroups(names=place.names)
        self._has_benefits = False

    def find(self, view: TableView) -> Iterator[PersonnelCost]:
        """Yield one record per row of one piece."""
        cost, increase = cost_columns(view, self._place.years)
        for row in view.rows:
            for cell in row.group:
                self._groups.enter(cell.text)
            label = _label_of(view, row)
            if label is None:
                continue
            role = closing_role(label.text, self._words)
            if role is None:
                yield from self._item(view, row, label, cost, increase)
            else:
                yield from self._closing(view, row, label, role, cost, increase)

    def _item(
        self, view: TableView, row: Row, label: Cell, cost: dict[int, int], increase: dict[int, int]
    ) -> Iterator[PersonnelCost]:
        values = self._values(view, row, cost, increase)
        if not any(value is not None for value in values.values()) or is_department(label.text):
            self._groups.enter(label.text)
            return
        if view.has("position") and view.text(row, "department"):
            self._groups.enter(view.text(row, "department"))
        post = None if employment_of(label.text)[0] else read_post(label.text, view.text(row, "level"))
        if post is not None:
            yield self._record(
                view,
                row,
                position=post.title,
                position_id=post.position_id,
                level=post.level,
                department=self._groups.department,
                role="item",
                **values,
            )

    def _values(self, view: TableView, row: Row, cost: dict[int, int], increase: dict[int, int]) -> dict[str, Any]:
        return {
            "posts": read_count(view.text(row, "posts")),
            "salary": read_baht(view.text(row, "salary")),
            "increase": read_years(row, increase, read_change),
            "cost": read_years(row, cost, read_baht),
        }

    def _closing(
        self, view: TableView, row: Row, label: Cell, role: str, cost: dict[int, int], increase: dict[int, int]
    ) -> Iterator[PersonnelCost]:
        placed = _last_values(row, label, list(cost)) if cost else row
        if role == "subtotal" and self._has_benefits:
            role = "total"
        self._has_benefits = self._has_benefits or role == "benefits"
        if role == "ratio":
            ratio = read_years(placed, cost, read_percent_cell)
            if ratio:
                yield self._record(view, row, role=role, ratio=ratio)
            return
        values = self._values(view, placed, cost, increase)
        if values["cost"] or values["increase"] or values["salary"]:
            yield self._record(view, row, role=role, **values)

    def _record(self, view: TableView, row: Row, **fields: Any) -> PersonnelCost:
        return self._place.make(PersonnelCost, *row_span(row), view.grid.section, **fields)


def _close_of(view: TableView, words: Wording) -> TableView | None:
    """Return a table of nothing but closing lines by year as the form sees it, or None."""
    columns = [index for index, path in enumerate(view.grid.columns) if index and path and year_of_header(path[-1])]
    if not columns:
        return None
    roles = [closing_role(label.text, words) for row in view.rows if (label := _label_of(view, row)) is not None]
    closes = {"ratio", "benefits"} & set(roles) and "budget" in roles
    if not closes or sum(1 for role in roles if role) < MIN_CLOSING:
        return None
    return replace(view, roles=tuple("cost" if index in columns else None for index in range(len(view.grid.columns))))


def find(place: Place, words: Wording) -> Iterator[PersonnelCost]:
    """Yield one record per position and closing line, in order."""
    for run in runs_of(place, "personnel_costs"):
        sheet = _Sheet(place, words)
        for view in run:
            yield from sheet.find(view)
    for view in place.tables_of(""):
        closed = _close_of(view, words)
        if closed is not None:
            for record in _Sheet(place, words).find(closed):
                if record.role != "item":
                    yield record


FORM = Form("personnel_costs", yields=(PersonnelCost,), find=find, rank=4)
