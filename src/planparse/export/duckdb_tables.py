"""DuckDB: a database that holds the tables of a store themselves, with what every table and column means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planparse.errors import ExportError
from planparse.export.duckdb_views import name_type, quote_name, quote_text
from planparse.export.table_streams import Exported, TableStream, describe_field
from planparse.export.whole_file import reserve_whole

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

HINT = "check the place, its permissions and the room on the disk"
"""What to do where a database file cannot be written."""


def write_duckdb(tables: Sequence[TableStream], path: Path) -> Exported:
    """Write a database with these tables, whole or not at all.

    Raises ExportError where it cannot be written, and what reading the tables raises.
    """
    import duckdb
    import pyarrow as pa

    done = Exported()
    failures: list[Exception] = []
    try:
        with reserve_whole(path) as unfinished, duckdb.connect(str(unfinished)) as connection:
            for table in tables:
                for statement in _list_statements(table):
                    connection.execute(statement)
                batches = pa.RecordBatchReader.from_batches(table.schema, _watch(table, failures))
                connection.register("exported_batches", batches)
                connection.execute(f"INSERT INTO {quote_name(table.name)} SELECT * FROM exported_batches")  # noqa: S608
                connection.unregister("exported_batches")
                done.rows[table.name] = _count_rows(connection, table.name)
            connection.execute("CHECKPOINT")
            connection.close()
    except duckdb.Error as error:
        if failures:
            raise failures[0] from None
        raise ExportError(str(path), str(error).partition("\n")[0], HINT) from error
    return done


def _watch(table: TableStream, failures: list[Exception]) -> Iterator[pa.RecordBatch]:
    """Yield the batches of a table; keep what reading them raises, as DuckDB makes an error of its own of it."""
    try:
        yield from table.read()
    except Exception as error:
        failures.append(error)
        raise


def _list_statements(table: TableStream) -> Iterator[str]:
    name = quote_name(table.name)
    columns = ", ".join(f"{quote_name(field.name)} {name_type(field.type)}" for field in table.schema)
    yield f"CREATE TABLE {name} ({columns})"
    yield f"COMMENT ON TABLE {name} IS {quote_text(describe_keyed(table))}"
    for field in table.schema:
        yield f"COMMENT ON COLUMN {name}.{quote_name(field.name)} IS {quote_text(describe_field(field))}"


def describe_keyed(table: TableStream) -> str:
    """Return what a row of a table is, and the columns that name it."""
    return f"{table.description}; key: {', '.join(table.key)}"


def _count_rows(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM {quote_name(name)}").fetchone() or (0,)  # noqa: S608
    return int(count)
