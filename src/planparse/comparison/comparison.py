"""A comparison: frames of figures, of agencies, of groups and of sources, and what there is to say about them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from planparse.comparison.columns import WORDING
from planparse.comparison.drawing_up import Link
from planparse.comparison.figure import Basis, Figure, Mark, SourceRecord
from planparse.comparison.material import Material
from planparse.comparison.measure import Measure

if TYPE_CHECKING:
    import pandas as pd

PLACE = ("page", "line_start", "line_end")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Figures side by side.

    `long` has a row per figure: measure, agency, dimension and group, value, unit, basis, marks, and its place among
    its peers; the index is the number of the figure. `wide` has a row per agency (or what was asked for) and a column
    per measure. `groups` has a row per basis: median, quartiles and the number of agencies behind them. `findings` has
    what is refused, left out or unlike. The rows of all frames are in a fixed order.
    """

    by: str
    measures: tuple[Measure, ...]
    long: pd.DataFrame
    wide: pd.DataFrame
    groups: pd.DataFrame
    findings: pd.DataFrame
    links: tuple[Link, ...]
    material: Material

    @property
    def sources(self) -> pd.DataFrame:
        """One row per record behind a figure: figure, part, plan_key, list, record_id, page, lines and wording."""
        return self.find_sources(self.long.index.tolist())

    def find_sources(self, figures: Sequence[int]) -> pd.DataFrame:
        """Return the rows of `sources` of those figures: numbers of the index of `long`."""
        import numpy as np
        import pandas as pd

        wanted = np.array(sorted(figures), dtype=np.int64)
        parts = [self._show_link(link, wanted) for link in self.links]
        shown = pd.concat([part for part in parts if len(part)] or parts[:1] or [pd.DataFrame()], ignore_index=True)
        if shown.empty:
            return pd.DataFrame(columns=["figure", "part", "plan_key", "list", "record_id", *PLACE, "wording"])
        shown = shown.drop_duplicates(["figure", "part", "list", "_row"])
        order = ["figure", "part", "list", "_row"]
        return shown.sort_values(order, kind="stable", ignore_index=True).drop(columns="_row")

    def _show_link(self, link: Link, wanted: Any) -> pd.DataFrame:
        import numpy as np
        import pandas as pd

        keep = np.isin(link.figures, wanted)
        rows = link.rows[keep]
        records = self.material.frames[link.record_list].iloc[rows]
        shown = pd.DataFrame(
            {
                "figure": link.figures[keep],
                "part": link.part,
                "plan_key": records["plan_key"].to_numpy(object),
                "list": link.record_list,
                "record_id": records["id"].to_numpy(object),
                "page": records["page"].astype("Int64").to_numpy(object),
                "line_start": records["line_start"].to_numpy(int),
                "line_end": records["line_end"].to_numpy(int),
                "_row": rows,
            }
        )
        words = [records[name].astype("object").where(records[name].notna(), "") for name in WORDING[link.record_list]]
        shown["wording"] = [" · ".join(filter(None, parts)) for parts in zip(*words, strict=True)]
        return shown

    def list_figures(self, figures: Sequence[int] | None = None) -> Iterator[Figure]:
        """Yield figures with their basis, marks and sources: those numbers of the index of `long`, else all of them."""
        numbers = self.long.index.tolist() if figures is None else list(figures)
        sources = dict(tuple(self.find_sources(numbers).groupby("figure")))
        for number in numbers:
            row: Any = self.long.loc[number]
            yield _make_figure(row, sources.get(number))


def _make_figure(row: Any, sources: pd.DataFrame | None) -> Figure:
    basis = Basis(
        _whole(row["year_first"]),
        _whole(row["year_last"]),
        _text(row["agency_type"]),
        str(row["counted"]),
        str(row["form"]),
        _text(row["basis_instrument"]),
    )
    marks: tuple[Mark, ...] = tuple(part for part in str(row["marks"]).split(",") if part)  # type: ignore[misc]
    printed = None if row["printed"] != row["printed"] else float(str(row["printed"]))
    return Figure(
        str(row["measure"]),
        str(row["agency"]),
        str(row["plan_key"]),
        _text(row["dimension"]),
        _text(row["group"]),
        float(str(row["value"])),
        str(row["unit"]),
        printed,
        basis,
        marks,
        () if sources is None else tuple(_make_source(one) for one in sources.itertuples(index=False)),
    )


def _make_source(one: object) -> SourceRecord:
    plan_key, name, record_id, part = (getattr(one, field) for field in ("plan_key", "list", "record_id", "part"))
    start, end, wording = (getattr(one, field) for field in ("line_start", "line_end", "wording"))
    return SourceRecord(plan_key, name, record_id, part, _whole(getattr(one, "page", None)), start, end, wording)


def _whole(value: object) -> int | None:
    import pandas as pd

    return None if value is None or pd.isna(value) else int(float(str(value)))  # type: ignore[call-overload]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
