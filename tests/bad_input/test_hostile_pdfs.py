"""PDFs made to hang, to fill the memory or to lead in circles: an error or findings, within seconds and a gigabyte."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planparse import Options, parse
from planparse.errors import TooLarge, UnreadablePdf
from planparse.read import pdf as pdf_module
from planparse.read import read_source
from tests.bad_input.worker import Answer, Worker
from tests.read.pdf.build import Page, build_pdf

SECONDS = 120
"""How long one may take before it counts as hanging, on a machine that does other work; most take less than one."""
MEGABYTES = 1000


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    """The process that parses."""
    process = Worker()
    yield process
    process.stop()


def write_page(text: str) -> Page:
    page = Page()
    page.write(72, 100, text)
    return page


def build_many_pages() -> bytes:
    return build_pdf([write_page(f"วิสัยทัศน์ {number}") for number in range(5000)])


def build_many_paths() -> bytes:
    page = write_page("วิสัยทัศน์ของเทศบาล")
    page.operators += [f"{at % 500} {at % 800} m {at % 400} {at % 700} l S" for at in range(1_000_000)]
    return build_pdf([page, write_page("พันธกิจของเทศบาล")])


def build_picture(side: int = 20_000) -> bytes:
    """A page that is one grey picture of so many pixels each way, packed to half a megabyte, and a page of text."""
    page = Page()
    page.operators.append("q 595 0 0 842 0 0 cm /I Do Q")
    packed = zlib.compress(b"\xff" * side * side, 9)
    picture = (
        f"<</Type/XObject/Subtype/Image/Width {side}/Height {side}/BitsPerComponent 8/ColorSpace/DeviceGray"
        f"/Filter/FlateDecode/Length {len(packed)}>>\nstream\n"
    ).encode()
    extra = {7: picture + packed + b"\nendstream"}
    return build_pdf([page, write_page("พันธกิจของเทศบาล")], extra=extra, resources="/XObject<</I 7 0 R>>")


def twist(old: bytes, new: bytes) -> Callable[[], bytes]:
    """Return a maker of a small document in which one thing leads elsewhere."""

    def build() -> bytes:
        data = build_pdf([write_page("วิสัยทัศน์ของเทศบาล")])
        assert old in data
        start = data.rindex(b"xref\n0")
        return data.replace(old, new.replace(b"@", str(start).encode()), 1)

    return build


HOSTILE: dict[str, Callable[[], bytes]] = {
    "5,000 pages": build_many_pages,
    "1,000,000 paths": build_many_paths,
    "picture of 20,000 by 20,000": build_picture,
    "cross-reference table before itself": twist(b"/Root 1 0 R", b"/Root 1 0 R/Prev @"),
    "pages that hold themselves": twist(b"/Kids[100 0 R]", b"/Kids[2 0 R]"),
    "page that is its own content": twist(b"/Contents 101 0 R", b"/Contents 100 0 R"),
    "page that is its own parent": twist(b"/Parent 2 0 R", b"/Parent 100 0 R"),
    "length that leads to itself": twist(b"<</Length ", b"<</Length 101 0 R/X "),
    "font that is the page": twist(b"/F0 10 0 R", b"/F0 100 0 R"),
    "count of pages beyond all": twist(b"/Count 1", b"/Count 999999999"),
    "page of no size": twist(b"/MediaBox[0 0 595 842]", b"/MediaBox[0 0 0 0]"),
    "page of all sizes": twist(b"/MediaBox[0 0 595 842]", b"/MediaBox[-9e9 -9e9 9e9 9e9]"),
}


def parse_bytes(worker: Worker, folder: Path, data: bytes) -> Answer:
    path = folder / "plan.pdf"
    path.write_bytes(data)
    done = worker.parse(path, SECONDS)
    assert done.peak_megabytes < MEGABYTES
    assert "\n" not in done.message
    return done


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pdf_is_read_or_refused_in_time(worker: Worker, tmp_path: Path, name: str) -> None:
    done = parse_bytes(worker, tmp_path, HOSTILE[name]())
    assert done.error in ("", "UnreadablePdf")
    assert done.error or done.lines > 0 or "text-damage" in done.findings or name == "page that is its own content"


def test_what_is_left_out_is_reported(worker: Worker, tmp_path: Path) -> None:
    for name, lines in (("1,000,000 paths", 2), ("picture of 20,000 by 20,000", 1)):
        done = parse_bytes(worker, tmp_path, HOSTILE[name]())
        assert done.lines == lines, name
        assert "text-damage" in done.findings, name


def test_pages_before_and_after_a_slow_one_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    class SlowPage(pdf_module.TimeLimit):
        pages = 0

        def begin_page(self) -> None:
            type(self).pages += 1
            super().begin_page()

        def is_over(self) -> bool:
            return self.pages == 3  # one is begun when the limit is made

    monkeypatch.setattr(pdf_module, "TimeLimit", SlowPage)
    pages = [write_page(text) for text in ("วิสัยทัศน์ของเทศบาล", "พันธกิจของเทศบาล", "ยุทธศาสตร์ของเทศบาล")]
    read = read_source(build_pdf(pages))
    assert [(page.reason, page.is_bad) for page in read.pages] == [
        ("sound", False),
        ("too-slow", True),
        ("sound", False),
    ]
    assert "วิสัยทัศน์" in read.text
    assert "ยุทธศาสตร์" in read.text


def test_pages_after_the_time_of_the_file_are_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    class ShortFile(pdf_module.TimeLimit):
        asked = 0

        def is_file_over(self) -> bool:
            type(self).asked += 1
            return self.asked > 2

    monkeypatch.setattr(pdf_module, "TimeLimit", ShortFile)
    plan = parse(build_pdf([write_page(f"ข้อความของหน้าที่ {number}") for number in range(5)]))
    (finding,) = [finding for finding in plan.findings if finding.code == "text-damage"]
    assert finding.severity == "error"
    assert finding.message.en.startswith(
        "Page 3-5: it takes longer than the options page_seconds and max_seconds allow"
    )
    assert plan.coverage.lines_total == 2


@pytest.mark.parametrize("data", [b"%PDF-", b"%PDF-1.7\n" + b"<<" * 50_000, b"%PDF-1.7\n" + b"[" * 100_000])
def test_what_only_begins_like_a_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadablePdf):
        parse(data)


@pytest.mark.parametrize(
    ("option", "found", "pages"), [("max_lines", "12 lines", 6), ("max_cells", "12 cells of tables", 3)]
)
def test_pages_after_a_limit_of_lines_or_cells_are_not_read(
    monkeypatch: pytest.MonkeyPatch, option: str, found: str, pages: int
) -> None:
    read: list[int] = []

    class Counting(pdf_module.PageReader):
        def __init__(self, page: object, number: int, *rest: Callable[[], bool]) -> None:
            read.append(number)
            super().__init__(page, number, *rest)

    monkeypatch.setattr(pdf_module, "PageReader", Counting)
    page = Page()
    page.grid((50, 150, 250, 350), (90, 110, 130))
    for row in range(2):
        for column in range(3):
            page.write(55 + 100 * column, 104 + 20 * row, "งาน")
    with pytest.raises(TooLarge, match=found) as caught:
        read_source(build_pdf([page] * 50), Options(ocr="never", **{option: 10}))
    assert caught.value.option == option
    assert read == list(range(1, pages + 1))
