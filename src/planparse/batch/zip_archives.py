"""Zip archives: the plans in one, and each as a place that bytes come from."""

from __future__ import annotations

import lzma
import os
import stat
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice
from typing import BinaryIO

from planparse.batch.byte_streams import Readable, hash_stream, load_stream
from planparse.batch.folders import SUFFIXES, is_plan_name
from planparse.batch.items import Item, Problem
from planparse.batch.local_files import LocalFile
from planparse.batch.names import escape_name
from planparse.batch.remote import RemoteFile
from planparse.batch.zip_directory import Entry, read_entries
from planparse.batch.zip_names import decode_name, make_label
from planparse.errors import FileMissing, ReadError, UnreadableArchive

MAX_ENTRIES = 100_000
"""The most entries of an archive that is read: all are held while their names are sorted."""
ARCHIVES = (".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".zst")
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA)
_LOCAL = struct.Struct("<4s5H3L2H")
_UNPACK_IT = "unpack it and give the folder"
_NO_KINDS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class ZipMember:
    """A member of a zip archive: the archive, the name as stored, and which of several of that name it is.

    `entry` is where it lay when the archive was listed; without it, or when the archive has changed, the directory
    is searched. Bytes are unpacked in pieces, and no size in the archive is believed.
    """

    archive: LocalFile | RemoteFile
    name: bytes
    which: int = 0
    entry: Entry | None = field(default=None, compare=False, repr=False)

    @property
    def id(self) -> str:
        """`zip:`, which of that name, the name (a character a byte, escaped), `!` and the id of the archive."""
        name = escape_name(self.name.decode("latin-1")).replace("!", "\\x21")
        return f"zip:{self.which}:{name}!{self.archive.id}"

    @property
    def label(self) -> str:
        """The archive and the name of the member."""
        shown = decode_name(self.entry or Entry(self.name, 0, 0, 0, 0, 0, 0, 0))
        return f"{self.archive.label}/{make_label(shown)}"

    def hash_bytes(self, max_bytes: int) -> tuple[str, int]:
        """Return the SHA-256 in hex and the size. Raises ReadError; TooLarge beyond `max_bytes`."""
        with self._open() as stream:
            return hash_stream(stream, self.label, max_bytes)

    def load(self, max_bytes: int) -> bytes:
        """Return the bytes. Raises ReadError; TooLarge beyond `max_bytes`."""
        with self._open() as stream:
            return load_stream(stream, self.label, max_bytes)

    @contextmanager
    def _open(self) -> Iterator[Readable]:
        with self.archive.open() as stream, _telling(self.label):
            entry = self.entry or self._recall()
            if entry is None or not _begin_member(stream, entry):
                entry = self._find(stream)
                _check_readable(entry, self.label)
                if not _begin_member(stream, entry):
                    raise UnreadableArchive(self.label, "a damaged archive (the member is not where it should be)")
            with zipfile.ZipExtFile(stream, "r", _make_info(entry)) as member:
                yield member

    def _recall(self) -> Entry | None:
        """Return the entry as the directory of the archive had it when it was read last; None where it was another."""
        archive, entries = _last_directory
        listed = entries.get(self.name, []) if archive == self.archive else []
        return listed[self.which] if self.which < len(listed) else None

    def _find(self, stream: BinaryIO) -> Entry:
        """Return the entry from the directory, which is kept: who reads members by their ids asks for many of them."""
        global _last_directory
        entries: dict[bytes, list[Entry]] = {}
        for entry in islice(read_entries(stream, self.archive.label), MAX_ENTRIES):
            entries.setdefault(entry.name, []).append(entry)
        _last_directory = self.archive, entries
        found = self._recall()
        if found is None:
            raise FileMissing(self.label, "no such file in the archive", "check whether the archive has changed")
        return found


_last_directory: tuple[LocalFile | RemoteFile | None, dict[bytes, list[Entry]]] = (None, {})
"""The archive whose directory was searched last, and its entries by their names."""


def _begin_member(stream: BinaryIO, entry: Entry) -> bool:
    """Go to where the bytes of a member begin; tell whether its header is there."""
    stream.seek(entry.offset)
    header = stream.read(_LOCAL.size)
    if len(header) < _LOCAL.size or not header.startswith(b"PK\3\4"):
        return False
    *_, name_length, extra_length = _LOCAL.unpack(header)
    name = stream.read(name_length)
    stream.seek(extra_length, os.SEEK_CUR)
    return name == entry.name


def _make_info(entry: Entry) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("member")
    info.compress_type, info.CRC = entry.method, entry.crc
    info.compress_size, info.file_size = entry.packed_size, entry.size
    return info


@contextmanager
def _telling(label: str) -> Iterator[None]:
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, struct.error, OSError) as error:
        reason = "its checksum is wrong" if "CRC" in str(error) else "it cannot be unpacked"
        raise UnreadableArchive(label, f"damaged in the archive ({reason})") from None


