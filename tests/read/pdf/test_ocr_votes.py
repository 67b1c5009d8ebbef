"""Two readings of a line, and where its spaces stand: what makes words holds, and nothing is made up."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from planparse.read.ocr_gaps import join_symbols
from planparse.read.ocr_symbols import Symbol
from planparse.read.ocr_votes import choose_letters
from planparse.read.ocr_wording import rate_wording
from planparse.read.scan_signs import Foot


def spell(text: str) -> list[Symbol]:
    return [Symbol(char, 20.0 * at, 0, 20.0 * at + 18, 30, 0.9) for at, char in enumerate(text)]


def join(symbols: list[Symbol]) -> str:
    return "".join(symbol.text for symbol in symbols)


@pytest.mark.parametrize(
    ("given", "other", "expected"),
    [
        ("กอยุทธ์ที่ดี", "กลยุทธ์ที่ดี", "กลยุทธ์ที่ดี"),  # the other makes a word
        ("กลยุทธ์ที่ดี", "กอยุทธ์ที่ดี", "กลยุทธ์ที่ดี"),  # it does not
        ("และะงบประมาณ", "และงบประมาณ", "และงบประมาณ"),  # a letter too many
        ("ผลงาน5ชิ้น", "ผลงาน8ชิ้น", "ผลงาน5ชิ้น"),  # digits are not for words to choose
        ("ระบบHRดี", "ระบบนรดี", "ระบบHRดี"),
        ("กอยุทธ์", "กฮยุทธ์", "กอยุทธ์"),  # neither is a word: the first stays, the right one is not made up
    ],
)
def test_the_reading_that_makes_words_holds(given: str, other: str, expected: str) -> None:
    assert join(choose_letters(spell(given), spell(other))) == expected


def test_what_the_readings_differ_on_is_less_sure() -> None:
    chosen = choose_letters(spell("คน5คน"), spell("คน8คน"))
    assert [symbol.confidence for symbol in chosen] == [0.9, 0.9, 0.5, 0.9, 0.9]
    chosen = choose_letters(spell("และะคน"), spell("และคน"))
    assert min(symbol.confidence for symbol in chosen) >= 0.75


def test_words_cost_less_than_letters() -> None:
    assert rate_wording("แต่งตั้งกรรมการ") < rate_wording("แต่งตังกรรมการ")
    assert rate_wording("เป็น กรรมการ") < rate_wording("เป็ นกรรมการ")
    assert rate_wording("สํานัก") == rate_wording("สำนัก")


def test_a_space_leaves_words_whole_where_boxes_lie_beside_their_ink() -> None:
    picture = Image.new("L", (260, 60), 255)
    draw = ImageDraw.Draw(picture)
    for x in (10, 40, 90, 120, 150):  # the gap is at 63 to 89: nearer to the joint before น, by its box
        draw.rectangle((x, 20, x + 22, 50), fill=0)
    boxes = [("เ", 8), ("ป็", 26), ("น", 84), ("ก", 104), ("า", 124), ("ร", 150)]
    line = [Symbol(text, x, 20, x + 20, 50, 0.9) for text, x in boxes]
    assert [word.text for word in join_symbols(np.asarray(picture), line, Foot(50, 30))] == ["เป็น", "การ"]
