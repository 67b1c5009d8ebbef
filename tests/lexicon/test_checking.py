"""Checking the mapping files: those that are shipped are right, and each mistake is found in its row."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from planparse.lexicon.checking import check_mappings
from planparse.lexicon.locate import mapping_path

FOLDER = mapping_path("agencies.csv").parent
PATTERN_FILE = "[patterns]\nhead = '{pattern}'\n[[examples.pattern]]\ntext = '{text}'\nhits = '{hits}'\n"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the mappings without the long lists of bodies and districts."""
    folder = tmp_path_factory.mktemp("mappings")
    for path in FOLDER.glob("*.csv"):
        shutil.copy(path, folder)
    for name, rows in {"agencies.csv": 20, "districts.csv": 20}.items():
        lines = (folder / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (folder / name).write_text("".join(lines[:rows]), encoding="utf-8")
    return folder


@pytest.fixture
def folder(shipped: Path, tmp_path: Path) -> Path:
    """Mappings to spoil."""
    return Path(shutil.copytree(shipped, tmp_path / "mappings"))


def spoil(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_shipped_mappings_are_in_order() -> None:
    assert [str(fault) for fault in check_mappings()] == []


def test_a_copy_is_in_order(folder: Path) -> None:
    assert [str(fault) for fault in check_mappings(folder)] == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("departments.csv", "id,name,kind", "id,kind,name", "departments.csv:1: the columns must be id, name, kind"),
        ("departments.csv", "\ufeffid", "id", "departments.csv:1: no byte order mark"),
        ("departments.csv", "agriculture,กองส่งเสริมการเกษตร,office", "agriculture,,office", "departments.csv:2: name is empty"),
        ("departments.csv", "กองส่งเสริมการเกษตร,office", "กองส่งเสริมการเกษตร,desk", "departments.csv:2: kind 'desk' is none of"),
        ("departments.csv", "agriculture_administrator", "farmer", "departments.csv:2: director_position 'farmer' is not in positions.csv"),
        ("departments.csv", "กองการเกษตร|", "กองการเกษตร||", "departments.csv:2: aliases has a space or a | too many"),
        ("departments.csv", "กองการเกษตร|", "กองการเกษตร |", "departments.csv:2: aliases has a space"),
        ("departments.csv", "กองการเกษตร|", "กองการเกษตร|กอง.การเกษตร|", "'กอง.การเกษตร' stands there twice"),
        ("departments.csv", "กองการเกษตร|", "กองการเกษตร|ฯ|", "'ฯ' is no name"),
        ("departments.csv", "กองการเกษตร|", "กองการเกษตร|กอง คลัง ฯ|", "'กองคลัง' also means agriculture in row 2"),
        ("departments.csv", "\nall_departments,", "\nagriculture,", "departments.csv:3: 'agriculture' stands there twice"),
        ("departments.csv", "\nall_departments,", "\naaa,", "departments.csv:3: 'aaa' is out of order"),
        ("departments.csv", "agriculture,กองส่งเสริมการเกษตร,", "agriculture,กองส่งเสริมการเกษตร,,", "departments.csv:2: 6 cells instead of 5"),
        ("competencies.csv", "accuracy,functional,19", "accuracy,functional,๑๙", "competencies.csv:2: ordinal '๑๙' is not a whole number"),
        ("districts.csv", "กรุงเทพมหานคร", "กรุงเทพ", "province 'กรุงเทพ' is not in provinces.csv"),
        ("other_names.csv", ",positions", ",posts", "lists 'posts' is none of"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_list(folder: Path, file: str, old: str, new: str, said: str) -> None:
    spoil(folder, file, old, new)
    assert [fault for fault in check_mappings(folder) if said in str(fault)] != []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[words", "cannot be read"),
        ("[words]\nhead = ['ก', ' . ']\n", "words.head holds an empty word"),
        ("[columns]\nname = 'ชื่อ'\n", "columns.name is not a table"),
        (PATTERN_FILE.format(pattern="(จุด", text="จุดแข็ง", hits="head"), "patterns.head does not compile"),
        (
            PATTERN_FILE.format(pattern="จุด", text="โอกาส", hits="head"),
            "patterns.head does not hit its example 'โอกาส'",
        ),
        (PATTERN_FILE.format(pattern="จุด", text="จุด", hits="tail"), "is of no pattern: tail"),
        (PATTERN_FILE.format(pattern="จ?", text="จุด", hits="head"), "patterns.head matches the empty string"),
        ("[patterns]\nhead = 'จุด'\n", "patterns.head has no example"),
        ("[[examples.pattern]]\ntext = 'ก'\n", "an example of pattern must have hits and text"),
        ("[[examples.picture]]\ntext = 'ก'\n", "examples of picture"),
    ],
)
def test_a_mistake_in_a_wording(folder: Path, text: str, said: str) -> None:
    (folder / "forms").mkdir()
    (folder / "forms" / "swot.toml").write_text(text, encoding="utf-8")
    said_of_file = [str(fault) for fault in check_mappings(folder)]
    assert all(one.startswith("forms/swot.toml: ") for one in said_of_file)
    assert any(said in one for one in said_of_file)


def test_a_mistake_in_an_overlay(folder: Path) -> None:
    (folder / "agencies").mkdir()
    (folder / "agencies" / "pao-nowhere.toml").write_text("[departments]\nroads = ['กองทาง']\n", encoding="utf-8")
    assert [str(fault) for fault in check_mappings(folder)] == [
        "agencies/pao-nowhere.toml: no agency of that id is in agencies.csv",
        "agencies/pao-nowhere.toml: departments has no roads",
    ]


def test_files_that_are_missing_or_not_ours(folder: Path) -> None:
    (folder / "levels.csv").unlink()
    (folder / "notes.csv").write_text("a\n", encoding="utf-8")
    said = [str(fault) for fault in check_mappings(folder)]
    assert any(one.startswith("levels.csv: cannot be read") for one in said)
    assert "notes.csv: no list that planparse reads" in said
