"""Where the instruments bound in one file begin: a memo, an announcement, an order, the title of a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planparse.lexicon.agencies import parse_agency
from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Line, Span
from planparse.segment.markup import fold_space, plain
from planparse.segment.spacing import Spacing

PLAN_KINDS = (
    "manpower_plan",
    "development_plan",
    "management_plan",
    "hr_policy",
    "progress_report",
    "assessment_criteria",
)
TITLE_LENGTH = 170
_COVER_LINES = 14
"""A plan's name within so many non-blank lines of the file's start is its cover title."""
_SUBJECT_REACH = 4
_LONG = 110
_YEARS = re.compile(r"(?<![0-9๐-๙])[2๒][5๕][0-9๐-๙]{2}(?![0-9๐-๙])")  # no number of a telephone
_UNDECIDED = ("จึง", "ตาม", "เพื่อ", "โดย", "ดังนั้น", "ทั้งนี้")


@dataclass(frozen=True, slots=True)
class Start:
    """Where an instrument begins, by what it is known, and its title."""

    first: int
    opening: str
    kind: str
    title: str
    span: Span
    last_title_line: int


class StartFinder:
    """Reads the lines of running text in order; `lines` are these, `given` all lines of the file."""

    def __init__(
        self,
        lines: Sequence[Line],
        given: Sequence[Line],
        taken: Sequence[bool],
        signed: set[int],
        headings: frozenset[str],
        spacing: Spacing,
    ) -> None:
        self._lines = lines
        self._all = given
        self._taken = taken
        self._signed = signed
        self._headings = headings
        self._spacing = spacing
        self._words = load_wording("instruments")

    def find(self) -> list[Start]:
        """Return the starts in order."""
        starts: list[Start] = []
        skip_to = -1
        for at, line in enumerate(self._lines):
            if line.index <= skip_to or len(line.text) > TITLE_LENGTH:
                continue
            start = self._start_at(at, starts[-1] if starts else None)
            if start:
                starts.append(start)
                skip_to = start.last_title_line
        return starts

    def _start_at(self, at: int, last: Start | None) -> Start | None:
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

    def _memo(self, at: int) -> Start:
        subject = self._subject(at, reach=8)
        line = self._lines[at]
        if subject is None:
            return Start(line.index, "memo", "memo", line.body, Span(line.start, line.end), line.index)
        title, first, last = subject
        span = Span(self._lines[first].start, self._lines[last].end)
        return Start(line.index, "memo", "memo", title, span, self._lines[last].index)

    def _announcement(self, at: int, opening: str) -> Start | None:
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
        return Start(line.index, opening, kind, f"{head} เรื่อง {about}", span, self._lines[last].index)

    def _title(self, at: int, last: Start | None) -> Start | None:
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
        return Start(line.index, "title", kind, title, span, self._lines[final].index)

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
            elif has_body:
                final = position
        return fold_space(plain(" ".join(parts))), final, has_body, has_years


def _only(span: tuple[int, int], wording: str) -> bool:
    rest = wording[span[1] :].strip()
    return span[0] <= 4 and (len(rest) <= 25 or rest.startswith(("อำเภอ", "อ.", "จังหวัด", "จ.", "ตำบล", "ต.")))


def _same_title(one: str, other: str) -> bool:
    left, right = fold(one), fold(other)
    short, long = sorted((left, right), key=len)
    return bool(short) and long.startswith(short[: max(12, len(short) - 20)])
