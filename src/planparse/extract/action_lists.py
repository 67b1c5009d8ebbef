"""Which list is in force under a strategy: of actions planned or done, of indicators, or of something else."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from planparse.extract.leads import strip_lead
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Label
from planparse.model.records import Indicator, Strategy

Mode = Literal["none", "bullets", "actions", "dimension", "scorecard", "indicators"]
Role = Literal["planned", "done"]

TITLES = ("planned", "done", "neutral", "scorecard", "indicators", "prose")
TITLE_LENGTH = 70
"""Longest title of a list; the longest read has 39 characters."""
LEAD_TAIL = 70
"""How far back from its end a lead-in is read for what it opens."""
REPORTS = ("memo", "progress_report")
_MODE_OF_TITLE: dict[str, Mode] = {"scorecard": "scorecard", "indicators": "indicators", "prose": "none"}
_SCORECARD: tuple[Mode, ...] = ("dimension", "scorecard")


@dataclass(slots=True)
class ListState:
    """What is in force while the blocks go by.

    `last` is the number of the point before, 0 where the list has none yet; `is_fresh` tells that the owner, a
    title or a lead-in stood directly before, `is_titled` that the list has a title or lead-in at all,
    `is_numbered` that the indicator in force has a number of its own.
    """

    owner: Strategy | None = None
    label: Label | None = None
    section: int | None = None
    mode: Mode = "none"
    role: Role = "planned"
    indicator: Indicator | None = None
    is_numbered: bool = False
    last: int = 0
    is_fresh: bool = False
    is_titled: bool = False


@dataclass(frozen=True, slots=True)
class ListWords:
    """The titles and lead-ins of lists, as an instrument of one kind uses them."""

    words: Wording
    base: Role

    def title_of(self, text: str, *, whole: bool) -> str | None:
        """Return which list a title opens; `whole`: the wording must be the title and nothing else."""
        wording = strip_lead(text).rstrip(" :")
        if not wording or len(wording) > TITLE_LENGTH:
            return None
        kind = self.words.kind_of(wording, TITLES)
        if kind is None or (whole and fold(wording) not in self.words.words[kind]):
            return None
        return kind

    def entitle(self, state: ListState, kind: str) -> ListState:
        """Return the state after a title; one of actions within a scorecard leaves its indicator in force."""
        role: Role = "planned" if kind == "planned" else "done" if kind == "done" else self.base
        mode = _MODE_OF_TITLE.get(kind, "actions")
        keeps = state.indicator if mode == "actions" and state.is_numbered else None
        return replace(state, mode=mode, role=role, indicator=keeps, last=0, is_fresh=True, is_titled=kind != "prose")

    def open(self, state: ListState, lead: str) -> ListState:
        """Return the state after a lead-in: a list of actions or indicators, or another that is none of ours."""
        mode: Mode = "actions"
        if self.words.holds("indicator_lead", lead[-LEAD_TAIL:]):
            mode = "scorecard" if state.mode in _SCORECARD else "indicators"
        elif self._opens_other(lead):
            mode = "none"
        elif state.mode in _SCORECARD:
            mode = state.mode
        return replace(state, mode=mode, role=self.role_of(lead), last=0, is_fresh=True, is_titled=True)

    def _opens_other(self, lead: str) -> bool:
        """Whether a lead-in that names no actions speaks of something else: a committee, laws, problems."""
        own = lead[len(strip_lead(lead)) :]
        if any(self.words.holds(name, own) for name in ("planned_lead", "done_lead", "neutral_lead")):
            return False
        return self.words.holds("other_lead", lead[-LEAD_TAIL:])

    def role_of(self, lead: str, *, alone: bool = False) -> Role:
        """Return planned or done as the lead-in says; `alone`: what stands before it says nothing about it."""
        own = lead[len(strip_lead(lead)) :]
        tail = own if alone or self.words.holds("neutral_lead", own) else lead[-LEAD_TAIL:]
        if self.words.holds("planned_lead", own) or self.words.holds("planned_lead", tail):
            return "planned"
        return "done" if self.words.holds("done_lead", tail) else self.base
