"""Laws, notifications, letters, orders and resolutions that an instrument cites (กฎหมายที่อ้างถึง)."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from planparse.extract.form import Form
from planparse.extract.items import tidy
from planparse.extract.place import Place
from planparse.lexicon.likeness import LikeIndex
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import BlockKind
from planparse.model.records import LegalReference
from planparse.quantities import find_dates

_PROBES = {
    "act": ("พระราชบัญญัติ", "พ.ร.บ", "พรบ", "พ. ร. บ"),
    "decree": ("พระราชกฤษฎีกา", "พ.ร.ฎ", "พรฎ", "พ. ร. ฎ"),
    "constitution": ("รัฐธรรมนูญ",),
    "circular": ("ที่ ", "ที่"),
    "notification": ("ประกาศ",),
    "order": ("คำสั่ง",),
    "cabinet_resolution": ("คณะรัฐมนตรี",),
}
_SAME = 0.9
_LAWS = ("act", "decree")
_SAME_LAW = 0.8
"""Acts and decrees of one year and edition: one is cited with and without a word or two of its title."""
_DIGITS = re.compile("[0-9]+")
_ACT = re.compile(r"^พ\.?[ ]?ร\.?[ ]?บ\.?[ ]?")
_DECREE = re.compile(r"^พ\.?[ ]?ร\.?[ ]?ฎ\.?[ ]?")
LONGEST_SUBJECT = 150
LONGEST_TITLE = 200
SHORTEST = 4
"""A subject has more characters than this; what ends one is looked for after them."""
AFTER = 70
"""How far behind the end of a subject the words that end it reach."""
LEAST_SUBJECT = 20
UNENDED = 0.6
"""How sure a subject is that nothing ends: it is taken up to the first space after `LEAST_SUBJECT` characters."""
LEAST_TITLE = 8
_TEXT = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.HEADING)


@dataclass(frozen=True, slots=True)
class _Citation:
    """One citation in a running text: its title, date, number, and its stretch."""

    title: str
    dated: dt.date | None
    start: int
    end: int
    number: str | None = None
    confidence: float = 1.0


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


def _subject_end(words: Wording, text: str, at: int, ends: str, longest: int) -> tuple[int, float] | None:
    """Return where the subject that begins at `at` ends, and how sure that is; None where nothing ends it.

    It ends at a word of the pattern `ends`, at the next citation, or with the text. A subject that cites such a
    paper itself (`การปฏิบัติตามพระราชบัญญัติ … และพระราชบัญญัติ …`) does not end there.
    """
    last = min(len(text), at + longest)
    found = words.patterns[ends].search(text, at + SHORTEST, last + AFTER)
    end = found.start() if found else len(text)
    for joined in words.patterns["next_cited"].finditer(text, at + SHORTEST, min(end, last) + AFTER):
        if joined.start() < end and joined["cited"] not in text[at : joined.start()]:
            end = joined.start()
            break
    if end <= last:
        return end, 1.0
    gap = text.find(" ", at + LEAST_SUBJECT, last)
    return (gap, UNENDED) if gap > 0 else None


def _letter(words: Wording, text: str, match: re.Match[str]) -> _Citation | None:
    """Return what a letter's number stands before: subject and date; the date may stand before the subject."""
    dated, at = _date_after(words, text, match.end())
    subject = words.patterns["subject"].match(text, at)
    if subject is None:
        return _unsubjected(words, match, dated, at)
    found = _subject_end(words, text, subject.end(), "subject_ends", LONGEST_SUBJECT)
    if found is None:
        return None
    end, sure = found
    title = tidy(text[subject.end() : end])
    if dated is None:
        dated, end = _date_after(words, text, end)
    return _Citation(title, dated, match.start(), end, match["number"], sure)


def _unsubjected(words: Wording, match: re.Match[str], dated: dt.date | None, end: int) -> _Citation | None:
    """Return a letter that is cited by its sender, number and date alone."""
    sender = words.patterns["sender"].search(match.group())
    if sender is None or dated is None:
        return None
    return _Citation(tidy(match.group()[sender.start() :]), dated, match.start() + sender.start(), end, match["number"])


def _notification(words: Wording, text: str, match: re.Match[str]) -> _Citation | None:
    found = _subject_end(words, text, match.end(), "notification_ends", LONGEST_TITLE)
    if found is None:
        return None
    end, sure = found
    dated, after = _date_after(words, text, end)
    return _Citation(tidy(text[match.start() : end]), dated, match.start(), after, confidence=sure)


