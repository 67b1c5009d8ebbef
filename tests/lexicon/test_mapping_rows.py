"""A malformed mapping raises MappingError that names the file and the row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planparse.errors import MappingError
from planparse.lexicon import locate, rows, tables
from planparse.lexicon.index import build_index
from planparse.lexicon.lookup import Entry

HEADER = "id,name,kind,director_position,aliases\n"


@pytest.fixture
def mappings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Read mappings from an empty folder; the caches are emptied before and after."""

    def clear() -> None:
        for name in tables.__all__:
            loader = getattr(tables, name)
            if hasattr(loader, "cache_clear"):
                loader.cache_clear()

    clear()
    monkeypatch.setattr(rows, "mapping_path", lambda name: tmp_path / name)
    yield tmp_path
    clear()


def write(folder: Path, text: str, file: str = "departments.csv") -> None:
    (folder / file).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "row", "word"),
    [
        ("id,name\n", "row 1", "columns"),
        ("", "row 1", "columns"),
        (HEADER + "finance,กองคลัง,office,\n", "row 2", "4 cells"),
        (HEADER + "finance,กองคลัง,office,,\nengineering,,office,,\n", "row 3", "empty"),
        (HEADER + "finance,กองคลัง,desk,,\n", "row 2", "desk"),
        (HEADER + "finance,กองคลัง,office,,\nfinance,กองช่าง,office,,\n", "row 3", "twice"),
    ],
)
def test_malformed_departments(mappings: Path, text: str, row: str, word: str) -> None:
    write(mappings, text)
    with pytest.raises(MappingError) as raised:
        tables.load_departments()
    assert "departments.csv" in str(raised.value)
    assert row in str(raised.value)
    assert word in str(raised.value)


def test_a_missing_file(mappings: Path) -> None:
    with pytest.raises(MappingError, match=r"mappings/positions\.csv"):
        tables.load_positions()


def test_a_file_that_is_not_utf8(mappings: Path) -> None:
    (mappings / "departments.csv").write_bytes(HEADER.encode() + "finance,กองคลัง,office,,\n".encode("cp874"))
    with pytest.raises(MappingError, match=r"departments\.csv"):
        tables.load_departments()


@pytest.mark.parametrize(
    ("load", "file", "text"),
    [
        (
            tables.load_agencies,
            "agencies.csv",
            "id,kind,name,short_name,core_name,province,district,dla_code,geocode\nx,city,ก,ก,ก,ก,,,\n",
        ),
        (tables.load_levels, "levels.csv", "id,name,category,ordinal,aliases\nx,ต้น,director,๑,\n"),
        (tables.load_competencies, "competencies.csv", "id,group,ordinal,name,aliases\nx,soft,1,ก,\n"),
        (tables.load_positions, "positions.csv", "id,name,category,levels,aliases\nx,ก,boss,,\n"),
    ],
)
def test_values_that_are_not_allowed(mappings: Path, load: Callable[[], object], file: str, text: str) -> None:
    write(mappings, text, file)
    with pytest.raises(MappingError, match="row 2"):
        load()


def test_what_a_spreadsheet_saves_is_read(mappings: Path) -> None:
    text = "\ufeff" + (HEADER + "finance,กองคลัง,office,,คลัง|สำนักคลัง\n").replace("\n", "\r\n")
    write(mappings, text)
    (department,) = tables.load_departments()
    assert department.aliases == ("คลัง", "สำนักคลัง")


def test_an_alias_of_two_entries_is_refused() -> None:
    entries = [Entry("finance", "กองคลัง", ("กอง คลัง ฯ",)), Entry("engineering", "กองช่าง", ("กองคลัง.",))]
    with pytest.raises(MappingError, match="engineering"):
        build_index("departments.csv", entries)


def test_mappings_lie_in_the_package_or_the_source_tree() -> None:
    folder = locate.mapping_path("agencies.csv").parent
    assert folder.name in ("_mappings", "mappings")
    assert locate.mapping_path("forms/projects.toml") == folder / "forms" / "projects.toml"
