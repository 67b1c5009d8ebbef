"""Numbers in Thai words, held against pythainlp."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pythainlp.util import bahttext, num_to_thaiword

from planparse.quantities import read_baht_words, read_number_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ศูนย์", 0),
        ("หนึ่ง", 1),
        ("สิบ", 10),
        ("สิบเอ็ด", 11),
        ("ยี่สิบ", 20),
        ("ยี่สิบเอ็ด", 21),
        ("สี่สิบ", 40),
        ("ร้อย", 100),
        ("หนึ่งร้อยเอ็ด", 101),
        ("หนึ่งหมื่นห้าพัน", 15000),
        ("หนึ่งหมื่น ห้าพัน", 15000),
        ("สองแสนห้าหมื่น", 250000),
        ("สองล้าน", 2000000),
        ("ล้าน", 1000000),
        ("หนึ่งล้านเอ็ด", 1000001),
        ("สามล้านล้าน", 3000000000000),
    ],
)
def test_read_number_words(text: str, expected: int) -> None:
    assert read_number_words(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", " ", "ห้าห้า", "พันธกิจ", "สิบร้อย", "ร้อยพัน", "เอ็ด", "ยี่", "ยี่ร้อย", "เอ็ดสิบ", "ศูนย์สิบ", "ร้อยละ", "๕", "สิบคน"],
)
def test_no_number_words(text: str) -> None:
    assert read_number_words(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("หนึ่งหมื่นห้าพันบาทถ้วน", 15000),
        ("หนึ่งหมื่นห้าพันบาท", 15000),
        ("ห้าแสน ห้าหมื่น หกพันบาทถ้วน", 556000),
        ("สิบบาทห้าสิบสตางค์", 10.5),
        ("สิบบาทห้าสตางค์", 10.05),
        ("ศูนย์บาท", 0),
        ("หนึ่งหมื่น", None),
        ("บาทถ้วน", None),
        ("สิบบาทร้อยสตางค์", None),
        ("สิบบาทห้าสิบ", None),
        ("หลายร้อยบาท", None),
        ("", None),
    ],
)
def test_read_baht_words(text: str, expected: float | None) -> None:
    assert read_baht_words(text) == expected


@given(st.integers(min_value=0, max_value=10**13))
def test_reads_what_pythainlp_writes(value: int) -> None:
    assert read_number_words(num_to_thaiword(value)) == value


@given(st.integers(min_value=1, max_value=10**12), st.integers(min_value=0, max_value=99))
def test_reads_baht_and_satang(baht: int, satang: int) -> None:
    words = num_to_thaiword(baht) + "บาท" + (num_to_thaiword(satang) + "สตางค์" if satang else "ถ้วน")
    assert read_baht_words(words) == pytest.approx(baht + satang / 100)


@pytest.mark.parametrize("baht", [1, 11, 21, 101, 556000, 1324004, 99800, 2000000])
def test_reads_bahttext(baht: int) -> None:
    assert read_baht_words(bahttext(baht)) == baht
