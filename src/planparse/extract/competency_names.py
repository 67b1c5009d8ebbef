"""Names of competencies: which group a wording speaks of, and where a name ends and its definition begins."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection
from dataclasses import dataclass

from planparse.extract.items import tidy
from planparse.lexicon.names import fold_name
from planparse.lexicon.resolve import resolve_competency
from planparse.lexicon.tables import load_competencies
from planparse.lexicon.wording import Wording, fold

GROUPS = ("core", "managerial", "functional", "digital", "other")
LISTED = ("core", "managerial", "functional")
NAME_LENGTH = 80
"""Longest name; the longest of the standard lists has 44 characters, the longest read 51 with its English."""
ALONE_LENGTH = 66
"""A wording up to this long without a separator is a name alone."""
LEAD_TEXT = 400
_BRACKET = re.compile(r"[ ]?\([^()]{2,60}\)")
_ABOUT = re.compile("สมรรถ|ความสามารถ|ดิจิ|[Cc]ompeten|COMPETEN|[Dd]igital|DIGITAL")
_WIDE_GAP = re.compile(r"[ ]*\t[ \t]*|[ ]{2,}")
SHORT_LINE = 0.6
"""A line so much shorter than the next was ended by the clerk, not by the margin."""
_OPENING = 5
_JOINS = ("และ", "หรือ", "(", "ใน", "ของ", "เพื่อ", "ต่อ", "ที่")


@dataclass(frozen=True, slots=True)
class GroupMention:
    """A group of competencies named in a wording; `heads`: the wording opens with it."""

    group: str
    heads: bool


def speaks_of_competencies(text: str) -> bool:
    """Whether a wording has a word that every list of competencies has near it."""
    return _ABOUT.search(text) is not None


def find_group(text: str, words: Wording) -> GroupMention | None:
    """Return the group that a wording names first, or None."""
    if not _ABOUT.search(text, 0, LEAD_TEXT):
        return None
    key = fold(text[:LEAD_TEXT])
    best: tuple[int, int, str] | None = None
    for group in GROUPS:
        for word in words.words[group]:
            at = key.find(word)
            if at >= 0 and (best is None or (at, -len(word)) < best[:2]):
                best = (at, -len(word), group)
    if best is None:
        return None
    return GroupMention(best[2], _is_introduction(key[: best[0]], words))


def _is_introduction(key: str, words: Wording) -> bool:
    """Whether the folded words before a group's name are but its number and words such as รายการ, กลุ่ม."""
    rest = key.lstrip("0123456789")
    while rest:
        shorter = next((rest.removeprefix(word) for word in words.words["before_group"] if rest.startswith(word)), rest)
        if shorter == rest:
            return False
        rest = shorter.lstrip("0123456789")
    return True


@functools.cache
def _known() -> dict[str, str]:
    """Return the group of every name and other wording of the standard lists, by its comparison key."""
    return {
        fold_name(name): one.group
        for one in load_competencies()
        for name in (one.name, *one.aliases)
        if any("ก" <= char <= "ฮ" for char in name)
    }


@functools.cache
def _openings() -> frozenset[str]:
    return frozenset(key[:_OPENING] for key in _known())


def may_open_known(text: str) -> bool:
    """Whether a wording opens with the same letters as a name of the standard lists: a cheap first question."""
    return fold_name(text[: _OPENING * 3])[:_OPENING] in _openings()


@functools.lru_cache(maxsize=4096)
def known_group(name: str) -> str | None:
    """Return the group in the standard lists of a name, or None where it is in none.

    >>> known_group("การคิดเชิงกลยุทธ์"), known_group("การใช้ข้อมูล")
    ('managerial', None)
    """
    bare = tidy(_BRACKET.sub("", name))
    group = _known().get(fold_name(bare))
    if group is not None or len(bare) > NAME_LENGTH:
        return group
    found = resolve_competency(bare).id
    return next((one.group for one in load_competencies() if one.id == found), None) if found else None


def competency_id(name: str, group: str) -> str | None:
    """Return the canonical id of a name: from its group's list, else from all; digital skills have none."""
    if group == "digital":
        return None
    bare = tidy(_BRACKET.sub("", name)) or name
    own = resolve_competency(bare, group).id if group in LISTED else None
    return own or resolve_competency(bare).id


def _known_end(text: str, own: Collection[str]) -> int | None:
    """Return where the longest known name that opens the text ends, its bracket included."""
    ends = [match.start() for match in re.finditer(r"[ (:：]", text[:NAME_LENGTH])]
    for end in sorted({*ends, len(text) if len(text) <= NAME_LENGTH else 0}, reverse=True):
        if end and ((key := fold_name(text[:end])) in _known() or key in own):
            bracket = _BRACKET.match(text, end)
            return bracket.end() if bracket else end
    return None


def split_definition(
    text: str, words: Wording, own: Collection[str] = (), shown: str | None = None
) -> tuple[str, str | None]:
    """Return a competency's name and its definition, None where it has none.

    A separator (หมายถึง, a colon, a dash) decides; then the standard names and the instrument's `own`, by their
    keys of `fold_name`; then what the print shows to be the name (`shown`); then, in a long wording, the first
    stretch after a space that opens as a definition does.
    """
    wording = tidy(text)
    separator = words.patterns["separator"].search(wording, 0, NAME_LENGTH + 20)
    if separator is not None and 2 < separator.start() <= NAME_LENGTH:
        return _parts(wording, separator.start(), separator.end())
    end = _known_end(wording, own)
    rest = wording[end:].lstrip() if end is not None else ""
    if end is not None and not rest.startswith(_JOINS[:2]):
        return _parts(wording, end, end)
    if shown is not None and wording.startswith(shown):
        return _parts(wording, len(shown), len(shown))
    if len(wording) <= ALONE_LENGTH:
        return wording, None
    return _split_long(wording, words)


def shown_name(raw: str, *, is_bold: bool) -> str | None:
    """Return what the print of a point sets off as its name, None where it sets nothing off.

    `raw` is the point without its number as it stands in the source; `is_bold`: it opens in bold. A name is set
    off by bold type, by a line of its own that is much shorter than the next, or by the only wide gap.

    >>> shown_name("ความใส่ใจคนไข้** รับฟังก่อนตอบ", is_bold=True)
    'ความใส่ใจคนไข้'
    """
    bold = raw.partition("**")
    if is_bold and tidy(bold[2]):
        return _as_shown(bold[0])
    if len(raw) <= ALONE_LENGTH:
        return None
    first, *others = (line.strip() for line in raw.split("\n"))
    if others and len(first) < SHORT_LINE * max(map(len, others)):
        return _as_shown(first)
    gaps = list(_WIDE_GAP.finditer(raw))
    return _as_shown(raw[: gaps[0].start()]) if len(gaps) == 1 and not others else None


def _as_shown(name: str) -> str | None:
    wording = tidy(name).rstrip(" :–—-=")
    return wording if 2 < len(wording) <= NAME_LENGTH else None


def _split_long(wording: str, words: Wording) -> tuple[str, str | None]:
    openers = words.words["opens_definition"]
    at = wording.find(" ")
    while 0 < at <= NAME_LENGTH:
        rest = wording[at + 1 :]
        if fold(rest[:24]).startswith(openers) and not rest.startswith(_JOINS):
            return _parts(wording, at, at + 1)
        at = wording.find(" ", at + 1)
    return wording, None


def _parts(wording: str, end: int, begin: int) -> tuple[str, str | None]:
    definition = tidy(wording[begin:].lstrip(" :–—-="))
    return tidy(wording[:end].rstrip(" :–—-=")), definition or None
