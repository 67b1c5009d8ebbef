"""DuckDB: a database that holds the tables of a store themselves, with what every table and column means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from planparse.export.duckdb_views import name_type, quote_name, quote_text
from planparse.export.table_streams import Exported, TableStream, describe_field
from planparse.export.whole_file import reserve_whole


def write_duckdb(tables: Sequence[TableStream], path: Path) -> Exported:
    """Write a database with these tables, whole or not at all.

    Raises OSError where it cannot be written.
    """
    import duckdb
    import pyarrow as pa

    done = Exported()
    try:
        with reserve_whole(path) as unfinished, duckdb.connect(str(unfinished)) as connection:
            for table in tables:
                for statement in _list_statements(table):
                    connection.execute(statement)
                batches = pa.RecordBatchReader.from_batches(table.schema, table.read())
                connection.register("exported_batches", batches)
                connection.execute(f"INSERT INTO {quote_name(table.name)} SELECT * FROM exported_batches")  # noqa: S608
                connection.unregister("exported_batches")
                done.rows[table.name] = _count_rows(connection, table.name)
            connection.execute("CHECKPOINT")
            connection.close()
    except duckdb.IOException as error:
        raise OSError(f"{path}: {str(error).partition(chr(10))[0]}") from error
    return done


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


def _count_rows(connection: object, name: str) -> int:
    found = connection.execute(f"SELECT count(*) FROM {quote_name(name)}").fetchone()  # type: ignore[attr-defined] # noqa: S608
    return int(found[0])
