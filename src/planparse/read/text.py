"""Text sources: plain text, markdown, HTML."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, field
from typing import Literal

from planparse.errors import EmptySource, UnsupportedFormat
from planparse.options import Options
from planparse.read.encoding import Decoded, decode_bytes
from planparse.read.formats import find_format
from planparse.read.page_reads import PageRead
from planparse.read.places import Places
from planparse.read.source import Raw, load_source

MediaType = Literal["text/plain", "text/markdown", "text/html", "application/pdf"]
Newline = Literal["lf", "crlf", "cr", "mixed", "none"]
OddityKind = Literal["nul", "lone-surrogate", "replacement-character"]

_SUFFIXES: dict[str, MediaType] = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
_HTML_START = re.compile(
    r"\s{0,1000}(?:<\?xml[^>]{0,200}>\s{0,100})?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE
)
_MARKDOWN_SIGN = re.compile(r"^(?:#{1,6} \S|\|(?: ?:?-+:? ?\|)+[ \t]*$)", re.MULTILINE)
_SNIFFED_CHARACTERS = 200_000
_VISIBLE = re.compile(r"[^\s\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2060\ufeff]")
_ODDITIES: tuple[tuple[OddityKind, re.Pattern[str]], ...] = (
    ("nul", re.compile("\0")),
    ("lone-surrogate", re.compile("[\ud800-\udfff]")),
    ("replacement-character", re.compile("\ufffd")),
)


@dataclass(frozen=True, slots=True)
class Oddity:
    """Characters that no sound text holds: how many of one kind, and where (0-based) the first stands."""

    kind: OddityKind
    count: int
    first: int


@dataclass(frozen=True, slots=True)
class SourceText:
    """A text as it was read; offsets of provenance refer to `text`.

    `text` is exactly what the source holds, line breaks and all, without its byte-order mark. `path` is
    as given, None for bytes and text. `sha256` is that of the bytes (of the UTF-8 of a text given as
    such), `size_bytes` their number. `encoding` is None for a text that needed no decoding. Of a PDF, `pages`
    tells how each page was read, and `places` the page and box of every line and cell.
    """

    text: str = field(repr=False)
    path: str | None
    sha256: str
    media_type: MediaType
    encoding: str | None
    size_bytes: int
    newline: Newline
    oddities: tuple[Oddity, ...] = ()
    pages: tuple[PageRead, ...] = ()
    places: Places | None = field(default=None, repr=False)


def read_text(
    source: str | os.PathLike[str] | bytes | bytearray | memoryview, options: Options | None = None
) -> SourceText:
    r"""Read a text source; `load_source` says what is a path and what is text.

    Raises:
        ReadError: it cannot be read; the class says why (see `planparse.errors`).

    >>> read_text("วิสัยทัศน์\r\nบุคลากรมีสมรรถนะสูง\r\n").newline
    'crlf'
    """
    options = options or Options()
    return read_raw_text(load_source(source, options), options)


def read_raw_text(raw: Raw, options: Options) -> SourceText:
    """Read a text that has been loaded; raises as `read_text` does."""
    decoded = _decode(raw, options.encoding)
    text = decoded.text
    if not _VISIBLE.search(text):
        size = raw.data if raw.text is None else raw.text
        raise EmptySource(raw.path, "holds nothing but white space" if size else "empty")
    digest, size_bytes = _sum_up(raw)
    return SourceText(
        text=text,
        path=raw.path,
        sha256=digest,
        media_type=_find_media_type(raw.path, text),
        encoding=decoded.encoding or None,
        size_bytes=size_bytes,
        newline=_find_newline(text),
        oddities=find_oddities(text),
    )


def _decode(raw: Raw, encoding: str | None) -> Decoded:
    if raw.text is not None:
        return Decoded(raw.text, "")
    found = find_format(raw.data)
    if found is not None:
        raise UnsupportedFormat(raw.path, f"{found.name}, which is not read", found.hint, found.name)
    return decode_bytes(raw.data, encoding, raw.path)


def _sum_up(raw: Raw) -> tuple[str, int]:
    """The SHA-256 and the number of bytes; lone surrogates of a text are encoded as they are."""
    if raw.text is None:
        return hashlib.sha256(raw.data).hexdigest(), len(raw.data)
    digest = hashlib.sha256()
    size_bytes = 0
    for start in range(0, len(raw.text), 1 << 20):  # in pieces: no second copy of a large text
        piece = raw.text[start : start + (1 << 20)].encode("utf-8", "surrogatepass")
        digest.update(piece)
        size_bytes += len(piece)
    return digest.hexdigest(), size_bytes


def _find_media_type(path: str | None, text: str) -> MediaType:
    suffix = os.path.splitext(path)[1].lower() if path else ""
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    start = text[:_SNIFFED_CHARACTERS]
    if _HTML_START.match(start):
        return "text/html"
    return "text/markdown" if _MARKDOWN_SIGN.search(start) else "text/plain"


def _find_newline(text: str) -> Newline:
    crlf = text.count("\r\n")
    counts: tuple[tuple[Newline, int], ...] = (
        ("crlf", crlf),
        ("lf", text.count("\n") - crlf),
        ("cr", text.count("\r") - crlf),
    )
    used = [name for name, count in counts if count]
    if not used:
        return "none"
    return used[0] if len(used) == 1 else "mixed"


def find_oddities(text: str) -> tuple[Oddity, ...]:
    """Find the characters that no sound text holds."""
    if text.isascii() and "\0" not in text:
        return ()
    found = []
    for kind, pattern in _ODDITIES:
        first = pattern.search(text)
        if first:
            count = sum(1 for _ in pattern.finditer(text, first.start()))
            found.append(Oddity(kind, count, first.start()))
    return tuple(found)
