"""Rows of an individual development plan (IDP): position, skills, goals, methods and marks, by what the cells say.

A page break may drop columns, so that a row's marks do not stand under the years of the heading.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planparse.extract.methods import is_codes, read_pairs
from planparse.extract.schedule import column_year
from planparse.extract.tableview import TableView, year_of_header
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Cell, Row
from planparse.quantities import is_mark, read_fiscal_years, read_period
from planparse.quantities.years import to_be

_TEXT_ROLES = ("position", "skills", "goals")
_ASIDE = ("department", "period", "responsible")
_PASSED = ("ordinal", "name", "level", "note")
LONGEST_PLAN = 5
"""Years of the longest plan; a period of more years is no answer to when a position is developed."""
_Texts = Sequence[tuple[int, Cell]]
_Three = tuple[Cell | None, Cell | None, Cell | None]


@dataclass(frozen=True, slots=True)
class RowParts:
    """The parts of one row; `last_text` is the column of the last wording before the marks."""

    position: Cell | None
    skills: Cell | None
    goals: Cell | None
    methods: tuple[Cell, ...]
    last_text: int

    @property
    def names_only(self) -> bool:
        """Whether the row says nothing but what stands in its first cell."""
        return self.position is not None and self.skills is None and self.goals is None and not self.methods


def is_marked(row: Row, index: int) -> bool:
    """Whether the row's cell of that column is ticked."""
    return 0 <= index < len(row.cells) and is_mark(row.cells[index].text)


@dataclass(slots=True)
class NeedRows:
    """An IDP table read row by row; `plan_years` are the fiscal years of the instrument."""

    view: TableView
    words: Wording
    plan_years: tuple[int, ...]
    years: list[int] = field(default_factory=list)
    year_columns: dict[int, int] = field(default_factory=dict)
    shifted: set[int] = field(default_factory=set)

    def read(self) -> list[RowParts]:
        """Return the parts of every row, having learnt where the years stand."""
        self._read_years()
        parts = [self._parts(row) for row in self.view.rows]
        self._find_shifts(parts)
        return parts

    def role(self, index: int) -> str | None:
        """Return the role of a column, None beyond the headings."""
        return self.view.roles[index] if index < len(self.view.roles) else None

    # -- years ------------------------------------------------------------------------------------

    def _read_years(self) -> None:
        """Take the years of the columns, wherever in their headings they stand, else those of the plan."""
        for index, path in enumerate(self.view.grid.columns):
            year = self.view.years[index] or next((y for text in reversed(path) if (y := year_of_header(text))), None)
            if year is None and (self.view.quarters[index] or self.view.months[index]):
                year = column_year(self.view, index, self.plan_years)
            if year is not None:
                self.year_columns[index] = year
        self.years = list(dict.fromkeys(self.year_columns.values())) or list(self.plan_years)

    def _find_shifts(self, parts: Sequence[RowParts]) -> None:
        """Note after which last wording the marks do not stand under the years' columns."""
        placed = {*self.year_columns, *(i for i in range(len(self.view.grid.columns)) if self.is_method_column(i))}
        for row, part in zip(self.view.rows, parts, strict=True):
            if any(is_mark(cell.text) and index not in placed for index, cell in enumerate(row.cells)):
                self.shifted.add(part.last_text)

    def is_aligned(self, parts: RowParts) -> bool:
        """Whether the row's marks stand under their headings."""
        return bool(self.year_columns) and parts.last_text not in self.shifted

    def fiscal_years(self, row: Row, parts: RowParts) -> list[int]:
        """Return the years ticked or written in a row; a mark without any year holds for the whole plan."""
        behind = range(parts.last_text + 1, len(row.cells))
        if self.is_aligned(parts):
            marked = [year for index, year in self.year_columns.items() if is_marked(row, index)]
        elif not self.year_columns and len(behind) == 1 and is_marked(row, behind[0]):
            marked = self.years
        else:
            marked = [year for index, year in zip(behind, self.years, strict=False) if is_marked(row, index)]
        return sorted(dict.fromkeys(marked)) or self._written_years(row)

    def _written_years(self, row: Row) -> list[int]:
        text = self.view.text(row, "period") if self.view.has("period") else ""
        years = read_fiscal_years(text)
        if years or not text:
            return years
        if fold(text) in self.words.words["every_year"]:
            return list(self.plan_years)
        period = read_period(text, self.years)
        if period is None or period.starts_on is None or period.ends_on is None:
            return []
        first, last = (to_be(day.year + (day.month >= 10)) for day in (period.starts_on, period.ends_on))
        return list(range(first, last + 1)) if last - first < LONGEST_PLAN else []

    # -- parts ------------------------------------------------------------------------------------

    def is_method_column(self, index: int) -> bool:
        """Whether a column stands for one method: its number or name under the heading of the methods."""
        path = self.view.grid.columns[index]
        if self.role(index) != "methods" or len(path) < 2 or index in self.year_columns:
            return False
        return not read_pairs(path[-1], self.words)

    def _holds_methods(self, index: int, cell: Cell) -> bool:
        if read_pairs(cell.text, self.words):
            return True
        return self.role(index) == "methods" and index not in self.year_columns

    def _parts(self, row: Row) -> RowParts:
        """Find the parts of a row: what the cells say first, then under which heading they stand."""
        texts: list[tuple[int, Cell]] = []
        methods: list[tuple[int, Cell]] = []
        for index, cell in enumerate(row.cells):
            if not cell.text or is_mark(cell.text) or (cell.is_filled and index == 0):
                continue
            if self._holds_methods(index, cell):
                methods.append((index, cell))
            elif not is_codes(cell.text, self.words) and self.role(index) not in _PASSED:
                texts.append((index, cell))
        position, skills, goals = self._by_heading(texts) or _by_order(texts)
        before = [index for index, _ in (*texts, *methods) if self.role(index) not in ("responsible", "note")]
        return RowParts(position, skills, goals, tuple(cell for _, cell in methods), max(before, default=-1))

    def _by_heading(self, texts: _Texts) -> _Three | None:
        """Return position, skills and goals by their columns, or None where a wording stands outside them."""
        if not self.view.has("position"):
            return None
        columns = [next((i for i, role in enumerate(self.view.roles) if role == name), None) for name in _TEXT_ROLES]
        held = dict(texts)
        strays = [i for i, _ in texts if i not in columns and self.role(i) not in _ASIDE]
        if strays and not all(column is None or column in held for column in columns):
            return None
        position, skills, goals = (held.get(column) if column is not None else None for column in columns)
        return position, skills, goals


def _by_order(texts: _Texts) -> _Three:
    """Return position, skills and goals in the order in which wordings stand in a row."""
    cells: list[Cell | None] = [cell for _, cell in texts[:3]]
    if texts and texts[0][0] > 1:
        cells.insert(0, None)
    cells += [None] * 3
    return cells[0], cells[1], cells[2]
