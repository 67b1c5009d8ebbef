"""Statements in running sentences: `มีวิสัยทัศน์ว่า “…” และกำหนดพันธกิจไว้ ๒ ประการ คือ (๑) … (๒) …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.extract.items import Item, split_numbered, tidy
from planparse.lexicon.wording import Wording, fold

SHORTEST, LONGEST = 8, 400
"""Lengths between which a wording is a vision, mission or value."""
LOOSE = 160
"""Longest wording without quotes or numbers that runs to the end of its paragraph and is still one statement."""
REACH = 60
"""So far before its verb a sentence is read for whose vision it is."""
_SINGLE = ("vision", "value")
_SAYS = ("ว่า", "ดังนี้")
_OF_PLANS = ("goal", "objective")
"""Kinds that projects, meetings and laws have as well: only a plan's own, with numbered points, are taken."""
_JOINS_POINT = re.compile(r"[ ](?:และ|รวมทั้ง|ตลอดจน|พร้อมทั้ง)$")
_JOINS_SENTENCE = re.compile(r"[ ]?(?:และ|ทั้งนี้|โดย|อีกทั้ง|นอกจากนี้|รวมทั้ง|พร้อมทั้ง|ตลอดจน|ซึ่ง)[ ]?(?:ยัง)?(?:ได้)?$")
_GOES_ON = re.compile(r"[ ](?=(?:โดย|ซึ่ง|ทั้งนี้|เพื่อให้|และ(?:ได้)?(?:กำหนด|มี|วาง)|จึง|อันจะ|ดังนั้น))")


def find_told(text: str, words: Wording) -> Iterator[tuple[str, Item]]:
    """Yield (kind, statement) for each statement that a sentence of the text gives.

    Offsets are those of the text. A vision of the nation, a province or a ministry is none.
    """
    if not any(word in text for word in words.words["told_words"]):
        return
    found = list(words.patterns["told"].finditer(text))
    for at, match in enumerate(found):
        kind = words.kind_of(match["title"], ("vision", "mission", "value", "goal", "objective"))
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        if kind is None or _is_foreign(text, match, words):
            continue
        is_last = at + 1 == len(found)
        stretch = text[match.end() : end] if is_last else _JOINS_SENTENCE.sub("", text[match.end() : end].rstrip())
        points = _listed(stretch, match.end(), kind, words)
        if not points and kind in _SINGLE and match["opener"] in _SAYS and _is_own(text, match, words):
            points = _loose(stretch, match.end(), is_last=is_last)
        for point in points:
            yield kind, point


def _is_foreign(text: str, match: re.Match[str], words: Wording) -> bool:
    """Whether the sentence speaks of somebody else's vision, or of the aims of something that is no plan."""
    before = fold(text[max(0, match.start() - REACH) : match.start()])
    said = before + fold(match.group())
    if any(word in said for word in words.words["foreign"]):
        return True
    if any(word in before for word in words.words["told_others"]) and not any(
        word in before for word in words.words["told_own"]
    ):
        return True
    kind = words.kind_of(match["title"], _OF_PLANS)
    return kind in _OF_PLANS and (
        not any(word in said for word in words.words["told_plans"])
        or any(word in said for word in words.words["told_no_plan"])
    )


def _is_own(text: str, match: re.Match[str], words: Wording) -> bool:
    before = fold(text[max(0, match.start() - REACH) : match.start()])
    return any(word in before for word in words.words["told_own"])


def _listed(stretch: str, start: int, kind: str, words: Wording) -> list[Item]:
    """Return what stands in quotes, or the points of a numbered list."""
    quoted = words.patterns["quoted"].match(stretch)
    if quoted is not None:
        end = start + quoted.end()
        return [Item(None, tidy(quoted["text"]), start, end)] if kind not in _OF_PLANS else []
    points = split_numbered(stretch, start)
    if len(points) < 2 or points[0].ordinal != 1:
        return []
    return [Item(p.ordinal, _JOINS_POINT.sub("", p.text), p.start, p.end) for p in points if p.text]


def _loose(stretch: str, start: int, *, is_last: bool) -> list[Item]:
    """Return a wording without quotes, up to where the sentence goes on to something else."""
    wording = tidy(_GOES_ON.split(stretch, maxsplit=1)[0])
    fits = SHORTEST <= len(wording) <= (LOOSE if is_last else LONGEST)
    return [Item(None, wording, start, start + len(stretch))] if fits else []
