"""SQLite: a file with the tables of a store, their keys, and what every table and column means.

Dates are ISO 8601 text, flags 0 and 1, lists and structures JSON text (read it with `json_extract`, `json_each`). What
tables and columns mean stands in `table_descriptions` and `column_descriptions`.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planparse.errors import ExportError
from planparse.export.csv_cells import render_json
from planparse.export.duckdb_tables import HINT
from planparse.export.duckdb_views import quote_name
from planparse.export.sqlite_keys import ForeignKey, find_broken, list_foreign_keys, make_clause
from planparse.export.table_streams import Exported, TableStream, describe_field, list_values
from planparse.export.whole_file import reserve_whole

if TYPE_CHECKING:
    import pyarrow as pa

_DESCRIPTIONS = (
    "CREATE TABLE table_descriptions (table_name TEXT PRIMARY KEY, key TEXT NOT NULL, description TEXT NOT NULL)",
    "CREATE TABLE column_descriptions (table_name TEXT NOT NULL, column_name TEXT NOT NULL, description TEXT NOT NULL, "
    "PRIMARY KEY (table_name, column_name))",
)


def write_sqlite(tables: Sequence[TableStream], path: Path) -> Exported:
    """Write a database file with these tables, whole or not at all.

    A row is named by its table's key. Foreign keys lead to plans, documents and sections where these are among the
    tables and every reference holds; a store in which one does not is written without that key, and a note says so.

    Raises ExportError where it cannot be written.
    """
    keys = list_foreign_keys(tables)
    try:
        with reserve_whole(path) as unfinished:
            done = _write(tables, unfinished, keys)
            with closing(sqlite3.connect(unfinished)) as connection:
                broken = find_broken(connection, keys)
            if broken:
                unfinished.unlink()
                done = _write(tables, unfinished, [key for key in keys if key not in broken])
                done.notes += [f"some {key.table}.{key.column} lead nowhere: no foreign key" for key in broken]
    except sqlite3.Error as error:
        raise ExportError(str(path), str(error), HINT) from error
    return done


def _write(tables: Sequence[TableStream], path: Path, keys: Sequence[ForeignKey]) -> Exported:
    done = Exported()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for setting in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"):
            connection.execute(f"PRAGMA {setting}")  # the file takes its place only when it is whole
        connection.execute("BEGIN")
        for statement in _DESCRIPTIONS:
            connection.execute(statement)
        for table in tables:
            _create_table(connection, table, [key for key in keys if key.table == table.name])
            done.rows[table.name] = _fill_table(connection, table)
        for table in tables:
            _index_table(connection, table)
        connection.execute("COMMIT")
    return done


def _create_table(connection: sqlite3.Connection, table: TableStream, keys: Sequence[ForeignKey]) -> None:
    columns = [f"{quote_name(field.name)} {_name_type(field.type)}" for field in table.schema]
    columns.append(f"PRIMARY KEY ({', '.join(map(quote_name, table.key))})")
    columns += map(make_clause, keys)
    connection.execute(f"CREATE TABLE {quote_name(table.name)} ({', '.join(columns)})")
    connection.execute(
        "INSERT INTO table_descriptions VALUES (?, ?, ?)", (table.name, ", ".join(table.key), table.description)
    )
    connection.executemany(
        "INSERT INTO column_descriptions VALUES (?, ?, ?)",
        [(table.name, field.name, describe_field(field)) for field in table.schema],
    )


def _fill_table(connection: sqlite3.Connection, table: TableStream) -> int:
    places = ", ".join("?" * len(table.schema))
    rows = 0
    for batch in table.read():
        connection.executemany(f"INSERT INTO {quote_name(table.name)} VALUES ({places})", _list_rows(batch))  # noqa: S608
        rows += batch.num_rows
    return rows


def _list_rows(batch: pa.RecordBatch) -> Iterator[tuple[Any, ...]]:
    columns: list[list[Any]] = []
    for values in batch.columns:
        convert = _find_converter(values.type)
        listed = list_values(values)
        columns.append(listed if convert is None else [None if value is None else convert(value) for value in listed])
    return zip(*columns, strict=True)


def _find_converter(kind: pa.DataType) -> Callable[[Any], Any] | None:
    import pyarrow.types as is_type

    if is_type.is_date(kind):
        return dt.date.isoformat
    return render_json if is_type.is_nested(kind) else None


def _name_type(kind: pa.DataType) -> str:
    import pyarrow.types as is_type

    if is_type.is_integer(kind) or is_type.is_boolean(kind):
        return "INTEGER"
    return "REAL" if is_type.is_floating(kind) else "TEXT"


def _index_table(connection: sqlite3.Connection, table: TableStream) -> None:
    """Index what tables are joined and filtered by; the primary key begins with the plan already."""
    for column in ("plan_key", "document_id", "plan_province", "plan_agency_id"):
        if column in table.schema.names and table.key[0] != column:
            places = ["plan_key", column] if column == "document_id" else [column]
            name = quote_name(f"{table.name}_{column}")
            connection.execute(
                f"CREATE INDEX {name} ON {quote_name(table.name)} ({', '.join(map(quote_name, places))})"
            )
