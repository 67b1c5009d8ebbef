"""Passages that two texts share: grown from a common run in both directions, over figures and names exchanged."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from typing import NamedTuple

MAX_GAP = 48
"""So many characters may be exchanged, put in or left out between two common runs: the longest names of bodies."""
LEAST_RESUMED = 8
"""A passage goes on behind a gap where as many characters are common as the gap is long, and at least so many: else
sentences of one form (ผู้เข้าร่วม … ร้อยละ …) would be passages."""


_RECENT = 8
"""A seed, given in order, is looked for in so many of the passages found last."""


class Span(NamedTuple):
    """The same passage in two texts: [start, end) of either."""

    start_a: int
    end_a: int
    start_b: int
    end_b: int


def grow_passages(a: str, b: str, seeds: Iterable[tuple[int, int, int]]) -> list[Span]:
    """Return the passages of two folded texts that hold the seeds: (start in a, start in b, length).

    Seeds are in order; one that lies in a passage found before gives no other one. Time is linear in the texts for each
    passage.

    >>> grow_passages("พัฒนาระบบ1ให้บริการ", "จะพัฒนาระบบ22ให้บริการ", [(0, 2, 5)])
    [Span(start_a=0, end_a=19, start_b=2, end_b=22)]
    """
    found: list[Span] = []
    backward = a[::-1], b[::-1]
    for start_a, start_b, length in seeds:
        if any(one.start_a <= start_a < one.end_a and one.start_b <= start_b < one.end_b for one in found[-_RECENT:]):
            continue
        end_a, end_b = _extend(a, b, start_a + length, start_b + length)
        left_a, left_b = _extend(*backward, len(a) - start_a, len(b) - start_b)
        found.append(Span(len(a) - left_a, end_a, len(b) - left_b, end_b))
    return found


def _extend(a: str, b: str, at_a: int, at_b: int) -> tuple[int, int]:
    """Return how far the texts go on alike from there."""
    while True:
        common = _count_common(a, b, at_a, at_b)
        at_a, at_b = at_a + common, at_b + common
        gap = _find_gap(a, b, at_a, at_b)
        if gap is None:
            return at_a, at_b
        at_a, at_b = at_a + gap[0], at_b + gap[1]


def _count_common(a: str, b: str, at_a: int, at_b: int) -> int:
    limit = min(len(a) - at_a, len(b) - at_b)
    count, step = 0, 256
    while count < limit:
        size = min(step, limit - count)
        if a[at_a + count : at_a + count + size] == b[at_b + count : at_b + count + size]:
            count += size
        elif size == 1:
            break
        else:
            step = size // 2
    return count


def _find_gap(a: str, b: str, at_a: int, at_b: int) -> tuple[int, int] | None:
    """Return the least gap, in characters of either text, behind which both are alike again for as long as it is."""
    left, right = len(a) - at_a, len(b) - at_b
    for size in range(1, min(MAX_GAP, max(left, right)) + 1):
        resumed = max(size, LEAST_RESUMED)
        for skip_a, skip_b in _list_skips(size):
            end = a[at_a + skip_a : at_a + skip_a + resumed]
            if len(end) == resumed and b.startswith(end, at_b + skip_b):
                return skip_a, skip_b
    return None


@functools.cache
def _list_skips(size: int) -> tuple[tuple[int, int], ...]:
    """Return the gaps whose longer side is of that size: nearly as long on both sides first."""
    sides = [(size, size)] + [pair for other in range(size - 1, -1, -1) for pair in ((size, other), (other, size))]
    return tuple(sides)
