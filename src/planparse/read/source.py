"""From what a caller gives (a path, bytes, a text) to bytes or text in memory."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from planparse.errors import FileMissing, NoPermission, NotAFile, ReadError, TooLarge
from planparse.options import Options
from planparse.read.formats import PDF, find_format

SNIFFED_BYTES = 65_536
"""So many bytes tell a PDF from a text."""
LONGEST_PATH = 4096
"""Characters of the longest path that Linux takes (PATH_MAX): a longer str is text."""

_LOOKS_LIKE_PATH = re.compile(
    r"\.{0,2}[/\\][^\s/\\]|[A-Za-z]:[/\\]|.*\.(?:txt|text|md|markdown|html?|pdf|docx?|xlsx?|csv|tsv|json|rtf|odt)\Z",
    re.IGNORECASE,
)
_LOOKS_LIKE_TEXT = re.compile(r"[\s\u0e01-\u0e5b]")
_TEXT_HINT = "check the path; to parse a text and not a file, end it with a line break or give it as bytes"


@dataclass(frozen=True, slots=True)
class Raw:
    """A source in memory: `data` for a file or bytes, `text` for a text that needs no decoding."""

    path: str | None
    data: bytes = b""
    text: str | None = None


def load_source(source: str | os.PathLike[str] | bytes | bytearray | memoryview, options: Options) -> Raw:
    """Load a source.

    - A `Path` (any `os.PathLike`) is always a file.
    - `bytes` are always content, never a path.
    - A `str` is text when it is empty, has a line break or NUL, or is longer than 4096 characters. Any
      other is a file when one of that name exists. Of the rest, what looks like a path (it begins with
      `/`, `./`, `../` or a drive, or ends with a suffix such as `.txt` or `.pdf`) is a missing file;
      what has white space or Thai letters is text; and what has neither is a missing file.

    Raises:
        FileMissing, NotAFile, NoPermission, TooLarge, ReadError: the file cannot be loaded.

    >>> load_source("แผนอัตรากำลัง ๓ ปี", Options()).text
    'แผนอัตรากำลัง ๓ ปี'
    """
    if isinstance(source, bytes | bytearray | memoryview):
        data = bytes(source)
        _check_size(None, len(data), data[:SNIFFED_BYTES], options)
        return Raw(path=None, data=data)
    if isinstance(source, str):
        if _is_text(source):
            _check_size(None, len(source), b"", options)
            return Raw(path=None, text=source)
        return _load_file(source, _TEXT_HINT, options)
    if isinstance(source, os.PathLike):
        return _load_file(os.fspath(source), None, options)
    raise TypeError(f"a source is a path, bytes or a text, not {type(source).__name__}")


def _is_text(source: str) -> bool:
    if not source or len(source) > LONGEST_PATH or re.search(r"[\n\r\0]", source):
        return True
    if _exists(source) or _LOOKS_LIKE_PATH.match(source):
        return False
    return _LOOKS_LIKE_TEXT.search(source) is not None


def _exists(name: str) -> bool:
    try:
        return os.path.lexists(name)
    except (OSError, ValueError):  # a lone surrogate cannot be part of a file name
        return False


def _load_file(name: str, missing_hint: str | None, options: Options) -> Raw:
    path = Path(name)
    try:
        mode = path.stat().st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise _describe_other(name, mode)
        with path.open("rb") as stream:
            head = stream.peek(SNIFFED_BYTES)
            if stat.S_ISREG(mode):
                _check_size(name, os.fstat(stream.fileno()).st_size, head, options)
            data = stream.read(_find_limit(head, options)[1] + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise FileMissing(name, hint=missing_hint) from None
    except PermissionError:
        raise NoPermission(name) from None
    except OSError as error:
        raise ReadError(name, f"cannot be read ({error.strerror or type(error).__name__})") from None
    _check_size(name, len(data), head, options)
    return Raw(path=name, data=data)


def _describe_other(name: str, mode: int) -> NotAFile:
    if stat.S_ISDIR(mode):
        return NotAFile(name, "a directory, not a file", "give one of the files in it")
    return NotAFile(name, "a device or socket, not a file")


def _find_limit(head: bytes, options: Options) -> tuple[str, int]:
    """Return the option that limits a source which begins so, and its value."""
    if find_format(head) is PDF:
        return "max_pdf_bytes", options.max_pdf_bytes
    return "max_bytes", options.max_bytes


def _check_size(name: str | None, size_bytes: int, head: bytes, options: Options) -> None:
    option, limit = _find_limit(head, options)
    if size_bytes > limit:
        reason = f"more than {limit:,} bytes" if name else f"{size_bytes:,} bytes, more than {limit:,}"
        raise TooLarge(name, reason, option=option, limit=limit)
