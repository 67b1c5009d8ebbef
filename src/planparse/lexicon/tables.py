"""The lists of facts under mappings/*.csv, as typed rows.

Every loader reads its file once a process and returns an immutable tuple in the order of the file. A cell of
several values separates them by `|`. A file that is missing, has other columns, an empty required cell or a
repeated id raises `MappingError` naming the file and the row, counted as a spreadsheet counts them.
"""

from __future__ import annotations

import functools

from planparse.lexicon.facts import (
    AGENCY_KINDS,
    COMPETENCY_GROUPS,
    DEPARTMENT_KINDS,
    LEVEL_CATEGORIES,
    NAMED_LISTS,
    POSITION_CATEGORIES,
    Agency,
    Competency,
    Department,
    District,
    EmploymentType,
    Level,
    Position,
    Province,
)
from planparse.lexicon.rows import check_ids, check_value, read_ordinal, read_rows, split_list

__all__ = [
    "Agency",
    "Competency",
    "Department",
    "District",
    "EmploymentType",
    "Level",
    "Position",
    "Province",
    "load_agencies",
    "load_competencies",
    "load_departments",
    "load_districts",
    "load_employment_types",
    "load_following_words",
    "load_levels",
    "load_other_names",
    "load_positions",
    "load_provinces",
    "load_title_abbreviations",
]


@functools.cache
def load_agencies() -> tuple[Agency, ...]:
    """Return the local governments of agencies.csv, sorted by id."""
    file = "agencies.csv"
    columns = ("id", "kind", "name", "short_name", "core_name", "province", "district", "dla_code", "geocode")
    agencies = []
    for row, cells in read_rows(file, columns, required=6):
        if cells[1] not in AGENCY_KINDS:
            check_value(file, row, cells[1], AGENCY_KINDS)
        agencies.append(Agency(*cells))
    check_ids(file, (agency.id for agency in agencies))
    return tuple(agencies)


@functools.cache
def load_provinces() -> tuple[Province, ...]:
    """Return the 77 provinces of provinces.csv, sorted by code."""
    file = "provinces.csv"
    provinces = tuple(
        Province(code, name, english, split_list(aliases))
        for _, (code, name, english, aliases) in read_rows(file, ("code", "name", "english", "aliases"), required=3)
    )
    check_ids(file, (province.code for province in provinces))
    return provinces


@functools.cache
def load_districts() -> tuple[District, ...]:
    """Return the districts of districts.csv, sorted by code."""
    file = "districts.csv"
    districts = tuple(District(*cells) for _, cells in read_rows(file, ("code", "name", "province"), required=3))
    check_ids(file, (district.code for district in districts))
    return districts


@functools.cache
def load_departments() -> tuple[Department, ...]:
    """Return the departments of departments.csv, sorted by id."""
    file = "departments.csv"
    columns = ("id", "name", "kind", "director_position", "aliases")
    departments = tuple(
        Department(one, name, check_value(file, row, kind, DEPARTMENT_KINDS), director, split_list(aliases))
        for row, (one, name, kind, director, aliases) in read_rows(file, columns, required=3)
    )
    check_ids(file, (department.id for department in departments))
    return departments


@functools.cache
def load_positions() -> tuple[Position, ...]:
    """Return the lines of work of positions.csv, sorted by id."""
    file = "positions.csv"
    columns = ("id", "name", "category", "levels", "aliases")
    positions = tuple(
        Position(
            one,
            name,
            check_value(file, row, category, POSITION_CATEGORIES),
            split_list(levels),
            split_list(aliases),
        )
        for row, (one, name, category, levels, aliases) in read_rows(file, columns, required=3)
    )
    check_ids(file, (position.id for position in positions))
    return positions


@functools.cache
def load_levels() -> tuple[Level, ...]:
    """Return the levels of levels.csv, sorted by id."""
    file = "levels.csv"
    columns = ("id", "name", "category", "ordinal", "aliases")
    levels = tuple(
        Level(
            one,
            name,
            check_value(file, row, category, LEVEL_CATEGORIES),
            read_ordinal(file, row, ordinal),
            split_list(aliases),
        )
        for row, (one, name, category, ordinal, aliases) in read_rows(file, columns, required=4)
    )
    check_ids(file, (level.id for level in levels))
    return levels


@functools.cache
def load_employment_types() -> tuple[EmploymentType, ...]:
    """Return the kinds of employment of employment_types.csv, sorted by id."""
    file = "employment_types.csv"
    types = tuple(
        EmploymentType(one, name, split_list(aliases))
        for _, (one, name, aliases) in read_rows(file, ("id", "name", "aliases"), required=2)
    )
    check_ids(file, (one.id for one in types))
    return types


@functools.cache
def load_competencies() -> tuple[Competency, ...]:
    """Return the competencies of competencies.csv, sorted by id."""
    file = "competencies.csv"
    columns = ("id", "group", "ordinal", "name", "aliases")
    competencies = tuple(
        Competency(
            one,
            check_value(file, row, group, COMPETENCY_GROUPS),
            read_ordinal(file, row, ordinal),
            name,
            split_list(aliases),
        )
        for row, (one, group, ordinal, name, aliases) in read_rows(file, columns, required=4)
    )
    check_ids(file, (competency.id for competency in competencies))
    return competencies


@functools.cache
def load_title_abbreviations() -> tuple[tuple[str, str], ...]:
    """Return (abbreviation, expansion) of words in titles: `("ผอ.", "ผู้อำนวยการ")`."""
    file = "title_abbreviations.csv"
    pairs = tuple(
        (abbreviation, expansion)
        for _, (abbreviation, expansion) in read_rows(file, ("abbreviation", "expansion"), required=2)
    )
    check_ids(file, (abbreviation for abbreviation, _ in pairs))
    return pairs


@functools.cache
def load_following_words() -> tuple[str, ...]:
    """Return the words that stand right after a body's name in running text (ได้ จึง มี …), longest first."""
    file = "following_words.csv"
    words = [word for _, (word,) in read_rows(file, ("word",), required=1)]
    check_ids(file, words)
    return tuple(sorted(words, key=len, reverse=True))


@functools.cache
def _other_names() -> tuple[tuple[str, tuple[str, ...]], ...]:
    file = "other_names.csv"
    rows = []
    for row, (name, lists) in read_rows(file, ("name", "lists"), required=2):
        named = split_list(lists)
        for one in named:
            check_value(file, row, one, NAMED_LISTS)
        rows.append((name, named))
    check_ids(file, (name for name, _ in rows))
    return tuple(rows)


def load_other_names(named_list: str) -> tuple[str, ...]:
    """Return the names that look like one of that list (`departments`, `positions` …) and are none of it."""
    return tuple(name for name, lists in _other_names() if named_list in lists)
