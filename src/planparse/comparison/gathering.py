"""All figures of a comparison in one frame, with what they stand for, which of them is taken, and their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from planparse.comparison.drawing_up import TOLERANCE, Drawn, Link
from planparse.comparison.figure import MARKS, UNRANKED
from planparse.comparison.material import Material, to_numbers
from planparse.comparison.measure import Dimension, Measure

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

INSTRUMENTS = ("manpower_plan", "management_plan", "development_plan", "hr_policy", "announcement", "progress_report")
"""Which instrument is taken first where several count the same: the plan that is about it, then those that quote it."""
LOW_CONFIDENCE = 0.7
"""Below this the reading itself finds fault with a record (finding low-confidence)."""
DOCUMENT_COLUMNS = ("plan_key", "agency", "agency_name", "has_agency_id", "agency_type", "province", "instrument")
CLAIM = ("agency", "measure", "dimension", "year_first", "year_last", "counted", "basis_instrument")
"""Figures that agree in these, and in their form, say the same thing: one of their documents is taken."""


def gather_figures(
    material: Material, measures: Sequence[Measure], dimension: Dimension | None
) -> tuple[pd.DataFrame, tuple[Link, ...]]:
    """Return the figures of the measures, of whole plans and by the dimension, and what they rest on."""
    import numpy as np
    import pandas as pd

    frames: list[pd.DataFrame] = []
    links: list[Link] = []
    start = 0
    for measure in measures:
        for asked in [None, dimension] if dimension in measure.dimensions and dimension != "year" else [None]:
            for drawn in measure.draw(material, asked):
                is_by_year = dimension == "year" and "year" in measure.dimensions
                frames.append(_name_figures(drawn, measure, "year" if is_by_year else asked))
                links += [Link(one.record_list, one.part, one.figures + start, one.rows) for one in drawn.links]
                start += len(drawn.frame)
    figures = pd.concat([frame for frame in frames if len(frame)] or frames[:1], ignore_index=True)
    documents = material.documents
    for name in DOCUMENT_COLUMNS:
        figures[name] = documents[name].to_numpy()[figures["doc"].to_numpy(int)]
    figures["value"] = np.round(figures["value"].to_numpy(float), 6)
    return figures, tuple(links)


def _name_figures(drawn: Drawn, measure: Measure, dimension: Dimension | None) -> pd.DataFrame:
    return drawn.frame.assign(
        measure=measure.name,
        dimension=dimension,
        unit=measure.unit,
        limit=measure.limit if measure.limit is not None else float("nan"),
        by_instrument=measure.by_instrument,
    )


def choose_figures(figures: pd.DataFrame, measures: Mapping[str, Measure], material: Material) -> pd.DataFrame:
    """Add `basis_instrument`, `superseded`, `repeated`, and `is_main`: the figure that stands for the agency.

    Of several documents of one agency that claim the same figure, the one about it is taken, then the later revision,
    then the later announcement, then that with the lower key. Of several forms the measure's first is the main one.
    """
    import numpy as np

    figures["basis_instrument"] = figures["instrument"].where(figures["by_instrument"], None)
    order = {name: number for number, name in enumerate(INSTRUMENTS)}
    documents = material.documents
    figures["_kind"] = figures["instrument"].map(lambda name: order.get(name, len(order))).astype(int)
    figures["_revision"] = -documents["revision"].to_numpy()[figures["doc"]]
    figures["_announced"] = -_days(documents)[figures["doc"]]
    claims = figures.groupby([*CLAIM, "form"], dropna=False, sort=False, observed=True).ngroup().to_numpy()
    figures["_claim"] = claims
    ranked = figures.sort_values(["_claim", "_kind", "_revision", "_announced", "plan_key", "doc"], kind="stable")
    first = ranked.drop_duplicates("_claim").set_index("_claim")
    taken_doc = first["doc"].reindex(claims).to_numpy()
    taken_plan = first["plan_key"].reindex(claims).to_numpy()
    is_other = figures["doc"].to_numpy() != taken_doc
    is_same_plan = figures["plan_key"].to_numpy() == taken_plan
    figures["superseded"] = is_other & ~is_same_plan
    figures["repeated"] = is_other & is_same_plan
    forms = {(name, form): at for name, one in measures.items() for at, form in enumerate(one.forms)}
    pairs = zip(figures["measure"], figures["form"], strict=True)
    figures["_form"] = np.array([forms.get(pair, 99) for pair in pairs], dtype=int)
    figures["_form"] += np.where(is_other, 1000, 0)
    best = figures.groupby(list(CLAIM), dropna=False, sort=False, observed=True)["_form"].transform("min")
    figures["is_main"] = (figures["_form"] == best) & ~is_other
    return figures.drop(columns=["_kind", "_revision", "_announced", "_claim", "_form"])


def _days(documents: pd.DataFrame) -> npt.NDArray[np.float64]:
    """Return the day of the announcement as a number, 0 where there is none."""
    import numpy as np
    import pandas as pd

    days = pd.to_datetime(documents["announced_on"], errors="coerce")
    numbers: npt.NDArray[np.float64] = np.nan_to_num(days.to_numpy("datetime64[D]").astype(float).clip(min=0))
    return numbers


def mark_figures(figures: pd.DataFrame, links: Sequence[Link], material: Material) -> pd.DataFrame:
    """Add a flag column per mark, `marks` (their names, in order, with commas) and `is_ranked`."""
    import numpy as np
    import pandas as pd

    size = len(figures)
    plans, sources = material.frames["plans"], material.frames["sources"]
    ocr = set(plans.loc[plans["text_origin"].eq("ocr").fillna(False).to_numpy(bool), "plan_key"])
    cut = set(sources.loc[sources["state"].eq("partial").fillna(False).to_numpy(bool), "plan_key"])
    figures["has_error_finding"] = _touch(size, links, _find_errors(material))
    figures["low_confidence"] = _touch(size, links, _find_doubts(links, material))
    figures["partial"] = figures["is_partial"].to_numpy(bool)
    figures["printed_total"] = figures["is_printed"].to_numpy(bool)
    gap = (figures["value"] - figures["printed"]).abs()
    is_rounded = figures["unit"] == "percent"
    figures["differs_from_printed"] = gap > np.where(is_rounded, 2 * TOLERANCE, TOLERANCE)
    if "is_contradicted" in figures:  # only sums over items can be
        figures["differs_from_printed"] |= figures["is_contradicted"].eq(True).to_numpy(bool)
    figures["ocr"] = figures["plan_key"].isin(ocr)
    figures["incomplete_reading"] = figures["plan_key"].isin(cut)
    figures["no_year"] = figures["year_first"].isna()
    figures["no_agency_id"] = ~figures["has_agency_id"].to_numpy(bool)
    figures["over_limit"] = (figures["value"] > figures["limit"]).fillna(False)
    figures["is_ranked"] = ~np.logical_or.reduce([figures[mark].to_numpy(bool) for mark in UNRANKED])
    figures["is_ranked"] &= figures["agency_type"].notna()
    names = np.full(size, "", dtype=object)
    for mark in MARKS:
        names = np.where(figures[mark].to_numpy(bool), names + f"{mark},", names)
    figures["marks"] = pd.Series([text.rstrip(",") for text in names], index=figures.index, dtype="object")
    return figures


def _touch(size: int, links: Sequence[Link], rows: Mapping[str, npt.NDArray[np.bool_]]) -> npt.NDArray[np.bool_]:
    """Return which figures rest on one of those rows."""
    import numpy as np

    touched = np.zeros(size, dtype=bool)
    for link in links:
        touched[link.figures[rows[link.record_list][link.rows]]] = True
    return touched


def _find_errors(material: Material) -> dict[str, npt.NDArray[np.bool_]]:
    """Return for each list which of its rows a finding of severity error is about."""
    import pandas as pd

    findings = material.frames["findings"]
    errors = findings.loc[findings["severity"].eq("error").fillna(False).to_numpy(bool), ["plan_key", "record_ids"]]
    named = errors.explode("record_ids")
    index = pd.MultiIndex.from_arrays([named["plan_key"].astype("object"), named["record_ids"].astype("object")])
    return {
        name: pd.MultiIndex.from_arrays([frame["plan_key"].astype("object"), frame["id"].astype("object")]).isin(index)
        for name, frame in material.frames.items()
        if "confidence" in frame
    }


def _find_doubts(links: Sequence[Link], material: Material) -> dict[str, npt.NDArray[np.bool_]]:
    names = {link.record_list for link in links}
    return {name: to_numbers(material.frames[name]["confidence"]) < LOW_CONFIDENCE for name in names}
