"""Dask: the same store as with processes, also when a worker of the cluster is killed half-way."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from planparse.batch.child import Limits
from planparse.batch.engines.dask_cluster import DaskEngine
from planparse.batch.engines.processes import WAITING
from planparse.batch.run import EngineChoice, Report
from planparse.batch.status import read_status
from planparse.batch.work import Outcome, Task
from planparse.errors import OptionsError
from planparse.options import Options
from tests.batch.conftest import PROCESSES, Quiet, digest_store, start_command, write_plan

Make = Callable[..., tuple[Path, Report]]

pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")
"""What Dask itself leaves open or uses when its processes end is not ours to mend."""


@contextmanager
def start_cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """Start a real scheduler and its workers on the loopback; yield its address and the workers' processes."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    common: dict[str, Any] = {"stdout": subprocess.DEVNULL, "env": environment, "cwd": folder}
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    scheduler = subprocess.Popen([*command, "--no-dashboard"], stderr=subprocess.PIPE, **common)  # noqa: S603
    started: list[subprocess.Popen[bytes]] = []
    try:
        address = _find_address(scheduler)
        options = ["--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(folder)]
        command = [sys.executable, "-m", "distributed.cli.dask_worker", address, "--host", "127.0.0.1", *options]
        for _ in range(workers):
            started.append(subprocess.Popen(command, stderr=subprocess.DEVNULL, **common))  # noqa: S603
        yield address, started
    finally:
        for process in [*started, scheduler]:
            process.kill()
            process.wait()


def _find_address(scheduler: subprocess.Popen[bytes]) -> str:
    assert scheduler.stderr is not None
    for line in scheduler.stderr:
        found = re.search(rb"tcp://127\.0\.0\.1:[0-9]+", line)
        if found:
            threading.Thread(target=scheduler.stderr.read, daemon=True).start()  # so that it never waits for a reader
            return found.group().decode()
    raise AssertionError("the scheduler said nothing of its address")


class Killer(Quiet):
    """A listener that kills a process when some files are done."""

    def __init__(self, victim: subprocess.Popen[bytes], after: int) -> None:
        super().__init__()
        self.victim = victim
        self.after = after

    def on_file(self, name: str, state: str, reason: str | None, how: str, outcome: object) -> None:
        super().on_file(name, state, reason, how, outcome)
        if len(self.files) == self.after:
            self.victim.kill()
            self.victim.wait()


def test_a_cluster_makes_the_same_store_as_processes(plans: Path, make_store: Make, tmp_path: Path) -> None:
    here, _ = make_store(plans, store="here", choice=PROCESSES)
    with start_cluster(tmp_path, 2) as (address, _):
        there, report = make_store(plans, store="there", choice=EngineChoice("dask", None, address))
    assert report.states == {"done": 12}
    assert digest_store(there) == digest_store(here)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
def test_a_worker_of_the_cluster_is_killed_half_way(plans: Path, make_store: Make, tmp_path: Path) -> None:
    for number in range(20, 60):
        write_plan(plans / f"เพิ่ม-{number}.txt", number)
    here, _ = make_store(plans, store="here")
    with start_cluster(tmp_path, 2) as (address, workers):
        killer = Killer(workers[0], after=15)
        there, report = make_store(plans, store="there", choice=EngineChoice("dask", None, address), listener=killer)
        assert workers[0].returncode == -signal.SIGKILL
        assert workers[1].poll() is None
    assert report.states == {"done": 52}
    assert digest_store(there) == digest_store(here)


@pytest.mark.usefixtures("poison")
def test_a_poisoned_file_does_not_take_the_cluster_with_it(plans: Path, make_store: Make, tmp_path: Path) -> None:
    write_plan(plans / "วน.txt", 99, "พิษ-วน")
    write_plan(plans / "ออก.txt", 98, "พิษ-ออก")
    with start_cluster(tmp_path, 2) as (address, _):
        _, report = make_store(plans, choice=EngineChoice("dask", None, address, Limits(seconds=8)))
    assert report.reasons == {"time-limit": 1, "crashed": 1}
    assert report.states == {"done": 12, "failed": 2}


def test_a_cluster_of_our_own_is_started_and_ended(plans: Path, tmp_path: Path) -> None:
    """In an interpreter of its own: the workers of such a cluster start from the program that asks for it."""
    command = ("batch", plans, "--out", tmp_path / "store", "--engine", "dask", "--jobs", 1)
    process = start_command(*command)
    try:
        _, words = process.communicate(timeout=200)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    assert process.returncode == 0, words.decode()
    assert read_status(tmp_path / "store").states == {"done": 12}


def test_a_run_that_is_left_takes_back_what_waits() -> None:
    cancelled: list[str] = []

    class Client:
        loop = None

        def nthreads(self) -> dict[str, int]:
            return {"one": 1}

        def submit(self, *_: object, key: str, retries: int) -> SimpleNamespace:
            return SimpleNamespace(key=key, exception=lambda: None, result=lambda: Outcome("", "", "done"))

        def cancel(self, futures: list[SimpleNamespace]) -> None:
            cancelled.extend(future.key for future in futures)

    class Completed(list[Any]):
        add = list.append
        __next__ = list.pop

    engine = object.__new__(DaskEngine)
    engine._client, engine._limits = Client(), Limits()
    engine._distributed = SimpleNamespace(as_completed=lambda loop: Completed())
    outcomes = engine.run(Task(str(number), "", Options()) for number in range(9))
    assert isinstance(outcomes, Generator)
    next(outcomes)
    outcomes.close()
    assert len(cancelled) == WAITING - 1


def test_a_scheduler_that_does_not_answer_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planparse.batch.engines.dask_cluster.CONNECT_SECONDS", 1)
    with pytest.raises(OptionsError, match="no Dask scheduler answers there") as caught:
        DaskEngine("tcp://127.0.0.1:9")
    assert "\n" not in str(caught.value)
