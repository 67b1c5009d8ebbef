"""The two edges of a table of counts: what each row and each column counts, and for whom."""

from __future__ import annotations

import functools
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planparse.extract.staff_rows import employment_of, is_department, is_palad, name_unit, sum_of
from planparse.lexicon.names import blur_shapes
from planparse.lexicon.resolve import resolve_department
from planparse.lexicon.wording import fold, load_wording

MEASURES = ("occupied", "vacant", "framework", "total")
LABEL_LENGTH = 90
_FUZZY_CHARS = 5
"""Heads of this many letters may differ from a known one by one letter (มีนครอง for มีคนครอง)."""
_LISTS = "forms/staffing_summary"


@functools.lru_cache(maxsize=4096)
def measure_of(text: str) -> str | None:
    """Return what a head counts: `occupied`, `vacant`, `framework`, `total` or None; one wrong letter is read.

    >>> measure_of("มีนครอง"), measure_of("ว่าง (อัตรา)"), measure_of("กองคลัง")
    ('occupied', 'vacant', None)
    """
    if len(text) > LABEL_LENGTH:
        return None
    words = load_wording(_LISTS).words
    key = fold(name_unit(text))
    keys = [key, *(key.removesuffix(unit) for unit in words["unit"] if key.endswith(unit))]
    keys += [one.removeprefix("จำนวน") for one in tuple(keys) if one.startswith("จำนวน")]
    for one in keys:
        for measure in MEASURES:
            if one in words[measure]:
                return measure
    return next((found for one in keys if (found := _nearest(one)) is not None), None)


def _nearest(key: str) -> str | None:
    if len(key) < _FUZZY_CHARS or len(key) > 40:
        return None
    from rapidfuzz.distance import Levenshtein

    words = load_wording(_LISTS).words
    blurred = blur_shapes(key)
    for measure in ("occupied", "vacant"):
        for word in words[measure]:
            if len(word) >= _FUZZY_CHARS and Levenshtein.distance(blurred, blur_shapes(word), score_cutoff=1) <= 1:
                return measure
    return None


@dataclass(frozen=True, slots=True)
class Head:
    """What one row or column is for. `is_sum` says that it is a sum; over what, the axis tells."""

    department: str | None = None
    employment: str | None = None
    is_employment: bool = False
    measure: str | None = None
    is_sum: bool = False

    @property
    def says(self) -> frozenset[str]:
        """The dimensions that the head names."""
        named = (("department", self.department), ("employment", self.is_employment), ("measure", self.measure))
        return frozenset(name for name, value in named if value)


@functools.lru_cache(maxsize=8192)
def read_head(path: tuple[str, ...]) -> Head | None:
    """Return what a heading path or a row's label is for, None where it is for nothing known.

    >>> read_head(("ข้าราชการ", "ว่าง"))
    Head(department=None, employment='civil_servant', is_employment=True, measure='vacant', is_sum=False)
    """
    words = load_wording(_LISTS).words
    head: dict[str, object] = {}
    for text in path:
        if fold(text) in words["other"]:
            return None
        measure = measure_of(text)
        named, employment = employment_of(text)
        if measure:
            head["measure"] = measure
        elif sum_of(text):
            head["is_sum"] = True
        elif named:
            head["is_employment"], head["employment"] = True, employment
        elif _names_department(text):
            head["department"] = name_unit(text)
    return Head(**head) if head else None  # type: ignore[arg-type]


def _names_department(text: str) -> bool:
    if len(text) > LABEL_LENGTH:
        return False
    return is_department(text) or is_palad(text) or resolve_department(text).id not in (None, "all_departments")


def dimensions(heads: Iterable[Head | None]) -> Counter[str]:
    """Return how many heads name each dimension."""
    return Counter(name for head in heads if head is not None for name in head.says)


def sum_over(head: Head, axis: Counter[str], path: Sequence[str]) -> str:
    """Return which dimension a sum is taken over: what its own axis is about and the head does not name."""
    if not head.is_sum:
        return ""
    said = head.says
    if "measure" not in said and ((len(path) > 1 and said) or set(axis) == {"measure"}):
        return "measure"
    for name in ("department", "employment", "measure"):
        if axis[name] and name not in said:
            return name
    return "measure"
