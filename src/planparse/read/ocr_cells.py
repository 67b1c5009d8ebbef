"""Cells of a scanned table in which OCR read nothing: a lone digit or dash is too little for an engine to see."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import Any

from planparse.read.ocr import OcrWord
from planparse.read.pdf_rulings import RuledTable, find_tables
from planparse.read.pdf_shapes import Box, Ruling
from planparse.read.scan_signs import Foot, Sign, find_ink, read_signs

MAX_SIGNS = 12
SURE = 0.9
"""Chance from which on a sign that no engine saw is taken for a digit."""
_EDGE = 1.2
"""Points along the rulings of a cell that are not looked at."""
_UNIT = 0.42
"""Height of ก in heights of a line as tesseract cuts it, which has room for marks above and below."""


def read_lone_signs(picture: Any, rulings: Sequence[Ruling], words: Sequence[OcrWord], scale: float) -> list[OcrWord]:
    """Return the digits and dashes of cells that hold none of the words, and nothing else.

    `picture` is the grey picture without the rulings, `scale` is pixels to a point.
    """
    import numpy as np

    if not rulings or not words:
        return []
    height = median(word.bottom - word.top for word in words)
    grey = np.asarray(picture)
    found: list[OcrWord] = []
    for table in find_tables(rulings):
        for box in _find_empty(table, words, scale):
            found += _read_cell(grey, box, height, scale)
    return found


def _find_empty(table: RuledTable, words: Sequence[OcrWord], scale: float) -> list[Box]:
    filled = {table.find_cell((word.x0 + word.x1) / 2 / scale, (word.top + word.bottom) / 2 / scale) for word in words}
    return [cell.box for index, cell in enumerate(table.cells) if index not in filled]


def _read_cell(grey: Any, box: Box, height: float, scale: float) -> list[OcrWord]:
    x0, top, x1, bottom = (round(edge * scale) for edge in box)
    edge = round(_EDGE * scale)
    cell = grey[top + edge : bottom - edge, x0 + edge : x1 - edge]
    ink = find_ink(cell, _UNIT * height)
    if ink is None:
        return []
    foot = Foot(top + edge + ink[1], _UNIT * height)
    signs = read_signs(grey, foot, x0 + edge, x1 - edge)
    text = "".join(_name(sign, foot) for sign in signs)
    if not 0 < len(signs) <= MAX_SIGNS or len(text) != len(signs):
        return []
    chance = min(sign.chance for sign in signs)
    line_top = foot.at - 0.75 * height
    return [OcrWord(text, signs[0].x0, line_top, signs[-1].x1, line_top + height, chance)]


def _name(sign: Sign, foot: Foot) -> str:
    """Return what a sign is, "" where that is not sure."""
    if sign.is_tall:
        return sign.digit if sign.chance >= SURE else ""
    width, height = sign.x1 - sign.x0, sign.bottom - sign.top
    middle = foot.at - (sign.top + sign.bottom) / 2
    is_dash = 0.25 * foot.unit <= width <= 1.5 * foot.unit and 2 * height <= width and height <= 0.3 * foot.unit
    return "-" if is_dash and middle >= -0.1 * foot.unit else ""
