"""Figures told by their signs, where the engine gave letters, too few digits, or boxes that are not theirs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from planparse.read.ocr_digits import reread_digits
from planparse.read.ocr_figures import read_bracketed, read_figure, settle_foot
from planparse.read.ocr_symbols import Symbol, find_foot
from planparse.read.ocr_tones import mend_tones
from planparse.read.scan_signs import Foot, read_signs

PICTURE = Path(__file__).parent / "pictures" / "digits.png"
"""Three lines, set in Laksaman, Norasi and Umpush: ๐๑๒๓๔๕๖๗๘๙ · ๑,๒๓๔.๕๖ · ๗๘,๙๐๐, each followed by กขคน."""
LAKSAMAN, NORASI, UMPUSH = Foot(90, 30), Foot(190, 28), Foot(290, 28)


@pytest.fixture(scope="module")
def grey() -> Any:
    return np.asarray(Image.open(PICTURE).convert("L"))


def spread(text: str, x0: float, x1: float, foot: Foot) -> list[Symbol]:
    """Symbols as an engine gives them that only knows where a line begins and ends."""
    step = (x1 - x0) / len(text)
    return [
        Symbol(char, x0 + at * step, foot.at - 40, x0 + (at + 1) * step, foot.at + 12, 0.9)
        for at, char in enumerate(text)
    ]


def join(symbols: list[Symbol]) -> str:
    return "".join(symbol.text for symbol in symbols)


@pytest.mark.parametrize(
    ("given", "least", "most"),
    [
        ("๓๕,๓๐๐", 0.9, 1.0),  # digits of which the engine does not know all
        ("๓๕๓๐๐", 0.9, 1.0),  # the comma is in the picture
        ("ต๕ต่อ๐", 0.61, 0.7),  # letters: less sure, for the engine has no say
    ],
)
def test_a_line_of_digits_and_commas_is_told_by_its_signs(grey: Any, given: str, least: float, most: float) -> None:
    figure = read_figure(grey, spread(given, 33, 205, UMPUSH), UMPUSH)
    assert join(figure) == "๗๘,๙๐๐"
    assert least <= min(symbol.confidence for symbol in figure) <= most


def test_a_digit_that_the_engine_knows_and_gave_otherwise_is_doubtful(grey: Any) -> None:
    figure = read_figure(grey, spread("๑,๓๓๕.๕๒", 35, 238, NORASI), NORASI)
    assert join(figure) == "๑,๒๓๔.๕๖"
    assert [symbol.text for symbol in figure if symbol.confidence <= 0.5] == ["๒"]


def test_digits_that_the_boxes_leave_out_are_read_too(grey: Any) -> None:
    assert join(read_figure(grey, spread("๐๑๒๓๕๕๒", 33, 340, LAKSAMAN), LAKSAMAN)) == "๐๑๒๓๔๕๖๗๘๙"


@pytest.mark.parametrize(("given", "x0", "x1"), [("กข", 481, 540), ("๓๕", 481, 540), ("78,900", 33, 205)])
def test_letters_and_arabic_figures_are_left_to_the_engine(grey: Any, given: str, x0: int, x1: int) -> None:
    foot = UMPUSH if x0 == 33 else LAKSAMAN
    assert read_figure(grey, spread(given, x0, x1, foot), foot) == []


def place(grey: Any, *parts: tuple[int, int, int]) -> Any:
    """A picture with parts of the first line of the sample, each cut between two columns and set at a third."""
    picture = np.full((140, 500), 255, dtype=np.uint8)
    for x0, x1, at in parts:
        picture[30:110, at : at + x1 - x0] = np.minimum(picture[30:110, at : at + x1 - x0], grey[30:110, x0:x1])
    return picture


def test_a_lone_digit_for_which_the_engine_gave_letters_is_read(grey: Any) -> None:
    picture = place(grey, (267, 303, 50))
    (digit,) = read_figure(picture, spread("เว", 50, 86, LAKSAMAN), LAKSAMAN)
    assert digit.text == "๖"
    assert digit.confidence <= 0.7
    assert read_figure(picture, spread("เว", 50, 86, LAKSAMAN), LAKSAMAN, is_apart=False) == []


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((306, 342), (267, 302), ["๗", "๖"]),
        ((267, 302), (346, 379), ["๖", "๘"]),
        ((72, 105), (190, 227), [""]),  # ๑ and ๔: with some of ๔, ๑ is ๘; so neither is said
    ],
)
def test_digits_that_touch_are_cut_where_all_cuts_make_the_same(
    grey: Any, first: tuple[int, int], second: tuple[int, int], expected: list[str]
) -> None:
    picture = place(grey, (*first, 50), (*second, 50 + first[1] - first[0] - 2))
    assert [sign.digit for sign in read_signs(picture, LAKSAMAN, 20, 200)] == expected


def test_letters_that_touch_are_not_cut_into_digits(grey: Any) -> None:
    picture = place(grey, (480, 508, 50), (547, 575, 76))  # ก and ค
    assert [sign.digit for sign in read_signs(picture, LAKSAMAN, 20, 200)] == [""]


def bracket(grey: Any, x0: int, x1: int) -> Any:
    """A picture of a part of the sample in brackets, with letters behind."""
    picture = Image.fromarray(place(grey, (x0, x1, 70), (480, 615, 200)))
    draw = ImageDraw.Draw(picture)
    draw.arc((50, 56, 70, 100), 110, 250, fill=20, width=3)
    draw.arc((100, 56, 120, 100), -70, 70, fill=20, width=3)
    return np.asarray(picture)


@pytest.mark.parametrize(
    ("given", "x0", "x1", "expected"),
    [
        ("(ๆ)", 305, 340, "(๗)"),
        ("(๕", 345, 380, "(๘)"),  # the engine lost a bracket
        ("(ก)", 480, 508, "(ก)"),
        ("ๆ", 305, 340, "ๆ"),  # no bracket of the engine's: left as it is
    ],
)
def test_a_digit_in_brackets_is_a_number(grey: Any, given: str, x0: int, x1: int, expected: str) -> None:
    line = [*spread(given, 52, 118, LAKSAMAN), *spread("กขคน", 200, 335, LAKSAMAN)]
    assert join(read_bracketed(bracket(grey, x0, x1), line, LAKSAMAN)) == expected + "กขคน"


def test_a_line_stands_where_its_digits_do(grey: Any) -> None:
    low = Foot(UMPUSH.at + 12, 45)  # by boxes of the height of the line
    foot = settle_foot(grey, spread("๓๕,๓๐๐", 33, 205, UMPUSH), low, 28)
    assert abs(foot.at - 290) <= 2
    assert foot.unit == 28


def test_boxes_of_the_height_of_a_line_do_not_tell_how_high_its_letters_are() -> None:
    line = [Symbol(char, 30.0 * at, 30, 30.0 * at + 25, 110, 0.9) for at, char in enumerate("กขคน")]
    line += [Symbol(char, 200 + 30.0 * at, 60, 225 + 30.0 * at, 90, 0.9) for at, char in enumerate("บรล")]
    assert find_foot(line, 30) == Foot(90, 30)


@pytest.mark.parametrize(
    ("x0", "x1", "given", "expected", "is_sure"), [(30, 68, "๑", "๐", False), (187, 228, "๓", "๔", True)]
)
def test_a_digit_that_both_know_and_read_otherwise_is_doubtful(
    grey: Any, x0: int, x1: int, given: str, expected: str, is_sure: bool
) -> None:
    """The engine knows ๐ and ๑, not ๔."""
    picture = place(grey, (x0, x1, 50))
    (done,) = reread_digits(picture, [Symbol(given, 50, 60, 50 + x1 - x0, 90, 0.9)], LAKSAMAN)
    assert done.text == expected
    assert (done.confidence > 0.5) == is_sure


@pytest.mark.parametrize(
    ("text", "top", "expected"),
    [
        ("เรือง", 20, "เรื่อง"),  # ink up to the line above: the words decide
        ("เรือง", 60, "เรือง"),  # no ink as high as a tone mark: nothing is added
        ("ฟีดี", 20, "ฟีดี"),  # no word with a tone mark
    ],
)
def test_words_decide_on_a_tone_mark_where_the_ink_is_not_clear(text: str, top: int, expected: str) -> None:
    picture = Image.new("L", (300, 120), 255)
    draw = ImageDraw.Draw(picture)
    for at in range(len(text)):  # letters with open space within, on the line
        for x in (0, 10, 20):
            draw.rectangle((20 + 30 * at + x, 73, 22 + 30 * at + x, 100), fill=20)
    vowel = next(at for at, char in enumerate(text) if char in "ีื")
    draw.rectangle((20 + 30 * vowel, top, 42 + 30 * vowel, 66), fill=20)
    line = [Symbol(char, 20 + 30 * at, 60, 42 + 30 * at, 100, 0.9) for at, char in enumerate(text)]
    mended = mend_tones(np.asarray(picture), line, Foot(100, 28))
    assert join(mended) == expected
    assert (min(symbol.confidence for symbol in mended) < 0.9) == (expected != text)
