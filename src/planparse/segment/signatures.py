"""Signature blocks: the bracketed name, the positions under it, the date."""

from __future__ import annotations

import re
from collections.abc import Sequence

from planparse.model.layout import Line
from planparse.segment.spacing import NO_SPACING, Spacing

TITLE_WORDS = (
    r"นาย|นางสาว|นาง|น\.[ ]?ส\.|ว่าที่|ดร\.|พล|พัน|พ\.[ตทอ]\.|ร้อย|ร\.[ตทอ]\.|จ่า|สิบ|จ\.[สอ]|ส\.[อตท]|ม\.[รล]\.|"
    r"นพ\.|พญ\.|สพ\.|ผศ\.|รศ\.|ศ\.|หม่อม|"
    r"เรือ|นาวา|ดาบ|ด\.ต\.|ส\.ต|จ\.ส|พ\.จ\.อ|Mr|Mrs|Miss"
)
NAME_LINE = re.compile(
    r"(?:\(?[ ]?ลงชื่อ[ )]{0,3}[.…_ ]{0,60})?"
    rf"\([ ]{{0,4}}(?:{TITLE_WORDS})[^()\t]{{2,60}}\)?[ ]{{0,3}}(?P<rest>[^\t]{{0,120}})$"
)
SIGN_LINE = re.compile(r"\(?[ ]?(?:ลงชื่อ|ลงนาม|\(ลงชื่อ\))[ :)]{0,3}[^\t]{0,80}$")
_DATE_LINE = re.compile(
    r"(?:วันที่[ ]?)?[0-9๐-๙]{1,2}[ ]?[/.,]?[ ]?"
    r"(?:(?:เดือน)?[ ]?[ก-๎]{2,9}\.?[ ]?[ก-๎]{0,2}\.?|[0-9๐-๙]{1,2})"
    r"[ ]?[/.,]?[ ]?(?:พ\.ศ\.)?[ ]?[0-9๐-๙]{2,4}$"
)
_WIDE_GAP = re.compile("[ ]{3,}")
"""What parts signatures side by side."""
_POSITION_LINES = 4
_REST_LENGTH = 60
_BODIES = ("องค์การบริหาร", "เทศบาล", "อบต", "อบจ", "สำนัก", "กอง", "จังหวัด", "อำเภอ")
_OPENERS = (
    "นายก", "ปลัด", "รองปลัด", "รองนายก", "ผู้อำนวยการ", "ผอ", "หัวหน้า", "หน.", "เลขา", "อธิบดี", "ผู้ว่า", "รอง", "นัก", "ประธาน",
    "กรรมการ", "ผู้ช่วย", "เจ้าพนักงาน", "จพง", "ปฏิบัติ", "รักษา", "ตำแหน่ง", "นายอำเภอ", "ท้องถิ่น", "ผู้",
)  # fmt: skip
"""What a position line opens with (ตำแหน่งของผู้ลงนาม)."""


def find_signature_lines(lines: Sequence[Line], taken: Sequence[bool], spacing: Spacing = NO_SPACING) -> set[int]:
    """Return the indexes of lines that make up signature blocks; `breaks` are lines set apart without a blank line."""
    found: set[int] = set()
    for line in lines:
        if taken[line.index] or len(line.text) > 160 or "(" not in line.text or not NAME_LINE.match(line.text):
            continue
        found.add(line.index)
        found |= _lines_above(lines, line.index)
        found |= _lines_below(lines, line.index, taken, spacing)
    return found


def _lines_above(lines: Sequence[Line], at: int) -> set[int]:
    for index in range(at - 1, max(at - 3, -1), -1):
        if lines[index].is_blank:
            continue
        return {index} if SIGN_LINE.match(lines[index].text) else set()
    return set()


def _lines_below(lines: Sequence[Line], at: int, taken: Sequence[bool], spacing: Spacing) -> set[int]:
    found: set[int] = set()
    blanks = 0
    for index in range(at + 1, len(lines)):
        line = lines[index]
        if line.is_blank:
            blanks += 1
            if blanks > 2:
                break
            continue
        is_date = all(_DATE_LINE.match(part) for part in _WIDE_GAP.split(line.text))
        goes_on = blanks == 0 and len(found) > 0 and _goes_on(line, line.index in spacing.breaks)
        is_position = line.label is None and len(line.text) <= 110 and (line.text.startswith(_OPENERS) or goes_on)
        if taken[index] or "..." in line.text or not (is_position or is_date) or len(found) >= _POSITION_LINES:
            break
        found.add(index)
        blanks = 0
        if is_date:
            break
    return found


def _goes_on(line: Line, is_apart: bool) -> bool:
    """Whether a line under a position is the rest of it; where no blank lines are typed only a body's name is."""
    if len(line.text) > _REST_LENGTH or line.heading_level:
        return False
    return not is_apart or line.text.startswith(_BODIES)
