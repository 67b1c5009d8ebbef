"""Bodies whose name is nearly the one printed: of one outline, or a letter or two apart, in one province."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planparse.lexicon.names import blur_marks, fold_name, outline_of, vary_letters
from planparse.lexicon.tables import Agency, load_agencies

SCORE_OUTLINE = 0.89
SCORE_VARIED = 0.87
SCORE_FUZZY = 0.85
MIN_OUTLINE_CHARS = 3
MIN_OUTLINE_CHARS_NATIONWIDE = 5
MIN_VARIED_CHARS = 4
MIN_FUZZY_CHARS = 6
CHARS_PER_EDIT = 6
MAX_EDITS = 2
FUZZY_LEAD = 2
"""Place names of one province often differ by one letter (หนองแวง, หนองแสง), so the next one must lie 2 edits
further, and a name that any body of the country bears is never taken for a misspelling of another."""
EVERYWHERE = ""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """What is known of a body besides its name."""

    kinds: tuple[str, ...]
    province: str | None
    district: str | None


@dataclass(frozen=True, slots=True)
class _Neighbours:
    """The bodies of one kind in one province (อบจ.: anywhere), by their blurred name and by its outline."""

    blurred: tuple[str, ...]
    agencies: tuple[Agency, ...]
    outlines: dict[str, tuple[Agency, ...]]


@functools.cache
def _groups() -> dict[tuple[str, str], list[Agency]]:
    groups: defaultdict[tuple[str, str], list[Agency]] = defaultdict(list)
    for agency in load_agencies():
        groups[agency.kind, EVERYWHERE if agency.kind == "pao" else agency.province].append(agency)
    return dict(groups)


@functools.cache
def _neighbours(kind: str, province: str) -> _Neighbours:
    agencies = tuple(_groups().get((kind, province), ()))
    outlines: defaultdict[str, list[Agency]] = defaultdict(list)
    for agency in agencies:
        outlines[outline_of(agency.core_name)].append(agency)
    blurred = tuple(blur_marks(fold_name(agency.core_name)) for agency in agencies)
    return _Neighbours(blurred, agencies, {key: tuple(found) for key, found in outlines.items()})


def find_alike_agency(key: str, context: Whereabouts) -> tuple[tuple[Agency, float] | None, list[Agency]]:
    """Return the only body that a folded name is likely to mean, with the score, and those that it may mean.

    Only bodies of the kinds and the province count; without a province (but for อบจ.) there is none.
    """
    nationwide = context.kinds == ("pao",)
    if context.province is None and not nationwide:
        return None, []
    groups = [_neighbours(kind, EVERYWHERE if kind == "pao" else context.province or "") for kind in context.kinds]
    alike, score = _find_outline(key, groups, MIN_OUTLINE_CHARS_NATIONWIDE if nationwide else MIN_OUTLINE_CHARS)
    if not alike:
        return _find_by_edits(key, groups, context.district)
    near = _narrow(alike, context.district)
    return ((near[0], score) if len(near) == 1 else None), near


def _find_outline(key: str, groups: Sequence[_Neighbours], shortest: int) -> tuple[list[Agency], float]:
    """Return the bodies of that outline, or of one with a letter of like shape or sound."""
    outline = outline_of(key)
    if len(outline) < shortest:
        return [], 0.0
    same = [agency for group in groups for agency in group.outlines.get(outline, ())]
    if same or len(outline) < MIN_VARIED_CHARS:
        return same, SCORE_OUTLINE
    varied = list(vary_letters(outline))
    return [agency for group in groups for one in varied for agency in group.outlines.get(one, ())], SCORE_VARIED


def _narrow(agencies: Sequence[Agency], district: str | None) -> list[Agency]:
    """Return those of the district, all of them where none lies there."""
    near = [agency for agency in agencies if district and agency.district == district]
    return near or list(agencies)


def _find_by_edits(
    key: str, groups: Iterable[_Neighbours], district: str | None
) -> tuple[tuple[Agency, float] | None, list[Agency]]:
    if len(key) < MIN_FUZZY_CHARS:
        return None, []
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    edits = min(len(key) // CHARS_PER_EDIT, MAX_EDITS)
    near: list[tuple[int, str, Agency]] = []
    for group in groups:
        hits = process.extract(
            blur_marks(key), group.blurred, scorer=Levenshtein.distance, score_cutoff=edits + FUZZY_LEAD - 1, limit=None
        )
        near += [(int(distance), group.agencies[at].id, group.agencies[at]) for _, distance, at in hits]
    near.sort()
    agencies = [agency for _, _, agency in near]
    best = [one for one in near if one[0] == near[0][0]]
    nearest = _narrow([agency for _, _, agency in best], district)
    next_best = near[len(best)][0] if len(near) > len(best) else MAX_EDITS + FUZZY_LEAD
    if near and near[0][0] <= edits and len(nearest) == 1 and next_best >= near[0][0] + FUZZY_LEAD:
        return (nearest[0], SCORE_FUZZY), agencies
    return None, agencies
