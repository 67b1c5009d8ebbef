"""Counts of posts: the tables of one document that count the same posts, told apart from those that count them again.

A plan says how many posts it has in several places: the staffing frame by position, a summary by department, one by
kind of employment, the list of seats. Rows of one *count* are added; two counts are never added.
"""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from planparse.comparison.material import Material, to_numbers
from planparse.comparison.words import coalesce_words, make_category, rename_words

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

CHANGES = "staffing_changes"
"""The kind of a table that holds only the posts that a revision changes: no count."""
_AXES = ("position", "department", "employment_type")
_SHARED = 0.5
"""Two tables of which more than this part of the smaller stands in the other count the same posts."""
_CATEGORIES = ("executive", "director", "academic", "general")
_BANDS = {
    "ปก./ชก.": {"ปฏิบัติการ", "ชำนาญการ"},
    "ปง./ชง.": {"ปฏิบัติงาน", "ชำนาญงาน"},
}
"""Levels that one post is open to: its frame prints both, and its holder has one of them."""
UNTOLD = "-"
"""The group of a row that does not tell it."""


def list_posts(material: Material) -> pd.DataFrame:
    """Return the rows of staffing with `count`, `form`, `axis` (0 by position, 1 department, 2 employment), and groups.

    Rows of tables of changed posts are left out. `posts` is the current frame, else the total of the row.
    """
    if "posts" not in material.kept:
        material.kept["posts"] = _number_counts(_read_posts(material), material)
    posts: pd.DataFrame = material.kept["posts"]
    return posts


def _read_posts(material: Material) -> pd.DataFrame:
    import numpy as np

    rows = material.rows("staffing")
    made = rows[["doc", "row", "role"]].copy()
    for name in ("framework", "occupied", "vacant", "total"):
        made[name] = to_numbers(rows[name])
    made["posts"] = np.where(np.isnan(made["framework"]), made["total"], made["framework"])
    made["required"] = rows["required"]
    add_groups(made, rows)
    made["table"] = find_tables(material, rows)
    return made


def add_groups(made: pd.DataFrame, rows: pd.DataFrame) -> None:
    """Add department, position, employment_type, category and level to rows: canonical ids, else the printed name."""
    made["position"] = coalesce_words(rows["position_id"], rows["position"])
    heads = rename_words(made["position"], {"local_administrator": "executive"}.get)
    made["department"] = coalesce_words(rows["department_id"], rows["department"], heads)
    made["employment_type"] = make_category(rows["employment_type"])
    made["level"] = rename_words(rows["level"], band_level)
    is_servant = made["employment_type"].isna() | (made["employment_type"] == "civil_servant")
    made["category"] = rename_words(rows["position_id"], _categories().get).where(is_servant)


def _categories() -> dict[str, str]:
    from planparse.lexicon.tables import load_positions

    return {one.id: one.category for one in load_positions() if one.category in _CATEGORIES}


def band_level(text: str) -> str:
    """Return the level, those of one post that is filled at either being one: a vacant one is printed as both.

    >>> band_level("ชก."), band_level("ปฏิบัติการ/ชำนาญการ"), band_level("ชง."), band_level("คศ.๑")
    ('ปก./ชก.', 'ปก./ชก.', 'ปง./ชง.', 'คศ.๑')
    """
    names = _level_names()
    found = {names.get(part.strip(), part.strip()) for part in text.split("/")}
    return next((band for band, held in _BANDS.items() if found <= held), "/".join(sorted(found)))


@functools.cache
def _level_names() -> dict[str, str]:
    """Return every writing of a level -> its name."""
    from planparse.lexicon.tables import load_levels

    return {writing: one.name for one in load_levels() for writing in (one.name, *one.aliases)}


def find_tables(material: Material, rows: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Return for each row a number of the table that it stands in, the same for rows of one section without a table.

    -1 is a row of a table of changed posts.
    """
    import numpy as np
    import pandas as pd

    tables = material.rows("tables").sort_values("char_start", kind="stable")
    place = rows[["doc", "char_start"]].assign(order=np.arange(len(rows))).sort_values("char_start", kind="stable")
    right = pd.DataFrame(
        {
            "doc": tables["doc"].to_numpy(np.int64),
            "char_start": to_numbers(tables["char_start"]),
            "char_end": to_numbers(tables["char_end"]),
            "is_changes": (tables["kind"] == CHANGES).to_numpy(bool, na_value=False),
            "table": tables["row"].to_numpy(np.int64),
        }
    )
    place["char_start"] = to_numbers(place["char_start"])
    met = pd.merge_asof(place, right, on="char_start", by="doc").sort_values("order")
    is_inside = (met["char_start"] < met["char_end"]).to_numpy(bool)
    section = rows.groupby(["doc", "section_id"], dropna=False, sort=False, observed=True).ngroup().to_numpy(np.int64)
    number = np.where(is_inside, met["table"].fillna(0).to_numpy(np.int64), len(material.frames["tables"]) + section)
    return np.where(is_inside & met["is_changes"].eq(True).to_numpy(bool), -1, number)


def _number_counts(rows: pd.DataFrame, material: Material) -> pd.DataFrame:
    """Give each row its form and count; tables of one form and axis that share few rows are parts of one count."""
    import numpy as np

    rows = rows[rows["table"] >= 0].reset_index(drop=True)
    if rows.empty:
        return rows.assign(count=0, form="", axis=0)
    items = rows[rows["role"] == "item"]
    axis = np.full(int(rows["table"].max()) + 1, 3)
    for number, name in reversed(list(enumerate(_AXES))):
        axis[items.loc[items[name].notna(), "table"].to_numpy(int)] = number
    rows["axis"] = axis[rows["table"].to_numpy(int)]
    rows["form"] = np.where(rows["axis"] == 0, "staffing_frame", "staffing_summary")
    per_form = rows[["doc", "axis", "table"]].drop_duplicates()
    several = per_form[per_form.duplicated(["doc", "axis"], keep=False)]
    same = _join_parts(rows[(rows["role"] == "item") & rows["table"].isin(several["table"])])
    first = np.arange(len(axis))
    first[list(same)] = list(same.values())
    rows["count"] = first[rows["table"].to_numpy(int)]
    return rows


def _join_parts(items: pd.DataFrame) -> dict[int, int]:
    """Return table -> the first table of its count, for items of documents with several tables of one axis."""
    import pandas as pd

    if items.empty:
        return {}
    names = ["department", "position", "level", "employment_type"]
    rows = zip(*(items[name].astype("object").where(items[name].notna(), None) for name in names), strict=True)
    told = pd.Series(list(rows), index=items.index, dtype="object")
    held = told.groupby([items["doc"], items["axis"], items["table"]]).agg(frozenset)
    first: dict[int, int] = {}
    counts: dict[tuple[int, int], list[tuple[int, frozenset[object]]]] = {}
    pairs: Any = held.items()
    for (doc, axis, table), keys in pairs:
        known = counts.setdefault((doc, axis), [])
        for place, (start, taken) in enumerate(known):
            if len(keys & taken) <= _SHARED * min(len(keys), len(taken)):
                known[place] = (start, keys | taken)
                first[table] = start
                break
        else:
            known.append((table, keys))
            first[table] = table
    return first
