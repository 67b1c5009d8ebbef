"""Plain numbers, counts, changes and ordinals, in Thai, Arabic or mixed digits."""

from __future__ import annotations

import re
from dataclasses import dataclass

from planparse.quantities.digits import DASH, DIGIT, has_digit, to_arabic
from planparse.quantities.figures import find_runs, read_clean, read_figure, split_list
from planparse.quantities.number_words import TOKEN, read_number_words

__all__ = [
    "Number",
    "find_numbers",
    "read_change",
    "read_count",
    "read_int",
    "read_number",
    "read_ordinal",
    "to_arabic",
]

_GAP = re.compile(f"(?<=[{DIGIT}oOlm,.])\\s{{1,3}}(?=[{DIGIT}oOlm,.])")
_COUNT_UNIT = "อัตรา|ตำแหน่ง|คน|ราย|ท่าน|โครงการ|กิจกรรม|หลักสูตร|ครั้ง|แห่ง|ฉบับ|เรื่อง|ชิ้น|ชุด|เล่ม|รุ่น|หน่วย|งาน|ฝ่าย"
_NOTE = "(?:\\s{0,3}\\([^()]{0,60}\\))?"
_COUNT = re.compile(f"(?:(?:จำนวน|รวม)\\s{{0,3}})?(?P<n>[{DIGIT}oOlm,]{{1,15}})\\s{{0,3}}(?:{_COUNT_UNIT})?{_NOTE}")
_WORDED = re.compile(
    f"(?:(?:จำนวน|รวม)\\s{{0,3}})?(?P<words>(?:{TOKEN}){{1,12}})\\s{{0,3}}(?:{_COUNT_UNIT})?(?:ถ้วน)?{_NOTE}"
)
"""A count in words; with its first letters the pattern tells at once that another wording is none."""
_WORDED_CHANGE = re.compile(
    f"(?P<sign>[+＋{DASH}]|เพิ่มขึ้น|เพิ่ม|ลดลง|ลด|ยุบเลิก|ยุบ)?\\s{{0,3}}(?P<words>(?:{TOKEN}){{1,12}})\\s{{0,3}}(?:อัตรา|ตำแหน่ง|คน)?"
)
_DASHES = re.compile(f"[{DASH}_]{{1,3}}(?:\\s{{0,3}}[{DASH}_]{{1,3}})?")
_NOTHING = re.compile(f"[{DASH}]?\\s{{0,3}}ไม่มี\\s{{0,3}}[{DASH}]?")
_CHANGE = re.compile(
    f"\\(?\\s?(?P<sign>[+＋{DASH}]|กำหนดเพิ่ม|เพิ่มขึ้น|เพิ่ม|ลดลง|ลด|ยุบเลิก|ยุบ)?\\s{{0,3}}(?:จำนวน\\s{{0,3}})?(?P<n>[{DIGIT}]{{1,5}})"
    f"\\s{{0,3}}(?:อัตรา|ตำแหน่ง|คน)?(?:(?<=[{DIGIT}])\\s?(?P<behind>[+＋{DASH}]))?\\s?(?P<close>\\))?"
)
_MINUS = frozenset("-‐‑‒–—―−") | {"ลด", "ลดลง", "ยุบ", "ยุบเลิก"}
_ORDINAL = re.compile(
    f"(?:[{DASH}•]\\s{{0,2}})?(?:(?:ลำดับ|อันดับ|ข้อ)?\\s?ที่|ลำดับ|ข้อ)?\\s{{0,3}}"
    f"(?P<open>\\()?\\s?(?P<n>[{DIGIT}]{{1,4}})\\s?(?P<end>[.)])?"
)
_YEARS_BE = range(2500, 2600)


@dataclass(frozen=True, slots=True)
class Number:
    """A number and its half-open place in the text."""

    value: int | float
    start: int
    end: int


def read_number(text: str, *, spaces: bool = False) -> int | float | None:
    """Return the number that the whole text is, or None.

    Thousands separators, decimals and mixed digits are read, and letters that OCR puts for digits where
    they clearly stand inside a number. `spaces=True` also closes gaps (`๒๕๖ ๖`): say so only where one
    number is expected.

    >>> read_number("๑,๓๒๔,๐๐๔.๔๐"), read_number("๒๕61"), read_number("๑o,ooo"), read_number("๑๐,๐๐")
    (1324004.4, 2561, 10000, None)
    >>> read_number("๒๕๖ ๖"), read_number("๒๕๖ ๖", spaces=True)
    (None, 2566)
    """
    bare = text.strip()
    clean = read_clean(bare)
    if clean is not None:
        return clean[0]
    if spaces:
        bare = _GAP.sub("", bare)
    runs = list(find_runs(bare))
    if len(runs) != 1 or (runs[0].start, runs[0].end) != (0, len(bare)):
        return None
    return read_figure(runs[0].figure)


