"""CSV: a folder per plan, in it a file per list, made so that Excel opens Thai."""

from __future__ import annotations

import csv
import datetime as dt
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from planparse.export.whole_file import name_unfinished
from planparse.model import PlanFile
from planparse.model.frames import flatten_row, frame_columns, list_models

ENCODING = "utf-8-sig"
"""UTF-8 with a byte-order mark: without one Excel takes Thai for Western letters."""


def write_csv_folder(plan: PlanFile, folder: Path) -> None:
    """Write one CSV per list into the folder, `source.csv` and `coverage.csv` beside them.

    An empty list is a file with its header. Columns are those of `PlanFile.to_frames`. Dates are ISO 8601,
    flags `true` and `false`, lists and mappings JSON, absent values empty. A new folder appears whole or not
    at all; in an old one the files are replaced one by one, and others are left alone.

    Raises OSError where the folder cannot be written.
    """
    unfinished = name_unfinished(folder.parent)
    unfinished.mkdir()
    try:
        for name, model, rows in _list_tables(plan):
            _write_table(unfinished / f"{name}.csv", list(frame_columns(model)), map(flatten_row, rows))
        _take_place(unfinished, folder)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _list_tables(plan: PlanFile) -> Iterator[tuple[str, type[BaseModel], Sequence[BaseModel]]]:
    yield "source", type(plan.source), [plan.source]
    for name, model in list_models(type(plan)).items():
        yield name, model, getattr(plan, name)
    yield "coverage", type(plan.coverage), [plan.coverage]


def _write_table(path: Path, columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> None:
    with path.open("x", encoding=ENCODING, errors="backslashreplace", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        writer.writerows([format_value(row[column]) for column in columns] for row in rows)


def format_value(value: Any) -> str | int | float:
    """Return what stands in a CSV cell for a value.

    >>> format_value(None), format_value(True), format_value([1, 2]), format_value({2567: -1})
    ('', 'true', '[1, 2]', '{"2567": -1}')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple | dict):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str):
        return value.replace("\0", "")  # no reader of CSV takes a NUL
    return float(value) if isinstance(value, float) else int(value)


def _take_place(unfinished: Path, folder: Path) -> None:
    if not folder.exists():
        unfinished.rename(folder)
        return
    for written in unfinished.iterdir():
        written.replace(folder / written.name)
