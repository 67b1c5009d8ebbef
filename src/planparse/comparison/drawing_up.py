"""Figures drawn up from rows: sums of items beside printed totals, counts, and quotients of the two."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt
    import pandas as pd

    Ints = npt.NDArray[np.integer[Any]]

KEYS = ("doc", "group", "year_first", "year_last")
"""What tells the figures of one measure, form and kind of count apart."""
TOLERANCE = 0.005
"""Figures that differ by no more are the same: plans print two decimals."""
PARTS = ("item", "printed", "divisor")


@dataclass(frozen=True, slots=True)
class Link:
    """Which rows of a list stand behind which figures: positions in the frame of figures, and in that of the list."""

    record_list: str
    part: str
    figures: Ints
    rows: Ints


@dataclass(frozen=True, slots=True)
class Drawn:
    """Figures of one form. `frame` has KEYS, value, printed, is_printed, is_partial, counted and form."""

    frame: pd.DataFrame
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows to be added: a frame with KEYS, `value` (NaN where absent) and `row`, their place in the list.

    A row of -1 stands for something that the list has no record of: it makes the sum incomplete.

    `part` (0, 1 …), where given, numbers the kinds of items that a sum must have all of.
    """

    record_list: str
    frame: pd.DataFrame
    needed_parts: int = field(default=1)


def add_items(items: Rows, totals: pd.DataFrame | None, counted: str, form: str) -> Drawn:
    """Add items up; where they are not complete take the total that the plan prints, and tell which it was.

    A total that is printed several times with different figures is none. Totals are never added to items.
    """
    import numpy as np
    import pandas as pd

    keys = list(KEYS)
    frame = items.frame
    whole = frame if totals is None else pd.concat([frame, totals], ignore_index=True)
    number = whole.groupby(keys, dropna=False, sort=True, observed=True).ngroup().to_numpy()
    size = int(number.max()) + 1 if len(number) else 0
    split = len(frame)
    mine, printed_number = number[:split], number[split:]
    value = frame["value"].to_numpy(float)
    is_told = ~np.isnan(value)
    count = np.bincount(mine, minlength=size)
    told = np.bincount(mine[is_told], minlength=size)
    total = np.bincount(mine[is_told], weights=value[is_told], minlength=size)
    is_complete = (count > 0) & (told == count) & _has_parts(frame, mine, size, items.needed_parts)
    printed = _agree(printed_number, whole["value"].to_numpy(float)[split:], size)
    first = np.full(size, -1)
    first[number[::-1]] = np.arange(len(number))[::-1]
    made = whole.iloc[first][keys].reset_index(drop=True)
    is_printed = ~is_complete & ~np.isnan(printed)
    made["value"] = np.where(is_complete, total, np.where(is_printed, printed, np.where(told > 0, total, np.nan)))
    made["printed"] = printed
    made["is_printed"] = is_printed
    made["is_partial"] = ~is_complete & ~is_printed
    made["is_contradicted"] = is_printed & (total > printed + TOLERANCE)
    made["counted"], made["form"] = counted, form
    row = frame["row"].to_numpy()
    links = [Link(items.record_list, "item", mine[row >= 0], row[row >= 0])]
    if totals is not None:
        links.append(Link(items.record_list, "printed", printed_number, totals["row"].to_numpy()))
    return keep_figures(Drawn(made, tuple(links)), made["value"].notna().to_numpy())


def _has_parts(frame: pd.DataFrame, number: Ints, size: int, needed: int) -> Any:
    import numpy as np

    if needed == 1:
        return np.ones(size, dtype=bool)
    part = frame["part"].to_numpy()
    return np.logical_and.reduce([np.bincount(number[part == one], minlength=size) > 0 for one in range(needed)])


