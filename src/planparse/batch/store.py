"""A store, opened for reading: its tables as frames, batches or SQL, and its plans."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from planparse.batch.places import KEY, PACKAGE, json_path
from planparse.batch.publish import list_table_parts
from planparse.errors import StoreError
from planparse.export.arrow_schema import table_schema
from planparse.export.packages import need_packages
from planparse.export.table_frames import build_frame
from planparse.export.table_models import table_models
from planparse.export.versions import VERSION
from planparse.model import PlanFile

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa
    import pyarrow.dataset as ds

BATCH_ROWS = 2048
"""Rows of a batch, unless the caller says otherwise."""
_VERSION_HINT = "publish it again with this version of planparse: planparse batch"


def open_store(path: str | os.PathLike[str]) -> Store:
    """Open the store that `planparse batch` wrote into that folder, for reading.

    Raises StoreError where there is none or one of another version, MissingPackage where pyarrow is not installed.
    """
    need_packages("a store", "pyarrow")
    folder = Path(path)
    try:
        found = json.loads((folder / PACKAGE).read_bytes())["version"]
    except FileNotFoundError:
        raise StoreError(str(folder), "there is no published store") from None
    except (OSError, ValueError, TypeError, KeyError):
        raise StoreError(str(folder / PACKAGE), "cannot be read as the description of a store", _VERSION_HINT) from None
    if found != VERSION:
        reason = f"a store of version {found}, and this planparse reads {VERSION}"
        raise StoreError(str(folder), reason, _VERSION_HINT)
    return Store(folder)


class Store:
    """The tables and plans of a store; nothing here changes it.

    A store that is published again while it is open shows its new rows at the next call.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def __repr__(self) -> str:
        return f"Store({str(self.path)!r})"

    @property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables: `sources`, `plans`, and every list of the contract."""
        return tuple(table_models())

    def schema(self, name: str) -> pa.Schema:
        """Return the Arrow schema of a table, each field with its `description` as metadata.

        Raises StoreError where there is no such table.
        """
        return table_schema(self._check_table(name))

    def batches(
        self, name: str, columns: Sequence[str] | None = None, size: int = BATCH_ROWS
    ) -> Iterator[pa.RecordBatch]:
        """Yield a table in batches of at most that many rows: by key, and in a plan as its JSON has them.

        `columns` are those wanted, in that order; all by default. One batch is held at a time.

        Raises StoreError where there is no such table or column, or where a file cannot be read.
        """
        schema = self.schema(name)
        for column in columns or ():
            if column not in schema.names:
                raise StoreError(str(self.path), f"the table {name} has no column {column!r}", "see schema(name)")
        return self._read_batches(name, columns, size)

    def _read_batches(self, name: str, columns: Sequence[str] | None, size: int) -> Iterator[pa.RecordBatch]:
        import pyarrow as pa
        import pyarrow.parquet as pq

        whole = self.schema(name)
        wanted = list(columns) if columns is not None else whole.names
        schema = pa.schema([whole.field(column) for column in wanted])
        asked = None if columns is None else wanted  # to look all of them up by name takes as long as reading
        for path in list_table_parts(self.path, name):
            try:
                with pq.ParquetFile(path, page_checksum_verification=True) as part:
                    for batch in part.iter_batches(size, columns=asked):
                        yield batch.select(wanted).cast(schema)
            except (OSError, ValueError) as error:
                reason = f"cannot be read ({str(error).partition(chr(10))[0]})"
                raise StoreError(str(path), reason, "remove it and publish the store again") from error

    def frame(self, name: str, columns: Sequence[str] | None = None) -> pd.DataFrame:
        """Return a whole table, or those columns of it, as a pandas frame with the dtypes of `PlanFile.to_frames`.

        Raises StoreError as `batches` does.
        """
        return build_frame(name, self.batches(name, columns), columns)

    def frames(self) -> dict[str, pd.DataFrame]:
        """Return table -> pandas frame, for every table: all of the store in memory.

        Raises StoreError as `batches` does.
        """
        return {name: self.frame(name) for name in self.tables}

    def sql(self, query: str) -> pd.DataFrame:
        """Return what a query in DuckDB's SQL finds in the tables, as a pandas frame.

        The query sees the tables and nothing else: no file, no network, no variable of the program; what it
        makes is gone when it is done. It needs no `plans.duckdb`.

        Raises StoreError where DuckDB refuses the query, MissingPackage where it is not installed.
        """
        need_packages("SQL over a store", "duckdb")
        import duckdb

        with duckdb.connect(":memory:", config={"python_enable_replacements": False}) as connection:
            for name in self.tables:
                connection.register(name, self._open_dataset(name))
            connection.execute("SET enable_external_access = false")
            connection.execute("SET lock_configuration = true")
            try:
                if not connection.extract_statements(query):
                    _refuse("it is empty")
                return connection.execute(query).df()
            except duckdb.Error as error:
                _refuse(str(error))

    def _open_dataset(self, name: str) -> ds.Dataset:
        import pyarrow.dataset as ds

        paths = [str(path) for path in list_table_parts(self.path, self._check_table(name))]
        return ds.dataset(paths, schema=self.schema(name), format="parquet")

    def plan(self, key: str) -> PlanFile:
        """Return the plan with that key.

        Raises StoreError where it is not in the store, SchemaError where its JSON is damaged.
        """
        path = json_path(self.path, key)
        if not KEY.fullmatch(key) or not path.is_file():
            raise StoreError(str(self.path), f"there is no plan {key!r}", "see the column plan_key of the table plans")
        return PlanFile.from_json(path.read_bytes())

    def plans(self) -> Iterator[PlanFile]:
        """Yield the plans of the table `plans`, one at a time, by key; raises as `plan` does."""
        for batch in self.batches("plans", ["plan_key"]):
            for key in batch.column("plan_key").to_pylist():
                yield self.plan(key)

    def _check_table(self, name: str) -> str:
        if name not in table_models():
            raise StoreError(str(self.path), f"there is no table {name!r}", f"it has {', '.join(self.tables)}")
        return name


def _refuse(reason: str) -> NoReturn:
    raise StoreError(reason=f"the query cannot be run: {reason.strip().partition(chr(10))[0]}", hint="mend the query")
