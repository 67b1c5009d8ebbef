"""The files under mappings/*.csv: they load, are sorted, have unique ids, and no name means two entries."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Callable

import pytest

from planparse.lexicon import tables
from planparse.lexicon.index import build_index
from planparse.lexicon.locate import mapping_path
from planparse.lexicon.lookup import Entry
from planparse.lexicon.names import fold_name

SORT_COLUMN = {
    "agencies.csv": "id",
    "competencies.csv": "id",
    "departments.csv": "id",
    "districts.csv": "code",
    "employment_types.csv": "id",
    "following_words.csv": "word",
    "levels.csv": "id",
    "other_names.csv": "name",
    "positions.csv": "id",
    "provinces.csv": "code",
    "title_abbreviations.csv": "abbreviation",
}
NAMED_LISTS: dict[str, Callable[[], tuple[tables.Department | tables.Position | tables.Competency, ...]]] = {
    "departments.csv": tables.load_departments,
    "positions.csv": tables.load_positions,
    "competencies.csv": tables.load_competencies,
}


@pytest.mark.parametrize("file", SORT_COLUMN)
def test_rows_are_sorted_and_unique(file: str) -> None:
    with mapping_path(file).open(encoding="utf-8-sig", newline="") as lines:
        keys = [row[SORT_COLUMN[file]] for row in csv.DictReader(lines, strict=True)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("file", SORT_COLUMN)
def test_spreadsheets_open_it_as_utf8_and_cells_have_no_stray_space(file: str) -> None:
    assert mapping_path(file).read_bytes().startswith(b"\xef\xbb\xbf")
    with mapping_path(file).open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.reader(lines, strict=True):
            for cell in row:
                for value in cell.split("|"):
                    assert value == " ".join(value.split())


def test_every_csv_has_a_test_here() -> None:
    assert {path.name for path in mapping_path("agencies.csv").parent.glob("*.csv")} == set(SORT_COLUMN)


@pytest.mark.parametrize("file", NAMED_LISTS)
def test_no_alias_means_two_entries_or_repeats(file: str) -> None:
    owners: dict[str, str] = {}
    for row in NAMED_LISTS[file]():
        for name in (row.name, *row.aliases):
            key = fold_name(name)
            assert key
            if name.endswith("…") and owners.get(key) == row.id:
                continue  # a name that may also be followed by one of its own
            assert key not in owners, f"{name} of {row.id} stands under {owners[key]} too"
            owners[key] = row.id


@pytest.mark.parametrize("file", NAMED_LISTS)
def test_the_index_gives_every_name_back(file: str) -> None:
    rows = NAMED_LISTS[file]()
    index = build_index(file, [Entry(row.id, row.name, row.aliases) for row in rows])
    for row in rows:
        for name in (row.name, *row.aliases):
            found = index.find(name)
            assert found is not None
            assert found.id == row.id


def test_employment_types_are_those_of_the_contract() -> None:
    expected = {"civil_servant", "teacher", "permanent_employee", "mission_employee", "general_employee"}
    assert {one.id for one in tables.load_employment_types()} == expected


def test_competencies_are_five_four_and_twenty_two() -> None:
    counts = Counter(one.group for one in tables.load_competencies())
    assert counts == {"core": 5, "managerial": 4, "functional": 22}
    for group, count in counts.items():
        ordinals = sorted(one.ordinal for one in tables.load_competencies() if one.group == group)
        assert ordinals == list(range(1, count + 1))


def test_agencies_are_as_many_as_the_list_of_mid_2565() -> None:
    counts = Counter(agency.kind for agency in tables.load_agencies())
    assert counts == {
        "pao": 76,
        "city_municipality": 30,
        "town_municipality": 194,
        "subdistrict_municipality": 2248,
        "sao": 5300,
        "special": 2,
    }


def test_agencies_lie_in_listed_provinces_and_districts() -> None:
    provinces = {province.name for province in tables.load_provinces()}
    districts = {(district.province, district.name) for district in tables.load_districts()}
    assert len(provinces) == 77
    for agency in tables.load_agencies():
        assert agency.province in provinces
        assert not agency.district or (agency.province, agency.district) in districts
        assert agency.name.endswith(agency.core_name)


def test_every_province_but_bangkok_has_its_body() -> None:
    bodies = {agency.province for agency in tables.load_agencies() if agency.kind == "pao"}
    assert {province.name for province in tables.load_provinces()} - bodies == {"กรุงเทพมหานคร"}


def test_directors_are_listed_positions() -> None:
    positions = {position.id: position for position in tables.load_positions()}
    for department in tables.load_departments():
        if department.director_position:
            assert positions[department.director_position].category in ("director", "executive")


def test_levels_of_positions_are_listed() -> None:
    names = {(level.category, level.name) for level in tables.load_levels()}
    for position in tables.load_positions():
        for level in position.levels:
            assert (position.category, level) in names


def test_a_level_name_or_alias_means_one_level_of_its_category() -> None:
    seen: dict[tuple[str, str], str] = {}
    for level in tables.load_levels():
        for name in (level.name, *level.aliases):
            assert seen.setdefault((level.category, fold_name(name)), level.id) == level.id


def test_lines_of_work_are_the_great_majority_known() -> None:
    counts = Counter(position.category for position in tables.load_positions())
    assert counts["academic"] >= 60
    assert counts["general"] >= 50
    assert counts["director"] >= 9
