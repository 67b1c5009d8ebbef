"""Runs of numbers: which run a number goes on with, and whether the numbers of that run were headings.

Clerks number a list inside section ๒. from ๑. again, in the same style. The list's run then lies on top of the
sections' run; a number goes on with the uppermost run that has the number before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from planparse.model.layout import Label

_MOST_RUNS = 6
_Key = tuple[str, str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a numbered line stands: `apart` from the line above by a blank one, `known` by the words it opens with.

    `shaped` tells whether it could be a heading at all: a long sentence could not, and says little of its siblings.
    """

    apart: bool
    known: bool
    shaped: bool = True


@dataclass(slots=True)
class _Run:
    """`last` is its latest number, `heading` how that was decided; `tight`: its points stand line under line."""

    last: int
    heading: bool
    known: bool
    tight: bool = False
    shaped: bool = True


class NumberRuns:
    """Keeps the runs of numbers that are open, by word, style and the numbers above."""

    def __init__(self) -> None:
        self._runs: dict[_Key, list[_Run]] = {}

    def close_numbers(self) -> None:
        """Forget the runs without a word: a part or chapter begins, and numbers count anew."""
        self._runs = {key: runs for key, runs in self._runs.items() if key[0]}

    def find_decision(self, label: Label, standing: Standing) -> bool | None:
        """Return whether the number before this one was a heading, None where no run has it."""
        runs = self._runs.get(_key(label), [])
        at = self._find(runs, label.path[-1], standing)
        return None if at is None else runs[at].heading

    def follows_sentence(self, label: Label, standing: Standing) -> bool:
        """Tell whether the number before this one was that of a line too long or too sentence-like for a heading."""
        runs = self._runs.get(_key(label), [])
        at = self._find(runs, label.path[-1], standing)
        return at is not None and not runs[at].shaped

    def note(self, label: Label, standing: Standing, *, heading: bool) -> None:
        """Take note of a number and of what it was decided to be."""
        runs = self._runs.setdefault(_key(label), [])
        number = label.path[-1]
        at = self._find(runs, number, standing)
        if at is None and number > 1 and runs and number > runs[-1].last:
            at = len(runs) - 1
        if at is None:
            runs.append(_Run(number, heading, standing.known, shaped=standing.shaped))
            del runs[:-_MOST_RUNS]
            return
        del runs[at + 1 :]
        run = runs[at]
        run.last = max(run.last, number)
        run.heading, run.known, run.tight = heading, run.known or standing.known, not standing.apart
        run.shaped = standing.shaped

    def _find(self, runs: list[_Run], number: int, standing: Standing) -> int | None:
        """Return the position of the run that a number goes on with."""
        if number == 1:
            return None
        fitting = [at for at in range(len(runs) - 1, -1, -1) if runs[at].last == number - 1]
        if not fitting:
            return None
        upper = fitting[0]
        leaves = standing.apart or standing.known
        if upper < len(runs) - 1 and not leaves and runs[-1].last >= number:
            return len(runs) - 1  # a number typed twice in a list
        outer = next((at for at in fitting[1:] if runs[at].heading), None)
        if outer is not None and not runs[upper].heading and _is_apart(runs[upper], standing):
            return outer
        return upper


def _is_apart(run: _Run, standing: Standing) -> bool:
    """Whether a number that fits a list stands apart from it, and so may be the section's instead."""
    return standing.apart and standing.known and (run.tight or (run.last == 1 and not run.known))


def _key(label: Label) -> _Key:
    return label.word, label.style, label.path[:-1]
