"""The files of a store: where each lies, and how one is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from planparse.export.whole_file import name_unfinished

LEDGER = "ledger.sqlite"
LOCK = ".lock"
JSON = "json"


def json_path(store: Path, key: str) -> Path:
    """Return where the JSON of a result lies: 256 folders, so that none holds too many files.

    >>> json_path(Path("store"), "ab12").as_posix()
    'store/json/ab/ab12.json'
    """
    return store / JSON / key[:2] / f"{key}.json"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that appears whole or not at all; its folder is made.

    Raises OSError where it cannot be written; nothing of it is left then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = name_unfinished(path.parent)
    try:
        unfinished.write_bytes(data)
        os.replace(unfinished, path)
    except BaseException:  # also Ctrl-C: an unfinished file is never left behind
        unfinished.unlink(missing_ok=True)
        raise


def has_json(store: Path, key: str) -> bool:
    """Tell whether the JSON of a result is there; an empty file is what a crash of the machine can leave."""
    try:
        return json_path(store, key).stat().st_size > 0
    except OSError:
        return False
