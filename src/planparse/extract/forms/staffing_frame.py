"""Form 8.2 กรอบอัตรากำลัง: one record per row, with the posts of the frame, of each year, and the change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from planparse.extract.continuation import runs_of
from planparse.extract.form import Form
from planparse.extract.items import tidy
from planparse.extract.place import Place
from planparse.extract.row_lines import split_lines
from planparse.extract.staff_rows import (
    StaffGroups,
    department_id_of,
    is_department,
    is_palad,
    read_post,
    row_span,
    sum_of,
)
from planparse.extract.tableview import TableView
from planparse.extract.year_columns import read_posts, read_years, spread_columns, year_blocks, year_columns
from planparse.lexicon.wording import Wording
from planparse.model.layout import Row
from planparse.model.records import Staffing
from planparse.quantities import read_change, read_count, read_ordinal

NAME_ROLES = ("position", "unit", "department", "employment")
SUM_NAME = "รวม"
"""The department of the closing row of a frame by department, as in every summary of posts."""
COUNT_ROLES = ("framework", "occupied", "vacant", "total")
FRAME_BLOCKS = 2
_SIGNED = re.compile(r"\(?[+\-–—−][ ]?[0-9๐-๙]|[0-9๐-๙][ ]?[+-]\)?$")


@dataclass(slots=True)
class _Draft:
    """A row of the frame before its place among the sums is known; `kind` is post, sum, total or a group's kind."""

    kind: str
    name: str
    level: str
    row: Row
    section: int | None
    department: str | None
    employment_type: str | None
    counts: dict[str, Any] = field(default_factory=dict)
    goes_on_to: int = 0
    """Where the rest of the name ends that stands in a row of its own."""


def frame_columns(view: TableView, years: Sequence[int]) -> tuple[dict[int, int], dict[int, int]]:
    """Return the year columns of what will be needed and of the change, where the years alone tell them apart too."""
    required, change = year_columns(view, "required", years), year_columns(view, "change", years)
    blocks = year_blocks(view)
    if len(blocks) != FRAME_BLOCKS or (len(required) == len(blocks[0]) and len(change) == len(blocks[1])):
        return required, change
    if change == blocks[0] or required == blocks[1] or (change != blocks[1] and _is_signed(view, blocks[0])):
        return blocks[1], blocks[0]
    return blocks[0], blocks[1]


def _is_signed(view: TableView, block: dict[int, int]) -> bool:
    """Whether a figure in one of the columns has a sign, as changes have and numbers of posts have not."""
    return any(
        _SIGNED.match(row.cells[column].text) for row in view.rows for column in block if column < len(row.cells)
    )


