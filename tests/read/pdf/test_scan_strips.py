"""Cells of a scanned table set one under the other, and back."""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageDraw

from planparse.read.ocr import OcrWord
from planparse.read.pdf_shapes import Ruling
from planparse.read.scan_strips import return_words, unroll_cells

SCALE = 2.0
RULINGS = [
    *(Ruling(is_vertical=True, at=x, start=50, end=150) for x in (50, 150, 300)),
    *(Ruling(is_vertical=False, at=y, start=50, end=300) for y in (50, 100, 150)),
]


def draw_page(*blots: tuple[int, int]) -> Image.Image:
    """A page of 400 by 300 points with a blot of 10 by 6 points at each place."""
    picture = Image.new("L", (800, 600), 255)
    for x, y in blots:
        ImageDraw.Draw(picture).rectangle((2 * x, 2 * y, 2 * x + 20, 2 * y + 12), fill=10)
    return picture


def test_each_cell_stands_by_itself_below_the_one_before() -> None:
    page, sheet, strips = unroll_cells(draw_page((60, 60), (200, 60), (60, 220)), RULINGS, SCALE)
    assert sheet is not None
    assert len(strips) == 2
    assert page.getpixel((125, 125)) == 255  # the cell went away, what is outside the table stayed
    assert page.getpixel((125, 445)) == 10
    dark = (np.asarray(sheet) < 100).any(axis=1).nonzero()[0]
    assert dark[0] < strips[0].bottom < dark[-1]


def test_words_come_back_to_their_cells() -> None:
    _, sheet, strips = unroll_cells(draw_page((60, 60), (200, 60)), RULINGS, SCALE)
    assert sheet is not None
    words = []
    for strip in strips:
        rows, columns = (np.asarray(sheet)[strip.top : strip.bottom] < 100).nonzero()
        top, bottom = strip.top + int(rows[0]), strip.top + int(rows[-1])
        words.append(OcrWord("ก", int(columns.min()), top, int(columns.max()), bottom, 0.9))
    found = return_words(words, strips)
    assert [(word.x0, word.top) for word in found] == [(120, 120), (400, 120)]


def test_a_page_without_tables_stays_as_it_is() -> None:
    picture = draw_page((60, 60))
    assert unroll_cells(picture, [], SCALE) == (picture, None, [])
