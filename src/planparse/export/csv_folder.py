"""CSV: a folder per plan, in it a file per list, made so that Excel opens Thai."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel

from planparse.export.csv_cells import write_csv
from planparse.export.whole_file import open_whole_folder
from planparse.model import PlanFile
from planparse.model.frames import flatten_row, frame_columns, list_models


def write_csv_folder(plan: PlanFile, folder: Path) -> None:
    """Write one CSV per list into the folder, `source.csv` and `coverage.csv` beside them.

    An empty list is a file with its header. Columns are those of `PlanFile.to_frames`, cells those of
    `csv_cells.format_value`: text that a spreadsheet would take for a formula has an apostrophe before it. A new folder
    appears whole or not at all; in an old one the files are replaced one by one, and others are left alone.

    Raises OSError where the folder cannot be written.
    """
    with open_whole_folder(folder) as unfinished:
        for name, model, rows in _list_tables(plan):
            columns = list(frame_columns(model))
            flat = (flatten_row(row) for row in rows)
            write_csv(unfinished / f"{name}.csv", columns, ([row[column] for column in columns] for row in flat))


def _list_tables(plan: PlanFile) -> Iterator[tuple[str, type[BaseModel], Sequence[BaseModel]]]:
    yield "source", type(plan.source), [plan.source]
    for name, model in list_models(type(plan)).items():
        yield name, model, getattr(plan, name)
    yield "coverage", type(plan.coverage), [plan.coverage]
