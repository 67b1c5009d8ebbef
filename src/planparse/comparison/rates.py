"""Averages and middles of rows that are not added: shares of rows, and medians."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from planparse.comparison.drawing_up import KEYS, Drawn, Link

if TYPE_CHECKING:
    import pandas as pd


def average_rows(
    rows: pd.DataFrame, name: str, counted: str, how: Literal["mean", "median", "nunique"], scale: float = 1.0
) -> Drawn:
    """Return the mean, the median or the number of unlike values of `value` in the rows of each document and group.

    Rows whose value is absent are left out.
    """
    import numpy as np

    keys = list(KEYS)
    told = rows[rows["value"].notna()]
    grouped = told.groupby(keys, dropna=False, sort=True, observed=True)
    made = grouped["value"].agg(how).mul(scale).reset_index()
    made["value"] = made["value"].astype(float)
    made["printed"] = np.nan
    made["is_printed"] = False
    made["is_partial"] = False
    made["counted"], made["form"] = counted, name
    number = grouped.ngroup().to_numpy()
    return Drawn(made, (Link(name, "item", number, told["row"].to_numpy()),))
