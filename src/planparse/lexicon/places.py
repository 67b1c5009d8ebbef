"""Provinces and districts in names and addresses: จังหวัดบุรีรัมย์, จ.ลำพูน, อำเภอกระสัง, อ.เมือง."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from planparse.lexicon.names import blur_marks, fold_name
from planparse.lexicon.tables import load_districts, load_provinces

_PROVINCE_WORD = re.compile(r"^(?:จังหวัด|จ\.)\s{0,3}")
_DISTRICT_WORD = re.compile(r"^(?:กิ่งอำเภอ|อำเภอ|อ\.|เขต)\s{0,3}")
_DISTRICT_IN = re.compile(r"(?:อำเภอ|(?<![ก-๎])อ\.)\s{0,3}([ก-ฮเ-ไ][ก-๎\-]{1,24})")
_PROVINCE_IN = re.compile(r"(?:จังหวัด|(?<![ก-๎])จ\.)\s{0,3}([ก-ฮเ-ไ][ก-๎]{1,20})")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text says a body lies; None for what it does not say."""

    province: str | None
    district: str | None


@functools.cache
def _province_keys() -> tuple[dict[str, str], dict[str, str | None]]:
    folded: dict[str, str] = {}
    blurred: dict[str, str | None] = {}
    for province in load_provinces():
        for name in (province.name, *province.aliases):
            key = fold_name(name)
            folded[key] = province.name
            blur = blur_marks(key)
            blurred[blur] = province.name if blurred.get(blur, province.name) == province.name else None
    return folded, blurred


@functools.cache
def _districts_of() -> dict[str, dict[str, str]]:
    by_province: dict[str, dict[str, str]] = {}
    for district in load_districts():
        keys = by_province.setdefault(district.province, {})
        keys[blur_marks(fold_name(district.name))] = district.name
        if district.name.startswith("เมือง") and district.name.endswith(district.province):
            keys[blur_marks("เมือง")] = district.name
    return by_province


@functools.lru_cache(maxsize=2048)
def find_province(text: str) -> str | None:
    """Return the province's name in the list, or None: `จ.อยุธยา` -> `พระนครศรีอยุธยา`.

    >>> find_province("จังหวัดบุรีรัมย์"), find_province("สิงหบุรี"), find_province("บุรี")
    ('บุรีรัมย์', 'สิงห์บุรี', None)
    """
    key = fold_name(_PROVINCE_WORD.sub("", text.strip()))
    folded, blurred = _province_keys()
    return folded.get(key) or blurred.get(blur_marks(key))


@functools.lru_cache(maxsize=4096)
def find_district(text: str, province: str | None = None) -> str | None:
    """Return the district's name in the list, within the province where one is given, or None.

    Without a province a name counts that only one district has; `เมือง` alone needs the province.

    >>> find_district("อ.เมือง", "ลำพูน"), find_district("อำเภอกระสัง"), find_district("เมือง")
    ('เมืองลำพูน', 'กระสัง', None)
    """
    key = blur_marks(fold_name(_DISTRICT_WORD.sub("", text.strip())))
    if province is not None:
        return _districts_of().get(province, {}).get(key)
    found = {names[key] for names in _districts_of().values() if key in names}
    return found.pop() if len(found) == 1 else None


def parse_place(text: str) -> Place:
    """Return the province and district that a text names with their words (จังหวัด, จ., อำเภอ, อ.).

    >>> parse_place("เทศบาลตำบลกระสัง อำเภอกระสัง จังหวัดบุรีรัมย์")
    Place(province='บุรีรัมย์', district='กระสัง')
    """
    province = district = None
    found = _PROVINCE_IN.search(text) if "จ" in text else None
    if found is not None:
        province = find_province(_longest_known(found[1], province=None))
    found = _DISTRICT_IN.search(text) if "อ" in text else None
    if found is not None:
        district = find_district(_longest_known(found[1], province=province or ""), province)
    return Place(province, district)


def _longest_known(run: str, province: str | None) -> str:
    """Return the longest start of a run of letters that names a province (None) or a district."""
    for size in range(len(run), 1, -1):
        name = run[:size]
        known = find_province(name) if province is None else find_district(name, province or None)
        if known is not None and (size == len(run) or run[size] not in "ะัาำิีึืฺุู็่้๊๋์"):
            return name
    return run
