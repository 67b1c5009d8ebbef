"""Wordings of titles: told from sentences, from lines that lead in, from the name of a body or a unit alone."""

from __future__ import annotations

import re
from collections.abc import Mapping

from planparse.lexicon.agencies import parse_agency
from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Line
from planparse.quantities.months import MONTH
from planparse.segment.list_heads import says_quadrant
from planparse.segment.markup import plain

RUN_IN_LENGTH = 18
_SENTENCE = re.compile(
    r"(?<!จะ)ได้(?!รับ|แก่)|จึง|แต่ละ|เมื่อ(?!วันที่)|ของท่าน|โปรด|กรุณา|นี้มี|ไว้แล้ว|ฉบับนี้|ต่อไปนี้|ต้องมี(?=[ก-ฮเ-ไ])|(?:แสดง|ปรากฏ)(?:ไว้)?(?:ใน|ตาม)ตาราง|(?:มี|เป็น|แสดง)ดังนี้"
)
"""Words that a title does not hold."""
_DATE = re.compile(
    r"(?:(?:วันที่|ประจำเดือน|เดือน)[ ]{0,2})?(?:[0-9๐-๙]{1,2}[ ]{0,2})?"
    rf"(?:{MONTH})[ ]{{0,3}}(?:พ\.?[ ]?ศ\.?[ ]{{0,2}})?[0-9๐-๙]{{2,4}}$"
)
"""A line that is a date, such as the one at the end of a preface, is no title."""
_OF_THIS = re.compile(r"(?:รอบ|ปี|แผน)(?:ปี)?นี้$")
"""How a title ends that speaks of the plan itself: `สมรรถนะที่เลือกพัฒนาในรอบนี้`."""
_PLACES = ("อำเภอ", "อ.", "จังหวัด", "จ.", "ตำบล", "ต.", "ประจำปี", "ปี", "พ.ศ.", "ระยะ", "(")
_NO_REST = ("ที่ประชุม", "ที่ปรึกษา", "ที่ผ่านมา")
_BODIES = ("องค์การบริหาร", "เทศบาล")
UNIT_SCORE = 0.9
UNIT_LENGTH = 60
_UNITS = ("งาน", "ฝ่าย", "กลุ่มงาน")


def _words() -> Mapping[str, tuple[str, ...]]:
    return load_wording("headings").words


def is_known(title: str) -> bool:
    """Whether a title opens with the words of one that plans share."""
    return fold(title).startswith(_words()["titles"])


def leads_in(title: str) -> bool:
    """Whether a line ends as one does that leads in what follows: `ดังนี้`."""
    ends = fold(title).endswith(_words()["sentence_ends"])
    return ends and not (_OF_THIS.search(title) and is_known(title))


def opens_sentence(body: str) -> bool:
    """Whether a line opens with the words of a sentence."""
    return fold(body).startswith(_words()["sentence_opens"])


def runs_in(body: str) -> bool:
    """Whether a statement's word and its wording share the line: `เป้าหมาย บุคลากรทำงานอย่างมีความสุข`."""
    word, _, rest = body.partition(" ")
    return fold(word) in _words()["statements"] and len(rest) >= RUN_IN_LENGTH and rest[:1] not in "("


def goes_on_in_title(line: Line) -> bool:
    """Whether a line goes on with the title above it: by its first words, or as the name of the body."""
    if line.body.startswith("("):
        return True
    if line.body.startswith(_NO_REST) or not fold(line.body).startswith(_words()["title_goes_on"]):
        return False
    if not line.body.startswith(_BODIES):
        return True
    return names_body(line.body)


def is_unit(line: Line) -> bool:
    """Whether a numbered line is a department or a unit of a structure given as a list."""
    if line.label is None or len(line.body) > UNIT_LENGTH or is_known(line.body):
        return False  # โครงสร้างกองคลัง is the title over a chart
    if resolve_department(line.body).score >= UNIT_SCORE:
        return True
    return len(line.label.path) > 1 and line.body.startswith(_UNITS)


def names_unit(text: str) -> bool:
    """Whether a short wording is the name of a department, a division or a duty: `กองคลัง`, `ฝ่ายปกครอง`, `งานธุรการ`."""
    if len(text) > UNIT_LENGTH or is_known(text):
        return False
    return text.startswith(_UNITS) or resolve_department(text).score >= UNIT_SCORE


def names_body(text: str) -> bool:
    """Whether a line is the name of a local body, with its place at most: `เทศบาลตำบลบ้านนา อำเภอเมือง`."""
    agency = parse_agency(text)
    if agency is None or agency.kind is None or agency.span[0] > 0:
        return False
    rest = text[agency.span[1] :].strip()
    return not rest or rest.startswith(_PLACES)


def reads_as_title(line: Line, title: str) -> bool:
    """Whether a bare line's wording is a title's: no sentence, no lead-in, no body's name alone."""
    title = plain(title)
    if (
        leads_in(title)
        or opens_sentence(title)
        or _DATE.match(title)
        or "...." in title
        or title.endswith((".", "”", '"', ":", ","))
    ):
        return False
    if not any("ก" <= char <= "ฮ" for char in title) or title.count(" ") > 9:
        return False
    agency = parse_agency(line.body)
    if agency and agency.span[0] == 0 and (len(line.body) <= 60 or not is_known(title)):
        return False
    return not (runs_in(line.body) or says_quadrant(line.body) or _SENTENCE.search(line.body))


def is_date(text: str) -> bool:
    """Whether a line is a date and no more."""
    return _DATE.match(text) is not None
