"""Nouns of a PDF page: clusters, runs, rulings, pictures, in points of the page as it is read, y downwards."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

REPLACEMENT = "\ufffd"
"""Stands for a character that is drawn, and of which nobody says what it is."""
Box = tuple[float, float, float, float]
"""x0, top, x1, bottom."""


def unite_boxes(boxes: Sequence[Box]) -> Box:
    """Return the box around the boxes."""
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


@dataclass(slots=True)
class Cluster:
    """A base character with its marks, or a space; `x0` and `x1` enclose the advance of the base.

    `shape` is the width and height of what a tone mark draws, in hundredths of the font's size.
    """

    text: str
    x0: float
    x1: float
    shape: tuple[int, int] | None = None


@dataclass(slots=True)
class Run:
    """What one text object of the page shows, in the order of the content stream.

    `baseline` is y of the line it stands on, `size` the height of the font, `space` the width of the font's
    space. `is_apart` tells that the object before it was a lone space, which the engine gives no text for.
    `turn` is the direction of writing against that of the page, in quarter turns clockwise. `unmapped` are the
    indexes of the clusters for whose code the font has no meaning; `ink` is the box of what is drawn, known
    for runs of one or two characters only. `is_wordless` tells that the object draws something and has no text.
    """

    clusters: list[Cluster]
    baseline: float
    size: float
    space: float
    font: str
    is_apart: bool = False
    turn: int = 0
    unmapped: frozenset[int] = frozenset()
    ink: Box | None = None
    is_wordless: bool = False

    @property
    def x0(self) -> float:
        """Left edge."""
        return min(cluster.x0 for cluster in self.clusters)

    @property
    def x1(self) -> float:
        """Right edge."""
        return max(cluster.x1 for cluster in self.clusters)

    @property
    def is_bold(self) -> bool:
        """Whether the font says in its name that it is bold."""
        return "bold" in self.font.lower()

    @property
    def text(self) -> str:
        """The characters, as they come in the stream."""
        return "".join(cluster.text for cluster in self.clusters)

    @property
    def box(self) -> Box:
        """The box of the letters: from ascender to descender, by the size of the font."""
        return (self.x0, self.baseline - 0.75 * self.size, self.x1, self.baseline + 0.25 * self.size)


class Ruling(NamedTuple):
    """A horizontal (`y` fixed) or vertical (`x` fixed) line: `at` is the fixed one, `start` < `end` the other."""

    is_vertical: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class PageShapes:
    """What stands on one page.

    `turn` is the direction of most of its text against the page as it is shown, in quarter turns clockwise;
    all coordinates are those of the page turned so that this text reads from left to right.
    `shown_width` and `shown_height` are those of the page as it is shown; `tilt` is by how many degrees its picture was
    turned, against the clock and about its middle, before it was read. `drawings` counts the shapes that are
    no rulings, `blank_objects` the text objects that have no text and draw nothing, `dropped_objects` what was
    not read because there was too much.
    """

    number: int
    width: float
    height: float
    turn: int
    shown_width: float
    shown_height: float
    runs: list[Run] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    pictures: list[Box] = field(default_factory=list)
    drawings: int = 0
    blank_objects: int = 0
    dropped_objects: int = 0
    tilt: float = 0.0

    def count_objects(self) -> int:
        """Return how many objects were found on the page."""
        return len(self.runs) + len(self.rulings) + len(self.pictures) + self.drawings + self.blank_objects

    def show_box(self, box: Box) -> Box:
        """Return the box on the page as it is shown."""
        if self.tilt:
            return _tilt_box(box, self.tilt, (self.shown_width / 2, self.shown_height / 2))
        x0, top, x1, bottom = box
        if self.turn == 1:  # text runs downwards on the page as shown
            return (self.shown_width - bottom, x0, self.shown_width - top, x1)
        if self.turn == 2:
            return (self.shown_width - x1, self.shown_height - bottom, self.shown_width - x0, self.shown_height - top)
        if self.turn == 3:  # upwards
            return (top, self.shown_height - x1, bottom, self.shown_height - x0)
        return box


def _tilt_box(box: Box, degrees: float, middle: tuple[float, float]) -> Box:
    """Return the box around a box that is turned with the clock about the middle of the page.

    >>> [round(edge) for edge in _tilt_box((40, 40, 60, 60), 90, (0, 0))]
    [-60, 40, -40, 60]
    """
    sine, cosine = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    x0, top, x1, bottom = box
    middle_x, middle_y = middle
    corners = [(x - middle_x, y - middle_y) for x in (x0, x1) for y in (top, bottom)]
    xs = [middle_x + x * cosine - y * sine for x, y in corners]
    ys = [middle_y + x * sine + y * cosine for x, y in corners]
    return (min(xs), min(ys), max(xs), max(ys))
