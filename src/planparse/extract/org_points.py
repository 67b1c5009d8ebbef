"""The points of a structure's cell or line: numbers, dashes and wrapped lines told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from planparse.extract.items import tidy
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Cell, Part
from planparse.model.value import value_class
from planparse.quantities import to_arabic

SHORT_HEAD = 60


@value_class
class Point:
    """One numbered, dashed or bare wording; `path` is its number (`๑.๑` is (1, 1)), `mark` its dash or bracket."""

    path: tuple[int, ...]
    mark: str
    text: str
    start: int
    end: int
    is_item: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether neither a number nor a dash opens it."""
        return not self.path and not self.mark


def _path_of(groups: dict[str, str | None]) -> tuple[int, ...]:
    number = groups["path"] or groups["dotted"] or groups["enclosed"] or groups["closed"]
    return tuple(int(to_arabic(piece)) for piece in number.split(".")) if number else ()


def _cuts(text: str, words: Wording, *, inside: bool) -> Iterator[tuple[int, int, tuple[int, ...], str]]:
    """Yield (start, end, path, mark) of every number and dash that opens a point."""
    for found in words.patterns["cut"].finditer(text):
        path = _path_of(found.groupdict())
        if found.start() and not (inside and _opens_point(text, found.end(), path, words)):
            continue
        mark = found["mark"] or ("()" if found["enclosed"] or found["closed"] else "")
        yield found.start(), found.end(), path, mark


def _opens_point(text: str, at: int, path: tuple[int, ...], words: Wording) -> bool:
    """Whether a number or dash inside a text opens a point there: a number only before a unit's name."""
    if len(path) != 1:
        return True
    key = fold(text[at : at + 24])
    return key.startswith((*words.words["department"], *words.words["division"], "งาน"))


def split_points(text: str, start: int, end: int, words: Wording, *, is_item: bool = False) -> list[Point]:
    """Cut a stretch of text at its numbers and dashes; a list item is cut only at the one that opens it.

    Offsets are exact where the text has single spaces and no markup, else those of the whole stretch.
    """
    cuts = list(_cuts(text, words, inside=not is_item))
    exact = end - start == len(text)
    points: list[tuple[int, int, int, tuple[int, ...], str]] = []
    if not cuts or cuts[0][0] > 0:
        stop = cuts[0][0] if cuts else len(text)
        points.append((0, 0, stop, (), ""))
    for at, (first, begin, path, mark) in enumerate(cuts):
        points.append((first, begin, cuts[at + 1][0] if at + 1 < len(cuts) else len(text), path, mark))
    found = []
    for first, begin, stop, path, mark in points:
        wording = tidy(text[begin:stop])
        if wording:
            place = (start + first, start + len(text[:stop].rstrip())) if exact else (start, end)
            found.append(Point(path, mark, wording, *place, is_item))
    return found


def _part_points(part: Part, words: Wording) -> list[Point]:
    return split_points(part.text, part.start, part.end, words, is_item=part.marker == "li")


def join_wrapped(points: Sequence[Point], words: Wording) -> list[Point]:
    """Join to a point the bare points that only go on with it: lines that a list's markup cut off.

    In a list that marks its points a bare point goes on with the one before, unless it opens like a unit; so
    does one with a stray bullet, and anywhere one that opens with a joining word.
    """
    marks = Counter(point.mark for point in points if point.mark)
    usual = marks.most_common(1)[0][0] if marks else ""
    joined: list[Point] = []
    for point in points:
        if joined and _goes_on(point, joined[-1], usual, words):
            last = joined[-1]
            joined[-1] = replace(last, text=f"{last.text} {point.text}", end=max(last.end, point.end))
        else:
            joined.append(point)
    return joined


def _goes_on(point: Point, last: Point, usual: str, words: Wording) -> bool:
    key = fold(point.text)
    if point.path or (last.is_bare and point.is_item != last.is_item):
        return False
    opens = words.words
    if point.is_bare and key.startswith(opens["goes_on"]):
        return True
    if key.startswith(opens["department"] + opens["division"]) and not key.startswith(opens["not_department"]):
        return False
    if not point.is_item or not usual or not last.mark:
        return False
    if point.is_bare:
        return not key.startswith("งาน")
    return point.mark != usual and not key.startswith(opens["duty"])


def cell_points(cell: Cell, words: Wording) -> list[Point]:
    """Return the points of a cell: of each paragraph and list item, wrapped lines joined."""
    return join_wrapped([point for part in cell.parts for point in _part_points(part, words)], words)
