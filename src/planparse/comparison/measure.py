"""A measure: what is compared, as data, and how it is drawn from the records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from planparse.comparison.drawing_up import Drawn

if TYPE_CHECKING:
    from planparse.comparison.material import Material

Dimension = Literal[
    "department", "position", "employment_type", "category", "level", "strategy", "competency_group", "year"
]
Unit = Literal["posts", "percent", "baht", "baht_per_post", "baht_per_head", "baht_per_project", "count"]
Draw = Callable[["Material", "Dimension | None"], Sequence[Drawn]]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure. `draw` gives its figures, for whole plans (dimension None) or by one of its `dimensions`.

    `forms` are those that it may be read from, the one taken first for the table of agencies at the head. Where
    `by_instrument` is set, instruments of unlike kinds (a policy and a development plan) are unlike bases.
    """

    name: str
    title_th: str
    title_en: str
    definition: str
    unit: Unit
    formula: str
    lists: tuple[str, ...]
    dimensions: tuple[Dimension, ...]
    draw: Draw
    forms: tuple[str, ...]
    by_instrument: bool = False
    source: str | None = None
    """The law or document that a rule in it comes from."""
    limit: float | None = None
    """What the law allows at most; figures above it are marked."""
