"""Headings said again at the top of a page, `๙. ภาระค่าใช้จ่าย (ต่อ)`: no new headings, for what they head goes on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.lexicon.wording import fold
from planparse.model.layout import Label, Line
from planparse.segment.bare_groups import names_staff, names_strategy
from planparse.segment.furniture import is_furniture, is_row

_D = "[0-9๐-๙]"
_MARK = "ต่อ"
_AGAIN = re.compile(
    rf"[ ]?(?:[(\[][ ]?ต่อ(?:เนื่อง)?(?:จากหน้า(?:ก่อน|ที่แล้ว|[ ]?{_D}{{1,3}})?)?[ ]?{_D}{{0,3}}[ ]?[)\]]"
    r"|[-–—][ ]?ต่อ[ ]?[-–—]|(?<=[ ])ต่อ)[ .:]{0,2}$"
)
_UNIT_NOTE = re.compile(r"\([ ]?หน่วย(?:นับ)?[ ]?[:.]?[ ]?(?:เป็น)?[ ]?[ก-๎]{2,12}[ ]?\)$")
"""A caption that says what the figures count; a page may add it or leave it out."""
SHORTENED = 12
"""So many letters of a heading, at least, say it again where the rest of it is left out."""
LOOK_BACK = 300
"""Of the lines that open alike so many are looked at: more would take the time of their square."""
MOST_LINES = 3
"""A heading with its caption has so many lines at most where a page repeats it between the rows of a table."""

_Said = tuple[str, Label | None]


def find_continued(lines: Sequence[Line], taken: Sequence[bool]) -> set[int]:
    """Return the indexes of lines that say an earlier heading again: marked `(ต่อ)`, or bare between rows of a table.

    The number may be left out, or the end of a long wording; a heading never said before stays one, whatever it
    closes with. The name of a unit without a number and the label of a strategy stay: they are rows of the table.
    """
    return _find_marked(lines, taken) | _find_between_rows(lines, taken)


def _find_marked(lines: Sequence[Line], taken: Sequence[bool]) -> set[int]:
    said: dict[str, list[_Said]] = {}
    found: set[int] = set()
    if not any(_title_of(line) != line.body for line in lines):
        return found
    above: Line | None = None
    for line in lines:
        if line.is_blank or taken[line.index]:
            above = None
            continue
        title = _title_of(line)
        if title == line.body:
            said.setdefault(fold(title)[:SHORTENED], []).append((fold(title), line.label))
            above = line
        elif not fold(title):  # the mark alone, under the heading or in its place
            found |= {line.index} | ({above.index} if above and _is_said(above, above.body, said, but=1) else set())
        elif not (line.label is None and names_staff(line)) and _is_said(line, title, said):
            found.add(line.index)
    return found


def _title_of(line: Line) -> str:
    """Return the wording of a line without the mark."""
    if _MARK not in line.text:
        return line.body
    return "" if _AGAIN.fullmatch(line.text) else _AGAIN.sub("", line.body)


def _is_said(line: Line, title: str, said: dict[str, list[_Said]], but: int = 0) -> bool:
    """Whether a title has been said, by another than the last `but` lines that open like it."""
    key = fold(title)
    before = said.get(key[:SHORTENED], [])
    return any(
        (other == key or (len(key) >= SHORTENED and other.startswith(key))) and _is_same(line.label, label)
        for other, label in before[max(0, len(before) - but - LOOK_BACK) : len(before) - but]
    )


def _is_same(one: Label | None, other: Label | None) -> bool:
    """Whether two lines bear the same number, or the later one none."""
    return one is None or (other is not None and (one.word, one.path) == (other.word, other.path))


def _find_between_rows(lines: Sequence[Line], taken: Sequence[bool]) -> set[int]:
    """Return the lines of headings that stand once more between the rows of the table that they head."""
    found: set[int] = set()
    head: list[Line] = []
    block: list[Line] = []
    after_rows = turns = False
    for line in lines:
        if line.is_blank:
            continue
        if is_row(line):
            if block and after_rows and _repeats(block, head, turns=turns):
                found |= {one.index for one in block}
            elif block:
                head = block
            block, after_rows, turns = [], True, False
        elif taken[line.index] or is_furniture(line):
            turns = True
        else:
            block.append(line)
    return found


def _repeats(block: Sequence[Line], head: Sequence[Line], *, turns: bool) -> bool:
    """Whether the lines between two rows are the heading over the first; `turns`: a page is turned between them."""
    block = [line for line in block if not _UNIT_NOTE.match(line.text)]
    if not block:
        return turns
    first = block[0]
    if len(block) > MOST_LINES or names_strategy(first) or any(names_staff(line) for line in block):
        return False
    if first.label is None and not (turns and len(fold(first.body)) >= SHORTENED):
        return False
    if first.label is not None:
        head = head[max((i for i, line in enumerate(head) if line.label is not None), default=0) :]
    said = {(line.label.path if line.label else (), fold(_title_of(line))) for line in head}
    return all((line.label.path if line.label else (), fold(_title_of(line))) in said for line in block)
