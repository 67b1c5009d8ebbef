"""What a figure without a unit is in a budget column: an amount, or a year, an ordinal, a count, a code."""

from __future__ import annotations

import re
from itertools import pairwise

from planparse.quantities.digits import DASH, DIGIT, LETTER, to_arabic
from planparse.quantities.figures import Run, is_grouped, read_figure, split_list

SMALL = 100
"""Below this a bare figure beside other words is taken for a count or an ordinal, never for baht."""

_LABEL_BEFORE = re.compile(
    "(?:ข้อ|ที่|ลำดับ|ปี|พ\\s?\\.?\\s?ศ\\s?\\.?|ค\\s?\\.?\\s?ศ\\s?\\.?|มาตรา|ไตรมาส|หมวด|ส่วน|ฉบับ|ครั้ง|ระดับ|หน้า"
    f"|รหัส|ด้าน|บท|แบบ|ตาราง|โทร|โทรศัพท์|โทรสาร|เดือน|คม|ยน|พันธ์|(?<![{LETTER}])ว)\\s{{0,2}}[.:]?\\s{{0,2}}\\Z"
)
_PERCENT_BEFORE = re.compile("ร้อย\\s?ละ\\s{0,3}\\Z")
_PEOPLE = "[%％]|คน|ราย(?!จ่าย|ได้|การ|งาน|ละเอียด)|อัตรา(?!กำลัง)|ครั้ง(?!ละ|ที่)|ท่าน|นาที|ชั่วโมง|ชม\\."
_THINGS = "รุ่น|โครงการ|กิจกรรม|หลักสูตร|วัน|เดือน|ปี|แห่ง|เรื่อง|ชุด|เล่ม|ฉบับ|ตำแหน่ง|ข้อ|ด้าน|ไตรมาส"
_PEOPLE_BEHIND = re.compile(f"\\s{{0,3}}(?:{_PEOPLE})")
_THINGS_BEHIND = re.compile(f"\\s{{0,3}}(?:{_THINGS})(?![{LETTER}]|\\s?[{DIGIT}])")
_CHAIN_BEFORE = re.compile(f"[{DIGIT}]\\s?[/{DASH}]\\s?\\Z|/\\s?\\Z")
_CHAIN_BEHIND = re.compile(f"\\s?[/{DASH}]\\s?[{DIGIT}]")
_MIXED_BEFORE = re.compile(f"[{DIGIT}][ก-ฮ]\\Z")
_OPEN_EDGE = re.compile(
    f"[\\s*()（）\\[\\]=:฿{DASH}]*(?:(?:รวม|จำนวน|งบประมาณ|วงเงิน|เป็นเงิน|เงิน|ใช้)[\\s=:()]{{0,3}}){{0,3}}"
)
_CLOSE_EDGE = re.compile(f"[\\s*()（）\\[\\]={DASH}]*")
_EDGE_REACH = 120
_BRACKET = re.compile("[()（）]")
_DELIMITER = frozenset(" \t\r\n\u00a0()（）[]=:+|")
_THAI = re.compile(f"[{LETTER}]")
_YEARS = range(2540, 2600)
_YEARS_BE = range(2500, 2600)
_LIST_MARK = re.compile(f"\\s?[.)](?![{DIGIT}])")


def is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether the cell holds nothing but the figure, brackets and words such as จำนวน, รวม, งบประมาณ."""
    if start > _EDGE_REACH or len(text) - end > _EDGE_REACH:
        return False
    return bool(_OPEN_EDGE.fullmatch(text, 0, start) and _CLOSE_EDGE.fullmatch(text, end))


def is_mixed(text: str, run: Run) -> bool:
    """Tell whether a Thai letter is glued between the run and digits before it (`๑๕,๐ต๐`)."""
    return _MIXED_BEFORE.search(text, max(0, run.start - 2), run.start) is not None


def is_labelled(text: str, start: int) -> bool:
    """Tell whether ข้อ, ปี, ที่, มาตรา … right before makes the figure an ordinal, a year or a code."""
    return _LABEL_BEFORE.search(text, max(0, start - 16), start) is not None


def _is_counted(text: str, run: Run) -> bool:
    """Tell whether the figure counts people or things (`๑๐ คน`) or is a percentage."""
    if _PEOPLE_BEHIND.match(text, run.end) or _PERCENT_BEFORE.search(text, max(0, run.start - 12), run.start):
        return True
    return not is_grouped(run.figure) and _THINGS_BEHIND.match(text, run.end) is not None


def _is_chained(text: str, run: Run) -> bool:
    """Tell whether the figure is part of a date, a reference or a telephone number (`๙/๑๐/๖๖`)."""
    before = _CHAIN_BEFORE.search(text, max(0, run.start - 4), run.start)
    return bool(before or _CHAIN_BEHIND.match(text, run.end))


def stands_as_amount(text: str, run: Run) -> bool:
    """Tell whether a figure without a unit is money in a budget column.

    Grouped figures are, unless they count things. Plain ones are where they are the whole cell, or stand
    apart with three digits or more and are neither year, ordinal, code nor count.
    """
    if run.touches_letter or _is_counted(text, run):
        return False
    if is_grouped(run.figure):
        return not run.figure.startswith("0")
    value = read_figure(run.figure)
    has_leading_zero = run.figure[0] == "0" and run.figure[1:2].isdecimal()
    if value is None or value in _YEARS or has_leading_zero:
        return False
    if is_whole(text, run.start, run.end):
        return value >= SMALL or _BRACKET.search(text) is None
    return value >= SMALL and _stands_apart(text, run)


def _stands_apart(text: str, run: Run) -> bool:
    """Tell whether a plain figure beside other words is delimited, unlabelled and no year."""
    if read_figure(run.figure) in _YEARS_BE or len(run.figure.partition(".")[2]) not in (0, 2):
        return False
    if is_labelled(text, run.start) or _is_chained(text, run):
        return False
    before, behind = text[run.start - 1 : run.start], text[run.end : run.end + 1]
    return (not before or before in _DELIMITER) and (not behind or behind in _DELIMITER)


def is_broken_amount(text: str, run: Run) -> bool:
    """Tell whether a run with commas is a broken amount (`๑๐,๐๐`), not a list of ordinals (`๑,๒,๓`)."""
    if "," not in run.figure or read_figure(run.figure) is not None:
        return False
    members = [int(member) for member in split_list(run.figure)]
    if not members:
        return not is_labelled(text, run.start)
    if is_labelled(text, run.start):
        return False
    rises = all(a < b for a, b in pairwise(members))
    return not (rises and (len(members) > 2 or members[1] == members[0] + 1))


def is_explained(text: str, run: Run) -> bool:
    """Tell whether the digits of a budget cell are plainly something other than an amount."""
    if run.touches_letter or is_mixed(text, run) or is_broken_amount(text, run):
        return False
    if is_labelled(text, run.start) or _is_counted(text, run) or _is_chained(text, run):
        return True
    figure = to_arabic(run.figure)
    value = read_figure(figure)
    if _LIST_MARK.match(text, run.end) or "," in figure or value in _YEARS_BE:
        return True
    return _THAI.search(text) is not None and (value is None or value < SMALL)
