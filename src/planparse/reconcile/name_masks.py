"""Names in a text: found wherever they stand, whatever white space is inside them, in one pass over the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

OPENING = 3
"""So many first letters of a name, where it has them, tell whether it is worth looking closer."""
WIDEST_GAP = 3
"""White space inside a name may be lost or be so many characters wide."""


class _Node:
    """The names that begin with the same words: those that end here, and those that go on."""

    __slots__ = ("lengths", "name", "next")

    def __init__(self) -> None:
        self.name: str | None = None
        self.next: dict[str, _Node] = {}
        self.lengths: set[int] = set()

    def go(self, word: str) -> _Node:
        """Return the node after one more word, made where it is new."""
        node = self.next.get(word)
        if node is None:
            node = self.next[word] = _Node()
            self.lengths.add(len(word))
        return node


class NameFinder:
    """Finds names in texts; the time grows with the texts, not with the number of names."""

    def __init__(self, names: Iterable[str]) -> None:
        self._root = _Node()
        for name in names:
            words = name.split()
            node = self._root
            for word in words:
                node = node.go(word)
            if words and (node.name is None or _rank(name) < _rank(node.name)):
                node.name = name
        self._size = min([OPENING, *self._root.lengths])
        self._openings = frozenset(word[: self._size] for word in self._root.next)

    def replace(self, text: str, mark: str) -> str:
        """Return the text with the mark in place of every name: at one place the longest, from left to right.

        >>> NameFinder(["นายสมมุติ ใจงาม", "ใจงาม"]).replace("นายสมมุติใจงาม และ นาย  ใจงาม", "•")
        '• และ นาย  •'
        """
        size, openings = self._size, self._openings
        pieces: list[str] = []
        done = 0
        for at in range(len(text) - size + 1):
            if at >= done and text[at : at + size] in openings:
                end = self._longest(text, at)
                if end is not None:
                    pieces += (text[done:at], mark)
                    done = end
        return "".join([*pieces, text[done:]]) if pieces else text

    def _longest(self, text: str, at: int) -> int | None:
        """Return where the longest name that begins there ends."""
        found = min(_walk(self._root, text, at), key=lambda pair: _rank(pair[0]), default=None)
        return found[1] if found else None


def _rank(name: str) -> tuple[int, str]:
    return -len(name), name


def _walk(node: _Node, text: str, at: int) -> Iterator[tuple[str, int]]:
    """Yield (name, end) of every name below a node whose words stand in the text from there on."""
    for length in node.lengths:
        after = node.next.get(text[at : at + length])
        if after is None:
            continue
        end = at + length
        if after.name is not None:
            yield after.name, end
        if after.next:
            yield from _walk(after, text, _skip_space(text, end))


def _skip_space(text: str, at: int) -> int:
    last = min(at + WIDEST_GAP, len(text))
    while at < last and text[at].isspace():
        at += 1
    return at
