"""Wrapped lines are one paragraph; points, titles, indented and short lines are not."""

from __future__ import annotations

from planparse.options import Options
from planparse.read import read_source
from tests.read.pdf.build import Font, Page, build_pdf

LONG = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮกขคงจฉชซฌญฎฏฐ"
"""51 letters of 8 points: from 90 to 498 of a page of 595."""


def read(page: Page) -> list[str]:
    text = read_source(build_pdf([page], [Font(), Font("AAAAAA+Sarabun-Bold", draws=True)]), Options(ocr="never")).text
    return [line for line in text.splitlines() if line]


def make_page(*lines: tuple[float, str]) -> Page:
    page = Page()
    for at, (x, text) in enumerate(lines):
        page.write(x, 100 + 20 * at, text)
    return page


def test_wrapped_lines_are_one_paragraph() -> None:
    page = make_page((126, LONG[:46]), (90, LONG), (90, "ท้ายย่อหน้า"))
    assert read(page) == [LONG[:46] + LONG + "ท้ายย่อหน้า"]


def test_a_paragraph_begins_with_an_indent() -> None:
    page = make_page((90, LONG), (90, LONG), (126, LONG[:46]), (90, "ท้าย"))
    assert read(page) == [LONG + LONG, LONG[:46] + "ท้าย"]


def test_points_stay_apart_and_their_wrapped_lines_join() -> None:
    page = make_page((90, "๑. " + LONG[:48]), (106, LONG[:49]), (90, "๒. " + LONG[:48]), (106, "ท้าย"))
    assert read(page) == ["๑. " + LONG[:48] + LONG[:49], "๒. " + LONG[:48] + "ท้าย"]


def test_a_short_line_ends_its_paragraph() -> None:
    page = make_page((90, LONG), (90, LONG[:30]), (90, LONG))
    assert read(page) == [LONG + LONG[:30], LONG]


def test_latin_words_are_joined_with_a_space() -> None:
    page = make_page((90, LONG[:42] + " standard"), (90, "plan " + LONG[:46]))
    assert read(page) == [LONG[:42] + " standard plan " + LONG[:46]]


def test_lines_far_apart_are_not_joined() -> None:
    page = Page()
    for y in (100, 120, 180):
        page.write(90, y, LONG)
    assert read(page) == [LONG + LONG, LONG]


def test_each_line_of_a_paragraph_has_its_box() -> None:
    source = read_source(build_pdf([make_page((90, LONG), (90, LONG))]))
    assert source.places is not None
    first = source.places.find_box(0, 3) or (0, 0, 0, 0)
    second = source.places.find_box(60, 63) or (0, 0, 0, 0)
    assert first[1] < 100 < first[3] < 120 < second[3]


def test_a_count_in_brackets_within_a_paragraph_goes_on_at_the_head_of_a_line() -> None:
    page = make_page(
        (90, "(1) งานดี " + LONG[:41]), (90, LONG), (90, LONG[:46] + " (๑) คน"), (90, "(๒) งาน และ (๓) เงิน")
    )
    assert read(page)[-1].endswith("(๑) คน (๒) งาน และ (๓) เงิน")


def test_points_with_numbers_in_brackets_stay_apart() -> None:
    page = make_page((90, "(๑) " + LONG[:47]), (90, "(๒) " + LONG[:47]), (90, "(๓) ท้าย"))
    assert len(read(page)) == 3
