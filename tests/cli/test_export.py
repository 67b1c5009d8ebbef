"""`planparse export`."""

from __future__ import annotations

import shutil
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest

from planparse.batch.places import json_path
from planparse.batch.publish import SourceRow, publish
from planparse.export.table_models import table_models
from planparse.export.targets import FILE_FORMATS
from tests.cli.conftest import Run
from tests.model.build import make_full_plan

KEY = "ab" + "0" * 62


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one plan."""
    folder = tmp_path_factory.mktemp("archive") / "คลัง"
    json_path(folder, KEY).parent.mkdir(parents=True)
    json_path(folder, KEY).write_text(make_full_plan().to_json(), encoding="utf-8")
    publish(folder, [KEY], [SourceRow("plan.txt", KEY, "0" * 64, "done")])
    return folder


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("to", "name"), [(to, f"คลัง{chosen.ending}") for to, chosen in FILE_FORMATS.items()])
def test_each_format_is_written_under_the_name_of_the_store(
    run: Run, store: Path, here: Path, to: str, name: str
) -> None:
    ran = run("export", store, "--to", to)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err_lines == [f"planparse: {len(table_models())} tables with 24 rows written to {name}"]
    assert [path.name for path in here.iterdir()] == [name]


def test_only_some_tables(run: Run, store: Path, here: Path) -> None:
    assert (
        run("export", store, "--to", "csv", "--out", "x", "--tables", "projects,staffing", "--tables", "plans").code
        == 0
    )
    assert {path.stem for path in (here / "x").iterdir()} == {"projects", "staffing", "plans"}


def test_quiet(run: Run, store: Path) -> None:
    ran = run("export", store, "--to", "parquet", "--quiet")
    assert (ran.code, ran.err) == (0, "")


def test_what_is_there_stays_without_force(run: Run, store: Path, here: Path) -> None:
    (here / "mine.sqlite").write_text("mine")
    ran = run("export", store, "--to", "sqlite", "--out", "mine.sqlite")
    assert ran.code == 2
    assert ran.err_lines == ["planparse: mine.sqlite: is there already; give another --out, or --force to replace it"]
    assert (here / "mine.sqlite").read_text() == "mine"
    assert run("export", store, "--to", "sqlite", "--out", "mine.sqlite", "--force").code == 0
    with closing(sqlite3.connect(here / "mine.sqlite")) as connection:
        assert connection.execute("SELECT plan_key FROM plans").fetchall() == [(KEY,)]


def test_an_old_folder_needs_force_and_keeps_other_files(run: Run, store: Path, here: Path) -> None:
    (here / "out").mkdir()
    assert run("export", store, "--to", "csv", "--out", "out").code == 0, "an empty folder is as good as none"
    (here / "out" / "notes.txt").write_text("mine")
    assert run("export", store, "--to", "csv", "--out", "out").code == 2
    assert run("export", store, "--to", "csv", "--out", "out", "--force").code == 0
    assert (here / "out" / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--to", "ods"), "no format 'ods'; give csv, xlsx, parquet, duckdb, sqlite or postgresql://…"),
        (("--to", "csv", "--tables", "nothing"), "there is no table 'nothing'; it has sources, plans, "),
        (("--to", "csv", "--out", "no/such/folder"), "no/such/folder: there is no such folder to write it into"),
        (("--to", "postgresql://me:geheim@127.0.0.1:port/x"), "not the address of a database"),
        (("--to", "mysql://me:geheim@host/x"), "no format 'mysql'"),
    ],
)
def test_wrong_arguments_are_one_line(run: Run, store: Path, here: Path, arguments: tuple[str, ...], said: str) -> None:
    ran = run("export", store, *arguments)
    assert (ran.code, len(ran.err_lines)) == (2, 1)
    assert said in ran.err
    assert "geheim" not in ran.err
    assert list(here.iterdir()) == []


def test_a_folder_for_a_file_and_a_file_for_a_folder(run: Run, store: Path, here: Path) -> None:
    (here / "folder").mkdir()
    (here / "file").write_text("mine")
    assert "folder: is a folder" in run("export", store, "--to", "xlsx", "--out", "folder", "--force").err
    assert "file: is a file" in run("export", store, "--to", "csv", "--out", "file", "--force").err


def test_nothing_is_written_into_the_store(run: Run, store: Path) -> None:
    before = sorted(store.rglob("*"))
    for out in (store, store / "tables", store / "new"):
        ran = run("export", store, "--to", "csv", "--out", out, "--force")
        assert (ran.code, "lies in the store itself" in ran.err) == (2, True)
    assert sorted(store.rglob("*")) == before


def test_a_store_that_is_none(run: Run, here: Path) -> None:
    ran = run("export", here, "--to", "csv")
    assert (ran.code, len(ran.err_lines)) == (2, 1)
    assert "there is no published store" in ran.err


def test_a_database_has_no_path(run: Run, store: Path) -> None:
    assert "a database has an address, not a path" in run("export", store, "--to", "postgresql://h/x", "--out", "y").err


@pytest.mark.parametrize(
    ("to", "package", "extra"),
    [
        ("xlsx", "xlsxwriter", "store"),
        ("duckdb", "duckdb", "store"),
        ("csv", "pyarrow", "store"),
        ("postgresql://host/plans", "psycopg", "postgresql"),
        ("postgresql://host/plans", "sqlalchemy", "postgresql"),
    ],
)
def test_a_missing_package_is_named(
    run: Run, store: Path, monkeypatch: pytest.MonkeyPatch, to: str, package: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    ran = run("export", store, "--to", to)
    assert ran.code == 2
    assert f"needs {package}: pip install 'planparse[{extra}]'" in ran.err


@pytest.mark.parametrize("to", FILE_FORMATS)
def test_a_damaged_store_is_one_line_and_leaves_nothing(
    run: Run, store: Path, here: Path, tmp_path_factory: pytest.TempPathFactory, to: str
) -> None:
    damaged = Path(shutil.copytree(store, tmp_path_factory.mktemp("damaged") / "store"))
    part = next((damaged / "tables" / "projects").iterdir())
    part.write_bytes(part.read_bytes()[:-20])
    ran = run("export", damaged, "--to", to)
    assert (ran.code, len(ran.err_lines)) == (2, 1)
    assert "part-0.parquet: cannot be read" in ran.err
    assert list(here.iterdir()) == []