def _paper(words: Wording, text: str, match: re.Match[str]) -> _Citation:
    """Return a law, order or resolution, whose pattern has its whole title."""
    title = tidy(match["title"])
    dated, end = _date_after(words, text, match.end())
    if match["title"].startswith("มติ"):
        dates = find_dates(title)
        dated = dates[0].date if dates else None
    return _Citation(title, dated, match.start(), end, match.groupdict().get("number"))


def _cite(words: Wording, kind: str, text: str) -> Iterator[_Citation]:
    """Yield the citations of one kind in a text."""
    read = {"circular": _letter, "notification": _notification}.get(kind, _paper)
    pattern = words.patterns[kind]
    match = pattern.search(text)
    while match is not None:
        cited = read(words, text, match)
        if cited is not None and (kind == "constitution" or len(cited.title) > LEAST_TITLE):
            yield cited
            match = pattern.search(text, max(cited.end, match.end()))
        else:
            match = pattern.search(text, match.end())


def _read(place: Place, words: Wording, offset: int, text: str) -> list[LegalReference]:
    """Return the records of one running block, in the order of the text."""
    cited = [
        (one, kind)
        for kind, probes in _PROBES.items()
        if any(probe in text for probe in probes)
        for one in _cite(words, kind, text)
    ]
    return [
        place.make(
            LegalReference,
            offset + one.start,
            offset + one.end,
            None,
            kind=kind,
            title=one.title,
            number=tidy(one.number) if one.number else None,
            dated=one.dated,
            confidence=one.confidence,
        )
        for one, kind in sorted(cited, key=lambda pair: pair[0].start)
    ]


class _Kept:
    """The records so far: each paper cited is found again by kind and number, or by a title that is like it."""

    def __init__(self) -> None:
        self.records: list[LegalReference] = []
        self._numbers: dict[tuple[str, str], int] = {}
        self._titles: LikeIndex[int] = LikeIndex()

    def add(self, record: LegalReference) -> None:
        """Keep a record, or add its place to that of the same paper."""
        at = min(self._twins(record), default=None)
        if at is None:
            at = len(self.records)
            self.records.append(record)
            for bucket in ("all",) if record.number else ("all", "no number"):
                self._titles.add((record.kind, bucket), _spell_out(record.title), at)
        else:
            twin = self.records[at]
            twin.also_at.append(record.provenance)
            twin.dated = twin.dated or record.dated
            if twin.number and twin.kind == "circular" and twin.title.endswith(twin.number):
                twin.title = record.title  # first cited without its subject
        if record.number:
            self._numbers.setdefault((record.kind, fold(record.number)), at)

    def _twins(self, record: LegalReference) -> Iterator[int]:
        """Yield the positions of the records that cite the same paper."""
        if record.number:
            same = self._numbers.get((record.kind, fold(record.number)))
            if same is not None:
                yield same
        bucket = (record.kind, "no number" if record.number else "all")
        for likeness, at in self._titles.ranked(bucket, _spell_out(record.title), _SAME_LAW):
            if _is_same(record, self.records[at], likeness):
                yield at


def _spell_out(title: str) -> str:
    """Return a law's title without its abbreviation: `พ.ร.บ.เทศบาล` is the same law as `พระราชบัญญัติเทศบาล`."""
    return _DECREE.sub("พระราชกฤษฎีกา", _ACT.sub("พระราชบัญญัติ", title, count=1), count=1)


def _is_same(one: LegalReference, other: LegalReference, likeness: float) -> bool:
    """Whether two citations with like titles are of one paper: not where their dates differ, nor the law's year."""
    if one.dated and other.dated and one.dated != other.dated:
        return False
    if one.kind in _LAWS:
        return likeness >= _SAME_LAW and _DIGITS.findall(fold(one.title)) == _DIGITS.findall(fold(other.title))
    return likeness >= _SAME


def find(place: Place, words: Wording) -> Iterator[LegalReference]:
    """Yield one record per instrument cited, however often it is cited."""
    kept = _Kept()
    for offset, text in _texts(place):
        for record in _read(place, words, offset, text):
            kept.add(record)
    yield from kept.records


FORM = Form("legal_references", yields=(LegalReference,), find=find)
