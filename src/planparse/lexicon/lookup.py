"""Finding a name in a closed list: exact, folded, alias, blurred, in outline, and last by edit distance.

A wrong id is worse than none, so the coarser steps need a key that only one entry of the list has, and the
last step also a clear lead over every other entry. Names that look like an entry and are none
(`other_names.csv`) take part under the id `NO_ENTRY`: a name that is as near to one of them stays unresolved.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from planparse.lexicon.alike import Nearest, TailList
from planparse.lexicon.names import blur_name, fold_name, outline_of, vary_letters

SCORE_EXACT = 1.0
SCORE_FOLDED = 0.99
SCORE_ALIAS = 0.98
SCORE_BLURRED = 0.95
SCORE_PART = 0.9
SCORE_OUTLINE = 0.89
SCORE_VARIED = 0.87
SCORE_FUZZY = 0.85

NO_ENTRY = ""
MIN_BLURRED_CHARS = 5
MIN_OUTLINE_CHARS = 5
MIN_VARIED_CHARS = 6
MIN_FUZZY_CHARS = 7
CHARS_PER_EDIT = 7
MAX_EDITS = 3
FUZZY_LEAD = 2
"""Measured by taking each entry out of its list in turn (benchmarks/resolution.py): of 1,733 names that their list then
lacks, none is taken for another entry by edits, and 2 by one letter of like shape."""
MAX_CANDIDATES = 8
OPENING_CHARS = 4
MAX_OWN_NAME_CHARS = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """One entry that a name may mean, with how well it fits (0 to 1)."""

    id: str
    name: str
    score: float


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name means: an id with its score, or None and the candidates (best first) that it may mean."""

    id: str | None
    score: float
    candidates: tuple[Candidate, ...] = ()


