"""The instruments bound in one file: where each begins, its kind, its title, its own lines."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from planparse.lexicon.agencies import parse_agency
from planparse.lexicon.wording import Wording, fold, load_wording
from planparse.model.layout import Instrument, Line, Span
from planparse.segment.labels import LABEL_WORDS
from planparse.segment.markup import fold_space, plain
from planparse.segment.spacing import NO_SPACING, Spacing

PLAN_KINDS = (
    "manpower_plan",
    "development_plan",
    "management_plan",
    "hr_policy",
    "progress_report",
    "assessment_criteria",
)
_TITLE_LENGTH = 170
_COVER_LINES = 14
"""A plan's name within so many non-blank lines of the file's start is its cover title."""
_SUBJECT_REACH = 4
_LONG = 110
_YEARS = re.compile(r"[0-9๐-๙]{4}")
_UNDECIDED = ("จึง", "ตาม", "เพื่อ", "โดย", "ดังนั้น", "ทั้งนี้")
_SCRAP_LINES = 3
_SCRAP_LENGTH = 30


@dataclass(frozen=True, slots=True)
class _Start:
    first: int
    opening: str
    kind: str
    title: str
    span: Span
    last_title_line: int


class InstrumentFinder:
    """Reads the starts in order, then deals the lines out to instruments."""

    def __init__(
        self,
        lines: Sequence[Line],
        taken: Sequence[bool],
        signed: set[int],
        headings: frozenset[str],
        spacing: Spacing = NO_SPACING,
    ) -> None:
        self._lines = [line for line in lines if not line.is_blank and not taken[line.index]]
        self._indexes = [line.index for line in self._lines]
        self._all = lines
        self._taken = taken
        self._signed = signed
        self._headings = headings
        self._spacing = spacing
        self._words = load_wording("instruments")
        self._owner: int | None = None
        self._given_back: list[tuple[int, int]] = []

    def _between(self, first: int, last: int) -> Sequence[Line]:
        """Return the lines of running text from one index to another, both included."""
        return self._lines[bisect_left(self._indexes, first) : bisect_right(self._indexes, last)]

    def find(self) -> list[Instrument]:
        """Return the instruments in the order in which they begin."""
        starts = self._find_starts()
        first_line = self._lines[0].index if self._lines else 0
        if not starts or (starts[0].first > first_line and not self._is_scrap(starts[0].first)):
            starts.insert(0, self._open_start(first_line, starts[0].first if starts else len(self._all)))
        return self._deal(starts)

    def _is_scrap(self, end: int) -> bool:
        """Whether only a stamp, a filing mark or a stray word stands before the first instrument."""
        before = self._lines[: min(bisect_left(self._indexes, end), _SCRAP_LINES + 1)]
        return len(before) <= _SCRAP_LINES and all(len(line.text) <= _SCRAP_LENGTH for line in before)

    # -- starts -----------------------------------------------------------------------------------

    def _find_starts(self) -> list[_Start]:
        starts: list[_Start] = []
        skip_to = -1
        for at, line in enumerate(self._lines):
            if line.index <= skip_to or len(line.text) > _TITLE_LENGTH:
                continue
            start = self._start_at(at, starts[-1] if starts else None)
            if start:
                starts.append(start)
                skip_to = start.last_title_line
        return starts

    def _start_at(self, at: int, last: _Start | None) -> _Start | None:
        line = self._lines[at]
        key = fold(line.text)
        if key.startswith(self._words.words["memo"]) and len(key) < 30:
            return self._memo(at)
        if line.label is None and self._words.patterns["announcement"].match(line.body):
            return self._announcement(at, "announcement")
        if line.label is None and self._words.patterns["order"].match(line.body):
            return self._announcement(at, "order")
        if line.label is None and line.index not in self._signed:
            return self._title(at, last)
        return None

    def _subject(self, at: int, reach: int = _SUBJECT_REACH) -> tuple[str, int, int] | None:
        """Return the subject after เรื่อง, joined over its lines, and the first and last position."""
        for position in range(at + 1, min(at + 1 + reach, len(self._lines))):
            found = self._words.patterns["subject"].match(self._lines[position].body)
            if not found:
                continue
            parts = [self._lines[position].body[found.end() :]]
            last = position
            while last + 1 < len(self._lines) and last - position < 3 and self._goes_on(last):
                last += 1
                parts.append(self._lines[last].body)
            return fold_space(plain(" ".join(parts))), position, last
        return None

    def _goes_on(self, at: int) -> bool:
        one, other = self._lines[at], self._lines[at + 1]
        opener = other.text.startswith((*_UNDECIDED, "ด้วย", "อาศัย", "เรียน", "ที่ ", "อนุสนธิ", "เพื่อให้"))
        return other.index == one.index + 1 and len(other.text) <= _LONG and other.label is None and not opener

    def _memo(self, at: int) -> _Start:
        subject = self._subject(at, reach=8)
        line = self._lines[at]
        if subject is None:
            return _Start(line.index, "memo", "memo", line.body, Span(line.start, line.end), line.index)
        title, first, last = subject
        span = Span(self._lines[first].start, self._lines[last].end)
        return _Start(line.index, "memo", "memo", title, span, self._lines[last].index)

    def _announcement(self, at: int, opening: str) -> _Start | None:
        subject = self._subject(at)
        line = self._lines[at]
        if subject is None or len(line.text) > 130:
            return None
        about, _, last = subject
        head = fold_space(" ".join(self._lines[i].body for i in range(at, at + 1)))
        kind = "announcement" if opening == "announcement" else "other"
        named = self._words.kind_of(about, PLAN_KINDS)
        if opening == "announcement" and named in ("hr_policy", "assessment_criteria"):
            kind = named
        span = Span(line.start, self._lines[last].end)
        return _Start(line.index, opening, kind, f"{head} เรื่อง {about}", span, self._lines[last].index)

    def _title(self, at: int, last: _Start | None) -> _Start | None:
        line = self._lines[at]
        kind = self._words.kind_of(line.body, PLAN_KINDS)
        if kind is None or len(line.body) > 140 or line.body.startswith(_UNDECIDED) or line.bullet:
            return None
        at_start = at < _COVER_LINES and (last is None or last.opening != "title")
        if at_start and at > 0 and any(len(before.text) > 200 for before in self._lines[:at]):
            at_start = False
        title, final, has_body, has_years = self._title_lines(at)
        alone = self._stands_apart(line)
        if not alone or line.text[0] in "“\"'":
            return None
        is_cover = last is not None and last.opening == "memo" and has_body and has_years
        if last is not None and _same_title(title, last.title) and not is_cover:
            return None
        if not at_start and not (has_body or (has_years and final > at)):
            return None
        span = Span(line.start, self._lines[final].end)
        return _Start(line.index, "title", kind, title, span, self._lines[final].index)

    def _stands_apart(self, line: Line) -> bool:
        above = line.index - 1
        return above < 0 or self._all[above].is_blank or self._taken[above] or line.index in self._spacing.breaks

    def _title_lines(self, at: int) -> tuple[str, int, bool, bool]:
        """Return title, last line's position, whether a body's name and whether years stand on its lines."""
        parts = [self._lines[at].body]
        has_body = False
        has_years = bool(_YEARS.search(parts[0]))
        final = at
        for position in range(at + 1, min(at + 6, len(self._lines))):
            line = self._lines[position]
            if line.label or len(line.text) > 100 or line.index in self._signed or fold(line.body) in self._headings:
                break
            wording = line.body
            agency = parse_agency(wording.removeprefix("ของ").strip())
            more = fold(wording).startswith(self._words.words["title_more"])
            years = bool(_YEARS.search(wording)) and len(wording) < 60
            if agency and (not _only(agency.span, wording) and not more):
                break
            if agency:
                has_body = True
                if wording.startswith("ของ"):
                    parts.append(wording)
                final = position
            elif more or years:
                has_years = has_years or bool(_YEARS.search(wording))
                if more or not wording.startswith("("):  # not (๑ ตุลาคม ๒๕๖๖ - ๓๐ กันยายน ๒๕๖๗) under the years
                    parts.append(wording)
                final = position
            elif not fold(wording).startswith(self._words.words["title_place"]):
                break
        return fold_space(plain(" ".join(parts))), final, has_body, has_years

    def _open_start(self, first: int, until: int) -> _Start:
        """Return the start of a file that opens without title: its first line names it for want of better."""
        for line in self._lines:
            if line.index >= until:
                break
            kind = self._words.kind_of(line.body, PLAN_KINDS)
            if kind and len(line.body) <= _TITLE_LENGTH:
                return _Start(first, "start", kind, line.body, Span(line.start, line.end), first - 1)
        lead = self._all[first] if first < len(self._all) else None
        title = fold_space(lead.body)[:200] if lead else ""
        span = Span(lead.start, lead.end) if lead else Span(0, 0)
        return _Start(first, "start", "other", title, span, first - 1)

    # -- dealing lines out ------------------------------------------------------------------------

    def _deal(self, starts: list[_Start]) -> list[Instrument]:
        instruments: list[Instrument] = []
        for position, start in enumerate(starts):
            end = starts[position + 1].first - 1 if position + 1 < len(starts) else len(self._all) - 1
            first = 0 if position == 0 else start.first
            close = end
            if start.opening in ("announcement", "order"):
                close = self._close_of(start, end)
            if not self._between(close + 1, end):
                close = end  # page marks and blank lines under the signature
            self._add(instruments, Instrument(0, start.kind, start.title, start.span, ((first, close),), start.opening))
            if close < end:
                self._deal_rest(instruments, start, close + 1, end)
        if self._owner is not None and self._given_back:
            old = instruments[self._owner]
            instruments[self._owner] = replace(old, ranges=(*old.ranges, *self._given_back))
        return instruments

    def _add(self, instruments: list[Instrument], instrument: Instrument) -> None:
        """Add an instrument; the first plan with a title of its own takes back what follows an announcement."""
        if self._owner is None and instrument.opening in ("title", "start") and instrument.kind in PLAN_KINDS:
            self._owner = len(instruments)
        instruments.append(replace(instrument, index=len(instruments)))

    def _close_of(self, start: _Start, end: int) -> int:
        """Return the last line of an announcement or order: its signature and the clerks' checks under it."""
        given = self._words.patterns["given_at"]
        own = self._between(start.first + 1, end)
        dated = next((at for at, line in enumerate(own) if given.match(line.body)), None)
        if dated is None:
            return end
        close = own[dated].index
        loose = 0
        for line in own[dated + 1 :]:
            known = fold(line.body) in self._headings or line.label is not None or line.is_bold or line.heading_level
            if line.index in self._signed:
                close, loose = line.index, 0
                continue
            if known or len(line.text) > 90 or loose >= 8 or self._words.kind_of(line.body, PLAN_KINDS):
                break
            close, loose = line.index, loose + 1
        return close

    def _deal_rest(self, instruments: list[Instrument], start: _Start, first: int, end: int) -> None:
        """Give the lines after an announcement's signature to the plan that it puts into force."""
        about = start.title.partition("เรื่อง")[2].strip()
        kind = self._announced_kind(about)
        if self._owner is not None and start.kind == "announcement" and kind in (None, instruments[self._owner].kind):
            self._given_back.append((first, end))
            return
        lead = self._between(first, end)[0]
        if self._owner is not None and start.opening == "order" and _opens_part(lead):
            self._given_back.append((first, end))
            return
        if start.kind == "announcement" and kind:
            title = re.sub(r"^(?:การ)?ประกาศใช้|^การใช้|^ให้ใช้|^ใช้", "", about).strip()
            span, opening = start.span, "announced"
        else:
            text = " ".join(line.text for line in self._between(first, min(end, first + 40)))
            title, span, opening = lead.body or lead.text, Span(lead.start, lead.end), "start"
            kind = self._words.kind_of(lead.body, PLAN_KINDS) or (
                "assessment_criteria" if self._words.holds("assessment_marks", text) else "other"
            )
        self._add(instruments, Instrument(0, kind, title, span, ((first, end),), opening))

    def _announced_kind(self, about: str) -> str | None:
        key = fold(about)
        best: tuple[int, str] | None = None
        for kind in PLAN_KINDS:
            for word in self._words.words[kind]:
                found = key.find(word)
                if found >= 0 and (best is None or found < best[0]):
                    best = (found, kind)
        return best[1] if best else None


def _opens_part(line: Line) -> bool:
    """Whether a line opens a part, a chapter or an appendix: of the plan that was bound around an order."""
    return line.label is not None and LABEL_WORDS.get(line.label.word) in ("part", "chapter")


def _only(span: tuple[int, int], wording: str) -> bool:
    rest = wording[span[1] :].strip()
    return span[0] <= 4 and (len(rest) <= 25 or rest.startswith(("อำเภอ", "อ.", "จังหวัด", "จ.", "ตำบล", "ต.")))


def _same_title(one: str, other: str) -> bool:
    left, right = fold(one), fold(other)
    short, long = sorted((left, right), key=len)
    return bool(short) and long.startswith(short[: max(12, len(short) - 20)])


def find_instruments(
    lines: Sequence[Line],
    taken: Sequence[bool],
    signed: set[int],
    headings: frozenset[str],
    spacing: Spacing = NO_SPACING,
) -> list[Instrument]:
    """Return the instruments of the file; `taken` marks lines of tables, contents and furniture."""
    return InstrumentFinder(lines, taken, signed, headings, spacing).find()


__all__ = ["PLAN_KINDS", "Wording", "find_instruments"]
