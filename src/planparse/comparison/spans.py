"""Stretches of wordings, [start, end): put together, and counted."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence

Spans = defaultdict[int, list[tuple[int, int]]]
"""Wording -> [start, end) of what is covered in it."""


def merge_spans(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return what the stretches cover together, in order and apart."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


def count_covered(spans: Mapping[int, Sequence[tuple[int, int]]]) -> int:
    """Return how many characters of all wordings are covered."""
    return sum(end - start for places in spans.values() for start, end in merge_spans(places))


def count_overlap(spans: Sequence[tuple[int, int]], start: int, end: int) -> int:
    """Return how much of [start, end) the spans, in order and apart, cover."""
    at = max(0, bisect_right(spans, (start, start)) - 1)
    covered = 0
    while at < len(spans) and spans[at][0] < end:
        covered += max(0, min(end, spans[at][1]) - max(start, spans[at][0]))
        at += 1
    return covered
