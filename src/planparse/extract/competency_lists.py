"""Lists of competencies while they are read: their names, and whether they are lists of competencies at all."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from planparse.extract.competency_names import LISTED, known_group
from planparse.lexicon.wording import Wording, fold
from planparse.model.layout import Label

NAME_LIMIT = 90
_LETTERS = re.compile("[ก-๎]{4}")
UNTOLD_NAMES = 3
UNTOLD_SHARE = 0.7
"""A list whose lead-in names no group is one of competencies from so many standard names, and such a share, on."""
TOLD_SHARE = 0.5
"""The same share where a sentence names the group in passing."""


@dataclass(frozen=True, slots=True)
class NamedPoint:
    """One name of a list: its number, wording, definition and place."""

    ordinal: int | None
    name: str
    definition: str | None
    start: int
    end: int


@dataclass(slots=True)
class NameList:
    """The list that is being read: the group its lead-in names, and its points so far.

    `is_told`: the lead-in is about the group itself, and does not just mention it.
    """

    group: str | None = None
    is_told: bool = False
    names: list[NamedPoint] = field(default_factory=list)
    section: int | None = None
    label: Label | None = None

    def judge(self) -> str | None:
        """Return the group of the list, or None where it is no list of competencies."""
        if not self.names:
            return None
        known = [group for name in self.names if (group := known_group(name.name))]
        share = len(known) / len(self.names)
        most = Counter(known).most_common(1)[0][0] if known else None
        if self.group is not None and (self.is_told or share >= TOLD_SHARE):
            return self.group if self.group != "other" else most or self.group
        return most if len(known) >= UNTOLD_NAMES and share >= UNTOLD_SHARE else None


def may_be_name(name: str, words: Wording) -> bool:
    """Whether a wording may be a competency's name: a standard one, or short and no sentence, aim or step."""
    if len(name) > NAME_LIMIT or not _LETTERS.search(name):
        return False
    return known_group(name) is not None or not fold(name).startswith(words.words["not_name"])


def most_known(names: Sequence[NamedPoint]) -> str | None:
    """Return the group that most of the names belong to in the standard lists."""
    groups = Counter(group for name in names if (group := known_group(name.name)) in LISTED)
    return groups.most_common(1)[0][0] if groups else None
