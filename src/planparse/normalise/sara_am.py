"""Steps on sara am (ำ): split, doubled, its circle lost or put elsewhere.

PDF writers of Word 2007-2016 lose the nikhahit of ำ and leave a gap (`ก าลัง`); others split ำ into nikhahit
and า, or write both า and ำ as ำ. Only what spelling decides is repaired.
"""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache
from typing import Literal

from planparse.normalise.alphabet import CONSONANT, LETTER, MARK, NIKHAHIT, TONE
from planparse.normalise.am_spelling import find_vowel
from planparse.normalise.marks import has_stray_mark_near
from planparse.normalise.step import Normaliser

_WINDOW = 200
"""Characters to either side that stand in the same font as a letter, at most."""
_CONTEXT = 12
_GAP = re.compile(f"(?<=[{CONSONANT}{TONE}]) {{1,2}}([าำ])")
_GAP_BEFORE_AM = re.compile(f"[{CONSONANT}][{TONE}]? ำ")
_CLUSTER = re.compile(f"[{CONSONANT}][{TONE}]?\\Z")
_AM = re.compile(f"(?<=[{CONSONANT}{TONE}])ำ")
_CARRIES_NIKHAHIT = re.compile(f"[{CONSONANT}{TONE}]")
_LONE_LETTER_BEFORE = re.compile(f"(?:^|\\s)[{CONSONANT}][{MARK}]{{0,2}}\\Z")
_LONE_LETTERS_BEFORE = re.compile(f"(?:^|\\s)(?![{MARK}])[{LETTER}][{MARK}]{{0,2}} [{CONSONANT}][{MARK}]{{0,2}}\\Z")
_LONE_LETTER_AFTER = re.compile(f" (?![{MARK}])[{LETTER}][{MARK}]{{0,2}}(?: |\\Z)")
_LINE_BREAK = re.compile(r"[\n\r\f]")
_MIN_IMPOSSIBLE = 2
"""Words such as กำร and งำน in a text before its ำ are taken for า; one may be a slip."""


def _is_letter_spaced(before: str, after: str) -> bool:
    """Whether the line is set letter by letter (`ก า ร`): there a gap says nothing."""
    if _LONE_LETTERS_BEFORE.search(before):
        return True
    return bool(_LONE_LETTER_BEFORE.search(before) and _LONE_LETTER_AFTER.match(after))


def _read_gap(match: re.Match[str]) -> Literal["lost-nikhahit", "gap-before-aa", "gap-before-am", ""]:
    """Say which damage a gap before า or ำ is; empty where it is not certain. Neither can begin a word."""
    text, start, end = match.string, match.start(), match.end()
    before, after = text[max(start - _CONTEXT, 0) : start], text[end : end + _CONTEXT]
    cluster = _CLUSTER.search(before)
    if cluster is None or _is_letter_spaced(before, after):
        return ""
    if len(cluster.group()) > 1 and has_stray_mark_near(text, start):
        return ""
    if match.group(1) == "ำ":
        return "gap-before-am"
    vowel = find_vowel(before, after)
    if vowel == "า":
        return "gap-before-aa"
    return "lost-nikhahit" if vowel == "ำ" else ""


def _lost_nikhahit(match: re.Match[str]) -> str:
    return "ำ" if _read_gap(match) == "lost-nikhahit" else match.group()


def _gap_before_aa(match: re.Match[str]) -> str:
    return "า" if _read_gap(match) == "gap-before-aa" else match.group()


def _gap_before_am(match: re.Match[str]) -> str:
    return "ำ" if _read_gap(match) == "gap-before-am" else match.group()


def _is_impossible(text: str, place: int) -> bool:
    """Whether the ำ at that place makes no word, and า makes one."""
    return find_vowel(text[max(place - _CONTEXT, 0) : place], text[place + 1 : place + 1 + _CONTEXT]) == "า"


