"""How two numbers stand to each other: next in a run, below, above."""

from __future__ import annotations

from planparse.model.layout import Label
from planparse.segment.labels import LABEL_WORDS


def is_sibling(one: Label, other: Label | None) -> bool:
    """Whether a later label is the next of the same run, or the next but one: ๓ after ๒."""
    if other is None or (one.word, one.style) != (other.word, other.style) or len(one.path) != len(other.path):
        return False
    return one.path[:-1] == other.path[:-1] and 0 < other.path[-1] - one.path[-1] <= 2


def is_under(one: Label, other: Label | None) -> bool:
    """Whether a later label counts on below the first: ๒.๑ after ๒; below ยุทธศาสตร์ที่ ๒ not ๒.๒ but ๒.๑."""
    if other is None or len(other.path) <= len(one.path) or other.path[: len(one.path)] != one.path:
        return False
    if "letter" in (one.style, other.style) and one.style != other.style and not one.word:
        return False  # ๓.๕ does not stand below ค.
    if one.style == "enclosed" and other.style != "enclosed" and not other.word:
        return False  # ๒.๒ after the points (๑) and (๒) of ๒.๑
    return not one.word or bool(other.word) or other.path[len(one.path)] == 1


def is_lone(one: Label, other: Label) -> bool:
    """Whether a later number of the same shape shows a first one to be the only point of a list: ๔ after ๑."""
    if one.word or one.path[-1] != 1 or (other.word, other.style) != (one.word, one.style):
        return False
    return other.path[:-1] == one.path[:-1] and other.path[-1] > 2


def closes(one: Label, other: Label) -> bool:
    """Whether a later label goes up in the tree, so that nothing stands under the first."""
    if one.word or other.word:
        return LABEL_WORDS.get(other.word) in ("part", "chapter") and not one.word
    return len(other.path) < len(one.path) and other.path[-1] != 1


def counts_on(one: Label, other: Label) -> bool:
    """Whether a later number is of the same run: ๓ after ๒, ๒.๓ after ๒.๑."""
    same = (one.word, one.style, one.path[:-1]) == (other.word, other.style, other.path[:-1])
    return same and other.path[-1] > one.path[-1]


def counts_within(one: Label, other: Label) -> bool:
    """Whether a later number counts below the first: ๒.๑ below ๒; below ยุทธศาสตร์ที่ ๒ only where it opens a run."""
    if len(other.path) <= len(one.path) or other.path[: len(one.path)] != one.path:
        return False
    return not one.word or other.path[len(one.path)] == 1 or bool(other.word)
