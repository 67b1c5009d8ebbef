"""The frames of a comparison: one row a figure, one row an agency, one row a basis."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from planparse.comparison.measure import Measure
from planparse.comparison.peers import BASIS

if TYPE_CHECKING:
    import pandas as pd

LONG = (
    "measure",
    "agency",
    "agency_name",
    "agency_type",
    "province",
    "plan_key",
    "plan_year",
    "dimension",
    "group",
    "value",
    "unit",
    "printed",
    "limit",
    "year_first",
    "year_last",
    "counted",
    "form",
    "instrument",
    "basis_instrument",
    "size",
    "marks",
    "is_main",
    "is_ranked",
    "peers",
    "median",
    "lower_quartile",
    "upper_quartile",
    "rank",
    "tied",
)
ROW = {"agency": [], "year": ["year_first"]}
HEAD = ["agency_name", "agency_type", "province", "agency"]


def shape_long(figures: pd.DataFrame, measures: Sequence[Measure], plan_years: pd.Series[float]) -> pd.DataFrame:
    """Return the figures in their order: by measure, agency, year, group and form; the index keeps their numbers."""
    order = {measure.name: at for at, measure in enumerate(measures)}
    figures = figures.assign(
        plan_year=figures["doc"].map(plan_years), _measure=figures["measure"].map(order).astype(int)
    )
    keys = ["_measure", "dimension", "agency_name", "agency", "year_first", "year_last", "group", "form", "instrument"]
    figures["is_main"] &= ~figures["measure"].isna()
    figures = figures.sort_values([*keys, "plan_key"], kind="stable", na_position="first")[list(LONG)]
    for name in ("plan_year", "year_first", "year_last", "rank", "tied"):
        figures[name] = figures[name].astype("Int64")
    return figures.rename_axis(index="figure")


def shape_wide(long: pd.DataFrame, measures: Sequence[Measure], by: str, least: int) -> pd.DataFrame:
    """Return the main figures with a column per measure.

    By agency a row is an agency and the first year of a plan, with the figures of that year; by year, an agency and a
    fiscal year; by another dimension, an agency, a year and a group. By province or kind of body a row holds the
    medians of the agencies of one kind and year, and beside each `<measure>_agencies`, how many stand behind it.
    """
    names = [measure.name for measure in measures]
    main = long[long["is_main"] & long["value"].notna()]
    if by == "year":
        return _pivot(main[main["year_first"].eq(main["year_last"]).fillna(False)], [*HEAD, "year_first"], names)
    if by not in ("agency", "province", "kind"):
        return _pivot(_keep_plan_year(main[main["dimension"] == by]), [*HEAD, "plan_year", "group"], names)
    whole = _keep_plan_year(main[main["dimension"].isna()])
    if by == "agency":
        return _pivot(whole, [*HEAD, "plan_year"], names)
    return _pivot_medians(whole[whole["is_ranked"]], "province" if by == "province" else "agency_type", names, least)


def _keep_plan_year(main: pd.DataFrame) -> pd.DataFrame:
    """Keep the figures of the plan's first year, and those of all its years together."""
    is_first = main["year_first"].isna() | main["year_first"].eq(main["plan_year"]).fillna(False)
    return main[is_first.to_numpy(bool)]


def _pivot(main: pd.DataFrame, rows: list[str], names: Sequence[str]) -> pd.DataFrame:
    """Return one row per `rows`; of two figures of a measure that of the shorter time is taken."""
    span = (main["year_last"] - main["year_first"]).fillna(99).astype(int)
    kept = main.assign(_span=span).sort_values([*rows, "measure", "_span"], kind="stable", na_position="last")
    kept = kept.drop_duplicates([*rows, "measure"])
    held = kept.set_index([*rows, "measure"])["value"].unstack("measure")
    wide = held.reindex(columns=list(names)).reset_index().rename_axis(columns=None)
    return wide.sort_values(rows, kind="stable", ignore_index=True)


def _pivot_medians(main: pd.DataFrame, column: str, names: Sequence[str], least: int) -> pd.DataFrame:
    import pandas as pd

    rows = list(dict.fromkeys([column, "agency_type", "plan_year"]))
    grouped = main.groupby([*rows, "measure"], dropna=False, sort=True)["value"].agg(["median", "size"])
    unlike = main.groupby([*rows, "measure"], dropna=False, sort=True)[["counted", "form", "basis_instrument"]]
    is_like = unlike.nunique(dropna=False).max(axis=1) == 1
    grouped["median"] = grouped["median"].where((grouped["size"] >= least) & is_like)
    medians = grouped["median"].unstack("measure").reindex(columns=list(names))
    sizes = grouped["size"].unstack("measure").reindex(columns=list(names)).fillna(0).astype(int)
    sizes.columns = pd.Index([f"{name}_agencies" for name in names])
    both = pd.concat([medians, sizes], axis=1)[[part for name in names for part in (name, f"{name}_agencies")]]
    return both.reset_index().rename_axis(columns=None)


def group_figures(long: pd.DataFrame, rules: Sequence[str], least: int) -> pd.DataFrame:
    """Return one row per basis: the number of agencies behind it, and median, quartiles, least and greatest value."""
    import pandas as pd

    keys = [*BASIS, *rules]
    ranked = long[long["is_ranked"]]
    if ranked.empty:
        return pd.DataFrame(
            columns=[*keys, "agencies", "median", "lower_quartile", "upper_quartile", "least", "greatest"]
        )
    found = ranked.groupby(keys, dropna=False, sort=False, observed=True).agg(
        agencies=("value", "size"),
        median=("median", "first"),
        lower_quartile=("lower_quartile", "first"),
        upper_quartile=("upper_quartile", "first"),
        least=("value", "min"),
        greatest=("value", "max"),
    )
    found.loc[found["agencies"] < least, ["least", "greatest"]] = float("nan")
    return found.reset_index()
