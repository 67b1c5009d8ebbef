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

_LAW = re.compile(
    r"(?:(?<!ปีงบประมาณ)(?<!ปีงบประมาณ )พ\.ศ\.[ ]?[0-9๐-๙]{4}(?:[ ]มาตรา[ ]?[0-9๐-๙]{1,3})?|กล่าวคือ|ที่ว่า)"
    r"(?:[ ]{0,2}(?:กำหนด|บัญญัติ)(?:ไว้)?ว่า)?[ ]{1,2}"
)
"""What stands before the limit itself: the law that sets it."""
_NUMBER = re.compile(r"[ \n\t*•–-]{0,4}\(?[0-9๐-๙]{1,2}(?:\.[0-9๐-๙]{1,2}){0,2}[.)]?[ ]{1,3}")
_JOIN = re.compile("[ ]{0,3}(?:และ|แต่|ทั้งนี้|โดย)?[ ]{0,3}")
_OF_BUDGET = re.compile(r"งบประมาณ(?:รายจ่าย)?(?:ประจำปี)?(?:งบประมาณ)?[ ]?(?:ไม่ได้|มิได้)?(?=[ \n]|$)")
"""What closes it: ร้อยละ ๔๐ ของงบประมาณรายจ่ายประจำปี, and what it says beside that is another sentence."""


def find(place: Place, words: Wording) -> Iterator[CostLimit]:
    """Yield one record per different limit, with the wording that states it."""
    seen: dict[float, CostLimit] = {}
    for first, last in place.instrument.ranges:
        if not place.layout.lines:
            return
        start = place.layout.lines[first].start
        end = place.layout.lines[min(last, len(place.layout.lines) - 1)].end
        text = place.layout.text[start:end]
        told = 0
        for match in words.patterns["limit"].finditer(text):
            record = _read(place, words, text, match, start, told)
            if record is None:
                continue
            told = _clause_end(text, match.end())
            if float(record.percent) in seen:
                seen[float(record.percent)].also_at.append(record.provenance)
            else:
                seen[float(record.percent)] = record
    yield from seen.values()


def _sentence_start(words: Wording, text: str, match: re.Match[str]) -> int:
    """Return where the words before the limit begin: its own line, or lines before it until cost and sum are named."""
    floor = max(text.rfind("\n\n", 0, match.start()) + 2, match.start() - _BEFORE, 0)
    begin = max(text.rfind("\n", 0, match.start()) + 1, floor)
    end = _clause_end(text, match.end())
    while begin > floor and not _is_told(words, text[begin:end]):
        begin = max(text.rfind("\n", 0, begin - 1) + 1, floor)
    return begin


def _is_told(words: Wording, text: str) -> bool:
    """Whether a wording names the cost that is limited and what it is a share of."""
    return words.holds("subject", text) and words.holds("basis", text)


def _clause_start(before: str) -> int:
    """Return where the clause begins in the words before the limit: behind the law, or at a word that opens it."""
    number = _NUMBER.match(before)
    cuts = [number.end() if number else 0, *(cut.end() for cut in _CLAUSE.finditer(before))]
    cuts += [cut.end() for cut in _LAW.finditer(before)]
    return before.rfind("โดยภาระ") if "โดยภาระ" in before else max(cuts)


def _clause_end(text: str, after: int) -> int:
    """Return where the clause ends: behind the budget that the limit is a share of, never inside a word."""
    reach = min(after + _AFTER, len(text))
    end = _END.search(text, after + 1, reach)
    finish = end.start() if end else reach
    budget = _OF_BUDGET.search(text, after, finish)
    if budget is not None:
        return budget.end()
    if finish == reach < len(text):
        return max(text.rfind(" ", after, finish), text.rfind("\n", after, finish), after)
    return finish


def _read(place: Place, words: Wording, text: str, match: re.Match[str], offset: int, told: int) -> CostLimit | None:
    """Return the limit that a match states; what stands before `told` states the limit before it."""
    begin = _sentence_start(words, text, match)
    before = text[begin : match.start()]
    clause_start = begin + _clause_start(before)
    if clause_start < told <= match.start():
        clause_start = _JOIN.match(text, told).end()  # type: ignore[union-attr]
    finish = _clause_end(text, match.end())
    clause = text[clause_start:finish]
    if not _is_told(words, text[begin:finish]):
        return None
    percents = find_percents(text[match.start() : match.end() + 40])
    if not percents:
        return None
    return place.make(
        CostLimit, offset + clause_start, offset + finish, None, percent=percents[0].value, basis=tidy(clause)
    )


FORM = Form("cost_limits", yields=(CostLimit,), find=find)
