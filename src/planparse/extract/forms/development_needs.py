"""Individual development plans (IDP): skills, goals, methods and years of each position."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planparse.extract.form import Form
from planparse.extract.items import tidy
from planparse.extract.methods import (
    Legend,
    code_key,
    names_method,
    read_legend,
    read_lined_legend,
    read_methods,
    read_pairs,
)
from planparse.extract.need_rows import NeedRows, RowParts, is_marked
from planparse.extract.place import Place
from planparse.extract.points import cell_points
from planparse.extract.tableview import TableView
from planparse.lexicon.resolve import resolve_department, resolve_employment_type, resolve_position
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import BlockKind, Cell, Row
from planparse.model.records import DevelopmentMethod, DevelopmentNeed
from planparse.quantities import is_mark, read_int

GROUP_LENGTH = 70
METHOD_LENGTH = 60
MIN_COLUMNS = 4
MIN_METHOD_ROWS = 0.5
"""Share of rows with `number = method` from which a table without headings is an IDP."""


@dataclass(slots=True)
class _Sheet:
    """One IDP table while its rows are read; department and employment type are those in force."""

    place: Place
    view: TableView
    words: Wording
    legend: Legend
    rows: NeedRows
    department: str | None = None
    employment: str | None = None

    def find(self) -> Iterator[DevelopmentNeed]:
        """Yield one record per position, in the order of the rows."""
        self._enter_titles()
        need: DevelopmentNeed | None = None
        for row, parts in zip(self.view.rows, self.rows.read(), strict=True):
            for group in row.group:
                self._enter(group.text)
            if parts.position is None:
                if need is not None:
                    self._extend(need, row, parts)
            elif not self._is_group(row, parts):
                if need is not None:
                    yield need
                need = self._need(row, parts, parts.position)
        if need is not None:
            yield need

    # -- records ----------------------------------------------------------------------------------

    def _need(self, row: Row, parts: RowParts, cell: Cell) -> DevelopmentNeed:
        points = cell_points(cell)
        name = points[0].text if points and points[0].ordinal is not None else tidy(cell.text)
        department = tidy(self.view.text(row, "department")) or self.department
        return self.place.make(
            DevelopmentNeed,
            row.start,
            row.end,
            self.view.grid.section,
            department=department,
            department_id=resolve_department(department).id if department else None,
            employment_type=self.employment,
            position=name,
            position_id=resolve_position(name).id,
            skills=_points(parts.skills),
            goals=_points(parts.goals),
            methods=self._methods(row, parts),
            fiscal_years=self.rows.fiscal_years(row, parts),
        )

    def _methods(self, row: Row, parts: RowParts) -> list[DevelopmentMethod]:
        """Return the methods of the row's cells, and those ticked in columns of their own, by number."""
        methods = [method for cell in parts.methods for method in read_methods(cell.text, self.legend, self.words)]
        if parts.last_text not in self.rows.shifted:
            methods += self._ticked(row)
        unique = list({(method.code, method.name): method for method in methods}.values())
        if all(method.code is not None for method in unique):
            unique.sort(key=lambda method: method.code or 0)
        return unique

    def _ticked(self, row: Row) -> Iterator[DevelopmentMethod]:
        for index, path in enumerate(self.view.grid.columns):
            if self.rows.is_method_column(index) and is_marked(row, index):
                name = self.legend.get(code_key(path[-1]), path[-1])
                yield DevelopmentMethod(code=read_int(path[-1]), name=name)

    def _extend(self, need: DevelopmentNeed, row: Row, parts: RowParts) -> None:
        """Add a row without position to the one before it: what a page break cut off."""
        need.skills = [*need.skills, *_points(parts.skills)]
        need.goals = [*need.goals, *_points(parts.goals)]
        known = {(method.code, method.name) for method in need.methods}
        need.methods = [*need.methods, *(m for m in self._methods(row, parts) if (m.code, m.name) not in known)]
        need.fiscal_years = sorted({*need.fiscal_years, *self.rows.fiscal_years(row, parts)})

    # -- departments and kinds of employment -------------------------------------------------------

    def _is_group(self, row: Row, parts: RowParts) -> bool:
        """Whether a row only names a department or kind of employment, which is then taken, or nothing known."""
        if not parts.names_only or parts.position is None or any(is_mark(cell.text) for cell in row.cells):
            return False
        return self._enter(parts.position.text) or resolve_position(tidy(parts.position.text)).id is None

    def _enter(self, text: str) -> bool:
        """Take a full-width row; return whether it names a department or kind of employment."""
        wording = tidy(text)
        if not wording or len(wording) > GROUP_LENGTH:
            return False
        key = fold(wording)
        employment = resolve_employment_type(wording).id
        if employment is not None or key.startswith(self.words.words["employment"]):
            self.employment = employment
        elif key.startswith(self.words.words["no_department"]):
            self.department, self.employment = None, None
        elif key.startswith(self.words.words["department"]) or resolve_department(wording).id is not None:
            self.department, self.employment = wording.lstrip("0123456789๐๑๒๓๔๕๖๗๘๙.() "), None
        else:
            return False
        return True

    def _enter_titles(self) -> None:
        """Take the department that a heading above the table consists of."""
        for node in self.place.ancestors(self.view.grid.section):
            if fold(node.title).startswith(self.words.words["department"]) and len(node.title) <= GROUP_LENGTH:
                self._enter(node.title)
                return


def _points(cell: Cell | None) -> list[str]:
    return [point.text for point in cell_points(cell)] if cell is not None else []


def _is_unheaded(view: TableView, words: Wording) -> bool:
    """Whether a table without known headings is an IDP: half of its rows print methods with their numbers."""
    if view.kind or not view.rows or len(view.rows[0].cells) < MIN_COLUMNS:
        return False
    rows = sum(1 for row in view.rows if any(read_pairs(cell.text, words) for cell in row.cells))
    return rows >= len(view.rows) * MIN_METHOD_ROWS


def _legend(place: Place, view: TableView, words: Wording) -> dict[str, str]:
    """Return the legend of a table: from its headings, else from the paragraphs, lines and lists of the instrument."""
    legend = read_legend((text for path in view.grid.columns for text in path), words)
    if legend:
        return legend
    lines = (line.text for line in place.text_lines() if "=" in line.text or "หมายถึง" in line.text)
    legend = read_legend(lines, words)
    if names_method(legend.values(), words):
        return legend
    lined = read_lined_legend((line.text for line in place.text_lines()), words)
    return lined or _listed_legend(place, words) or legend


def _listed_legend(place: Place, words: Wording) -> dict[str, str]:
    """Return the numbered list of a section on methods of development."""
    for node in place.sections:
        if fold(node.title).startswith(words.words["method_title"]):
            items = [place.item_of(block) for block in place.blocks_in(node, (BlockKind.ITEM,))]
            return {str(item.ordinal): item.text for item in items if item.ordinal and len(item.text) <= METHOD_LENGTH}
    return {}


def find(place: Place, words: Wording) -> Iterator[DevelopmentNeed]:
    """Yield the positions of every individual development plan of the instrument."""
    for view in place.tables:
        if view.kind == "development_needs" or _is_unheaded(view, words):
            rows = NeedRows(view, words, place.years)
            yield from _Sheet(place, view, words, _legend(place, view, words), rows).find()


FORM = Form("development_needs", yields=(DevelopmentNeed,), find=find)
