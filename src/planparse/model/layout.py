"""Nouns of the stages: lines, blocks, cells, tables, sections, instruments.

All offsets are half-open and refer to the *normalised* text; `provenance.py` is the border where they
become offsets of the source.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

from planparse.model.value import value_class

MAX_COLUMNS = 400
"""Wider rows are no table of any form (the widest seen have 30 columns): they stay lines of text, and are reported."""


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the normalised text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Label:
    """The number that opens a line: `ส่วนที่ ๑`, `๑.๒`, `(๓)`, `ก.`.

    `text` is as printed without its closing dot or bracket, `word` the word before the number or empty,
    `style` the shape (`word`, `dotted`, `closed`, `enclosed`, `letter`), `path` the numbers.
    """

    text: str
    word: str
    style: str
    path: tuple[int, ...]


@value_class
class Line:
    """One line of the source after normalising.

    `start`/`end` enclose the line without its line break and outer white space; `text` is that stretch.
    `body_start` is where the wording begins after markup, bullet and label; `body` that wording without
    closing markup.
    """

    index: int
    number: int
    page: int | None
    start: int
    end: int
    text: str
    body: str
    body_start: int
    label: Label | None
    bullet: str
    heading_level: int
    is_bold: bool
    indent: int

    @property
    def is_blank(self) -> bool:
        """Whether nothing but white space stands on the line."""
        return not self.text


class BlockKind(enum.Enum):
    """What a line is part of."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    CONTENTS = "contents"
    FURNITURE = "furniture"
    COVER = "cover"
    SIGNATURE = "signature"


@value_class
class Block:
    """A run of lines that belong together; `first`/`last` are line indexes, inclusive."""

    kind: BlockKind
    first: int
    last: int
    section: int | None = None
    table: int | None = None


@value_class
class Part:
    """A paragraph or list item inside a cell: its wording (white space folded) and where it stands."""

    text: str
    start: int
    end: int
    marker: str = ""


@value_class
class Cell:
    """One cell: its wording without markup, white space folded, and its stretch of the text."""

    text: str
    start: int
    end: int
    several: tuple[Part, ...] | None = None
    """The paragraphs where they are not just the cell's text; most cells hold one, and many plans hold many cells."""
    is_filled: bool = False
    """Whether the text was carried down or across from a merged cell."""

    @property
    def parts(self) -> tuple[Part, ...]:
        """The paragraphs and list items of the cell, in order; none in an empty cell."""
        if self.several is not None:
            return self.several
        return (Part(self.text, self.start, self.end),) if self.text else ()


@value_class
class Row:
    """One row of a grid; `group` holds the full-width rows in force above it, outermost first."""

    cells: tuple[Cell, ...]
    line: int
    last_line: int
    group: tuple[Cell, ...] = ()

    @property
    def start(self) -> int:
        """Where the row's first cell begins."""
        return self.cells[0].start

    @property
    def end(self) -> int:
        """Where the row's last cell ends."""
        return max(cell.end for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table after joining its pieces, before anyone asked what it says.

    `columns[i]` is the path of header cells over column i; `pieces` are spans; `caption` the cells of
    full-width rows above the header.
    """

    index: int
    columns: tuple[tuple[str, ...], ...]
    rows: tuple[Row, ...]
    pieces: tuple[Span, ...]
    first_line: int
    last_line: int
    header_span: Span | None
    title: str | None = None
    captions: tuple[Cell, ...] = ()
    section: int | None = None

    @property
    def headers(self) -> tuple[str, ...]:
        """The lowest header wording of each column."""
        return tuple(path[-1] if path else "" for path in self.columns)


@dataclass(frozen=True, slots=True)
class SectionNode:
    """One heading; `first`/`last` are the line indexes it reigns over, its heading included."""

    index: int
    title: str
    label: Label | None
    level: int
    parent: int | None
    kind: str
    start: int
    end: int
    first: int
    last: int
    heading_last: int


@dataclass(frozen=True, slots=True)
class Contents:
    """One entry of the contents page: evidence for the tree, not a section."""

    title: str
    label: Label | None
    page: int | None
    line: int


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument of a bundle: where it starts, and the line ranges that are its own."""

    index: int
    kind: str
    title: str
    title_span: Span
    ranges: tuple[tuple[int, int], ...]
    opening: str
    """What told us that it starts: `memo`, `announcement`, `order`, `title`, `start`, `announced`."""

    def holds(self, line: int) -> bool:
        """Whether the line of that index is the instrument's own."""
        return any(first <= line <= last for first, last in self.ranges)


@dataclass(frozen=True, slots=True)
class Layout:
    """The segmented file."""

    lines: tuple[Line, ...]
    blocks: tuple[Block, ...]
    grids: tuple[Grid, ...]
    sections: tuple[SectionNode, ...]
    contents: tuple[Contents, ...]
    instruments: tuple[Instrument, ...]
    text: str = field(repr=False, default="")
