"""Which of two lists of names belong together: by id, then by the same name, then by likeness; ties are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Generic, Literal, TypeVar

from planparse.lexicon.names import fold_name

T = TypeVar("T")
How = Literal["id", "name", "order", "fuzzy"]

DEFAULT_THRESHOLD = 0.85
"""Measured on the project names of the plans at hand: rewordings of one project lie above it, two projects of one
kind (ปฐมนิเทศ for officials, and for employees) below or close together, where LEAD calls them ambiguous."""
MOST_LIKELY = 64
"""So many of those that may be meant are looked at, the most alike."""
LEAD = 0.04
"""The best match must lie so far above the next one, on either side, else it is ambiguous."""
MOST_TOLD = 8
"""Candidates of a tie that are told."""
MOST_COMPARED = 4_000_000
"""Pairs of names that are compared for likeness; with more, only equal ids and names are matched, and that is told."""


@dataclass(frozen=True, slots=True)
class Pair(Generic[T]):
    """Two that belong together: how that was found, and how alike their names are, 0 to 1."""

    left: T
    right: T
    how: How
    score: float


@dataclass(frozen=True, slots=True)
class Tie(Generic[T]):
    """One that may belong to several, best first, with the likeness of each; none of them was chosen."""

    item: T
    is_left: bool
    candidates: tuple[tuple[T, float], ...]


@dataclass(slots=True)
class Matching(Generic[T]):
    """What belongs together, what is on one side only, and what could not be told."""

    pairs: list[Pair[T]] = field(default_factory=list)
    ties: list[Tie[T]] = field(default_factory=list)
    left: list[T] = field(default_factory=list)
    right: list[T] = field(default_factory=list)
    is_cut: bool = False
    """Whether there were too many names to be compared for likeness."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """What must be equal (None matches nothing), what a match by it is called, and whether the printed order may tell
    several with the same key apart where both sides have as many of them."""

    how: How
    key: Callable[[T], Hashable]
    in_order: bool = False


@dataclass(frozen=True, slots=True)
class Likeness(Generic[T]):
    """How names are compared: those of one bucket only, and no two that are known to be `apart`."""

    name: Callable[[T], str]
    threshold: float = DEFAULT_THRESHOLD
    bucket: Callable[[T], Hashable] = lambda _: None
    apart: Callable[[T, T], bool] | None = None


def match_items(left: Sequence[T], right: Sequence[T], rules: Sequence[Rule[T]], likeness: Likeness[T]) -> Matching[T]:
    """Match two lists: by each rule in turn, then by the likeness of names.

    Several of one key that the printed order may not tell apart, or that are not as many on both sides, are ties; so is
    what is nearly as like one as another. A match by printed order is told as `order`.

    >>> found = match_items(["กองช่าง", "กองคลัง"], ["กองช่าง"], [Rule("name", str)], Likeness(str))
    >>> [(pair.left, pair.how) for pair in found.pairs], found.left
    ([('กองช่าง', 'name')], ['กองคลัง'])
    """
    found: Matching[T] = Matching(left=list(left), right=list(right))
    for rule in rules:
        _match_equal(found, rule)
    ones = _group(found.left, lambda one: (likeness.bucket(one),))
    others = _group(found.right, lambda one: (likeness.bucket(one),))
    done: set[int] = set()
    for bucket in ones.keys() & others.keys():
        if len(ones[bucket]) * len(others[bucket]) > MOST_COMPARED:
            found.is_cut = True
        else:
            done |= _match_alike(found, ones[bucket], others[bucket], likeness)
    found.left = [one for one in found.left if id(one) not in done]
    found.right = [one for one in found.right if id(one) not in done]
    return found


def _match_equal(found: Matching[T], rule: Rule[T]) -> None:
    sides = [_group(found.left, rule.key), _group(found.right, rule.key)]
    taken: set[int] = set()
    for value, ones in sides[0].items():
        others = sides[1].get(value, [])
        if not others:
            continue
        taken.update(map(id, (*ones, *others)))
        if len(ones) != len(others) or (len(ones) > 1 and not rule.in_order):
            found.ties += [Tie(one, True, _tell((other, 1.0) for other in others)) for one in ones]
            found.ties += [Tie(other, False, _tell((one, 1.0) for one in ones)) for other in others]
            continue
        told: How = rule.how if len(ones) == 1 else "order"
        found.pairs += [Pair(one, other, told, 1.0) for one, other in zip(ones, others, strict=True)]
    found.left = [one for one in found.left if id(one) not in taken]
    found.right = [one for one in found.right if id(one) not in taken]


def _tell(candidates: Iterable[tuple[T, float]]) -> tuple[tuple[T, float], ...]:
    return tuple(islice(candidates, MOST_TOLD))


def _group(items: Sequence[T], key: Callable[[T], Hashable]) -> dict[Hashable, list[T]]:
    groups: defaultdict[Hashable, list[T]] = defaultdict(list)
    for item in items:
        value = key(item)
        if value is not None:
            groups[value].append(item)
    return groups


def _match_alike(found: Matching[T], left: Sequence[T], right: Sequence[T], likeness: Likeness[T]) -> set[int]:
    """Match what is alike, and return the identities of all that were matched or tied."""
    scores = compare_names([likeness.name(one) for one in left], [likeness.name(one) for one in right])
    if likeness.apart is not None:
        for row, column in zip(*(scores >= likeness.threshold).nonzero(), strict=True):
            scores[row, column] *= not likeness.apart(left[row], right[column])
    rows, columns = _likely(scores, likeness.threshold), _likely(scores.T, likeness.threshold)
    paired = {row: best[0] for row, best in rows.items() if len(best) == 1 and columns.get(best[0]) == [row]}
    found.pairs += [Pair(left[row], right[to], "fuzzy", float(scores[row, to])) for row, to in sorted(paired.items())]
    done = {id(left[row]) for row in paired} | {id(right[column]) for column in paired.values()}
    for likely, items, across, table in ((rows, left, right, scores), (columns, right, left, scores.T)):
        for at, best in sorted(likely.items()):
            candidates = _tell((across[to], float(table[at, to])) for to in best if id(across[to]) not in done)
            if id(items[at]) not in done and candidates:
                found.ties.append(Tie(items[at], items is left, candidates))
    return done | {id(tie.item) for tie in found.ties}


def _likely(scores: Any, threshold: float) -> dict[int, list[int]]:
    """Return row -> the columns that may be meant: the best, and those within LEAD of it, best first.

    What is equal leaves no doubt for what is only alike.
    """
    likely = {}
    for row, values in enumerate(scores):
        best = float(values.max())
        if best > 0 and best >= threshold:
            least = max(best - LEAD, threshold) if best < 1 else 1.0
            close = (values >= least).nonzero()[0]
            likely[row] = close[(-values[close]).argsort(kind="stable")][:MOST_LIKELY].tolist()
    return likely


def compare_names(left: Sequence[str], right: Sequence[str]) -> Any:
    """Return the likeness of each name to each, 0 to 1 (Levenshtein over folded names), as a matrix.

    A name of nothing but punctuation is like none.
    """
    import numpy as np
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    folded = [fold_name(one) for one in left], [fold_name(one) for one in right]
    scores: Any = process.cdist(*folded, scorer=Levenshtein.normalized_similarity, dtype=np.float64)
    scores[[at for at, one in enumerate(folded[0]) if not one], :] = 0
    scores[:, [at for at, one in enumerate(folded[1]) if not one]] = 0
    return scores
