"""Mentions of strategies while they are gathered: what stands under which, and which speak of the same one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from planparse.extract.place import Place
from planparse.lexicon.likeness import LikeIndex

SAME_TITLE = 0.6
"""Likeness of two titles with one number from which they are one strategy; the variants of one title in the
plans read are 0.7 and more alike, different titles of one number 0.45 and less."""
SAME_WORDING = 0.85


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where a strategy is named; `parent` is what is said of the strategy above it.

    `number` is the whole number printed: of `กลยุทธ์ที่ ๒.๑` also the strategy's.
    """

    kind: str
    ordinal: int | None
    title: str
    start: int
    end: int
    section: int | None
    parent: Mention | None = None
    goal: str | None = None
    number: tuple[int, ...] = ()


@dataclass(slots=True)
class Entry:
    """One strategy: its first mention, the others, and the entry of the strategy it stands under."""

    mention: Mention
    parent: Entry | None
    others: list[Mention] = field(default_factory=list)
    goal: str | None = None


class Owners:
    """Tells the strategy that a tactic stands under, as headings and points go by in the order of the text."""

    def __init__(self, place: Place, kinds: tuple[str, ...]) -> None:
        self._place = place
        self._kinds = kinds
        self._latest: Mention | None = None
        self._in_a_row = 0
        self._is_taken = False
        self._of_section: dict[int, Mention] = {}

    def place(self, mention: Mention) -> Mention:
        """Return a tactic with the strategy it stands under, any other mention as it is."""
        if mention.kind == "tactic":
            self._is_taken = True
            return replace(mention, parent=self._owner_of(mention.section))
        if mention.kind in self._kinds:
            self._latest = mention
            self._in_a_row = 1 if self._is_taken else self._in_a_row + 1
            self._is_taken = False
            node = self._place.section_of(mention.section)
            if node is not None and node.start == mention.start:
                self._of_section[node.index] = mention
        return mention

    @property
    def has_any(self) -> bool:
        """Whether one has been named that tactics may stand under."""
        return self._latest is not None

    def _owner_of(self, section: int | None) -> Mention | None:
        """Return the strategy last named here, of the heading around it, or before it; of a list elsewhere none."""
        if self._latest is None or self._latest.section == section:
            return self._latest
        for node in self._place.ancestors(section):
            if node.index in self._of_section:
                return self._of_section[node.index]
        return self._latest if self._in_a_row <= 1 else None


def own_by_number(mentions: Iterable[Mention]) -> list[Mention]:
    """Return the mentions, tactics of which just the number tells the strategy (`กลยุทธ์ที่ ๒.๑`) with that strategy."""
    found = list(mentions)
    owners: dict[int | None, Mention] = {}
    for mention in found:
        if mention.kind == "strategy":
            owners.setdefault(mention.ordinal, mention)
    return [
        replace(one, parent=owners.get(one.number[0]))
        if one.kind == "tactic" and one.parent is None and len(one.number) == 2
        else one
        for one in found
    ]


class Merger:
    """Keeps one entry per strategy."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._alike: LikeIndex[Entry] = LikeIndex()
        self._of_mention: dict[int, Entry] = {}
        self._under: dict[tuple[int, int], Entry] = {}

    def add(self, mention: Mention) -> None:
        """Put the mention to its entry, or open one."""
        parent = self._parent_of(mention)
        entry = self._match(mention, parent)
        if entry is None:
            entry = Entry(mention, parent, goal=mention.goal)
            self.entries.append(entry)
            for bucket in (mention.ordinal, "all"):
                self._alike.add((mention.kind, bucket), mention.title, entry)
        else:
            entry.others.append(mention)
            entry.parent = entry.parent or parent
            entry.goal = entry.goal or mention.goal
        self._of_mention[id(mention)] = entry
        if mention.kind == "tactic" and entry.parent is not None and entry.mention.ordinal is not None:
            self._under.setdefault((id(entry.parent), entry.mention.ordinal), entry)

    def _parent_of(self, mention: Mention) -> Entry | None:
        """Return the entry of the strategy that a tactic is said to stand under."""
        if mention.parent is None:
            return None
        return self._of_mention.get(id(mention.parent)) or self._match(mention.parent, None)

    def _match(self, mention: Mention, parent: Entry | None) -> Entry | None:
        """Return the entry that says the same, or None.

        With one number a title need only be alike, or for a tactic the strategy above it the same; where a
        number is missing the wording must be.
        """
        best = max(self._likely(mention, parent), key=lambda pair: pair[0], default=None)
        if best is not None:
            return best[1]
        if parent is None or mention.kind != "tactic" or mention.ordinal is None:
            return None
        return self._under.get((id(parent), mention.ordinal))

    def _likely(self, mention: Mention, parent: Entry | None) -> Iterator[tuple[float, Entry]]:
        """Yield (likeness, entry) of the best entry with the number, and the best of those without."""
        buckets: tuple[tuple[int | str | None, float], ...] = (("all", SAME_WORDING),)
        if mention.ordinal is not None:
            buckets = ((mention.ordinal, SAME_TITLE), (None, SAME_WORDING))
        for bucket, least in buckets:
            for likeness, entry in self._alike.ranked((mention.kind, bucket), mention.title, least):
                if parent is None or entry.parent is None or parent is entry.parent:
                    yield likeness, entry
                    break
