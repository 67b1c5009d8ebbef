"""explain: what each line became. Every line has its block, and points at what was read from it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse.errors import EmptySource, FileMissing
from planparse.explanation import ExplainedLine, explain
from planparse.model import RECORD_LISTS
from planparse.pipeline import parse

TEXT = """แผนพัฒนาบุคลากร

๑. วิสัยทัศน์

บุคลากรมีสมรรถนะสูง

๒. พันธกิจ

๒.๑ พัฒนาบุคลากรทุกระดับ
๒.๒ เสริมสร้างคุณธรรม

| ที่ | รายการ | จำนวน |
|---|---|---|
| ๑ | อบรม | ๕ |
| ๒ | ประชุม | ๓ |
"""


def find_line(wording: str, text: str = TEXT) -> ExplainedLine:
    """Return the only line that holds the wording."""
    (line,) = [line for line in explain(text).lines if wording in line.text]
    return line


def test_lines_are_those_of_the_source_in_order() -> None:
    lines = explain(TEXT).lines
    assert [line.text for line in lines] == TEXT.splitlines()
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))


def test_a_blank_line_became_nothing() -> None:
    line = explain(TEXT).lines[1]
    assert (line.block, line.document_id, line.section_id, line.table_id, line.record_ids) == (None,) * 4 + ((),)


def test_a_heading_is_part_of_its_section() -> None:
    line = find_line("วิสัยทัศน์")
    assert (line.block, line.section) == ("heading", "๑ วิสัยทัศน์")


def test_a_line_stands_in_its_section_and_document() -> None:
    plan, line = parse(TEXT), find_line("บุคลากรมีสมรรถนะสูง")
    (section,) = [section for section in plan.sections if section.title == "วิสัยทัศน์"]
    assert (line.section_id, line.document_id) == (section.id, plan.documents[0].id)


def test_a_line_names_the_records_read_from_it() -> None:
    plan, line = parse(TEXT), find_line("บุคลากรมีสมรรถนะสูง")
    (vision,) = [item for item in plan.statements if item.kind == "vision"]
    assert line.record_ids == (vision.id,)


def test_a_line_of_a_table_names_the_table() -> None:
    plan = parse(TEXT)
    assert [find_line(word).table_id for word in ("รายการ", "อบรม", "ประชุม")] == [plan.tables[0].id] * 3
    assert find_line("อบรม").block == "table"
    assert find_line("บุคลากรมีสมรรถนะสูง").table_id is None


def test_every_record_and_table_of_the_plan_is_named_by_its_lines() -> None:
    plan, explanation = parse(TEXT), explain(TEXT)
    named = {record_id for line in explanation.lines for record_id in line.record_ids}
    assert named == {record.id for name in RECORD_LISTS for record in plan.records(name)}
    assert {line.table_id for line in explanation.lines} - {None} == {table.id for table in plan.tables}


def test_repairs_stand_at_their_line_with_source_offsets() -> None:
    text = "วิสัยทัศน์\n\nเเนวทาง\nองค์กรนํา\n"
    explanation = explain(text)
    (first,), (second,) = explanation.lines[2].repairs, explanation.lines[3].repairs
    assert (first.name, first.line, first.before, first.after) == ("double-sara-e", 3, "เเ", "แ")
    assert (second.name, second.line, second.before, second.after) == ("split-sara-am", 4, "\u0e4d\u0e32", "\u0e33")
    for repair in (first, second):
        assert text[repair.char_start : repair.char_end] == repair.before
    assert explanation.count_repairs() == {"double-sara-e": 1, "split-sara-am": 1}


def test_repairs_are_counted_the_most_frequent_first() -> None:
    explanation = explain("องค์กรนํา\nเเละ เเนว\n")
    assert list(explanation.count_repairs().items()) == [("double-sara-e", 2), ("split-sara-am", 1)]


def test_pages_are_those_of_the_source() -> None:
    assert [line.page for line in explain("วิสัยทัศน์\n\fพันธกิจ\n").lines] == [1, 2]


def test_the_path_is_as_given(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert explain(path).path == str(path)
    assert explain(TEXT).path is None


def test_what_cannot_be_read_raises_as_parse_does(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        explain(tmp_path / "none.txt")
    with pytest.raises(EmptySource):
        explain(b" \n")


PIECES = st.sampled_from(
    ["วิสัยทัศน์", "๑.", "- ", "| ก | ข |", "|---|---|", "\t", "เเ", "ํา", "\f", "รวม", " ", "ก", "(ลงชื่อ)", "**", "5"]
)


@given(st.lists(st.lists(PIECES, max_size=5).map("".join), min_size=1, max_size=12).map("\n".join))
def test_every_line_that_is_not_blank_has_a_block(text: str) -> None:
    source = f"ก{text}\r\n"
    lines = explain(source).lines
    for line in lines:
        assert (line.block is None) == (not line.text.strip(" \t\f\v\u00a0")), line
    assert sum(line.block is not None for line in lines) == parse(source).coverage.lines_assigned
