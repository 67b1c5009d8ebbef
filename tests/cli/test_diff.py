"""`planparse diff`: a table, JSON and files of what changed between two plans."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from planparse.batch.places import json_path
from planparse.batch.publish import SourceRow, publish
from tests.cli.conftest import Run
from tests.comparison.made_plans import KRASANG, PHONTHONG, make_plan


def write_plan(
    path: Path, name: str, budget: int, agency: tuple[str, str, str, str] = KRASANG, year: int = 2567
) -> Path:
    project = {"name": name, "budget_status": "amount", "budget_total": budget}
    path.write_text(make_plan(agency, (year,), projects=[project]).to_json(), encoding="utf-8")
    return path


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """Two plans: the same project, with more money the year after."""
    before = write_plan(tmp_path / "2567.json", "โครงการอบรม", 5000)
    return before, write_plan(tmp_path / "2568.json", "โครงการอบรม", 8000, year=2568)


def test_the_table_has_the_change_its_match_and_both_places(run: Run, pair: tuple[Path, Path]) -> None:
    ran = run("diff", *pair)
    assert ran.code == 0
    assert ran.err == ""
    header, line, summary = ran.out.splitlines()
    assert header.split() == ["topic", "change", "name", "field", "before", "after", "match", "a", "b", "note"]
    assert line.split() == [
        "projects",
        "changed",
        "โครงการอบรม",
        "budget",
        "5,000",
        "8,000",
        "name",
        "1.00",
        "p2:10",
        "p2:10",
    ]
    assert summary == "projects: 1 changed (threshold 0.85)"


def test_what_is_the_same_is_listed_when_asked_for(run: Run, pair: tuple[Path, Path]) -> None:
    assert run("diff", pair[0], pair[0]).out == "projects: 1 same (threshold 0.85)\n"
    assert "โครงการอบรม" in run("diff", pair[0], pair[0], "--all").out


def test_another_agency_is_a_warning_and_no_failure(run: Run, tmp_path: Path, pair: tuple[Path, Path]) -> None:
    other = write_plan(tmp_path / "other.json", "โครงการอบรม", 1, PHONTHONG)
    ran = run("diff", pair[0], other)
    assert ran.code == 0
    assert ran.err.startswith("planparse: warning: different agencies: เทศบาลตำบลกระสัง and เทศบาลตำบลโพนทอง")


def test_json_has_every_line_with_wording(run: Run, pair: tuple[Path, Path]) -> None:
    data = json.loads(run("diff", *pair, "--json").out)
    (change,) = data["changes"]
    assert (change["before"], change["after"], change["delta"]) == (5000, 8000, 3000)
    assert change["sources_a"][0]["wording"] == "โครงการอบรม"
    assert data["threshold"] == 0.85


def test_csv_and_markdown(run: Run, tmp_path: Path) -> None:
    before = write_plan(tmp_path / "a.json", "อบรม|<b>*", 1)
    after = write_plan(tmp_path / "b.json", "อบรม|<b>*", 2)
    assert run("diff", before, after, "--out", tmp_path / "x.csv").code == 0
    (row,) = csv.DictReader((tmp_path / "x.csv").read_text(encoding="utf-8-sig").splitlines())
    assert (row["name"], row["delta"], row["a_line_start"]) == ("อบรม|<b>*", "1", "10")
    assert run("diff", before, after, "--out", tmp_path / "x.md").code == 0
    head, rule, line = (tmp_path / "x.md").read_text(encoding="utf-8").splitlines()
    assert head.count("|") == rule.count("|")
    assert "อบรม\\|&lt;b>\\*" in line


def test_another_ending_is_refused_before_anything_is_read(run: Run, tmp_path: Path) -> None:
    ran = run("diff", "no-such-a", "no-such-b", "--out", tmp_path / "x.docx")
    assert ran.code == 2
    assert ".csv, .md, .json" in ran.err


@pytest.mark.parametrize("content", ["", "{}", "[1, 2]"])
def test_json_that_is_no_plan_is_named(run: Run, tmp_path: Path, pair: tuple[Path, Path], content: str) -> None:
    path = tmp_path / "bad.json"
    path.write_text(content, encoding="utf-8")
    ran = run("diff", pair[0], path)
    assert ran.code == 2
    assert "bad.json" in ran.err


def test_a_file_that_is_not_there(run: Run, tmp_path: Path, pair: tuple[Path, Path]) -> None:
    assert run("diff", pair[0], tmp_path / "none.txt").code == 2
    assert run("diff", pair[0], tmp_path / "none.json").code == 2


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of two plans, whose keys begin alike."""
    folder = tmp_path / "store"
    keys = ["abcd1" + "0" * 59, "abcd2" + "0" * 59]
    for key, budget in zip(keys, (1, 2), strict=True):
        path = json_path(folder, key)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_plan(path, "อบรม", budget)
    publish(folder, keys, [SourceRow(f"{key}.txt", key, key, "done") for key in keys])
    return folder


def test_plans_of_a_store_by_the_beginning_of_their_keys(run: Run, store: Path) -> None:
    ran = run("diff", "abcd1", "abcd2", "--store", store)
    assert ran.code == 0
    assert "projects: 1 changed" in ran.out


def test_a_beginning_of_two_keys_and_a_key_that_is_not_there(run: Run, store: Path) -> None:
    assert "2 keys begin with 'abcd'" in run("diff", "abcd", "abcd2", "--store", store).err
    assert run("diff", "abcd1", "ffff", "--store", store).code == 2
    assert run("diff", "../x", "abcd1", "--store", store).code == 2
