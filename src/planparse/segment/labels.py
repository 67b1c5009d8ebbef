"""The number that opens a line: `ส่วนที่ ๑`, `๑.๒`, `(๓)`, `๔)`, `ก.`."""

from __future__ import annotations

import re

from planparse.model.layout import Label

_D = "[0-9๐-๙]"
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_LETTERS = "กขคงจฉชซ"

LABEL_WORDS: dict[str, str] = {
    "ส่วนที่": "part",
    "ตอนที่": "part",
    "บทที่": "chapter",
    "หมวดที่": "category",
    "หมวด": "category",
    "มิติที่": "category",
    "มิติ": "category",
    "ด้านที่": "numbered",
    "ประเด็นยุทธศาสตร์ที่": "numbered",
    "ประเด็นการพัฒนาที่": "numbered",
    "หมุดหมายที่": "numbered",
    "ยุทธศาสตร์การพัฒนาที่": "numbered",
    "ยุทธศาสตร์ที่": "numbered",
    "กลยุทธ์ที่": "numbered",
    "นโยบายที่": "numbered",
    "เป้าประสงค์ที่": "numbered",
    "เป้าหมายที่": "numbered",
    "ตัวชี้วัดย่อยที่": "numbered",
    "ตัวชี้วัดที่": "numbered",
    "แผนงานที่": "numbered",
    "แนวทางที่": "numbered",
    "แนวทางการพัฒนาที่": "numbered",
    "มาตรการที่": "numbered",
    "รูปแบบที่": "numbered",
    "ขั้นตอนที่": "numbered",
    "ระยะที่": "numbered",
    "พันธกิจที่": "numbered",
    "วัตถุประสงค์ที่": "numbered",
    "ประเด็นที่": "numbered",
    "องค์ประกอบที่": "numbered",
    "กิจกรรมที่": "numbered",
    "โครงการที่": "numbered",
    "ข้อ": "numbered",
    "ภาคผนวก": "part",
    "เอกสารแนบ": "part",
}
"""The words that stand before a section's number, and the kind of section they open."""

_DEPTHS = (
    ("หมวด", "มิติ", "ด้านที่", "นโยบายที่", "ยุทธศาสตร์", "ประเด็น", "หมุดหมาย"),
    ("เป้าประสงค์", "เป้าหมาย", "พันธกิจ", "วัตถุประสงค์"),
    ("กลยุทธ์", "แนวทาง", "มาตรการ"),
    ("แผนงาน",),
    ("โครงการ", "กิจกรรม", "ตัวชี้วัดที่"),
)
"""Words whose headings hold those of the words in the rows below them (ยุทธศาสตร์ > กลยุทธ์ > แผนงาน > โครงการ)."""

_WORD = re.compile(
    "(?P<word>"
    + "|".join(sorted(LABEL_WORDS, key=len, reverse=True))
    + rf")[ ]{{0,3}}(?P<number>{_D}{{1,3}}(?:\.{_D}{{1,2}}){{0,3}}|(?<=ภาคผนวก )[{_LETTERS}](?![ก-๙]))"
    + r"(?P<close>[ ]?[.:)\-–]?[ ]{0,3})"
)
_BARE_WORD = re.compile(
    "(?P<word>"
    + "|".join(sorted((word[:-3] for word in LABEL_WORDS if word.endswith("ที่")), key=len, reverse=True))
    + rf")[ ]{{0,2}}(?P<number>{_D}{{1,2}}(?:\.{_D}{{1,2}}){{0,2}})(?P<close>[ ]?[.:)\-–][ ]{{0,3}})(?=[ก-ฮเ-ไ“\"])"
)
"""The same words without ที่, where what follows the number parts it from a title: `ยุทธศาสตร์ 1 : พัฒนาคน`."""
_NUMERIC = re.compile(
    rf"(?P<open>\(?)(?P<number>{_D}{{1,2}}(?:\.{_D}{{1,2}}){{1,4}})(?P<close>\.?\)?)(?P<gap>[ ]{{0,4}})"
)
_SINGLE = re.compile(
    rf"(?:\((?P<enclosed>{_D}{{1,2}})\)|(?P<closed>{_D}{{1,2}})[ ]?\)|(?P<dotted>{_D}{{1,2}})[ ]?\.(?!{_D}))[ ]{{0,4}}"
)
_LETTER = re.compile(rf"(?:\((?P<enclosed>[{_LETTERS}])\)|(?P<dotted>[{_LETTERS}])[.)](?=[ ]))[ ]{{0,4}}")
_FIRST_OF_WORDS = frozenset(word[0] for word in LABEL_WORDS)
_FIRST_OF_NUMBERS = frozenset("(0123456789๐๑๒๓๔๕๖๗๘๙")


