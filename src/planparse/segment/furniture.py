"""Furniture: page numbers, running heads, catch lines, stamps. Set aside, but accounted for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Line

_D = "[0-9๐-๙]"
_PAGE_NUMBER = re.compile(
    rf"[-–—|~*(\[ ]{{0,4}}(?:(?:หน้า|page|p\.?)[ ]?(?:ที่)?[ ]?)?{_D}{{1,4}}"
    rf"(?:[ ]?(?:/|จาก|of)[ ]?{_D}{{1,4}})?[-–—|~*)\] ]{{0,4}}$",
    re.IGNORECASE,
)
_PAGE_MARK = re.compile(
    rf"(?:[-=–—*<!\[ ]{{1,6}})(?:หน้า|page)[ ]?(?:ที่)?[ ]?{_D}{{1,4}}(?:[-=–—*>!\] ]{{1,6}})$", re.IGNORECASE
)
_FOOTER = re.compile(
    rf"(?:{_D}{{1,4}}[ ]?\|[ ]?(?:หน้า|page|p a g e)|(?:หน้า|page|p a g e)(?:[ ]?ที่)?[ ]?\|[ ]?{_D}{{1,4}})$",
    re.IGNORECASE,
)
_CATCH = re.compile(r"/[ ]?[^/]{1,80}(?:\.{2,}|…|ฯ)[ ]?$")
_RULE = re.compile(r"[-–—=_*~.+#|┼─━=\\ ]{2,}$|[*#_~|]$")
_PRIVATE = re.compile(r"[\ue000-\uf8ff\ufffd□☐ ]+$")
REPEAT_LIMIT = 2
"""A short line that opens like a title and stands this often, each time alone, is a running head."""
HEAD_LENGTH = 90


def is_furniture(line: Line) -> bool:
    """Whether the line by itself is a page number, catch line, stamp or rule."""
    text = line.text
    if line.is_blank or len(text) > 120 or text.count("|") > 1:
        return False
    if _PAGE_NUMBER.match(text) or _PAGE_MARK.match(text) or _RULE.match(text) or _PRIVATE.match(text):
        return True
    if "|" in text and _FOOTER.match(text):
        return True
    if text.startswith("/") and _CATCH.match(text):
        return True
    key = fold(text)
    return key in load_wording("furniture").words["stamps"] if key else True


def find_running_heads(lines: Sequence[Line], taken: Sequence[bool]) -> set[int]:
    """Return the indexes of lines that repeat, alone between blank lines, through the file."""
    counts = Counter(
        fold(line.text)
        for line in lines
        if not line.is_blank and len(line.text) <= HEAD_LENGTH and not taken[line.index] and _stands_alone(lines, line)
    )
    allowed = load_wording("furniture").words["running_heads"]
    heads = {key for key, count in counts.items() if count >= REPEAT_LIMIT and key.startswith(allowed) and len(key) > 3}
    seen: set[str] = set()
    found: set[int] = set()
    for line in lines:
        key = fold(line.text) if len(line.text) <= HEAD_LENGTH else ""
        if key and key in heads and not taken[line.index] and _stands_alone(lines, line):
            if key in seen or _is_between_rows(lines, line):
                found.add(line.index)
            seen.add(key)
    return found


def _is_between_rows(lines: Sequence[Line], line: Line) -> bool:
    """Whether rows of a table stand above and below: then even the first of its kind is no title."""

    def is_row(indexes: range) -> bool:
        for index in indexes:
            if not lines[index].is_blank and not is_furniture(lines[index]):
                return "\t" in lines[index].text or "|" in lines[index].text
        return False

    return is_row(range(line.index - 1, -1, -1)) and is_row(range(line.index + 1, len(lines)))


def _stands_alone(lines: Sequence[Line], line: Line) -> bool:
    around = [lines[i] for i in (line.index - 1, line.index + 1) if 0 <= i < len(lines)]
    return all(other.is_blank or is_furniture(other) for other in around)
