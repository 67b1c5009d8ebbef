"""Text of a page: marks, gaps, numbers, order, directions. The expected text is what the page shows."""

from __future__ import annotations

import pytest

from planparse.normalise import normalise
from planparse.options import Options
from planparse.read import read_source
from tests.read.pdf.build import MARKS, Font, Page, build_pdf


def read(page: Page, *fonts: Font) -> str:
    return normalise(read_source(build_pdf([page], fonts or (Font(),)), Options(ocr="never")).text).text.rstrip("\n")


def test_marks_stay_with_their_letters_in_the_order_of_the_stream() -> None:
    page = Page()
    page.write(72, 100, "จ")
    page.write(80, 100, "ํ")
    page.write(80, 100, "านวนผ")
    page.write(120, 100, "ู้")
    page.write(120, 100, "เข")
    page.write(136, 100, "้")
    page.write(136, 100, "าร")
    page.write(152, 99.8, "่")
    page.write(152, 100, "วม")
    assert read(page) == "จำนวนผู้เข้าร่วม"


def test_marks_that_are_drawn_before_their_letters() -> None:
    page = Page()
    page.write(87.5, 97, "้")
    page.write(72, 100, "หนา ๑")
    assert read(page) == "หน้า ๑"


def test_lines_are_sorted_and_runs_within_them() -> None:
    page = Page()
    page.write(72, 140, "ข้อสอง")
    page.write(228, 100, "ลำพูน")
    page.write(72, 100, "องค์การบริหารส่วนจังหวัด")
    assert read(page).split("\n") == ["องค์การบริหารส่วนจังหวัด ลำพูน", "ข้อสอง"]


@pytest.mark.parametrize(("gap", "expected"), [(2.0, "312.3898"), (9.0, "3 12.3898")])
def test_a_gap_within_a_number(gap: float, expected: str) -> None:
    page = Page()
    page.write(100, 100, "3")
    page.write(108 + gap, 100, "12.3898")
    assert read(page) == expected


@pytest.mark.parametrize(("gap", "expected"), [(3.2, "ชกx๑๒"), (4.8, "ชก x ๑๒"), (2.7, "ชก x ๑๒")])
def test_a_fifth_of_the_size_between_two_scripts_is_no_space(gap: float, expected: str) -> None:
    page = Page()
    for x, text in ((100, "ชก"), (116 + gap, "x"), (124 + 2 * gap, "๑๒")):
        page.write(x, 100, text)
    page.write(72, 300, "ก ข")
    assert read(page, Font(wide={" ": 300})).split("\n")[0] == expected


@pytest.mark.parametrize(("x", "expected"), [(91, "บทเา"), (96, "บทเ า"), (100, "บทเ า")])
def test_a_letter_drawn_over_the_one_before_has_no_space_in_front(x: float, expected: str) -> None:
    page = Page()
    page.write(72, 100, "บทเ ")
    page.write(x, 100, "า")
    assert read(page) == expected


def test_letters_set_apart_are_one_word() -> None:
    page = Page()
    x = 72.0
    for word in ("การเชื่อมโยง", "ข้อมูลกลาง"):
        for char in word:
            page.write(x, 100, char)
            x += 0 if char in "ืู่้" else 11
        x += 8
    assert read(page) == "การเชื่อมโยง ข้อมูลกลาง"


def test_letters_of_a_font_that_is_not_there_are_read_by_the_second_engine() -> None:
    page = Page()
    wording = "แผนอัตรากำลังสามปีขององค์การบริหารส่วนจังหวัดลำพูนประจำปีงบประมาณ"
    x = 72.0
    for char in wording:
        page.write(x, 100, char)
        x += 0 if char in MARKS else 6.4
    assert read(page, Font(draws=False, wide={char: 400 for char in wording if char not in MARKS})) == wording


def test_columns_without_rulings_are_wide_apart() -> None:
    page = Page()
    for y, name, amount in ((100, "งบกลาง", "1,250"), (120, "งบบุคลากร", "14,000"), (140, "งบลงทุน", "300")):
        page.write(72, y, name)
        page.write(300, y, amount)
        page.write(420, y, "บาท")
    for line in read(page).split("\n"):
        assert len(line.split("  ", 1)) == 2
        assert line.split() == [line.split()[0], line.split()[1], "บาท"]


