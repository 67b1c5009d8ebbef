"""A source as a row of the table `sources`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One source that was given: a row of the table `sources`, whose columns say what the fields mean."""

    source: str
    plan_key: str | None
    sha256: str | None
    state: Literal["done", "partial", "failed"]
    reason: str | None = None
    given_id: str | None = None
    given_agency: str | None = None
    given_year: int | None = None

    def list_values(self) -> list[str | int | None]:
        """Return the values of the columns, in their order."""
        return [getattr(self, name) for name in self.__slots__]
