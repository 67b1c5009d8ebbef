"""Heading rows of tables: told from data by their words, shape and place."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Sequence

from planparse.lexicon.positions import resolve_position
from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Row
from planparse.quantities import read_heading_year
from planparse.segment.labels import read_label

_D = "[0-9๐-๙]"
NUMBERISH = re.compile(rf"[+\-–(]?[ ]?{_D}[{'0-9๐-๙'},. ]*\)?(?:[ ]?(?:บาท|คน|อัตรา|%))?\.?-?$")
_YEARISH = re.compile(rf"\(?(?:ปี|ปีงบประมาณ|พ\.?ศ\.?|งบประมาณ)?[ .]{{0,3}}(?:พ\.?ศ\.?)?[ ]?{_D}{{4}}\)?$")
_SHORT_YEAR = re.compile(rf"['’]?{_D}{{2}}$")
INDEX_CELL = re.compile(rf"\(?[ ]?{_D}{{1,2}}[ ]?\)?$")
LEAST_HEADING = 3
HEADER_CELL = 130
"""Heading cells of real tables are shorter than this; long cells are data."""


def filled(row: Row) -> list[int]:
    """Return the indexes of the cells that say something of their own."""
    return [i for i, cell in enumerate(row.cells) if cell.text and not cell.is_filled]


def fold_cells(row: Row) -> tuple[str, ...]:
    """Return the wordings of a row as they are compared."""
    return tuple(fold(cell.text) for cell in row.cells)


def is_full_width(row: Row, width: int) -> bool:
    """Whether one cell speaks for the whole row: alone in it, or the same wording in every cell."""
    if width < 3:
        return False
    own = filled(row)
    if len(own) == 1 and own[0] <= 1 and not any(cell.is_filled and cell.text for cell in row.cells):
        return not NUMBERISH.match(row.cells[own[0]].text)
    if len(own) < 3 or len(own) < len(row.cells):
        return False
    spoken = row.cells[0].text
    return len(spoken) > 3 and all(cell.text == spoken for cell in row.cells)


def has_sides(rows: Sequence[Row]) -> bool:
    """Whether the first two columns set the old against the new: a lone wording there belongs to its own side."""
    first = [cell.text for cell in rows[0].cells[:2]] if rows else []
    words = load_wording("headers").words
    sides = [{name for name in ("old", "new") if any(word in fold(text) for word in words[name])} for text in first]
    return sides in ([{"old"}, {"new"}], [{"new"}, {"old"}])


def is_year(text: str) -> bool:
    """Whether a heading cell is a year column."""
    return bool(_YEARISH.match(text))


def is_header_row(row: Row) -> bool:
    own = filled(row)
    if len(own) < 2 or any(len(row.cells[i].text) > HEADER_CELL for i in own):
        return False
    texts = [row.cells[i].text for i in own]
    known = sum(map(_is_header_word, texts))
    if any(NUMBERISH.match(text) and not is_year(text) for text in texts) and known < len(texts) * 0.6:
        return False
    if read_label(texts[0]) and known < len(texts) * 0.6:
        return False
    return (known >= max(2, len(texts) * 0.5) or known == len(texts)) and not _tells_of_persons(texts)


def names_member(texts: Sequence[str]) -> bool:
    """Whether cells begin with a person's name, or say who holds an office and what he is in a body.

    >>> names_member(("๒. นางสาวสมมุติ ใจดี", "ปลัด อบต.")), names_member(("๒. ผู้อำนวยการกองคลัง", "กรรมการ"))
    (True, True)
    >>> names_member(("ชื่อ - สกุล", "ตำแหน่ง", "กรรมการ"))
    False
    """
    names = [_cut_number(text) for text in texts]
    if _names_person(names[0]) or _names_person(texts[0]):  # the `ร.` of ร.ต. is no number
        return True
    is_role = fold(texts[-1]) in load_wording("headers").words["member"]
    return is_role and any(resolve_position(name).id for name in names[:-1])


def _cut_number(text: str) -> str:
    label = read_label(text)
    return text[label[1] :] if label else text


def _names_person(text: str) -> bool:
    return load_wording("headers").patterns["person"].match(text) is not None


def _tells_of_persons(texts: Sequence[str]) -> bool:
    """Whether cells are a row of a list of persons or offices, and so no heading."""
    return any(map(_names_person, texts)) or names_member(texts)


def is_full_heading(row: Row) -> bool:
    """Whether a row of three cells and more is filled with nothing but the words of headings, the first a usual one."""
    texts = [cell.text for cell in row.cells]
    if len(texts) < LEAST_HEADING or fold(texts[0]) not in load_wording("headers").words["whole"]:
        return False
    return all(_is_header_word(text) and not NUMBERISH.match(text) for text in texts)


@functools.lru_cache(maxsize=16384)
def _is_header_word(text: str) -> bool:
    """Whether a cell holds the words of a heading: a usual one, a year, or the number of what stands below."""
    key = fold(text)
    wording = load_wording("headers")
    if not key:
        return False
    if key in wording.words["whole"] or is_year(text):
        return True
    label = read_label(text)
    if label:
        return bool(label[0].word) and not text[label[1] :].strip()  # ยุทธศาสตร์ที่ ๑ at the head of a column
    parts = wording.words["part"]
    return len(key) <= 60 and (key.startswith(parts) or key.endswith(parts))


def may_head(row: Row) -> bool:
    """Whether the first row of a new table may be its heading although its words are not known."""
    own = filled(row)
    if len(own) < 2 or any(len(row.cells[i].text) > HEADER_CELL for i in own):
        return False
    texts = [row.cells[i].text for i in own]
    if any((NUMBERISH.match(text) and not is_year(text)) or read_label(text) for text in texts):
        return False
    return not _tells_of_persons(texts)


LEAST_GROUPS = 2
"""Groups of columns that a heading above another must have where its own first cell is blank."""


def is_sub_header(above: Row, row: Row, depth: int = 1) -> bool:
    """Whether a row goes on with the heading above it; `depth` is how many heading rows stand already.

    A third row must have words of headings itself: under a row of years stands the first data row.
    """
    own = filled(row)
    years = sum(1 for i in own if is_year(row.cells[i].text))
    if not own or (years < 2 and any(len(row.cells[i].text) > HEADER_CELL for i in own)):
        return False
    texts = [row.cells[i].text for i in own]
    if 0 not in own and (years >= 2 or _have_short_years(texts)):
        return True
    if all(INDEX_CELL.match(text) for text in texts) and len(own) >= 3 and own[0] == 0 and _counts_up(texts):
        return True
    if _has_own_first(above, row, depth):
        return True
    if 0 in own or (is_full_width(row, len(row.cells)) and not texts[0].startswith("(")):
        return False
    if len(own) >= 3 and all(INDEX_CELL.match(text) for text in texts) and _counts_up(texts):
        return _is_number_one(texts[0]) and not is_full_width(above, len(above.cells))  # ไตรมาส over ๑ ๒ ๓ ๔
    width = max(len(above.cells), len(row.cells))

    def over(i: int) -> str:
        return above.cells[i].text if i < len(above.cells) and not above.cells[i].is_filled else ""

    below = [not over(i) or (i + 1 < width and not over(i + 1)) for i in own]
    spanned = all(below) or (sum(below) >= len(below) / 2 and len(set(texts)) < len(texts))
    headed = sum(1 for text in texts if _is_header_word(text) or (depth == 1 and len(text) < 40))
    numbers = [t for t in texts if NUMBERISH.match(t) and not is_year(t) and not t.startswith("(")]
    return spanned and headed >= len(texts) * 0.7 and not numbers


def _has_own_first(above: Row, row: Row, depth: int) -> bool:
    """Whether a heading of groups stands over a whole heading row: blank over ที่ and ชื่อ, a group over its parts."""
    groups = filled(above)
    if depth > 1 or 0 in groups or not row.cells[0].text or len(groups) < LEAST_GROUPS:
        return False
    parts = filled(row)
    return len(parts) > len(groups) and set(groups) <= set(parts) and is_header_row(row)


def _have_short_years(texts: Sequence[str]) -> bool:
    """Whether the numbers among the cells are years of two digits that follow on each other: ๖๗ ๖๘ ๖๙ ๖๗ ๖๘ ๖๙."""
    numbers = [text for text in texts if NUMBERISH.match(text)]
    named = [year for text in numbers if _SHORT_YEAR.match(text) and (year := read_heading_year(text)) is not None]
    if len(named) < len(numbers) or len(named) < LEAST_HEADING:
        return False
    run = list(dict.fromkeys(named))
    steps = {later - before for before, later in itertools.pairwise(run)}
    return steps in ({1}, {-1}) and named == run * (len(named) // len(run))


def _is_number_one(text: str) -> bool:
    return re.sub(r"[^0-9๐-๙]", "", text) in ("1", "๑")


def _counts_up(texts: Sequence[str]) -> bool:
    numbers = [int(re.sub(r"[^0-9๐-๙]", "", text)) for text in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
