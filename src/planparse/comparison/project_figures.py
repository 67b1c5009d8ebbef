"""Figures of projects, of what they cost, and of their indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from planparse.comparison.drawing_up import Drawn, Rows, add_items, divide, keep_figures
from planparse.comparison.material import Material, to_numbers
from planparse.comparison.measure import Dimension
from planparse.comparison.post_counts import UNTOLD
from planparse.comparison.post_figures import draw_posts
from planparse.comparison.words import coalesce_words, make_category

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

COLUMNS = ["doc", "group", "year_first", "year_last", "value", "row"]
TOLD = ("amount", "none")
"""What a plan says of the money of a project: a sum, or that none is needed. The rest is unknown, not 0."""


def list_projects(material: Material, dimension: Dimension | None = None) -> pd.DataFrame:
    """Return projects with the years of their document, `group`, `value` (its whole budget in baht) and `status`."""
    rows = set_span(material.rows("projects"), material)
    rows["status"] = make_category(rows["budget_status"])
    rows["value"] = _money(rows["status"], to_numbers(rows["budget_total"]))
    if dimension == "year":
        rows = _spread_schedule(rows)
    elif dimension == "department":
        rows["group"] = coalesce_words(rows["department_id"], rows["responsible"], UNTOLD)
    elif dimension == "strategy":
        rows["group"] = _name_strategies(rows, rows["strategy_id"], material)
    return rows


def set_span(rows: pd.DataFrame, material: Material) -> pd.DataFrame:
    """Return rows with the first and last year of their document, and an empty group."""
    documents = material.documents
    made = rows.assign(group=None)
    made["year_first"] = rows["doc"].map(documents["year_first"])
    made["year_last"] = rows["doc"].map(documents["year_last"])
    return made


def _money(status: pd.Series[str], amount: Any) -> Any:
    """Return the baht of a budget: 0 where the plan says that no money is needed, NaN where it does not say."""
    import numpy as np

    is_none, is_amount = ((status == word).to_numpy(bool, na_value=False) for word in ("none", "amount"))
    return np.where(is_none, 0.0, np.where(is_amount, amount, np.nan))


def _spread_schedule(rows: pd.DataFrame) -> pd.DataFrame:
    """Return one row per fiscal year in which a project runs; those without a schedule keep the years of the plan."""
    import numpy as np

    years = [[part["fiscal_year"] for part in held] if held is not None else [] for held in rows["schedule"]]
    counts = np.array([len(held) for held in years], dtype=int)
    spread = rows.loc[np.repeat(rows.index.to_numpy(), counts)].reset_index(drop=True)
    flat = np.array([year for held in years for year in held], dtype=float)
    return spread.assign(year_first=flat, year_last=flat)


def _name_strategies(rows: pd.DataFrame, identity: pd.Series[str], material: Material) -> pd.Series[str]:
    """Return the title of the strategy that each row belongs to, as printed."""
    import pandas as pd

    strategies = material.rows("strategies")
    known = pd.DataFrame(
        {
            "doc": strategies["doc"].to_numpy(),
            "_id": strategies["id"].astype("object").to_numpy(),
            "_title": make_category(strategies["title"]).to_numpy(),
        }
    ).drop_duplicates(["doc", "_id"])
    own = pd.DataFrame({"doc": rows["doc"].to_numpy(), "_id": identity.astype("object").to_numpy()})
    met = own.merge(known, on=["doc", "_id"], how="left", validate="many_to_one")["_title"]
    return coalesce_words(met, UNTOLD).set_axis(rows.index)


def draw_budgets(material: Material, dimension: Dimension | None) -> list[Drawn]:
    """Return the money of projects: of each fiscal year, and of all years of a plan of several.

    Lines of projects are the items; the plan's own total of the year, with neither strategy nor department, stands
    beside them. A matrix of departments and strategies is a second form, for it says the same money again.
    """
    lines = _list_lines(material)
    is_item = lines["role"] == "item"
    of_project = is_item & _belong_to_projects(lines, material)
    drawn = []
    for form, items in (("projects", lines[of_project]), ("budget_matrix", lines[is_item & ~of_project])):
        named, totals = _name_groups(items, lines, form, dimension, material)
        if form == "projects":
            named = _add_untold(named, material, dimension)
        made = add_items(Rows("budget_lines", named[COLUMNS]), totals[COLUMNS], "development_budget", form)
        is_own = ~made.frame["is_printed"].to_numpy(bool) | (form == "projects")
        drawn.append(keep_figures(made, is_own))
    if dimension != "year":
        drawn.append(_draw_span(material, dimension))
    return drawn


def _belong_to_projects(lines: pd.DataFrame, material: Material) -> npt.NDArray[np.bool_]:
    import pandas as pd

    projects = material.rows("projects")
    known = pd.MultiIndex.from_arrays([projects["doc"], projects["id"].astype("object")])
    return pd.MultiIndex.from_arrays([lines["doc"], lines["parent_id"].astype("object")]).isin(known)


def _add_untold(items: pd.DataFrame, material: Material, dimension: Dimension | None) -> pd.DataFrame:
    """Add a row without a figure for each year of a project that does not say its cost: no sum is complete then."""
    import pandas as pd

    projects = list_projects(material, dimension if dimension != "year" else None)
    untold = projects[~projects["status"].isin(TOLD) & projects["year_first"].notna()]
    span = zip(untold["year_first"], untold["year_last"], strict=True)
    years: Any = [list(range(int(one), int(other) + 1)) for one, other in span]
    spread = untold.assign(year_first=years, value=float("nan"), row=-1)[COLUMNS].explode("year_first")
    spread = spread.assign(year_first=spread["year_first"].astype(float), year_last=spread["year_first"].astype(float))
    return pd.concat([items[COLUMNS], spread], ignore_index=True) if len(spread) else items


def _list_lines(material: Material) -> pd.DataFrame:
    rows = material.rows("budget_lines").assign(group=None)
    year = to_numbers(rows["fiscal_year"])
    rows["value"] = _money(rows["status"], to_numbers(rows["amount"]))
    return rows.assign(year_first=year, year_last=year)


def _name_groups(
    items: pd.DataFrame, lines: pd.DataFrame, form: str, dimension: Dimension | None, material: Material
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return items with their group, and the printed totals of the same groups."""
    parent, department = lines["parent_id"], lines["department"]
    totals = lines[(lines["role"] == "total") & parent.isna() & department.isna()]
    if dimension == "department":
        totals = lines[lines["role"].isin(["total", "subtotal"]) & parent.isna() & department.notna()]
        return _by_department(items), _by_department(totals)
    if dimension == "strategy":
        totals = lines[lines["role"].isin(["total", "subtotal"]) & parent.notna() & department.isna()]
        own = _strategy_of_projects(items, material) if form == "projects" else items["parent_id"]
        items = items.assign(group=_name_strategies(items, own, material))
        return items, totals.assign(group=_name_strategies(totals, totals["parent_id"], material))
    return items, totals


