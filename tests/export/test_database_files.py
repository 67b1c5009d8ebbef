"""Parquet, DuckDB and SQLite: what a store holds comes back, whatever the text."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from planparse.errors import ExportError
from planparse.export.arrow_schema import table_schema
from planparse.export.duckdb_tables import write_duckdb
from planparse.export.parquet_files import write_parquet_files
from planparse.export.sqlite_tables import write_sqlite
from planparse.export.table_models import describe_tables, table_models
from planparse.export.table_streams import Exported, TableStream
from planparse.export.targets import FILE_FORMATS
from tests.export.streams import HOSTILE, KEY, make_hostile_projects, make_stream

Rows = list[dict[str, Any]]


def make_all() -> list[TableStream]:
    return [make_stream(name) for name in table_models()]


def query(path: Path, statement: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(statement).fetchall()


def test_parquet_holds_the_rows_and_the_schema(tmp_path: Path) -> None:
    stream = make_hostile_projects()
    done = write_parquet_files([stream, make_stream("staffing")], tmp_path / "out")
    assert done.rows == {"projects": len(HOSTILE), "staffing": 0}
    table = pq.read_table(tmp_path / "out" / "projects.parquet")
    assert table.equals(pa.Table.from_batches(stream.read()))
    assert table.schema.field("budget_total").metadata[b"description"].startswith(b"baht")
    empty = pq.read_table(tmp_path / "out" / "staffing.parquet")
    assert empty.schema.equals(table_schema("staffing"))
    assert empty.num_rows == 0


def test_parquet_puts_small_batches_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planparse.export.parquet_files.GROUP_ROWS", 100)
    write_parquet_files([replace(make_stream("projects", {"id": "p"}, repeat=250))], tmp_path / "out")
    with pq.ParquetFile(tmp_path / "out" / "projects.parquet") as file:
        assert [file.metadata.row_group(at).num_rows for at in range(3)] == [100, 100, 50]


def test_duckdb_holds_tables_with_comments(tmp_path: Path) -> None:
    done = write_duckdb([make_hostile_projects(), make_stream("staffing")], tmp_path / "s.duckdb")
    assert done.rows == {"projects": len(HOSTILE), "staffing": 0}
    assert [path.name for path in tmp_path.iterdir()] == ["s.duckdb"]
    with duckdb.connect(str(tmp_path / "s.duckdb"), read_only=True) as connection:
        found = connection.execute("SELECT name, also_at[1].bbox FROM projects ORDER BY rowid").fetchall()
        assert found == [(text, [1.5, -2.0]) for text in HOSTILE]
        assert connection.execute("SELECT count(*) FROM duckdb_views() WHERE NOT internal").fetchone() == (0,)
        comments = dict(connection.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
        assert comments["staffing"] == f"{describe_tables()['staffing']}; key: plan_key, id"
        columns = connection.execute("SELECT count(*), count(comment) FROM duckdb_columns() WHERE NOT internal")
        total, described = columns.fetchone() or (0, 1)
        assert total == described


def test_sqlite_holds_the_rows(tmp_path: Path) -> None:
    done = write_sqlite([make_hostile_projects(), make_stream("staffing")], tmp_path / "s.sqlite")
    assert done.rows == {"projects": len(HOSTILE), "staffing": 0}
    found = query(tmp_path / "s.sqlite", "SELECT name, json_extract(also_at, '$[0].bbox[1]'), plan_year FROM projects")
    assert sorted(found) == sorted((text, -2.0, 2567) for text in HOSTILE)
    means = query(
        tmp_path / "s.sqlite", "SELECT description FROM column_descriptions WHERE column_name = 'budget_total'"
    )
    assert means[0][0].startswith("baht")
    assert query(tmp_path / "s.sqlite", "SELECT key FROM table_descriptions") == [("plan_key, id",)] * 2


def test_sqlite_types(tmp_path: Path) -> None:
    rows = {"plan_key": KEY, "id": "i", "is_vacant": True, "salary": 1.5, "page": 3}
    change = {"plan_key": KEY, "id": "s", "change": {2567: -1.0}}
    write_sqlite([make_stream("incumbents", rows), make_stream("staffing", change)], tmp_path / "s.sqlite")
    assert query(
        tmp_path / "s.sqlite", "SELECT is_vacant, salary, incumbents.page, note FROM incumbents, staffing"
    ) == [(1, 1.5, 3, None)]
    ((text,),) = query(tmp_path / "s.sqlite", "SELECT change FROM staffing")
    assert json.loads(text) == {"2567": -1.0}


def make_linked(document_id: str) -> list[TableStream]:
    return [
        make_stream("plans", {"plan_key": KEY}),
        make_stream("documents", {"plan_key": KEY, "id": "d1"}),
        make_stream("projects", {"plan_key": KEY, "id": "p1", "document_id": document_id}),
    ]


def list_keys(path: Path) -> set[tuple[str, str]]:
    return {(row[2], row[3]) for row in query(path, "PRAGMA foreign_key_list(projects)")}


def test_sqlite_has_foreign_keys_where_they_hold(tmp_path: Path) -> None:
    done = write_sqlite(make_linked("d1"), tmp_path / "s.sqlite")
    assert list_keys(tmp_path / "s.sqlite") == {
        ("plans", "plan_key"),
        ("documents", "plan_key"),
        ("documents", "document_id"),
    }
    assert query(tmp_path / "s.sqlite", "PRAGMA foreign_key_check") == []
    assert done.notes == []


def test_sqlite_leaves_out_a_foreign_key_that_does_not_hold(tmp_path: Path) -> None:
    done = write_sqlite(make_linked("d2"), tmp_path / "s.sqlite")
    assert list_keys(tmp_path / "s.sqlite") == {("plans", "plan_key")}
    assert done.notes == ["some projects.document_id lead nowhere: no foreign key"]
    assert query(tmp_path / "s.sqlite", "SELECT count(*) FROM projects") == [(1,)]


def test_sqlite_finds_rows_of_a_plan_by_an_index(tmp_path: Path) -> None:
    write_sqlite(make_all(), tmp_path / "s.sqlite")
    for name in table_models():
        ((*_, plan),) = query(tmp_path / "s.sqlite", f"EXPLAIN QUERY PLAN SELECT * FROM {name} WHERE plan_key = 'a'")  # noqa: S608
        assert "USING INDEX" in plan, name


@pytest.mark.parametrize("name", FILE_FORMATS)
def test_all_tables_of_the_contract_can_be_written_without_rows(name: str, tmp_path: Path) -> None:
    done = FILE_FORMATS[name].write(make_all(), tmp_path / "out")
    assert done.rows == dict.fromkeys(table_models(), 0)


Write = Callable[[Sequence[TableStream], Path], Exported]


@pytest.mark.parametrize("write", [write_duckdb, write_sqlite])
def test_a_failure_leaves_what_was_there(write: Write, tmp_path: Path) -> None:
    def fail() -> Iterator[pa.RecordBatch]:
        yield from make_hostile_projects().read()
        raise RuntimeError("gone")

    (tmp_path / "s.db").write_text("old")
    broken = replace(make_stream("projects"), read=fail)
    with pytest.raises(RuntimeError, match="gone"):
        write([make_stream("staffing"), broken], tmp_path / "s.db")
    assert [path.name for path in tmp_path.iterdir()] == ["s.db"]
    assert (tmp_path / "s.db").read_text() == "old"


@pytest.mark.parametrize("write", [write_duckdb, write_sqlite])
def test_a_missing_folder_is_an_error_in_one_line(write: Write, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"s\.db: [^\n]+; check the place"):
        write([make_stream("staffing")], tmp_path / "missing" / "s.db")
