"""The directory of a zip archive, read entry by entry (APPNOTE.TXT 6.3, sections 4.3.7 to 4.3.16).

`zipfile` holds the whole directory as objects before anything can be counted: an archive of ten million entries takes
gigabytes. Here the entries come one at a time, and no number in the archive is believed before it was checked.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from planparse.errors import UnreadableArchive

_END = struct.Struct("<4s4H2LH")
_END_MAGIC, _END_SEARCHED = b"PK\5\6", 65_535 + _END.size
_LOCATOR = struct.Struct("<4sLQL")
_LOCATOR_MAGIC = b"PK\6\7"
_END64 = struct.Struct("<4sQ2H2L4Q")
_END64_MAGIC = b"PK\6\6"
_ENTRY = struct.Struct("<4s4B4HL2L5H2L")
_ENTRY_MAGIC = b"PK\1\2"
_MAX_32 = 0xFFFF_FFFF
_ZIP64_FIELD = 1
MAX_DIRECTORY_BYTES = 100_000_000
"""The largest directory that is read: that of 100,000 members with names of 250 letters in Thai has 80 MB."""
_DAMAGED = "a damaged archive (its directory is wrong)"
_CUT = "a damaged archive (it ends before its directory)"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the directory. `name` is as stored; `offset` is where the local header lies in the file."""

    name: bytes
    flags: int
    method: int
    crc: int
    packed_size: int
    size: int
    offset: int
    unix_mode: int
    extra: bytes = b""

    @property
    def is_utf8(self) -> bool:
        """Whether the entry says that its name is UTF-8."""
        return bool(self.flags & 0x800)

    @property
    def is_encrypted(self) -> bool:
        """Whether a password is needed."""
        return bool(self.flags & 0x2041)


@dataclass(frozen=True, slots=True)
class _Directory:
    start: int
    size: int
    entries: int
    shift: int


def read_entries(stream: BinaryIO, label: str) -> Iterator[Entry]:
    """Yield the entries of the directory in its order.

    Raises:
        UnreadableArchive: there is no directory, or it is not what the end of the archive says of it.
    """
    directory = _find_directory(stream, label)
    stream.seek(directory.start)
    left, count = directory.size, 0
    while left > 0:
        fixed = stream.read(_ENTRY.size)
        if len(fixed) < _ENTRY.size or not fixed.startswith(_ENTRY_MAGIC):
            raise UnreadableArchive(label, _DAMAGED)
        fields = _ENTRY.unpack(fixed)
        lengths = fields[12:15]
        rest = stream.read(sum(lengths))
        left -= len(fixed) + len(rest)
        if len(rest) < sum(lengths) or left < 0:
            raise UnreadableArchive(label, _DAMAGED)
        count += 1
        yield _make_entry(fields, rest, directory, label)
    if (count - directory.entries) % 65_536:  # old programs count in 16 bits
        raise UnreadableArchive(label, _DAMAGED)


def _make_entry(fields: tuple[int, ...], rest: bytes, directory: _Directory, label: str) -> Entry:
    name_length, extra_length = fields[12], fields[13]
    extra = rest[name_length : name_length + extra_length]
    numbers = [fields[11], fields[10], fields[18]]
    size, packed_size, offset = _widen(numbers, extra, label)
    offset += directory.shift
    if not 0 <= offset <= directory.start:
        raise UnreadableArchive(label, _DAMAGED)
    unix_mode = fields[17] >> 16 if fields[2] == 3 else 0
    return Entry(rest[:name_length], fields[5], fields[6], fields[9], packed_size, size, offset, unix_mode, extra)


def _widen(numbers: list[int], extra: bytes, label: str) -> list[int]:
    """Return the numbers, those of 32 ones replaced by the 64 bits that the extra field has for them (4.5.3)."""
    if _MAX_32 not in numbers:
        return numbers
    wide = read_extra(extra, _ZIP64_FIELD) or b""
    if len(wide) < 8 * numbers.count(_MAX_32):
        raise UnreadableArchive(label, _DAMAGED)
    values = iter(struct.unpack(f"<{len(wide) // 8}Q", wide[: len(wide) // 8 * 8]))
    return [next(values) if number == _MAX_32 else number for number in numbers]


def read_extra(extra: bytes, kind: int) -> bytes | None:
    """Return the extra field of a kind (4.5.1), None where there is none."""
    at = 0
    while at + 4 <= len(extra):
        found, length = struct.unpack_from("<2H", extra, at)
        if found == kind:
            return extra[at + 4 : at + 4 + length]
        at += 4 + length
    return None


def _find_directory(stream: BinaryIO, label: str) -> _Directory:
    file_size = stream.seek(0, 2)
    begin = max(0, file_size - _END_SEARCHED)
    stream.seek(begin)
    tail = stream.read(_END_SEARCHED)
    at = tail.rfind(_END_MAGIC)
    if at < 0 or len(tail) < at + _END.size:
        raise UnreadableArchive(label, _CUT)
    fields = _END.unpack_from(tail, at)
    end, entries, size, offset = begin + at, fields[4], fields[5], fields[6]
    wide = _find_wide(stream, end, label)
    if wide:
        end, entries, size, offset = wide
    if size > MAX_DIRECTORY_BYTES:
        reason = f"an archive whose directory has more than {MAX_DIRECTORY_BYTES:,} bytes"
        raise UnreadableArchive(label, reason, "unpack it and give the folder")
    start = end - size
    if start < offset or start < 0:
        raise UnreadableArchive(label, _DAMAGED)
    return _Directory(start, size, entries, shift=start - offset)


def _find_wide(stream: BinaryIO, end: int, label: str) -> tuple[int, int, int, int] | None:
    """Return where the zip64 end lies, with entries, size and offset, None in an archive without one (4.3.14)."""
    stream.seek(max(0, end - _LOCATOR.size))
    locator = stream.read(_LOCATOR.size)
    if not locator.startswith(_LOCATOR_MAGIC) or len(locator) < _LOCATOR.size:
        return None
    at = end - _LOCATOR.size - _END64.size  # programs write no data behind the end record
    stream.seek(max(0, at))
    record = stream.read(_END64.size)
    if at < 0 or not record.startswith(_END64_MAGIC):
        raise UnreadableArchive(label, _DAMAGED)
    fields = _END64.unpack(record)
    return at, fields[7], fields[8], fields[9]
