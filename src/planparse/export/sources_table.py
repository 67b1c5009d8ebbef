"""The table of sources: one file, a row per source, sorted by its name."""

from __future__ import annotations

import filecmp
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from planparse.export.parquet_part import PartWriter

SOURCES = "sources"


def write_sources(tables: Path, rows: Sequence[Mapping[str, Any]]) -> int:
    """Write `sources/part-0.parquet` from rows with the fields of `SourceEntry`, and return how many they are.

    The file appears whole or not at all; one with the same bytes is left alone, and without rows there is none.

    Raises OSError where it cannot be written.
    """
    path = tables / SOURCES / "part-0.parquet"
    writer = PartWriter(SOURCES, path, b"{}")
    try:
        for start in range(0, len(rows), _STEP):
            writer.add_rows([((), dict(row)) for row in rows[start : start + _STEP]])
        writer.finish()
        if not (writer.rows and path.exists() and filecmp.cmp(writer.unfinished, path, shallow=False)):
            writer.take_place()
    finally:
        writer.discard()
    return writer.rows


_STEP = 256
"""Rows that are handed on at a time."""
