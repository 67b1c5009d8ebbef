"""How alike two wordings are, whatever their spaces, digits and punctuation."""

from __future__ import annotations

import functools

from planparse.lexicon.wording import fold


@functools.lru_cache(maxsize=16384)
def alike(one: str, other: str) -> float:
    """Return the normalised Levenshtein likeness of two wordings, 0 to 1.

    >>> alike("การพัฒนา บุคลากร", "การพัฒนาบุคลากร"), alike("", "")
    (1.0, 0.0)
    """
    left, right = fold(one), fold(other)
    if left == right:
        return 1.0 if left else 0.0
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.normalized_similarity(left, right)
