"""The steps in their order, run until none finds anything to do."""

from __future__ import annotations

from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field
from sys import intern

from planparse.normalise.characters import CHARACTER_STEPS
from planparse.normalise.marks import MARK_STEPS
from planparse.normalise.offsets import OffsetMap
from planparse.normalise.repairs import Pass, Repairs
from planparse.normalise.sara_am import SARA_AM_STEPS
from planparse.normalise.step import Normaliser, find_uncommon
from planparse.normalise.whole_text import WHOLE_TEXT_STEPS

NORMALISERS: tuple[Normaliser, ...] = (*WHOLE_TEXT_STEPS, *CHARACTER_STEPS, *MARK_STEPS, *SARA_AM_STEPS)
"""Every step, in the order in which they run."""

MARKUP_STEPS = frozenset(("markdown-escapes", "private-use-bullets", "odd-spaces", "soft-hyphen"))
"""Steps that undo markup, not damage."""

_MAX_ROUNDS = 12
"""A round shows its work to the steps before; two or three settle any text, noise takes a few more."""


@dataclass(frozen=True, slots=True)
class NormalisedText:
    """A text with its characters put right: `text`, what was done, and the way back to `source`.

    `text` has the same line breaks as `source`, in the same order.
    """

    source: str = field(repr=False)
    text: str = field(repr=False)
    repairs: Repairs
    offsets: OffsetMap = field(repr=False)

    def to_source(self, position: int) -> int:
        """Map an offset of `text` to `source`; inside a repaired place, to where that begins. Monotone."""
        return self.offsets.to_source(position)

    def source_span(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open span of `text` to `source`; one with part of a repaired place covers all of it."""
        return self.offsets.to_source_span(start, end)


def normalise(text: str) -> NormalisedText:
    r"""Put the characters of a text right; what needs no repair is returned as it is.

    Idempotent: normalising the result changes nothing. Lone surrogates and NULs do no harm (NULs are
    dropped, as other control characters that stand for nothing).

    >>> done = normalise("อัตราก\u0e4dาลัง \\*น\u0e49 า\\*")
    >>> done.text, [repair.name for repair in done.repairs]
    ('อัตรากำลัง *น้ำ*', ['split-sara-am', 'markdown-escapes', 'lost-nikhahit', 'markdown-escapes'])
    >>> done.source_span(5, 7)
    (5, 8)
    """
    state = _State(text)
    for _ in range(_MAX_ROUNDS):
        if not state.run_round():
            break
    return NormalisedText(text, state.text, Repairs(text, state.passes), state.offsets)


class _State:
    """A text on its way through the steps."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.offsets = OffsetMap(len(text))
        self.passes: list[Pass] = []

    def run_round(self) -> bool:
        """Run every step once; return whether any changed the text."""
        done_before = len(self.passes)
        uncommon = find_uncommon(self.text)
        for step in NORMALISERS:
            if self.run_step(step, uncommon):
                uncommon.update(*self.passes[-1].afters)
        return len(self.passes) > done_before

    def run_step(self, step: Normaliser, uncommon: set[str]) -> bool:
        starts, ends = array("q"), array("q")
        afters: list[str] = []
        for start, end, after in step.find_changes(self.text, uncommon):
            starts.append(start)
            ends.append(end)
            afters.append(intern(after))
        if not starts:
            return False
        self.keep(step, starts, ends, afters)
        return True

    def keep(self, step: Normaliser, starts: array[int], ends: array[int], afters: list[str]) -> None:
        """Apply changes to the text and to the map, and keep them as repairs in offsets of the source."""
        text, offsets = self.text, self.offsets
        self.text = _replace(text, starts, ends, afters)
        if len(offsets):
            spans = [offsets.to_source_span(*span) for span in zip(starts, ends, strict=True)]
            kept = Pass(step.name, array("q", [a for a, _ in spans]), array("q", [b for _, b in spans]), afters)
        else:
            kept = Pass(step.name, starts, ends, afters)
        self.passes.append(kept)
        if not step.in_place:
            edits = zip(starts, ends, map(len, afters), strict=True)  # one character for one needs no piece
            self.offsets = offsets.apply(edit for edit in edits if edit[2] != 1 or edit[1] - edit[0] != 1)


def _replace(text: str, starts: Iterable[int], ends: Iterable[int], afters: Iterable[str]) -> str:
    pieces: list[str] = []
    done = 0
    for start, end, after in zip(starts, ends, afters, strict=True):
        pieces.append(text[done:start])
        pieces.append(after)
        done = end
    pieces.append(text[done:])
    return "".join(pieces)
