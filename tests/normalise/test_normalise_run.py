"""What `normalise` returns, and how it explains itself."""

from __future__ import annotations

import pytest

from planparse.normalise import NORMALISERS, Repair, explain, normalise
from planparse.normalise.am_spelling import find_vowel

DAMAGED = "เเผน\u200bก าลัง\n\\*ท าน\u200bอง\\*"


def test_repairs_are_a_sequence() -> None:
    repairs = normalise(DAMAGED).repairs
    assert len(repairs) == 7
    assert repairs[0] == Repair("double-sara-e", 0, 2, "เเ", "แ")
    assert repairs[-1] == Repair("markdown-escapes", 21, 22, "\\", "")
    assert [repair.name for repair in repairs[1:3]] == ["zero-width", "lost-nikhahit"]
    assert list(repairs) == repairs[:]


def test_explain_counts_by_step() -> None:
    repairs = normalise(DAMAGED).repairs
    counts = {"zero-width": 2, "lost-nikhahit": 2, "markdown-escapes": 2, "double-sara-e": 1}
    assert explain(repairs) == counts
    assert explain(list(repairs)) == counts
    assert explain([]) == {}


def test_repairs_can_be_printed() -> None:
    assert repr(normalise("เเผน").repairs) == "<1 repairs: {'double-sara-e': 1}>"


def test_large_damaged_text_is_repaired_throughout() -> None:
    unit = "ได้จัดท าแผนอัตราก าลังส\u0e4dาหรับปีงบประมาณ\u00a0๒๕๖๗\n"
    done = normalise(unit * 5000)
    assert done.text == "ได้จัดทำแผนอัตรากำลังสำหรับปีงบประมาณ ๒๕๖๗\n" * 5000
    assert len(done.repairs) == 4 * 5000
    assert done.source_span(len(done.text) - 3, len(done.text) - 1) == (len(unit) * 5000 - 3, len(unit) * 5000 - 1)


@pytest.mark.parametrize("unit", ["\\", " ", "่", "ก่่", "เ", "ก ", " า", "ก ่ ", "\u200b", "É", "กำร ำ", "\r", "-"])
def test_long_runs_end(unit: str) -> None:
    text = unit * 20_000
    done = normalise(text)
    assert normalise(done.text).text == done.text


def test_no_step_looks_at_single_common_characters() -> None:
    """A sign of one character is looked up among the uncommon ones, where a common one never is."""
    signs = {sign for step in NORMALISERS for sign in step.signs if len(sign) == 1}
    assert not {sign for sign in signs if " " <= sign <= "~" and sign != "\\"}
    assert not {sign for sign in signs if "\u0e01" <= sign <= "\u0e5b" and sign != "\u0e4d"}


@pytest.mark.parametrize(
    ("before", "after", "vowel"),
    [
        ("ก", "ลัง", "ำ"),
        ("ก", "หนด", "ำ"),
        ("ก", "รบริหาร", "า"),
        ("ง", "นบุคคล", "า"),
        ("ครอบง", "นักการเมือง", "ำ"),
        ("ท", "งานร่วม", "ำ"),
        ("เส้นท", "งอาชีพ", "า"),
        ("ร", "คาญ", "ำ"),
        ("ร", "คากลาง", "า"),
        ("ประจ", "การ", "ำ"),
        ("จ", "กการ", "า"),
        ("จ", "กัด", "ำ"),
        ("อ", "เภอ", "ำ"),
        ("อ", "ชีพ", "า"),
        ("ธ", "รงรักษา", "ำ"),
        ("เวล", "ที่", "ำ"),
        ("เข้", "รับ", "า"),
        ("น้", "มัน", "ำ"),
        ("หน้", "ที่", "า"),
        ("คว่", "บาตร", "ำ"),
        ("ว่", "ด้วย", "า"),
        ("ค้", "ประกัน", "ำ"),
        ("คู่ค้", "", ""),
        ("", "ก", ""),
        ("1", "ก", ""),
    ],
)
def test_find_vowel(before: str, after: str, vowel: str) -> None:
    assert find_vowel(before, after) == vowel
