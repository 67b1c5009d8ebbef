"""What the names in a zip archive say, whichever program wrote them.

A name is UTF-8 where its flag says so, or where Info-ZIP's extra field has it so. Without either it is in the code
page of the machine that packed the archive, which is not told: Windows in Thai writes cp874 (TIS-620), macOS UTF-8,
DOS cp437. So: ASCII is ASCII; what gives Thai in UTF-8 is UTF-8; what gives nothing but Thai in cp874 is cp874 (แผน in
cp874 is valid UTF-8, too: a Greek letter); other valid UTF-8 is UTF-8; the rest is cp437, as the standard has it.
A program that took cp874 or UTF-8 for cp437 leaves names such as `ß╝╣`: these are turned back where all of the name
fits and Thai comes out.
"""

from __future__ import annotations

import re
import struct
import zlib

from planparse.batch.names import escape_name
from planparse.batch.zip_directory import Entry, read_extra

_UNICODE_PATH = 0x7075
_THAI = re.compile(r"[\u0e01-\u0e3a\u0e3f-\u0e5b]")
_OTHER_THAN_THAI = re.compile(r"[^\x00-\x7f\u0e01-\u0e5b\u2013\u2014\u2018-\u201d\u2022\u2026\u20ac\xa0]")
_MANGLED = re.compile(r"[\u2500-\u259f]")
"""The boxes of cp437: they stand for the letters from ฐ to ฿ in cp874, and for the second byte of Thai in UTF-8."""

_FEWEST_LETTERS = 3


def decode_name(entry: Entry) -> str:
    """Return the name of an entry as text.

    >>> decode_name(Entry("แผน.pdf".encode("cp874"), 0, 8, 0, 0, 0, 0, 0))
    'แผน.pdf'
    """
    if entry.name.isascii():
        return entry.name.decode("ascii")
    if told := _read_unicode_path(entry):
        return told
    text = _decode(entry.name, "utf-8")
    if text is None or not (entry.is_utf8 or _THAI.search(text)):
        text = _decode_thai(entry.name) or text or entry.name.decode("cp437")
    return _unmangle(text) if _MANGLED.search(text) else text


def _read_unicode_path(entry: Entry) -> str | None:
    """Return the name that the extra field gives, if it was made for this name (its checksum fits)."""
    field = read_extra(entry.extra, _UNICODE_PATH) or b""
    if len(field) < 6 or field[0] != 1 or struct.unpack_from("<L", field, 1)[0] != zlib.crc32(entry.name):
        return None
    return _decode(field[5:], "utf-8")


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_thai(data: bytes) -> str | None:
    text = _decode(data, "cp874")
    return text if text and _THAI.search(text) and not _OTHER_THAN_THAI.search(text) else None


def _unmangle(text: str) -> str:
    """Return the Thai that was taken for cp437, the text itself where too little Thai comes out (lines, `───`)."""
    try:
        data = text.encode("cp437")
    except UnicodeEncodeError:
        return text
    told = _decode(data, "utf-8")
    if told is None or not _THAI.search(told):
        told = _decode_thai(data)
    return told if told and len(set(_THAI.findall(told))) >= _FEWEST_LETTERS else text


def make_label(name: str) -> str:
    r"""Return how a member is called: only a label, for nothing is ever written under it.

    Backslashes part folders as `/` does; what leads out of the archive (`..`, a `/` in front) is left out.

    >>> make_label("../../etc\\passwd.txt")
    'etc/passwd.txt'
    """
    parts = (part for part in name.replace("\\", "/").split("/") if part not in ("", ".", ".."))
    return escape_name("/".join(parts))
