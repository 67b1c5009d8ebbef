"""Bold wording is marked as in markdown, and blank lines stand where the page has room."""

from __future__ import annotations

from planparse.options import Options
from planparse.read import read_source
from tests.read.pdf.build import Font, Page, build_pdf

REGULAR, BOLD = 0, 1
LONG = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮกขคงจฉชซฌญฎฏฐ"


def read(*pages: Page) -> list[str]:
    fonts = [Font(), Font("AAAAAA+Sarabun-Bold", draws=False)]
    return read_source(build_pdf(pages, fonts), Options(ocr="never")).text.splitlines()


def test_a_bold_line_is_marked() -> None:
    page = Page()
    page.write(90, 100, "หลักการและเหตุผล", font=BOLD)
    for y in (120, 140):
        page.write(90, y, LONG)
    page.write(90, 160, "ท้าย")
    assert read(page) == ["**หลักการและเหตุผล**", LONG + LONG + "ท้าย"]


def test_bold_words_at_the_head_of_a_paragraph_are_marked() -> None:
    page = Page()
    page.write(90, 100, "จุดแข็ง ", font=BOLD)
    page.write(141, 100, "บุคลากรสามัคคีกันดี")
    page.write(90, 120, LONG)
    assert read(page)[0] == "**จุดแข็ง** บุคลากรสามัคคีกันดี"


def test_a_page_that_is_bold_all_over_is_not_marked() -> None:
    page = Page()
    page.write(90, 100, "แผนอัตรากำลังสามปี", font=BOLD)
    page.write(90, 120, "เทศบาลตำบลตัวอย่าง", font=BOLD)
    assert read(page) == ["แผนอัตรากำลังสามปี", "เทศบาลตำบลตัวอย่าง"]


def test_asterisks_stay_what_they_are() -> None:
    page = Page()
    page.write(90, 100, "*******", font=BOLD)
    page.write(90, 120, LONG)
    assert read(page)[0] == "*******"


def test_room_between_lines_is_a_blank_line_though_every_line_has_it() -> None:
    first = Page()
    for at in range(6):
        first.write(90, 100 + 20 * at, LONG)
    second = Page()
    for at, word in enumerate(("คำนำ", "ความเป็นมา", "ขอบเขต")):
        second.write(90, 100 + 30 * at, word)
    assert read(first, second)[-5:] == ["คำนำ", "", "ความเป็นมา", "", "ขอบเขต"]


def test_a_paragraph_goes_on_over_the_page() -> None:
    first, second = Page(), Page()
    for at in range(3):
        first.write(90, 100 + 20 * at, LONG)
        second.write(90, 100 + 20 * at, LONG)
    assert read(first, second) == [LONG * 3, LONG * 3]
    third = Page()
    third.write(90, 100, "๒. " + LONG[:40])
    third.write(90, 120, LONG)
    third.write(90, 140, LONG)
    assert read(first, third)[1] == ""


def test_a_bold_word_that_a_plain_one_follows_beside_a_table_is_marked_alone() -> None:
    page = Page()
    for y in (100, 120):
        page.write(90, y, LONG)
    page.write(90, 160, "จุดแข็ง", font=BOLD)
    page.write(130, 160, " บุคลากรสามัคคีกันดี")
    page.grid((90, 200, 300), (200, 230))
    page.write(95, 220, "งาน")
    page.write(205, 220, "คน")
    assert "**จุดแข็ง** บุคลากรสามัคคีกันดี" in read(page)
