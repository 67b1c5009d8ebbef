"""How alike two wordings are, whatever their spaces, digits and punctuation, and which of many is most alike."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator
from itertools import islice
from typing import Any, Generic, TypeVar

from planparse.lexicon.wording import fold

V = TypeVar("V")
MOST_COMPARED = 128
"""A wording is compared with so many others of its bucket and no more; the plans read have 20 at most."""


@functools.cache
def _similarity() -> Callable[..., float]:
    """Return rapidfuzz's likeness, imported when first needed."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity


@functools.cache
def _extract() -> Callable[..., list[tuple[str, float, int]]]:
    from rapidfuzz import process

    extract: Any = process.extract
    return extract  # type: ignore[no-any-return]


@functools.lru_cache(maxsize=16384)
def alike(one: str, other: str) -> float:
    """Return the normalised Levenshtein likeness of two wordings, 0 to 1.

    >>> alike("การพัฒนา บุคลากร", "การพัฒนาบุคลากร"), alike("", "")
    (1.0, 0.0)
    """
    left, right = fold(one), fold(other)
    if left == right:
        return 1.0 if left else 0.0
    return _similarity()(left, right)


class LikeIndex(Generic[V]):
    """Values by their wording, in buckets, to be asked for those that a wording is like.

    Any number of wordings can be put in: the same wording is found by itself, and of the others the first `most`
    of a bucket are compared, so that the time of a question does not grow with what is held.
    """

    def __init__(self, most: int = MOST_COMPARED) -> None:
        self._most = most
        self._same: dict[tuple[Hashable, str], list[V]] = {}
        self._keys: defaultdict[Hashable, list[str]] = defaultdict(list)
        self._values: defaultdict[Hashable, list[V]] = defaultdict(list)

    def add(self, bucket: Hashable, wording: str, value: V) -> None:
        """Put a value in, under its wording."""
        key = fold(wording)
        self._same.setdefault((bucket, key), []).append(value)
        if len(self._keys[bucket]) < self._most:
            self._keys[bucket].append(key)
            self._values[bucket].append(value)

    def ranked(self, bucket: Hashable, wording: str, least: float) -> Iterator[tuple[float, V]]:
        """Yield (likeness, value) of what is at least so like the wording, the most alike first.

        >>> index: LikeIndex[int] = LikeIndex()
        >>> index.add("ก", "พัฒนาทักษะดิจิทัล", 1)
        >>> index.add("ก", "การพัฒนาทักษะดิจิทัล", 2)
        >>> [value for _, value in index.ranked("ก", "พัฒนาทักษะ ดิจิทัล", 0.8)]
        [1, 2]
        """
        key = fold(wording)
        if not key:
            return
        for value in islice(self._same.get((bucket, key), ()), self._most):
            yield 1.0, value
        keys = self._keys.get(bucket)
        if not keys:
            return
        values = self._values[bucket]
        for found, likeness, at in _extract()(key, keys, scorer=_similarity(), score_cutoff=least, limit=None):
            if found != key:
                yield likeness, values[at]

    def best(self, bucket: Hashable, wording: str, least: float) -> V | None:
        """Return the value most like the wording, or None where none is so like it."""
        return next((value for _, value in self.ranked(bucket, wording, least)), None)
