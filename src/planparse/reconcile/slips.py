"""Words of every plan that came out one letter wrong: สมรรณนะ for สมรรถนะ, คำใช้จ่าย for ค่าใช้จ่าย."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from planparse.reconcile.tally import words

_CONSONANTS = frozenset(map(chr, range(ord("ก"), ord("ฮ") + 1)))
_SPACE = re.compile(r"\s")
_SHIFTS = (0, -1, 1)
"""A wrong word is as long as the right one, or one letter shorter or longer."""


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A half of a key word: where one half stands without the other, the word may be wrong there."""

    word: str
    at: int


@dataclass(frozen=True, slots=True)
class _Keys:
    """The halves of all key words, and the pattern of a half that stands without its other half."""

    anchors: dict[str, tuple[_Anchor, ...]]
    pattern: re.Pattern[str]


def find_slips(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, right word) of each stretch that is a key word but for one letter.

    Key words are those of `mappings/checks.toml`, long enough that no other word is so near them; those that
    are, it lists as right. One letter wrong leaves one half of a word whole, so only stray halves are looked at.
    """
    keys = _read_keys()
    match = keys.pattern.search(text)
    while match is not None:
        for anchor in keys.anchors[match.group()]:
            found = _compare(text, match.start(), anchor)
            if found is not None:
                yield *found, anchor.word
                break
        match = keys.pattern.search(text, match.start() + 1)


def _compare(text: str, at: int, anchor: _Anchor) -> tuple[int, int] | None:
    """Return where the wrong word stands, one half of which stands whole at `at`."""
    for shift in _SHIFTS:
        start, end = at - anchor.at, at - anchor.at + len(anchor.word)
        start, end = (start, end + shift) if anchor.at == 0 else (start - shift, end)
        if start >= 0 and _is_slip(anchor.word, text[start:end]):
            return start, end
    return None


@functools.lru_cache(maxsize=16384)
def _is_slip(word: str, stretch: str) -> bool:
    """Whether a stretch is the word but for one letter inside, its first consonant, or a lost sara am besides.

    >>> _is_slip("สมรรถนะ", "สมรรณนะ"), _is_slip("ธำรงรักษา", "อารงรักษา"), _is_slip("นโยบาย", "นโยบาย")
    (True, True, False)
    """
    from rapidfuzz.distance import Levenshtein

    if stretch == word or stretch[-1:] != word[-1] or _SPACE.search(stretch) or stretch in _right_words():
        return False
    if stretch[:1] != word[0] and not (len(stretch) == len(word) and stretch[0] in _CONSONANTS):
        return False
    split = stretch.replace("ำ", "ํา")
    rights = {word.replace("ำ", "ํา"), word.replace("ำ", "า")}
    return any(Levenshtein.distance(split, right, score_cutoff=1) <= 1 for right in rights)


@functools.cache
def _right_words() -> frozenset[str]:
    return frozenset(words().settings["right_words"])


@functools.cache
def _read_keys() -> _Keys:
    """Read the key words, each cut in two by `|` where its halves stand least in other words."""
    anchors: defaultdict[str, list[_Anchor]] = defaultdict(list)
    others: defaultdict[tuple[str, bool], list[str]] = defaultdict(list)
    for entry in words().settings["key_words"]:
        head, _, tail = entry.partition("|")
        anchors[head].append(_Anchor(head + tail, 0))
        anchors[tail].append(_Anchor(head + tail, len(head)))
        others[head, True].append(tail)
        others[tail, False].append(head)
    by_letter: defaultdict[str, list[str]] = defaultdict(list)
    for half, is_head in sorted(others, key=lambda key: (-len(key[0]), key)):
        rests = others[half, is_head]
        ahead = f"(?!{'|'.join(map(re.escape, rests))})"
        behind = "".join(f"(?<!{re.escape(rest + half)})" for rest in rests)
        by_letter[half[0]].append(re.escape(half[1:]) + (ahead if is_head else behind))
    branches = (f"{re.escape(letter)}(?:{'|'.join(halves)})" for letter, halves in by_letter.items())
    return _Keys({half: tuple(found) for half, found in anchors.items()}, re.compile("|".join(branches)))
