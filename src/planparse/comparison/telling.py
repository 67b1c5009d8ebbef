"""Matches and ties as the lines of a difference."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from planparse.comparison.changes import Change, SourcePlace, Topic
from planparse.comparison.matching import Matching, Pair, Tie


class Told(Protocol):
    """What a line can be told of: its name, and where it was read."""

    @property
    def name(self) -> str: ...
    @property
    def within(self) -> str | None: ...
    @property
    def sources(self) -> tuple[SourcePlace, ...]: ...


T = TypeVar("T", bound=Told)
Figure = int | float | str | None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a pair that differs."""

    field: str
    before: Figure
    after: Figure
    basis: str | None = None
    note: str | None = None


def tell_pair(topic: Topic, pair: Pair[T], changed: Sequence[FieldChange]) -> list[Change]:
    """Return a line for each field that differs, or one that says that none does.

    A department that differs is a move.
    """
    plain = Change(
        topic,
        "same",
        pair.right.name,
        pair.right.within,
        how=pair.how,
        score=round(pair.score, 3),
        sources_a=pair.left.sources,
        sources_b=pair.right.sources,
    )
    if not changed:
        return [plain]
    return [
        replace(
            plain,
            kind="moved" if one.field == "department" else "changed",
            field=one.field,
            before=one.before,
            after=one.after,
            basis=one.basis,
            note=one.note,
        )
        for one in changed
    ]


def tell_rest(topic: Topic, found: Matching[T], headline: Callable[[T], tuple[str | None, Figure]]) -> list[Change]:
    """Return a line for each that is on one side only, and for each that may match several."""
    lines = []
    for one in found.left:
        field, value = headline(one)
        lines.append(Change(topic, "removed", one.name, one.within, field, before=value, sources_a=one.sources))
    for one in found.right:
        field, value = headline(one)
        lines.append(Change(topic, "added", one.name, one.within, field, after=value, sources_b=one.sources))
    return lines + [_tell_tie(topic, tie, headline) for tie in found.ties]


def _tell_tie(topic: Topic, tie: Tie[T], headline: Callable[[T], tuple[str | None, Figure]]) -> Change:
    field, value = headline(tie.item)
    told = "; ".join(f"{other.name} ({score:.2f})" for other, score in tie.candidates)
    across = tuple(place for other, _ in tie.candidates for place in other.sources[:1])
    return Change(
        topic,
        "ambiguous",
        tie.item.name,
        tie.item.within,
        field,
        before=value if tie.is_left else None,
        after=None if tie.is_left else value,
        score=round(tie.candidates[0][1], 3),
        note=f"may be: {told}",
        sources_a=tie.item.sources if tie.is_left else across,
        sources_b=across if tie.is_left else tie.item.sources,
    )
