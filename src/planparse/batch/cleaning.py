"""What is taken out of a store: JSON of plans that no source has any more, and what an unfinished write left."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator
from pathlib import Path

from planparse.batch.places import KEY, TABLES
from planparse.export.whole_file import PREFIX


def remove_json(store: Path, kept: Collection[str]) -> int:
    """Remove the JSON of all keys but these, and return how many; files that are named otherwise are not ours."""
    gone = [path for path in _list_files(store / "json", 1) if _names_key(path) and path.stem not in kept]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)


def _names_key(path: Path) -> bool:
    return path.suffix == ".json" and KEY.fullmatch(path.stem) is not None


def remove_leftovers(store: Path) -> None:
    """Remove what a write left that was cut off."""
    for path in [*_list_files(store, 0), *_list_files(store / "json", 1), *_list_files(store / TABLES, 1)]:
        if path.name.startswith(PREFIX) and ".tmp" in path.name:
            path.unlink(missing_ok=True)


def _list_files(folder: Path, depth: int) -> Iterator[Path]:
    """Yield the files that lie so many folders deep."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in entries:
            if depth and entry.is_dir():
                yield from _list_files(Path(entry.path), depth - 1)
            elif not depth and entry.is_file():
                yield Path(entry.path)
