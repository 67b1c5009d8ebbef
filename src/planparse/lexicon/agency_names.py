"""Which local government a name means: `ทต.กระสัง จ.บุรีรัมย์` -> `tt-…`, by name, kind and place."""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from planparse.lexicon.agencies import parse_agency
from planparse.lexicon.agencies_alike import Whereabouts, find_alike_agency
from planparse.lexicon.heads import mend_gaps
from planparse.lexicon.lookup import MAX_CANDIDATES, UNRESOLVED, Candidate, Resolution
from planparse.lexicon.names import blur_marks, fold_name
from planparse.lexicon.places import find_district, find_province, parse_place
from planparse.lexicon.tables import Agency, load_agencies, load_following_words

SCORE_NAME = 1.0
SCORE_BARE_TOWN = 0.9
"""The kind was not given: `เทศบาลX`."""
SCORE_DISTRICT_OTHER = 0.9
"""The only one of that name in the province, but another district was given."""
SCORE_BLURRED = 0.93
SCORE_ELSEWHERE = 0.4
MAX_GLUED = 3
_TOWNS = ("city_municipality", "town_municipality", "subdistrict_municipality")


_RUN = re.compile(r"[ก-๎]{1,40}")
_PLACE_WORDS = ("อำเภอ", "จังหวัด", "อ.", "จ.")


@functools.cache
def _words_behind() -> tuple[str, ...]:
    return (*_PLACE_WORDS, *load_following_words())


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
    name = mend_gaps(name).replace("ฯ", " ")
    parsed = parse_agency(name)
    if parsed is not None:
        core, named_kind, end = parsed.core, parsed.kind, parsed.span[1]
        rest = _RUN.match(name, end)
        if rest is not None and (_ends_so(name, rest) or not name.startswith(_words_behind(), end)):
            core, end = core + rest[0], rest.end()
        place = parse_place(name[end:])
        kinds = (named_kind,) if named_kind is not None else (kind,) if kind is not None else _TOWNS
    elif kind is not None and name:
        core, place, kinds = name, parse_place(""), (kind,)
    else:
        return UNRESOLVED
    in_province = place.province or (find_province(province) if province else None)
    in_district = place.district or (find_district(district, in_province) if district else None)
    return _resolve_core(core, Whereabouts(kinds, in_province, in_district))


def _ends_so(name: str, rest: re.Match[str]) -> bool:
    """Whether letters that end a name are too few to be what follows a body: `เขาสามสืบ`, not `…เขาสามสืบเนื่องจาก`."""
    return rest.end() == len(name) and len(rest[0]) <= MAX_GLUED and not name.startswith(_PLACE_WORDS, rest.start())


def _resolve_core(core: str, context: Whereabouts) -> Resolution:
    own_province = find_province(core) if context.kinds == ("pao",) else None
    key = fold_name(own_province or core)
    bare = SCORE_BARE_TOWN if len(context.kinds) > 1 else SCORE_NAME
    namesakes = _by_core().get(key, ())
    of_kind = [agency for agency in namesakes if agency.kind in context.kinds]
    if of_kind:
        return _choose(of_kind, context, bare)
    if namesakes and context.kinds != ("pao",):
        return _offer(namesakes, SCORE_ELSEWHERE)
    alike = _by_blurred_core().get(blur_marks(key), ())
    of_kind = [agency for agency in alike if agency.kind in context.kinds]
    if of_kind:
        return _choose(of_kind, context, min(bare, SCORE_BLURRED))
    found, near = find_alike_agency(key, context)
    return _settle(*found) if found is not None else _offer(near, SCORE_ELSEWHERE)


def _choose(agencies: Sequence[Agency], context: Whereabouts, score: float) -> Resolution:
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
