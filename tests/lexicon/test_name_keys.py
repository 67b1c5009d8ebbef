"""Comparison keys: what they ignore, and what they must keep apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.lexicon.names import blur_marks, blur_shapes, clean_label, cut_trailing_words, fold_name

THAI = st.text(alphabet="กขคงจชซญดตถทนบปผพภมยรลวศสหอะัาำิีึืุูเแโใไ็่้๊๋์ํฯ .-()๐๑1a", max_size=30)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("สำนักปลัด อบต.", "สำนักปลัดอบต"),
        ("กองการศึกษา ศาสนา\nและวัฒนธรรม", "กองการศึกษาศาสนาและวัฒนธรรม"),
        ("กองสาธารณสุขฯ", "กองสาธารณสุข"),
        ("สํานัก", "สำนัก"),
        ("นํ้า", "น้ำ"),
        ("น้ํา", "น้ำ"),
        ("นำ้", "น้ำ"),
        ("เเผน", "แผน"),
        ("ท่ี่", "ที่"),
        ("ที่ี", "ที่"),
        ("ระดับ ๓", "ระดับ 3"),
        ("Service Mind", "servicemind"),
        ("\ufeffกอง\u200bคลัง", "กองคลัง"),
    ],
)
def test_folds_alike(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(("one", "other"), [("บ้าน", "บาน"), ("กองช่าง", "กองซ่าง"), ("ตำบล", "ตาบล"), ("ก1", "ก2")])
def test_folds_apart(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


def test_blurs_marks_but_not_letters() -> None:
    assert blur_marks("องค้การ") == blur_marks("องค์การ")
    assert blur_marks("ตำบล") == blur_marks("ตาบล")
    assert blur_marks("หนองแวง") != blur_marks("หนองแสง")


def test_blurs_letters_of_like_shape() -> None:
    assert blur_shapes("สวัสติการ") == blur_shapes("สวัสดิการ")
    assert blur_shapes("กองคลัง") != blur_shapes("กองช่าง")


@given(THAI)
def test_folding_twice_is_folding_once(text: str) -> None:
    folded = fold_name(text)
    assert fold_name(folded) == folded


@given(THAI)
def test_blurring_twice_is_blurring_once(text: str) -> None:
    folded = fold_name(text)
    assert blur_marks(blur_marks(folded)) == blur_marks(folded)
    assert blur_shapes(blur_shapes(folded)) == blur_shapes(folded)


@pytest.mark.parametrize(
    ("printed", "label"),
    [
        ("๑. กองคลัง", "กองคลัง"),
        ("(๒) กองช่าง", "กองช่าง"),
        ("๑.๒ ฝ่ายการเงิน", "ฝ่ายการเงิน"),
        ("- นิติกร", "นิติกร"),
        ("กองคลัง (๐๔)", "กองคลัง"),
        ("นิติกร ๑ อัตรา", "นิติกร"),
        ("นิติกร จำนวน 2 อัตรา", "นิติกร"),
        ("กองคลัง", "กองคลัง"),
        ("", ""),
    ],
)
def test_labels_are_cleaned(printed: str, label: str) -> None:
    assert clean_label(printed) == label


def test_joining_words_are_cut() -> None:
    assert cut_trailing_words("กองคลังของ") == "กองคลัง"
    assert cut_trailing_words("กองคลัง") == "กองคลัง"
