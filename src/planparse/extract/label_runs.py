"""How the numbers of two lines stand to each other: of one shape, in one run, one below the other."""

from __future__ import annotations

from planparse.model.layout import Label


def is_same_shape(one: Label, other: Label) -> bool:
    """Whether two numbers are of one style and depth."""
    return (one.word, one.style, len(one.path)) == (other.word, other.style, len(other.path))


def is_sibling(owner: Label | None, label: Label) -> bool:
    """Whether a number goes on with the owner's own run: `๓.` after the area `๒.`."""
    if owner is None or not is_same_shape(owner, label):
        return False
    return owner.path[:-1] == label.path[:-1] and label.path[-1] > owner.path[-1]


def is_below(owner: Label | None, label: Label) -> bool:
    """Whether a number stands under the owner's: `๒.๑` under `๒.`."""
    return owner is not None and len(label.path) > len(owner.path) and label.path[: len(owner.path)] == owner.path
