"""PDFs cut at any byte, and with bytes changed: a read error of one line, or the pages that can be read."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from planparse import Options, parse
from planparse.errors import UnreadablePdf
from planparse.read import read_source
from tests.bad_input.damage import FUZZED, PRINTED, WORDINGS, Outcome, build_small, run_group
from tests.read.pdf.build import Page, build_pdf

SECONDS = 300
"""How long a group may take before it counts as hanging, on a machine that does other work; none takes 60."""


def check_errors(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        assert not outcome.error or outcome.is_read_error, outcome
        assert "\n" not in outcome.message, outcome


@pytest.fixture(scope="module")
def cuts() -> list[Outcome]:
    """What came of a small document cut at every byte."""
    return run_group("cut-small", SECONDS)


def test_small_document_cut_at_every_byte(cuts: list[Outcome]) -> None:
    data = build_small()
    first, second = (data.index(f"{number} 0 obj".encode()) for number in (102, 104))
    assert len(cuts) == len(data) - 5
    check_errors(cuts)
    for outcome in cuts:
        cut = int(outcome.name)
        if cut >= first:
            assert [1, WORDINGS[0]] in outcome.lines, outcome
        if cut >= second:
            assert [2, WORDINGS[1]] in outcome.lines, outcome


def test_no_page_that_a_cut_took_is_passed_over_in_silence(cuts: list[Outcome]) -> None:
    for outcome in cuts:
        pages = {page for page, _ in outcome.lines}
        assert outcome.error or len(pages) == 3 or outcome.bad_pages, outcome


def test_printed_document_cut_anywhere() -> None:
    outcomes = run_group("cut-printed", SECONDS)
    check_errors(outcomes)
    assert any(len(outcome.lines) > 20 for outcome in outcomes)


def test_pages_before_the_damage_are_kept_without_the_catalogue() -> None:
    data = build_small()
    start, second, third = (data.index(f"{number} 0 obj".encode()) for number in (10, 102, 105))
    cut = data[: data.index(b"\n") + 1] + data[start : third + 60]  # objects 1 and 2: the catalogue, the list of pages
    assert b"/Catalog" not in cut
    assert second < third
    read = read_source(cut)
    assert read.text == f"{WORDINGS[0]}\n\n{WORDINGS[1]}\n"
    assert [(page.reason, page.is_bad) for page in read.pages] == [
        ("sound", False),
        ("sound", False),
        ("lost-content", True),
    ]


def test_a_cut_document_says_which_page_may_lack_text() -> None:
    data = build_small()
    plan = parse(data[: data.index(b"xref\n0") - 8])
    (finding,) = [finding for finding in plan.findings if finding.code == "text-damage"]
    assert finding.severity == "error"
    assert finding.message.en.startswith("Page 3: the file breaks off")
    assert plan.coverage.lines_total == 3


def test_a_list_of_objects_that_leads_nowhere_is_no_loss() -> None:
    data = re.sub(rb"startxref\n[0-9]+", b"startxref\n7", build_small())
    read = read_source(data)
    assert [page.reason for page in read.pages] == ["sound", "sound", "sound"]


def test_an_empty_page_of_a_sound_document_is_no_loss() -> None:
    page = Page()
    page.write(72, 100, WORDINGS[0])
    read = read_source(build_pdf([page, Page()]), Options(ocr="never"))
    assert [(page.reason, page.is_bad) for page in read.pages] == [("sound", False), ("blank", False)]


def test_changed_bytes_of_printed_documents() -> None:
    outcomes = run_group("fuzz-printed", SECONDS)
    assert len(outcomes) == FUZZED * len(PRINTED)
    check_errors(outcomes)
    assert sum(1 for outcome in outcomes if outcome.line_count) > len(outcomes) // 3


@pytest.mark.parametrize("piece", [b"/Type/Page " * 200_000, b"1 0 obj/Type/Page " * 100_000])
def test_many_pages_that_are_none(piece: bytes) -> None:
    with pytest.raises(UnreadablePdf):
        parse(b"%PDF-1.4\n" + piece)
