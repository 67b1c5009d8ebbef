"""The tables of characters: whole, and what the fonts' makers say."""

from __future__ import annotations

import unicodedata

import pytest

from planparse.normalise import normalise
from planparse.normalise.characters import BULLETS_IN_PRIVATE_USE, MARKS_IN_PRIVATE_USE

TONES = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"


@pytest.mark.parametrize(
    ("codes", "thai"),
    [
        (range(0xF700, 0xF701), "ฐ"),
        (range(0xF701, 0xF705), "\u0e34\u0e35\u0e36\u0e37"),
        (range(0xF705, 0xF70A), TONES),
        (range(0xF70A, 0xF70F), TONES),
        (range(0xF70F, 0xF713), "ญ\u0e31\u0e4d\u0e47"),
        (range(0xF713, 0xF718), TONES),
        (range(0xF718, 0xF71B), "\u0e38\u0e39\u0e3a"),
        ([0xF884, 0xF885, 0xF886, 0xF887, 0xF888, 0xF889], "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e47"),
        ([0xF88A, 0xF88D, 0xF890, 0xF893, 0xF896], TONES),
        ([0xF88B, 0xF88E, 0xF891, 0xF894, 0xF897], TONES),
        ([0xF88C, 0xF88F, 0xF892, 0xF895, 0xF898], TONES),
        ([0xF899], "\u0e4d"),
    ],
)
def test_private_use_marks(codes: range | list[int], thai: str) -> None:
    assert "".join(MARKS_IN_PRIVATE_USE[chr(code)] for code in codes) == thai


def test_private_use_tables_hold_nothing_else() -> None:
    assert len(MARKS_IN_PRIVATE_USE) == 27 + 22
    assert not MARKS_IN_PRIVATE_USE.keys() & BULLETS_IN_PRIVATE_USE.keys()
    for table in (MARKS_IN_PRIVATE_USE, BULLETS_IN_PRIVATE_USE):
        assert {unicodedata.category(char) for char in table} == {"Co"}
        assert not {char for char in table.values() if unicodedata.category(char) == "Co"}


def test_every_letter_of_tis620_comes_back_from_latin1() -> None:
    letters = "".join(map(chr, [*range(0xE01, 0xE3B), *range(0xE3F, 0xE5C)]))
    text = f"{'การบริหารงานบุคคล ' * 20}{letters}"
    assert normalise(text.encode("tis-620").decode("latin-1")).text == normalise(text).text


def test_every_letter_comes_back_from_greek() -> None:
    consonants = "".join(map(chr, range(0xE01, 0xE2F)))
    greek = "".join(chr(ord(char) - 0xA5E) for char in consonants)
    assert normalise(greek).text == consonants


@pytest.mark.parametrize("code", [*range(9), 0x0B, *range(0x0E, 0x20), *range(0x7F, 0xA0)])
def test_control_characters_go(code: int) -> None:
    assert normalise(f"ก{chr(code)}ข").text in {"กข", "ก ข"}


@pytest.mark.parametrize("char", ["\t", "\n", "\r", "\f"])
def test_tabs_line_ends_and_form_feeds_stay(char: str) -> None:
    assert not normalise(f"ก{char}ข").repairs
