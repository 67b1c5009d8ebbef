"""The tree of an organisation: departments, their divisions, and the duties of both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from planparse.extract.org_points import Point
from planparse.extract.staff_rows import name_unit
from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import Wording, fold

UnitKind = Literal["department", "division", "duty"]
Change = Literal["kept", "added", "removed", "renamed"]

NAME_LENGTH = 90
"""A department's or division's name is shorter than this; what is longer tells of it."""


@dataclass(slots=True, eq=False)
class Unit:
    """A department, division or duty where it was read."""

    kind: UnitKind
    name: str
    ordinal: int
    start: int
    end: int
    section: int | None
    parent: Unit | None = None
    children: list[Unit] = field(default_factory=list)
    path: tuple[int, ...] = ()
    change: Change | None = None
    renamed_to: Unit | None = None
    """The unit of the other frame that a note says it is, under another name."""
    is_lifted: bool = False
    """Whether a numbered งาน became a division because it has duties of its own."""

    @property
    def department(self) -> Unit:
        """The department that the unit is or belongs to."""
        return self if self.parent is None else self.parent.department


def is_department_name(text: str, words: Wording) -> bool:
    """Whether a wording opens like a department's name and is short enough for one."""
    key = fold(text)
    return (
        len(text) <= NAME_LENGTH
        and key.startswith(words.words["department"])
        and not key.startswith(words.words["not_department"])
    )


def cut_name(text: str, words: Wording) -> str:
    """Return a unit's name without what is said of it, its code and (ต่อ).

    >>> from planparse.lexicon.wording import load_wording
    >>> cut_name("สำนักปลัด (๐๑) มีหน้าที่รับผิดชอบราชการทั่วไป", load_wording("forms/org_units"))
    'สำนักปลัด'
    """
    tail = words.patterns["tail"].search(text, 2)
    return name_unit(text[: tail.start()] if tail else text).rstrip(" :;,")


class OrgTree:
    """Grows while the points of one frame go by."""

    def __init__(self, words: Wording) -> None:
        self._words = words
        self.roots: list[Unit] = []
        self._department: Unit | None = None
        self._division: Unit | None = None
        self._open: list[Unit] = []
        self._named: dict[tuple[int, str], Unit] = {}
        self._counts: dict[tuple[int, str], int] = {}

    def __len__(self) -> int:
        return sum(1 for _ in self.units())

    def units(self) -> Iterator[Unit]:
        """Yield every unit, each before what belongs to it."""
        queue = list(reversed(self.roots))
        while queue:
            unit = queue.pop()
            yield unit
            queue.extend(reversed(unit.children))

    def settle(self) -> None:
        """Make divisions of the numbered parts of departments, where others like them have duties of their own."""
        parts = [unit for root in self.roots for unit in root.children if unit.path]
        depths = {len(unit.path) for unit in parts if unit.kind == "division" and unit.is_lifted}
        for unit in parts:
            if unit.kind == "duty" and len(unit.path) in depths:
                unit.kind = "division"

    def take(self, point: Point, section: int | None) -> Unit | None:
        """Take the next point; return the unit that it is, or None for a point that names none."""
        kind = self.kind_of(point)
        if kind == "department":
            return self._take_department(point, section)
        if self._department is None or kind is None:
            return None
        if kind == "division":
            return self._take_division(point, section)
        return self._take_duty(point, section)

    def kind_of(self, point: Point) -> UnitKind | None:
        """Return what a point names, by its wording first and its number second."""
        name = cut_name(point.text, self._words)
        key = fold(name)
        dashed = bool(point.mark) and point.mark != "()"
        if not key:
            return None
        if is_department_name(name, self._words) and self._may_head(point, name, key, dashed=dashed):
            return "department"
        heads = self._words.words["dashed_division" if dashed else "division"]
        if key.startswith(heads) and len(name) <= NAME_LENGTH:
            return "division" if self._department is not None else None
        if point.is_bare and not key.startswith(self._words.words["duty"]):
            return None
        return "duty"

    def _may_head(self, point: Point, name: str, key: str, *, dashed: bool) -> bool:
        """Whether a point with a department's name is one: dashed ones only where departments have no numbers."""
        if dashed:
            numbered = self._department is not None and bool(self._department.path)
            return not numbered and resolve_department(name).id is not None
        return not self._is_below(point, key)

    def _is_below(self, point: Point, key: str) -> bool:
        """Whether the number of a point says that a ส่วน, หน่วย or ศูนย์ belongs to the department above."""
        if self._department is None or not point.path:
            return False
        above = self._department.path
        if len(point.path) <= len(above) or point.path[: len(above)] != above or not above:
            return False
        return resolve_department(point.text).id is None or key.startswith(("ส่วน", "ศูนย์", "โรงเรียน"))

    def _take_department(self, point: Point, section: int | None) -> Unit:
        name = cut_name(point.text, self._words)
        known = self._named.get((0, fold(name)))
        if known is None:
            ordinal = point.path[-1] if point.path else len(self.roots) + 1
            known = Unit("department", name, ordinal, point.start, point.end, section, path=point.path)
            self.roots.append(known)
            self._named[0, fold(name)] = known
        self._department, self._division, self._open = known, None, []
        return known

    def _take_division(self, point: Point, section: int | None) -> Unit:
        name = cut_name(point.text, self._words)
        parent = self._department
        assert parent is not None  # noqa: S101 - take() has asked
        known = self._named.get((id(parent), fold(name)))
        if known is None:
            known = self._add("division", name, point, parent, section)
            self._named[id(parent), fold(name)] = known
        self._division, self._open = known, []
        return known

    def _take_duty(self, point: Point, section: int | None) -> Unit:
        parent = self._parent_of(point)
        name = cut_name(point.text, self._words) if point.path and len(point.text) > NAME_LENGTH else point.text
        unit = self._add("duty", name, point, parent, section)
        if point.path:
            self._open = [one for one in self._open if one is parent or one in _line_of(parent)] + [unit]
        return unit

    def _parent_of(self, point: Point) -> Unit:
        """Return what a duty belongs to: by its number, else the innermost unit that is open."""
        for unit in reversed(self._open):
            if len(point.path) > 1 and unit.path and point.path[: len(unit.path)] == unit.path != point.path:
                return self._lift(unit)
        if not point.path and self._open:
            return self._lift(self._open[-1])
        base = self._division or self._department
        assert base is not None  # noqa: S101 - take() has asked
        if self._division is not None and len(point.path) > 1 and not self._fits(point, self._division):
            return self._division.department
        return base

    @staticmethod
    def _fits(point: Point, division: Unit) -> bool:
        return not division.path or point.path[: len(division.path)] == division.path

    @staticmethod
    def _lift(unit: Unit) -> Unit:
        """Return a numbered duty that gets duties of its own; right under a department it is a division."""
        if unit.kind == "duty" and unit.parent is not None and unit.parent.kind == "department":
            unit.kind, unit.is_lifted = "division", True
        return unit

    def _add(self, kind: UnitKind, name: str, point: Point, parent: Unit, section: int | None) -> Unit:
        count = self._counts[id(parent), kind] = self._counts.get((id(parent), kind), 0) + 1
        ordinal = point.path[-1] if point.path else count
        unit = Unit(kind, name, ordinal, point.start, point.end, section, parent, path=point.path)
        parent.children.append(unit)
        return unit


def _line_of(unit: Unit) -> list[Unit]:
    line = []
    above: Unit | None = unit
    while above is not None:
        line.append(above)
        above = above.parent
    return line