def _path(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.translate(_DIGITS).split("."))


def word_depth(word: str) -> int:
    """Return how deep a label's word stands among headings: 0 for those that hold the others.

    >>> word_depth("ยุทธศาสตร์ที่") < word_depth("กลยุทธ์ที่") < word_depth("ตัวชี้วัดที่")
    True
    """
    return next((depth for depth, words in enumerate(_DEPTHS) if word.startswith(words)), len(_DEPTHS))


def read_label(text: str, start: int = 0) -> tuple[Label, int] | None:
    """Return the label that opens `text` at `start` and where the wording after it begins, or None.

    >>> read_label("๓.๘ ความสอดคล้อง")
    (Label(text='๓.๘', word='', style='dotted', path=(3, 8)), 4)
    >>> read_label("หมวดที่ ๑ ความสอดคล้อง")[0].path
    (1,)
    >>> read_label("ยุทธศาสตร์ 2 : พัฒนาคน")[0]
    Label(text='ยุทธศาสตร์ 2', word='ยุทธศาสตร์ที่', style='word', path=(2,))
    >>> read_label("ยุทธศาสตร์ชาติ ๒๐ ปี") is read_label("ยุทธศาสตร์ 20 ปี") is None
    True
    """
    first = text[start : start + 1]
    if first in _FIRST_OF_NUMBERS:
        return _read_number(text, start)
    match = _WORD.match(text, start) if first in _FIRST_OF_WORDS else None
    if match:
        return _word_label(match, match["word"])
    bare = _BARE_WORD.match(text, start) if first in _FIRST_OF_WORDS else None
    if bare and bare["word"] not in LABEL_WORDS:
        return _word_label(bare, f"{bare['word']}ที่")
    return _read_letter(text, start) if first and first in _LETTERS else None


def _read_number(text: str, start: int) -> tuple[Label, int] | None:
    match = _NUMERIC.match(text, start)
    if match and (match["gap"] or match["close"] or _is_letter(text, match.end())):
        style = "enclosed" if match["open"] else "closed" if ")" in match["close"] else "dotted"
        number = f"({match['number']})" if match["open"] and ")" in match["close"] else match["number"]
        return Label(number, "", style, _path(match["number"])), match.end()
    match = _SINGLE.match(text, start)
    if match:
        style = match.lastgroup or "dotted"
        number = match[style]
        printed = f"({number})" if style == "enclosed" else number
        return Label(printed, "", style, _path(number)), match.end()
    return _read_letter(text, start) if text[start] == "(" else None


def _read_letter(text: str, start: int) -> tuple[Label, int] | None:
    match = _LETTER.match(text, start)
    if match:
        letter = match["enclosed"] or match["dotted"]
        return Label(letter, "", "letter", (_LETTERS.index(letter) + 1,)), match.end()
    return None


def _is_letter(text: str, at: int) -> bool:
    return at < len(text) and "ก" <= text[at] <= "๏"


def _word_label(match: re.Match[str], word: str) -> tuple[Label, int]:
    number = match["number"]
    path = (_LETTERS.index(number) + 1,) if number in _LETTERS else _path(number)
    printed = match.group()[: match.end("number") - match.start()]
    return Label(printed, word, "word", path), match.end()