def _by_department(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.assign(group=coalesce_words(rows["department_id"], rows["department"], UNTOLD))


def _strategy_of_projects(items: pd.DataFrame, material: Material) -> pd.Series[str]:
    import pandas as pd

    projects = material.rows("projects")[["doc", "id", "strategy_id"]].astype({"id": "object", "strategy_id": "object"})
    own = pd.DataFrame({"doc": items["doc"].to_numpy(), "id": items["parent_id"].astype("object").to_numpy()})
    met = own.merge(projects.drop_duplicates(["doc", "id"]), on=["doc", "id"], how="left", validate="many_to_one")
    return pd.Series(met["strategy_id"].to_numpy(dtype=object), index=items.index)


def _draw_span(material: Material, dimension: Dimension | None) -> Drawn:
    """Return the budgets of projects over all years of plans of several years."""
    rows = list_projects(material, dimension)
    rows = rows[rows["year_first"] != rows["year_last"]]
    rows = forget_untold_years(rows, material)
    rows = rows[rows["year_first"].notna()]  # the lines without a year give that figure
    return add_items(Rows("projects", rows[COLUMNS]), None, "development_budget", "projects")


def forget_untold_years(rows: pd.DataFrame, material: Material) -> pd.DataFrame:
    """Take the years from projects of plans of several years whose sums name no year: they may be those of one year."""
    import numpy as np

    lines = _list_lines(material)
    untold = set(lines.loc[lines["year_first"].isna() & lines["value"].gt(0), "doc"])
    is_untold = (rows["doc"].isin(untold) & (rows["year_first"] != rows["year_last"])).to_numpy(bool)
    return rows.assign(
        year_first=np.where(is_untold, np.nan, rows["year_first"]),
        year_last=np.where(is_untold, np.nan, rows["year_last"]),
    )


def count_rows(rows: pd.DataFrame, name: str, counted: str) -> Drawn:
    """Return the number of rows of each document and group."""
    return add_items(Rows(name, rows.assign(value=1.0)[COLUMNS]), None, counted, name)


def draw_heads(material: Material) -> list[Drawn]:
    """Return the development budget of the first year of each document divided by the posts held that it counts."""
    held = draw_posts(material, None, "occupied", "occupied_posts")
    drawn = []
    for budget in draw_budgets(material, None)[:2]:
        rest = budget
        for counted in held:
            found = divide(rest, counted, "development_budget_per_occupied_post", None)
            drawn.append(found)
            rest = keep_figures(rest, ~rest.frame["doc"].isin(found.frame["doc"]).to_numpy(bool))
    return drawn


def list_skills(material: Material, dimension: Dimension | None) -> pd.DataFrame:
    """Return one row per skill that the individual development plans name."""
    rows = set_span(material.rows("development_needs"), material)
    if dimension in ("position", "department"):
        identity = [rows[f"{dimension}_id"]] if f"{dimension}_id" in rows else []
        rows["group"] = coalesce_words(*identity, rows[dimension], UNTOLD)
    rows["value"] = rows["skills"]
    spread = rows[COLUMNS].explode("value", ignore_index=True)
    return spread[spread["value"].notna()]
