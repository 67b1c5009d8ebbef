"""Posts that a revision of the plan changes, ตำแหน่งเดิม → ตำแหน่งใหม่: what a post was, and what it becomes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from planparse.extract.continuation import runs_of
from planparse.extract.form import Form
from planparse.extract.items import tidy
from planparse.extract.place import Place
from planparse.extract.staff_rows import (
    Post,
    StaffGroups,
    department_id_of,
    employment_of,
    is_palad,
    read_post,
    row_span,
    sum_of,
)
from planparse.extract.tableview import TableView
from planparse.extract.year_columns import read_posts, read_years
from planparse.lexicon.position_numbers import parse_position_number
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Row
from planparse.model.records import Staffing
from planparse.quantities import find_years, read_count

OLD, NEW = "old", "new"
PARTS = ("level", "count", "department", "number")
_COUNTED = re.compile(r"(?:จำนวน[ ]?)?(?P<count>[0-9๐-๙]{1,3})[ ]?(?:อัตรา|ตำแหน่ง)")
_NUMBER = re.compile(r"(?:ตำแหน่ง)?เลขที่(?:ตำแหน่ง)?[ :]{0,2}[0-9๐-๙]{1,3}(?:[ ]?[-–][ ]?[0-9๐-๙]{1,4}){0,4}")
_NOTHING = re.compile(r"[-–—_. ]*")
_KIND_FIRST = re.compile(r"(?P<kind>[ก-๎ ()]{6,60}?)[ ]?ตำแหน่ง[ ]?(?P<post>[ก-๎].*)")


@dataclass(slots=True)
class _Side:
    """The columns of the old or the new post, by part, and its columns of counts by year."""

    columns: dict[str, int] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Seat:
    """One side of a row: the post, where it stands, and how many of it."""

    post: Post
    department: str | None
    employment_type: str | None
    count: int | float | None
    required: dict[int, int | float] | None


def side_of(path: tuple[str, ...], words: Wording) -> str | None:
    """Return which side the headings over a column name, the lowest first: the old post's or the new one's."""
    for heading in reversed(path):
        key = fold(heading)
        for side in (NEW, OLD):
            if any(word in key for word in words.words[side]):
                return side
    return None


def read_sides(view: TableView, words: Wording) -> dict[str, _Side]:
    """Return the columns of both sides; a column that names none belongs to the post that stands before it."""
    sides = {OLD: _Side(), NEW: _Side()}
    last = None
    for index, (role, path) in enumerate(zip(view.roles, view.grid.columns, strict=True)):
        side = side_of(path, words)
        if role in ("old_position", "new_position"):
            last = side = OLD if role == "old_position" else NEW
        elif role in PARTS:
            side = side or last
        year = view.years[index] or _year_in(path)
        if side is None:
            continue
        if role in ("old_position", "new_position"):
            sides[side].columns.setdefault("position", index)
        elif year is not None and side == NEW and role in (None, "count"):
            sides[side].years[index] = year
        elif role in PARTS:
            sides[side].columns.setdefault(role, index)
            if role == "count" and side_of(path, words) is None:
                sides[OLD].columns.setdefault(role, index)  # one number for both posts of the row
    return sides


def _year_in(path: tuple[str, ...]) -> int | None:
    years = {year.year_be for heading in path for year in find_years(heading)}
    return years.pop() if len(years) == 1 else None


def read_counted(text: str) -> tuple[str, int | float | None]:
    """Return a post's wording without its number of posts and its position number, and that number of posts.

    >>> read_counted("เจ้าพนักงานธุรการ (ปง./ชง.) จำนวน ๑ อัตรา")
    ('เจ้าพนักงานธุรการ (ปง./ชง.)', 1)
    """
    wording = _NUMBER.sub(" ", text)
    found = _COUNTED.search(wording)
    count = read_count(found["count"]) if found else None
    return tidy(_COUNTED.sub(" ", wording)), count


class _Sheet:
    """One run of pieces of the table while its rows are read."""

    def __init__(self, place: Place, words: Wording) -> None:
        self._place, self._words = place, words
        self._groups = StaffGroups(names=place.names)

    def find(self, view: TableView) -> Iterator[Staffing]:
        """Yield one record per post of one piece: two where a row makes one post of another."""
        sides = read_sides(view, self._words)
        for row in view.rows:
            for cell in row.group:
                self._groups.enter(cell.text)
            seats = {side: self._seat(view, row, columns) for side, columns in sides.items()}
            if not any(seats.values()):
                self._take_other(row)
                continue
            yield from self._records(view, row, seats[OLD], seats[NEW])

    def _take_other(self, row: Row) -> None:
        texts = [cell.text for cell in row.cells if cell.text and not cell.is_filled]
        if len(texts) == 1:
            self._groups.enter(texts[0])

    def _seat(self, view: TableView, row: Row, side: _Side) -> _Seat | None:
        def text(part: str) -> str:
            index = side.columns.get(part)
            return row.cells[index].text if index is not None and index < len(row.cells) else ""

        wording, counted = read_counted(text("position"))
        if _NOTHING.fullmatch(wording) or sum_of(wording) or self._is_group(row, wording):
            return None
        kind_first = _KIND_FIRST.fullmatch(wording)
        kind = employment_of(kind_first["kind"])[1] if kind_first else None
        post = read_post(kind_first["post"] if kind_first and kind else wording, text("level"))
        if post is None:
            return None
        department = text("department") or view.text(row, "department")
        if department:
            self._groups.enter(department)
        count = read_posts(text("count"))
        if count is None and counted is None and parse_position_number(text("number") or text("position")):
            count = 1  # a number is one post
        required = read_years(row, side.years, read_posts)
        return _Seat(
            post, self._groups.department, self._employment(post, kind), counted if count is None else count, required
        )

    def _employment(self, post: Post, kind: str | None) -> str | None:
        above = self._groups.department is None and is_palad(post.title)
        return kind or (None if above else self._groups.employment_type)

    def _is_group(self, row: Row, wording: str) -> bool:
        filled = [cell for cell in row.cells if cell.text and not cell.is_filled]
        return len(filled) == 1 and StaffGroups(names=self._place.names).enter(wording) in ("department", "employment")

    def _records(self, view: TableView, row: Row, old: _Seat | None, new: _Seat | None) -> Iterator[Staffing]:
        note = tidy(view.text(row, "note")) or None
        if old is not None and new is not None and _is_same(old, new):
            yield self._record(view, row, new, note, framework=old.count, **_after(new))
            return
        if old is not None:
            yield self._record(view, row, old, note, framework=old.count)
        if new is not None:
            yield self._record(view, row, new, note, **_after(new))

    def _record(self, view: TableView, row: Row, seat: _Seat, note: str | None, **counts: Any) -> Staffing:
        return self._place.make(
            Staffing,
            *row_span(row),
            view.grid.section,
            department=seat.department,
            department_id=department_id_of(seat.department) if seat.department else None,
            position=seat.post.title,
            position_id=seat.post.position_id,
            level=seat.post.level,
            employment_type=seat.employment_type,
            note=note,
            role="item",
            **counts,
        )


def _is_same(old: _Seat, new: _Seat) -> bool:
    """Whether both sides name one post of one department, so that only the number of posts changes."""
    sides = ((old.post.title, old.post.level, old.department), (new.post.title, new.post.level, new.department))
    return [fold(part or "") for part in sides[0]] == [fold(part or "") for part in sides[1]]


def _after(seat: _Seat) -> dict[str, Any]:
    """Return the number of posts after the change: by year where years are printed, else as `total`."""
    return {"required": seat.required} if seat.required else {"total": seat.count}


def find(place: Place, words: Wording) -> Iterator[Staffing]:
    """Yield the posts of every table of changed posts, the old one before the new one."""
    for run in runs_of(place, "staffing_changes"):
        if not run[0].has("old_position"):
            continue  # a frame with the columns of form 8.2: `staffing_frame` reads it
        sheet = _Sheet(place, words)
        for view in run:
            yield from sheet.find(view)


FORM = Form("staffing_changes", yields=(Staffing,), find=find, rank=4)
