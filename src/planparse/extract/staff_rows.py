"""Rows of staffing tables: which department and kind of employment a post stands under, and which rows are sums."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import Literal

from planparse.lexicon.overlays import AgencyNames
from planparse.lexicon.resolve import resolve_department, resolve_position, split_position
from planparse.lexicon.staff_groups import employment_of, is_department, name_unit, staff_words, sum_of
from planparse.lexicon.wording import fold
from planparse.model.layout import Row

__all__ = [
    "Post",
    "StaffGroups",
    "department_id_of",
    "employment_of",
    "is_department",
    "is_palad",
    "name_unit",
    "read_level",
    "read_post",
    "row_span",
    "staff_words",
    "sum_of",
]

RowKind = Literal["department", "employment", "division", "continuation", "sum", "other"]

_DASH_ONLY = re.compile(r"[-–—_. ]*|[0๐]")
_FACILITY_NAMES = {"ศูนย์พัฒนาเด็ก": "ศูนย์พัฒนาเด็กเล็ก", "ศูนย์อบรมเด็ก": "ศูนย์พัฒนาเด็กเล็ก"}


def is_palad(text: str) -> bool:
    """Whether a row names the head of the staff or a deputy (ปลัด รองปลัด), who stand above the departments."""
    return fold(name_unit(text)).startswith(staff_words().words["palad"])


@functools.lru_cache(maxsize=4096)
def department_id_of(name: str) -> str | None:
    """Return the canonical id of a department, or of the kind of facility (โรงเรียน, ศูนย์พัฒนาเด็กเล็ก) that a unit is.

    >>> department_id_of("กองคลัง"), department_id_of("ศูนย์พัฒนาเด็กเล็กบ้านห้วย")
    ('finance', 'child_centres')
    """
    found = resolve_department(name).id
    if found is not None:
        return found
    key = fold(name_unit(name))
    kinds = sorted((word for word in staff_words().words["facility"] if key.startswith(word)), key=len, reverse=True)
    return next((one for word in kinds if (one := resolve_department(_FACILITY_NAMES.get(word, word)).id)), None)


def row_span(row: Row) -> tuple[int, int]:
    """Return where the wording of a row begins and ends, cells carried from merged ones left out."""
    own = [cell for cell in row.cells if cell.text and not cell.is_filled] or list(row.cells)
    return min(cell.start for cell in own), max(cell.end for cell in own)


@dataclass(slots=True)
class StaffGroups:
    """Follows the group rows while the rows of a staffing table go by."""

    department: str | None = None
    employment_type: str | None = None
    names: AgencyNames = field(default_factory=AgencyNames, compare=False)
    """How the agency calls its departments: an overlay may know a name that no rule takes for one."""

    def enter(self, text: str) -> RowKind:
        """Take a group row's wording; return what it was."""
        if sum_of(text):
            return "sum"
        if staff_words().patterns["goes_on"].match(text.strip()):
            return "continuation"
        named, employment = employment_of(text)
        if named:
            self.employment_type = employment
            return "employment"
        if is_department(text) or self.names.find_own_department(text) is not None:
            self.department, self.employment_type = name_unit(text), None
            return "department"
        if fold(name_unit(text)).startswith(staff_words().words["division"]):
            return "division"
        return "other"


@dataclass(frozen=True, slots=True)
class Post:
    """A post's title (its line of work in brackets kept), level without ระดับ, and the resolved line of work."""

    title: str
    level: str | None
    position_id: str | None


def read_level(text: str) -> str | None:
    """Return the wording of a level cell without the word ระดับ; a dash is None.

    >>> read_level("ระดับ ต้น"), read_level("ปก./ชก."), read_level("-")
    ('ต้น', 'ปก./ชก.', None)
    """
    wording = text.strip().strip("()").strip()
    if _DASH_ONLY.fullmatch(wording):
        return None
    return wording.removeprefix("ระดับ").strip() or None


@functools.lru_cache(maxsize=16384)
def read_post(text: str, level: str = "") -> Post | None:
    """Return the post of a title cell and its level cell, or None where no title stands.

    >>> read_post("๑. ผู้อำนวยการกองคลัง (นักบริหารงานการคลัง ระดับต้น)")
    Post(title='ผู้อำนวยการกองคลัง (นักบริหารงานการคลัง)', level='ต้น', position_id='finance_administrator')
    """
    wording = name_unit(text)
    if not wording or _DASH_ONLY.fullmatch(wording):
        return None
    parts = split_position(wording)
    title = " ".join(filter(None, (parts.title, f"({parts.bracket})" if parts.bracket else "")))
    printed = read_level(level)
    whole = wording if printed is None or parts.level else f"{wording} {printed}"
    return Post(title or wording, printed or parts.level, resolve_position(whole).id)
