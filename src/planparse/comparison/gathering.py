"""All figures of a comparison in one frame, with what they stand for, which of them is taken, and their marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import nan
from typing import TYPE_CHECKING, Any

from planparse.comparison.drawing_up import TOLERANCE, Drawn, Link
from planparse.comparison.figure import MARKS, UNRANKED
from planparse.comparison.material import Material, to_numbers
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.words import join_words

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

INSTRUMENTS = ("manpower_plan", "management_plan", "development_plan", "hr_policy", "announcement", "progress_report")
"""Which instrument is taken first where several count the same: the plan that is about it, then those that quote it."""
LOW_CONFIDENCE = 0.7
"""Below this the reading itself finds fault with a record (finding low-confidence)."""
DOCUMENT_COLUMNS = ("plan_key", "agency", "agency_name", "has_agency_id", "agency_type", "province", "instrument")
NUMBERS: tuple[tuple[str, type, float], ...] = (
    ("doc", int, 0),
    ("year_first", float, nan),
    ("year_last", float, nan),
    ("value", float, nan),
    ("printed", float, nan),
    ("is_printed", bool, False),
    ("is_partial", bool, False),
    ("is_contradicted", bool, False),
)
"""Columns of figures that are numbers, what they are, and what they are where a kind of figure has none."""
CLAIM = ("agency", "measure", "dimension", "year_first", "year_last", "counted", "basis_instrument")
"""Figures that agree in these, and in their form, say the same thing: one of their documents is taken."""


def gather_figures(
    material: Material, measures: Sequence[Measure], dimension: Dimension | None
) -> tuple[pd.DataFrame, tuple[Link, ...]]:
    """Return the figures of the measures, of whole plans and by the dimension, and what they rest on."""

    parts: list[tuple[Measure, Dimension | None, Drawn]] = []
    links: list[Link] = []
    start = 0
    for measure in measures:
        for asked in [None, dimension] if dimension in measure.dimensions and dimension != "year" else [None]:
            is_by_year = dimension == "year" and "year" in measure.dimensions
            for drawn in measure.draw(material, asked):
                parts.append((measure, "year" if is_by_year else asked, drawn))
                links += [Link(one.record_list, one.part, one.figures + start, one.rows) for one in drawn.links]
                start += len(drawn.frame)
    figures = _join_figures(parts)
    documents, doc = material.documents, figures["doc"].to_numpy(int)
    for name in DOCUMENT_COLUMNS:
        is_flag = documents[name].dtype == bool
        figures[name] = documents[name].to_numpy()[doc] if is_flag else join_words([documents[name]]).take(doc)
    return figures, tuple(links)


def _join_figures(parts: Sequence[tuple[Measure, Dimension | None, Drawn]]) -> pd.DataFrame:
    """Return the figures below each other, words as categories in their order: there are few, and many figures."""
    import numpy as np
    import pandas as pd

    sizes = [len(drawn.frame) for _, _, drawn in parts]
    joined: dict[str, Any] = {}
    for name, kind, absent in NUMBERS:
        columns = [
            drawn.frame[name].to_numpy() if name in drawn.frame else [absent] * len(drawn.frame) for *_, drawn in parts
        ]
        joined[name] = np.concatenate([np.asarray(column, dtype=kind) for column in columns])
    joined["value"] = np.round(joined["value"], 6)
    for name in ("group", "counted", "form"):
        joined[name] = join_words([drawn.frame[name] for *_, drawn in parts])
    measures = [measure for measure, *_ in parts]
    told = {
        "measure": [one.name for one in measures],
        "dimension": [dimension for _, dimension, _ in parts],
        "unit": [one.unit for one in measures],
    }
    for name, words in told.items():
        joined[name] = join_words([pd.Series(words, dtype="object")]).take(np.repeat(np.arange(len(parts)), sizes))
    limits = [np.nan if one.limit is None else one.limit for one in measures]
    joined["limit"] = np.repeat(np.array(limits, dtype=float), sizes)
    joined["by_instrument"] = np.repeat(np.array([one.by_instrument for one in measures], dtype=bool), sizes)
    return pd.DataFrame(joined)


def choose_figures(figures: pd.DataFrame, measures: Mapping[str, Measure], material: Material) -> pd.DataFrame:
    """Add `basis_instrument`, `superseded`, `repeated`, and `is_main`: the figure that stands for the agency.

    Of several documents of one agency that claim the same figure, the one about it is taken, then the later revision,
    then the later announcement, then that with the lower key. Of several forms the measure's first is the main one.
    """
    import numpy as np

    figures["basis_instrument"] = figures["instrument"].where(figures["by_instrument"])
    first = _prefer_documents(material.documents)
    doc, plan = figures["doc"].to_numpy(int), figures["plan_key"].cat.codes.to_numpy()
    claims = figures.groupby([*CLAIM, "form"], dropna=False, sort=False, observed=True)
    number = claims.ngroup().to_numpy()
    order = np.lexsort((first[doc], number))
    begins = np.ones(len(order), dtype=bool)
    begins[1:] = number[order[1:]] != number[order[:-1]]
    taken = np.empty(int(number.max(initial=-1)) + 1, dtype=int)
    taken[number[order[begins]]] = order[begins]
    taken = taken[number]
    is_other, is_same_plan = doc != doc[taken], plan == plan[taken]
    figures["superseded"] = is_other & ~is_same_plan
    figures["repeated"] = is_other & is_same_plan
    figures["_form"] = _number_forms(figures, measures) + np.where(is_other, 1000, 0)
    best = figures.groupby(list(CLAIM), dropna=False, sort=False, observed=True)["_form"].transform("min")
    figures["is_main"] = (figures["_form"] == best) & ~is_other
    return figures.drop(columns="_form")


def _prefer_documents(documents: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Return the place of each document in the order in which one is taken of several that say the same."""
    import numpy as np

    order = {name: number for number, name in enumerate(INSTRUMENTS)}
    kind = np.array([order.get(name, len(order)) for name in documents["instrument"]], dtype=float)
    keys = documents["plan_key"].astype("object").factorize(sort=True)[0].astype(float)
    ranked = np.lexsort((keys, -_days(documents), -documents["revision"].to_numpy(float), kind))
    places = np.empty(len(documents), dtype=np.int64)
    places[ranked] = np.arange(len(documents))
    return places