def list_members(archive: LocalFile | RemoteFile, name: str) -> Iterator[Item | Problem]:
    """Yield the plans in an archive in the order of their names, and Problems for what is not read of it."""
    try:
        with archive.open() as stream:
            listing = _list(archive, stream, name)
    except ReadError as error:
        yield Problem(name, error.reason, error.hint or "")
        return
    yield from listing


def _list(archive: LocalFile | RemoteFile, stream: BinaryIO, name: str) -> list[Item | Problem]:
    listing = _Listing(archive, name)
    for count, entry in enumerate(read_entries(stream, archive.label)):
        if count == MAX_ENTRIES:
            return [Problem(name, f"an archive of more than {MAX_ENTRIES:,} members", _UNPACK_IT)]
        listing.add(entry)
    return listing.finish()


@dataclass(slots=True)
class _Listing:
    archive: LocalFile | RemoteFile
    name: str
    found: dict[str, Item | Problem] = field(default_factory=dict)
    seen: Counter[bytes] = field(default_factory=Counter)
    named: Counter[str] = field(default_factory=Counter)
    others: Counter[str] = field(default_factory=Counter)
    spans: list[tuple[int, int, str]] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Take an entry of the directory in."""
        which = self.seen[entry.name]
        self.seen[entry.name] += 1
        label = make_label(decode_name(entry))
        parts = label.split("/")
        if entry.name.endswith((b"/", b"\\")) or _is_left_out(parts):
            self._span(entry, "")
            return
        name = self._name(f"{self.name}/{label}")
        self._span(entry, name)
        suffix = os.path.splitext(parts[-1])[1].lower()
        if suffix in ARCHIVES:
            self.found[name] = Problem(name, "an archive in an archive, which is not opened", _UNPACK_IT)
        elif not is_plan_name(parts[-1]) or stat.S_ISLNK(entry.unix_mode):
            self.others[suffix[:20] or "no suffix"] += 1
        else:
            self.found[name] = self._make(name, entry, which)

    def _make(self, name: str, entry: Entry, which: int) -> Item | Problem:
        try:
            _check_readable(entry, name)
        except UnreadableArchive as error:
            return Problem(name, error.reason, error.hint or "")
        return Item(name, ZipMember(self.archive, entry.name, which, entry))

    def _name(self, name: str) -> str:
        """Return the name, or the name and a number where another member is called so."""
        free = name
        while free in self.found:
            self.named[name] += 1
            free = f"{name} ({self.named[name] + 1})"
        return free

    def _span(self, entry: Entry, name: str) -> None:
        self.spans.append((entry.offset, entry.offset + _LOCAL.size + entry.packed_size, name))

    def finish(self) -> list[Item | Problem]:
        """Return what was found, in the order of the names."""
        for name in self._find_overlaps() & self.found.keys():
            hint = "an archive made so is meant to do harm; ask for another"
            self.found[name] = Problem(name, "lies over another member of the archive", hint)
        listed = [self.found[name] for name in sorted(self.found)]
        if self.others:
            listed.append(self._tell_others())
        elif not listed:
            kinds = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
            listed.append(Problem(self.name, f"no plans in this archive ({kinds})", "give another"))
        return listed

    def _find_overlaps(self) -> set[str]:
        overlaps, end, before = set(), -1, ""
        for start, stop, name in sorted(self.spans):
            if start < end:
                overlaps |= {before, name}
            if stop > end:
                end, before = stop, name
        return overlaps

    def _tell_others(self) -> Problem:
        kinds = sorted(self.others.items(), key=lambda kind: (-kind[1], kind[0]))
        shown = ", ".join(f"{count:,} {suffix}" for suffix, count in kinds[:_NO_KINDS_SHOWN])
        more = ", …" if len(kinds) > _NO_KINDS_SHOWN else ""
        reason = f"members of other kinds are not read ({shown}{more})"
        return Problem(self.name, reason, "save them as text or PDF if they are plans", is_note=bool(self.found))


def _is_left_out(parts: list[str]) -> bool:
    """Tell whether a member is left out without a word, as in a folder: hidden, a README, what macOS adds."""
    last = parts[-1].lower()
    return any(part.startswith(".") for part in parts) or parts[0] == "__MACOSX" or last.startswith("readme.")


def _check_readable(entry: Entry, label: str) -> None:
    if entry.is_encrypted:
        raise UnreadableArchive(
            label, "behind a password in the archive", "unpack it with the password, give the files"
        )
    if entry.method not in METHODS:
        reason = f"packed in a way that is not read (method {entry.method})"
        raise UnreadableArchive(label, reason, "pack it again as an ordinary zip, or unpack it")
