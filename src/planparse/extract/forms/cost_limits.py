"""Limits on personnel cost that the plan states, such as 40 per cent of the budget (ไม่เกินร้อยละ ๔๐)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.extract.form import Form
from planparse.extract.items import tidy
from planparse.extract.place import Place
from planparse.lexicon.wording import Wording
from planparse.model.records import CostLimit
from planparse.quantities import find_percents

_BEFORE = 260
_AFTER = 120
_CLAUSE = re.compile(r"[ \n](?:ทั้งนี้|โดย(?=ภาระ|ค่า)|ดังนั้น|ซึ่ง|นอกจาก)|\n\n|^")
_END = re.compile(r"\n\n|\n[ ]*(?=[-–•]|\(?[0-9๐-๙]{1,2}[.)])|[ \n](?=ทั้งนี้|ดังนั้น|โดย|ซึ่ง|และ|หาก|นอกจาก)|$")


def find(place: Place, words: Wording) -> Iterator[CostLimit]:
    """Yield one record per different limit, with the wording that states it."""
    seen: dict[float, CostLimit] = {}
    for first, last in place.instrument.ranges:
        if not place.layout.lines:
            return
        start = place.layout.lines[first].start
        end = place.layout.lines[min(last, len(place.layout.lines) - 1)].end
        text = place.layout.text[start:end]
        for match in words.patterns["limit"].finditer(text):
            record = _read(place, words, text, match, start)
            if record is None:
                continue
            if float(record.percent) in seen:
                seen[float(record.percent)].also_at.append(record.provenance)
            else:
                seen[float(record.percent)] = record
    yield from seen.values()


def _sentence_start(words: Wording, text: str, match: re.Match[str]) -> int:
    """Return where the words before the limit begin: its own line, or lines before it until the cost is named."""
    floor = max(text.rfind("\n\n", 0, match.start()) + 2, match.start() - _BEFORE, 0)
    begin = max(text.rfind("\n", 0, match.start()) + 1, floor)
    while begin > floor and not words.holds("subject", text[begin : match.end() + _AFTER]):
        begin = max(text.rfind("\n", 0, begin - 1) + 1, floor)
    return begin


def _read(place: Place, words: Wording, text: str, match: re.Match[str], offset: int) -> CostLimit | None:
    begin = _sentence_start(words, text, match)
    before = text[begin : match.start()]
    cuts = [cut.end() for cut in _CLAUSE.finditer(before)]
    clause_start = begin + (before.rfind("โดยภาระ") if "โดยภาระ" in before else (cuts[-1] if cuts else 0))
    after_end = _END.search(text, match.end() + 4, match.end() + _AFTER)
    finish = after_end.start() if after_end else min(match.end() + _AFTER, len(text))
    clause = text[clause_start:finish]
    if not words.holds("subject", text[begin:finish]) or not words.holds("basis", text[begin:finish]):
        return None
    percents = find_percents(text[match.start() : match.end() + 40])
    if not percents:
        return None
    return place.make(
        CostLimit, offset + clause_start, offset + finish, None, percent=percents[0].value, basis=tidy(clause)
    )


FORM = Form("cost_limits", yields=(CostLimit,), find=find)
