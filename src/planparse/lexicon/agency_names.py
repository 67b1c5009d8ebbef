"""Which local government a name means: `ทต.กระสัง จ.บุรีรัมย์` -> `tt-…`, by name, kind and place."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planparse.lexicon.agencies import parse_agency
from planparse.lexicon.lookup import MAX_CANDIDATES, UNRESOLVED, Candidate, Resolution
from planparse.lexicon.names import blur_marks, fold_name
from planparse.lexicon.places import find_district, find_province, parse_place
from planparse.lexicon.tables import Agency, load_agencies

SCORE_NAME = 1.0
SCORE_BARE_TOWN = 0.9
"""The kind was not given: `เทศบาลX`."""
SCORE_DISTRICT_OTHER = 0.9
"""The only one of that name in the province, but another district was given."""
SCORE_BLURRED = 0.93
SCORE_FUZZY = 0.85
SCORE_ELSEWHERE = 0.4
MIN_FUZZY_CHARS = 6
CHARS_PER_EDIT = 6
MAX_EDITS = 2
FUZZY_LEAD = 2
"""Place names of one province often differ by one letter (หนองแวง, หนองแสง), so the next one must lie 2 edits
further, and a name that any body of the country bears is never taken for a misspelling of another."""

_TOWNS = ("city_municipality", "town_municipality", "subdistrict_municipality")


@dataclass(frozen=True, slots=True)
class _Context:
    kinds: tuple[str, ...]
    province: str | None
    district: str | None


@functools.cache
def _by_core() -> dict[str, tuple[Agency, ...]]:
    found: defaultdict[str, list[Agency]] = defaultdict(list)
    for agency in load_agencies():
        found[fold_name(agency.core_name)].append(agency)
    return {core: tuple(agencies) for core, agencies in found.items()}


@functools.cache
def _by_blurred_core() -> dict[str, tuple[Agency, ...]]:
    found: defaultdict[str, list[Agency]] = defaultdict(list)
    for core, agencies in _by_core().items():
        found[blur_marks(core)].extend(agencies)
    return {core: tuple(agencies) for core, agencies in found.items()}


@functools.cache
def agencies_by_id() -> dict[str, Agency]:
    """Return every local government by its id."""
    return {agency.id: agency for agency in load_agencies()}


def resolve_agency(
    name: str, *, kind: str | None = None, province: str | None = None, district: str | None = None
) -> Resolution:
    """Return the local government that a name means.

    `name` is a full or short name, which may itself give the place (`อบต.หนองบัว อ.เมือง จ.น่าน`), or, with
    `kind`, a core name. `kind` is one of the contract's agency types; `province` and `district` are names
    with or without their word. Where several bodies fit, the id is None and they are the candidates.

    >>> resolve_agency("อบจ.ลำพูน").id
    'pao-lamphun'
    >>> resolve_agency("องค์การบริหารส่วนตำบลหนองบัว").id is None
    True
    """
    return _resolve(" ".join(name.split()), kind, province, district)


@functools.lru_cache(maxsize=32768)
def _resolve(name: str, kind: str | None, province: str | None, district: str | None) -> Resolution:
    parsed = parse_agency(name)
    if parsed is not None:
        core, named_kind = parsed.core, parsed.kind
        place = parse_place(name[parsed.span[1] :])
        kinds = (named_kind,) if named_kind is not None else (kind,) if kind is not None else _TOWNS
    elif kind is not None and name:
        core, place, kinds = name, parse_place(""), (kind,)
    else:
        return UNRESOLVED
    in_province = place.province or (find_province(province) if province else None)
    in_district = place.district or (find_district(district, in_province) if district else None)
    return _resolve_core(core, _Context(kinds, in_province, in_district))


def _resolve_core(core: str, context: _Context) -> Resolution:
    own_province = find_province(core) if context.kinds == ("pao",) else None
    key = fold_name(own_province or core)
    bare = SCORE_BARE_TOWN if len(context.kinds) > 1 else SCORE_NAME
    namesakes = _by_core().get(key, ())
    of_kind = [agency for agency in namesakes if agency.kind in context.kinds]
    if of_kind:
        return _choose(of_kind, context, bare)
    if namesakes:
        return _offer(namesakes, SCORE_ELSEWHERE)
    alike = _by_blurred_core().get(blur_marks(key), ())
    of_kind = [agency for agency in alike if agency.kind in context.kinds]
    if of_kind:
        return _choose(of_kind, context, min(bare, SCORE_BLURRED))
    return _find_alike(key, context)


def _choose(agencies: Sequence[Agency], context: _Context, score: float) -> Resolution:
    """Choose by place among bodies of one name; none where the place leaves several or contradicts."""
    near = [agency for agency in agencies if context.province in (None, agency.province)]
    if not near:
        return _offer(agencies, SCORE_ELSEWHERE)
    nearer = [agency for agency in near if context.district in (None, "", agency.district)]
    if len(nearer) == 1:
        return _settle(nearer[0], score)
    if not nearer and context.province is not None and len(near) == 1:
        return _settle(near[0], min(score, SCORE_DISTRICT_OTHER))
    return _offer(nearer or near, score / len(nearer or near))


def _settle(agency: Agency, score: float) -> Resolution:
    return Resolution(agency.id, score, (Candidate(agency.id, agency.name, score),))


def _offer(agencies: Iterable[Agency], score: float) -> Resolution:
    listed = list(agencies)[:MAX_CANDIDATES]
    score = round(score, 3)
    return Resolution(None, 0.0, tuple(Candidate(agency.id, agency.name, score) for agency in listed))


def _find_alike(key: str, context: _Context) -> Resolution:
    """Find the only body of that kind and province (อบจ.: anywhere) whose name differs by a letter or two."""
    from rapidfuzz.distance import Levenshtein

    nationwide = context.kinds == ("pao",)
    if len(key) < MIN_FUZZY_CHARS or (context.province is None and not nationwide):
        return UNRESOLVED
    edits = min(len(key) // CHARS_PER_EDIT, MAX_EDITS)
    cutoff = edits + FUZZY_LEAD
    blurred = blur_marks(key)
    near = sorted(
        (distance, agency.id, agency)
        for agency in load_agencies()
        if agency.kind in context.kinds
        and (context.province is None or agency.province == context.province)
        and (distance := Levenshtein.distance(blurred, blur_marks(fold_name(agency.core_name)), score_cutoff=cutoff))
        < cutoff
    )
    if not near:
        return UNRESOLVED
    best = near[0][0]
    alone = len(near) == 1 or near[1][0] >= best + FUZZY_LEAD
    if best <= edits and alone:
        return _settle(near[0][2], SCORE_FUZZY)
    return _offer((agency for _, _, agency in near), SCORE_ELSEWHERE)
