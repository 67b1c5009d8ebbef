"""A DuckDB database that holds views over the tables' Parquet files, with what every view and column means.

The views name their files relative to the folder of the store, so that it may be moved. DuckDB takes such a path from
the folder that it was started in, or from its setting `file_search_path`.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from planparse.export.arrow_schema import table_columns, table_schema
from planparse.export.table_models import describe_tables, table_models
from planparse.export.whole_file import name_unfinished

if TYPE_CHECKING:
    import pyarrow as pa


def write_views(path: Path, filled: Collection[str], folder: str = "tables") -> None:
    """Write a database with a view for every table, whole or not at all.

    `filled` are the tables that have parts, as `<folder>/<table>/part-*.parquet` beside the database; the others
    become views without rows.

    Raises OSError where the database cannot be written.
    """
    unfinished = name_unfinished(path.parent)
    try:
        with tempfile.TemporaryDirectory(prefix="planparse-") as stage:
            _make_views(unfinished, Path(stage), filled, folder)
        unfinished.replace(path)
    finally:
        for left in path.parent.glob(f"{unfinished.name}*"):  # also the log that DuckDB writes beside it
            left.unlink()


def digest_views(filled: Collection[str], folder: str = "tables") -> str:
    """Return a digest of the database that `write_views` writes: another one where tables, columns or words differ."""
    return hashlib.sha256("\n".join(_list_statements(filled, folder)).encode()).hexdigest()


def _make_views(database: Path, stage: Path, filled: Collection[str], folder: str) -> None:
    """Make the views. DuckDB looks at the files of a view when it is made: it is shown empty ones in `stage`."""
    import duckdb
    import pyarrow.parquet as pq

    for name in filled:
        sample = stage / folder / name / "part-0.parquet"
        sample.parent.mkdir(parents=True)
        pq.write_table(table_schema(name).empty_table(), sample)
    try:
        with duckdb.connect(str(database)) as connection:
            connection.execute(f"SET file_search_path = {quote_text(str(stage))}")
            connection.execute(";\n".join(["BEGIN", *_list_statements(filled, folder), "COMMIT"]))
    except duckdb.IOException as error:
        raise OSError(f"{database.parent}: {error}") from error


def _list_statements(filled: Collection[str], folder: str) -> Iterator[str]:
    for name in table_models():
        view = quote_name(name)
        rows = (
            f"* FROM read_parquet({quote_text(f'{folder}/{name}/part-*.parquet')})"
            if name in filled
            else _no_rows(name)
        )
        yield f"CREATE VIEW {view} AS SELECT {rows}"
        yield f"COMMENT ON VIEW {view} IS {quote_text(describe_tables()[name])}"
        for column in table_columns(name):
            yield f"COMMENT ON COLUMN {view}.{quote_name(column.name)} IS {quote_text(column.description)}"


def _no_rows(name: str) -> str:
    columns = [f"CAST(NULL AS {name_type(field.type)}) AS {quote_name(field.name)}" for field in table_schema(name)]
    return f"{', '.join(columns)} WHERE false"


def quote_text(text: str) -> str:
    """Return text as SQL writes it."""
    doubled = text.replace("'", "''")
    return f"'{doubled}'"


def quote_name(name: str) -> str:
    """Return the name of a table or column as SQL writes it."""
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def name_type(kind: pa.DataType) -> str:
    """Return the DuckDB type for an Arrow type.

    >>> import pyarrow as pa
    >>> name_type(pa.list_(pa.struct([("code", pa.int64())])))
    'STRUCT("code" BIGINT)[]'
    """
    import pyarrow as pa

    plain = {
        pa.string(): "VARCHAR",
        pa.int64(): "BIGINT",
        pa.float64(): "DOUBLE",
        pa.bool_(): "BOOLEAN",
        pa.date32(): "DATE",
    }
    if kind in plain:
        return plain[kind]
    if pa.types.is_list(kind):
        return f"{name_type(kind.value_type)}[]"
    if pa.types.is_map(kind):
        return f"MAP({name_type(kind.key_type)}, {name_type(kind.item_type)})"
    return f"STRUCT({', '.join(f'{quote_name(part.name)} {name_type(part.type)}' for part in kind)})"
