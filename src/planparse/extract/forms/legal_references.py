"""Laws, notifications, letters, orders and resolutions that an instrument cites (กฎหมายที่อ้างถึง)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from planparse.extract.form import Form
from planparse.extract.items import tidy
from planparse.extract.likeness import alike
from planparse.extract.place import Place
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import BlockKind
from planparse.model.records import LegalReference
from planparse.quantities import find_dates

_PROBES = {
    "act": ("พระราชบัญญัติ", "พ.ร.บ."),
    "decree": ("พระราชกฤษฎีกา", "พ.ร.ฎ."),
    "constitution": ("รัฐธรรมนูญ",),
    "circular": ("ที่ ", "ที่"),
    "notification": ("ประกาศ",),
    "order": ("คำสั่ง",),
    "cabinet_resolution": ("คณะรัฐมนตรี",),
}
_SAME = 0.9
_SAME_LAW = 0.8
"""Acts and decrees of one year: one is cited with and without a word or two of its title."""
_TEXT = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING)


def _texts(place: Place) -> Iterator[tuple[int, str]]:
    """Yield (offset, text) of each running block: headings, paragraphs, items."""
    for block in place.blocks:
        if block.kind in _TEXT:
            lines = place.layout.lines
            start, end = lines[block.first].start, lines[block.last].end
            yield start, place.layout.text[start:end].replace("\n", " ")


def _date_after(words: Wording, text: str, at: int) -> tuple[dt.date | None, int]:
    """Return the date that follows a citation, and where it ends."""
    found = words.patterns["dated"].match(text, at)
    if not found:
        return None, at
    dates = find_dates(text[found.end() : found.end() + 45].replace("\n", " "))
    if not dates or dates[0].start > 8:
        return None, at
    return dates[0].date, found.end() + dates[0].end


def _letter(words: Wording, text: str, match: re.Match[str]) -> tuple[str, dt.date | None, int] | None:
    """Return the subject of a letter, its date and where both end; the date may stand before the subject."""
    dated, at = _date_after(words, text, match.end())
    subject = words.patterns["subject"].match(text, at)
    if subject is None:
        return None
    end = subject.end()
    if dated is None:
        dated, end = _date_after(words, text, end)
    return tidy(subject["subject"]), dated, end


def _read(place: Place, words: Wording, kind: str, offset: int, text: str) -> Iterator[LegalReference]:
    if not any(probe in text for probe in _PROBES[kind]):
        return
    for match in words.patterns[kind].finditer(text):
        number = match.groupdict().get("number")
        if kind == "circular":
            letter = _letter(words, text, match)
            if letter is None:
                continue
            title, dated, end = letter
        else:
            title = tidy(match["title"])
            dated, end = _date_after(words, text, match.end())
        if kind == "cabinet_resolution":
            dates = find_dates(title)
            dated = dates[0].date if dates else None
        if kind == "constitution" or len(title) > 8:
            yield place.make(
                LegalReference,
                offset + match.start(),
                offset + end,
                None,
                kind=kind,
                title=title,
                number=tidy(number) if number else None,
                dated=dated,
            )


def _same(one: LegalReference, other: LegalReference) -> bool:
    if one.kind != other.kind:
        return False
    if one.number and other.number:
        return fold(one.number) == fold(other.number)
    if one.dated and other.dated and one.dated != other.dated:
        return False
    of_year = one.kind in ("act", "decree") and fold(one.title)[-4:] == fold(other.title)[-4:]
    return alike(one.title, other.title) >= (_SAME_LAW if of_year else _SAME)


def find(place: Place, words: Wording) -> Iterator[LegalReference]:
    """Yield one record per instrument cited, however often it is cited."""
    kept: list[LegalReference] = []
    for offset, text in _texts(place):
        found = [record for kind in _PROBES for record in _read(place, words, kind, offset, text)]
        for record in sorted(found, key=lambda r: r.provenance.char_start):
            twin = next((old for old in kept if _same(old, record)), None)
            if twin is None:
                kept.append(record)
            else:
                twin.also_at.append(record.provenance)
                twin.dated = twin.dated or record.dated
    yield from kept


FORM = Form("legal_references", yields=(LegalReference,), find=find)
