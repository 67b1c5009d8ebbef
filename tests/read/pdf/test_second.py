"""The second engine trips over damaged files in many ways: none of them reaches the caller, or standard error."""

from __future__ import annotations

import pytest

from planparse.read.pdf_second import SecondEngine
from tests.read.pdf.build import Page, build_pdf


def make_page(*operators: str) -> Page:
    page = Page()
    page.write(72, 100, "พันธกิจของเทศบาล")
    page.operators += operators
    return page


def test_pages_are_read_from_one_document() -> None:
    engine = SecondEngine(build_pdf([make_page(), make_page()]), None)
    texts = ["".join(run.text for run in engine.read_runs(number)) for number in (2, 1, 2)]
    assert texts == ["พันธกิจของเทศบาล"] * 3


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4\n<<", build_pdf([make_page()])[:600]])
def test_a_file_that_it_cannot_open_has_no_runs(data: bytes) -> None:
    engine = SecondEngine(data, None)
    assert engine.read_runs(1) == []
    assert engine.read_runs(2) == []


def test_a_page_that_it_cannot_read_has_no_runs_and_the_others_do() -> None:
    engine = SecondEngine(build_pdf([make_page("/Span<</ActualText 1 2>> BDC"), make_page()]), None)
    assert engine.read_runs(1) == []
    assert engine.read_runs(2)


def test_a_page_that_is_not_there() -> None:
    assert SecondEngine(build_pdf([make_page()]), None).read_runs(9) == []


def test_it_writes_nothing_of_what_it_stumbles_over(capfd: pytest.CaptureFixture[str]) -> None:
    page = make_page("BT (a) 1 0 0 1 /x 9 Tm ET")
    assert SecondEngine(build_pdf([page]), None).read_runs(1)
    assert capfd.readouterr().err == ""