def test_a_number_of_a_point_is_not_a_column() -> None:
    page = Page()
    page.write(72, 100, "๑.")
    page.write(108, 100, "ส่งเสริมการเรียนรู้")
    assert read(page) == "๑. ส่งเสริมการเรียนรู้"


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_a_turned_page_reads_as_it_is_shown(rotation: int) -> None:
    turn = {0: 0, 90: 3, 180: 2, 270: 1}[rotation]
    page = Page(rotation=rotation)
    step = {0: (0, 30), 90: (30, 0), 180: (0, -30), 270: (-30, 0)}[rotation]
    for line, text in enumerate(("แผนอัตรากำลัง", "ประจำปี ๒๕๖๗")):
        page.write(300 + line * step[0], 400 + line * step[1], text, turn=turn)
    source = read_source(build_pdf([page]))
    assert source.text.split("\n")[:2] == ["แผนอัตรากำลัง", "ประจำปี ๒๕๖๗"]


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_page_of_turned_text_without_a_turn_of_its_own(turn: int) -> None:
    step = {1: (-30, 0), 2: (0, -30), 3: (30, 0)}[turn]
    page = Page()
    for line, text in enumerate(("แผนอัตรากำลัง", "ประจำปี ๒๕๖๗")):
        page.write(300 + line * step[0], 400 + line * step[1], text, turn=turn)
    source = read_source(build_pdf([page]))
    assert source.text.split("\n")[:2] == ["แผนอัตรากำลัง", "ประจำปี ๒๕๖๗"]
    box = source.places.find_box(0, 5) if source.places else None
    assert box is not None
    x, y = 300, 400
    assert box[0] - 1 <= x <= box[2] + 1
    assert box[1] - 1 <= y <= box[3] + 1


def test_a_box_is_where_the_line_stands() -> None:
    page = Page()
    page.write(72, 100, "วิสัยทัศน์")
    page.write(72, 300, "พันธกิจ")
    source = read_source(build_pdf([page]))
    assert source.places is not None
    start = source.text.index("พันธกิจ")
    x0, top, x1, bottom = source.places.find_box(start, start + 7) or (0, 0, 0, 0)
    assert (x0, x1) == (72, pytest.approx(72 + 5 * 8, abs=0.2))
    assert top < 300 < bottom
    assert bottom - top < 25


def test_a_space_over_its_letter_is_the_circle_of_sara_am() -> None:
    font = Font(means={"ํ": " "}, wide={"ํ": 160})
    page = Page()
    page.write(72, 100, "อัตราก")
    page.write(72 + 5 * 8 - 2.6, 100, "ํ")
    page.write(72 + 5 * 8, 100, "าลัง")
    page.write(72, 140, "การ")
    assert read(page, font) == "อัตรากำลัง\nการ"


def test_aa_written_as_am_by_a_font() -> None:
    font = Font(means={"ํ": " ", "า": "ำ"}, wide={"ํ": 160})
    page = Page()
    page.write(72, 100, "ค")
    page.write(72 + 8 - 2.6, 100, "ํ")
    page.write(80, 100, "ากล่าวของนายก")
    assert read(page, font) == "คำกล่าวของนายก"


def test_ticks_of_a_symbol_font() -> None:
    page = Page()
    page.write(72, 100, "ปี ๒๕๖๗ ")
    page.write(128, 100, "üü", font=1)
    assert read(page, Font(), Font(name="BBBBBB+Wingdings-Regular", draws=False)) == "ปี ๒๕๖๗ ✓✓"


def test_glyph_numbers_in_place_of_characters() -> None:
    wording = "รายจ่ายจริง 2559"
    codes = {"่": "\u0395"}
    numbers = "".join(
        codes.get(char) or chr(ord(char) - (0xA5E if "ก" <= char <= "ฺ" else 0xA61 if char > "ฺ" else 0x1D))
        for char in wording
    )
    marks = {number: 0 for number, char in zip(numbers, wording, strict=True) if char in MARKS}
    font = Font(means=dict.fromkeys(numbers, None), wide=marks, draws=False)
    page = Page()
    page.write(72, 100, numbers)
    assert read(page, font) == wording


def test_an_unknown_code_is_reported_and_not_dropped() -> None:
    font = Font(means={"ฬ": None})
    page = Page()
    page.write(72, 100, "แผนพัฒนาบุคลากรของเทศบาลนครฬ๓ ปี")
    source = read_source(build_pdf([page], [font]))
    assert [sum(dict(item.unknown).values()) for item in source.pages] == [1]
    assert source.text == "แผนพัฒนาบุคลากรของเทศบาลนคร\ufffd๓ ปี\n"
