"""Figures of posts: one count per document and form, its items by group, its printed totals beside them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from planparse.comparison.drawing_up import Drawn, Rows, add_items
from planparse.comparison.material import Material, spread_years
from planparse.comparison.measure import Dimension
from planparse.comparison.post_counts import UNTOLD, add_groups, list_posts
from planparse.comparison.words import coalesce_words

if TYPE_CHECKING:
    import pandas as pd

POST_FORMS = ("staffing_summary", "staffing_frame", "incumbents")
FRAME_FORMS = ("staffing_frame", "staffing_summary", "incumbents")
POST_DIMENSIONS: tuple[Dimension, ...] = ("department", "position", "employment_type", "category", "level")


def draw_posts(material: Material, dimension: Dimension | None, column: str, counted: str) -> list[Drawn]:
    """Return posts, occupied or vacant posts of each count of staffing, and of the list of seats."""
    name = f"{column} by {dimension}"
    if name not in material.kept:
        posts = list_posts(material)
        drawn = draw_counts(material, posts.assign(value=posts[column]), dimension, counted)
        material.kept[name] = [*drawn, _draw_seats(material, dimension, column, counted)]
    found: list[Drawn] = material.kept[name]
    return found


def draw_required(material: Material, dimension: Dimension | None) -> list[Drawn]:
    """Return the posts needed, one figure a year."""
    rows = _spread_required(material)
    rows = rows.assign(year_first=rows["year"], year_last=rows["year"])
    return draw_counts(material, rows, dimension, "posts_required")


def _spread_required(material: Material) -> pd.DataFrame:
    if "required" not in material.kept:
        material.kept["required"] = spread_years(list_posts(material), "required")
    spread: pd.DataFrame = material.kept["required"]
    return spread


def draw_changes(material: Material, dimension: Dimension | None) -> list[Drawn]:
    """Return the posts needed in the last year less those of the current frame, over the years of the frame."""
    rows = _spread_required(material)
    years = rows.groupby(["doc", "count"])["year"].agg(year_first="min", year_last="max").reset_index()
    rows = rows.merge(years, on=["doc", "count"], how="left")
    rows = rows[rows["year"] == rows["year_last"]].copy()
    rows["value"] = rows["value"] - rows["posts"]
    return draw_counts(material, rows, dimension, "change_of_posts")


def draw_counts(material: Material, rows: pd.DataFrame, dimension: Dimension | None, counted: str) -> list[Drawn]:
    """Add the rows of one count up for each document and form; `value` is what is added."""
    rows = _set_years(rows, material)
    if dimension == "year":
        dimension = None
    chosen = _choose_counts(rows, dimension)
    drawn = []
    for form in ("staffing_summary", "staffing_frame"):
        own = chosen[chosen["form"] == form]
        items = own[own["role"] == "item"].assign(group=_group(own[own["role"] == "item"], dimension))
        totals = own[own["role"] == ("total" if dimension is None else "subtotal")]
        if dimension not in (None, "department"):
            totals = totals.iloc[:0]
        elif dimension == "department":
            totals = totals[totals["department"].notna() & totals["employment_type"].isna()]
        totals = totals.assign(group=_group(totals, dimension))
        columns = ["doc", "group", "year_first", "year_last", "value", "row"]
        drawn.append(add_items(Rows("staffing", items[columns]), totals[columns], counted, form))
    return drawn


def _set_years(rows: pd.DataFrame, material: Material) -> pd.DataFrame:
    """Give rows without years of their own the first year of their document: the posts as the plan begins."""
    if "year_first" in rows:
        return rows
    first = rows["doc"].map(material.documents["year_first"])
    return rows.assign(year_first=first, year_last=first)


def _group(rows: pd.DataFrame, dimension: Dimension | None) -> pd.Series[str] | None:
    return None if dimension is None else coalesce_words(rows[dimension], UNTOLD)


def _choose_counts(rows: pd.DataFrame, dimension: Dimension | None) -> pd.DataFrame:
    """Keep one count per document and form: that which tells most of what is asked, then the first."""
    import numpy as np
    import pandas as pd

    is_item = (rows["role"] == "item").to_numpy(bool, na_value=False)
    is_told = rows["value"].notna().to_numpy(bool)
    if dimension is None:
        is_scored = is_item | (rows["role"] == "total").to_numpy(bool, na_value=False)
    else:
        is_scored = is_item
        is_told = is_told & rows[dimension].notna().to_numpy(bool)
    count = rows["count"].to_numpy(np.int64)
    size = int(count.max(initial=-1)) + 1
    told = np.bincount(count[is_scored & is_told], minlength=size)
    filled = np.bincount(count[is_scored & rows["occupied"].notna().to_numpy(bool)], minlength=size)
    first = rows[is_scored].drop_duplicates("count")
    first = first[told[first["count"]] > 0]
    own = first["count"]
    order = {"doc": first["doc"], "form": first["form"], "detail": first["axis"], "filled": -filled[own]}
    score = pd.DataFrame(
        {**order, "told": -told[own] if dimension is not None else 0, "row": first["row"], "count": own}
    )
    score = score.sort_values(["doc", "form", "told", "detail", "filled", "row"]).drop_duplicates(["doc", "form"])
    is_chosen = np.zeros(size, dtype=bool)
    is_chosen[score["count"]] = True
    kept: pd.DataFrame = rows[is_chosen[count]].reset_index(drop=True)
    return kept


def _draw_seats(material: Material, dimension: Dimension | None, column: str, counted: str) -> Drawn:
    seats = _list_seats(material)
    is_vacant = seats["is_vacant"].astype(float)
    value: Any = {"posts": 1.0, "occupied": 1.0 - is_vacant, "vacant": is_vacant}[column]
    made = _set_years(seats.assign(value=value), material)
    made = made.assign(group=_group(made, dimension))
    columns: Sequence[str] = ["doc", "group", "year_first", "year_last", "value", "row"]
    drawn = add_items(Rows("incumbents", made[columns]), None, counted, "incumbents")
    is_short = drawn.frame["doc"].isin(_find_short_lists(material)).to_numpy(bool)
    return Drawn(drawn.frame.assign(is_partial=drawn.frame["is_partial"].to_numpy(bool) | is_short), drawn.links)


def _list_seats(material: Material) -> pd.DataFrame:
    """Return the seats of the current frame with their groups."""
    if "seats" not in material.kept:
        rows = material.rows("incumbents")
        seats = rows[rows["frame"] == "current"].reset_index(drop=True)
        made = seats[["doc", "row", "is_vacant"]].copy()
        add_groups(made, seats)
        material.kept["seats"] = made
    seats_found: pd.DataFrame = material.kept["seats"]
    return seats_found


def _find_short_lists(material: Material) -> set[int]:
    """Return the documents whose list of seats has fewer than the posts that the document counts elsewhere."""
    if "short lists" not in material.kept:
        material.kept["short lists"] = _compare_lists(material)
    found: set[int] = material.kept["short lists"]
    return found


def _compare_lists(material: Material) -> set[int]:
    import pandas as pd

    posts = list_posts(material)
    counted = pd.concat([one.frame for one in draw_counts(material, posts.assign(value=posts["posts"]), None, "posts")])
    most = counted.groupby("doc")["value"].max()
    listed = _list_seats(material).groupby("doc").size()
    return set(listed.index[listed < most.reindex(listed.index)])
