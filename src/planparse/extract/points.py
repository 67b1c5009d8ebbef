"""Points of a cell: cut where the cell itself says that it is a list, not at every dash and figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.extract.items import Item, split_numbered, tidy
from planparse.model.layout import Cell, Part

_D = "[0-9๐-๙]"
_OPENS_DASHED = re.compile(r"[-–—•●▪➢✓○■·][ ]{0,3}(?=[“\"(ก-ฮเ-ไA-Za-z0-9๐-๙])")
_OPENS_NUMBERED = re.compile(
    rf"(?:\({_D}{{1,2}}\)|{_D}{{1,2}}[ ]?\)|{_D}{{1,2}}(?:\.{_D}{{1,2}}){{0,2}}[ ]?\.?[ ]{{0,3}}(?=[ก-ฮเ-ไ(“A-Z]))"
)
_SPACED = re.compile(r"(?:(?<=^)|(?<=[ \t]))[-–—•●▪➢✓○■][ ]{0,3}(?=[“\"(ก-ฮเ-ไA-Za-z])")
_GLUED = re.compile(r"(?<=[^ \t\-–—])[-–—] (?=[“\"(ก-ฮเ-ไA-Za-z])")
_NOTHING = re.compile(r"^[-–—. ]*(?:ไม่มี|ไม่ได้ระบุ)?[-–—. ]*$")
MIN_LOOSE_DASHES = 2
"""Dashes inside a paragraph that does not open with one: from this many on they are bullets (จันทร์ - ศุกร์ is one)."""


def is_nothing(text: str) -> bool:
    """Whether a cell says that there is nothing: empty, a dash, ไม่มี.

    >>> is_nothing("-ไม่มี-"), is_nothing("ไม่มีข้อร้องเรียน")
    (True, False)
    """
    return bool(_NOTHING.match(text))


def _dashes(text: str) -> list[tuple[int, int]]:
    """Return where bullets stand: dashes with space around them, and dashes glued to the point before."""
    found = {match.start(): match.end() for pattern in (_SPACED, _GLUED) for match in pattern.finditer(text)}
    return sorted(found.items())


def _cut(text: str, cuts: list[tuple[int, int]], start: int) -> Iterator[Item]:
    lead = tidy(text[: cuts[0][0]])
    if lead:
        yield Item(None, lead, start, start + cuts[0][0])
    for at, (_, begin) in enumerate(cuts):
        end = cuts[at + 1][0] if at + 1 < len(cuts) else len(text)
        wording = tidy(text[begin:end])
        if wording:
            yield Item(None, wording, start + begin, start + len(text[:end].rstrip()), "-")


def split_points(text: str, start: int = 0) -> list[Item]:
    """Cut a paragraph at its bullets where it opens with one, at its numbers where it opens with one.

    A paragraph that opens with neither is one point, unless bullets stand in it several times.

    >>> [item.text for item in split_points("- ปรับปรุงแผน ๒๕๖๔ - ๒๕๖๖- จัดทำฐานข้อมูล")]
    ['ปรับปรุงแผน ๒๕๖๔ - ๒๕๖๖', 'จัดทำฐานข้อมูล']
    >>> [item.text for item in split_points("ให้บริการวันจันทร์ - ศุกร์")]
    ['ให้บริการวันจันทร์ - ศุกร์']
    """
    if _OPENS_NUMBERED.match(text):
        return split_numbered(text, start)
    cuts = _dashes(text)
    if cuts and (_OPENS_DASHED.match(text) or len(cuts) >= MIN_LOOSE_DASHES):
        return list(_cut(text, cuts, start))
    wording = tidy(text)
    return [Item(None, wording, start, start + len(text))] if wording else []


def _place(part: Part, item: Item) -> Item:
    """Return the item with its place in the source: exact where the paragraph is as the source has it."""
    exact = part.end - part.start == len(part.text)
    start, end = (item.start, min(item.end, part.end)) if exact else (part.start, part.end)
    return Item(item.ordinal, item.text, start, end, item.mark or part.marker)


def cell_points(cell: Cell) -> list[Item]:
    """Return the points of a cell, paragraph by paragraph; none where it says that there is nothing."""
    if is_nothing(cell.text):
        return []
    points = (_place(part, item) for part in cell.parts for item in split_points(part.text, part.start))
    return [point for point in points if point.text and not is_nothing(point.text)]
