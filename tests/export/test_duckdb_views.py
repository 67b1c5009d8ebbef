"""DuckDB views: typed, described, movable."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from planparse.export.arrow_schema import table_columns, table_schema
from planparse.export.duckdb_views import name_type, write_views
from planparse.export.parquet_tables import merge_partition
from planparse.export.table_models import describe_tables, table_models
from tests.export.plan_samples import make_many


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with tables and views over all but `projects`; its name is as odd as folders are named."""
    folder = tmp_path_factory.mktemp("of, 'all' [plans]")
    plans = make_many("a")
    merge_partition(folder / "tables", "a", sorted(plans), plans.__getitem__)
    write_views(folder / "plans.duckdb", [name for name in table_models() if name not in ("projects", "sources")])
    return folder


@pytest.fixture
def views(folder: Path, monkeypatch: pytest.MonkeyPatch) -> duckdb.DuckDBPyConnection:
    monkeypatch.chdir(folder)
    return duckdb.connect("plans.duckdb", read_only=True)


def test_nothing_but_the_database_is_left(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == ["plans.duckdb", "tables"]


@pytest.mark.parametrize("name", table_models())
def test_a_view_has_the_columns_of_its_table(views: duckdb.DuckDBPyConnection, name: str) -> None:
    found = views.execute(f'DESCRIBE FROM "{name}"').fetchall()
    expected = duckdb.from_arrow(table_schema(name).empty_table())
    assert [(column, kind) for column, kind, *_ in found] == [
        (column, str(kind)) for column, kind in zip(expected.columns, expected.types, strict=True)
    ]


@pytest.mark.parametrize("name", table_models())
def test_views_and_columns_say_what_they_mean(views: duckdb.DuckDBPyConnection, name: str) -> None:
    found = views.execute("SELECT comment FROM duckdb_views() WHERE view_name = ? AND NOT internal", [name]).fetchall()
    assert found == [(describe_tables()[name],)]
    columns = views.execute(
        "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = ? AND NOT internal ORDER BY column_index",
        [name],
    ).fetchall()
    assert columns == [(column.name, column.description) for column in table_columns(name)]


def test_rows_are_found_from_inside_the_folder(views: duckdb.DuckDBPyConnection) -> None:
    assert views.execute("SELECT count(*) FROM plans").fetchall() == [(len(make_many("a")),)]
    assert views.execute("SELECT count(*) FROM projects").fetchall() == [(0,)]
    assert views.execute("SELECT required[2568] FROM staffing WHERE plan_agency = 'อบต.ตัวอย่าง'").fetchall() == [(3.0,)]


def test_it_may_be_moved(folder: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    moved.mkdir()
    (moved / "plans.duckdb").write_bytes((folder / "plans.duckdb").read_bytes())
    (moved / "tables").symlink_to(folder / "tables")
    with duckdb.connect(str(moved / "plans.duckdb"), read_only=True) as views:
        views.execute(f"SET file_search_path = '{moved}'")
        assert views.execute("SELECT count(*) FROM plans").fetchall() == [(len(make_many("a")),)]


def test_it_takes_the_place_of_an_old_one(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "again.duckdb").write_text("no database")
    write_views(folder / "again.duckdb", ["plans"])
    monkeypatch.chdir(folder)
    with duckdb.connect("again.duckdb", read_only=True) as views:
        assert views.execute("SELECT count(*) FROM statements").fetchall() == [(0,)]
    (folder / "again.duckdb").unlink()


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="nowhere"):
        write_views(tmp_path / "nowhere" / "plans.duckdb", [])


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (pa.string(), "VARCHAR"),
        (pa.list_(pa.list_(pa.int64())), "BIGINT[][]"),
        (pa.map_(pa.int64(), pa.float64()), "MAP(BIGINT, DOUBLE)"),
        (pa.struct([("a", pa.bool_()), ('b "c"', pa.date32())]), 'STRUCT("a" BOOLEAN, "b ""c""" DATE)'),
    ],
)
def test_names_of_types(kind: pa.DataType, name: str) -> None:
    assert name_type(kind) == name
