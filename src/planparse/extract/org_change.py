"""What became of each unit from the old frame to the new one, by its wording."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence

from planparse.extract.org_tree import Unit
from planparse.lexicon.likeness import alike
from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import fold

SAME_CHILDREN = 0.5
"""Share of what belonged to the one that belongs to the other, from which two units of one number are one renamed."""
LIKE_NAME = 0.6
MAX_TWINS = 20
"""Units of one number under one department that are compared: a department has one of each, not twenty."""


def mark_changes(old: Sequence[Unit], new: Sequence[Unit]) -> None:
    """Write into every unit of both frames what became of it.

    The same wording under the same unit is kept; departments and divisions that plainly correspond (one
    number, and the same parts or a like name) are renamed; what is left is removed or added. Duties have no
    numbers of their own, so they are never taken for renamed.
    """
    pairs, lost, found = _pair_same(old, new)
    for one, other in pairs:
        one.change = other.change = "kept"
    renamed = list(_pair_renamed(lost, found))
    for one, other in renamed:
        one.change = other.change = "renamed"
    for one, other in (*pairs, *renamed):
        mark_changes(one.children, other.children)
    for one in lost:
        if one.change is None:
            _mark_all(one, "removed")
    for other in found:
        if other.change is None:
            _mark_all(other, "added")


def _pair_same(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[list[tuple[Unit, Unit]], list[Unit], list[Unit]]:
    """Return the pairs of one wording, and what is left of both frames."""
    waiting: dict[tuple[bool, str], deque[Unit]] = {}
    for unit in new:
        waiting.setdefault((unit.kind == "department", fold(unit.name)), deque()).append(unit)
    pairs, lost = [], []
    for unit in old:
        same = waiting.get((unit.kind == "department", fold(unit.name)))
        if same:
            pairs.append((unit, same.popleft()))
        else:
            lost.append(unit)
    left = {id(unit) for units in waiting.values() for unit in units}
    return pairs, lost, [unit for unit in new if id(unit) in left]


def _pair_renamed(lost: Sequence[Unit], found: Sequence[Unit]) -> Iterator[tuple[Unit, Unit]]:
    """Yield the pairs that a note tells of, of one department id, or of one number and alike; each unit in one pair."""
    told = _pair_told(lost, found)
    yield from told
    paired = {id(unit) for pair in told for unit in pair}
    lost, found = ([unit for unit in units if id(unit) not in paired] for units in (lost, found))
    by_key: dict[tuple[str, str | int], list[Unit]] = {}
    for other in found:
        for key in _keys(other):
            by_key.setdefault(key, []).append(other)
    taken: set[int] = set()
    for one in lost:
        for key in _keys(one):
            likely = (other for other in by_key.get(key, ())[:MAX_TWINS] if id(other) not in taken)
            twin = next((other for other in likely if isinstance(key[1], str) or _is_alike(one, other)), None)
            if twin is not None:
                taken.add(id(twin))
                yield one, twin
                break


def _pair_told(lost: Sequence[Unit], found: Sequence[Unit]) -> list[tuple[Unit, Unit]]:
    """Return the pairs of which a note says that they are one unit under two names."""
    left = {id(unit) for unit in found}
    return [(one, one.renamed_to) for one in lost if one.renamed_to is not None and id(one.renamed_to) in left]


def _keys(unit: Unit) -> Iterator[tuple[str, str | int]]:
    """Yield what a renamed unit would share with its twin: a department's id, the number; duties have nothing."""
    if unit.kind == "duty":
        return
    resolved = resolve_department(unit.name).id if unit.kind == "department" else None
    if resolved is not None:
        yield unit.kind, resolved
    yield unit.kind, unit.ordinal


def _is_alike(one: Unit, other: Unit) -> bool:
    return _share_children(one, other) >= SAME_CHILDREN or alike(one.name, other.name) >= LIKE_NAME


def _share_children(one: Unit, other: Unit) -> float:
    mine = {fold(unit.name) for unit in one.children}
    theirs = {fold(unit.name) for unit in other.children}
    return len(mine & theirs) / max(len(mine), len(theirs), 1)


def _mark_all(unit: Unit, change: str) -> None:
    unit.change = change  # type: ignore[assignment]
    for child in unit.children:
        _mark_all(child, change)