def _agree(number: Ints, value: npt.NDArray[np.float64], size: int) -> npt.NDArray[np.float64]:
    """Return the printed total of each figure, NaN where there is none or where several differ."""
    import numpy as np

    low, high = np.full(size, np.inf), np.full(size, -np.inf)
    is_told = ~np.isnan(value)
    np.minimum.at(low, number[is_told], value[is_told])
    np.maximum.at(high, number[is_told], value[is_told])
    return np.where((high - low <= TOLERANCE) & np.isfinite(low), high, np.nan)


def keep_figures(drawn: Drawn, is_kept: npt.NDArray[np.bool_]) -> Drawn:
    """Return only those figures, with their links."""
    import numpy as np

    place = np.cumsum(is_kept) - 1
    links = tuple(
        Link(link.record_list, link.part, place[link.figures[keep]], link.rows[keep])
        for link in drawn.links
        for keep in [is_kept[link.figures]]
    )
    return Drawn(drawn.frame[is_kept].reset_index(drop=True), links)


def divide(
    above: Drawn, below: Drawn, counted: str, form: str | None = None, scale: float = 1.0, on: Sequence[str] = KEYS
) -> Drawn:
    """Divide figure by figure where both stand and the lower is not 0; the sources of both stand behind the quotient.

    `printed` of the quotient is left empty: what a plan prints is a total. `on` names the keys that must agree.
    """
    import numpy as np

    columns = [*on, "value", "is_printed", "is_partial"]
    left = above.frame.assign(_above=np.arange(len(above.frame)))
    right = below.frame[columns].assign(_below=np.arange(len(below.frame)))
    right = right[right["value"] != 0].drop_duplicates(list(on))
    both = left.merge(right, on=list(on), suffixes=("", "_below"), validate="many_to_one")
    made = both[[*KEYS]].copy()
    made["value"] = both["value"] / both["value_below"] * scale
    made["printed"] = np.nan
    for mark in ("is_printed", "is_partial"):
        made[mark] = both[mark].to_numpy(bool) | both[f"{mark}_below"].to_numpy(bool)
    made["counted"], made["form"] = counted, form or both["form"]
    upper = [_move(link, both["_above"].to_numpy(), len(left), link.part) for link in above.links]
    lower = [_move(link, both["_below"].to_numpy(), len(below.frame), "divisor") for link in below.links]
    return Drawn(made, tuple(upper + lower))


def _move(link: Link, old: Ints, size: int, part: str) -> Link:
    """Return the link with figures renumbered: the figure at `old[i]` becomes `i`; one may become several."""
    import numpy as np

    order = np.argsort(old, kind="stable")
    start = np.searchsorted(old[order], np.arange(size))
    count = np.bincount(old, minlength=size)[link.figures] if len(old) else np.zeros(len(link.figures), dtype=int)
    rows = np.repeat(link.rows, count)
    within = np.arange(len(rows)) - np.repeat(np.cumsum(count) - count, count)
    figures = order[np.repeat(start[link.figures], count) + within] if len(rows) else np.zeros(0, dtype=int)
    return Link(link.record_list, part, figures.astype(np.int64), rows)


def combine(left: Drawn, right: Drawn, counted: str) -> Drawn:
    """Add figure to figure where both stand, as occupied and vacant posts of one count; so are their sources."""
    import numpy as np

    keys = list(KEYS)
    one = left.frame.assign(_left=np.arange(len(left.frame)))
    other = right.frame[[*keys, "value", "is_printed", "is_partial"]].assign(_right=np.arange(len(right.frame)))
    both = one.merge(other, on=keys, suffixes=("", "_right"), validate="one_to_one")
    made = both[keys].copy()
    made["value"] = both["value"] + both["value_right"]
    made["printed"] = np.nan
    for mark in ("is_printed", "is_partial"):
        made[mark] = both[mark].to_numpy(bool) | both[f"{mark}_right"].to_numpy(bool)
    made["counted"], made["form"] = counted, both["form"]
    links = [_move(link, both["_left"].to_numpy(), len(one), link.part) for link in left.links]
    links += [_move(link, both["_right"].to_numpy(), len(other), link.part) for link in right.links]
    return Drawn(made, tuple(links))
