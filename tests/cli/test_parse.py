"""planparse parse."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path

import pytest

from planparse.model import PlanFile
from planparse.options import Options
from tests.cli.conftest import PLAN, STATEMENT, Run
from tests.model.build import make_finding, make_plan, make_record


@pytest.fixture
def plan_with_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file that is there holds a plan with one finding of severity error and one warning."""
    from planparse.pipeline import parse

    plan = make_plan(findings=[make_finding(), make_finding(2, severity="warning")])
    monkeypatch.setattr(
        "planparse.pipeline.parse", lambda path, options: plan if path.exists() else parse(path, options)
    )


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_file_goes_to_standard_output_as_json(run: Run, plan_file: Path) -> None:
    ran = run("parse", plan_file)
    assert (ran.code, ran.err) == (0, "")
    plan = PlanFile.from_json(ran.out)
    assert plan.source.path == str(plan_file)
    assert [statement.text for statement in plan.statements] == [STATEMENT]


def test_a_directory_with_one_plan_is_one_plan(run: Run, plan_file: Path) -> None:
    assert run("parse", plan_file.parent).out == run("parse", plan_file).out


def test_several_files_go_to_standard_output_as_json_lines(run: Run, plan_folder: Path) -> None:
    ran = run("parse", plan_folder, "--format", "jsonl")
    assert ran.code == 0
    paths = [PlanFile.from_json(line).source.path for line in ran.out.splitlines()]
    assert paths == [str(plan_folder / name) for name in ("a/plan.txt", "b/plan.md", "c.html")]


