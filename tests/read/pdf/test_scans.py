"""Rulings of a scanned table, and what tesseract prints."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from planparse.read.ocr_tesseract import read_words
from planparse.read.pdf_rulings import find_tables
from planparse.read.scan_rulings import lift_rulings

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
SCALE = 300 / 72


def draw_table(*, noise: bool) -> Image.Image:
    picture = Image.new("L", (2000, 1200), 255)
    draw = ImageDraw.Draw(picture)
    for x in (200, 900, 1500):
        draw.line((x, 200, x, 800), fill=20, width=4)
    for y in (200, 400, 600, 800):
        draw.line((200, y, 1500, y), fill=20, width=4)
    if noise:
        for x in range(203, 1500, 37):
            draw.point((x, 200), fill=255)
        draw.rectangle((1600, 200, 1900, 500), fill=0)
    return picture


@pytest.mark.parametrize("noise", [False, True])
def test_rulings_of_a_picture_make_a_table(noise: bool) -> None:
    lifted, rulings = lift_rulings(draw_table(noise=noise), SCALE)
    (table,) = find_tables(rulings)
    assert len(table.cells) == 6
    assert table.box == pytest.approx((200 / SCALE, 200 / SCALE, 1500 / SCALE, 800 / SCALE), abs=1.0)
    assert lifted.getpixel((600, 400)) == 255


def test_a_picture_without_a_table_is_left_alone() -> None:
    picture = Image.new("L", (1000, 1000), 255)
    ImageDraw.Draw(picture).line((100, 500, 900, 500), fill=0, width=4)
    lifted, rulings = lift_rulings(picture, SCALE)
    assert rulings == []
    assert lifted is picture


def write_table(*lines: tuple[int, int, list[tuple[str, int, int, float]]]) -> str:
    """Each line is (top, height, words), each word (text, left, width, confidence)."""
    rows = [HEAD]
    for number, (top, height, words) in enumerate(lines):
        rows.append(f"4\t1\t1\t1\t{number}\t0\t0\t{top}\t900\t{height}\t-1\t")
        for text, left, width, confidence in words:
            rows.append(f"5\t1\t1\t1\t{number}\t1\t{left}\t{top}\t{width}\t{height}\t{confidence}\t{text}")
    return "\n".join(rows)


def test_letters_are_joined_to_words() -> None:
    letters = [("ก", 10, 20, 95), ("อ", 33, 20, 95), ("ง", 56, 20, 95), ("ค", 100, 20, 95), ("ล", 122, 20, 95)]
    assert [word.text for word in read_words(write_table((10, 60, letters)))] == ["กอง", "คล"]


def test_a_mark_belongs_to_the_letter_before_it() -> None:
    letters = [("ท", 10, 20, 95), ("ี่", 45, 10, 95), ("ทำ", 58, 30, 95)]
    assert [word.text for word in read_words(write_table((10, 60, letters)))] == ["ที่ทำ"]


def test_latin_words_stay_apart() -> None:
    words = [("medication", 10, 90, 95), ("error", 105, 50, 95)]
    assert [word.text for word in read_words(write_table((10, 60, words)))] == ["medication", "error"]


def test_marks_torn_from_their_line_are_left_out() -> None:
    line = [("พรรคเพื่อไทย", 10, 200, 95)]
    table = write_table((10, 50, line), (70, 28, [("a", 10, 10, 70), ("al", 40, 10, 70)]), (100, 50, line))
    assert [word.text for word in read_words(table)] == ["พรรคเพื่อไทย", "พรรคเพื่อไทย"]
