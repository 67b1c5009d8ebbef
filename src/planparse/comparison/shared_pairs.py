"""What shared wording consists of: passages, pairs of plans, and the shares of each plan."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

from planparse.comparison.left_names import LeftName
from planparse.comparison.wordings import Wording


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage that two plans share, as printed in either, with where its records were read."""

    text_a: str
    text_b: str
    likeness: float
    characters: int
    wording_a: Wording
    wording_b: Wording
    left_names: tuple[LeftName, ...] = ()


@dataclass(frozen=True, slots=True)
class SharedPair:
    """Two plans of different agencies and what they share, boilerplate apart.

    `earlier` is the key of the plan of the earlier year, None where the years are the same or not told: nothing else
    tells which was copied from which, or whether both have it from a third.
    """

    a: str
    b: str
    characters: int
    share_a: float
    share_b: float
    earlier: str | None
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class PlanShare:
    """How much of a plan's wording is whose; shares of `characters`, the folded characters that were compared."""

    key: str
    agency_id: str | None
    agency: str | None
    province: str | None
    year: int | None
    characters: int
    boilerplate: float | None
    copied: float | None
    partners: int
    closest: str | None
    left_names: tuple[LeftName, ...] = ()
    found_foreign: tuple[str, ...] = ()


@dataclass(slots=True)
class SharedWording:
    """The shares of every plan, the pairs with their passages, and what the figures rest on."""

    agencies: int
    provinces: int
    least_agencies: int
    least_provinces: int
    plans: list[PlanShare] = field(default_factory=list)
    pairs: list[SharedPair] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def to_dict(self) -> dict[str, Any]:
        """Return plain values, fit for JSON."""
        return asdict(self)
