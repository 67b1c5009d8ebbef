"""How likely a stretch of Thai letters is as wording: by how often its words stand in the Thai National Corpus.

What an OCR engine gives is held against it, to choose between two readings and two places for a space. It never
gives a wording itself.
"""

from __future__ import annotations

from functools import cache, lru_cache
from math import log

LONGEST = 18
"""Letters of the longest word that is looked for."""
UNKNOWN = 9.0
"""Cost of a letter that belongs to no word, in logarithms of chance; a rare word has 17, a common one 4."""
_RAREST = 3
"""Words seen less often are slips."""
_NIKHAHIT_AA, _AM = "\u0e4d\u0e32", "\u0e33"


@cache
def load_costs() -> dict[str, float]:
    """Return the cost of each word: less for what is seen more often."""
    from pythainlp.corpus import thai_words
    from pythainlp.corpus.tnc import unigram_word_freqs

    counts = {word: count for word, count in unigram_word_freqs().items() if count >= _RAREST}
    for word in thai_words():
        counts.setdefault(word, _RAREST)
    total = log(sum(counts.values()))
    return {word: total - log(count) for word, count in counts.items() if len(word) <= LONGEST}


@lru_cache(maxsize=20_000)
def rate_wording(text: str) -> float:
    """Return the least cost at which the text is cut into words; spaces cost nothing and part words.

    >>> rate_wording("วันที่") < rate_wording("วันที") < rate_wording("วันทึ")
    True
    """
    costs = load_costs()
    whole = text.replace(_NIKHAHIT_AA, _AM)
    best = [0.0] + [float("inf")] * len(whole)
    for start in range(len(whole)):
        if whole[start] == " ":
            best[start + 1] = min(best[start + 1], best[start])
            continue
        best[start + 1] = min(best[start + 1], best[start] + UNKNOWN)
        for end in range(start + 1, min(start + LONGEST, len(whole)) + 1):
            cost = costs.get(whole[start:end])
            if cost is not None:
                best[end] = min(best[end], best[start] + cost)
    return best[-1]
