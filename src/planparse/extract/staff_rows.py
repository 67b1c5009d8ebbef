"""Rows of staffing tables: which department and kind of employment a post stands under, and which rows are sums."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field
from typing import Literal

from planparse.lexicon.names import clean_label
from planparse.lexicon.overlays import AgencyNames
from planparse.lexicon.resolve import resolve_department, resolve_employment_type, resolve_position, split_position
from planparse.lexicon.wording import Wording, fold, load_wording
from planparse.model.layout import Row

RowKind = Literal["department", "employment", "division", "continuation", "sum", "other"]

GROUP_LENGTH = 90
"""Group rows are shorter than this; the longest unit name in the lists has 62 characters."""
ABBREVIATION = 8
"""A last word of so few letters that a dot follows is an abbreviation (อบต., รพ.สต., ปก./ชก.)."""
EMPLOYMENT_TYPES = ("mission_employee", "general_employee", "permanent_employee", "teacher", "civil_servant")
_CONTINUED = re.compile(r"[ ]?\([ ]?ต่อ[ ]?\)")
_DASH_ONLY = re.compile(r"[-–—_. ]*")
_ENDS = " \t:;*"
_PAID_FROM = re.compile(
    r"[ ]?\(?(?:ใช้|รับ|จ่ายจาก|จาก|ส่วนที่ใช้)?(?:เงินอุดหนุน|เงินงบประมาณ|งบประมาณ|งบ|เงินรายได้)[^()]{0,60}\)?$"
)
"""What a kind of employment is paid from: พนักงานครูเทศบาล (เงินอุดหนุน)."""
_FACILITY_NAMES = {"ศูนย์พัฒนาเด็ก": "ศูนย์พัฒนาเด็กเล็ก", "ศูนย์อบรมเด็ก": "ศูนย์พัฒนาเด็กเล็ก"}


@functools.cache
def staff_words() -> Wording:
    """Return the words of `mappings/staff_rows.toml`."""
    return load_wording("staff_rows")


def name_unit(text: str) -> str:
    """Return a group row's wording without its number, code, (ต่อ) and closing colon; an abbreviation keeps its dot.

    >>> name_unit("๑. สำนักปลัดเทศบาล (๐๑) (ต่อ)"), name_unit("๑. สำนักปลัด อบต. (๐๑)")
    ('สำนักปลัดเทศบาล', 'สำนักปลัด อบต.')
    """
    wording = _CONTINUED.sub("", text).strip(_ENDS)
    name = clean_label(wording).strip(_ENDS)
    is_short = len(name.rsplit(" ", 1)[-1]) <= ABBREVIATION
    return f"{name}." if name and is_short and f"{name}." in wording else name


@functools.lru_cache(maxsize=16384)
def is_department(text: str) -> bool:
    """Whether a row's wording is the name of a department, school, child centre or like unit.

    >>> is_department("๒. กองคลัง (๐๔)"), is_department("ส่วนราชการ"), is_department("ผู้อำนวยการกองคลัง")
    (True, False, False)
    """
    if len(text) > GROUP_LENGTH:
        return False
    words = staff_words().words
    key = fold(name_unit(text))
    if not key or key.startswith(words["not_department"]):
        return False
    return key.startswith(words["department"] + words["facility"])


@functools.lru_cache(maxsize=16384)
def employment_of(text: str) -> tuple[bool, str | None]:
    """Return whether a row names a kind of employment, and which (None: it leaves that open).

    >>> employment_of("พนักงานจ้างตามภารกิจ (ผู้มีทักษะ)"), employment_of("พนักงานจ้าง"), employment_of("คนงาน")
    ((True, 'mission_employee'), (True, None), (False, None))
    >>> employment_of("พนักงานครู (เงินอุดหนุน)")
    (True, 'teacher')
    """
    if len(text) > GROUP_LENGTH:
        return False, None
    name = _PAID_FROM.sub("", name_unit(text))
    found = resolve_employment_type(name).id
    if found is not None:
        return True, found
    words = staff_words().words
    key = fold(name)
    for kind in EMPLOYMENT_TYPES:
        if key in words[kind]:
            return True, kind
    return key in words["some_employee"], None


@functools.lru_cache(maxsize=4096)
def sum_of(text: str) -> Literal["subtotal", "total"] | None:
    """Return whether a row is a sum: `total` where its wording says that it is the grand one.

    >>> sum_of("รวม"), sum_of("รวมทั้งสิ้น"), sum_of("รวมกองคลัง"), sum_of("กองคลัง")
    ('subtotal', 'total', 'subtotal', None)
    """
    if len(text) > GROUP_LENGTH or "รวม" not in text:
        return None
    words = staff_words().words
    key = fold(name_unit(text))
    if not key.startswith(words["sum"]):
        return None
    return "total" if key.startswith(words["grand_sum"]) and resolve_department(text).id is None else "subtotal"


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
