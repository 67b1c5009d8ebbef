"""Cells of a scanned table set one under the other, so that an engine reads each by itself.

An engine takes what stands side by side in the cells of a row for one line: it gives letters of one cell to the next,
and takes the space between two cells for one within a word. One under the other, each line is of one cell.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from planparse.read.ocr import OcrWord
from planparse.read.pdf_rulings import find_tables
from planparse.read.pdf_shapes import Ruling

_EDGE = 1.2
"""Points along the rulings of a cell that are left out."""
_PAD = 4.0
"""Points of paper kept around the ink of a cell."""
_GAP = 9.0
"""Points between two cells."""
_MARGIN = 24.0
_DARK = 140
_LEAST_INK = 6
TALLEST = 32_000
"""Pixels: tesseract reads no taller picture."""

Place = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""


class Strip(NamedTuple):
    """A cell that was moved: its first and last row in the new picture, and its old place less the new one."""

    top: int
    bottom: int
    right_by: int
    down_by: int


def unroll_cells(picture: Any, rulings: Sequence[Ruling], scale: float) -> tuple[Any, Any | None, list[Strip]]:
    """Return the picture without the wording of its tables, a picture of their cells, and where these were.

    `picture` is the grey picture without the rulings, `scale` is pixels to a point. Without tables, or where the
    cells would make too tall a picture, the picture stays as it is and there is no second.
    """
    import numpy as np
    from PIL import Image

    grey = np.asarray(picture)
    places = _list_places(grey, rulings, scale)
    gap, margin = round(_GAP * scale), round(_MARGIN * scale)
    height = margin + sum(bottom - top + gap for _, top, _, bottom in places)
    if not places or height > TALLEST:
        return picture, None, []
    paper = int(np.median(grey))
    page = grey.copy()
    sheet = np.full((height, 2 * margin + max(x1 - x0 for x0, _, x1, _ in places)), paper, dtype=grey.dtype)
    strips: list[Strip] = []
    at = margin
    for x0, top, x1, bottom in places:
        sheet[at : at + bottom - top, margin : margin + x1 - x0] = grey[top:bottom, x0:x1]
        page[top:bottom, x0:x1] = paper
        strips.append(Strip(at - gap // 2, at + bottom - top + gap // 2, x0 - margin, top - at))
        at += bottom - top + gap
    return Image.fromarray(page), Image.fromarray(sheet), strips


def _list_places(grey: Any, rulings: Sequence[Ruling], scale: float) -> list[Place]:
    """Return where the ink of each cell stands, row by row."""
    boxes = [cell.box for table in find_tables(rulings) for cell in table.cells]
    places = [_find_ink(grey, [round(edge * scale) for edge in box], scale) for box in boxes]
    return list(dict.fromkeys(place for place in places if place is not None))


def _find_ink(grey: Any, box: Sequence[int], scale: float) -> Place | None:
    """Return the place of the ink of a cell with some paper around, None where it has none."""
    edge, pad = round(_EDGE * scale), round(_PAD * scale)
    x0, top, x1, bottom = max(box[0] + edge, 0), max(box[1] + edge, 0), box[2] - edge, box[3] - edge
    if x1 - x0 < 2 or bottom - top < 2:
        return None
    dark = grey[top:bottom, x0:x1] < _DARK
    if int(dark.sum()) < _LEAST_INK:
        return None
    rows, columns = dark.any(axis=1).nonzero()[0], dark.any(axis=0).nonzero()[0]
    return (
        max(x0 + int(columns[0]) - pad, x0),
        max(top + int(rows[0]) - pad, top),
        min(x0 + int(columns[-1]) + 1 + pad, x0 + dark.shape[1]),
        min(top + int(rows[-1]) + 1 + pad, top + dark.shape[0]),
    )


def return_words(words: Sequence[OcrWord], strips: Sequence[Strip]) -> list[OcrWord]:
    """Return the words of a picture of cells, each where it stands on the page."""
    return [_return_word(word, strips) for word in words] if strips else []


def _return_word(word: OcrWord, strips: Sequence[Strip]) -> OcrWord:
    middle = (word.top + word.bottom) / 2
    strip = next((strip for strip in strips if middle < strip.bottom), strips[-1])
    return word._replace(
        x0=word.x0 + strip.right_by,
        x1=word.x1 + strip.right_by,
        top=word.top + strip.down_by,
        bottom=word.bottom + strip.down_by,
    )
