"""What is taken out of a store: JSON of plans that no source has any more, and what an unfinished write left."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path

from planparse.batch.places import KEY, TABLES
from planparse.export.whole_file import PREFIX


def remove_json(store: Path, kept: Collection[str]) -> int:
    """Remove the JSON of all keys but these, and return how many; files that are named otherwise are not ours."""
    gone = [
        path
        for name, path in _list_files(store / "json", 1)
        if name.endswith(".json") and name[:-5] not in kept and KEY.fullmatch(name[:-5])
    ]
    for path in gone:
        _remove(path)
    return len(gone)


def remove_leftovers(store: Path) -> None:
    """Remove what a write left that was cut off."""
    for name, path in [*_list_files(store, 0), *_list_files(store / "json", 1), *_list_files(store / TABLES, 1)]:
        if name.startswith(PREFIX) and ".tmp" in name:
            _remove(path)


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(path)


def _list_files(folder: str | Path, depth: int) -> Iterator[tuple[str, str]]:
    """Yield name and path of the files that lie so many folders deep."""
    if not os.path.isdir(folder):
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if depth and entry.is_dir():
                yield from _list_files(entry.path, depth - 1)
            elif not depth and entry.is_file():
                yield entry.name, entry.path
