"""A step of normalising: a name, a pattern, what to put in its place, and when to look at all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Set
from typing import NamedTuple

Replace = Callable[[re.Match[str]], str]
"""What a match becomes; the match itself where it is sound after all."""


Change = tuple[int, int, str]
"""The stretch `[start, end)` of the text becomes this."""


class Normaliser(NamedTuple):
    """One small pure step.

    `signs` are strings of which a text that needs the step has at least one (empty: look anyway): longer
    ones are looked up in the text, single characters in its uncommon ones, so these must be uncommon.
    `probe` must match, and `evidence`, which sees the whole text, must hold before `pattern` is run. With
    `in_place` every character is replaced by one, so that offsets stay as they are.
    """

    name: str
    pattern: re.Pattern[str]
    replace: Replace
    signs: tuple[str, ...] = ()
    probe: re.Pattern[str] | None = None
    evidence: Callable[[str, Set[str]], bool] | None = None
    in_place: bool = False

    def find_changes(self, text: str, uncommon: Set[str]) -> Iterator[Change]:
        """Yield the changes that the text needs, in order and apart; `uncommon` as `find_uncommon` has it."""
        if not self._may_apply(text, uncommon):
            return
        for match in self.pattern.finditer(text):
            before, after = match.group(), self.replace(match)
            if after == before:
                continue
            if self.in_place or not after:
                yield match.start(), match.end(), after
            else:
                yield _trim(match.start(), before, after)

    def _may_apply(self, text: str, uncommon: Set[str]) -> bool:
        if self.signs and not any(sign in (uncommon if len(sign) == 1 else text) for sign in self.signs):
            return False
        if self.probe is not None and not self.probe.search(text):
            return False
        return self.evidence is None or self.evidence(text, uncommon)


def find_uncommon(text: str) -> set[str]:
    """Collect the characters of a text beyond printable ASCII, tab, line ends, form feed and Thai.

    The backslash and nikhahit count as uncommon, for they are signs of damage.
    """
    return set().union(*_UNCOMMON.findall(text))


_UNCOMMON = re.compile("[^ -\\[\\]-~\\n\\r\\t\\f\u0e01-\u0e4c\u0e4e-\u0e5b]+")


def _trim(start: int, before: str, after: str) -> Change:
    """Leave out what the wording before and after have in common at either end."""
    end = start + len(before)
    while before and after and before[0] == after[0]:
        start, before, after = start + 1, before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        end, before, after = end - 1, before[:-1], after[:-1]
    return start, end, after


def look_up(table: Mapping[str, str]) -> Replace:
    """Make a `Replace` that puts each character's counterpart in its place; others stay."""
    translation = str.maketrans(dict(table))
    return lambda match: match.group().translate(translation)


def match_run(characters: Mapping[str, str]) -> re.Pattern[str]:
    """Make the pattern of a run of these characters."""
    return re.compile(f"[{re.escape(''.join(characters))}]+")
