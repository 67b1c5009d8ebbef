"""Words and patterns of `mappings/*.toml`: the headings, column words and phrases that clerks write.

A mapping file holds tables of word lists, and examples that its tests check. Words are compared *folded*:
without white space and punctuation, in lower case, so `ลำดับ ที่` and `ลำดับที่` are one.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planparse.errors import MappingError
from planparse.lexicon.locate import mapping_path

_NOISE = re.compile(r"[\s()\[\]{}<>.,:;*_|\"'“”‘’/\\–—\-•·]+")
_YEAR_WORD = re.compile(r"(?:ใน|ประจำ)?ปี(?:งบประมาณ)?(?:พศ)?(?:25[0-9]{2}|[5-7][0-9])?|(?:พศ)?25[0-9]{2}|พศ")
_BE_YEAR = "[2๒][5๕][0-9๐-๙]{2}"
_YEARS_BEHIND = re.compile(
    r"(?:ทั้ง|ใน|ประจำ)?(?:ปีงบประมาณ|ปี|พ\.?ศ\.?)[ .]{0,2}(?:พ\.?[ ]?ศ\.?[ ]?)?"
    rf"(?:(?<=ปีงบประมาณ)|{_BE_YEAR}(?:[ ]?(?:-|–|ถึง)[ ]?{_BE_YEAR})?)[ )]{{0,3}}$"
)
MIN_STACK = 3
"""Headings over a column of which one may stand between."""
_DIGITS = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the comparison key of a wording: no white space, no punctuation, lower case, Arabic digits.

    >>> fold("ลำดับ ที่ (๑)")
    'ลำดับที่1'
    """
    return _NOISE.sub("", text).translate(_DIGITS).lower()


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """The words that tell a column's role: `exact` is the whole header, `within` a part of it, `opens` its beginning.

    What a header opens with goes before what it names further on: `ตัวชี้วัดและค่าเป้าหมาย`.
    """

    role: str
    exact: frozenset[str]
    within: tuple[str, ...]
    never: tuple[str, ...]
    opens: tuple[str, ...] = ()

    def weigh(self, key: str) -> int:
        """Return how well a folded header fits: length of the longest word found, 0 for none."""
        if key in self.exact:
            return 1000
        if any(word in key for word in self.never):
            return 0
        if self.opens and key.startswith(self.opens):
            return 500
        return max((len(word) for word in self.within if word in key), default=0)


@dataclass(frozen=True, slots=True)
class Wording:
    """One mapping file: word lists by name, column words by role, phrases as compiled patterns."""

    name: str
    words: Mapping[str, tuple[str, ...]]
    columns: tuple[ColumnWords, ...]
    patterns: Mapping[str, re.Pattern[str]]
    settings: Mapping[str, Any] = field(default_factory=dict)

    def role_of(self, header: str) -> str | None:
        """Return the role of a column header, or None where no word fits."""
        key = fold(header)
        best, role = 0, None
        if not key:
            return None
        for column in self.columns:
            weight = column.weigh(key)
            if weight > best:
                best, role = weight, column.role
        return role

    def kind_of(self, text: str, lists: tuple[str, ...] | None = None) -> str | None:
        """Return the word list whose longest word opens the folded text, or None."""
        key = fold(text)
        best, kind = 0, None
        for name in lists or tuple(self.words):
            words = self.words[name]
            if not key.startswith(words):
                continue
            longest = max(len(word) for word in words if key.startswith(word))
            if longest > best:
                best, kind = longest, name
        return kind

    def holds(self, name: str, text: str) -> bool:
        """Whether a word of that list stands anywhere in the folded text."""
        key = fold(text)
        return any(word in key for word in self.words.get(name, ()))


def _read_columns(name: str, table: Mapping[str, Any]) -> tuple[ColumnWords, ...]:
    columns = []
    for role, entry in table.items():
        if not isinstance(entry, Mapping):
            raise MappingError(f"mappings/{name}.toml", f"columns.{role} is not a table")
        columns.append(
            ColumnWords(
                role=role,
                exact=frozenset(fold(word) for word in entry.get("exact", ())),
                within=tuple(sorted({fold(word) for word in entry.get("words", ())}, key=len, reverse=True)),
                never=tuple(fold(word) for word in entry.get("never", ())),
                opens=tuple(fold(word) for word in entry.get("opens", ())),
            )
        )
    return tuple(columns)


@functools.cache
def load_wording(name: str) -> Wording:
    """Return the mapping of that name, such as `forms/projects`.

    Raises MappingError where the file is missing or malformed.
    """
    path = mapping_path(f"{name}.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise MappingError(f"mappings/{name}.toml", f"cannot be read: {error}") from error
    words = {key: tuple(dict.fromkeys(fold(word) for word in values)) for key, values in data.get("words", {}).items()}
    if any(not word for values in words.values() for word in values):
        raise MappingError(f"mappings/{name}.toml", "holds an empty word")
    try:
        patterns = {key: re.compile(value) for key, value in data.get("patterns", {}).items()}
    except re.error as error:
        raise MappingError(f"mappings/{name}.toml", f"a pattern does not compile: {error}") from error
    return Wording(
        name=name,
        words=words,
        columns=_read_columns(name, data.get("columns", {})),
        patterns=patterns,
        settings=data.get("settings", {}),
    )


@functools.lru_cache(maxsize=4096)
def is_year_heading(text: str) -> bool:
    """Whether a heading says no more than that a year, or years, stand beneath: `ปีงบประมาณ พ.ศ.`, `ปี ๒๕๖๗`.

    >>> is_year_heading("ปีงบประมาณ พ.ศ. ๒๕๖๗"), is_year_heading("งบประมาณ"), is_year_heading("งบประมาณ ปี ๒๕๖๗")
    (True, False, False)
    """
    return _YEAR_WORD.fullmatch(fold(text)) is not None


def drop_year_words(path: tuple[str, ...]) -> tuple[str, ...]:
    """Return a column's headings without those between that only announce years.

    >>> drop_year_words(("เพิ่ม/ลด", "ปีงบประมาณ พ.ศ.", "๒๕๖๗"))
    ('เพิ่ม/ลด', '๒๕๖๗')
    """
    if len(path) < MIN_STACK:
        return path
    return (path[0], *(one for one in path[1:-1] if not is_year_heading(one)), path[-1])


@functools.lru_cache(maxsize=4096)
def drop_years_behind(heading: str) -> str:
    """Return a heading without the years that it closes with, where more than the years is said.

    >>> drop_years_behind("กรอบอัตรากำลัง ปีงบประมาณ ๒๕๖๗ - ๒๕๖๙"), drop_years_behind("ปีงบประมาณ ๒๕๖๗")
    ('กรอบอัตรากำลัง', 'ปีงบประมาณ ๒๕๖๗')
    >>> drop_years_behind("กรอบอัตรากำลัง ๓ ปี"), drop_years_behind("เงินเดือนทั้งปี ๒๕๖๖")
    ('กรอบอัตรากำลัง ๓ ปี', 'เงินเดือน')
    """
    found = _YEARS_BEHIND.search(heading)
    return heading[: found.start()].rstrip(" (") or heading if found else heading
