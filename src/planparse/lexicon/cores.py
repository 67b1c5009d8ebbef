"""Where the core name of a body ends: `ลำพูน` in `องค์การบริหารส่วนจังหวัดลำพูนมีนโยบาย…`.

Thai writes no spaces between words, so the end is found against the list of agencies: the longest known name
that the text goes on with. A name that the list does not have (renamed since, or damaged by OCR) ends at
white space, punctuation or a word that commonly follows a body's name.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from dataclasses import dataclass

from planparse.lexicon.names import blur_marks
from planparse.lexicon.tables import load_agencies, load_following_words, load_provinces

BANGKOK = "10"
"""The code of the one province that has no provincial body."""
SURE_CORE_CHARS = 6
"""A known name of at least this many characters needs no boundary after it; of the list's shorter names many
(`แก`, `คู`, `สิ`, `ควร`) are also the start of common words."""
SURE_PROVINCE_CHARS = 5
NAMES_WITH_ENDING = 4
"""An ending that so many names share, with the letter before it."""
UNKNOWN_CORE_CHARS = (3, 25)
UNKNOWN_PROVINCE_CHARS = (4, 15)
PROVINCE_EDITS = 2

_NAME_RUN = re.compile(r"[ก-ฮเ-ไ][ก-ฮะ-ฺเ-๎0-9.\-]{0,39}")
_DEPENDENT = frozenset("ะัาำิีึืฺุู็่้๊๋์ํๅ")
_LEADING = frozenset("เแโใไ")
_SARA_AM, _MAI_EK_AA = "ำ", "่า"
_PLACE_WORD = re.compile(r"\s{0,3}(?:อำเภอ|จังหวัด|อ\.|จ\.)")
_INNER_SPACE = re.compile(r"[ \u00a0](?=[ก-ฮเ-ไ])")


@dataclass(frozen=True, slots=True)
class Core:
    """A core name: as the list writes it (`name`), where it ends in the text, whether the list has it."""

    name: str
    end: int
    known: bool


@functools.cache
def _local_names() -> tuple[frozenset[str], int]:
    names = {agency.core_name for agency in load_agencies() if agency.kind != "pao"}
    names |= {"".join(name.split()) for name in names}
    return frozenset(names), max(map(len, names))


@functools.cache
def _province_names() -> tuple[frozenset[str], int]:
    provinces = [province for province in load_provinces() if province.code != BANGKOK]
    names = {province.name for province in provinces}
    names |= {alias.rstrip("ฯ") for province in provinces for alias in province.aliases}
    return frozenset(names), max(map(len, names))


@functools.cache
def _blurred_provinces() -> tuple[tuple[str, str], ...]:
    return tuple((blur_marks(name), name) for name in sorted(_province_names()[0], key=len, reverse=True))


@functools.cache
def _following() -> tuple[tuple[str, ...], frozenset[str], re.Pattern[str]]:
    words = load_following_words()
    by_letter: dict[str, list[str]] = {}
    for word in words:
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    branches = (f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    return words, frozenset(words), re.compile("|".join(branches))


def _is_boundary(text: str, end: int, limit: int) -> bool:
    """Whether a name may end there: at a non-letter, or before a word that follows names."""
    if end >= limit:
        return True
    char = text[end]
    if not ("ก" <= char <= "๎"):
        return True
    word = _following()[2].match(text, end)
    return word is not None and not (word.end() < limit and text[word.end()] in _DEPENDENT)


def _is_clear_end(text: str, name: str, end: int, limit: int, sure: int) -> bool:
    if end < limit and text[end] in _DEPENDENT:
        return False
    if name in _following()[1]:
        return _PLACE_WORD.match(text, end) is not None
    return len(name) >= sure or _is_boundary(text, end, limit)


def _match_known(text: str, start: int, names: frozenset[str], longest: int, sure: int) -> Core | None:
    limit = len(text)
    for size in range(min(longest, limit - start), 1, -1):
        name = text[start : start + size]
        if name in names and _is_clear_end(text, name, start + size, limit, sure):
            return Core(name, start + size, True)
    return None


def _match_spaced(text: str, start: int, names: frozenset[str], longest: int) -> Core | None:
    """Find a known name that the text writes with one space inside: `สิงห์ บุรี`."""
    window = text[start : start + longest + 1]
    for gap in _INNER_SPACE.finditer(window):
        at = gap.start()
        joined = window[:at] + window[at + 1 :]
        for size in range(min(longest, len(joined)), at, -1):
            name = joined[:size]
            if name in names and _is_clear_end(text, name, start + size + 1, len(text), SURE_CORE_CHARS):
                return Core(name, start + size + 1, True)
    return None


@functools.lru_cache(maxsize=4096)
def _is_near_province(name: str) -> bool:
    from rapidfuzz.distance import Levenshtein

    return any(
        Levenshtein.distance(name, province, score_cutoff=PROVINCE_EDITS) <= PROVINCE_EDITS
        and len(province) > 2 * PROVINCE_EDITS
        for province in _province_names()[0]
    )


@functools.cache
def _name_endings() -> frozenset[str]:
    """Return how at least a few of the list's names end around a following word: `ทราย` (ราย), `สว่าง` (ว่า), `งพัฒนา`."""
    _, _, within = _following()
    found: Counter[str] = Counter()
    for name in _local_names()[0]:
        at = 2
        while (cut := within.search(name, at)) is not None:
            if cut.group()[0] not in _LEADING:
                found[name[cut.start() - 1 :]] += 1
            at = cut.start() + 1
    return frozenset(ending for ending, count in found.items() if count >= NAMES_WITH_ENDING)


