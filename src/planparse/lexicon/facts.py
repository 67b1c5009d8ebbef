"""The rows of the lists under mappings/*.csv, as dataclasses, and the values that their cells may have."""

from __future__ import annotations

from dataclasses import dataclass

AGENCY_KINDS = frozenset(
    ("pao", "city_municipality", "town_municipality", "subdistrict_municipality", "sao", "special")
)
DEPARTMENT_KINDS = frozenset(("office", "unit", "executive", "facility", "group"))
POSITION_CATEGORIES = frozenset(
    (
        "executive",
        "director",
        "academic",
        "general",
        "teacher",
        "mission",
        "permanent",
        "general_employee",
    )
)
LEVEL_CATEGORIES = frozenset(("executive", "director", "academic", "general", "teacher"))
NAMED_LISTS = frozenset(("departments", "positions", "competencies"))
COMPETENCY_GROUPS = frozenset(("core", "managerial", "functional"))
COLUMN_FORMATS = frozenset(("baht", "year", "count"))


@dataclass(frozen=True, slots=True)
class Agency:
    """A local government (องค์กรปกครองส่วนท้องถิ่น); `district` and `dla_code` are empty where there is none."""

    id: str
    kind: str
    name: str
    short_name: str
    core_name: str
    province: str
    district: str
    dla_code: str
    geocode: str


@dataclass(frozen=True, slots=True)
class Province:
    """A province (จังหวัด) with its two-digit official code."""

    code: str
    name: str
    english: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class District:
    """A district (อำเภอ, เขต) with its four-digit official code and its province's name."""

    code: str
    name: str
    province: str


@dataclass(frozen=True, slots=True)
class Department:
    """A department (ส่วนราชการ); `director_position` is its director's position id, empty where unknown."""

    id: str
    name: str
    kind: str
    director_position: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Position:
    """A line of work (สายงาน) or an employee's post; `levels` as printed, empty where it has none."""

    id: str
    name: str
    category: str
    levels: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Level:
    """A level (ระดับ) of one category of positions; `ordinal` counts from 1, the lowest."""

    id: str
    name: str
    category: str
    ordinal: int
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmploymentType:
    """A kind of employment (ประเภทบุคลากร); `id` is the contract's value."""

    id: str
    name: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Competency:
    """A competency (สมรรถนะ) of local government; `ordinal` is its place within the group."""

    id: str
    group: str
    ordinal: int
    name: str
    aliases: tuple[str, ...]
