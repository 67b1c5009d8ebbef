"""The instruments bound in one file: where each begins, its kind, its title, its own lines."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from planparse.lexicon.wording import fold, load_wording
from planparse.model.layout import Instrument, Line, Span
from planparse.segment.instrument_starts import PLAN_KINDS, TITLE_LENGTH, Start, StartFinder
from planparse.segment.labels import LABEL_WORDS
from planparse.segment.markup import fold_space
from planparse.segment.spacing import NO_SPACING, Spacing

_SCRAP_LINES = 3
_SCRAP_LENGTH = 30


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
        self._signed = signed
        self._headings = headings
        self._starts = StartFinder(self._lines, lines, taken, signed, headings, spacing)
        self._words = load_wording("instruments")
        self._owner: int | None = None
        self._given_back: list[tuple[int, int]] = []

    def _between(self, first: int, last: int) -> Sequence[Line]:
        """Return the lines of running text from one index to another, both included."""
        return self._lines[bisect_left(self._indexes, first) : bisect_right(self._indexes, last)]

    def find(self) -> list[Instrument]:
        """Return the instruments in the order in which they begin."""
        starts = self._starts.find()
        first_line = self._lines[0].index if self._lines else 0
        if not starts or (starts[0].first > first_line and not self._is_scrap(starts[0].first)):
            starts.insert(0, self._open_start(first_line, starts[0].first if starts else len(self._all)))
        return self._deal(starts)

    def _is_scrap(self, end: int) -> bool:
        """Whether only a stamp, a filing mark or a stray word stands before the first instrument."""
        before = self._lines[: min(bisect_left(self._indexes, end), _SCRAP_LINES + 1)]
        return len(before) <= _SCRAP_LINES and all(len(line.text) <= _SCRAP_LENGTH for line in before)

    def _open_start(self, first: int, until: int) -> Start:
        """Return the start of a file that opens without title: its first line names it for want of better."""
        for line in self._lines:
            if line.index >= until:
                break
            kind = self._words.kind_of(line.body, PLAN_KINDS)
            if kind and len(line.body) <= TITLE_LENGTH:
                return Start(first, "start", kind, line.body, Span(line.start, line.end), first - 1)
        lead = self._all[first] if first < len(self._all) else None
        title = fold_space(lead.body)[:200] if lead else ""
        span = Span(lead.start, lead.end) if lead else Span(0, 0)
        return Start(first, "start", "other", title, span, first - 1)

    def _deal(self, starts: list[Start]) -> list[Instrument]:
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

    def _close_of(self, start: Start, end: int) -> int:
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

    def _deal_rest(self, instruments: list[Instrument], start: Start, first: int, end: int) -> None:
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


def find_instruments(
    lines: Sequence[Line],
    taken: Sequence[bool],
    signed: set[int],
    headings: frozenset[str],
    spacing: Spacing = NO_SPACING,
) -> list[Instrument]:
    """Return the instruments of the file; `taken` marks lines of tables, contents and furniture."""
    return InstrumentFinder(lines, taken, signed, headings, spacing).find()
