"""Lines with their outer shape: bullet, heading marks, bold, label, wording."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planparse.model.layout import Line
from planparse.segment.labels import read_label

_BULLETS = frozenset("-–—•●○▪■➢➤✓✔❖\uf0b7\uf0a7*o")
_BULLET = re.compile(r"(?:[-–—•●○▪■➢➤✓✔❖\uf0b7\uf0a7]|\*(?!\*)|o(?=[ ]))[ ]{0,4}")
_HASHES = re.compile(r"(#{1,6})[ ]+")
_EDGE = " \t\u00a0\f"


def read_line(index: int, number: int, page: int | None, start: int, text: str) -> Line:
    """Return the line whose text (without line break) begins at offset `start` of the normalised text."""
    stripped = text.strip(_EDGE)
    if not stripped:
        return Line(index, number, page, start, start, "", "", start, None, "", 0, False, 0)
    indent = len(text) - len(text.lstrip(_EDGE))
    at = 0
    level = 0
    hashes = _HASHES.match(stripped) if stripped[0] == "#" else None
    if hashes:
        level, at = len(hashes[1]), hashes.end()
    is_bold = stripped.startswith("**", at)
    if is_bold:
        at += 2
    bullet = _BULLET.match(stripped, at) if not is_bold and stripped[at : at + 1] in _BULLETS else None
    mark = ""
    if bullet and bullet.end() < len(stripped) and not _is_rule(stripped):
        mark, at = bullet.group().strip(), bullet.end()
        if stripped.startswith("**", at):
            is_bold, at = True, at + 2
    found = read_label(stripped, at)
    label = None
    if found:
        label, at = found
        if stripped.startswith("**", at):
            at += 2
    end = len(stripped)
    while end > at and stripped[end - 1] in "* ":
        end -= 1
    body = stripped[at:end].replace("**", "") if "*" in stripped else stripped[at:end]
    first = start + indent
    return Line(
        index,
        number,
        page,
        first,
        first + len(stripped),
        stripped,
        body,
        first + at,
        label,
        mark,
        level,
        is_bold,
        indent,
    )


def _is_rule(text: str) -> bool:
    return not text.strip("-–—=_*~. ")


def read_lines(text: str, rows: Iterable[tuple[int, int, int | None]]) -> tuple[Line, ...]:
    """Return the lines of the normalised text; `rows` gives (start, end, page) of each, in order."""
    return tuple(
        read_line(index, index + 1, page, start, text[start:end]) for index, (start, end, page) in enumerate(rows)
    )
