"""Stores for tests, made of the plans of `tests.export.plan_samples`."""

from __future__ import annotations

from pathlib import Path

from planparse.batch.places import json_path
from planparse.batch.publish import SourceRow
from tests.export.plan_samples import make_many


def make_store(store: Path) -> Path:
    """Put the JSON of the plans into a folder, as the batch does before it publishes."""
    for key, text in make_many().items():
        path = json_path(store, key)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)
    return store


def list_sources() -> list[SourceRow]:
    """Return a source per plan, one more with the same plan, and one that failed."""
    keys = list(make_many())
    rows = [SourceRow(f"แผน {number:02}.txt", key, key, "done") for number, key in enumerate(keys)]
    rows.append(SourceRow("copy.txt", keys[0], keys[0], "partial", "page 3 is missing", "pao-nan", "อบจ.น่าน", 2567))
    rows.append(SourceRow("broken.pdf", None, None, "failed", "broken.pdf: a damaged PDF"))
    return rows


def read_bytes(store: Path) -> dict[str, bytes]:
    """Return path -> bytes of everything but `plans.duckdb`, whose bytes may differ."""
    return {
        path.relative_to(store).as_posix(): path.read_bytes()
        for path in store.rglob("*")
        if path.is_file() and path.suffix != ".duckdb"
    }
