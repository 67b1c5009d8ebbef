"""Instruments to `documents`: kind, title, agency, issuer, years, dates, resolution."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planparse.extract.agency import OwnAgency
from planparse.extract.items import tidy
from planparse.extract.trace import Tracer
from planparse.lexicon.agencies import parse_agency
from planparse.lexicon.wording import fold, load_wording
from planparse.model import Agency, Document, Resolution
from planparse.model.layout import Instrument, Layout
from planparse.quantities import find_dates, read_fiscal_years

_GIVEN = re.compile(r"(?:ประกาศ|สั่ง|ให้ไว้)[ ]{0,2}ณ[ ]{0,2}(?:วัน)?ที่")
_EFFECTIVE = re.compile(
    r"(?:มีผล(?:บังคับ)?(?:ใช้)?|ใช้บังคับ|บังคับใช้)[^\n]{0,40}?(?:ตั้งแต่|นับแต่)"
    r"|(?:ตั้ง|นับ)แต่[ ]?วันที่(?=[^\n]{0,60}เป็นต้นไป)"
)
_SESSION = re.compile(r"ครั้งที่[ ]{0,2}([0-9๐-๙]{1,3}[ ]?/[ ]?[0-9๐-๙]{2,4})")
_BODY = re.compile(
    r"(ก\.[ ]?(?:จ|ท|อบต|ท\.จ|จ\.จ|ถ)\.?(?:[ ]?จ\.)?[ ]?(?:จังหวัด)?[ก-๎]{0,24}"
    r"|คณะกรรมการ(?:กลาง)?(?:ข้าราชการ|พนักงาน|มาตรฐาน)[^\n(,]{0,70}?"
    r"(?=[ ](?:ในการ|ครั้ง|เมื่อ|\()|[ ]?ในการประชุม|[ ]?ครั้งที่))"
)
_RESOLVED = ("มติ", "เห็นชอบ")
_CAPTION = re.compile(r"[ \t*#>]{0,6}ตาราง")
_CITED = ("manpower_plan", "development_plan", "cited")
"""What an instrument cites that is none of these itself: its years are not this one's."""
_CITED_REACH = 110
"""Characters before years within which the plan is named that they belong to."""
_SPACES = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#160|#xa0);", re.I)
"""Spaces that a page of HTML or markdown spells out."""
_FOR_YEARS = re.compile(r"ประจำปี(?:งบประมาณ)?[ ]{0,2}(?:พ\.?[ ]?ศ\.?)?[ ]{0,2}([^\n]{0,30})")
_CENTRAL = re.compile(r"(?:สำนักงาน|กรม|กระทรวง|คณะกรรมการ|จังหวัด|ก\.)[^\n]{0,80}")
_REVISION = re.compile(
    r"(?:ฉบับ(?:ที่)?[ ]?)?(?:ปรับปรุง(?:แก้ไข)?|แก้ไขเพิ่มเติม|แก้ไข|ทบทวน)[ ()]{0,3}(?:ครั้ง|ฉบับ)(?:ที่)?[ ]?[0-9๐-๙]{1,2}"
    r"(?:[ ]?/[ ]?[0-9๐-๙]{4})?|ฉบับ(?:ที่)?[ ]?(?:ปรับปรุง(?:แก้ไข)?(?:ใหม่)?|แก้ไขเพิ่มเติม|แก้ไข|ทบทวน)"
)
"""A revision's own words: ฉบับปรับปรุงครั้งที่ ๒, แก้ไขเพิ่มเติม (ฉบับที่ ๓), ฉบับทบทวน."""
_REVISES = re.compile(r"(?:ปรับปรุง|แก้ไข(?:เพิ่มเติม)?|ทบทวน)[ ]?แผน")
"""A title that says what was done to the plan: การปรับปรุงแผนอัตรากำลัง ๓ ปี … ครั้งที่ ๒."""
_NUMBERED = re.compile(r"(?:ครั้ง|ฉบับ)ที่[ ]?[0-9๐-๙]{1,2}(?:[ ]?/[ ]?[0-9๐-๙]{4})?")
_NO_REVISION = ("คณะกรรมการ", "คณะทำงาน", "ประชุม", "รายงานผล")
"""Titles of orders, invitations and reports speak of revising and are no revision."""
_REACH = 420
"""Characters before and after a meeting's number in which its body and date are looked for."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an instrument's own text says of years and dates."""

    years: tuple[int, ...]
    announced_on: dt.date | None
    effective_on: dt.date | None
    resolution: Resolution | None


def own_text(layout: Layout, instrument: Instrument) -> str:
    """Return the instrument's own lines, joined by line breaks; spaces spelt out (`&nbsp;`) are spaces."""
    text = "\n".join(
        layout.text[layout.lines[first].start : layout.lines[min(last, len(layout.lines) - 1)].end]
        for first, last in instrument.ranges
        if layout.lines
    )
    return _SPACES.sub(" ", text) if "&" in text else text


def build_documents(layout: Layout, own: OwnAgency, tracer: Tracer) -> list[Document]:
    """Return one document per instrument, in order."""
    documents: list[Document] = []
    for instrument in layout.instruments:
        text = own_text(layout, instrument)
        told = _read_told(instrument, text, _years_before(instrument, documents))
        issuer = _issuer(instrument, own)
        documents.append(
            Document(
                id=f"document-{instrument.index + 1}",
                kind=instrument.kind,
                title=tidy(instrument.title),
                agency=own.agency,
                issuer=issuer,
                fiscal_years=list(told.years),
                revision=read_revision(instrument.title),
                announced_on=told.announced_on,
                effective_on=told.effective_on,
                resolution=told.resolution,
                provenance=tracer.trace_span(instrument.title_span),
                confidence=0.5 if instrument.opening == "start" and instrument.kind == "other" else 1.0,
            )
        )
    return documents