class _Sheet:
    """One run of pieces of a frame while its rows are read."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._groups = StaffGroups(names=place.names)
        self.drafts: list[_Draft] = []

    def read(self, view: TableView) -> None:
        """Take the rows of one piece."""
        self._enter_headings(view)
        required, change = frame_columns(view, self._place.years)
        counted = frozenset(
            i for i, role in enumerate(view.roles) if role in COUNT_ROLES or i in required or i in change
        )
        for whole in view.rows:
            for cell in whole.group:
                for part in cell.parts or (cell,):
                    self._enter(part.text, part.end)
            for row in split_lines(whole, counted):
                counts = self._counts(view, row, required, change)
                self._take(view, row, counts)

    def _enter_headings(self, view: TableView) -> None:
        """Take a department that stands alone under the heading of the last column, and was read as part of it."""
        for role, path in zip(view.roles, view.grid.columns, strict=True):
            if role in NAME_ROLES and len(path) > 1 and is_department(path[-1]) and view.grid.header_span:
                self._enter(path[-1], view.grid.header_span.end)

    def _counts(self, view: TableView, row: Row, required: dict[int, int], change: dict[int, int]) -> dict[str, Any]:
        counts: dict[str, Any] = {}
        for role in COUNT_ROLES:
            value = read_posts(view.text(row, role))
            if value is not None:
                counts[role] = value
        for role, columns, read in (("required", required, read_posts), ("change", change, read_change)):
            values = read_years(row, columns, read)
            if values:
                counts[role] = values
        if "total" not in counts and not required and len(spread_columns(view, "required")) == 1:
            after = read_posts(view.text(row, "required"))
            if after is not None:
                counts["total"] = after  # a new frame that names no year: the posts in all
        return counts

    def _take(self, view: TableView, row: Row, counts: dict[str, Any]) -> None:
        texts = self._names_of(view, row)
        name = texts[0] if texts else self._first_text(row, counts)
        if not name:
            return
        if not counts:
            self._enter(name, row_span(row)[1])
            return
        self._draft(view, row, name, counts)

    def _names_of(self, view: TableView, row: Row) -> list[str]:
        """Return the wordings that may name what a row counts, the likeliest first; departments are entered."""
        groups = [text for role in ("department", "employment") if (text := view.text(row, role))]
        titles = [text for role in ("position", "unit") if (text := view.text(row, role))]
        if view.has("position", "unit"):
            for text in groups:
                self._groups.enter(text)
            return titles or groups
        for text in groups[:-1]:
            self._groups.enter(text)  # a department beside a kind of employment: the row counts that kind
        return groups[-1:]

    def _first_text(self, row: Row, counts: dict[str, Any]) -> str:
        cells = [cell.text for cell in row.cells if cell.text]
        return (
            next((text for text in cells if read_count(text) is None and read_ordinal(text) is None), "")
            if counts
            else ""
        )

    def _enter(self, text: str, end: int) -> None:
        if self._groups.enter(text) == "continuation" and self.drafts and self.drafts[-1].kind == "post":
            self.drafts[-1].name += f" {text.strip()}"
            self.drafts[-1].goes_on_to = end

    def _draft(self, view: TableView, row: Row, name: str, counts: dict[str, Any]) -> None:
        kind: str = sum_of(name) or ""
        if not kind:
            before = replace(self._groups)
            entered = before.enter(name)
            kind = entered if entered in ("department", "employment") else "post"
            if kind != "post":
                self._groups.enter(name)
        counts["note"] = tidy(view.text(row, "note")) or None
        groups = self._groups
        if kind == "post" and groups.department is None and is_palad(name) and not view.text(row, "employment"):
            groups.employment_type = None
        self.drafts.append(
            _Draft(
                kind,
                name,
                view.text(row, "level"),
                row,
                view.grid.section,
                groups.department,
                groups.employment_type,
                counts,
            )
        )

    def records(self) -> Iterator[Staffing]:
        """Yield the records, now that every row is known."""
        posts = any(draft.kind == "post" for draft in self.drafts)
        for at, draft in enumerate(self.drafts):
            if draft.kind == "subtotal":
                draft.department = self._summed(at, draft)
            role = self._role(at, draft, posts)
            if role == "total":
                draft.department = None if posts else SUM_NAME
            yield self._record(draft, role)

    def _summed(self, at: int, draft: _Draft) -> str | None:
        """Return whose sum a row is: a department's with its schools and centres, where the figures say so."""
        posts: list[_Draft] = []
        while at and self.drafts[at - 1].kind not in ("subtotal", "total"):
            at -= 1
            if self.drafts[at].kind == "post":
                posts.append(self.drafts[at])
        whole = sum(one.counts.get("framework", 0) for one in posts)
        first = posts[-1].department if posts else None
        return first if first and whole == draft.counts.get("framework") else draft.department

    def _role(self, at: int, draft: _Draft, posts: bool) -> str:
        if draft.kind == "post":
            return "item"
        if draft.kind in ("department", "employment"):
            return "subtotal" if posts else "item"
        if draft.kind == "total":
            return "total"
        if at < len(self.drafts) - 1:
            return "subtotal"
        if at and self.drafts[at - 1].kind in ("subtotal", "total"):
            return "total"
        named = {one.department for one in self.drafts if one.department}
        only = not any(one.kind == "subtotal" for one in self.drafts[:at])
        return "total" if only and (len(named) != 1 or self._sums_all(at, draft)) else "subtotal"

    def _sums_all(self, at: int, draft: _Draft) -> bool:
        """Whether the figures say that a sum takes in the posts above the only department (ปลัด, รองปลัด)."""
        posts = [one for one in self.drafts[:at] if one.kind == "post"]
        outside = sum(one.counts.get("framework", 0) for one in posts if one.department is None)
        whole = sum(one.counts.get("framework", 0) for one in posts)
        return bool(outside) and bool(whole == draft.counts.get("framework"))

    def _record(self, draft: _Draft, role: str) -> Staffing:
        post = read_post(draft.name, draft.level) if draft.kind == "post" else None
        department = draft.department
        start, end = row_span(draft.row)
        return self._place.make(
            Staffing,
            start,
            max(end, draft.goes_on_to),
            draft.section,
            department=department,
            department_id=department_id_of(department) if department and role != "total" else None,
            position=post.title if post else None,
            position_id=post.position_id if post else None,
            level=post.level if post else None,
            employment_type=draft.employment_type if draft.kind in ("post", "employment") else None,
            role=role,
            **draft.counts,
        )


def find(place: Place, words: Wording) -> Iterator[Staffing]:
    """Yield one record per row of every frame, in order; also of those that hold only the posts that are changed."""
    changes = [run for run in runs_of(place, "staffing_changes") if not run[0].has("old_position")]
    runs = sorted([*runs_of(place, "staffing_frame"), *changes], key=lambda run: run[0].grid.first_line)
    for run in runs:
        sheet = _Sheet(place)
        for view in run:
            sheet.read(view)
        yield from sheet.records()


FORM = Form("staffing_frame", yields=(Staffing,), find=find, rank=4)
