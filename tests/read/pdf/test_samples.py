"""Pages of real PDFs, one or two per kind of damage, against what a person reads on the picture of the page."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from planparse.normalise import normalise
from planparse.options import Options
from planparse.read import SourceText, pdf_paragraphs, read_source

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "pdf"
EXPECTED = Path(__file__).parent / "expected"
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
"""Word draws Arabic digits as Thai ones in Thai text; their codes stay Arabic, so the picture cannot decide."""
_BOLD = re.compile(r"^[*]{2}([^*].*?)[*]{2}")
"""Bold wording is marked as in markdown; the expected pages have the wording alone."""
KNOWN = {
    "02-p4": dict.fromkeys((23, 27), "a line that nearly fills its cell, and is no wrapped one"),
    "07-p1": {2: "two headings of a spreadsheet run over their cells and touch"},
}
"""Lines (from 1) of expected pages that are not read as they should be, and why."""

pytestmark = pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not beside this project")


def list_expected() -> list[str]:
    return sorted(path.stem for path in EXPECTED.glob("*.txt"))


def fold(line: str) -> str:
    cells = (re.sub(r"\s+", " ", cell).strip() for cell in line.translate(_ARABIC).replace(" | ", "\t").split("\t"))
    return " | ".join(cells)


def read_expected(name: str) -> list[str]:
    text = (EXPECTED / f"{name}.txt").read_text(encoding="utf-8")
    return [fold(line.replace(" |", "\t").replace("\t ", "\t")) for line in text.splitlines()]


@pytest.fixture(autouse=True)
def _keep_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read each line of a page as a line of its own, as the expected pages have them."""
    monkeypatch.setattr(pdf_paragraphs, "JOINS_LINES", False)


@cache
def read_sample(number: str, page: str | None = None) -> SourceText:
    (path,) = SAMPLES.glob(f"{number}-*.pdf")
    return read_source(path, Options(pages=page, ocr="never"))


def read_page(name: str) -> list[str]:
    number, _, page = name.partition("-p")
    lines = normalise(read_sample(number, page).text).text.splitlines()
    return [fold(_BOLD.sub(r"\1", line)) for line in lines if line.strip()]


@pytest.mark.parametrize("name", list_expected())
def test_a_page_reads_as_its_picture_does(name: str) -> None:
    wrong = KNOWN.get(name, {})
    expected, found = read_expected(name), read_page(name)
    for number, line in enumerate(expected, start=1):
        if number in wrong:
            assert found[number - 1] != line, f"line {number} is read now; take it out of KNOWN"
        else:
            assert found[number - 1] == line, f"line {number}"
    if not name.startswith("07"):  # of which the first rows are enough
        assert found[len(expected) :] == []


@pytest.mark.parametrize(
    ("number", "origin", "reasons"),
    [
        ("02", "pdf-text", {"sound", "blank"}),
        ("05", "pdf-text", {"sound"}),
        ("08", "pdf-repaired", {"repaired"}),
        ("09", "ocr", {"foreign-letters"}),
        ("11", "ocr", {"junk-over-picture"}),
        ("12", "ocr", {"picture"}),
        ("13", "ocr", {"picture"}),
        ("14", "ocr", {"picture"}),
        ("17", "pdf-repaired", {"repaired"}),
    ],
)
def test_a_page_is_routed_with_its_reason(number: str, origin: str, reasons: set[str]) -> None:
    pages = read_sample(number).pages
    assert {page.reason for page in pages} == reasons
    assert {page.origin for page in pages} == {origin}
    assert all(page.is_bad == (origin == "ocr") for page in pages)


def test_pages_with_and_without_text_in_one_file() -> None:
    assert [(page.number, page.reason) for page in read_sample("15").pages] == [(1, "repaired"), (2, "picture")]


IMPOSSIBLE = re.compile("(?<![ก-ฮะ-ฺๅ็-๎])[ัิ-ฺ็-๎]|[ัิ-ูำ็][ัิ-ู็]|[่-๋][่-๋]|[\ue000-\uf8ff\ufffd]")
"""A mark without a letter, two marks of one class, a code without a meaning."""
WITHOUT_TEXT = ("09", "11", "12", "13", "14")
"""Samples of which no text layer is used: `test_scan_samples` reads them."""


def list_samples() -> list[str]:
    return sorted({path.name[:2] for path in SAMPLES.glob("*.pdf")}.difference(WITHOUT_TEXT))


@pytest.mark.parametrize("number", list_samples() or ["01"])
def test_no_impossible_sequence_is_left(number: str) -> None:
    text = normalise(read_sample(number).text).text
    count = len(re.findall("[ก-๛]", text))
    assert count > 150
    assert len(IMPOSSIBLE.findall(text)) <= 0.001 * count
