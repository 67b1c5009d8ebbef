"""What a report shows, as data: agencies, plans, figures, and a part for each measure."""

from __future__ import annotations

from dataclasses import dataclass

from planparse.comparison import Measure
from planparse.report.labels import Label


@dataclass(frozen=True, slots=True)
class AgencyShown:
    """A body of the comparison."""

    name: str
    short: str
    kind: str | None
    province: str | None


@dataclass(frozen=True, slots=True)
class PlanShown:
    """A file that was compared: where it was read from, and what it holds."""

    key: str
    file: str
    agency: int
    instruments: tuple[str, ...]
    year_first: int | None
    year_last: int | None
    state: str


@dataclass(frozen=True, slots=True)
class FigureShown:
    """A figure; `agency` and `plan` are places in the lists of the page, `at` is its number in the comparison.

    `is_head` tells figures of whole bodies for the plan's first year (or all its years): those that charts show.
    """

    at: int
    agency: int
    plan: int
    value: float
    year_first: int | None
    year_last: int | None
    kind: str | None
    counted: str
    form: str
    instrument: str | None
    size: str | None
    group: str | None
    marks: tuple[str, ...]
    printed: float | None
    is_main: bool
    is_head: bool
    is_ranked: bool
    peers: int
    median: float | None
    lower_quartile: float | None
    upper_quartile: float | None
    rank: int | None
    tied: int | None


@dataclass(frozen=True, slots=True)
class BasisGroup:
    """Figures of one basis, the greatest first; `ranked` is how many of them are ranked."""

    label: Label
    figures: tuple[FigureShown, ...]
    ranked: int
    median: float | None
    lower_quartile: float | None
    upper_quartile: float | None

    @property
    def least(self) -> float:
        """The least value that is ranked."""
        return min(one.value for one in self.figures if one.is_ranked)

    @property
    def greatest(self) -> float:
        """The greatest value that is ranked."""
        return max(one.value for one in self.figures if one.is_ranked)


@dataclass(frozen=True, slots=True)
class MeasurePart:
    """A measure with its figures. `scale` divides what charts show, `unit` being that of the scaled figures."""

    measure: Measure
    title: Label
    definition: Label
    unit: Label
    scaled_unit: Label
    scale: float
    figures: tuple[FigureShown, ...]
    groups: tuple[BasisGroup, ...]
    agencies: int

    @property
    def largest(self) -> BasisGroup | None:
        """The basis that most agencies share, None where no figure is ranked."""
        ranked = [group for group in self.groups if group.ranked]
        return max(ranked, key=lambda group: group.ranked, default=None)


@dataclass(frozen=True, slots=True)
class FindingShown:
    """What the comparison says about itself."""

    code: str
    severity: str
    message: Label


@dataclass(frozen=True, slots=True)
class Page:
    """A whole report, before it is HTML. `absent` are agencies whose plans gave no figure at all."""

    by: str
    agencies: tuple[AgencyShown, ...]
    plans: tuple[PlanShown, ...]
    parts: tuple[MeasurePart, ...]
    empty_measures: tuple[Measure, ...]
    findings: tuple[FindingShown, ...]
    absent: tuple[str, ...]
    has_medians: bool
    years: tuple[int, ...]
