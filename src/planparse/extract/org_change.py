"""What became of each unit from the old frame to the new one, by its wording."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.extract.likeness import alike
from planparse.extract.org_tree import Unit
from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import fold

SAME_CHILDREN = 0.5
"""Share of what belonged to the one that belongs to the other, from which two units of one number are one renamed."""
LIKE_NAME = 0.6


def mark_changes(old: Sequence[Unit], new: Sequence[Unit]) -> None:
    """Write into every unit of both frames what became of it.

    The same wording under the same unit is kept; departments and divisions that plainly correspond (one
    number, and the same parts or a like name) are renamed; what is left is removed or added. Duties have no
    numbers of their own, so they are never taken for renamed.
    """
    pairs, lost, found = _pair_same(old, new)
    for one, other in pairs:
        one.change = other.change = "kept"
    for one in list(lost):
        twin = next((other for other in found if _is_renamed(one, other)), None)
        if twin is not None:
            one.change = twin.change = "renamed"
            pairs.append((one, twin))
            lost.remove(one)
            found.remove(twin)
    for one, other in pairs:
        mark_changes(one.children, other.children)
    for one in lost:
        _mark_all(one, "removed")
    for other in found:
        _mark_all(other, "added")


def _pair_same(old: Sequence[Unit], new: Sequence[Unit]) -> tuple[list[tuple[Unit, Unit]], list[Unit], list[Unit]]:
    """Return the pairs of one wording, and what is left of both frames."""
    waiting: dict[tuple[bool, str], list[Unit]] = {}
    for unit in new:
        waiting.setdefault((unit.kind == "department", fold(unit.name)), []).append(unit)
    pairs, lost = [], []
    for unit in old:
        same = waiting.get((unit.kind == "department", fold(unit.name)))
        if same:
            pairs.append((unit, same.pop(0)))
        else:
            lost.append(unit)
    left = {id(unit) for units in waiting.values() for unit in units}
    return pairs, lost, [unit for unit in new if id(unit) in left]


def _is_renamed(one: Unit, other: Unit) -> bool:
    if one.kind != other.kind or one.kind == "duty":
        return False
    if one.kind == "department":
        resolved = resolve_department(one.name).id
        if resolved is not None and resolved == resolve_department(other.name).id:
            return True
    if one.ordinal != other.ordinal:
        return False
    return _share_children(one, other) >= SAME_CHILDREN or alike(one.name, other.name) >= LIKE_NAME


def _share_children(one: Unit, other: Unit) -> float:
    mine = {fold(unit.name) for unit in one.children}
    theirs = {fold(unit.name) for unit in other.children}
    return len(mine & theirs) / max(len(mine), len(theirs), 1)


def _mark_all(unit: Unit, change: str) -> None:
    unit.change = change  # type: ignore[assignment]
    for child in unit.children:
        _mark_all(child, change)
