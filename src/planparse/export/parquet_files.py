"""Parquet: a folder with one file per table of a store."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planparse.export.table_streams import Exported, TableStream
from planparse.export.whole_file import open_whole_folder

if TYPE_CHECKING:
    import pyarrow as pa

GROUP_ROWS = 32_768
"""Rows of a row group: what readers like, and some 20 MB to hold."""
GROUP_BYTES = 16 * 2**20
"""Bytes after which a row group ends even if it has fewer rows."""


def write_parquet_files(tables: Sequence[TableStream], folder: Path) -> Exported:
    """Write `<table>.parquet` for each table into the folder, also for those without rows.

    A new folder appears whole or not at all; in an old one the files are replaced one by one, others are left alone.

    Raises OSError where the folder cannot be written.
    """
    done = Exported()
    with open_whole_folder(folder) as unfinished:
        for table in tables:
            done.rows[table.name] = _write_table(table, unfinished / f"{table.name}.parquet")
    return done


def _write_table(table: TableStream, path: Path) -> int:
    import pyarrow.parquet as pq

    rows = 0
    schema = table.schema.with_metadata({"description": table.description, "key": ", ".join(table.key)})
    with pq.ParquetWriter(path, schema, version="2.6", compression="zstd", compression_level=3) as writer:
        for group in _group_batches(table):
            writer.write_table(group, row_group_size=GROUP_ROWS)
            rows += group.num_rows
    return rows


def _group_batches(table: TableStream) -> Iterator[pa.Table]:
    """Yield the batches of a table put together, a row group at a time."""
    import pyarrow as pa

    held: list[pa.RecordBatch] = []
    for batch in table.read():
        held.append(batch)
        if sum(one.num_rows for one in held) >= GROUP_ROWS or sum(one.nbytes for one in held) >= GROUP_BYTES:
            yield pa.Table.from_batches(held)
            held = []
    if held:
        yield pa.Table.from_batches(held)
