"""Pages of real scans, recognised by tesseract, against what a person reads on the picture of the page.

A line of an expected page is looked for in the text of the page, without its spaces; the lines that name people are
left out. Each page states how much alike its lines are on average at least: recognition is not exact.
"""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from planparse.normalise import normalise
from planparse.options import Options
from planparse.read import SourceText, read_source

SAMPLES = Path(__file__).parents[4] / "shared" / "samples" / "pdf"
EXPECTED = Path(__file__).parent / "expected_scans"
LIKENESS = {"09-p1": 0.93, "11-p1": 0.93, "12-p1": 0.90, "13-p1": 0.93, "14-p1": 0.80}
"""Page -> how much alike its lines are at least, on average."""
_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
_NOISE = re.compile(r"<br>|[*|\s]+")

pytestmark = [
    pytest.mark.skipif(not SAMPLES.is_dir(), reason="the samples are not beside this project"),
    pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed (make test does it)"),
]


def fold(text: str) -> str:
    return _NOISE.sub("", text.translate(_ARABIC).replace("\u0e4d\u0e32", "\u0e33"))


@cache
def read_page(name: str) -> SourceText:
    number, _, page = name.partition("-p")
    (path,) = SAMPLES.glob(f"{number}-*.pdf")
    return read_source(path, Options(pages=page))


def measure_likeness(name: str) -> dict[str, float]:
    whole = fold(normalise(read_page(name).text).text)
    lines = (EXPECTED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return {line: fuzz.partial_ratio(fold(line), whole) / 100 for line in lines}


def test_each_expected_page_states_its_likeness() -> None:
    assert sorted(LIKENESS) == sorted(path.stem for path in EXPECTED.glob("*.txt"))


@pytest.mark.parametrize("name", sorted(LIKENESS))
def test_a_scan_reads_nearly_as_its_picture_does(name: str) -> None:
    found = measure_likeness(name)
    assert sum(found.values()) / len(found) >= LIKENESS[name], sorted(found.items(), key=lambda item: item[1])[:5]


@pytest.mark.parametrize("name", sorted(LIKENESS))
def test_a_recognised_page_says_so(name: str) -> None:
    (page,) = read_page(name).pages
    assert (page.origin, page.is_bad) == ("ocr", False)
