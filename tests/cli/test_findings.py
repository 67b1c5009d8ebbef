"""planparse findings."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.model import Message
from tests.cli.conftest import Run
from tests.model.build import make_finding, make_plan


@pytest.fixture(autouse=True)
def plan_with_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file that is there holds a plan with three findings; another is read as ever."""
    from planparse.pipeline import parse

    gap = {"code": "numbering-gap", "severity": "warning", "provenance": []}
    note = Message(th="ข้อความ\u200bซ่อน", en="note\nwith a break")
    plan = make_plan(findings=[make_finding(), make_finding(2, **gap), make_finding(3, severity="info", message=note)])
    monkeypatch.setattr(
        "planparse.pipeline.parse", lambda path, options: plan if path.exists() else parse(path, options)
    )


def test_findings_are_listed_with_their_place_and_summed_up(run: Run, plan_file: Path) -> None:
    ran = run("findings", plan_file)
    assert (ran.code, ran.err) == (0, "")
    header, first, second, third, summary = ran.out.splitlines()
    assert header.split() == ["place", "severity", "code", "message"]
    assert first.split(maxsplit=3) == [f"{plan_file}:3", "error", "total-mismatch", "the total does not match"]
    assert second.split()[:3] == [str(plan_file), "warning", "numbering-gap"]
    assert third.endswith("note\\nwith a break")
    assert summary == "3 findings in 1 file: 1 error, 1 warning, 1 info"


def test_messages_in_thai(run: Run, plan_file: Path) -> None:
    out = run("findings", plan_file, "--language", "th").out
    assert "ผลรวมไม่ตรง" in out
    assert "the total" not in out


@pytest.mark.parametrize(
    ("arguments", "summary"),
    [
        (["--severity", "error"], "1 finding (of 3) in 1 file: 1 error, 0 warnings, 0 info"),
        (
            ["--severity", "error", "--severity", "warning"],
            "2 findings (of 3) in 1 file: 1 error, 1 warning, 0 info",
        ),
        (["--code", "total-mismatch"], "2 findings (of 3) in 1 file: 1 error, 0 warnings, 1 info"),
        (["--code", "total-mismatch", "--severity", "warning"], "0 findings (of 3) in 1 file"),
    ],
)
def test_findings_are_chosen(run: Run, plan_file: Path, arguments: list[str], summary: str) -> None:
    ran = run("findings", plan_file, *arguments)
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == summary


def test_an_unknown_code_is_refused_with_those_there_are(run: Run, plan_file: Path) -> None:
    ran = run("findings", plan_file, "--code", "total")
    assert (ran.code, ran.out) == (2, "")
    assert "'total'" in ran.err
    assert "numbering-duplicate" in ran.err


def test_a_clean_plan_is_one_line(run: Run, plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planparse.pipeline.parse", lambda *_: make_plan())
    assert run("findings", plan_file).out == "0 findings in 1 file\n"


def test_several_files_and_one_that_cannot_be_read(run: Run, plan_folder: Path, tmp_path: Path) -> None:
    ran = run("findings", plan_folder, tmp_path / "none.txt")
    assert (ran.code, len(ran.err_lines)) == (2, 1)
    assert "none.txt" in ran.err
    assert ran.out.splitlines()[-1] == "9 findings in 3 files: 3 errors, 3 warnings, 3 info"


def test_on_a_terminal_there_is_a_table_per_file(run_on_terminal: Run, plan_folder: Path) -> None:
    ran = run_on_terminal("findings", plan_folder)
    assert ran.out.count("───") > 0
    assert ran.out.count("severity") == 3
    assert "plan.md" in ran.out
    assert ran.out.rstrip().endswith("3 info")
