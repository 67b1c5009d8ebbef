"""Headings said again at the top of a page, `๙. ภาระค่าใช้จ่าย (ต่อ)`: no new headings, for what they head goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.lexicon.wording import fold
from planparse.model.layout import Label, Line
from planparse.segment.bare_groups import names_staff

_D = "[0-9๐-๙]"
_MARK = "ต่อ"
_AGAIN = re.compile(
    rf"[ ]?(?:[(\[][ ]?ต่อ(?:เนื่อง)?(?:จากหน้า(?:ก่อน|ที่แล้ว|[ ]?{_D}{{1,3}})?)?[ ]?{_D}{{0,3}}[ ]?[)\]]|[-–—][ ]?ต่อ[ ]?[-–—])[ .:]{{0,2}}$"
)
SHORTENED = 12
"""So many letters of a heading, at least, say it again where the rest of it is left out."""


def find_continued(lines: Sequence[Line], taken: Sequence[bool]) -> set[int]:
    """Return the indexes of lines that say an earlier heading again and close with `(ต่อ)`.

    The number may be left out, or the end of a long wording; a heading never said before stays one, whatever it
    closes with, and so does the name of a unit without a number, which is a row of the table it stands in.
    """
    again = [line for line in lines if not taken[line.index] and _MARK in line.text and _says_again(line)]
    if not again:
        return set()
    told = _Told()
    found: set[int] = set()
    wanted = iter(again)
    line = next(wanted)
    for other in lines[: again[-1].index + 1]:
        if other is line:
            if told.knows(line):
                found.add(line.index)
            line = next(wanted, line)
        elif not taken[other.index] and not other.is_blank:
            told.note(other)
    return found


def _says_again(line: Line) -> bool:
    title = _title_of(line)
    return title != line.body and bool(fold(title)) and not (line.label is None and names_staff(line.text))


def _title_of(line: Line) -> str:
    return _AGAIN.sub("", line.body)


class _Told:
    """The lines above, by their wording and by how it opens."""

    def __init__(self) -> None:
        self._by_opening: dict[str, list[tuple[str, Label | None]]] = {}

    def note(self, line: Line) -> None:
        """Take a line that may be said again."""
        key = fold(line.body)
        if key:
            self._by_opening.setdefault(key[:SHORTENED], []).append((key, line.label))

    def knows(self, line: Line) -> bool:
        """Whether a line says one of those again."""
        key = fold(_title_of(line))
        return any(
            (other == key or (len(key) >= SHORTENED and other.startswith(key))) and _is_same(line.label, label)
            for other, label in reversed(self._by_opening.get(key[:SHORTENED], []))
        )


def _is_same(one: Label | None, other: Label | None) -> bool:
    """Whether two lines bear the same number, or the later one none."""
    return one is None or (other is not None and (one.word, one.path) == (other.word, other.path))
