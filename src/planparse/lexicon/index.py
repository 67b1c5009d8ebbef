"""Building the index of a list: which key means which entry, and that no name means two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from planparse.errors import MappingError
from planparse.lexicon.alike import TailList, list_tails
from planparse.lexicon.lookup import (
    NO_ENTRY,
    OPENING_CHARS,
    SCORE_ALIAS,
    SCORE_FOLDED,
    Entry,
    NameIndex,
    halve,
    split_head,
)
from planparse.lexicon.names import blur_name, fold_name, outline_of

OPENING_MARK = "…"
"""Ends an alias that may be followed by a name of its own: `ศพด.…`."""


@dataclass(slots=True)
class _Keys:
    """What each key means while the list is read."""

    names: dict[str, str] = field(default_factory=dict)
    folded: dict[str, tuple[str, float]] = field(default_factory=dict)
    blurred: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    outlines: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    openings: list[tuple[str, str]] = field(default_factory=list)

    def add(self, one: str, name: str, score: float) -> str | None:
        """Add a name of an entry; return the entry that had it before, if another."""
        key = fold_name(name)
        held = self.folded.setdefault(key, (one, score))[0]
        if held != one or not key:
            return held if key else "nothing"
        self.blurred[blur_name(name)].add(one)
        if "." not in name or one == NO_ENTRY:
            self.outlines[outline_of(name)].add(one)
        if name.endswith(OPENING_MARK):
            self.openings.append((key, one))
        return None


def build_index(
    file: str, entries: Iterable[Entry], heads: Iterable[str] = (), others: Iterable[str] = ()
) -> NameIndex:
    """Return the index of a list; MappingError where an alias means two entries of `file`.

    `heads` are words that two names must share to be alike; `others` are names that look like an entry's and
    are none.
    """
    keys = _Keys()
    for entry in entries:
        keys.names[entry.id] = entry.name
        for name in (entry.name, *entry.aliases):
            other = keys.add(entry.id, name, SCORE_FOLDED if name is entry.name else SCORE_ALIAS)
            if other is not None:
                raise MappingError(f"mappings/{file}", f"{name!r} of {entry.id} also means {other}")
    for name in others:
        other = keys.add(NO_ENTRY, name, 0.0)
        if other is not None:
            raise MappingError("mappings/other_names.csv", f"{name!r} is a name of {other} in {file}")
    order = tuple(sorted({outline_of(head) for head in heads}, key=len, reverse=True))
    return NameIndex(
        names=keys.names,
        folded=keys.folded,
        blurred={key: frozenset(ids) for key, ids in keys.blurred.items()},
        outlines={key: frozenset(ids) for key, ids in keys.outlines.items()},
        halves=frozenset(half for key in keys.outlines for half in halve(key)),
        openings=_group_openings(keys.openings),
        heads=order,
        tails=_group_tails(keys.outlines, order),
    )


def _group_openings(openings: Iterable[tuple[str, str]]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return the openings by their first letters, the longest first."""
    grouped: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, one in sorted(openings, key=lambda opening: -len(opening[0])):
        grouped[key[:OPENING_CHARS]].append((key, one))
    return {start: tuple(found) for start, found in grouped.items()}


def _group_tails(outlines: Mapping[str, set[str]], heads: tuple[str, ...]) -> dict[str, TailList]:
    """Return the names by head; an outline of two entries tells nothing and is left out."""
    grouped: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, ids in outlines.items():
        head, tail = split_head(key, heads)
        if len(ids) == 1:
            grouped[head].append((tail, next(iter(ids))))
    return {head: list_tails(pairs) for head, pairs in grouped.items()}
