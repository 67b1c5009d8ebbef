"""Bytes from a stream, never more than a limit."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Protocol

from planparse.errors import TooLarge

PIECE_BYTES = 1_048_576
"""So many bytes are read at a time."""


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, and none at the end."""


def hash_stream(stream: Readable, label: str, max_bytes: int) -> tuple[str, int]:
    """Return the SHA-256 of a stream, in hex, and its length. Raises TooLarge beyond `max_bytes`."""
    digest, size = hashlib.sha256(), 0
    for piece in _read_pieces(stream, label, max_bytes):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size


def load_stream(stream: Readable, label: str, max_bytes: int) -> bytes:
    """Return what is left of a stream. Raises TooLarge beyond `max_bytes`, before more than that is held."""
    return b"".join(_read_pieces(stream, label, max_bytes))


def _read_pieces(stream: Readable, label: str, max_bytes: int) -> Iterator[bytes]:
    left = max_bytes
    while piece := stream.read(min(PIECE_BYTES, left + 1)):
        left -= len(piece)
        if left < 0:
            raise TooLarge(label, f"more than {max_bytes:,} bytes", option="max_pdf_bytes", limit=max_bytes)
        yield piece
