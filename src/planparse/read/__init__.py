"""Reading: a path, bytes or a text become a `SourceText`, and its lines and pages.

Every reader returns a `SourceText`; what comes after knows no file formats.
"""

from __future__ import annotations

from planparse.read.lines import SourceLine, SourceLines, split_lines
from planparse.read.page_reads import PageRead, TextOrigin, mark_repaired
from planparse.read.pages import PageMark, PageStart
from planparse.read.places import Places
from planparse.read.sources import read_source
from planparse.read.text import MediaType, Newline, Oddity, OddityKind, SourceText, read_text

__all__ = [
    "MediaType",
    "Newline",
    "Oddity",
    "OddityKind",
    "PageMark",
    "PageRead",
    "PageStart",
    "Places",
    "SourceLine",
    "SourceLines",
    "SourceText",
    "TextOrigin",
    "mark_repaired",
    "read_source",
    "read_text",
    "split_lines",
]
