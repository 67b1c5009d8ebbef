"""Digits, tone marks, spaces and Latin words of a scan, held against its picture."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from planparse.read.ocr import OcrWord
from planparse.read.ocr_cells import read_lone_signs
from planparse.read.ocr_digits import reread_digits
from planparse.read.ocr_gaps import join_symbols
from planparse.read.ocr_latin import take_latin
from planparse.read.ocr_symbols import Symbol
from planparse.read.ocr_tones import mend_tones
from planparse.read.pdf_shapes import Ruling
from planparse.read.scan_signs import Foot, read_signs

PICTURE = Path(__file__).parent / "pictures" / "digits.png"
"""Three lines, set in Laksaman, Norasi and Umpush: ๐๑๒๓๔๕๖๗๘๙ · ๑,๒๓๔.๕๖ · ๗๘,๙๐๐, each followed by กขคน."""
LINES = {"Laksaman": (Foot(90, 30), 425), "Norasi": (Foot(190, 28), 245), "Umpush": (Foot(290, 28), 215)}


@pytest.fixture(scope="module")
def grey() -> Any:
    return np.asarray(Image.open(PICTURE).convert("L"))


@pytest.mark.parametrize(("font", "digits"), [("Laksaman", "๐๑๒๓๔๕๖๗๘๙"), ("Norasi", "๑๒๓๔๕๖"), ("Umpush", "๗๘๙๐๐")])
def test_digits_are_read_and_letters_are_none(grey: Any, font: str, digits: str) -> None:
    foot, end = LINES[font]
    signs = read_signs(grey, foot, 20, 640)
    assert "".join(sign.digit for sign in signs if sign.x1 <= end) == digits
    assert [sign.digit for sign in signs if sign.x0 > end] == ["", "", "", ""]


def spell(foot: Foot, *letters: tuple[str, int, int]) -> list[Symbol]:
    return [Symbol(text, x0, foot.at - foot.unit, x1, foot.at, 0.96) for text, x0, x1 in letters]


def join(symbols: list[Symbol]) -> str:
    return "".join(symbol.text for symbol in symbols)


def test_digits_that_the_engine_does_not_know_are_put_right(grey: Any) -> None:
    foot, _ = LINES["Norasi"]
    given = spell(
        foot, ("๑", 35, 57), (".", 64, 71), ("๒๓", 75, 133), ("๕", 139, 166), (".", 171, 176), ("๕", 182, 209)
    )
    assert join(reread_digits(grey, [*given, *spell(foot, ("๒", 213, 238))], foot)) == "๑,๒๓๔.๕๖"


def test_one_sign_that_the_engine_took_for_two_is_one(grey: Any) -> None:
    foot, _ = LINES["Umpush"]
    given = spell(foot, ("๓", 33, 52), ("๑", 52, 66), ("๕", 71, 102), (",", 107, 112), ("๕๐๐", 119, 209))
    assert join(reread_digits(grey, given, foot)) == "๗๘,๙๐๐"


def test_latin_letters_given_for_thai_digits_are_put_right(grey: Any) -> None:
    foot, _ = LINES["Laksaman"]
    given = spell(
        foot, ("๐", 33, 66), ("๑๒๓", 72, 183), ("Wd", 189, 266), ("d", 267, 302), ("๓๕", 306, 379), ("5", 384, 419)
    )
    assert join(reread_digits(grey, given, foot)) == "๐๑๒๓๔๕๖๗๘๙"


def test_a_digit_that_the_picture_does_not_bear_out_is_doubtful(grey: Any) -> None:
    foot, _ = LINES["Laksaman"]
    (symbol,) = reread_digits(grey, spell(foot, ("๓", 481, 507)), foot)  # the picture has ก there
    assert symbol.text == "๓"
    assert symbol.confidence <= 0.5


def test_letters_stay_as_they_are(grey: Any) -> None:
    foot, _ = LINES["Laksaman"]
    given = spell(foot, ("ก", 481, 507), ("ข", 513, 540), ("ค", 548, 574), ("น", 581, 613))
    assert reread_digits(grey, given, foot) == given


def test_spaces_stand_where_the_picture_has_no_ink(grey: Any) -> None:
    foot, _ = LINES["Norasi"]
    given = spell(foot, ("๕", 183, 209), ("๖", 213, 260), ("ก", 260, 316), ("ข", 321, 339), ("ค", 345, 366))
    assert [word.text for word in join_symbols(grey, given, foot)] == ["๕๖", "กขค"]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [("ที", 0, "ที"), ("ที", 4, "ที่"), ("นี", 13, "นี้"), ("นี่", 13, "นี้"), ("ที่", 4, "ที่"), ("ธิ", 13, "ธิ")],
)
def test_tone_marks_over_vowels(text: str, width: int, expected: str) -> None:
    foot = Foot(100, 28)
    picture = Image.new("L", (100, 120), 255)
    draw = ImageDraw.Draw(picture)
    for x in (20, 30, 40):  # a letter with open space within, on the line
        draw.rectangle((x, 73, x + 2, 100), fill=20)
    draw.rectangle((25, 60, 43, 66), fill=20)  # a vowel above it
    if width:
        draw.rectangle((36, 46, 36 + width - 1, 57), fill=20)
    symbol = Symbol(text, 20, 60, 43, 100, 0.9)
    assert join(mend_tones(np.asarray(picture), [symbol], foot)) == expected


def test_latin_words_are_taken_where_thai_made_less_of_them() -> None:
    foot = Foot(100, 28)
    thai = [
        *spell(foot, ("มิติ", 0, 60)),
        Symbol("118", 100, 70, 150, 100, 0.48),
        Symbol("๒๕๒๒", 200, 70, 280, 100, 0.97),
    ]
    both = [
        Symbol("RAN", 0, 70, 60, 100, 0.9),
        Symbol("HR", 98, 70, 152, 100, 0.96),
        Symbol("Wedd", 198, 70, 282, 100, 0.6),
    ]
    assert join(take_latin(thai, both)) == "มิติHR๒๕๒๒"


def test_lone_digits_and_dashes_of_cells_are_read(grey: Any) -> None:
    picture = Image.new("L", (800, 400), 255)
    source = Image.fromarray(grey)
    for at, (x0, x1) in enumerate(((267, 302), (346, 379))):  # ๖, ๘
        picture.paste(source.crop((x0 - 2, 45, x1 + 2, 95)), (150 + 200 * at, 150))
    ImageDraw.Draw(picture).rectangle((560, 175, 572, 178), fill=20)
    scale = 300 / 72
    xs, ys = (100, 300, 500, 700), (100, 240, 380)
    rulings = [Ruling(True, x / scale, ys[0] / scale, ys[-1] / scale) for x in xs]
    rulings += [Ruling(False, y / scale, xs[0] / scale, xs[-1] / scale) for y in ys]
    words = [OcrWord("รวม", 120, 270, 180, 340, 0.9)]
    found = read_lone_signs(picture, rulings, words, scale)
    assert [word.text for word in found] == ["๖", "๘", "-"]
    assert all(word.confidence >= 0.9 for word in found)


def draw_signs(*lefts: int, unit: int = 30) -> Any:
    """A picture of tall strokes that stand on y = 90, and nothing that is like a digit."""
    picture = Image.new("L", (700, 140), 255)
    for left in lefts:
        ImageDraw.Draw(picture).rectangle((left, 90 - unit, left + 18, 90), outline=20, width=3)
    return np.asarray(picture)


def test_digits_given_in_one_piece_are_not_told_twice(grey: Any) -> None:
    given = [Symbol("2568", 20, 60, 138, 90, 0.9)]
    assert join(reread_digits(draw_signs(20, 50, 80, 110), given, Foot(90, 30))) == "2568"


def test_digits_in_one_piece_with_fewer_signs_stay_and_are_doubtful() -> None:
    given = [Symbol("2568", 20, 60, 98, 90, 0.9), Symbol("1", 110, 60, 128, 90, 0.9)]
    done = reread_digits(draw_signs(20, 50, 80, 110), given, Foot(90, 30))
    assert join(done) == "25681"
    assert [symbol.confidence for symbol in done] == [0.5, 0.9]


def test_a_piece_whose_box_lies_over_its_neighbours_is_not_told_twice(grey: Any) -> None:
    foot, _ = LINES["Umpush"]
    given = spell(foot, ("๗", 33, 66), ("๕,", 71, 112), ("๕๐,", 119, 209), ("๐", 148, 178), ("๐", 180, 209))
    assert join(reread_digits(grey, given, foot)) == "๗๘,๙๐๐"
