"""Rows that are wider than any table stay text and are said; tables beside them are read."""

from __future__ import annotations

from planparse import parse

TABLE = "ที่\tโครงการ\tงบประมาณ\n๑\tโครงการอบรม\t๑๐,๐๐๐\n๒\tโครงการศึกษาดูงาน\t๒๐,๐๐๐\n"


def test_row_of_many_cells_is_kept_as_text_and_said() -> None:
    plan = parse(f"แผนพัฒนาบุคลากร\n\n{TABLE}\n{'ก' + chr(9) * 600 + 'ข'}\n")
    assert [project.budget_total for project in plan.projects] == [10_000, 20_000]
    found = [finding for finding in plan.findings if finding.found == 600]
    assert [finding.code for finding in found] == ["low-confidence"]
    assert [place.line_start for place in found[0].provenance] == [7]
    assert plan.coverage.unassigned == []


def test_wide_row_within_a_table_does_not_end_the_table() -> None:
    row = "|".join(["ก"] * 600)
    plan = parse(f"แผนพัฒนาบุคลากร\n\n{TABLE}|{row}|\n{TABLE}")
    assert len(plan.projects) == 4
    assert any(finding.found == 601 for finding in plan.findings)


def test_tables_as_wide_as_forms_are_not_mentioned() -> None:
    header = "\t".join(["ที่", "โครงการ", *(f"เดือนที่ {month}" for month in range(1, 37))])
    plan = parse(f"แผนพัฒนาบุคลากร\n\n{header}\n" + "๑\tอบรม" + "\t-" * 36 + "\n")
    assert not any("ช่องมากกว่า" in finding.message.th for finding in plan.findings)