def read_int(text: str, *, spaces: bool = False) -> int | None:
    """Return the whole number that the whole text is, or None; a printed decimal part makes it None.

    >>> read_int("๑,๒๐๐"), read_int("12"), read_int("๒.๕"), read_int("")
    (1200, 12, None, None)
    """
    value = read_number(text, spaces=spaces)
    return value if isinstance(value, int) and "." not in text else None


def find_numbers(text: str) -> list[Number]:
    """Return the numbers in the text, in order.

    A glued list (`๑,๒,๓`) gives its members. Section numbers (`๑.๑.๑`) and broken figures (`๑๐,๐๐`) give
    nothing.

    >>> [n.value for n in find_numbers("ข้อ ๑,๒,๓ จำนวน ๕๕๖,๐๐๐ บาท")]
    [1, 2, 3, 556000]
    """
    if not has_digit(text):
        return []
    found: list[Number] = []
    for run in find_runs(text):
        value = read_figure(run.figure)
        if value is not None:
            found.append(Number(value, run.start, run.end))
            continue
        at = run.start
        for member in split_list(run.figure):
            found.append(Number(int(member), at, at + len(member)))
            at += len(member) + 1
    return found


def read_count(text: str) -> int | None:
    """Return the count of a table cell: a dash is 0, blank is None.

    A unit (อัตรา, คน …), a leading จำนวน and a note in brackets may stand by, and words may stand for the figure.
    None where the cell is no count.

    >>> read_count("๕ อัตรา"), read_count("-"), read_count(""), read_count("๑ (ว่าง)"), read_count("+๑")
    (5, 0, None, 1, None)
    >>> read_count("จำนวนสองอัตรา"), read_count("ห้าคน"), read_count("หลายอัตรา")
    (2, 5, None)
    """
    cell = text.strip().strip("*").strip()
    if not cell:
        return None
    if _DASHES.fullmatch(cell) or _NOTHING.fullmatch(cell):
        return 0
    match = _COUNT.fullmatch(cell)
    if match:
        return read_int(match["n"])
    worded = _WORDED.fullmatch(cell)
    return read_number_words(worded["words"]) if worded else None


def read_change(text: str) -> int | None:
    """Return the change of posts (เพิ่ม/ลด) of a cell: signed, a dash or ไม่มี is 0, blank is None.

    A figure without a sign is a rise. `(๑)` is None: it may be a fall or the number of a note.

    >>> read_change("+๑"), read_change("- ๒"), read_change("-"), read_change("ลด ๑"), read_change("(๑)")
    (1, -2, 0, -1, None)
    >>> read_change("ยุบเลิก ๑ อัตรา"), read_change("เพิ่มหนึ่งอัตรา"), read_change("๑-"), read_change("๑-๒")
    (-1, 1, -1, None)
    """
    cell = text.strip().strip("*").strip()
    if _DASHES.fullmatch(cell) or _NOTHING.fullmatch(cell):
        return 0
    match = _CHANGE.fullmatch(cell)
    if match is None:
        worded = _WORDED_CHANGE.fullmatch(cell)
        count = read_number_words(worded["words"]) if worded else None
        return -count if count is not None and worded and worded["sign"] in _MINUS else count
    if cell.startswith("(") != (match["close"] is not None):
        return None
    if match["sign"] and match["behind"]:
        return None
    sign = match["sign"] or match["behind"]
    if sign is None and cell.startswith("("):
        return None
    value = int(to_arabic(match["n"]))
    return -value if sign in _MINUS else value


def read_ordinal(text: str) -> int | None:
    """Return the ordinal that the whole text is: `๑`, `๑.`, `(๑)`, `๑)`, `ที่ ๑`, `ข้อ ๑`; else None.

    A Buddhist-era year (2500–2599) is no ordinal, nor is a section number of several parts.

    >>> read_ordinal("๑."), read_ordinal("(๑๒)"), read_ordinal("ที่ ๓"), read_ordinal("๑.๑")
    (1, 12, 3, None)
    """
    match = _ORDINAL.fullmatch(text.strip().strip("*").strip())
    if match is None or (match["open"] and match["end"] != ")"):
        return None
    value = int(to_arabic(match["n"]))
    return None if value in _YEARS_BE else value
