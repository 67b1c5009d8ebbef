"""What bytes are, told by how they begin (magic numbers)."""

from __future__ import annotations

from typing import NamedTuple

_AS_TEXT = "save its text as a UTF-8 text file"
_NEEDS_OCR = "run OCR over it and give the text"
_UNPACK = "unpack it and give the files in it"


class Format(NamedTuple):
    """A format that is not text: its name and what to do with it."""

    name: str
    hint: str


PDF = Format("a PDF file", _AS_TEXT)
"""PDF, known by `%PDF-` near the start."""

_MAGIC: tuple[tuple[bytes, Format], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Format("an old Word, Excel or PowerPoint file", _AS_TEXT)),
    (b"{\\rtf", Format("an RTF file", _AS_TEXT)),
    (b"\x89PNG\r\n\x1a\n", Format("a PNG picture", _NEEDS_OCR)),
    (b"\xff\xd8\xff", Format("a JPEG picture", _NEEDS_OCR)),
    (b"GIF87a", Format("a GIF picture", _NEEDS_OCR)),
    (b"GIF89a", Format("a GIF picture", _NEEDS_OCR)),
    (b"II*\0", Format("a TIFF picture", _NEEDS_OCR)),
    (b"MM\0*", Format("a TIFF picture", _NEEDS_OCR)),
    (b"\x1f\x8b", Format("a gzip archive", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Format("a 7-Zip archive", _UNPACK)),
    (b"Rar!\x1a\x07", Format("a RAR archive", _UNPACK)),
    (b"BZh", Format("a bzip2 archive", _UNPACK)),
    (b"\xfd7zXZ\0", Format("an xz archive", _UNPACK)),
)
_ZIP_MAGIC = b"PK\x03\x04"
_ZIP_MEMBERS: tuple[tuple[bytes, Format], ...] = (
    (b"word/", Format("a Word file (.docx)", _AS_TEXT)),
    (b"xl/", Format("an Excel file (.xlsx)", _AS_TEXT)),
    (b"ppt/", Format("a PowerPoint file (.pptx)", _AS_TEXT)),
    (b"application/vnd.oasis.opendocument", Format("an OpenDocument file", _AS_TEXT)),
)
_ZIP = Format("a ZIP archive", _UNPACK)
_PDF_WITHIN = 1024
"""Readers of PDF look for the header in the first 1024 bytes (ISO 32000-1, annex H)."""


def find_format(data: bytes) -> Format | None:
    r"""Name the format of data that is not text, or None where it may be text.

    >>> find_format(b"\x89PNG\r\n\x1a\n....").name
    'a PNG picture'
    >>> find_format("แผน".encode())
    """
    if data.startswith(b"%PDF-") or (b"%PDF-" in data[:_PDF_WITHIN] and b"\0" in data[:65536]):
        return PDF
    if data.startswith(_ZIP_MAGIC):
        return _find_zip_format(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Format("a WebP picture", _NEEDS_OCR)
    return next((found for magic, found in _MAGIC if data.startswith(magic)), None)


def _find_zip_format(data: bytes) -> Format:
    return next((found for member, found in _ZIP_MEMBERS if member in data), _ZIP)
