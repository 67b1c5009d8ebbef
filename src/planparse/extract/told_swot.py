"""SWOT in running sentences: `จุดแข็งของเทศบาล ได้แก่ ก, ข และ ค ส่วนจุดอ่อน พบว่า ประการแรก … ประการที่สอง …`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from planparse.extract.items import Item, split_dashed, split_numbered, tidy
from planparse.lexicon.wording import Wording, fold

LEAD = 120
"""So far after its head a sentence is read for where its points begin."""
SHORTEST, LONGEST = 4, 400
"""Lengths between which a wording is a point."""
BEFORE = 24
_COMMA = re.compile(r"[ ]?[,;،][ ]?(?![0-9๐-๙])")
_LAST_AND = re.compile(r"[ ](?:และ|หรือ)(?=[ ]?[ก-ฮเ-ไ])")
_CLOSING = re.compile(r"(?:[ ]?(?:และ|อีกทั้ง|แต่|ส่วน|สำหรับ|ขณะที่|ในขณะที่|นอกจากนี้|ทั้งนี้))$")
_OPENING = re.compile(r"^(?:และ|อีกทั้ง|รวมทั้ง|รวมถึง|ตลอดจน)(?:ยัง)?[ ]?(?=[ก-ฮเ-ไ])")


def find_told(text: str, words: Wording) -> Iterator[tuple[str, Item]]:
    """Yield (quadrant, point) of the sentences that tell what an agency is good at, lacks, may use or has to fear.

    A sentence that names several quadrants together, or one in passing, tells no points. Offsets are those of the text.
    """
    heads = [(match, quadrant) for match in words.patterns["told"].finditer(text) if (quadrant := _named(match, words))]
    told = [(match, quadrant) for match, quadrant in heads if _is_told(text, match, words)]
    for at, (match, quadrant) in enumerate(told):
        end = told[at + 1][0].start() if at + 1 < len(told) else len(text)
        for point in split_told(text[match.end() : end], match.end(), words):
            yield quadrant, point


def split_told(text: str, start: int, words: Wording) -> list[Item]:
    """Return the points of a sentence from its head on: numbered, counted in words, or behind a word that opens them.

    What says the meaning of the quadrant (จุดแข็ง คือ ปัจจัยภายในที่ …) is no point.
    """
    counted = _counted(text, start, words)
    if counted:
        return counted
    for opener in words.patterns["opens"].finditer(text[:LEAD]):
        rest = text[opener.end() :]
        if rest.strip() and not words.patterns["defines"].match(rest.lstrip()):
            return _strung(rest, start + opener.end(), words)
    return []


def _named(match: re.Match[str], words: Wording) -> str | None:
    return words.kind_of(match["name"], ("strength", "weakness", "opportunity", "threat"))


def _is_told(text: str, match: re.Match[str], words: Wording) -> bool:
    """Whether the sentence goes on to points of this quadrant, and names no other beside it."""
    before = fold(text[max(0, match.start() - BEFORE) : match.start()])
    if before.endswith(words.words["beside"]):
        return False
    after = text[match.end() : match.end() + LEAD]
    begins = [found.end() for name in ("opens", "counts") if (found := words.patterns[name].search(after))]
    numbered = words.patterns["first"].search(after)
    begins += [numbered.start()] if numbered else []
    return bool(begins) and not words.patterns["named"].search(after[: min(begins)])


def _counted(text: str, start: int, words: Wording) -> list[Item]:
    """Return the points that have numbers, or words that count (ประการแรก, ประการที่สอง)."""
    numbered = [item for item in split_numbered(text, start) if item.ordinal is not None]
    if numbered and numbered[0].ordinal == 1 and numbered[0].start - start <= LEAD:
        return [_clean(item) for item in numbered]
    cuts = list(words.patterns["counts"].finditer(text))
    if not cuts or cuts[0].start() > LEAD:
        return []
    ends = [*(cut.start() for cut in cuts[1:]), len(text)]
    points = [
        Item(None, text[cut.end() : end], start + cut.end(), start + end) for cut, end in zip(cuts, ends, strict=True)
    ]
    return [point for point in map(_clean, points) if _fits(point.text)]


def _strung(text: str, start: int, words: Wording) -> list[Item]:
    """Return the points that commas or joining words (อีกทั้ง, ตลอดจน) part; one where none does."""
    stop = words.patterns["concludes"].search(text)
    text = text[: stop.start()] if stop else text
    dashed = split_dashed(text, start)
    points: list[Item] = dashed if len(dashed) > 1 else []
    for part, begin in () if points else _parts(text, start, words.patterns["joins"]):
        pieces = list(_parts(part, begin, _COMMA))
        last, at = pieces[-1]
        if len(pieces) > 1 and (found := _LAST_AND.search(last)):
            pieces[-1:] = [(last[: found.start()], at), (last[found.end() :], at + found.end())]
        points += [_clean(Item(None, piece, place, place + len(piece))) for piece, place in pieces]
    return points if points and all(_fits(point.text) for point in points) else []


def _parts(text: str, start: int, cut: re.Pattern[str]) -> Iterator[tuple[str, int]]:
    """Yield (wording, place) of what a pattern parts, leaving out what is empty."""
    at = 0
    for found in cut.finditer(text):
        if text[at : found.start()].strip():
            yield text[at : found.start()], start + at
        at = found.end()
    if text[at:].strip() or not at:
        yield text[at:], start + at


def _clean(item: Item) -> Item:
    text = _OPENING.sub("", _CLOSING.sub("", item.text.strip(" .,;")).strip(" .,;"))
    return Item(item.ordinal, tidy(text), item.start, item.end)


def _fits(text: str) -> bool:
    return SHORTEST <= len(text) <= LONGEST
