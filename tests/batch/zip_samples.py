"""Zip archives made for tests, some by changing bytes that `zipfile` would not write."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

CENTRAL = b"PK\1\2"


def make_zip(members: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def make_zip_with_raw_name(name: bytes, data: bytes = b"x", flags: int = 0) -> bytes:
    """Return an archive of one member whose name is these bytes."""
    placeholder = b"N" * len(name)
    made = make_zip({placeholder.decode(): data}).replace(placeholder, name)
    return change_central(made, 8, struct.pack("<H", flags))


def change_central(archive: bytes, at: int, value: bytes, which: int = 0) -> bytes:
    """Return the archive with bytes of an entry of the directory changed; `at` counts from the entry's beginning."""
    begin = -1
    for _ in range(which + 1):
        begin = archive.index(CENTRAL, begin + 1)
    return archive[: begin + at] + value + archive[begin + at + len(value) :]
