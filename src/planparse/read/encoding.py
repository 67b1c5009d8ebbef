"""From bytes to text: which encoding, strictly decoded or refused."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

from planparse.errors import BinarySource, UnknownEncoding


class Decoded(NamedTuple):
    """A text without its byte-order mark, and the encoding it was in."""

    text: str
    encoding: str


_BOMS: tuple[tuple[bytes, str], ...] = (  # UTF-32 first: its little-endian mark begins like that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CANDIDATES = ["cp1252", "cp874", "latin_1"]
"""What charset-normalizer may choose from: a plan is Thai or English, any other finding would be a guess."""

_SAMPLE_BYTES = 1 << 18
_MIN_CUT_SHORT = 32
"""Bytes of the shortest UTF-16 that is known for such though it breaks off within a character."""
_CONTROLS = bytes(byte for byte in range(32) if byte not in b"\t\n\v\f\r\x1a\x1b") + b"\x7f"
_MAX_NUL_SHARE = 0.01
"""Text may hold a stray NUL; 1,113 programs, fonts and libraries held 3.6 in 100 at least."""
_MAX_CONTROL_SHARE = 0.3
"""PDF tools print glyph numbers as control characters, so UTF-8 text may hold many."""
_MAX_CONTROL_SHARE_SINGLE_BYTE = 0.05
"""Where nearly every byte is a letter, decoding proves little; random bytes hold 11 in 100."""


def decode_bytes(data: bytes, encoding: str | None, path: str | None) -> Decoded:
    r"""Decode text, strictly: a byte that does not fit is an error, never a replacement character.

    `encoding` None means: by the byte-order mark; else UTF-16 by its zero bytes; else UTF-8; else Thai
    single bytes (TIS-620, cp874) by their runs; else what charset-normalizer finds, Western only.

    Raises:
        UnknownEncoding: no encoding fits, or the one named or marked does not.
        BinarySource: the bytes are no text.

    >>> decode_bytes("อบจ.".encode("tis-620"), None, None)
    Decoded(text='อบจ.', encoding='cp874')
    """
    if encoding is not None:
        return _decode_as(data, codecs.lookup(encoding).name, path)
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _decode_as(data, name, path)
    wide = _find_utf16(data)
    if wide is not None:
        return _decode_as(data, wide, path)
    _check_binary(data, path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _decode_single_bytes(data, error, path)


def _decode_as(data: bytes, name: str, path: str | None) -> Decoded:
    try:
        text = data.decode(name)
    except (UnicodeDecodeError, UnicodeError, ValueError) as error:
        raise UnknownEncoding(path, f"not {name} throughout ({_describe(error, data)})") from None
    name = "utf-8" if name == "utf-8-sig" else name
    return Decoded(text[1:] if name.startswith("utf") and text.startswith("\ufeff") else text, name)


def _describe(error: Exception, data: bytes) -> str:
    if not isinstance(error, UnicodeDecodeError):
        return str(error)
    if error.start >= len(data):
        return "it breaks off within a character"
    return f"byte 0x{data[error.start]:02X} at offset {error.start:,}"


def _find_utf16(data: bytes) -> str | None:
    """Name UTF-16 without a byte-order mark: its high bytes are 0x00 and 0x0E (Thai), its low ones not."""
    sample = data[:_SAMPLE_BYTES]
    if (b"\0" not in sample and b"\x0e" not in sample) or (len(data) % 2 and len(data) < _MIN_CUT_SHORT):
        return None
    halves = (sample[0::2], sample[1::2])
    shares = [(half.count(0) + half.count(0x0E)) / max(len(half), 1) for half in halves]
    if min(shares) > 0.1 or max(shares) < 0.6:
        return None
    name = "utf-16-be" if shares[0] > shares[1] else "utf-16-le"
    whole = sample[: len(sample) // 2 * 2].decode(name, errors="replace")
    strange = len(re.findall(r"[\x00-\x08\x0e-\x1f\x80-\x9f\ufffd\ufffe\uffff]", whole))
    return name if strange <= len(whole) * 0.05 else None


def _check_binary(data: bytes, path: str | None, max_share: float = _MAX_CONTROL_SHARE) -> None:
    sample = data[:_SAMPLE_BYTES]
    zeros, controls = sample.count(0), _count_in(sample, _CONTROLS)
    if zeros > max(len(sample) * _MAX_NUL_SHARE, 3) or controls > len(sample) * max_share:
        raise BinarySource(path)


def _decode_single_bytes(data: bytes, error: UnicodeDecodeError, path: str | None) -> Decoded:
    if _is_broken_utf8(data):
        raise UnknownEncoding(path, f"UTF-8 with damage ({_describe(error, data)})", "save it again as UTF-8")
    _check_binary(data, path, _MAX_CONTROL_SHARE_SINGLE_BYTE)
    if _is_thai(data):
        try:
            return Decoded(data.decode("cp874"), "cp874")
        except UnicodeDecodeError as refusal:
            raise UnknownEncoding(path, f"TIS-620 with damage ({_describe(refusal, data)})") from None
    return _decode_western(data, path)


_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_THAI_RUN = re.compile(rb"[\xa1-\xda\xdf-\xfb]{3,}")
_THAI_MARK = re.compile(rb"[\xd1\xd4-\xda\xe7-\xee]")
_THAI_MARK_WITH_BASE = re.compile(rb"(?<=[\xa1-\xce\xd1\xd4-\xda\xe7-\xee])[\xd1\xd4-\xda\xe7-\xee]")
_ACCENTED = re.compile(rb"(?<=[A-Za-z])[\xc0-\xff]|[\xc0-\xff](?=[A-Za-z])")
_NOT_ASCII = bytes(range(0x80, 0x100))
_LETTERS = bytes(range(0xA1, 0x100))
_THAI_LETTERS = bytes([*range(0xA1, 0xDB), *range(0xDF, 0xFC)])


def _count_in(data: bytes, members: bytes) -> int:
    return len(data) - len(data.translate(None, members))


def _get_dense_sample(data: bytes) -> bytes:
    """A stretch from the first byte above ASCII on, where a file may begin with pages of English."""
    first = re.search(rb"[\x80-\xff]", data)
    start = first.start() if first else 0
    return data[start : start + _SAMPLE_BYTES]


def _is_broken_utf8(data: bytes) -> bool:
    """Whether nine of ten bytes above ASCII stand in whole UTF-8 characters.

    Of the letters of TIS-620 text 42 in 100 do so by chance (the five plans of the reference material).
    """
    sample = _get_dense_sample(data)
    inside = sum(len(match.group()) for match in _MULTIBYTE.finditer(sample))
    return inside >= 0.9 * _count_in(sample, _NOT_ASCII)


def _is_thai(data: bytes) -> bool:
    """Whether the letters above ASCII are Thai, stand in runs (Western ones stand alone) and spell Thai."""
    sample = _get_dense_sample(data)
    letters = _count_in(sample, _LETTERS)
    in_runs = sum(len(run) for run in _THAI_RUN.findall(sample))
    if _count_in(sample, _THAI_LETTERS) < 0.9 * letters or in_runs < 0.5 * letters or not letters:
        return False
    marks = len(_THAI_MARK.findall(sample))
    return len(_THAI_MARK_WITH_BASE.findall(sample)) >= 0.9 * marks


def _decode_western(data: bytes, path: str | None) -> Decoded:
    """Decode English text with accents and typographic signs; a lone letter among none is not enough."""
    from charset_normalizer import from_bytes

    sample = _get_dense_sample(data)
    letters = _count_in(sample, _LETTERS)
    best = from_bytes(sample, cp_isolation=_CANDIDATES).best()
    is_thai = best is not None and best.encoding == "cp874" and letters > 0
    if best is None or is_thai or len(_ACCENTED.findall(sample)) < letters / 2:
        raise UnknownEncoding(path)
    return _decode_as(data, codecs.lookup(best.encoding).name, path)