def _number_forms(figures: pd.DataFrame, measures: Mapping[str, Measure]) -> npt.NDArray[np.int64]:
    """Return the place of each figure's form among those of its measure: the first is the main one."""
    import numpy as np

    names, forms = figures["measure"].cat, figures["form"].cat
    known = {(name, form): at for name, one in measures.items() for at, form in enumerate(one.forms)}
    shape = len(names.categories), len(forms.categories)
    places = [known.get((name, form), 99) for name in names.categories for form in forms.categories]
    found: npt.NDArray[np.int64] = np.array(places, dtype=np.int64).reshape(shape)[names.codes, forms.codes]
    return found


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
    figures["differs_from_printed"] |= figures["is_contradicted"]
    figures["ocr"] = figures["plan_key"].isin(ocr)
    figures["incomplete_reading"] = figures["plan_key"].isin(cut)
    figures["no_year"] = figures["year_first"].isna()
    figures["no_agency_id"] = ~figures["has_agency_id"].to_numpy(bool)
    figures["over_limit"] = figures["value"] > figures["limit"]
    figures["is_ranked"] = ~np.logical_or.reduce([figures[mark].to_numpy(bool) for mark in UNRANKED])
    figures["is_ranked"] &= figures["agency_type"].notna().to_numpy(bool)
    bits = sum(figures[mark].to_numpy(np.int64) << at for at, mark in enumerate(MARKS))
    held, codes = np.unique(bits, return_inverse=True)
    words = [",".join(mark for at, mark in enumerate(MARKS) if one >> at & 1) for one in held.tolist()]
    figures["marks"] = pd.Categorical.from_codes(codes, pd.Index(words, dtype="object"))
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
