"""Lists of paths on stdin, one a line, or parted by NUL as `find -print0` writes them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from typing import TextIO

from planparse.batch.byte_streams import Readable

_PIECE_BYTES = 65_536
_LONGEST_PATH = 65_536
"""A path that is longer ends here: no system has such, and what has no line breaks is no list."""


def read_paths(stdin: TextIO | None = None) -> Iterator[str]:
    """Yield the paths of a list; empty lines are left out. A NUL in its first 64 kB says that NUL parts them.

    Bytes that are no UTF-8 become lone surrogates, as in all paths.
    """
    stream: Readable = _find_bytes(stdin or sys.stdin)
    first = stream.read(_PIECE_BYTES)
    mark, rest, piece = (b"\0" if b"\0" in first else b"\n"), b"", first
    while piece:
        *lines, rest = (rest + piece).split(mark)
        for line in lines:
            yield from _decode(line, mark)
        if len(rest) > _LONGEST_PATH:
            yield from _decode(rest[:_LONGEST_PATH], mark)
            rest = b""
        piece = stream.read(_PIECE_BYTES)
    yield from _decode(rest, mark)


def _decode(line: bytes, mark: bytes) -> Iterator[str]:
    path = line.removesuffix(b"\r") if mark == b"\n" else line
    if path:
        yield os.fsdecode(path.removeprefix(b"\xef\xbb\xbf"))


class _Encoded:
    """A stream of text without bytes behind it, as bytes."""

    def __init__(self, text: TextIO) -> None:
        self.text = text

    def read(self, size: int, /) -> bytes:
        return os.fsencode(self.text.read(size))


def _find_bytes(stdin: TextIO) -> Readable:
    return getattr(stdin, "buffer", None) or _Encoded(stdin)
