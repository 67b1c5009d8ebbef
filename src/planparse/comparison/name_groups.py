"""Names in groups by likeness: each joins the name that leads a group, none through a chain of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_SLACK = 1e-6
"""The cutoff of rapidfuzz is rounded: exactly as alike as the threshold would be cut off."""
_BLOCK = 512
"""Names that are compared with all leaders at once."""


def find_leaders(
    names: Sequence[str], holders: Mapping[str, set[str]], held: dict[str, set[str]], threshold: float
) -> dict[str, tuple[str, float]]:
    """Return name -> the name that leads its group (it may be itself), and how alike the two are.

    `holders` are the agencies that have a name, `held` those of each group that there is; both by folded name.
    """
    nearest: dict[str, tuple[str, float]] = {}
    for begin in range(0, len(names), _BLOCK):
        block = names[begin : begin + _BLOCK]
        candidates = _list_candidates(block, list(held), threshold)
        among = _list_candidates(block, block, threshold)
        added: set[str] = set()
        for name in block:
            likely = candidates.get(name, []) + [one for one in among.get(name, []) if one[0] in added]
            likely.sort(key=lambda one: -one[1])
            apart = (one for one in likely if one[0] == name or held[one[0]].isdisjoint(holders[name]))
            leader, score = next(apart, (name, 1.0))
            if leader not in held:
                added.add(leader)
            held.setdefault(leader, set()).update(holders[name])
            nearest[name] = leader, score
    return nearest


def _list_candidates(
    names: Sequence[str], leaders: Sequence[str], threshold: float
) -> dict[str, list[tuple[str, float]]]:
    """Return name -> the leaders that it is like enough, and how like."""
    import numpy as np
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    if not leaders or not names:
        return {}
    scores: Any = process.cdist(
        names,
        leaders,
        scorer=Levenshtein.normalized_similarity,
        score_cutoff=max(0, threshold - _SLACK),
        dtype=np.float64,
    )
    found: dict[str, list[tuple[str, float]]] = {}
    rows, columns = ((scores >= threshold) & (scores > 0)).nonzero()
    for row, column in zip(rows.tolist(), columns.tolist(), strict=True):
        found.setdefault(names[row], []).append((leaders[column], float(scores[row, column])))
    return found
