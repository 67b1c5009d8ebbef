"""Wording that stands over several glyphs (ActualText), as Chromium and LibreOffice print Thai."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.options import Options
from planparse.read import read_source
from planparse.read.pdf_spans import spread_boxes
from tests.read.pdf.build import Page, build_pdf

PRINTED = Path(__file__).parents[3] / "corpus" / "pdf"


def read_pages(way: str, plan: str, pages: str) -> str:
    (path,) = (PRINTED / way).glob(f"{plan}-*.pdf")
    return read_source(path, Options(pages=pages, ocr="never")).text


def test_letters_share_the_width_and_marks_stand_at_their_ends() -> None:
    boxes = spread_boxes(["ท", "ี", "่", "ำ"], [(10, 0, 20, 8), (12, 8, 16, 10)], origin=10, size=0)
    assert boxes == [(10, 0, 15, 10), (15, 0, 15, 10), (15, 0, 15, 10), (15, 0, 20, 10)]


def test_a_leading_mark_stays_with_the_letter_before() -> None:
    boxes = spread_boxes(["้", "ำ"], [(8, 0, 20, 8)], origin=18, size=0)
    assert [box[:3:2] for box in boxes] == [(8, 8), (8, 20)]


@pytest.mark.parametrize("way", ["chromium", "libreoffice"])
def test_each_cluster_is_read_once(way: str) -> None:
    text = read_pages(way, "12", "1-20")
    assert "ประชุมพนักงานเทศบาลประจำเดือน" in text.replace(" ", "")
    assert "ทั่ทั่ว" not in text
    assert "ครั้รั้ง" not in text
    assert "\ufffd" not in text


def test_a_spread_word_keeps_its_tone_mark() -> None:
    assert "ศึกษาดูงานการบริหารจัดการขยะและน้ำท่วม" in read_pages("libreoffice", "12", "1-20").replace("<br>", "")


def test_what_is_clipped_at_the_edge_of_a_page_is_not_read() -> None:
    lines = read_pages("chromium", "14", "4").splitlines()
    assert len(lines) > 10
    assert "น้ำ" not in lines


def test_a_stretch_that_reads_upwards_stays_in_its_cell() -> None:
    page = Page()
    page.grid((50, 90, 250), (80, 180, 220, 260))
    y = 170.0
    for wording, drawn in (("จำ", ("จ", "า")), ("น", ("น",)), ("ว", ("ว",)), ("น", ("น",))):
        page.operators.append(f"/Span <</ActualText <FEFF{wording.encode('utf-16-be').hex()}>>> BDC")
        for glyph in drawn:
            page.write(74, y, glyph, turn=3)
            y -= 8
        page.operators.append("EMC")
    page.write(95, 120, "งาน")
    for row in (1, 2):
        page.write(55, 165 + 40 * row, "๑๒๓"[row])
        page.write(95, 165 + 40 * row, "อบรม")
    assert read_source(build_pdf([page])).text == "จำนวน\tงาน\n๒\tอบรม\n๓\tอบรม\n"
