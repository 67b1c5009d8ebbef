"""Signatories: the bracketed name, the office, for whom, when (ผู้ลงนาม). A signature is a public act."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from planparse.extract.form import Form
from planparse.extract.items import tidy
from planparse.extract.place import Place
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import BlockKind, Line
from planparse.model.records import Signatory
from planparse.quantities import find_dates

_GIVEN = re.compile(r"(?:ประกาศ|สั่ง|ให้ไว้)[ ]{0,2}ณ[ ]{0,2}(?:วัน)?ที่")
_SIGN = re.compile(r"\(?[ ]?(?:ลงชื่อ|ลงนาม)")
_REACH = 14
"""The date of an announcement stands at most so many lines above the name."""


def _groups(place: Place, words: Wording) -> Iterator[list[Line]]:
    """Yield the lines of each signature: the name and what belongs to it."""
    lines = [line for block in place.blocks if block.kind is BlockKind.SIGNATURE for line in place.lines_of(block)]
    group: list[Line] = []
    for line in lines:
        if _SIGN.match(line.text) and not words.patterns["name"].search(line.text):
            if group:
                yield group
            group = []
        elif words.patterns["name"].search(line.text):
            if group:
                yield group
            group = [line]
        elif group and line.index - group[-1].index <= 3:
            group.append(line)
    if group:
        yield group


def _split_office(text: str, words: Wording) -> tuple[str | None, str | None]:
    """Return the signer's own office, and the one acted for."""
    found = words.patterns["acting"].search(text)
    if found is None:
        return tidy(text) or None, None
    return tidy(text[: found.start()]) or None, tidy(text[found.end() :]) or None


def _date_above(place: Place, line: Line) -> dt.date | None:
    for index in range(line.index - 1, max(line.index - _REACH, -1), -1):
        text = place.layout.lines[index].text
        if _GIVEN.search(text):
            dates = find_dates(text)
            return dates[0].date if dates else None
    return None


def _signed_on(place: Place, group: Sequence[Line]) -> dt.date | None:
    for line in group[1:]:
        dates = find_dates(line.text)
        if dates:
            return dates[0].date
    return _date_above(place, group[0])


def find(place: Place, words: Wording) -> Iterator[Signatory]:
    """Yield one record per signature."""
    for group in _groups(place, words):
        found = words.patterns["name"].search(group[0].text)
        if found is None:
            continue
        rest = group[0].text[found.end() :].strip()
        offices = [rest] if rest else []
        offices += [line.text for line in group[1:] if not find_dates(line.text)]
        offices = [office for office in offices if fold(office) not in words.words["parts"]]
        position, acting_for = _split_office(" ".join(offices), words)
        position = re.sub(r"^ตำแหน่ง[ :]{0,2}", "", position) if position else None
        yield place.make(
            Signatory,
            group[0].start,
            group[-1].end,
            None,
            name=tidy(found["name"]),
            position=position,
            acting_for=acting_for,
            signed_on=_signed_on(place, group),
        )


FORM = Form("signatories", yields=(Signatory,), find=find)
