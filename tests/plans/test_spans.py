"""Every span of every record cuts back to the wording that the record came from."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest
from rapidfuzz import fuzz

from planparse.model import RECORD_LISTS, Provenance
from planparse.pipeline import Run
from tests.plans.plan_files import each_plan, read_plan

MAIN_WORDING = {
    "documents": "title",
    "sections": "title",
    "statements": "text",
    "swot_items": "text",
    "strategies": "title",
    "projects": "name",
    "indicators": "text",
    "actions": "text",
    "staffing": "position",
    "personnel_costs": "position",
    "incumbents": "position",
    "org_units": "name",
    "position_lines": "position",
    "competencies": "name",
    "development_needs": "position",
    "committees": "member",
    "signatories": "name",
    "legal_references": "title",
    "cost_limits": "basis",
}
"""List -> the field that says what the record is about, as printed."""
NEARLY = 85
MOST_PIECES = 3
LEAST_PIECE = 4
_MARKUP = re.compile(r"<[^<>]{0,200}>|[\s()*#|_\\\"“”‘’\u200b-\u200f\ufeff\u00ad\u00a0]+")
_DAMAGE = re.compile("[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e\u0e32\uf700-\uf71a\ue000-\uf8ff]")


@functools.lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the wording without white space, markup, and the marks that character repair moves or mends."""
    return _DAMAGE.sub("", _MARKUP.sub("", unescape(text)).replace("เเ", "แ"))


def stands_in(wording: str, source: str) -> bool:
    """Whether a wording stands in a stretch of the source: whole, nearly so, or in pieces and in their order.

    A title runs round the agency's name, a cell goes on after a page break: `MOST_PIECES` of `LEAST_PIECE` letters.
    """
    folded, text = fold(wording), fold(source)
    if folded in text or (len(text) >= len(folded) and fuzz.partial_ratio(folded, text) >= NEARLY):
        return True
    at = 0
    for _ in range(MOST_PIECES):
        length = next((n for n in range(len(folded), LEAST_PIECE - 1, -1) if folded[:n] in text[at:]), 0)
        at = text.find(folded[:length], at) + length
        folded = folded[length:]
        if not folded or not length:
            break
    return not folded


def spans_of(run: Run) -> Iterator[tuple[str, str, Provenance]]:
    """Yield (record's id, main wording, place) for every record with a wording; its first place only."""
    for name, key in MAIN_WORDING.items():
        rows = getattr(run.plan, name)
        for row in rows:
            wording = getattr(row, key)
            if wording:
                yield row.id, wording, row.provenance


def cut(run: Run, place: Provenance) -> str:
    """Return the stretch of the source."""
    return run.read.text[place.char_start : place.char_end]


@each_plan
def test_wordings_stand_in_their_spans(path: Path) -> None:
    run = read_plan(path)
    strays = [
        (one, wording, cut(run, place)[:200])
        for one, wording, place in spans_of(run)
        if not stands_in(wording, cut(run, place))
    ]
    assert not strays


@each_plan
def test_amounts_stand_in_their_spans(path: Path) -> None:
    run = read_plan(path)
    digits = str.maketrans("๐๑๒๓๔๕๖๗๘๙oOl", "0123456789001")
    strays = []
    for line in run.plan.budget_lines:
        if line.amount is None or "ล้าน" in cut(run, line.provenance):
            continue
        text = cut(run, line.provenance).translate(digits).replace(",", "")
        if re.fullmatch(r"[0-9. ]+", text):
            text = text.replace(" ", "")  # an amount that came apart
        figures = [float(one) for one in re.findall(r"[0-9]+(?:\.[0-9]+)?", text)]
        if not any(abs(figure - line.amount) < 0.005 for figure in figures):
            strays.append((line.id, line.amount, cut(run, line.provenance)))
    assert not strays


@each_plan
def test_spans_lie_in_the_text_and_agree_with_their_lines(path: Path) -> None:
    run = read_plan(path)
    starts = [0, *(match.end() for match in re.finditer(r"\r\n|\n|\r|\f", run.read.text))]
    for place in all_places(run):
        assert 0 <= place.char_start < place.char_end <= len(run.read.text)
        assert 1 <= place.line_start <= place.line_end <= len(starts)
        assert starts[place.line_start - 1] <= place.char_start
        assert place.line_end == len(starts) or place.char_end <= starts[place.line_end]


def all_places(run: Run) -> Iterator[Provenance]:
    """Yield every place of every record, section, table and finding."""
    for name in ("documents", "sections", "tables", *RECORD_LISTS):
        for row in getattr(run.plan, name):
            yield row.provenance
            yield from getattr(row, "also_at", ())
            yield from getattr(row, "pieces", ())
    for finding in run.plan.findings:
        yield from finding.provenance


@each_plan
def test_cells_stand_in_their_table(path: Path) -> None:
    run = read_plan(path)
    for table in run.plan.tables:
        source = " ".join(cut(run, piece) for piece in table.pieces)
        assert not [cell for row in table.rows for cell in row if not stands_in(cell, source)], table.id


def test_every_list_with_a_wording_is_looked_at() -> None:
    assert RECORD_LISTS.keys() - MAIN_WORDING.keys() == {"budget_lines"}


@pytest.mark.parametrize(
    ("wording", "source", "stands"),
    [
        ("จัดทำแผน", "๑. จัดทำ\n<b>แผน</b>", True),
        ("จัดทําแผน", "จัดทำ แผน", True),
        ("แผนพัฒนาบุคลากร ๓ ปี พ.ศ. ๒๕๖๗", "แผนพัฒนาบุคลากร ๓ ปี\nเทศบาลตำบลบ้านสมมุติ\nพ.ศ. ๒๕๖๗", True),
        ("พ.ศ. ๒๕๖๗ แผนพัฒนาบุคลากร", "แผนพัฒนาบุคลากร ๓ ปี พ.ศ. ๒๕๖๗", False),
        ("จัดทำแผน", "ลงวันที่ ๑ มีนาคม ๒๕๖๖", False),
        ("อบรมงานพัสดุ", "ศึกษาดูงานจัดเก็บรายได้", False),
        ("อบรมงานพัสดุ", "งาน", False),
    ],
)
def test_a_wrong_span_would_be_seen(wording: str, source: str, stands: bool) -> None:
    assert stands_in(wording, source) is stands
