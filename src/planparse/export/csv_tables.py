"""CSV: a folder with a file per table of a store."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from planparse.export.csv_cells import write_csv
from planparse.export.table_streams import Exported, TableStream, list_rows
from planparse.export.whole_file import open_whole_folder


def write_csv_tables(tables: Sequence[TableStream], folder: Path) -> Exported:
    """Write `<table>.csv` for each table into the folder, also for those without rows; see `csv_cells`.

    A new folder appears whole or not at all; in an old one the files are replaced one by one, others are left alone.

    Raises OSError where the folder cannot be written.
    """
    done = Exported()
    with open_whole_folder(folder) as unfinished:
        for table in tables:
            rows = (row for batch in table.read() for row in list_rows(batch))
            done.rows[table.name] = write_csv(unfinished / f"{table.name}.csv", table.schema.names, rows)
    return done
