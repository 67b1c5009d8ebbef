"""Individual development plans (IDP): skills, goals, methods and years of each position."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planparse.extract.form import Form
from planparse.extract.items import tidy
from planparse.extract.methods import Legend, is_codes, read_legend, read_methods, read_pairs
from planparse.extract.place import Place
from planparse.extract.points import cell_points, is_nothing
from planparse.extract.schedule import column_year
from planparse.extract.tableview import TableView, year_of_header
from planparse.lexicon.resolve import resolve_department, resolve_employment_type, resolve_position
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import BlockKind, Cell, Row
from planparse.model.records import DevelopmentMethod, DevelopmentNeed
from planparse.quantities import is_mark, read_fiscal_years, read_int, read_period
from planparse.quantities.years import to_be

_GROUP_LENGTH = 70
_TEXT_ROLES = ("position", "skills", "goals")
MIN_METHOD_ROWS = 0.5
"""Share of rows with `number = method` from which a table without headings is an IDP."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the parts of one row are, found by what its cells say."""

    position: Cell | None
    skills: Cell | None
    goals: Cell | None
    methods: tuple[Cell, ...]
    last_text: int


@dataclass(slots=True)
class _Sheet:
    """One IDP table while its rows are read; department and employment type are those in force."""

    place: Place
    view: TableView
    words: Wording
    legend: Legend
    department: str | None = None
    employment: str | None = None
    years: list[int] = field(default_factory=list)
    year_columns: dict[int, int] = field(default_factory=dict)
    shifted: set[int] = field(default_factory=set)

    def find(self) -> Iterator[DevelopmentNeed]:
        """Yield one record per position, in the order of the rows."""
        self._read_years()
        self._enter_titles()
        shapes = [self._shape(row) for row in self.view.rows]
        self._find_shifts(shapes)
        need: DevelopmentNeed | None = None
        for row, shape in zip(self.view.rows, shapes, strict=True):
            for group in row.group:
                self._enter(group.text)
            if shape.position is None:
                if need is not None:
                    self._extend(need, row, shape)
            elif not self._is_group(row, shape):
                if need is not None:
                    yield need
                need = self._need(row, shape)
        if need is not None:
            yield need

    # -- years ------------------------------------------------------------------------------------

    def _read_years(self) -> None:
        """Take the years of the columns, wherever in their headings they stand, else those of the plan."""
        for index, path in enumerate(self.view.grid.columns):
            year = self.view.years[index] or next((y for text in reversed(path) if (y := year_of_header(text))), None)
            if year is None and (self.view.quarters[index] or self.view.months[index]):
                year = column_year(self.view, index, self.place.years)
            if year is not None:
                self.year_columns[index] = year
        self.years = list(dict.fromkeys(self.year_columns.values())) or list(self.place.years)

    def _find_shifts(self, shapes: Sequence[_Shape]) -> None:
        """Note after which last wording the marks do not stand under the years' columns."""
        placed = {*self.year_columns}
        placed |= {index for index, path in enumerate(self.view.grid.columns) if self._is_method_column(index, path)}
        for row, shape in zip(self.view.rows, shapes, strict=True):
            if any(is_mark(cell.text) and index not in placed for index, cell in enumerate(row.cells)):
                self.shifted.add(shape.last_text)

    def _fiscal_years(self, row: Row, shape: _Shape) -> list[int]:
        behind = range(shape.last_text + 1, len(row.cells))
        if self.year_columns and shape.last_text not in self.shifted:
            marked = [year for index, year in self.year_columns.items() if _marked(row, index)]
        elif not self.year_columns and len(behind) == 1 and _marked(row, behind[0]):
            marked = self.years
        else:
            marked = [year for index, year in zip(behind, self.years, strict=False) if _marked(row, index)]
        return sorted(dict.fromkeys(marked)) or self._written_years(row)

    def _written_years(self, row: Row) -> list[int]:
        text = self.view.text(row, "period") if self.view.has("period") else ""
        years = read_fiscal_years(text)
        if years or not text:
            return years
        period = read_period(text, self.years)
        if period is None or period.starts_on is None or period.ends_on is None:
            return []
        first, last = (to_be(day.year + (day.month >= 10)) for day in (period.starts_on, period.ends_on))
        return list(range(first, last + 1)) if last - first <= len(self.years or (0, 0, 0, 0)) else []

    # -- rows -------------------------------------------------------------------------------------

    def _is_methods(self, index: int, cell: Cell) -> bool:
        if read_pairs(cell.text, self.words):
            return True
        return self._role(index) == "methods" and index not in self.year_columns

    def _role(self, index: int) -> str | None:
        return self.view.roles[index] if index < len(self.view.roles) else None

    def _shape(self, row: Row) -> _Shape:
        """Find the parts of a row: what the cells say first, then under which heading they stand."""
        texts: list[tuple[int, Cell]] = []
        methods: list[tuple[int, Cell]] = []
        for index, cell in enumerate(row.cells):
            if not cell.text or is_mark(cell.text) or cell.is_filled and index == 0:
                continue
            if self._is_methods(index, cell):
                methods.append((index, cell))
            elif not is_codes(cell.text, self.words) and self._role(index) not in ("ordinal", "name", "level", "note"):
                texts.append((index, cell))
        found = self._by_heading(row, texts) or self._by_order(texts)
        before = [index for index, _ in (*texts, *methods) if self._role(index) not in ("responsible", "note")]
        return _Shape(*found, tuple(cell for _, cell in methods), max(before, default=-1))

    def _by_heading(self, row: Row, texts: Sequence[tuple[int, Cell]]) -> tuple[Cell | None, Cell | None, Cell | None] | None:
        """Return position, skills and goals by their columns, or None where a wording stands outside them."""
        if not self.view.has("position"):
            return None
        columns = [next((i for i, role in enumerate(self.view.roles) if role == name), None) for name in _TEXT_ROLES]
        held = dict(texts)
        taken = {column for column in columns if column is not None}
        strays = [i for i, _ in texts if i not in taken and self._role(i) not in ("department", "period", "responsible")]
        if strays and not all(column is None or column in held for column in columns):
            return None
        position, skills, goals = (held.get(column) if column is not None else None for column in columns)
        return position, skills, goals

    @staticmethod
    def _by_order(texts: Sequence[tuple[int, Cell]]) -> tuple[Cell | None, Cell | None, Cell | None]:
        cells: list[Cell | None] = [cell for _, cell in texts[:3]]
        if texts and texts[0][0] > 1:
            cells.insert(0, None)
        cells += [None] * 3
        return cells[0], cells[1], cells[2]

    def _need(self, row: Row, shape: _Shape) -> DevelopmentNeed:
        position = tidy(shape.position.text) if shape.position else ""
        numbered = cell_points(shape.position)[0] if shape.position and not is_nothing(position) else None
        name = numbered.text if numbered is not None and numbered.ordinal is not None else position
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
            skills=_points(shape.skills),
            goals=_points(shape.goals),
            methods=self._methods(row, shape),
            fiscal_years=self._fiscal_years(row, shape),
        )

    def _methods(self, row: Row, shape: _Shape) -> list[DevelopmentMethod]:
        """Return the methods of the row's cells, and those ticked in columns of their own, by number."""
        methods = [method for cell in shape.methods for method in read_methods(cell.text, self.legend, self.words)]
        aligned = shape.last_text not in self.shifted or not self.year_columns
        for index, path in enumerate(self.view.grid.columns if aligned else ()):
            if self._is_method_column(index, path) and _marked(row, index):
                code = read_int(path[-1])
                methods.append(DevelopmentMethod(code=code, name=self.legend.get(code or 0, path[-1])))
        unique = list({(method.code, method.name): method for method in methods}.values())
        if all(method.code is not None for method in unique):
            unique.sort(key=lambda method: method.code or 0)
        return unique

    def _is_method_column(self, index: int, path: Sequence[str]) -> bool:
        """Whether a column stands for one method: its number or name under the heading of the methods."""
        if self._role(index) != "methods" or len(path) < 2 or index in self.year_columns:
            return False
        return not read_pairs(path[-1], self.words)

    def _extend(self, need: DevelopmentNeed, row: Row, shape: _Shape) -> None:
        """Add a row without position to the one before it: what a page break cut off."""
        need.skills = [*need.skills, *_points(shape.skills)]
        need.goals = [*need.goals, *_points(shape.goals)]
        known = {(method.code, method.name) for method in need.methods}
        need.methods = [*need.methods, *(m for m in self._methods(row, shape) if (m.code, m.name) not in known)]
        need.fiscal_years = sorted({*need.fiscal_years, *self._fiscal_years(row, shape)})

    # -- departments and kinds of employment -------------------------------------------------------

    def _is_group(self, row: Row, shape: _Shape) -> bool:
        """Whether a row only names a department or kind of employment; it is then taken."""
        alone = shape.skills is None and shape.goals is None and not shape.methods and shape.position is not None
        if not alone or any(is_mark(cell.text) for cell in row.cells):
            return False
        text = shape.position.text if shape.position else ""
        return self._enter(text) or resolve_position(tidy(text)).id is None

    def _enter(self, text: str) -> bool:
        """Take a full-width row; return whether it names a department or kind of employment."""
        wording = tidy(text)
        if not wording or len(wording) > _GROUP_LENGTH:
            return False
        employment = resolve_employment_type(wording).id
        if employment is not None:
            self.employment = employment
            return True
        key = fold(wording)
        if key.startswith(self.words.words["no_department"]):
            self.department, self.employment = None, None
            return True
        if key.startswith(self.words.words["department"]) or resolve_department(wording).id is not None:
            self.department, self.employment = _unnumbered(wording), None
            return True
        if key.startswith(self.words.words["employment"]):
            self.employment = None
            return True
        return False

    def _enter_titles(self) -> None:
        """Take the department that the table's section or title consists of."""
        for node in self.place.ancestors(self.view.grid.section):
            if fold(node.title).startswith(self.words.words["department"]) and len(node.title) <= _GROUP_LENGTH:
                self._enter(node.title)
                return


