"""Processes of this machine, asked for other work than reading."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from planparse.batch.child import Limits
from planparse.batch.engines import ProcessEngine


def die_once(mark: Path) -> str:
    """Return the name of a file; where there was none yet, make it and be killed."""
    if mark.exists():
        return mark.name
    mark.touch()
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("not killed")


@pytest.fixture(scope="module")
def engine() -> Iterator[ProcessEngine]:
    with closing(ProcessEngine(2, Limits(memory_bytes=2_000_000_000))) as started:
        yield started


def test_answers_come_in_their_order_from_other_processes(engine: ProcessEngine) -> None:
    assert list(engine.map(pow, [2, 3, 4, 5], [3, 2, 1, 0])) == [8, 9, 4, 1]
    assert os.getpgid(0) not in set(engine.map(os.getpgid, [0, 0, 0, 0]))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
def test_a_process_that_is_killed_is_started_anew(engine: ProcessEngine, tmp_path: Path) -> None:
    marks = [tmp_path / "one", tmp_path / "two", tmp_path / "three"]
    assert list(engine.map(die_once, marks)) == ["one", "two", "three"]
    assert len(list(tmp_path.iterdir())) == 3


def test_what_the_function_raises_is_raised(engine: ProcessEngine) -> None:
    with pytest.raises(ZeroDivisionError):
        list(engine.map(divmod, [1], [0]))


@pytest.mark.skipif(sys.platform != "linux", reason="the limit is that of Linux")
def test_the_limit_on_memory_is_for_files_only(engine: ProcessEngine) -> None:
    import resource

    ((soft, hard),) = engine.map(resource.getrlimit, [resource.RLIMIT_AS])
    assert soft == hard != 2_000_000_000


def test_a_single_process_would_save_no_time() -> None:
    with closing(ProcessEngine(1)) as engine:
        assert list(engine.map(os.getpgid, [0])) == [os.getpgid(0)]
