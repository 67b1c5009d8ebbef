"""Running heads that bear the number of their page: `แผนพัฒนาบุคลากร อบต.ท่าช้าง          หน้า ๑๒`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Line

_D = "[0-9๐-๙]"
_WORD = r"(?:หน้า(?:[ ]?ที่)?|[Pp]age|PAGE|[Pp]\.)"
_COUNT = rf"(?P<page>{_D}{{1,4}})(?:[ ]?(?:/|จาก|of)[ ]?{_D}{{1,4}})?"
_BEHIND = re.compile(rf"[ \t|(\[\-–—]{{1,4}}{_WORD}[ ]?{_COUNT}[)\] \-–—]{{0,4}}$")
_BEFORE = re.compile(rf"[(\[\-–— ]{{0,3}}{_WORD}[ ]?{_COUNT}[)\] \t|\-–—:]{{1,120}}(?=[^ \t|0-9๐-๙])")
_BARE_BEHIND = re.compile(rf"(?:[ ]{{3}}|\t[ ]?|[ ]?\|[ ]?)[(\[\-–—]?[ ]?{_COUNT}[ ]?[)\]\-–—]?$")
_BARE_BEFORE = re.compile(rf"[(\[\-–—]?[ ]?{_COUNT}[ ]?[)\]\-–—]?(?:[ ]{{3,120}}|\t[ ]?|[ ]?\|[ ]?)(?=[^ \t|0-9๐-๙])")
LEAST_PAGES = 3
"""So many pages in order make their line a running head."""
HEAD_LENGTH = 110
LINE_LENGTH = 240
LEAST_KEY = 4
_PAGED = tuple("0123456789๐๑๒๓๔๕๖๗๘๙)]-–—")


def find_paged_heads(lines: Sequence[Line], taken: Sequence[bool]) -> set[int]:
    """Return the indexes of lines that say the same on page after page, with the number of the page.

    The numbers rise, and at least every second page has the line; a number without the word หน้า is one of a page
    only beside words that open a running head.
    """
    places: dict[str, list[tuple[int, int]]] = {}
    for line in lines:
        if line.is_blank or taken[line.index] or len(line.text) > LINE_LENGTH:
            continue
        found = read_paged(line.text)
        if found is not None:
            places.setdefault(found[0], []).append((line.index, found[1]))
    return {index for same in places.values() if _counts_pages([page for _, page in same]) for index, _ in same}


def read_paged(text: str) -> tuple[str, int] | None:
    """Return the folded wording of a running head and its page, or None where the line has no number of a page.

    >>> read_paged("นโยบายของเทศบาล          หน้า ๗"), read_paged("เอกสารแนบ ๗")
    (('นโยบายของเทศบาล', 7), None)
    """
    if not (text.endswith(_PAGED) or text[0] in "0123456789๐๑๒๓๔๕๖๗๘๙([-–—หPp"):
        return None
    for pattern, worded in ((_BEHIND, True), (_BEFORE, True), (_BARE_BEHIND, False), (_BARE_BEFORE, False)):
        found = pattern.search(text) if pattern in (_BEHIND, _BARE_BEHIND) else pattern.match(text)
        if found is None:
            continue
        rest = (text[: found.start()] or text[found.end() :]).strip(" \t|-–—")
        key = fold(rest)
        if len(key) < LEAST_KEY or len(rest) > HEAD_LENGTH or "|" in rest:
            return None
        if worded or key.startswith(load_wording("furniture").words["running_heads"]):
            return key, int(found["page"])
    return None


def _counts_pages(pages: Sequence[int]) -> bool:
    """Whether somewhere so many numbers rise, page after page, at most every second left out."""
    first = 0
    for at in range(1, len(pages) + 1):
        if at < len(pages) and pages[at - 1] < pages[at] <= pages[at - 1] + LEAST_PAGES:
            continue
        run = at - first
        if run >= LEAST_PAGES and pages[at - 1] - pages[first] + 1 <= run * 2:
            return True
        first = at
    return False
