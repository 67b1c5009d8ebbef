"""Files that appear whole or not at all: written beside their place, then renamed into it."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

PREFIX = ".planparse-"
"""What the name of an unfinished file or folder begins with."""


def name_unfinished(folder: Path) -> Path:
    """Return a name in the folder that nothing has: short, as Thai file names often are as long as can be."""
    return folder / f"{PREFIX}{secrets.token_hex(6)}.tmp"


@contextmanager
def open_whole(path: Path, *, encoding: str = "utf-8") -> Iterator[TextIO]:
    """Open a text file for writing that takes its place at `path` only when the block ends without error.

    Line ends are LF as written. What was at `path` stays until then; after an error nothing else is left.

    Raises OSError where the file cannot be written.
    """
    unfinished = name_unfinished(path.parent)
    try:
        with unfinished.open("x", encoding=encoding, errors="backslashreplace", newline="") as stream:
            yield stream
        unfinished.replace(path)
    except BaseException:  # also Ctrl-C: an unfinished file is never left behind
        unfinished.unlink(missing_ok=True)
        raise
