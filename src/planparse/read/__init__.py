"""Reading: a path, bytes or a text become a `SourceText`, and its lines and pages.

Every reader returns a `SourceText`; what comes after knows no file formats.
"""

from __future__ import annotations

from planparse.read.lines import SourceLine, SourceLines, split_lines
from planparse.read.pages import PageMark, PageStart
from planparse.read.text import MediaType, Newline, Oddity, OddityKind, SourceText, read_text

__all__ = [
    "MediaType",
    "Newline",
    "Oddity",
    "OddityKind",
    "PageMark",
    "PageStart",
    "SourceLine",
    "SourceLines",
    "SourceText",
    "read_text",
    "split_lines",
]
