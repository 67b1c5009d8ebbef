"""One Parquet file of a table: written row group by row group, read back plan by plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planparse.export.arrow_rows import Row, build_batch
from planparse.export.arrow_schema import table_schema, table_version
from planparse.export.whole_file import name_unfinished

if TYPE_CHECKING:
    import pyarrow as pa
    import pyarrow.parquet as pq

GROUP_ROWS = 2048
"""Rows of a row group: with 22 tables open at once, some 40 MB are held."""
WIDE_GROUP_ROWS = 128
"""Rows of a row group of `tables`, whose rows hold whole tables: 10 kB each, a hundred times the others."""
BATCH_SHARE = 8
"""Part of a row group that is held as JSON until it is made Arrow: a batch has a cost per column, JSON takes memory."""
MARK = b"planparse"
"""Key of what a file says of itself: version, keys, rows of other tables."""


def group_rows(name: str) -> int:
    """Return the rows of a row group of that table: fixed, so that the bytes do not depend on how rows came."""
    return WIDE_GROUP_ROWS if name == "tables" else GROUP_ROWS


@dataclass(frozen=True, slots=True)
class Slice:
    """Rows `start` to `stop` of an Arrow table."""

    table: pa.Table
    start: int
    stop: int


class PartWriter:
    """Writes a table's file beside its place; no file where no row came.

    Rows are added in order. The bytes depend on the rows and the mark alone, not on how many were added at a time.
    With `hold` all rows are held until the end, so that the mark may be set until then.
    """

    def __init__(self, name: str, path: Path, mark: bytes, *, hold: bool = False) -> None:
        self.name = name
        self._hold = hold
        self.path = path
        self.rows = 0
        self.mark = mark
        self.unfinished = name_unfinished(path.parent)
        self._writer: pq.ParquetWriter | None = None
        self._fresh: list[Row] = []
        self._slices: list[Slice] = []
        self._pending = 0

    def add_rows(self, rows: Sequence[Row]) -> None:
        """Add rows from JSON."""
        self._fresh.extend(rows)
        if len(self._fresh) * BATCH_SHARE >= group_rows(self.name):
            self._build_fresh()

    def add_slice(self, added: Slice) -> None:
        """Add rows of an Arrow table of the same schema."""
        self._build_fresh()
        last = self._slices[-1] if self._slices else None
        if last and last.table is added.table and last.stop == added.start:
            self._slices[-1] = Slice(last.table, last.start, added.stop)
        else:
            self._slices.append(added)
        self._count(added.stop - added.start)

    def finish(self) -> None:
        """Write what is left, and close the file: it is whole, and not yet in its place."""
        self._build_fresh()
        if self._pending:
            self._write_groups(self._pending)
        if self._writer:
            self._writer.close()
            self._writer = None

    def take_place(self) -> None:
        """Put the finished file into its place, or clear the place where there are no rows."""
        if self.rows:
            self.unfinished.replace(self.path)
        else:
            self.path.unlink(missing_ok=True)

    def discard(self) -> None:
        """Leave nothing behind, unless the file is in its place."""
        if self._writer:
            self._writer.close()
        self.unfinished.unlink(missing_ok=True)

    def _build_fresh(self) -> None:
        """Make the rows from JSON a table, a group's worth at a time."""
        import pyarrow as pa

        size = group_rows(self.name)
        for start in range(0, len(self._fresh), size):
            table = pa.Table.from_batches([build_batch(self.name, self._fresh[start : start + size])])
            self._slices.append(Slice(table, 0, table.num_rows))
            self._count(table.num_rows)
        self._fresh = []

    def _count(self, added: int) -> None:
        self.rows += added
        self._pending += added
        size = group_rows(self.name)
        if self._pending >= size and not self._hold:
            self._write_groups(self._pending - self._pending % size)

    def _write_groups(self, rows: int) -> None:
        """Write that many of the pending rows."""
        import pyarrow as pa

        table = pa.concat_tables(part.table.slice(part.start, part.stop - part.start) for part in self._slices)
        size = group_rows(self.name)
        for start in range(0, rows, size):
            group = table.slice(start, min(size, rows - start)).combine_chunks()
            self._open_writer().write_table(group, row_group_size=size)
        self._pending -= rows
        self._slices = [Slice(table, rows, table.num_rows)] if self._pending else []

    def _open_writer(self) -> pq.ParquetWriter:
        if self._writer is None:
            self._writer = open_writer(self.name, self.unfinished, self.mark)
        return self._writer


def open_writer(name: str, path: Path, mark: bytes) -> pq.ParquetWriter:
    """Open a Parquet file for a table, in the one way that all of them are written; makes its folder."""
    import pyarrow.parquet as pq

    path.parent.mkdir(parents=True, exist_ok=True)
    return pq.ParquetWriter(
        path,
        table_schema(name).with_metadata({MARK: mark, b"version": table_version(name).encode()}),
        version="2.6",
        compression="zstd",
        compression_level=3,
        write_page_checksum=True,
    )


class PartReader:
    """Reads a table's file plan by plan, in the order of the keys; one row group is held at a time.

    Raises OSError (which Arrow's errors for damaged files are, or ValueError) where it cannot be read.
    """

    def __init__(self, name: str, path: Path) -> None:
        import pyarrow.parquet as pq

        self.name = name
        self._file = pq.ParquetFile(path, page_checksum_verification=True)
        found: Mapping[bytes, bytes] = self._file.schema_arrow.metadata or {}
        self.mark = found.get(MARK, b"")
        self.version = found.get(b"version", b"").decode("utf-8", "replace")
        self.rows: int = self._file.metadata.num_rows
        self._runs = self._list_runs()
        self._next: tuple[str, Slice] | None = None

    def take(self, key: str) -> Iterator[Slice]:
        """Yield the rows of that plan; keys are asked for in ascending order, and what lies between is left out."""
        run = self._next or next(self._runs, None)
        while run and run[0] <= key:
            if run[0] == key:
                yield run[1]
            run = next(self._runs, None)
        self._next = run

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _list_runs(self) -> Iterator[tuple[str, Slice]]:
        schema = table_schema(self.name)
        for group in range(self._file.num_row_groups):
            table = self._file.read_row_group(group, use_threads=False).cast(schema)
            for key, start, stop in _find_runs(table.column("plan_key").to_pylist()):
                yield key, Slice(table, start, stop)


def _find_runs(keys: Sequence[Any]) -> Iterator[tuple[str, int, int]]:
    """Yield (key, start, stop) of each run of equal keys."""
    borders = [at for at, (before, key) in enumerate(pairwise(keys), 1) if before != key]
    for start, stop in pairwise([0, *borders, len(keys)]):
        yield keys[start], start, stop
