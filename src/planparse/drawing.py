"""A page of a PDF with boxes around what was read: its lines and cells by kind, and the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from planparse.explanation import Explanation, explain_run
from planparse.model import RECORD_LISTS
from planparse.pipeline import Run
from planparse.read.pdf_document import iterate_pages, open_document

Box = tuple[float, float, float, float]
Colour = tuple[int, int, int]

SCALE = 2.0
"""Pixels to a point: 144 dots per inch, at which small print can be read."""
MAX_SIDE = 4000
"""Pixels; a page larger than that is drawn smaller."""
LINE_COLOURS: dict[str, Colour] = {
    "heading": (31, 90, 200),
    "paragraph": (120, 120, 120),
    "item": (20, 140, 80),
    "cell": (235, 130, 20),
    "contents": (140, 90, 190),
    "furniture": (190, 190, 190),
    "cover": (90, 160, 220),
    "signature": (150, 100, 60),
    "unread": (220, 20, 20),
}
"""Kind of a line, as its block is called -> colour of its frame; a line of a table is one of cells."""
_RECORD_COLOURS: tuple[Colour, ...] = (
    (228, 26, 28),
    (55, 126, 184),
    (77, 175, 74),
    (152, 78, 163),
    (255, 180, 0),
    (166, 86, 40),
    (247, 129, 191),
    (0, 170, 170),
)
_TINT = 46
"""Opacity of records, of 255: the page is read through them."""
_ROW, _PAD, _SWATCH, _CHAR = 22, 12, 14, 8
"""Pixels of the legend: height of a row, margin, square, width of a letter."""


@dataclass(frozen=True, slots=True)
class DrawnBox:
    """One box in points, y downwards: the kind of line, or the list of the record, and which of them it is."""

    kind: str
    box: Box
    is_record: bool


def collect_boxes(run: Run, explanation: Explanation, page: int) -> list[DrawnBox]:
    """Return the boxes of a page: those of its lines and cells, then those of the records that begin on it."""
    return [*_collect_lines(run, explanation, page), *_collect_records(run, page)]


def _collect_lines(run: Run, explanation: Explanation, page: int) -> Iterator[DrawnBox]:
    places = run.read.places
    if places is None:
        return
    starts = _LineStarts(run.read.text)
    for start, _, box in places.list_boxes(page):
        block = explanation.lines[starts.find(start) - 1].block
        kind = "cell" if block == "table" else block
        yield DrawnBox(kind or "unread", box, False)


class _LineStarts:
    """Numbers of lines by offset, for offsets that come in order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._number = 1

    def find(self, offset: int) -> int:
        """Return the 1-based number of the line at the offset, which is not before the one asked for last."""
        self._number += self._text.count("\n", self._at, offset)
        self._at = offset
        return self._number


def _collect_records(run: Run, page: int) -> Iterator[DrawnBox]:
    for name in RECORD_LISTS:
        for record in run.plan.records(name):
            for place in (record.provenance, *record.also_at):
                if place.page == page and place.bbox is not None:
                    yield DrawnBox(name, place.bbox, True)


def draw_page(source: Path, run: Run, page: int, password: str | None = None) -> Any:
    """Return the picture (`PIL.Image`) of a page of a PDF with the boxes of what was read, and a legend below.

    Raises ReadError where the PDF cannot be opened, ValueError where it has no such page.
    """
    document = open_document(source.read_bytes(), str(source), password)
    try:
        if page > len(document):
            raise ValueError(f"no page {page}: it has {len(document)}")
        picture, scale = _render(document, page)
    finally:
        document.close()
    boxes = collect_boxes(run, explain_run(run), page)
    return _add_legend(draw_boxes(picture, boxes, scale), boxes)


def _render(document: Any, number: int) -> tuple[Any, float]:
    """Return the picture of a page and its pixels to a point."""
    for _, page in iterate_pages(document, [number]):
        if page is not None:
            scale = min(SCALE, MAX_SIDE / max(*page.get_size(), 1.0))
            return page.render(scale=scale).to_pil().convert("RGB"), scale
    raise ValueError(f"page {number} is damaged")


def draw_boxes(picture: Any, boxes: Sequence[DrawnBox], scale: float) -> Any:
    """Return the picture with the boxes: frames for lines and cells, tinted areas for records."""
    from PIL import Image, ImageDraw

    layer = Image.new("RGBA", picture.size, (255, 255, 255, 0))
    draw = ImageDraw.Draw(layer)
    for item in sorted(boxes, key=lambda item: not item.is_record):
        colour = find_colour(item)
        x0, top, x1, bottom = (edge * scale for edge in item.box)
        corners = (min(x0, x1), min(top, bottom), max(x0, x1), max(top, bottom))
        if item.is_record:
            draw.rectangle(corners, fill=(*colour, _TINT), outline=(*colour, 200), width=2)
        else:
            draw.rectangle(corners, outline=(*colour, 255), width=1)
    return Image.alpha_composite(picture.convert("RGBA"), layer).convert("RGB")


def find_colour(item: DrawnBox) -> Colour:
    """Return the colour of a box, by the kind of line or the list of the record."""
    if item.is_record:
        return _RECORD_COLOURS[list(RECORD_LISTS).index(item.kind) % len(_RECORD_COLOURS)]
    return LINE_COLOURS.get(item.kind, LINE_COLOURS["unread"])


def _add_legend(picture: Any, boxes: Iterable[DrawnBox]) -> Any:
    """Return the picture with a strip below it: what each colour stands for, and how many there are."""
    from PIL import Image, ImageDraw

    counts = Counter((item.is_record, item.kind) for item in boxes)
    entries = [
        (find_colour(DrawnBox(kind, (0, 0, 0, 0), is_record)), f"{kind} {count}", is_record)
        for (is_record, kind), count in sorted(counts.items())
    ]
    places, height = _set_rows([label for _, label, _ in entries], picture.width)
    whole = Image.new("RGB", (picture.width, picture.height + height), (255, 255, 255))
    whole.paste(picture, (0, 0))
    draw = ImageDraw.Draw(whole)
    for (colour, label, is_record), (x, row) in zip(entries, places, strict=True):
        y = picture.height + row
        square = (x, y, x + _SWATCH, y + _SWATCH)
        draw.rectangle(square, fill=colour if is_record else None, outline=colour, width=2)
        draw.text((x + _SWATCH + 5, y + 1), label, fill=(0, 0, 0))
    return whole


def _set_rows(labels: Sequence[str], width: int) -> tuple[list[tuple[int, int]], int]:
    """Return the place of each label, row by row, and the height that they take."""
    places: list[tuple[int, int]] = []
    x, y = _PAD, _PAD
    for label in labels:
        needed = _SWATCH + _CHAR * len(label) + 2 * _PAD
        if x > _PAD and x + needed > width:
            x, y = _PAD, y + _ROW
        places.append((x, y))
        x += needed
    return places, y + _ROW + _PAD
