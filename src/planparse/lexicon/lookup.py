"""Finding a name in a closed list: exact, folded, alias, blurred, and last by edit distance.

A wrong id is worse than none, so the coarser steps need a key that only one entry of the list has, and the
last step also a clear lead over every other entry.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from planparse.errors import MappingError
from planparse.lexicon.names import blur_shapes, fold_name

SCORE_EXACT = 1.0
SCORE_FOLDED = 0.99
SCORE_ALIAS = 0.98
SCORE_BLURRED = 0.95
SCORE_PART = 0.9
SCORE_FUZZY = 0.85

MIN_BLURRED_CHARS = 5
MIN_FUZZY_CHARS = 7
CHARS_PER_EDIT = 7
MAX_EDITS = 3
FUZZY_LEAD = 2
"""Measured on the lists: names of two departments, positions or competencies of MIN_FUZZY_CHARS and one head
(นักวิชาการ…) lie at least 3 edits apart after blurring, but for one pair at 2. A misspelling within the edits
allowed therefore leads by 2, or it lies between two entries and stays unresolved."""
MAX_CANDIDATES = 8


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
    heads: tuple[str, ...] = ()
    tails: dict[str, dict[str, str]] = field(default_factory=dict)

    def find(self, name: str) -> Resolution | None:
        """Return the entry of that exact, folded, alias or blurred name, or None."""
        key = fold_name(name)
        hit = self.folded.get(key)
        if hit is not None:
            found, score = hit
            return self.resolve(found, SCORE_EXACT if self.names[found] == name else score)
        if len(key) < MIN_BLURRED_CHARS:
            return None
        ids = self.blurred.get(blur_shapes(key), frozenset())
        return self.resolve(next(iter(ids)), SCORE_BLURRED) if len(ids) == 1 else None

    def find_exact(self, name: str) -> str | None:
        """Return the id of that exact, folded or alias name, or None."""
        hit = self.folded.get(fold_name(name))
        return None if hit is None else hit[0]

    def find_alike(self, name: str) -> Resolution:
        """Return the entry that differs by few letters if no other is nearly as near, else the candidates."""
        head, tail = _split_head(blur_shapes(fold_name(name)), self.heads)
        if len(tail) < MIN_FUZZY_CHARS:
            return UNRESOLVED
        edits = min(len(tail) // CHARS_PER_EDIT, MAX_EDITS)
        nearest = _find_nearest(tail, self.tails.get(head, {}), edits + FUZZY_LEAD)
        if not nearest:
            return UNRESOLVED
        size = len(tail)
        candidates = tuple(
            Candidate(one, self.names[one], round(max(0.0, SCORE_FUZZY - distance / size), 3))
            for one, distance in nearest
        )[:MAX_CANDIDATES]
        best = nearest[0][1]
        if best <= edits and (len(nearest) == 1 or nearest[1][1] >= best + FUZZY_LEAD):
            return Resolution(candidates[0].id, candidates[0].score, candidates)
        return Resolution(None, 0.0, candidates)

    def resolve(self, found: str, score: float) -> Resolution:
        """Return the resolution to one id of the list."""
        return Resolution(found, score, (Candidate(found, self.names[found], score),))

    def offer(self, ids: Iterable[str], score: float) -> Resolution:
        """Return an unresolved name with its candidates."""
        listed = sorted(ids)[:MAX_CANDIDATES]
        return Resolution(None, 0.0, tuple(Candidate(one, self.names[one], score) for one in listed))


def _split_head(key: str, heads: tuple[str, ...]) -> tuple[str, str]:
    for head in heads:
        if key.startswith(head):
            return head, key[len(head) :]
    return "", key


def _find_nearest(tail: str, tails: dict[str, str], cutoff: int) -> list[tuple[str, int]]:
    """Return (id, edits) within the cutoff, nearest first, each id once."""
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    hits = process.extract(
        tail, list(tails), scorer=Levenshtein.distance, score_cutoff=cutoff, limit=MAX_CANDIDATES * 4
    )
    best: dict[str, int] = {}
    for key, distance, _ in hits:
        best.setdefault(tails[key], int(distance))
    return sorted(best.items(), key=lambda item: (item[1], item[0]))


def build_index(file: str, entries: Iterable[Entry], heads: Iterable[str] = ()) -> NameIndex:
    """Return the index of a list; MappingError where an alias means two entries of `file`."""
    names: dict[str, str] = {}
    folded: dict[str, tuple[str, float]] = {}
    blurred: defaultdict[str, set[str]] = defaultdict(set)
    alike: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        names[entry.id] = entry.name
        for name in (entry.name, *entry.aliases):
            key = fold_name(name)
            score = SCORE_FOLDED if name is entry.name else SCORE_ALIAS
            if not key or folded.setdefault(key, (entry.id, score))[0] != entry.id:
                other = folded[key][0] if key else "nothing"
                raise MappingError(f"mappings/{file}", f"{name!r} of {entry.id} also means {other}")
            blurred[blur_shapes(key)].add(entry.id)
            if "." not in name:
                alike[blur_shapes(key)].add(entry.id)
    order = tuple(sorted({blur_shapes(fold_name(head)) for head in heads}, key=len, reverse=True))
    tails: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for key, ids in alike.items():
        head, tail = _split_head(key, order)
        if len(ids) == 1:
            tails[head][tail] = next(iter(ids))
    return NameIndex(names, folded, {key: frozenset(ids) for key, ids in blurred.items()}, order, dict(tails))
