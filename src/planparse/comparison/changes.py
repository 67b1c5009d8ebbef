"""What a difference consists of: lines with what stood before and after, and where both were read."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd

    from planparse.model import Provenance

ChangeKind = Literal["added", "removed", "moved", "changed", "same", "ambiguous"]
Topic = Literal["posts", "strategies", "projects", "indicators", "budgets"]
TOPICS: tuple[Topic, ...] = ("posts", "strategies", "projects", "indicators", "budgets")


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """Where one side was read: the record, its page and lines, and its wording."""

    record_id: str
    document_id: str
    page: int | None
    line_start: int
    line_end: int
    wording: str


def locate(record_id: str, document_id: str, place: Provenance, wording: str) -> SourcePlace:
    """Return the place of a record."""
    return SourcePlace(record_id, document_id, place.page, place.line_start, place.line_end, wording)


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a difference.

    `within` is the department of a post, the strategy of a project, the project or strategy of an indicator.
    `field` is what differs (`posts`, `level`, `department`, `budget`, `target`, `title` …), None for a whole record
    that is on one side only; `before` and `after` are its values. `how` says by what the two were matched (`id`,
    `name`, `order` for equal names in printed order, `fuzzy`), `score` how alike their names are, 0 to 1. `basis` tells
    what is counted on each side where that is not the same, so that the two figures must not be subtracted.
    """

    topic: Topic
    kind: ChangeKind
    name: str
    within: str | None = None
    field: str | None = None
    before: int | float | str | None = None
    after: int | float | str | None = None
    how: str | None = None
    score: float | None = None
    basis: str | None = None
    note: str | None = None
    sources_a: tuple[SourcePlace, ...] = ()
    sources_b: tuple[SourcePlace, ...] = ()

    @property
    def delta(self) -> int | float | None:
        """After less before, where both are figures of one basis."""
        if self.basis is None and isinstance(self.before, int | float) and isinstance(self.after, int | float):
            return self.after - self.before
        return None


@dataclass(frozen=True, slots=True)
class PlanSide:
    """One of the two: its name, agency, kinds of instruments and years."""

    name: str
    agency_id: str | None
    agency: str | None
    kinds: tuple[str, ...]
    years: tuple[int, ...]
    revision: str | None = None


@dataclass(slots=True)
class Difference:
    """What differs between two plans, and what makes them unlike."""

    a: PlanSide
    b: PlanSide
    threshold: float
    changes: list[Change] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def of(self, topic: Topic, *kinds: ChangeKind) -> list[Change]:
        """Return the lines of a topic, of these kinds only where any are given."""
        return [one for one in self.changes if one.topic == topic and (not kinds or one.kind in kinds)]

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, fit for JSON; `delta` beside each pair of figures."""
        return {
            "a": asdict(self.a),
            "b": asdict(self.b),
            "threshold": self.threshold,
            "warnings": list(self.warnings),
            "changes": [{**asdict(one), "delta": one.delta} for one in self.changes],
        }

    def to_rows(self) -> list[dict[str, Any]]:
        """Return one flat row per line, with the first source of either side; further ones are counted."""
        return [_flatten(one) for one in self.changes]

    def to_frame(self) -> pd.DataFrame:
        """Return the rows as a pandas frame."""
        import pandas as pd

        return pd.DataFrame(self.to_rows(), columns=list(ROW_COLUMNS))


_PLACE = ("record_id", "page", "line_start", "line_end", "wording")
_PLAIN = ("topic", "kind", "name", "within", "field", "before", "after")
_MATCH = ("how", "score", "basis", "note")
ROW_COLUMNS = (
    *_PLAIN,
    "delta",
    *_MATCH,
    *(f"{side}_{column}" for side in "ab" for column in (*_PLACE, "more_sources")),
)


def _flatten(change: Change) -> dict[str, Any]:
    row: dict[str, Any] = {column: getattr(change, column) for column in (*_PLAIN, "delta", *_MATCH)}
    for side, places in (("a", change.sources_a), ("b", change.sources_b)):
        for column in _PLACE:
            row[f"{side}_{column}"] = getattr(places[0], column) if places else None
        row[f"{side}_more_sources"] = max(0, len(places) - 1)
    return row
