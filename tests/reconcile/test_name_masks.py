"""Names are found as a pattern of all of them would find them, however many there are."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.reconcile.name_masks import NameFinder

_words = st.text("กขนา", min_size=1, max_size=4)
_names = st.lists(st.lists(_words, min_size=1, max_size=3).map(" ".join), max_size=12)
_texts = st.lists(st.one_of(_words, st.sampled_from([" ", "  ", "\t", "    ", "\n"])), max_size=30).map("".join)


def replace_by_pattern(names: list[str], text: str, mark: str) -> str:
    """Say what is meant: an alternative for each name, the longest first."""
    longest_first = sorted(set(names), key=lambda name: (-len(name), name))
    return re.sub("|".join(r"\s{0,3}".join(name.split()) for name in longest_first), mark, text) if names else text


@given(_names, _texts)
def test_finds_what_a_pattern_of_all_names_finds(names: list[str], text: str) -> None:
    assert NameFinder(names).replace(text, "•") == replace_by_pattern(names, text, "•")


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("นายสมมุติ ใจงาม", "•"),
        ("นายสมมุติ   ใจงาม ว่าง", "• ว่าง"),
        ("นายสมมุติ    ใจงาม", "นายสมมุติ    ใจงาม"),
        ("(นายสมมุติใจงามดี)", "(•ดี)"),
        ("นายสมมุติ ใจดี", "นายสมมุติ ใจดี"),
        ("นางสาวสมมุติ ใจงาม", "นางสาวสมมุติ ใจงาม"),
        ("น", "น"),
        ("", ""),
    ],
)
def test_white_space_inside_a_name_may_differ(text: str, masked: str) -> None:
    assert NameFinder(["นายสมมุติ ใจงาม", "นางทดสอบ ใจงาม"]).replace(text, "•") == masked


def test_of_two_names_at_one_place_the_longer_is_taken() -> None:
    assert NameFinder(["นายสมมุติ", "นายสมมุติ ใจงาม"]).replace("นายสมมุติ ใจงาม นายสมมุติ ดี", "•") == "• • ดี"


def test_of_no_names_nothing_is_found() -> None:
    assert NameFinder([]).replace("นายสมมุติ", "•") == "นายสมมุติ"
