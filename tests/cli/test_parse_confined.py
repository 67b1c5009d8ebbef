"""`planparse parse` with limits on time and memory: each file in a process of its own."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import PLAN, STATEMENT, Run


def write_long_plan(path: Path) -> Path:
    """Write a plan that takes seconds and some hundred megabytes: 60,000 rows of projects."""
    rows = "\n".join(f"{number}\tโครงการที่ {number}\t๑,๐๐๐" for number in range(60_000))
    path.write_text(f"แผนพัฒนาบุคลากร\n\nที่\tโครงการ\tงบประมาณ\n{rows}\n", encoding="utf-8")
    return path


def test_a_plan_within_the_limits_is_read_as_ever(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(PLAN, encoding="utf-8")
    within = json.loads(run("parse", path, "--seconds", 100, "--memory", "4GB").out)
    assert within == json.loads(run("parse", path).out)
    assert within["source"]["path"] == str(path)
    assert within["source"]["media_type"] == "text/markdown"
    assert within["statements"][0]["text"] == STATEMENT


def test_a_plan_that_takes_too_long_is_one_line_and_the_next_is_read(run: Run, tmp_path: Path) -> None:
    long = write_long_plan(tmp_path / "a-long.txt")
    (tmp_path / "b.txt").write_text(PLAN, encoding="utf-8")
    ran = run("parse", long, tmp_path / "b.txt", "--out", tmp_path / "out", "--seconds", "4")
    assert ran.code == 2
    assert ran.err_lines == [f"planparse: {long}: not done after 4 seconds; raise the limit, or split the file"]
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["b.json"]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the address space of a process")
def test_a_plan_that_takes_too_much_memory_is_one_line(run: Run, tmp_path: Path) -> None:
    long = write_long_plan(tmp_path / "long.txt")
    ran = run("parse", long, "--memory", "250MB")
    assert ran.code == 2
    assert len(ran.err_lines) == 1
    assert "memory" in ran.err_lines[0]


def test_a_file_that_cannot_be_read_says_why(run: Run, tmp_path: Path) -> None:
    ran = run("parse", tmp_path / "nowhere.txt", "--memory", "4GB")
    assert ran.code == 2
    assert ran.err_lines == [f"planparse: {tmp_path / 'nowhere.txt'}: no such file; check the path"]
