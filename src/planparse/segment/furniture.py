"""Furniture: page numbers, running heads, catch lines, stamps. Set aside, but accounted for."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Line
from planparse.quantities.digits import to_arabic

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
TOP_LIMIT = 3
"""A line that stands so often right under a page's number or mark is a running head, whatever follows it."""
HEAD_LENGTH = 90
MOST_LENGTH = 240
"""Characters of a running head, the gap between its two sides included."""
_YEAR = re.compile("25[0-9]{2}")
LIKE_KEY = 20
"""A line of so many letters that differs in one from a running head is that head, misspelt."""
_WIDE = re.compile(r"[ ]{3,}")
_OWN_NUMBER = re.compile(
    rf"^(?:หน้า[ ]?(?:ที่)?[ ]?)?(?P<left>{_D}{{1,3}})[ ]{{3,}}"
    rf"|(?:[ ]{{3,}}|[ ]{{1,2}}(?=หน้า))(?:หน้า[ ]?(?:ที่)?[ ]?)?(?P<right>{_D}{{1,3}})$"
)
"""The page's number in a running head, set off at its left or right edge."""
TITLE_KEY = 12
"""A title of so many letters at least, standing on the cover, is what a running head repeats and adds to."""
_HTML_ROW = re.compile(r"</?(?:table|tr|td|th|tbody|thead)\b", re.IGNORECASE)


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
    """Return the indexes of lines that repeat through the file where running heads stand.

    That is alone between blank lines, page numbers and rows of a table; or, often enough, at the top of pages.
    """
    words = load_wording("furniture").words
    allowed, wide = words["running_heads"], words["wide_heads"]
    places: dict[str, list[_HeadPlace]] = {}
    for line in lines:
        key, number = ("", None) if line.is_blank or taken[line.index] else _wording_of(line.text)
        if len(key) > 3 and (key.startswith(allowed) or (key.startswith(wide) and _WIDE.search(line.text))):
            place = _HeadPlace(line, _stands_alone(lines, line), _tops_page(lines, line), number)
            places.setdefault(key, []).append(place)
    found: set[int] = set()
    for same in places.values():
        numbers = [place.number for place in same if place.number is not None]
        if any(later <= number for number, later in pairwise(numbers)):
            continue  # the figures of a row, not the numbers of pages
        alone = [place.line for place in same if place.is_alone]
        tops = [place.line for place in same if place.tops_page]
        heads = {line.index for line in alone if len(alone) >= REPEAT_LIMIT}
        heads |= {line.index for line in tops if len(tops) >= TOP_LIMIT}
        heads |= {place.line.index for place in same if heads and _follows_number(lines, place.line)}
        first = min(heads, default=-1)
        told = first >= 0 and _stood_before(lines, lines[first], places)
        told = told or (len(tops) == len(same) >= TOP_LIMIT and _tops_later_page(lines, lines[first]))
        told = told or (len(same) >= TOP_LIMIT and all(_stands_over_number(lines, place.line) for place in same))
        told = told or (len(alone) >= TOP_LIMIT and _WIDE.search(lines[first].text) is not None)
        found |= {index for index in heads if index > first or told or _is_between_rows(lines, lines[index])}
    return found | _find_misspelt(lines, places, found)


def _find_misspelt(
    lines: Sequence[Line], places: Mapping[str, Sequence[_HeadPlace]], found: Collection[int]
) -> set[int]:
    """Return the lines that stand by a page's number as running heads do, and are one of them but for a letter."""
    known = [key for key, same in places.items() if len(key) >= LIKE_KEY and same[-1].line.index in found]
    single = {
        key: same[0].line
        for key, same in places.items()
        if len(same) == 1 and len(key) >= LIKE_KEY and same[0].is_alone and same[0].line.index not in found
    }
    likely = {
        key: line for key, line in single.items() if _stands_over_number(lines, line) or _follows_number(lines, line)
    }
    if not known or not likely:
        return set()
    from rapidfuzz.distance import Levenshtein

    return {
        line.index
        for key, line in likely.items()
        if any(
            _is_of_years(key, head)
            or (_list_digits(key) == _list_digits(head) and Levenshtein.distance(key, head, score_cutoff=1) <= 1)
            for head in known
        )
    }


def _list_digits(key: str) -> list[str]:
    return re.findall("[0-9]", key)


