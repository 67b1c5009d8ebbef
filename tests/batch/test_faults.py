"""What a batch survives: kills at any moment, files that do harm, a full disk, two batches at once."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

import planparse
from planparse.batch.child import Limits
from planparse.batch.lock import StoreBusy, lock_store
from planparse.batch.run import EngineChoice, Report
from planparse.batch.status import find_sources, read_status
from tests.batch.conftest import COMMAND, PROCESSES, digest_store, start_command, write_plan

Make = Callable[..., tuple[Path, Report]]
KILLS = 20
T = TypeVar("T")

needs_signals = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signals")
needs_mounts = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("unshare") is None, reason="a small disk is mounted with unshare of Linux"
)


def read_facts(store: Path) -> list[tuple[object, ...]]:
    """What the ledger says, but for times and runs."""
    database = sqlite3.connect(store / "ledger.sqlite")
    sources = database.execute("SELECT name, sha256, bytes, key, reason FROM sources ORDER BY location").fetchall()
    results = database.execute(
        "SELECT key, state, reason, message, pages, characters, records, errors, warnings FROM results ORDER BY key"
    ).fetchall()
    findings = database.execute("SELECT * FROM findings ORDER BY key, number").fetchall()
    database.close()
    return [*sources, *results, *findings]


@needs_signals
def test_a_run_that_is_killed_at_any_moment_goes_on_to_the_same_store(
    plans: Path, tmp_path: Path, make_store: Make
) -> None:
    """One kill in each twentieth of the time of a whole run; what is left goes on in this process."""
    begun = time.monotonic()
    start_command("batch", plans, "--out", tmp_path / "whole", "--jobs", 2).communicate(timeout=300)
    seconds = time.monotonic() - begun
    expected, facts = digest_store(tmp_path / "whole"), read_facts(tmp_path / "whole")
    assert len(expected) >= 20
    moments = random.Random(20261122)  # noqa: S311
    unfinished = 0
    for number in range(KILLS):
        process = start_command("batch", plans, "--out", tmp_path / f"store-{number}", "--jobs", 2)
        time.sleep((number + moments.random()) / KILLS * seconds)
        unfinished += process.poll() is None
        process.kill()
        process.communicate(timeout=60)
        store = tmp_path / f"store-{number}"
        if (store / "ledger.sqlite").exists() and _has_tables(store):
            read_status(store)
        make_store(plans, store=store.name)
        assert digest_store(store) == expected, f"after kill {number}"
        assert read_facts(store) == facts
        assert read_status(store).states == {"done": 12}
        shutil.rmtree(store)
    assert unfinished >= KILLS // 3, "many kills came in the midst of a run"


def _has_tables(store: Path) -> bool:
    """Whether the kill came after the ledger was made: an empty one belongs to no store yet."""
    database = sqlite3.connect(store / "ledger.sqlite")
    (version,) = database.execute("PRAGMA user_version").fetchone()
    database.close()
    return bool(version)


@needs_signals
def test_the_workers_end_with_a_batch_that_is_killed(plans: Path, tmp_path: Path, poison: Path) -> None:
    write_plan(plans / "ค้าง.txt", 99, "พิษ-วน")
    process = start_command("batch", plans, "--out", tmp_path / "store", "--jobs", 2)
    workers = _wait_for(lambda: len(_list_children(process.pid)) == 2 and _list_children(process.pid))
    time.sleep(1)
    process.kill()
    process.communicate(timeout=60)
    assert _wait_for(lambda: not any(_is_alive(worker) for worker in workers))


@needs_signals
def test_a_worker_that_is_killed_costs_nothing(plans: Path, make_store: Make, tmp_path: Path) -> None:
    expected = digest_store(make_store(plans, store="whole")[0])
    process = start_command("batch", plans, "--out", tmp_path / "store", "--jobs", 2)
    workers = _wait_for(lambda: _list_children(process.pid))
    for worker in workers:
        os.kill(worker, signal.SIGKILL)
    _, words = process.communicate(timeout=300)
    assert process.returncode == 0, words.decode()
    assert digest_store(tmp_path / "store") == expected


POISONS = {
    "พิษ-วน": "time-limit",
    "พิษ-หลับ": "time-limit",
    "พิษ-ออก": "crashed",
    "พิษ-ผิด": "internal-error",
    **({"พิษ-จำ": "memory-limit", "พิษ-ตาย": "crashed", "พิษ-ฆ่า": "killed"} if sys.platform != "win32" else {}),
}


@pytest.mark.usefixtures("poison")
def test_poisoned_files_are_put_aside_and_the_others_are_read(plans: Path, make_store: Make) -> None:
    """All in one run, as they may come: each costs its own result and no other."""
    for number, word in enumerate(POISONS):
        write_plan(plans / f"แผน-0{number}-{word}.txt", 90 + number, word)
    write_plan(plans / "พ-หลังพิษ.txt", 100)
    limits = Limits(seconds=8, memory_bytes=2_000_000_000)
    store, report = make_store(plans, choice=EngineChoice(jobs=2, limits=limits))
    assert report.states == {"done": 13, "failed": len(POISONS)}
    failed = [source for source in find_sources(store) if source.state == "failed"]
    found = {word: source.reason for word in POISONS for source in failed if source.name.endswith(f"-{word}.txt")}
    assert found == POISONS
    for source in failed:
        assert source.message is not None
        assert "\n" not in source.message
        assert "สมชาย" not in source.message, "the wording of an error may hold names of people"
    assert len(planparse.open_store(store).frame("plans")) == 12


@pytest.mark.usefixtures("poison")
def test_a_plug_in_is_part_of_the_contract_and_what_it_prints_of_no_result(plans: Path, make_store: Make) -> None:
    write_plan(plans / "พิมพ์.txt", 99, "พิษ-พิมพ์")
    store, report = make_store(plans, choice=PROCESSES)
    assert report.states == {"done": 13}
    run = read_status(store).last_run
    assert run is not None
    assert "poison 1.0" in run.contract


@needs_mounts
@pytest.mark.parametrize("kilobytes", [60, 150, 300])
def test_a_full_disk_stops_the_run_and_the_rest_follows(
    plans: Path, tmp_path: Path, make_store: Make, kilobytes: int
) -> None:
    """The run has a disk too small for the store; what it left is moved to one with room, and goes on there."""
    small, left, whole = tmp_path / "small", tmp_path / "left", tmp_path / "whole"
    small.mkdir()
    inside = (
        f'mount -t tmpfs -o size={kilobytes}k tmpfs "$1" || exit 99; '
        '"$2" -c "$3" batch "$4" --out "$1/store" --jobs 2; code=$?; cp -r "$1/store" "$5"; exit $code'
    )
    command = ["unshare", "--mount", "--map-root-user", "sh", "-c", inside]
    ran = subprocess.run(  # noqa: S603
        [*command, "sh", small, sys.executable, COMMAND, plans, left], capture_output=True, check=False, timeout=300
    )
    words = ran.stderr.decode()
    if ran.returncode == 99 or "unshare failed" in words:
        pytest.skip("no disk can be mounted here")
    assert ran.returncode == 2, words
    assert "the disk of the store is full" in words
    assert "Traceback" not in words
    for store in (left, whole):
        make_store(plans, store=store.name)
    assert digest_store(left) == digest_store(whole)


def test_a_second_batch_on_a_store_is_refused(plans: Path, make_store: Make) -> None:
    store, _ = make_store(plans)
    with lock_store(store, is_waiting=False):
        process = start_command("batch", plans, "--out", store)
        _, words = process.communicate(timeout=120)
    assert process.returncode == 2
    assert b"another batch is writing to this store" in words
    assert b"Traceback" not in words
    with pytest.raises(StoreBusy), lock_store(store, is_waiting=False):
        make_store(plans)


def test_a_second_batch_may_wait(plans: Path, make_store: Make) -> None:
    store, _ = make_store(plans)
    write_plan(plans / "ใหม่.txt", 99)
    with lock_store(store, is_waiting=False):
        process = start_command("batch", plans, "--out", store, "--wait", "--jobs", 1)
        time.sleep(2)
        assert process.poll() is None
        assert read_status(store).states == {"done": 12}
    process.communicate(timeout=120)
    assert process.returncode == 0
    assert read_status(store).states == {"done": 13}


@needs_signals
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_run_that_is_asked_to_stop_says_so_and_goes_on_later(
    plans: Path, tmp_path: Path, number: signal.Signals, poison: Path
) -> None:
    write_plan(plans / "ค้าง.txt", 99, "พิษ-หลับ")
    store = tmp_path / "store"
    process = start_command("batch", plans, "--out", store, "--jobs", 2)
    _wait_for(lambda: _has_ended_but_one(store))
    process.send_signal(number)
    _, words = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"goes on from there" in words
    assert b"Traceback" not in words
    status = read_status(store)
    assert status.last_run is not None
    assert status.last_run.state == "stopped"
    assert status.states["waiting"] == 1
    write_plan(plans / "ค้าง.txt", 99)
    start_command("batch", plans, "--out", store, "--jobs", 2).communicate(timeout=120)
    assert read_status(store).states == {"done": 13}


def _has_ended_but_one(store: Path) -> bool:
    if not (store / "ledger.sqlite").exists() or not _has_tables(store):
        return False
    database = sqlite3.connect(store / "ledger.sqlite")
    (results,) = database.execute("SELECT COUNT(*) FROM results").fetchone()
    database.close()
    return bool(results >= 1) and len(list(store.glob("json/*/*.json"))) == 11


def _list_children(parent: int) -> list[int]:
    try:
        words = Path(f"/proc/{parent}/task/{parent}/children").read_text(encoding="ascii")
    except OSError:
        return []
    children = [int(word) for word in words.split()]
    return [*children, *_list_thread_children(parent)]


def _list_thread_children(parent: int) -> list[int]:
    found: list[int] = []
    for path in Path(f"/proc/{parent}/task").glob("*/children"):
        if path.parent.name != str(parent):
            found += [int(word) for word in path.read_text(encoding="ascii").split()]
    return found


def _is_alive(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def _wait_for(condition: Callable[[], T]) -> T:
    """Wait until a condition holds, for a minute at most, and return its value."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError("waited in vain")
