"""Files that appear whole or not at all: written beside their place, then renamed into it."""

from __future__ import annotations

import secrets
import shutil
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


@contextmanager
def open_whole_folder(folder: Path) -> Iterator[Path]:
    """Give an empty folder to write files into, which takes its place at `folder` when the block ends without error.

    Where there is a folder already the files are replaced one by one, and others are left alone.

    Raises OSError where the folder cannot be written.
    """
    unfinished = name_unfinished(folder.parent)
    unfinished.mkdir()
    try:
        yield unfinished
        if not folder.exists():
            unfinished.rename(folder)
        else:
            for written in unfinished.iterdir():
                written.replace(folder / written.name)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


@contextmanager
def reserve_whole(path: Path) -> Iterator[Path]:
    """Give a name beside `path` for a file that a library writes; it takes its place when the block ends without error.

    What the library left beside it, such as a log, is removed.

    Raises OSError where the file cannot take its place.
    """
    unfinished = name_unfinished(path.parent)
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        for left in path.parent.glob(f"{unfinished.name}*"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink(missing_ok=True)