def _is_of_years(one: str, other: str) -> bool:
    """Whether two wordings differ in nothing but years: a head that was left from the plan before."""
    return one != other and _YEAR.sub("", one) == _YEAR.sub("", other)


def _stands_over_number(lines: Sequence[Line], line: Line) -> bool:
    """Whether the number of a page touches a line from below."""
    below = line.index + 1
    return below < len(lines) and _PAGE_NUMBER.match(lines[below].text) is not None


def _wording_of(text: str) -> tuple[str, int | None]:
    """Return the words of a line that may be a running head, folded, and the number of its page where it gives that.

    >>> _wording_of("แผนพัฒนาบุคลากร ๓ ปี         อบต.ท่าช้าง    หน้า ๑๒")
    ('แผนพัฒนาบุคลากร3ปีอบตท่าช้าง', 12)
    >>> _wording_of("แผนพัฒนาบุคลากร ๓"), _wording_of("๗      แผนพัฒนาบุคลากร")
    (('แผนพัฒนาบุคลากร3', None), ('แผนพัฒนาบุคลากร', 7))
    """
    if len(text) > MOST_LENGTH:
        return "", None
    numbered = _OWN_NUMBER.search(text)
    words = _WIDE.sub(" ", _OWN_NUMBER.sub("", text))
    key = fold(words) if len(words) <= HEAD_LENGTH else ""
    return key, int(to_arabic(numbered["left"] or numbered["right"])) if numbered else None


@dataclass(frozen=True, slots=True)
class _HeadPlace:
    """Where a line stands that may be a running head."""

    line: Line
    is_alone: bool
    tops_page: bool
    number: int | None


def _stood_before(lines: Sequence[Line], line: Line, places: Mapping[str, Sequence[_HeadPlace]]) -> bool:
    """Whether a line under a page's number opens with the words of a line above it: then that one is the title."""
    above = next((other for other in reversed(lines[: line.index]) if not other.is_blank), None)
    if above is None or not _PAGE_NUMBER.match(above.text):
        return False
    key = fold(line.text)
    return any(
        len(title) >= TITLE_KEY and title != key and key.startswith(title) and same[0].line.index < line.index
        for title, same in places.items()
    )


def _is_between_rows(lines: Sequence[Line], line: Line) -> bool:
    """Whether rows of a table stand above and below: then even the first of its kind is no title."""

    def find_row(indexes: range) -> bool:
        for index in indexes:
            if not lines[index].is_blank and not is_furniture(lines[index]):
                return is_row(lines[index])
        return False

    return find_row(range(line.index - 1, -1, -1)) and find_row(range(line.index + 1, len(lines)))


def is_row(line: Line) -> bool:
    """Whether a line is a row of a table by its TABs, bars or HTML."""
    return "\t" in line.text or "|" in line.text or bool(_HTML_ROW.search(line.text))


def _stands_alone(lines: Sequence[Line], line: Line) -> bool:
    """Whether nothing touches a line but blank lines and furniture; rows may, where a page breaks there."""
    around = [lines[i] for i in (line.index - 1, line.index + 1) if 0 <= i < len(lines)]
    rows = [is_row(other) for other in around]
    broken = all(rows) or any(not other.is_blank and is_furniture(other) for other in around)
    return all(
        other.is_blank or is_furniture(other) or (row and broken) for other, row in zip(around, rows, strict=True)
    )


def _tops_later_page(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line stands right under the number of a page that is not the first: no title stands there."""
    numbers = re.findall(r"[0-9๐-๙]{1,4}", lines[line.index - 1].text) if line.index else []
    return bool(numbers) and int(numbers[-1]) > 1


def _follows_number(lines: Sequence[Line], line: Line) -> bool:
    """Whether the nearest wording above a line is a page's number."""
    above = next((lines[index] for index in range(line.index - 1, -1, -1) if not lines[index].is_blank), None)
    return above is not None and bool(_PAGE_NUMBER.match(above.text) or _PAGE_MARK.match(above.text))


def _tops_page(lines: Sequence[Line], line: Line) -> bool:
    """Whether a line stands right under a page's number or mark."""
    above = lines[line.index - 1] if line.index else None
    return above is not None and bool(_PAGE_NUMBER.match(above.text) or _PAGE_MARK.match(above.text))
