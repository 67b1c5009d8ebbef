"""Names in groups by likeness: each joins the name that leads a group, none through a chain of others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

_SLACK = 1e-6
"""The cutoff of rapidfuzz is rounded: exactly as alike as the threshold would be cut off."""
LONGEST_SLIP = 2
"""So many characters in a row may differ between two writings of one name: a syllable has three and more."""
_PLACES = ("โรงเรียน", "ศูนย์พัฒนาเด็ก", "ศูนย์เด็ก", "บ้าน", "หมู่ที่", "สถานี")
"""Words that the name of a place follows: one letter makes it another place."""
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
            meant = (one for one in likely if one[0] == name or _may_be_one(name, one[0], holders, held))
            leader, score = next(meant, (name, 1.0))
            if leader not in held:
                added.add(leader)
            held.setdefault(leader, set()).update(holders[name])
            nearest[name] = leader, score
    return nearest


def _may_be_one(name: str, leader: str, holders: Mapping[str, set[str]], held: Mapping[str, set[str]]) -> bool:
    return held[leader].isdisjoint(holders[name]) and are_slips(name, leader)


def are_slips(one: str, other: str) -> bool:
    """Whether two names differ by slips of spelling: no word is another, no figure, and no place is named.

    A word put in, left out or exchanged changes LONGEST_SLIP characters in a row or more; a school or a centre is told
    from the next one by a letter.

    >>> are_slips("ความพร้อมรับผิด้านการบริหาร", "ความพร้อมรับผิดด้านการบริหาร")
    True
    >>> are_slips("ประสิทธิผลของการบริหาร", "ประสิทธิภาพของการบริหาร"), are_slips("กองช่าง1", "กองช่าง2")
    (False, False)
    """
    from rapidfuzz.distance import Levenshtein

    if one == other:
        return True
    if any(head in one for head in _PLACES):
        return False
    changed = ""
    for step in Levenshtein.opcodes(one, other):
        if step.tag == "equal":
            changed = ""
            continue
        ours, theirs = one[step.src_start : step.src_end], other[step.dest_start : step.dest_end]
        changed += max(ours, theirs, key=len)
        if len(changed) > LONGEST_SLIP or any(char.isdigit() for char in ours + theirs):
            return False
    return True


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
