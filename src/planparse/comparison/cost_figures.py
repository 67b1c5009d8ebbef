"""Figures of the table of personnel costs (ภาระค่าใช้จ่าย), one a fiscal year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planparse.comparison.drawing_up import Drawn, Link, Rows, add_items, divide, keep_figures
from planparse.comparison.material import Material, spread_years, to_numbers
from planparse.comparison.measure import Dimension
from planparse.comparison.post_counts import UNTOLD, list_posts
from planparse.comparison.post_figures import draw_counts, draw_required
from planparse.comparison.words import coalesce_words

if TYPE_CHECKING:
    import pandas as pd

FORM = "personnel_costs"
FRAME = 1
"""Where the staffing frame stands in what `draw_counts` returns."""
COLUMNS = ["doc", "group", "year_first", "year_last", "value", "row"]


def draw_salaries(material: Material, dimension: Dimension | None) -> list[Drawn]:
    """Return the cost of posts without benefits: items, beside the subtotal that the plan prints."""
    costs = _spread(material, "cost")
    items = costs[costs["role"] == "item"]
    totals = costs[(costs["role"] == "subtotal") & costs["department"].isna()].assign(group=None)
    if dimension in ("department", "position"):
        printed = [items["department"]] if dimension == "department" else [items["position_id"], items["position"]]
        items = items.assign(group=coalesce_words(*printed, UNTOLD))
        totals = totals.iloc[:0]
    return [add_items(Rows(FORM, items[COLUMNS]), totals[COLUMNS], "salaries", FORM)]


def draw_costs(material: Material) -> Drawn:
    """Return salaries and benefits of the whole body: items and benefits, beside the printed total."""
    if "costs" not in material.kept:
        material.kept["costs"] = _add_costs(material)
    drawn: Drawn = material.kept["costs"]
    return drawn


def _add_costs(material: Material) -> Drawn:
    costs = _spread(material, "cost")
    items = costs[costs["role"].isin(["item", "benefits"])]
    items = items.assign(part=(items["role"] == "benefits").astype(int))
    totals = costs[costs["role"] == "total"]
    return add_items(Rows(FORM, items[[*COLUMNS, "part"]], 2), totals[COLUMNS], "salaries_and_benefits", FORM)


def draw_share(material: Material) -> Drawn:
    """Return salaries and benefits in percent of the yearly budget, beside the percentage that the plan prints."""
    costs = draw_costs(material)
    budget = _spread(material, "cost")
    drawn = divide(
        costs,
        add_items(Rows(FORM, budget.loc[budget["role"] == "budget", COLUMNS]), None, "budget", FORM),
        "share_of_yearly_budget",
        scale=100,
    )
    ratios = _spread(material, "ratio")
    ratios = ratios.loc[ratios["role"] == "ratio", ["doc", "year_first", "value", "row"]].rename(
        columns={"value": "told"}
    )
    keys = ["doc", "year_first"]
    ratios = ratios[~ratios.duplicated(keys, keep=False)]
    own = drawn.frame[keys].assign(figure=range(len(drawn.frame)))
    told = own.merge(ratios, on=keys, how="left", validate="many_to_one")
    beside = told[told["row"].notna()]
    link = Link(FORM, "printed", beside["figure"].to_numpy(int), beside["row"].to_numpy(int))
    return Drawn(drawn.frame.assign(printed=told["told"].to_numpy()), (*drawn.links, link))


def draw_cost_per_post(material: Material) -> Drawn:
    """Return salaries and benefits of a year divided by the posts required in it, where both count the same posts.

    They do where the cost table and the frame name the same number of posts now.
    """
    required = draw_required(material, None)[FRAME]
    drawn = divide(draw_costs(material), required, "salaries_and_benefits_per_post", FORM)
    return keep_figures(drawn, drawn.frame["doc"].isin(find_same_posts(material)).to_numpy())


def find_same_posts(material: Material) -> set[int]:
    """Return the documents whose cost table and frame name the same number of posts now."""
    rows = material.rows(FORM)
    rows = rows.assign(value=to_numbers(rows["posts"]), group=None, year_first=0.0, year_last=0.0)
    totals = rows[(rows["role"] == "subtotal") & rows["department"].isna()]
    costed = add_items(Rows(FORM, rows.loc[rows["role"] == "item", COLUMNS]), totals[COLUMNS], "", FORM).frame
    posts = list_posts(material)
    framed = draw_counts(material, posts.assign(value=posts["posts"]), None, "")[FRAME]
    both = costed.merge(framed.frame, on="doc", suffixes=("", "_frame"))
    return set(both.loc[both["value"] == both["value_frame"], "doc"])


def _spread(material: Material, column: str) -> pd.DataFrame:
    name = f"costs of {column}"
    if name not in material.kept:
        needed = ["doc", "row", "role", "department", "position_id", "position", column]
        rows = spread_years(material.rows(FORM)[needed], column)
        material.kept[name] = rows.assign(group=None, year_first=rows["year"], year_last=rows["year"])
    spread: pd.DataFrame = material.kept[name]
    return spread
