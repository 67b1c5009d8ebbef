"""Fonts that give their codes no meaning: the page goes to OCR, or is reported with its codes; none is dropped."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse import parse
from planparse.cli import main
from planparse.options import Options
from planparse.read import pdf as pdf_module
from planparse.read import read_source
from planparse.read.page_reads import Recognition
from tests.read.pdf.build import Font, Page, build_pdf

LETTERS = "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ"


def build_unmapped(lacking: str = LETTERS) -> bytes:
    """A sound page, and one whose font has no meaning for the codes of some letters."""
    sound, page = Page(), Page()
    sound.write(72, 100, "พนธกจของเทศบาลตำบล", font=1)
    page.write(72, 100, LETTERS)
    return build_pdf([sound, page], [Font(means=dict.fromkeys(lacking)), Font(name="BAAAAA+Garuda")])


def test_without_an_engine_the_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    read = read_source(build_unmapped())
    assert [(page.reason, page.is_bad) for page in read.pages] == [("sound", False), ("unknown-codes", True)]
    assert "tesseract" in read.pages[1].failure
    plan = parse(build_unmapped())
    (error,) = [finding for finding in plan.findings if finding.severity == "error"]
    assert error.message.en.startswith("Page 2: many codes")
    assert "tesseract-ocr-tha" in error.message.en


def test_every_unknown_code_is_counted() -> None:
    read = read_source(build_unmapped(), Options(ocr="never"))
    assert sum(count for _, count in read.pages[1].unknown) == len(LETTERS)
    assert "พนธกจของเทศบาลตำบล" in read.text


def test_few_unknown_codes_stand_as_signs_in_the_text() -> None:
    read = read_source(build_unmapped("กข"), Options(ocr="never"))
    assert sum(count for _, count in read.pages[1].unknown) == 2
    assert f"\ufffd\ufffd{LETTERS[2:]}" in read.text


def test_the_codes_stay_reported_where_ocr_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_module.PageRecogniser, "recognise", lambda *_: Recognition())
    read = read_source(build_unmapped("กขคงจ"))
    page = read.pages[1]
    assert (page.reason, page.is_bad, page.failure) == ("unknown-codes", True, "OCR found no text in its picture")
    assert sum(count for _, count in page.unknown) == 5
    assert LETTERS[5:] in read.text


def test_the_command_ends_with_the_code_of_findings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    (tmp_path / "plan.pdf").write_bytes(build_unmapped())
    assert main(["parse", str(tmp_path / "plan.pdf"), "--out", str(tmp_path / "out")]) == 3
    capsys.readouterr()
