"""OCR engines: chosen by name, plugged in by entry point, and what is said where one fails or is not sure."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from planparse import parse
from planparse.cli import main
from planparse.errors import OptionsError
from planparse.model import Finding, PlanFile
from planparse.options import Options
from planparse.read import read_source
from planparse.read.ocr import ENTRY_POINTS, OcrFailed, OcrWord, find_engine
from tests.read.pdf.build import Page, build_pdf


class FakeEngine:
    """Gives the words that a test sets, and keeps what it was asked."""

    name = "fake 1"
    words: Sequence[OcrWord] = ()
    failure = ""
    asked: list[tuple[tuple[int, int], str, float]] = []  # noqa: RUF012

    def recognise(self, picture: Any, language: str, seconds: float) -> Sequence[OcrWord]:
        self.asked.append((picture.size, language, seconds))
        if self.failure:
            raise OcrFailed(self.failure)
        return self.words


def make_broken() -> FakeEngine:
    raise ImportError("no module named eyes")


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> type[FakeEngine]:
    """The fake engine, installed under the names `fake` and `broken`."""
    points = [
        importlib.metadata.EntryPoint("fake", f"{__name__}:FakeEngine", ENTRY_POINTS),
        importlib.metadata.EntryPoint("broken", f"{__name__}:make_broken", ENTRY_POINTS),
    ]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: points if group == ENTRY_POINTS else [])
    monkeypatch.setattr(FakeEngine, "words", ())
    monkeypatch.setattr(FakeEngine, "failure", "")
    monkeypatch.setattr(FakeEngine, "asked", [])
    return FakeEngine


def draw_page() -> Page:
    """A small page whose letters are drawn as curves, without text."""
    drawn = Page(width=250, height=160)
    drawn.operators += [f"{at % 240} {at % 150} m 20 30 40 50 60 {at % 160} c S" for at in range(400)]
    return drawn


def read_with(engine: str = "fake", **choices: Any) -> PlanFile:
    return parse(build_pdf([draw_page()]), Options(ocr_engine=engine, **choices))


def _is_of_extraction(finding: Finding) -> bool:
    """Whether a finding says that records or documents, not words, were doubtful."""
    return finding.code == "low-confidence" and "OCR" not in finding.message.en


def pick(plan: PlanFile, code: str) -> list[Finding]:
    return [finding for finding in plan.findings if finding.code == code and not _is_of_extraction(finding)]


def test_an_engine_is_asked_for_pages_without_text(fake: type[FakeEngine]) -> None:
    fake.words = [OcrWord("พันธกิจ", 300, 400, 500, 460, 0.9), OcrWord("เทศบาล", 530, 400, 700, 460, 0.9)]
    read = read_source(build_pdf([draw_page()]), Options(ocr_engine="fake", page_seconds=50))
    assert read.text == "พันธกิจ เทศบาล\n"
    assert [(page.origin, page.is_bad, page.confidence) for page in read.pages] == [("ocr", False, 0.9)]
    ((size, language, seconds),) = fake.asked
    assert size == pytest.approx((250 * 300 / 72, 160 * 300 / 72), abs=2)
    assert language == "tha+eng"
    assert 0 < seconds <= 50
    x0, top, x1, bottom = (read.places.find_box(0, 5) if read.places else None) or (0, 0, 0, 0)
    assert (x0, x1) == (pytest.approx(72, abs=0.1), pytest.approx(168, abs=0.1))
    assert top < 105 < bottom


def test_an_engine_that_is_not_there() -> None:
    with pytest.raises(OptionsError, match=r"ocr_engine.*'eagle'.*use one of .*tesseract"):
        find_engine("eagle")


@pytest.mark.parametrize("name", ["", "a b", "-x", "a" * 80])
def test_a_name_that_is_none(name: str) -> None:
    with pytest.raises(OptionsError, match="ocr_engine"):
        Options(ocr_engine=name)


@pytest.mark.usefixtures("fake")
def test_an_engine_that_does_not_start_is_reported() -> None:
    (finding,) = pick(read_with("broken"), "text-damage")
    assert finding.severity == "error"
    assert "the OCR engine broken does not start: no module named eyes" in finding.message.en


def test_an_engine_that_fails_is_reported_with_its_reason(fake: type[FakeEngine]) -> None:
    fake.failure = "the lamp is out; change it"
    (finding,) = pick(read_with(), "text-damage")
    assert (finding.severity, [place.page for place in finding.provenance]) == ("error", [1])
    assert "the lamp is out; change it" in finding.message.en


def test_a_page_in_which_nothing_is_recognised_is_reported(fake: type[FakeEngine]) -> None:
    fake.words = [OcrWord("|", 300, 400, 310, 460, 0.3)]
    (finding,) = pick(read_with(), "text-damage")
    assert (finding.severity, finding.found) == ("error", 1)
    assert "OCR found no text" in finding.message.en


def test_a_doubtful_page_and_each_doubtful_figure_are_named(fake: type[FakeEngine]) -> None:
    fake.words = [
        OcrWord("พันธกิจ", 300, 400, 500, 460, 0.9),
        OcrWord("งบประมาณ", 300, 500, 560, 560, 0.5),
        OcrWord("๒๕,๐๐๐", 600, 500, 760, 560, 0.4),
        OcrWord("บาท", 790, 500, 860, 560, 0.9),
    ]
    page, figure = sorted(pick(read_with(), "low-confidence"), key=lambda finding: str(finding.found))
    assert page.found == pytest.approx(0.675)
    assert "Page 1 was read by OCR" in page.message.en
    assert "“๒๕,๐๐๐” (0.40), “งบประมาณ” (0.50)" in page.message.en
    assert (figure.found, figure.severity) == ("๒๕,๐๐๐", "warning")
    (place,) = figure.provenance
    text = read_source(build_pdf([draw_page()]), Options(ocr_engine="fake")).text
    assert text[place.char_start : place.char_end] == "๒๕,๐๐๐"
    assert text.splitlines()[place.line_start - 1].startswith("งบประมาณ")


def test_a_sure_page_gives_no_finding(fake: type[FakeEngine]) -> None:
    fake.words = [OcrWord("พันธกิจ", 300, 400, 500, 460, 0.95), OcrWord("๒๕,๐๐๐", 600, 400, 760, 460, 0.92)]
    assert pick(read_with(), "low-confidence") == []


def write_statement(confidence: float) -> list[OcrWord]:
    return [
        OcrWord("วิสัยทัศน์", 300, 400, 500, 460, 0.95),
        OcrWord("บุคลากรมีสมรรถนะสูง", 300, 500, 900, 560, confidence),
    ]


def test_a_doubtful_record_has_less_confidence(fake: type[FakeEngine]) -> None:
    fake.words = write_statement(0.95)
    (sure,) = read_with().statements
    fake.words = write_statement(0.3)
    (doubtful,) = read_with().statements
    assert sure.confidence == pytest.approx(0.95)
    assert doubtful.confidence == pytest.approx(0.3)


def test_a_picture_that_is_too_large_is_not_unpacked(fake: type[FakeEngine]) -> None:
    page = draw_page()
    page.operators.append(f"q 200 0 0 200 0 0 cm BI /W 300 /H 300 /BPC 1 /CS /G ID {'a' * 38 * 300} EI Q")
    plan = parse(build_pdf([page]), Options(ocr_engine="fake", max_pixels=80_000))
    assert fake.asked == []
    (finding,) = pick(plan, "text-damage")
    assert "90,000 pixels" in finding.message.en
    assert "max_pixels" in finding.message.en


def test_the_command_without_tesseract_says_what_to_install_and_its_exit_code_tells(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(build_pdf([draw_page()]))
    monkeypatch.setenv("PATH", "")
    assert main(["parse", str(path)]) == 3
    shown = capsys.readouterr()
    assert "tesseract-ocr-tha" in shown.out
    assert "1 plan with pages that were not read" in shown.err
    assert main(["parse", str(path), "--strict"]) == 1


def test_the_command_names_the_engines_that_there_are(
    fake: type[FakeEngine], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(build_pdf([draw_page()]))
    assert main(["parse", str(path), "--ocr-engine", "eagle"]) == 2
    assert "use one of broken, fake, tesseract" in capsys.readouterr().err
    fake.words = write_statement(0.95)
    assert main(["parse", str(path), "--ocr-engine", "fake"]) == 0
    assert "บุคลากรมีสมรรถนะสูง" in capsys.readouterr().out
    assert main(["explain", str(path), "--ocr-engine", "fake"]) == 0
    assert "บุคลากรมีสมรรถนะสูง" in capsys.readouterr().out
