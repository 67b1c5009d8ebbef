"""Form 11 บัญชีแสดงจัดคนลงสู่ตำแหน่ง: one record per seat and frame."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from planparse.extract.continuation import runs_of
from planparse.extract.form import Form
from planparse.extract.items import tidy
from planparse.extract.place import Place
from planparse.extract.staff_rows import Post, StaffGroups, department_id_of, is_palad, read_post, row_span
from planparse.extract.tableview import TableView
from planparse.extract.year_columns import read_baht
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Row
from planparse.model.records import Incumbent
from planparse.quantities.digits import has_digit

SEAT_ROLES = ("number", "position", "level")
YEARLY = ("ต่อปี", "รายปี", "ทั้งปี", "บาทปี", "x12", "×12", "12เดือน")
_NOTHING = re.compile(r"[-–—_. ]*|[0๐]")
_SPACE = re.compile(r"[ ]+")


@dataclass(frozen=True, slots=True)
class _Person:
    """What a row says of who holds the seat."""

    name: str | None
    is_vacant: bool
    education: str | None
    salary: int | float | None
    position_allowance: int | float | None
    other_pay: int | float | None


def frame_of(path: tuple[str, ...], words: Wording) -> str | None:
    """Return which frame the heading over a seat column names: the old one (เดิม) or the new one (ใหม่)."""
    key = fold(" ".join(path))
    for frame in ("current", "proposed"):
        if any(word in key for word in words.words[frame]):
            return frame
    return None


def read_name(text: str, words: Wording) -> tuple[str | None, bool]:
    """Return the name of who holds a seat, and whether nobody does.

    >>> from planparse.lexicon.wording import load_wording
    >>> read_name("-ว่าง-", load_wording("forms/incumbents"))
    (None, True)
    >>> read_name("นายสว่าง ใจดี", load_wording("forms/incumbents"))
    ('นายสว่าง ใจดี', False)
    """
    wording = tidy(text)
    if _NOTHING.fullmatch(wording):
        return None, True
    if fold(wording) in words.words["vacant"] or words.patterns["vacant"].search(wording):
        return None, True
    return wording, False


def _filled(text: str) -> str | None:
    wording = tidy(text)
    return None if _NOTHING.fullmatch(wording) else wording


def _pay(text: str) -> int | float | None:
    value = read_baht(text)
    return value or None


def _is_yearly(path: tuple[str, ...]) -> bool:
    """Whether a heading of pay is that of a year: ต่อปี, รายปี, เงินเดือนทั้งปี, (บาท/ปี)."""
    return bool(path) and fold(path[-1]).endswith(YEARLY)


def _seats(view: TableView, words: Wording) -> dict[str, dict[str, int]]:
    """Return the columns of each frame's seat by role; where no heading names a frame, it is the current one."""
    frames: dict[str, dict[str, int]] = {}
    named = {
        index: frame_of(view.grid.columns[index], words) for index, role in enumerate(view.roles) if role in SEAT_ROLES
    }
    numbers = [index for index, role in enumerate(view.roles) if role == "number"]
    for index in named:
        role = view.roles[index] or ""
        frame = named[index]
        if frame is None:
            second = len(numbers) > 1 and index >= numbers[1]
            frame = "proposed" if second or set(named.values()) == {None, "current"} else "current"
        frames.setdefault(frame, {}).setdefault(role, index)
    return frames


class _Sheet:
    """One piece of the list while its rows are read."""

    def __init__(self, place: Place, view: TableView, words: Wording, groups: StaffGroups) -> None:
        self._place, self._view, self._words = place, view, words
        self._groups = groups
        self._frames = _seats(view, words)

    def find(self) -> Iterator[Incumbent]:
        """Yield one record per seat that a row names in each frame."""
        for row in self._view.rows:
            for cell in row.group:
                self._groups.enter(cell.text)
            seats = [(frame, *self._seat(row, columns)) for frame, columns in self._frames.items()]
            named = [(frame, number, post) for frame, number, post in seats if number or post]
            if not any(number for _, number, _ in named) and not self._has_person(row):
                self._groups.enter(next((cell.text for cell in row.cells if cell.text), ""))
                continue
            if self._view.text(row, "department"):
                self._groups.enter(self._view.text(row, "department"))
            person = self._person(row)
            for frame, number, post in named:
                yield self._record(row, frame, number, post, person)

    def _seat(self, row: Row, columns: dict[str, int]) -> tuple[str | None, Post | None]:
        def text(role: str) -> str:
            index = columns.get(role)
            return row.cells[index].text if index is not None and index < len(row.cells) else ""

        number = _filled(_SPACE.sub(" ", text("number")))
        return number if number and has_digit(number) else None, read_post(text("position"), text("level"))

    def _has_person(self, row: Row) -> bool:
        return any(self._view.text(row, role) for role in ("name", "salary", "education"))

    def _person(self, row: Row) -> _Person:
        view = self._view
        parts = [cell.text for role in ("name", "surname") for _, cell in view.cells(row, role) if cell.text]
        name, vacant = read_name(" ".join(parts), self._words)
        return _Person(
            name,
            vacant,
            _filled(view.text(row, "education")),
            self._salary(row),
            _pay(view.text(row, "position_allowance")),
            _pay(view.text(row, "other_pay")),
        )

    def _salary(self, row: Row) -> int | float | None:
        """Return the pay of a year where months and years have a column each, else as the only column states it."""
        columns = list(self._view.cells(row, "salary"))
        yearly = [cell for column, cell in columns if _is_yearly(self._view.grid.columns[column])]
        cells = yearly or [cell for _, cell in columns]
        return _pay(cells[0].text) if cells else None

    def _record(self, row: Row, frame: str, number: str | None, post: Post | None, person: _Person) -> Incumbent:
        department = self._groups.department
        above = department is None and post is not None and is_palad(post.title)
        return self._place.make(
            Incumbent,
            *row_span(row),
            self._view.grid.section,
            position_number=number,
            name=person.name,
            education=person.education,
            department=department,
            department_id=department_id_of(department) if department else None,
            employment_type=None if above else self._groups.employment_type,
            position=post.title if post else None,
            position_id=post.position_id if post else None,
            level=post.level if post else None,
            salary=person.salary,
            position_allowance=person.position_allowance,
            other_pay=person.other_pay,
            is_vacant=person.is_vacant,
            frame=frame,
        )


def find(place: Place, words: Wording) -> Iterator[Incumbent]:
    """Yield the seats of every placement list, row by row, the old frame before the new one."""
    for run in runs_of(place, "incumbents"):
        groups = StaffGroups(names=place.names)
        for view in run:
            yield from _Sheet(place, view, words, groups).find()


FORM = Form("incumbents", yields=(Incumbent,), find=find, rank=4)
