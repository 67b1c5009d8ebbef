"""A file on this machine, as a place that bytes come from."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO

from planparse.batch.byte_streams import hash_stream, load_stream
from planparse.batch.names import escape_name
from planparse.errors import FileMissing, NoPermission, NotAFile, ReadError


@dataclass(frozen=True, slots=True)
class LocalFile:
    r"""A file by its real, absolute path; bytes that are no UTF-8 are lone surrogates in it, as Python has them.

    >>> print(LocalFile("/plans/ก\udcff.txt").id)
    file:/plans/ก\udcff.txt
    """

    path: str

    @property
    def id(self) -> str:
        """`file:` and the path, escaped."""
        return f"file:{escape_name(self.path)}"

    @property
    def label(self) -> str:
        """The path, escaped."""
        return escape_name(self.path)

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """Open the file to read its bytes; what fails while it is open is told as a ReadError, too."""
        with _telling(self.label), open_regular(self.path) as stream:
            yield stream

    def hash_bytes(self, max_bytes: int) -> tuple[str, int]:
        """Return the SHA-256 in hex and the size. Raises ReadError; TooLarge beyond `max_bytes`."""
        with self.open() as stream:
            return hash_stream(stream, self.label, max_bytes)

    def load(self, max_bytes: int) -> bytes:
        """Return the bytes. Raises ReadError; TooLarge beyond `max_bytes`."""
        with self.open() as stream:
            return load_stream(stream, self.label, max_bytes)


def open_regular(path: str) -> BinaryIO:
    """Open a regular file. A pipe or device is never opened, nor waited for when it took the file's place."""
    _check_regular(path, os.stat(path))
    stream = open(path, "rb", opener=_open_without_waiting)  # noqa: SIM115 -- the caller closes it
    try:
        _check_regular(path, os.fstat(stream.fileno()))
    except ReadError:
        stream.close()
        raise
    return stream


def _open_without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _check_regular(path: str, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise NotAFile(escape_name(path), "a folder, not a file", "give one of the files in it")
    if not stat.S_ISREG(status.st_mode):
        raise NotAFile(escape_name(path), "a device, pipe or socket, not a file")


@contextmanager
def _telling(label: str) -> Iterator[None]:
    try:
        yield
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise FileMissing(label) from None
    except PermissionError:
        raise NoPermission(label) from None
    except OSError as error:
        raise ReadError(label, f"cannot be read ({error.strerror or type(error).__name__})") from None
