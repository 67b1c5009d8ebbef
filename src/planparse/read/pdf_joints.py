"""What stands between two lines of a cell: nothing where a word or number was wrapped, a space, or a new paragraph.

Thai is wrapped between words that no space parts, so the room that a line left tells: where the next word would have
fitted, the line was ended by hand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from planparse.read.pdf_lines import TextLine, has_letter
from planparse.read.pdf_marks import MARKS
from planparse.read.pdf_shapes import Box

PARAGRAPH = "<br>"
"""Between the paragraphs of a cell, as in tables of text."""
_ITEM = re.compile(
    r"(?:[-–—•●▪➢✓○■*]|\(?[0-9๐-๙]{1,2}(?:\)|[.](?![0-9๐-๙]{2}))|[ก-ฮ][).]|[SWOT][ ]?[0-9๐-๙]{1,2}(?:[.) ]|$))"
)
_MARK_LENGTH = 4
"""A line no longer than this is no point of a list, though it may look like its number: a dash, `(๑)`."""
_THAI = re.compile("[\u0e01-\u0e4e]")
_MARGIN = 0.6
"""The margin of a cell is at most so wide, in sizes of the font: a line further in is centred or set flush right."""
_SHORT_LINE, _LEAST_ROOM, _LONG_WORD = 0.25, 2.0, 3.2
"""A line before a word that would have fitted is ended where it leaves this share of its cell and so many sizes of the
font free; from the last on in any case."""
_LONGER_WORD = 4.5
"""The room, in sizes of the font, that ends a line before any word: hardly one is longer."""
_ENDED_SHARE, _ENDED_ROOM, _ENDED_BEFORE_LONG = 0.4, 4.5, 7.0
"""A line that leaves so much of its cell free, in both measures, ends a paragraph; the last before a long wording."""
_OPENS_PART = re.compile("เชิง(?:ปริมาณ|คุณภาพ|คุณลักษณะ|ประโยชน์|เวลา)[ ]?[-–:]")
"""What opens a part of a goal or measure on a line of its own."""
_GIVEN_NAME = re.compile(
    "(?:นางสาว|นาง(?!สาว)|นาย(?!ก|ช่าง|แพทย์|สัตว|ทะเบียน|ด่าน|อำเภอ|ตรวจ|เวร)|ว่าที่(?:ร้อย|พัน)[ก-๎]{1,8}[ ])[ก-๎]{2,20}"
)
_FAMILY_NAME = re.compile("[ก-ฮเ-ไ][ก-๎]{2,25}")
"""The second line of a cell with the name of a person: the space in it stood where the line was wrapped."""
_SHORT_FORM = re.compile(r"(?:^|[ (])[ก-ฮ]{1,3}\.\Z")
_RANK = re.compile("[0-9๐-๙]")
"""The only figure behind a short form: `คศ.` over `๒`."""
_YEAR = re.compile(r"(?:25|๒๕)[0-9๐-๙]{2}")
"""A year that a narrow column cut: no cell holds parts of one as figures of their own."""
_CUT_YEAR = re.compile(r"(?:ปี|พ\.ศ\.)[ ]?(?:25|๒๕)[0-9๐-๙]\Z")
_YEAR_END = re.compile(r"[0-9๐-๙](?![0-9๐-๙,.])")
"""The last figure of a year that stands behind its word."""
_OPEN_NUMBER = re.compile(r"[0-9๐-๙]-\Z")
"""A number with dashes, such as that of a post, that a narrow column cut behind one of them."""
_GROUPED = re.compile(r"[0-9๐-๙]{1,3}(?:,[0-9๐-๙]{3})+(?:[.][0-9๐-๙]{1,4})?")


def join_lines(lines: Sequence[TextLine], box: Box) -> str:
    """Return the wording of the lines of a cell; `box` is that of the cell."""
    text = lines[0].text
    if len(lines) > 1 and _YEAR.fullmatch(year := "".join(line.text.strip() for line in lines)):
        return year
    for before, line in pairwise(lines):
        is_year = _CUT_YEAR.search(text) and _YEAR_END.match(line.text)
        text += ("" if is_year else find_cell_joint(before, line, box)) + line.text
    return " ".join(text.split()) if has_letter(text) else text.strip()


def find_cell_joint(before: TextLine, line: TextLine, box: Box) -> str:
    """Return what stands between two lines of a cell: nothing where a Thai word or a number was wrapped."""
    if _ITEM.match(line.text) and has_letter(before.text) and len(line.text) > _MARK_LENGTH:
        return PARAGRAPH
    if before.ends_with_space:
        return " "
    last, first = before.text[-1], line.text[0]
    if last in "/(" or first in "/)." or is_cut_number(before.text, line.text) or _is_cut_code(before.text, line.text):
        return ""
    if not (_THAI.match(last) and _THAI.match(first)):
        return " "
    return _find_thai_joint(before, line, box)


def find_room(line: TextLine, box: Box) -> float:
    """Return the room that a line of a cell leaves free between the margins of the cell."""
    margin = min(max(line.box[0] - box[0], 0.0), _MARGIN * line.size)
    return box[2] - box[0] - (line.box[2] - line.box[0]) - 2 * margin


def is_cut_number(before: str, after: str) -> bool:
    """Whether two lines are one amount that was too wide for its cell: neither is one by itself, both are."""
    first, last = before.rpartition(" ")[2], after.partition(" ")[0]
    return _GROUPED.fullmatch(first + last) is not None and _GROUPED.fullmatch(first) is None


def _is_cut_code(before: str, after: str) -> bool:
    """Whether two lines are one number with dashes, or a short form and the rank behind it."""
    if _OPEN_NUMBER.search(before):
        return after[0].isdigit()
    return _RANK.fullmatch(after) is not None and _SHORT_FORM.search(before) is not None


def _find_thai_joint(before: TextLine, line: TextLine, box: Box) -> str:
    """Return what stands between two lines of which one ends and the other begins with Thai."""
    size, width = before.size, box[2] - box[0]
    free = width - (before.box[2] - before.box[0])
    room = find_room(before, box)
    has_fitted = _measure_first_word(line) <= room
    ended = _ENDED_ROOM if has_fitted else _ENDED_BEFORE_LONG
    if free > max(_ENDED_SHARE * width, ended * size) or _OPENS_PART.match(line.text):
        return PARAGRAPH
    if _GIVEN_NAME.fullmatch(before.text) and _FAMILY_NAME.fullmatch(line.text):
        return " "
    if has_fitted:
        return " " if free > min(max(_SHORT_LINE * width, _LEAST_ROOM * size), _LONG_WORD * size) else ""
    return " " if room > _LONGER_WORD * size else ""


def _measure_first_word(line: TextLine) -> float:
    """Return about how wide the wording before the first space of a line is."""
    letters = sum(1 for char in line.text if char not in MARKS)
    first = sum(1 for char in line.text.partition(" ")[0] if char not in MARKS)
    return (line.box[2] - line.box[0]) * first / max(letters, 1)
