"""JSON files and JSON lines."""

from __future__ import annotations

import io
from pathlib import Path

from planparse.export import put_json, put_json_line, write_json, write_json_lines
from planparse.model import PlanFile
from tests.model.build import make_full_plan, make_plan


def test_a_json_file_holds_the_plan_in_utf8_with_thai_as_it_is(tmp_path: Path) -> None:
    plan = make_full_plan()
    write_json(plan, tmp_path / "plan.json")
    data = (tmp_path / "plan.json").read_bytes()
    assert PlanFile.from_json(data) == plan
    assert "แผนพัฒนาบุคลากร".encode() in data
    assert data.endswith(b"}\n")


def test_a_json_line_is_one_line() -> None:
    stream = io.StringIO()
    put_json_line(make_full_plan(), stream)
    line = stream.getvalue()
    assert line.count("\n") == 1
    assert line.endswith("}\n")
    assert PlanFile.from_json(line) == make_full_plan()


def test_a_json_text_is_indented() -> None:
    stream = io.StringIO()
    put_json(make_full_plan(), stream)
    assert stream.getvalue().startswith('{\n  "schema_version"')
    assert stream.getvalue().endswith("\n}\n")


def test_json_lines_hold_the_plans_in_order(tmp_path: Path) -> None:
    plans = [make_plan("a.txt"), make_full_plan(), make_plan("c.txt")]
    write_json_lines(iter(plans), tmp_path / "plans.jsonl")
    lines = (tmp_path / "plans.jsonl").read_text(encoding="utf-8").splitlines()
    assert [PlanFile.from_json(line) for line in lines] == plans