def _writes_aa_as_am(text: str, _: Set[str]) -> bool:
    """Whether parts of the text have ำ for า: true ำ with a gap before it, and words that cannot be."""
    if not _GAP_BEFORE_AM.search(text):
        return False
    found = 0
    for match in _AM.finditer(text):
        found += _is_impossible(text, match.start())
        if found >= _MIN_IMPOSSIBLE:
            return True
    return False


def _aa_for_am(match: re.Match[str]) -> str:
    """า where the line around has no า at all, and has a gap before ำ or a word that cannot be.

    A ำ before a space stays unless it cannot be: there are fonts that leave the gap of a true ำ after it.
    """
    text, place = match.string, match.start()
    if text[place + 1 : place + 2] == " " and not _is_impossible(text, place):
        return "ำ"
    first, last = max(place - _WINDOW, 0), place + _WINDOW
    for line_break in _LINE_BREAK.finditer(text, first, place):
        first = line_break.end()
    line_break_after = _LINE_BREAK.search(text, place, last)
    last = line_break_after.start() if line_break_after else last
    around = text[first:last]
    if "า" in around:
        return "ำ"
    return "า" if _has_damage(around) else "ำ"


@lru_cache(maxsize=64)
def _has_damage(around: str) -> bool:
    if _GAP_BEFORE_AM.search(around):
        return True
    return any(_is_impossible(around, match.start()) for match in _AM.finditer(around))


def _join(match: re.Match[str]) -> str:
    """The tone mark, if any, and ำ."""
    return "".join(tone for tone in match.groups() if tone) + "ำ"


def _join_split(match: re.Match[str]) -> str:
    """The same; over a gap only for า, and only after a letter that can carry the nikhahit."""
    tone, gap, vowel = match.groups()
    if gap and (vowel == "ำ" or not _CARRIES_NIKHAHIT.match(match.string, max(match.start() - 1, 0))):
        return match.group()
    return f"{tone}ำ"


SARA_AM_STEPS = (
    Normaliser("aa-written-as-am", _AM, _aa_for_am, signs=(" ำ",), evidence=_writes_aa_as_am, in_place=True),
    Normaliser(
        "split-sara-am",  # ํา, ํ้า, ํำ, ํ า
        re.compile(f"{NIKHAHIT}([{TONE}]?)( ?)([าำ])"),
        _join_split,
        signs=(NIKHAHIT,),
    ),
    Normaliser(
        "nikhahit-after-aa",  # จาํนวน, นา้ํ, น้าํ
        re.compile(f"(?<=[{CONSONANT}])[าำ]([{TONE}]?){NIKHAHIT}([{TONE}]?)|(?<=[{TONE}])[าำ]{NIKHAHIT}"),
        _join,
        signs=(NIKHAHIT,),
        probe=re.compile(f"[าำ][{TONE}]?{NIKHAHIT}"),
    ),
    Normaliser(
        "tone-after-am",
        re.compile(f"(?<=[{CONSONANT}])ำ([{TONE}])"),
        _join,
        signs=tuple(f"ำ{tone}" for tone in "\u0e48\u0e49\u0e4a\u0e4b"),
    ),
    Normaliser(
        "tone-after-aa",
        re.compile(f"(?<=[{CONSONANT}])า([{TONE}])"),
        lambda match: f"{match.group(1)}า",
        signs=tuple(f"า{tone}" for tone in "\u0e48\u0e49\u0e4a\u0e4b"),
    ),
    Normaliser(
        "doubled-sara-am",  # ำำ, าำ, ำา
        re.compile(f"(?<=[{CONSONANT}{TONE}])(?:ำ[าำ]|าำ)(?![าำ])"),
        lambda _: "ำ",
        signs=("ำำ", "าำ", "ำา"),
    ),
    Normaliser("lost-nikhahit", _GAP, _lost_nikhahit, signs=(" า",)),
    Normaliser("gap-before-aa", _GAP, _gap_before_aa, signs=(" า",)),
    Normaliser("gap-before-am", _GAP, _gap_before_am, signs=(" ำ",)),
)
"""aa-written-as-am first: the gaps that prove it are closed by the steps after it."""
