"""The pinned floors of the quality gate, and why they stand where they stand."""

from __future__ import annotations

import datetime as dt
import json
import math
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from score import Score

_STEP = 0.001
"""A floor is the rate rounded down to this."""


def measure_rates(set_name: str, scores: Mapping[str, Score]) -> dict[str, float]:
    """Return every rate that has a floor: `corpus.projects.f1`, `.strict`, and `.field.ordinal` for each field."""
    rates: dict[str, float] = {}
    for name, score in scores.items():
        rates[f"{set_name}.{name}.f1"] = score.f1
        rates[f"{set_name}.{name}.strict"] = score.strict_f1
        for one, (right, counted) in score.fields.items():
            rates[f"{set_name}.{name}.field.{one}"] = right / counted
    return rates


@dataclass(slots=True)
class Floors:
    """Rate -> the least it may be, and the history: when and why floors were set."""

    floors: dict[str, float] = field(default_factory=dict)
    history: list[dict[str, str | int]] = field(default_factory=list)

    @classmethod
    def load(cls, path: Path) -> Floors:
        """Read the floors; none where the file is not there."""
        if not path.exists():
            return cls()
        data = json.loads(path.read_text(encoding="utf-8"))
        return cls(data["floors"], data["history"])

    def save(self, path: Path) -> None:
        """Write the floors, sorted, so that a change reads well in a diff."""
        data = {"history": self.history, "floors": dict(sorted(self.floors.items()))}
        path.write_text(json.dumps(data, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")

    def get(self, name: str) -> float | None:
        """Return the floor of a rate, None where it has none."""
        return self.floors.get(name)

    def pin(self, measured: Mapping[str, float], reason: str) -> int:
        """Set the floors at what is measured, with the reason and the date; return how many changed.

        Floors of a set of plans that was not measured stay; where nothing changes, the history does not grow.
        """
        sets = {name.partition(".")[0] for name in measured}
        kept = {name: floor for name, floor in self.floors.items() if name.partition(".")[0] not in sets}
        pinned = {**kept, **{name: math.floor(rate / _STEP + 1e-6) * _STEP for name, rate in measured.items()}}
        pinned = {name: round(floor, 3) for name, floor in pinned.items()}
        before = self.floors
        raised = sum(1 for name, floor in pinned.items() if floor > before.get(name, -1.0))
        lowered = sum(1 for name, floor in before.items() if pinned.get(name, -1.0) < floor)
        self.floors = pinned
        if not raised + lowered:
            return 0
        today = dt.datetime.now(dt.UTC).date().isoformat()
        self.history.append({"date": today, "reason": reason.strip(), "raised": raised, "lowered": lowered})
        return raised + lowered

    def shortfalls(self, measured: Mapping[str, float], sets: Set[str]) -> Iterator[tuple[str, float | None, float]]:
        """Yield (rate's name, rate or None where it is gone, floor) for what is below, of the measured sets.

        A field's rate is gone when no record with it was found, which is a shortfall unless its floor is 0.
        """
        for name, floor in self.floors.items():
            if name.partition(".")[0] not in sets:
                continue
            rate = measured.get(name)
            if (rate is None and floor > 0) or (rate is not None and rate < floor):
                yield name, rate, floor
