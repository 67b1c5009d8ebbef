"""The nearest names by edit distance, for one name or for many at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, NamedTuple


class Nearest(NamedTuple):
    """An entry and how many edits its nearest name lies away."""

    id: str
    edits: int


@dataclass(frozen=True, slots=True)
class TailList:
    """Names (or what follows their head) with the id of each, the names of one id side by side."""

    tails: tuple[str, ...]
    ids: tuple[str, ...]
    first: tuple[int, ...]
    """Where each id's names begin."""
    owners: tuple[str, ...]
    """The id that begins there."""

    def find_nearest(self, tail: str, cutoff: int) -> list[Nearest]:
        """Return the entries within `cutoff` edits, nearest first, each once."""
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        best: dict[str, int] = {}
        hits = process.extract(tail, self.tails, scorer=Levenshtein.distance, score_cutoff=cutoff, limit=None)
        for _, edits, at in hits:
            one = self.ids[at]
            best[one] = min(best.get(one, cutoff), int(edits))
        return _order(best.items())

    def find_all_nearest(self, tails: Sequence[str], cutoffs: Sequence[int]) -> list[list[Nearest]]:
        """Return what `find_nearest` returns for each of many names."""
        import numpy
        from rapidfuzz import process
        from rapidfuzz.distance import Levenshtein

        edits: Any = process.cdist(
            tails, self.tails, scorer=Levenshtein.distance, score_cutoff=max(cutoffs, default=0), dtype=numpy.uint8
        )
        nearest = numpy.minimum.reduceat(edits, self.first, axis=1)
        found: list[list[tuple[str, int]]] = [[] for _ in tails]
        limits = numpy.asarray(cutoffs, dtype=numpy.uint8)[:, None]
        rows, owners = numpy.nonzero(nearest <= limits)
        for row, owner, distance in zip(rows.tolist(), owners.tolist(), nearest[rows, owners].tolist(), strict=True):
            found[row].append((self.owners[owner], distance))
        return [_order(one) for one in found]


def _order(found: Iterable[tuple[str, int]]) -> list[Nearest]:
    return [Nearest(one, edits) for one, edits in sorted(found, key=lambda item: (item[1], item[0]))]


def list_tails(pairs: Iterable[tuple[str, str]]) -> TailList:
    """Return the list of (tail, id) pairs, sorted by id."""
    ordered = sorted(set(pairs), key=lambda pair: (pair[1], pair[0]))
    first, owners, at = [], [], 0
    for owner, group in groupby(ordered, key=lambda pair: pair[1]):
        first.append(at)
        owners.append(owner)
        at += len(list(group))
    return TailList(tuple(tail for tail, _ in ordered), tuple(one for _, one in ordered), tuple(first), tuple(owners))
