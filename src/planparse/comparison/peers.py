"""Peers: figures of one basis side by side, with their middle, their quartiles and each one's rank."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd

PeerRule = Literal["size", "province"]
BASIS = (
    "measure",
    "dimension",
    "group",
    "year_first",
    "year_last",
    "agency_type",
    "counted",
    "form",
    "basis_instrument",
)
"""What figures must agree in to stand side by side; the kind of body is always one of them."""
MIN_PEERS = 5
"""Agencies that a rank, a median or a quartile must rest on, unless the caller says otherwise."""
SIZES = (50, 100, 200, 500)
"""Lower bounds, in posts, of the classes of size after the first."""


def name_size(posts: float) -> str:
    """Return the class of size of a body with that many posts.

    >>> name_size(49), name_size(50), name_size(500)
    ('under 50', '50-99', '500 and more')
    """
    if posts < SIZES[0]:
        return f"under {SIZES[0]}"
    for low, high in pairwise(SIZES):
        if posts < high:
            return f"{low}-{high - 1}"
    return f"{SIZES[-1]} and more"


def rank_figures(figures: pd.DataFrame, rules: Sequence[PeerRule], least: int) -> pd.DataFrame:
    """Add `peers` (how many agencies stand behind), `median`, `lower_quartile`, `upper_quartile`, `rank` and `tied`.

    The greatest value has rank 1; equal values share a rank, and `tied` says how many do. Fewer than `least` agencies
    have neither rank nor middle.
    """
    import numpy as np

    names = ("median", "lower_quartile", "upper_quartile", "rank", "tied")
    ranked = figures[figures["is_ranked"] & figures["is_rankable_group"]]
    if not ranked.empty:
        number = ranked.groupby([*BASIS, *rules], dropna=False, sort=False, observed=True).ngroup()
        grouped = ranked["value"].groupby(number, sort=True)
        count = grouped.transform("size")
        enough = count >= least
        made: dict[str, Any] = {"peers": count.astype(float)}
        for share, name in ((0.25, "lower_quartile"), (0.5, "median"), (0.75, "upper_quartile")):
            made[name] = _where(grouped.quantile(share).to_numpy()[number], enough)
        made["rank"] = _where(grouped.rank(method="min", ascending=False), enough)
        made["tied"] = _where(ranked.groupby([number, ranked["value"]], sort=False)["value"].transform("size"), enough)
        for name, values in made.items():
            figures.loc[ranked.index, name] = values
    for name in ("peers", *names):
        if name not in figures:
            figures[name] = np.nan
    figures["peers"] = figures["peers"].fillna(0).astype(int)
    return figures


def _where(values: Any, enough: pd.Series[bool]) -> object:
    import numpy as np

    return np.where(enough, values, np.nan)