UNRESOLVED = Resolution(None, 0.0)


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a list as the index needs it."""

    id: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NameIndex:
    """A closed list of names, ready for lookups. `heads` are words that two names must share to be alike."""

    names: dict[str, str]
    folded: dict[str, tuple[str, float]]
    blurred: dict[str, frozenset[str]]
    outlines: dict[str, frozenset[str]]
    halves: frozenset[tuple[int, str]]
    openings: dict[str, tuple[tuple[str, str], ...]]
    heads: tuple[str, ...] = ()
    tails: dict[str, TailList] = field(default_factory=dict)

    def find(self, name: str) -> Resolution | None:
        """Return the entry of that exact, folded, alias or blurred name, or None."""
        key = fold_name(name)
        hit = self.folded.get(key)
        if hit is not None:
            found, score = hit
            if found == NO_ENTRY:
                return UNRESOLVED
            return self.resolve(found, SCORE_EXACT if self.names[found] == name else score)
        if len(key) < MIN_BLURRED_CHARS:
            return None
        return self._find_only(self.blurred.get(blur_name(name)), SCORE_BLURRED)

    def find_exact(self, name: str) -> str | None:
        """Return the id of that exact, folded or alias name, or None."""
        hit = self.folded.get(fold_name(name))
        return None if hit is None else hit[0] or None

    def find_opening(self, name: str) -> Resolution | None:
        """Return the entry with an alias `…` that the name opens with: `ศูนย์พัฒนาเด็กเล็กบ้านดอน`, or None."""
        key = fold_name(name)
        for opening, found in self.openings.get(key[:OPENING_CHARS], ()):
            if key.startswith(opening) and len(key) - len(opening) <= MAX_OWN_NAME_CHARS:
                return self.resolve(found, SCORE_PART)
        return None

    def find_outline(self, name: str) -> Resolution | None:
        """Return the only entry of that outline, or of an outline with one letter of like shape or sound, or None."""
        outline = outline_of(name)
        if len(outline) < MIN_OUTLINE_CHARS:
            return None
        found = self._find_only(self.outlines.get(outline), SCORE_OUTLINE)
        if found is not None or len(outline) < MIN_VARIED_CHARS:
            return found
        return self._find_only(self._find_varied(outline), SCORE_VARIED)

    def _find_varied(self, outline: str) -> set[str]:
        """Return the entries of an outline with one other letter; one half of it must be right."""
        front, back = halve(outline)
        middle = len(front[1])
        found: set[str] = set()
        for half, start, stop in ((front, middle, len(outline)), (back, 0, middle)):
            for one in vary_letters(outline, start, stop) if half in self.halves else ():
                found |= self.outlines.get(one, frozenset())
        return found

    def find_alike(self, name: str) -> Resolution:
        """Return the entry that differs by few letters if no other is nearly as near, else the candidates."""
        head, tail = self.split_name(name)
        if head not in self.tails:
            return UNRESOLVED
        return self._judge(tail, self.tails[head].find_nearest(tail, _count_edits(tail) + FUZZY_LEAD))

    def find_all_alike(self, names: Sequence[str]) -> list[Resolution]:
        """Return what `find_alike` says of each name, comparing all of one head at once."""
        found = [UNRESOLVED] * len(names)
        by_head: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
        for at, name in enumerate(names):
            head, tail = self.split_name(name)
            by_head[head].append((at, tail))
        for head, tails in by_head.items():
            if head not in self.tails:
                continue
            cutoffs = [_count_edits(tail) + FUZZY_LEAD for _, tail in tails]
            nearest = self.tails[head].find_all_nearest([tail for _, tail in tails], cutoffs)
            for (at, tail), one in zip(tails, nearest, strict=True):
                found[at] = self._judge(tail, one)
        return found

    def split_name(self, name: str) -> tuple[str, str]:
        """Return the head and the rest of a name, both in outline; the head is empty where it has none."""
        return split_head(outline_of(name), self.heads)

    def _judge(self, tail: str, nearest: Sequence[Nearest]) -> Resolution:
        size = len(tail)
        if not nearest or size < MIN_OUTLINE_CHARS:
            return UNRESOLVED
        candidates = tuple(
            Candidate(one.id, self.names[one.id], round(max(0.0, SCORE_FUZZY - one.edits / size), 3))
            for one in nearest
            if one.id != NO_ENTRY
        )[:MAX_CANDIDATES]
        best, edits = nearest[0], _count_edits(tail)
        alone = len(nearest) == 1 or nearest[1].edits >= best.edits + FUZZY_LEAD
        if best.id != NO_ENTRY and size >= MIN_FUZZY_CHARS and best.edits <= edits and alone:
            return Resolution(best.id, candidates[0].score, candidates)
        return Resolution(None, 0.0, candidates)

    def _find_only(self, ids: Iterable[str] | None, score: float) -> Resolution | None:
        found = frozenset(ids or ())
        if len(found) != 1:
            return None
        (one,) = found
        return self.resolve(one, score) if one != NO_ENTRY else UNRESOLVED

    def resolve(self, found: str, score: float) -> Resolution:
        """Return the resolution to one id of the list."""
        return Resolution(found, score, (Candidate(found, self.names[found], score),))

    def offer(self, ids: Iterable[str], score: float) -> Resolution:
        """Return an unresolved name with its candidates."""
        listed = sorted(ids)[:MAX_CANDIDATES]
        return Resolution(None, 0.0, tuple(Candidate(one, self.names[one], score) for one in listed))


def _count_edits(tail: str) -> int:
    return min(len(tail) // CHARS_PER_EDIT, MAX_EDITS)


def halve(outline: str) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return both halves of an outline with its length: one letter changed leaves one of them as it is."""
    size = len(outline)
    return (size, outline[: size // 2]), (-size, outline[size // 2 :])


def split_head(key: str, heads: tuple[str, ...]) -> tuple[str, str]:
    """Return the longest head that a key opens with (empty: none), and the rest."""
    for head in heads:
        if key.startswith(head):
            return head, key[len(head) :]
    return "", key