def _is_inside_name(text: str, cut: re.Match[str], end: int) -> bool:
    """Whether the letters of a following word are not that word: a vowel leads in, a mark goes on, a name ends so."""
    before = cut.start() - 1
    if text[before] in _LEADING or (cut.end() < end and text[cut.end()] in _DEPENDENT):
        return True
    return text[before:end] in _name_endings()


def _match_unknown(text: str, start: int) -> Core | None:
    """Return the run of letters up to a boundary as a name that the list does not have.

    A run whose rest is a common ending of names is not cut there: a slip elsewhere in `หนองทราย` makes no `หนองท`.
    """
    run = _NAME_RUN.match(text, start)
    words, _, within = _following()
    if run is None:
        return None
    if text.startswith(words, start):
        return _match_slipped(text, start)
    end = run.end()
    cut = within.search(text, start + 2, end)
    while cut is not None and _is_inside_name(text, cut, end):
        cut = within.search(text, cut.start() + 1, end)
    end = cut.start() if cut is not None else end
    name = text[start:end].rstrip(".-")
    return Core(name, start + len(name), False) if name else None


def _match_slipped(text: str, start: int) -> Core | None:
    """Return a known name whose first `่า` was read as `ำ`, as printed: `ทำสะบ้า`, which opens like the word ทำ."""
    if text[start + 1 : start + 2] != _SARA_AM:
        return None
    names, longest = _local_names()
    right = f"{text[start]}{_MAI_EK_AA}{text[start + 2 : start + longest]}"
    for size in range(min(longest, len(right)), SURE_CORE_CHARS - 1, -1):
        end = start + size - 1
        if right[:size] in names and _is_clear_end(text, right[:size], end, len(text), SURE_CORE_CHARS):
            return Core(text[start:end], end, False)
    return None


def _match_blurred_province(text: str, start: int) -> Core | None:
    """Find a province whose marks OCR has changed: `สิงหบุรี`, `ลาพูน`."""
    _, longest = _province_names()
    window = text[start : start + longest + 6]
    blurred = blur_marks(window)
    for key, name in _blurred_provinces():
        if blurred.startswith(key):
            size = next(size for size in range(len(window) + 1) if blur_marks(window[:size]) == key)
            while size < len(window) and not blur_marks(window[size]):
                size += 1
            if _is_clear_end(text, name, start + size, len(text), SURE_PROVINCE_CHARS):
                return Core(name, start + size, True)
    return None


def _find_province(text: str, start: int) -> Core | None:
    names, longest = _province_names()
    known = _match_known(text, start, names, longest, SURE_PROVINCE_CHARS)
    if known is not None or start >= len(text):
        return known
    return _match_blurred_province(text, start) or _match_spaced(text, start, names, longest)


def find_core(text: str, start: int, *, of_province: bool) -> Core | None:
    """Return the core name that stands at `start`, or None where no name does.

    `of_province` for a provincial body (อบจ.), whose core is one of 76 provinces; else any local name. A name
    after white space counts only if the list has it.
    """
    at = start
    while at < len(text) and at - start < 3 and text[at].isspace():
        at += 1
    adjacent = at == start
    if of_province:
        while text.startswith("จังหวัด", at):
            at += len("จังหวัด")
        found = _find_province(text, at)
        shortest, longest = UNKNOWN_PROVINCE_CHARS
    else:
        names, limit = _local_names()
        found = _match_known(text, at, names, limit, SURE_CORE_CHARS) or _match_spaced(text, at, names, limit)
        shortest, longest = UNKNOWN_CORE_CHARS
    if found is not None or not adjacent:
        return found
    guess = _match_unknown(text, at)
    if guess is None or not shortest <= len(guess.name) <= longest:
        return None
    return guess if not of_province or _is_near_province(guess.name) else None
