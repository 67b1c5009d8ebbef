"""Posts by department: held, vacant and in all, or by kind of employment, whichever way round the table stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from planparse.extract.form import Form
from planparse.extract.place import Place
from planparse.extract.staff_axes import Head, dimensions, read_head, sum_over
from planparse.extract.staff_rows import StaffGroups, department_id_of, employment_of, row_span
from planparse.extract.tableview import TableView
from planparse.extract.year_columns import MAX_POSTS
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Row
from planparse.model.records import Staffing
from planparse.quantities import read_count, read_ordinal

SUM_NAME = "รวม"
MIN_COUNTS = 0.6
"""Share of the filled cells that must be counts; forms that hold money or words have none."""
MIN_HEADS = 2
MAX_LABELS = 2
"""A row may be headed by a department and, beside it, a kind of employment."""
_HINTS = ("ครอง", "ว่าง", "วาง", "ลูกจ้าง", "พนักงานจ้าง")


@dataclass(slots=True)
class _Tally:
    """The counts of one department and kind of employment, and where they stand."""

    role: str
    start: int
    end: int
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Edges:
    """The heads of a table's columns and rows."""

    columns: tuple[Head | None, ...]
    rows: tuple[Head | None, ...]
    across: Counter[str]
    down: Counter[str]

    @property
    def is_summary(self) -> bool:
        """Whether the two edges together make a summary of posts."""
        measured = {
            head.measure
            for head in (*self.columns, *self.rows)
            if head is not None and head.measure in ("occupied", "vacant")
        }
        for one, other in ((self.across, self.down), (self.down, self.across)):
            by_department = one["department"] >= MIN_HEADS
            if by_department and (other["employment"] >= MIN_HEADS or (measured and other["measure"])):
                return True
            if one["employment"] >= MIN_HEADS and measured and other["measure"]:
                return True
        return False


def _labels_of(row: Row, columns: tuple[Head | None, ...]) -> tuple[str, ...]:
    """Return the wordings that head a row: the cells before the counts that are no numbers or dashes, each once."""
    labels: dict[str, None] = {}
    for index, cell in enumerate(row.cells):
        if index and index < len(columns) and columns[index] is not None:
            break
        if fold(cell.text) and read_ordinal(cell.text) is None:
            labels.setdefault(cell.text)
            if len(labels) == MAX_LABELS:
                break
    return tuple(labels)


def read_edges(view: TableView) -> _Edges:
    """Return what the columns and rows of a table are for."""
    paths = view.grid.columns
    columns = tuple(read_head(path) if index and path else None for index, path in enumerate(paths))
    columns = _name_people(paths, columns)
    rows = tuple(_read_row_head(_labels_of(row, columns)) for row in view.rows)
    return _Edges(columns, rows, dimensions(columns), dimensions(rows))


def _name_people(paths: tuple[tuple[str, ...], ...], columns: tuple[Head | None, ...]) -> tuple[Head | None, ...]:
    """Return the heads, a column of just คน beside one of vacancies taken for those who hold the posts."""
    measures = {head.measure for head in columns if head is not None}
    if "vacant" not in measures or "occupied" in measures:
        return columns
    pairs = zip(paths, columns, strict=True)
    return tuple(
        Head(measure="occupied") if head is None and path and fold(path[-1]) == "คน" else head for path, head in pairs
    )


def _read_row_head(labels: tuple[str, ...]) -> Head | None:
    """Return what a row is for: its first label, and the second where that names a kind of employment or a sum."""
    first = read_head(labels[:1]) if labels else None
    if first is None or len(labels) < MAX_LABELS:
        return first
    second = read_head(labels[1:])
    return read_head(labels) if second is not None and not second.department else first


class _Sheet:
    """One summary while its cells are read."""

    def __init__(self, place: Place, view: TableView, edges: _Edges) -> None:
        self._place, self._view, self._edges = place, view, edges
        self._groups = StaffGroups(names=place.names)
        self._tallies: dict[tuple[str | None, str | None], _Tally] = {}
        self._read = self._filled = 0

    def find(self) -> Iterator[Staffing]:
        """Yield one record per department; per kind of employment where the table prints no sum over the kinds."""
        last = len(self._view.rows) - 1
        for at, (row, head) in enumerate(zip(self._view.rows, self._edges.rows, strict=True)):
            for cell in row.group:
                self._groups.enter(cell.text)
            if head is not None:
                self._take_row(row, head, is_last=at == last)
        if self._read >= MIN_COUNTS * max(self._filled, 1):
            yield from self._records()

    def _take_row(self, row: Row, row_head: Head, *, is_last: bool) -> None:
        over_row = sum_over(row_head, self._edges.down, ())
        for index, column in enumerate(self._edges.columns):
            if column is None or index >= len(row.cells) or not row.cells[index].text:
                continue
            typed = row_head.is_employment or column.is_employment
            if typed and not (row_head.employment or column.employment):
                continue  # พนักงานจ้าง alone may be two kinds: its count is neither
            cell = row.cells[index]
            self._filled += 1
            count = read_count(cell.text)
            if count is None or count > MAX_POSTS:
                continue
            self._read += 1
            over = {over_row, sum_over(column, self._edges.across, self._view.grid.columns[index])}
            key, role = self._key(row_head, column, over, is_last=is_last)
            tally = self._tallies.setdefault(key, _Tally(role, *row_span(row)))
            tally.start, tally.end = min(tally.start, cell.start), max(tally.end, cell.end)
            measure = row_head.measure or column.measure or "total"
            if typed or measure not in tally.counts:  # two columns of one kind (คุณวุฒิ, ทักษะ) are one kind
                tally.counts[measure] = tally.counts.get(measure, 0) + count

    def _key(
        self, row: Head, column: Head, over: set[str], *, is_last: bool
    ) -> tuple[tuple[str | None, str | None], str]:
        employment = row.employment or column.employment
        department = row.department or column.department or self._groups.department
        if "department" in over:
            return (SUM_NAME, employment), "total"
        if "employment" in over and row.is_sum and not (row.department or column.department):
            grouped = self._groups.department is not None and not is_last
            return ((self._groups.department if grouped else SUM_NAME), None), "subtotal" if grouped else "total"
        return (department, employment), "item"

    def _records(self) -> Iterator[Staffing]:
        for (department, employment), tally in self._tallies.items():
            whole = self._tallies.get((department, None))
            if employment and department and whole is not None and tally.counts.keys() <= whole.counts.keys():
                continue  # the table prints the department's own sum; its kinds of employment are parts of it
            named = department if department != SUM_NAME else None
            yield self._place.make(
                Staffing,
                tally.start,
                tally.end,
                self._view.grid.section,
                department=department,
                department_id=department_id_of(named) if named else None,
                employment_type=employment,
                role=tally.role,
                **tally.counts,
            )


def _may_be(view: TableView) -> bool:
    """Whether a table that no form claims has the words of a summary at its edges."""
    if view.kind:
        return view.kind == "staffing_summary"
    heads = [path[-1] for path in view.grid.columns if path] + [row.cells[0].text for row in view.rows[:12]]
    if any(hint in fold(head) for head in heads if len(head) < 60 for hint in _HINTS):
        return True
    return sum(1 for head in heads if employment_of(head)[0]) >= MIN_HEADS


def find(place: Place, words: Wording) -> Iterator[Staffing]:
    """Yield the records of every summary of posts."""
    for view in place.tables:
        if _may_be(view):
            edges = read_edges(view)
            if edges.is_summary:
                yield from _Sheet(place, view, edges).find()


FORM = Form("staffing_summary", yields=(Staffing,), find=find, rank=4)
