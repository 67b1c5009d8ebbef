"""A source of any kind that is read, to its text."""

from __future__ import annotations

import os

from planparse.options import Options
from planparse.read.formats import PDF, find_format
from planparse.read.length import check_length
from planparse.read.source import load_source
from planparse.read.text import SourceText, read_raw_text


def read_source(
    source: str | os.PathLike[str] | bytes | bytearray | memoryview, options: Options | None = None
) -> SourceText:
    r"""Read a source: a text, or a PDF, told by how its bytes begin.

    Raises:
        ReadError: it cannot be read; the class says why (see `planparse.errors`).

    >>> read_source("วิสัยทัศน์\nบุคลากรมีสมรรถนะสูง\n").media_type
    'text/plain'
    """
    options = options or Options()
    raw = load_source(source, options)
    if raw.text is None and find_format(raw.data) is PDF:
        from planparse.read.pdf import read_pdf

        read = read_pdf(raw, options)
    else:
        read = read_raw_text(raw, options)
    check_length(read.text, read.path, options)
    return read
