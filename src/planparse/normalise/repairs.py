"""What was repaired, where, and by which step."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from typing import NamedTuple, overload


class Repair(NamedTuple):
    """One repair: the source's `[start, end)`, which reads `before`, was made to read `after`.

    `name` is the step's. Where several steps worked on one place, each has its repair; their spans overlap.
    """

    name: str
    start: int
    end: int
    before: str
    after: str


class Pass(NamedTuple):
    """What one step repaired in one go, ordered; in arrays, as a large text may need millions."""

    name: str
    starts: array[int]
    ends: array[int]
    afters: list[str]


class Repairs(Sequence[Repair]):
    """All repairs of a text, by where they start. Iterating makes them one at a time; indexing makes all."""

    __slots__ = ("_all", "_passes", "_source")

    def __init__(self, source: str, passes: Iterable[Pass] = ()) -> None:
        self._source = source
        self._passes = tuple(passes)
        self._all: list[Repair] | None = None

    def __len__(self) -> int:
        return sum(len(done.starts) for done in self._passes)

    def __iter__(self) -> Iterator[Repair]:
        if len(self._passes) == 1:
            return self._iter_pass(self._passes[0])
        return merge(*map(self._iter_pass, self._passes), key=lambda repair: repair.start)

    @overload
    def __getitem__(self, index: int) -> Repair: ...
    @overload
    def __getitem__(self, index: slice) -> list[Repair]: ...
    def __getitem__(self, index: int | slice) -> Repair | list[Repair]:
        if self._all is None:
            self._all = list(self)
        return self._all[index]

    def __repr__(self) -> str:
        return f"<{len(self)} repairs: {self.count_by_name()}>"

    def count_by_name(self) -> dict[str, int]:
        """Count the repairs of each step, the most frequent first."""
        counts: Counter[str] = Counter()
        for done in self._passes:
            counts[done.name] += len(done.starts)
        return dict(counts.most_common())

    def _iter_pass(self, done: Pass) -> Iterator[Repair]:
        for start, end, after in zip(done.starts, done.ends, done.afters, strict=True):
            yield Repair(done.name, start, end, self._source[start:end], after)


def explain(repairs: Iterable[Repair]) -> dict[str, int]:
    """Count the repairs of each step, the most frequent first.

    >>> explain([Repair("zero-width", 0, 1, "\\u200b", "")])
    {'zero-width': 1}
    """
    if isinstance(repairs, Repairs):
        return repairs.count_by_name()
    return dict(Counter(repair.name for repair in repairs).most_common())