@pytest.mark.parametrize("arguments", [[], ["--format", "json"], ["--format", "csv"]])
def test_several_files_without_a_place_are_refused(run: Run, plan_folder: Path, arguments: list[str]) -> None:
    ran = run("parse", plan_folder, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "--out DIR" in ran.err


def test_csv_needs_a_place_even_for_one_file(run: Run, plan_file: Path) -> None:
    assert run("parse", plan_file, "--format", "csv").code == 2


def test_json_files_are_named_after_the_stem_and_none_is_overwritten(run: Run, plan_folder: Path) -> None:
    out = plan_folder / "deep" / "out"
    ran = run("parse", plan_folder, "--out", out)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert names_in(out) == ["c.json", "plan-2.json", "plan.json"]
    paths = {name: json.loads((out / name).read_bytes())["source"]["path"] for name in names_in(out)}
    assert paths["plan.json"] == str(plan_folder / "a" / "plan.txt")
    assert paths["plan-2.json"] == str(plan_folder / "b" / "plan.md")


def test_json_lines_with_a_place_are_one_file(run: Run, plan_folder: Path, tmp_path: Path) -> None:
    assert run("parse", plan_folder, "--out", tmp_path / "out", "--format", "jsonl").code == 0
    assert names_in(tmp_path / "out") == ["plans.jsonl"]
    lines = (tmp_path / "out" / "plans.jsonl").read_text(encoding="utf-8").splitlines()
    assert len([PlanFile.from_json(line) for line in lines]) == 3


def test_csv_is_a_folder_per_plan(run: Run, plan_folder: Path, tmp_path: Path) -> None:
    assert run("parse", plan_folder, "--out", tmp_path / "out", "--format", "csv").code == 0
    assert names_in(tmp_path / "out") == ["c", "plan", "plan-2"]
    with (tmp_path / "out" / "plan-2" / "statements.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["text"] for row in csv.DictReader(stream)] == [STATEMENT]


def test_a_file_named_twice_is_read_once(run: Run, plan_file: Path) -> None:
    ran = run("parse", plan_file, plan_file.parent, os.path.relpath(plan_file), "--format", "jsonl")
    assert len(ran.out.splitlines()) == 1


def test_a_second_run_writes_the_same_files_again(run: Run, plan_file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for _ in range(2):
        assert run("parse", plan_file, "--out", out).code == 0
    assert names_in(out) == ["plan.json"]


def test_a_file_that_cannot_be_read_does_not_keep_the_others(run: Run, plan_folder: Path, tmp_path: Path) -> None:
    missing, empty = tmp_path / "missing.txt", tmp_path / "empty.txt"
    empty.touch()
    ran = run("parse", missing, empty, plan_folder, "--out", tmp_path / "out")
    assert ran.code == 2
    assert [line.split(": ")[:2] for line in ran.err_lines] == [["planparse", str(missing)], ["planparse", str(empty)]]
    assert len(names_in(tmp_path / "out")) == 3


def test_a_directory_without_plans_is_named(run: Run, tmp_path: Path) -> None:
    ran = run("parse", tmp_path)
    assert (ran.code, len(ran.err_lines)) == (2, 1)
    assert str(tmp_path) in ran.err
    assert "*.txt" in ran.err


@pytest.mark.parametrize("data", [b"\x00\x01\x02\xff" * 500, b"%PDF-1.7\n\0", b" \n\t\n", b""])
def test_what_is_no_text_is_one_line(run: Run, tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.txt"
    path.write_bytes(data)
    ran = run("parse", path)
    assert (ran.code, ran.out, len(ran.err_lines)) == (2, "", 1)
    assert str(path) in ran.err


def test_a_place_that_is_a_file_is_refused(run: Run, plan_file: Path) -> None:
    ran = run("parse", plan_file, "--out", plan_file)
    assert ran.code == 2
    assert plan_file.read_text(encoding="utf-8") == PLAN


def test_a_file_that_cannot_be_written_is_one_line(run: Run, plan_file: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "plan.json").mkdir(parents=True)
    ran = run("parse", plan_file, "--out", tmp_path / "out")
    assert (ran.code, len(ran.err_lines)) == (2, 1)
    assert "plan.json" in ran.err
    assert names_in(tmp_path / "out") == ["plan.json"]


def test_the_encoding_can_be_named(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(PLAN.encode("utf-16-be"))
    ran = run("parse", path, "--encoding", "utf-16-be")
    assert PlanFile.from_json(ran.out).statements[0].text == STATEMENT


def test_an_unknown_encoding_is_one_line(run: Run, plan_file: Path) -> None:
    ran = run("parse", plan_file, "--encoding", "klingon")
    assert (ran.code, len(ran.err_lines)) == (2, 1)
    assert "'klingon'" in ran.err


@pytest.fixture
def choices_seen(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The personal_data of each reading."""
    seen: list[str] = []

    def parse(_: object, options: Options) -> PlanFile:
        seen.append(options.personal_data)
        return make_plan()

    monkeypatch.setattr("planparse.pipeline.parse", parse)
    return seen


@pytest.mark.parametrize("choice", ["mask", "keep", "drop"])
def test_the_choice_for_personal_data_reaches_the_reading(
    run: Run, plan_file: Path, choices_seen: list[str], choice: str
) -> None:
    assert run("parse", plan_file, "--personal-data", choice).code == 0
    assert choices_seen == [choice]


def test_names_are_masked_unless_wanted(run: Run, plan_file: Path, choices_seen: list[str]) -> None:
    run("parse", plan_file)
    assert choices_seen == ["mask"]


@pytest.mark.usefixtures("plan_with_errors")
class TestStrict:
    def test_without_it_findings_do_no_harm(self, run: Run, plan_file: Path) -> None:
        assert run("parse", plan_file).code == 0

    def test_errors_are_1_and_the_plan_is_still_written(self, run: Run, plan_file: Path, tmp_path: Path) -> None:
        ran = run("parse", plan_file, "--strict", "--out", tmp_path / "out")
        assert ran.code == 1
        assert ran.err_lines == ["planparse: 1 finding of severity error; to read them: planparse findings FILE"]
        assert names_in(tmp_path / "out") == ["plan.json"]

    def test_quiet_says_nothing(self, run: Run, plan_file: Path) -> None:
        ran = run("parse", plan_file, "--strict", "--quiet")
        assert (ran.code, ran.err) == (1, "")

    def test_a_file_that_cannot_be_read_weighs_more(self, run: Run, plan_file: Path, tmp_path: Path) -> None:
        ran = run("parse", plan_file, tmp_path / "none", "--strict", "--out", tmp_path / "out")
        assert ran.code == 2


def test_warnings_are_0_under_strict(run: Run, plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = make_plan(findings=[make_finding(severity="warning"), make_finding(2, severity="info")])
    monkeypatch.setattr("planparse.pipeline.parse", lambda *_: plan)
    assert run("parse", plan_file, "--strict").code == 0


def test_on_a_terminal_a_summary_is_shown(run_on_terminal: Run, plan_folder: Path, tmp_path: Path) -> None:
    ran = run_on_terminal("parse", plan_folder, tmp_path / "none.txt", "--out", tmp_path / "out")
    assert ran.out == ""
    assert "read 3 plans with 0 findings" in ran.err
    assert "could not read 1 file" in ran.err


def test_quiet_shows_no_summary_and_no_bar(run_on_terminal: Run, plan_folder: Path, tmp_path: Path) -> None:
    ran = run_on_terminal("parse", plan_folder, "--out", tmp_path / "out", "--quiet")
    assert (ran.out, ran.err) == ("", "")


def test_on_a_terminal_json_is_plain(run_on_terminal: Run, plan_file: Path) -> None:
    ran = run_on_terminal("parse", plan_file)
    assert PlanFile.from_json(ran.out).statements[0].text == STATEMENT
    assert ran.err == ""


def test_a_wording_that_has_no_utf8_is_written_as_escape(
    run: Run, plan_file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    plan = make_plan(statements=[make_record("statements", text="ก\udce0")])
    monkeypatch.setattr("planparse.pipeline.parse", lambda *_: plan)
    for kind in ("json", "jsonl", "csv"):
        assert run("parse", plan_file, "--out", tmp_path / kind, "--format", kind).code == 0
    assert PlanFile.from_json((tmp_path / "json" / "plan.json").read_bytes()) == plan
