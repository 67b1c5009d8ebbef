"""Laws that hold for any text: it is read or refused in one line, and what is read is all there, in its place."""

from __future__ import annotations

import bisect
from collections import Counter
from itertools import pairwise

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from planparse import Options, PlanFile, PlanparseError
from planparse.model import RECORD_LISTS, Provenance
from planparse.pipeline import Run, run_stages
from planparse.read import split_lines
from tests.properties.plan_texts import texts

each_text = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def read(text: str | bytes) -> Run | None:
    """Return what the stages make of a text, or None where they refuse it; anything else that is raised escapes."""
    try:
        return run_stages(f"{text}\n" if isinstance(text, str) else text, Options())
    except PlanparseError as error:
        refusal = str(error)
    assert refusal
    assert "\n" not in refusal
    return None


def places(plan: PlanFile) -> list[Provenance]:
    """Return every place of every record, section, table and finding."""
    found: list[Provenance] = [place for finding in plan.findings for place in finding.provenance]
    for name in ("documents", "sections", "tables", *RECORD_LISTS):
        for row in getattr(plan, name):
            found += [row.provenance, *getattr(row, "also_at", ()), *getattr(row, "pieces", ())]
    return found


@each_text
@given(texts)
@example("วิสัยทัศน์\n<table><tr><td rowspan=99999>ก")
@example("ที่\tโครงการ\tงบประมาณ\n๑\t\ud800\t๑,๐\x00๐๐.-")
def test_every_line_is_in_exactly_one_block_and_one_instrument(text: str) -> None:
    run = read(text)
    if run is None:
        return
    layout = run.layout
    seen = {line.index for line in layout.lines if not line.is_blank}
    blocks = Counter(at for block in layout.blocks for at in range(block.first, block.last + 1))
    owners = Counter(at for one in layout.instruments for first, last in one.ranges for at in range(first, last + 1))
    assert {at for at in seen if blocks[at] != 1} == set()
    assert {at for at in seen if owners[at] != 1} == set()
    coverage = run.plan.coverage
    assert coverage.unassigned == []
    assert coverage.lines_total == coverage.lines_assigned == len(seen)
    assert 0 <= coverage.lines_in_records <= coverage.lines_total


@each_text
@given(texts)
def test_lines_follow_each_other_and_cover_the_text(text: str) -> None:
    run = read(text)
    if run is None:
        return
    lines = run.layout.lines
    assert [line.index for line in lines] == list(range(len(lines)))
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert len(lines) == len(split_lines(run.read.text))
    assert all(0 <= line.start <= line.end <= len(run.normalised.text) for line in lines)
    assert all(one.end <= other.start for one, other in pairwise(lines))
    assert all(run.normalised.text[line.start : line.end] == line.text for line in lines)


@each_text
@given(texts)
@example("\n\x0b0")
@example("\r\x1f0")
def test_places_lie_in_the_source_and_say_their_lines(text: str) -> None:
    run = read(text)
    if run is None:
        return
    starts = [line.start for line in split_lines(run.read.text)]
    for place in places(run.plan):
        assert 0 <= place.char_start <= place.char_end <= len(run.read.text)
        assert place.line_start == bisect.bisect_right(starts, place.char_start)
        last = max(place.char_end - 1, place.char_start)
        assert place.line_end == bisect.bisect_right(starts, last)


@each_text
@given(texts)
def test_offsets_lead_to_the_source_and_never_back(text: str) -> None:
    run = read(text)
    if run is None:
        return
    length = len(run.normalised.text)
    spans = [run.normalised.source_span(at, at + 1) for at in range(length)]
    assert all(0 <= start <= end <= len(run.read.text) for start, end in spans)
    assert all(one[0] <= other[0] and one[1] <= other[1] for one, other in pairwise(spans))


@each_text
@given(texts)
def test_json_comes_back_the_same(text: str) -> None:
    run = read(text)
    if run is not None:
        written = run.plan.to_json()
        assert PlanFile.from_json(written).to_json() == written


@each_text
@given(texts)
def test_ids_are_unique_and_pointers_lead_somewhere(text: str) -> None:
    run = read(text)
    if run is None:
        return
    plan = run.plan
    rows = [row for name in ("documents", "sections", "tables", *RECORD_LISTS) for row in getattr(plan, name)]
    ids = Counter(row.id for row in rows)
    assert not [one for one, count in ids.items() if count > 1]
    pointers = ("document_id", "section_id", "parent_id", "strategy_id", "tactic_id")
    assert {getattr(row, key, None) for row in rows for key in pointers} - {None} <= ids.keys()
    assert {one for finding in plan.findings for one in finding.record_ids} <= ids.keys()


@each_text
@given(st.binary(max_size=300))
@example(b"\xff\xfe")
@example(b"%PDF-1.7")
def test_bytes_are_read_or_refused(data: bytes) -> None:
    read(data)
