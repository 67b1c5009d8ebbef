"""Decompression bombs: a stream of a few kilobytes that unpacks to gigabytes is found before pdfium unpacks it."""

from __future__ import annotations

import zlib

from planparse.errors import UnreadablePdf

MAX_UNPACKED = 60_000_000
"""Bytes of one stream that is no picture; the content of the densest page of 2,946 had 4 million."""
HARMLESS_BYTES = MAX_UNPACKED // 1032
"""A shorter stream cannot unpack to more: deflate packs 1,032 to one at most."""
_HEAD = 2_000
"""Bytes before a stream in which its dictionary stands."""


def check_streams(data: bytes, path: str | None) -> None:
    """Raise UnreadablePdf where a packed stream that is no picture unpacks to more than `MAX_UNPACKED` bytes."""
    at = data.find(b"stream")
    while at >= 0:
        end = data.find(b"endstream", at + 6)
        end = len(data) if end < 0 else end
        if end - at > HARMLESS_BYTES and _is_packed(data, at) and _unpacks_to_more(data, at + 6, end):
            raise UnreadablePdf(
                path,
                f"a PDF with a stream that unpacks to more than {MAX_UNPACKED:,} bytes",
                "it may be made to do harm; print it to a new PDF if you trust it",
            )
        at = data.find(b"stream", end + 9)


def _is_packed(data: bytes, at: int) -> bool:
    head = data[max(at - _HEAD, 0) : at]
    head = head[max(head.rfind(b" obj"), 0) :]
    return b"FlateDecode" in head and b"/Image" not in head


def _unpacks_to_more(data: bytes, start: int, end: int) -> bool:
    packed = data[start:end].lstrip(b"\r\n")
    unpacker = zlib.decompressobj()
    size = 0
    try:
        while packed and size <= MAX_UNPACKED:
            size += len(unpacker.decompress(packed, 1 << 20))
            packed = unpacker.unconsumed_tail
    except zlib.error:
        return False  # encrypted, or damaged: pdfium gives up where we do
    return size > MAX_UNPACKED
