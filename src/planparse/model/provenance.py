"""Where a value stands in the source: page, line, characters, box."""

from __future__ import annotations

from pydantic import Field

from planparse.model.entry import Entry


class Provenance(Entry):
    """A place in the source.

    `char_start`/`char_end` are half-open, 0-based offsets into the text that was read (the decoded text
    without its byte-order mark); `line_start`/`line_end` are 1-based and inclusive; `page` is 1-based and
    null where the source has no pages; `bbox` is `[x0, top, x1, bottom]` in points, for PDF pages only.
    """

    page: int | None = Field(default=None, description="1-based page, null for text without page marks")
    line_start: int = Field(description="first line, 1-based")
    line_end: int = Field(description="last line, 1-based, inclusive")
    char_start: int = Field(description="first character, 0-based, into the text that was read")
    char_end: int = Field(description="one past the last character")
    bbox: tuple[float, float, float, float] | None = Field(
        default=None, description="[x0, top, x1, bottom] in points; null for text"
    )
