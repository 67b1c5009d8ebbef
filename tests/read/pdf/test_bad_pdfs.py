"""Documents that are damaged, locked, empty or far too large: a clear error, or what can be read."""

from __future__ import annotations

import random
import zlib

import pytest

from planparse import parse
from planparse.errors import EncryptedPdf, OptionsError, PlanparseError, ReadError, UnreadablePdf
from planparse.options import Options
from planparse.read import pdf, pdf_objects, read_source
from tests.read.pdf.build import Page, build_pdf


def make_page(text: str) -> Page:
    page = Page()
    page.write(72, 100, text)
    return page


@pytest.fixture(scope="module")
def three_pages() -> bytes:
    return build_pdf([make_page("วิสัยทัศน์"), make_page("พันธกิจ"), make_page("ยุทธศาสตร์")])


def read_lines(data: bytes, options: Options | None = None) -> list[str]:
    return read_source(data, options).text.split()


def test_pages_follow_each_other(three_pages: bytes) -> None:
    read = read_source(three_pages)
    assert read.text == "วิสัยทัศน์\n\nพันธกิจ\n\nยุทธศาสตร์\n"
    assert read.media_type == "application/pdf"
    assert read.places is not None
    assert [read.places.get_page(number) for number in (1, 3, 5)] == [1, 2, 3]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("2", ["พันธกิจ"]),
        ("2-", ["พันธกิจ", "ยุทธศาสตร์"]),
        ("-1", ["วิสัยทัศน์"]),
        ("1,3", ["วิสัยทัศน์", "ยุทธศาสตร์"]),
        ("3-9", ["ยุทธศาสตร์"]),
    ],
)
def test_only_the_pages_wanted(three_pages: bytes, wanted: str, expected: list[str]) -> None:
    assert read_lines(three_pages, Options(pages=wanted)) == expected


def test_the_page_of_a_record_is_that_of_the_document(three_pages: bytes) -> None:
    plan = parse(three_pages, Options(pages="3"))
    assert plan.source.pages == 3
    assert plan.coverage.lines_total == 1


@pytest.mark.parametrize("wanted", ["", "x", "3-1-2", "1;2", "๓"])
def test_a_range_that_is_none(wanted: str) -> None:
    with pytest.raises(OptionsError, match="pages"):
        Options(pages=wanted)


def test_pages_that_the_document_has_not(three_pages: bytes) -> None:
    with pytest.raises(OptionsError, match="has 3 pages"):
        read_source(three_pages, Options(pages="7-9"))


def test_a_password() -> None:
    data = build_pdf([make_page("วิสัยทัศน์")], password="secret")  # noqa: S106
    with pytest.raises(EncryptedPdf, match="option password"):
        read_source(data)
    with pytest.raises(EncryptedPdf, match="another password"):
        read_source(data, Options(password="wrong"))  # noqa: S106
    assert read_lines(data, Options(password="secret")) == ["วิสัยทัศน์"]  # noqa: S106


def test_a_password_is_not_shown() -> None:
    assert "secret" not in repr(Options(password="secret"))  # noqa: S106


@pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\0" * 5000, b"%PDF-1.4\ntrailer<</Root 1 0 R>>"])
def test_no_document_in_the_bytes(data: bytes) -> None:
    with pytest.raises(UnreadablePdf):
        read_source(data)


def test_a_document_without_pages() -> None:
    with pytest.raises(UnreadablePdf):
        read_source(build_pdf([]))


def test_a_document_that_breaks_off(three_pages: bytes) -> None:
    first = three_pages.index(b"102 0 obj")
    lines = read_lines(three_pages[:first])
    assert lines[:1] == ["วิสัยทัศน์"]


def test_a_page_without_content_is_no_damage() -> None:
    read = read_source(build_pdf([Page(), make_page("พันธกิจ")]))
    assert [(page.reason, page.is_bad) for page in read.pages] == [("blank", False), ("sound", False)]


def test_too_many_objects_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_objects, "MAX_OBJECTS", 20)
    page = make_page("พันธกิจของเทศบาล")
    for at in range(50):
        page.rule(10, 200 + at * 5, 500, 200 + at * 5)
    plan = parse(build_pdf([page]))
    assert [finding.severity for finding in plan.findings if finding.code == "text-damage"] == ["error"]


def test_cut_and_flipped_bytes_give_text_or_a_read_error(three_pages: bytes) -> None:
    chance = random.Random(2567)  # noqa: S311
    for _ in range(150):
        data = bytearray(three_pages)
        if chance.random() < 0.4:
            data = data[: chance.randrange(len(data))]
        for _ in range(chance.randrange(1, 30)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            read_source(bytes(data), Options(ocr="never"))
        except ReadError:
            continue
        except PlanparseError as error:
            pytest.fail(f"{type(error).__name__} is no ReadError")


def test_a_decompression_bomb_is_refused() -> None:
    packed = zlib.compress(b"0 0 m 1 1 l S\n" * 5_000_000, 9)
    page = Page()
    page.packed = packed
    with pytest.raises(UnreadablePdf, match="unpacks to more"):
        read_source(build_pdf([page]))


def test_without_an_engine_the_page_is_reported_and_the_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    drawn = Page()
    drawn.operators += [f"{at % 500} {at % 700} m 20 30 40 50 60 {at} c S" for at in range(400)]
    plan = parse(build_pdf([make_page("วิสัยทัศน์ของเทศบาลเมือง"), drawn]))
    (finding,) = [item for item in plan.findings if item.code == "text-damage"]
    assert finding.severity == "error"
    assert "tesseract-ocr-tha" in finding.message.en
    assert [place.page for place in finding.provenance] == [2]
    assert plan.source.text_origin == "ocr"
    assert plan.coverage.lines_total == 1


def test_pages_beyond_the_most_are_told(three_pages: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    read = read_source(three_pages)
    assert read.text.split() == ["วิสัยทัศน์"]
    assert [(page.number, page.reason, page.is_bad) for page in read.pages] == [
        (1, "sound", False),
        (2, "too-many-pages", True),
    ]
    found = [finding for finding in parse(three_pages).findings if finding.code == "text-damage"]
    assert [finding.severity for finding in found] == ["error"]
    assert found[0].message.en.startswith("Page 2: this page and those after it")
    assert [place.page for place in found[0].provenance] == [2]


def test_pages_beyond_the_most_are_read_where_they_are_asked_for(
    three_pages: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    read = read_source(three_pages, Options(pages="3"))
    assert read.text.split() == ["ยุทธศาสตร์"]
    assert not any(page.is_bad for page in read.pages)
