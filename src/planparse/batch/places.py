"""The files of a store: where each lies, and how one is written whole or not at all."""

from __future__ import annotations

import os
import re
from pathlib import Path

from planparse.export.whole_file import name_unfinished

LEDGER = "ledger.sqlite"
LOCK = ".lock"
TABLES = "tables"
PACKAGE = "datapackage.json"
DATABASE = "plans.duckdb"
README = "README.md"

KEY = re.compile(r"[0-9a-f]{64}")
"""What a key looks like: the name of a plan's JSON file."""


_END = b"}\n"
"""How the JSON of a plan ends; it is one line."""


def json_path(store: Path, key: str) -> Path:
    """Return where the JSON of the plan with that key lies.

    >>> json_path(Path("store"), "ab" + "0" * 62).parts[1:3]
    ('json', 'ab')
    """
    return store / "json" / key[:2] / f"{key}.json"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file that appears whole or not at all; its folder is made.

    Raises OSError where it cannot be written; nothing of it is left then.
    """
    unfinished = name_unfinished(path.parent)
    try:
        try:
            unfinished.write_bytes(data)
        except FileNotFoundError:  # a folder is there but for its first file
            path.parent.mkdir(parents=True, exist_ok=True)
            unfinished.write_bytes(data)
        os.replace(unfinished, path)
    except BaseException:  # also Ctrl-C: an unfinished file is never left behind
        unfinished.unlink(missing_ok=True)
        raise


def has_json(store: Path, key: str) -> bool:
    """Tell whether the JSON of a result is there, to its end: a machine that crashed may have left less."""
    try:
        with open(f"{store}/json/{key[:2]}/{key}.json", "rb", buffering=0) as stream:  # asked ten thousands of times
            stream.seek(-len(_END), os.SEEK_END)
            return stream.read() == _END
    except OSError:  # not there, or shorter than that
        return False