def _marked(row: Row, index: int) -> bool:
    return 0 <= index < len(row.cells) and is_mark(row.cells[index].text)


def _points(cell: Cell | None) -> list[str]:
    return [point.text for point in cell_points(cell)] if cell is not None else []


def _unnumbered(text: str) -> str:
    return text.lstrip("0123456789๐๑๒๓๔๕๖๗๘๙.() ")


def _is_unheaded(view: TableView, words: Wording) -> bool:
    """Whether a table without known headings is an IDP: half of its rows print methods with their numbers."""
    if view.kind or not view.rows or len(view.rows[0].cells) < 4:
        return False
    rows = sum(1 for row in view.rows if any(read_pairs(cell.text, words) for cell in row.cells))
    return rows >= len(view.rows) * MIN_METHOD_ROWS


def _legend(place: Place, view: TableView, words: Wording) -> dict[int, str]:
    """Return the legend of a table: from its headings, else from the paragraphs and lists of the instrument."""
    legend = read_legend((text for path in view.grid.columns for text in path), words)
    if legend:
        return legend
    legend = read_legend((line.text for line in place.text_lines() if "=" in line.text or "หมายถึง" in line.text), words)
    return legend or _listed_legend(place, words)


def _listed_legend(place: Place, words: Wording) -> dict[int, str]:
    """Return the numbered list of a section on methods of development."""
    for node in place.sections:
        if fold(node.title).startswith(words.words["method_title"]):
            items = [place.item_of(block) for block in place.blocks_in(node, (BlockKind.ITEM,))]
            return {item.ordinal: item.text for item in items if item.ordinal is not None and len(item.text) <= 60}
    return {}


def find(place: Place, words: Wording) -> Iterator[DevelopmentNeed]:
    """Yield the positions of every individual development plan of the instrument."""
    for view in place.tables:
        if view.kind == "development_needs" or _is_unheaded(view, words):
            yield from _Sheet(place, view, words, _legend(place, view, words)).find()


FORM = Form("development_needs", yields=(DevelopmentNeed,), find=find)
