"""Many plans for a program."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest

import planparse
from planparse.batch.child import Child, Limits
from planparse.batch.work import Task
from tests.batch.conftest import write_plan


def test_results_come_in_the_order_of_the_sources(plans: Path) -> None:
    results = list(planparse.parse_many(plans, jobs=2))
    assert [Path(result.source).name for result in results] == sorted(path.name for path in plans.iterdir())
    assert {result.state for result in results} == {"done"}
    assert all(result.plan is not None and result.plan.source.path == result.source for result in results)


def test_a_result_is_what_parse_returns(plans: Path) -> None:
    (result,) = planparse.parse_many(plans / "แผน-04.txt", jobs=1)
    assert result.plan is not None
    expected = planparse.parse(plans / "แผน-04.txt")
    assert result.plan.projects == expected.projects
    assert result.plan.findings == expected.findings


def test_unordered_results_are_all_there(plans: Path) -> None:
    results = list(planparse.parse_many([plans / "แผน-01.txt", plans / "แผน-02.txt"], jobs=2, ordered=False))
    assert {Path(result.source).name for result in results} == {"แผน-01.txt", "แผน-02.txt"}


def test_what_cannot_be_read_is_a_result_in_its_place(plans: Path) -> None:
    (plans / "ว่าง.txt").write_bytes(b"")
    sources = [plans / "แผน-01.txt", plans / "ว่าง.txt", plans / "nowhere", plans / "แผน-02.txt"]
    results = list(planparse.parse_many(sources, jobs=2))
    assert [(result.state, result.reason) for result in results] == [
        ("done", None),
        ("failed", "EmptySource"),
        ("failed", "no-plans"),
        ("done", None),
    ]
    assert results[1].plan is None
    assert results[2].message is not None
    assert results[2].message.startswith("no such file")


@pytest.mark.usefixtures("poison")
def test_a_poisoned_file_does_not_end_the_others(plans: Path) -> None:
    write_plan(plans / "พิษ.txt", 99, "พิษ-ออก")
    results = list(planparse.parse_many(plans, jobs=2, limits=Limits(seconds=30)))
    assert [result.reason for result in results if result.state == "failed"] == ["crashed"]
    assert len(results) == 13


def test_the_processes_end_when_the_iterator_is_left(plans: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started = _record_processes(monkeypatch)
    results = planparse.parse_many(plans, jobs=2)
    assert next(results).state == "done"
    results.close()  # type: ignore[attr-defined]
    assert list(results) == []
    assert started
    assert [process.poll() for process in started if process.poll() is None] == []


def test_no_process_starts_for_a_task_that_comes_after_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    started = _record_processes(monkeypatch)
    child = Child(Limits())
    child.close()
    outcome = child.run(Task("0", "", planparse.Options(), None, b""))
    assert (outcome.state, outcome.reason) == ("failed", "killed")
    assert started == []


def test_a_process_that_is_killed_before_it_is_told_anything_is_started_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    started, start = [], subprocess.Popen

    def kill_the_first(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(start(*arguments, **options))
        if len(started) == 1:
            started[0].kill()
            started[0].wait()
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", kill_the_first)
    child = Child(Limits())
    outcome = child.run(Task("0", "", planparse.Options(), None, "แผนพัฒนาบุคลากร\n".encode()))
    child.close()
    assert (outcome.state, outcome.attempts) == ("done", 2)


def _record_processes(monkeypatch: pytest.MonkeyPatch) -> list[subprocess.Popen[bytes]]:
    started = []
    start = subprocess.Popen

    def record(*arguments: Any, **options: Any) -> subprocess.Popen[bytes]:
        started.append(start(*arguments, **options))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", record)
    return started
