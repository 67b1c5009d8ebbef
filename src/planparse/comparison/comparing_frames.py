"""Compare the plans of frames: measures drawn, figures chosen and marked, peers ranked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal, get_args

from planparse.comparison.comparison import Comparison
from planparse.comparison.gathering import choose_figures, gather_figures, mark_figures
from planparse.comparison.material import make_material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.measures import all_measures
from planparse.comparison.peers import MIN_PEERS, PeerRule, name_size, rank_figures
from planparse.comparison.post_counts import UNTOLD
from planparse.comparison.remarks import find_remarks
from planparse.comparison.shapes import group_figures, shape_long, shape_wide
from planparse.comparison.words import make_category, spell_words
from planparse.errors import OptionsError

if TYPE_CHECKING:
    import pandas as pd

By = Literal[
    "agency",
    "province",
    "kind",
    "department",
    "position",
    "year",
    "employment_type",
    "category",
    "level",
    "strategy",
    "competency_group",
]


def compare_frames(
    frames: Mapping[str, pd.DataFrame],
    by: By = "agency",
    measures: Sequence[str] = (),
    peers: Sequence[PeerRule] = (),
    min_peers: int = MIN_PEERS,
) -> Comparison:
    """Compare the plans of frames shaped as `Store.frames()` has them: list name -> frame.

    `by` says what the rows of `wide` are; agencies and kinds of body are never added up. `measures` are names of
    `all_measures`, all of them by default. Peers are always of one kind of body and one basis; `peers` adds that they
    must be of like size or of one province. Fewer than `min_peers` agencies have no rank and no median.

    Raises OptionsError where there is no such measure, dimension or rule.
    """
    chosen = choose_measures(measures, by)
    _check(by, peers, min_peers)
    dimension: Dimension | None = by if by not in ("agency", "province", "kind") else None  # type: ignore[assignment]
    material = make_material(frames)
    needed = (
        chosen if "size" not in peers else [*chosen, *(one for one in [all_measures()["posts"]] if one not in chosen)]
    )
    figures, links = gather_figures(material, needed, dimension)
    figures = mark_figures(choose_figures(figures, all_measures(), material), links, material)
    figures["size"] = _find_sizes(figures) if "size" in peers else None
    figures["is_rankable_group"] = (figures["group"] != UNTOLD).to_numpy(bool)
    figures = rank_figures(figures, peers, min_peers)
    asked = [measure.name for measure in chosen]
    figures = shape_long(figures[figures["measure"].isin(asked)], chosen, material.documents["year_first"])
    wide = shape_wide(figures, chosen, by, min_peers)
    groups = group_figures(figures, peers, min_peers)
    findings = find_remarks(figures, chosen, material, by)
    figures, wide, groups = (spell_words(frame) for frame in (figures, wide, groups))
    return Comparison(by, tuple(chosen), figures, wide, groups, findings, links, material)


def choose_measures(names: Sequence[str], by: str) -> list[Measure]:
    """Return the measures of those names, all by default; by a dimension, those that have it.

    Raises OptionsError where one is unknown, or has no such dimension.
    """
    known = all_measures()
    for name in names:
        if name not in known:
            raise OptionsError(f"there is no measure {name!r}", "measure", f"it is one of {', '.join(known)}", name)
    chosen = [measure for name, measure in known.items() if not names or name in names]
    if by in ("agency", "province", "kind"):
        return chosen
    having = [measure for measure in chosen if by in measure.dimensions]
    if names and len(having) < len(chosen):
        lacking = ", ".join(measure.name for measure in chosen if measure not in having)
        hint = f"leave it out, or see the dimensions of {lacking} in docs/measures.md"
        raise OptionsError(f"{lacking} cannot be told by {by}", "by", hint, by)
    return having


def _check(by: str, peers: Sequence[str], min_peers: int) -> None:
    for option, value, allowed in (("by", by, get_args(By)), *(("peers", rule, get_args(PeerRule)) for rule in peers)):
        if value not in allowed:
            raise OptionsError(f"{value!r} is not one of {', '.join(allowed)}", option, value=value)
    if min_peers < 2:
        raise OptionsError("a rank needs two agencies at least", "min_peers", value=str(min_peers))


def _find_sizes(figures: pd.DataFrame) -> pd.Series[str]:
    """Return the class of size of each figure's agency: by the posts of its latest year."""
    posts = figures[(figures["measure"] == "posts") & figures["is_main"] & figures["dimension"].isna()]
    latest = posts.sort_values(["agency", "year_first"], kind="stable").drop_duplicates("agency", keep="last")
    sizes = latest.set_index("agency")["value"].map(name_size)
    return make_category(figures["agency"].astype("object").map(sizes))