def _years_before(instrument: Instrument, documents: Sequence[Document]) -> Sequence[int]:
    """Return the years of the plan that an instrument without a title of its own most likely goes on with."""
    if instrument.opening != "start" or instrument.kind != "other":
        return ()
    return next((one.fiscal_years for one in documents if one.kind.endswith("_plan") and one.fiscal_years), ())


def _read_told(instrument: Instrument, text: str, before: Sequence[int]) -> Told:
    years = _years(instrument.title, text, before)
    return Told(tuple(years), _announced(instrument, text), _effective(text), _resolution(text))


def read_revision(title: str) -> str | None:
    """Return the words of a title that say which revision of a plan it is, None for a plan as first made.

    >>> read_revision("แผนอัตรากำลัง ๓ ปี (ฉบับปรับปรุงครั้งที่ ๒)"), read_revision("ปรับปรุงแผนอัตรากำลัง ครั้งที่ ๑")
    ('ฉบับปรับปรุงครั้งที่ ๒', 'ปรับปรุงแผนอัตรากำลัง ครั้งที่ ๑')
    >>> read_revision("แผนอัตรากำลัง ๓ ปี"), read_revision("แต่งตั้งคณะกรรมการปรับปรุงแผนอัตรากำลัง ๓ ปี")
    (None, None)
    """
    flat = tidy(title)
    if "แผน" not in flat or any(word in flat for word in _NO_REVISION):
        return None
    found = _REVISION.search(flat)
    if found is not None:
        return found[0] + flat[found.end() : found.end() + 1].strip() if "(" in found[0] else found[0]
    revises = _REVISES.search(flat)
    if revises is None:
        return None
    number = _NUMBERED.search(flat, revises.end())
    return flat[revises.start() : number.end() if number else len(flat)].strip(" ()")


def _years(title: str, text: str, before: Sequence[int] = ()) -> Sequence[int]:
    """Return the years of the title, else those that the text names most often.

    The caption of a table may look back or be left from the plan before: it counts for want of anything else. The years
    of a plan that is only cited do not count.
    """
    years = read_fiscal_years(title)
    if years:
        return years
    counts: Counter[tuple[int, ...]] = Counter()
    captions: Counter[tuple[int, ...]] = Counter()
    for found in _FOR_YEARS.finditer(text[:60_000]):
        told = read_fiscal_years(found[1])
        line = text.rfind("\n", 0, found.start()) + 1
        if told and not _is_of_another(title, text[max(line, found.start() - _CITED_REACH) : found.start()]):
            (captions if _CAPTION.match(text, line) else counts)[tuple(told)] += 1
    if not counts and before:
        return before
    best = (counts or captions).most_common(1)
    return best[0][0] if best else ()


def _is_of_another(title: str, before: str) -> bool:
    """Whether years stand behind the name of a plan that this one cites, such as แผนอัตรากำลัง ๓ ปี in a policy."""
    words = load_wording("instruments").words
    key, own = fold(before), fold(title)
    others = [words[kind] for kind in _CITED if not any(word in own for word in words[kind])]
    last = max((word for kind in others for word in kind), key=key.rfind, default="")
    at = key.rfind(last)
    return at >= 0 and bool(last) and not any(word in key[at + len(last) :] for word in words["dated"])


def _announced(instrument: Instrument, text: str) -> dt.date | None:
    if instrument.opening not in ("announcement", "order", "title", "start"):
        return None
    for found in _GIVEN.finditer(text):
        if found.start() and text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip(" \t*-"):
            continue
        dates = find_dates(text[found.end() - 3 : found.end() + 60])
        if dates:
            return dates[0].date
    return None


def _effective(text: str) -> dt.date | None:
    for found in _EFFECTIVE.finditer(text):
        dates = find_dates(text[found.end() - 6 : found.end() + 60])
        if dates and dates[0].start < 30:
            return dates[0].date
    return None


def _resolution(text: str) -> Resolution | None:
    for found in _SESSION.finditer(text):
        before = text[max(0, found.start() - _REACH) : found.start()]
        if not any(word in before + text[found.end() : found.end() + 160] for word in _RESOLVED):
            continue
        flat = before.replace("\n", " ")
        bodies = list(_BODY.finditer(flat + " ครั้งที่"))
        dates = find_dates(text[found.end() : found.end() + 70].replace("\n", " "))
        body = re.sub(r"\s+", " ", bodies[-1][1]).strip() if bodies else None
        return Resolution(body=body, session=found[1].strip(), date=dates[0].date if dates else None)
    return None


def _issuer(instrument: Instrument, own: OwnAgency) -> Agency | None:
    if instrument.opening not in ("announcement", "order"):
        return None
    head = instrument.title.partition("เรื่อง")[0].strip()
    name = re.sub(r"^(?:ประกาศ|คำสั่ง)[ ]?", "", head).strip()
    local = parse_agency(name)
    if local is not None:
        mine = own.agency
        if mine is None or (local.kind == mine.type and any(m.core == local.core for m in own.own)):
            return None
        return Agency(name=name, type=local.kind)
    if _CENTRAL.match(name):
        return Agency(name=name, type="central")
    return None
