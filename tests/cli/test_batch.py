"""The commands of a batch: what they print, and how they end."""

from __future__ import annotations

import io
import json
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
import typer

from planparse.batch.run import EngineChoice, Report
from planparse.cli.batch import _describe_preview, stop_on_signals
from planparse.cli.batch_progress import Progress, watch_batch
from planparse.cli.sizes import read_bytes
from tests.batch.engines.here import Here, HereEngine
from tests.cli.conftest import PLAN, Run, Terminal


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in this process: what the commands print is the same, and no process has to be started."""
    monkeypatch.setattr(EngineChoice, "make", lambda _: HereEngine(Here().read))


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Two plans, one of them twice, and an empty file."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "a.txt").write_text(PLAN, encoding="utf-8")
    (folder / "b.txt").write_text(PLAN, encoding="utf-8")
    (folder / "c.txt").write_text(PLAN.replace("ใส่ใจ", "เต็มใจ"), encoding="utf-8")
    return folder


def test_a_run_says_in_one_line_what_it_came_to(run: Run, archive: Path, tmp_path: Path) -> None:
    ran = run("batch", archive, "--out", tmp_path / "store", "--jobs", 1)
    assert ran.code == 0
    assert ran.out == ""
    assert ran.err_lines[-1] == f"planparse: 3 sources done, 1 duplicate; store: {tmp_path / 'store'}"


def test_what_failed_is_told_with_the_exit_code(run: Run, archive: Path, tmp_path: Path) -> None:
    (archive / "ว่าง.txt").write_bytes(b"")
    ran = run("batch", archive, tmp_path / "nowhere", "--out", tmp_path / "store", "--jobs", 1)
    assert ran.code == 2
    assert any("ว่าง.txt: EmptySource, empty; give a file" in line for line in ran.err_lines)
    assert any("nowhere: no such file" in line for line in ran.err_lines)
    assert ran.err_lines[-1].startswith("planparse: 3 sources done, 1 failed, 1 duplicate, 1 path without plans; why:")


@pytest.mark.usefixtures("here")
def test_the_status_lists_what_was_not_read(run: Run, archive: Path, tmp_path: Path) -> None:
    (archive / "ว่าง.txt").write_bytes(b"")
    run("batch", archive, "--out", tmp_path / "store", "--jobs", 1, "--quiet")
    ran = run("status", tmp_path / "store")
    assert ran.code == 0
    lines = ran.out.splitlines()
    (row,) = [line for line in lines if "ว่าง.txt" in line]
    assert "failed" in row
    assert "EmptySource" in row
    assert "3 sources done, 1 failed" in lines
    assert "  failed EmptySource: 1" in lines
    assert any(line.startswith("2 plans with 2 pages and 2 records") for line in lines)
    assert lines[-1].startswith("last run finished ")


@pytest.mark.usefixtures("here")
def test_the_status_as_json(run: Run, archive: Path, tmp_path: Path) -> None:
    (archive / "ว่าง.txt").write_bytes(b"")
    run("batch", archive, "--out", tmp_path / "store", "--jobs", 1, "--quiet")
    told = json.loads(run("status", tmp_path / "store", "--json", "--state", "done").out)
    assert told["states"] == {"done": 3, "failed": 1}
    assert told["reasons"] == [{"state": "failed", "reason": "EmptySource", "sources": 1}]
    assert [Path(source["name"]).name for source in told["sources"]] == ["a.txt", "b.txt", "c.txt"]
    assert told["last_run"]["state"] == "finished"


def test_a_dry_run_says_why_and_does_nothing(run: Run, archive: Path, tmp_path: Path) -> None:
    ran = run("batch", archive, "--out", tmp_path / "store", "--dry-run")
    assert ran.code == 0
    assert ran.out.splitlines() == ["would read 2 files", "  2 new", "1 duplicate among them"]
    assert not (tmp_path / "store").exists()


def test_a_dry_run_names_what_another_tesseract_read() -> None:
    told = _describe_preview(Report(others_ocr=Counter({"tesseract 4.1.1": 2})))
    assert told.splitlines()[-1] == (
        "2 sources with pages that tesseract 4.1.1 read, which is not the one installed: "
        "planparse retry STORE --reason other-ocr"
    )


def test_events_as_json_lines(run: Run, archive: Path, tmp_path: Path) -> None:
    ran = run("batch", archive, "--out", tmp_path / "store", "--jobs", 1, "--log-json")
    events = [json.loads(line) for line in ran.err_lines]
    sources = [event for event in events if event["event"] == "source"]
    assert {Path(event["source"]).name: event["state"] for event in sources} == dict.fromkeys(
        ("a.txt", "b.txt", "c.txt"), "done"
    )
    assert sorted(event["how"] for event in sources) == ["duplicate", "read", "read"]
    assert {"event": "step", "step": "cleaning", "done": 1, "total": 1} in events
    assert events[-1] == {
        "event": "finished",
        "hows": {"read": 2, "duplicate": 1},
        "whys": {"new": 2},
        "states": {"done": 3},
        "reasons": {},
        "problems": 0,
        "pages": 2,
    }


@pytest.mark.usefixtures("here")
def test_a_list_on_standard_input(run: Run, archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{archive / 'a.txt'}\n{archive / 'c.txt'}\n"))
    ran = run("batch", "-", "--out", tmp_path / "store", "--jobs", 1)
    assert ran.code == 0
    assert "2 sources done" in ran.err


@pytest.mark.usefixtures("here")
def test_retry_reads_what_failed(run: Run, archive: Path, tmp_path: Path) -> None:
    (archive / "ว่าง.txt").write_bytes(b"")
    run("batch", archive, "--out", tmp_path / "store", "--jobs", 1, "--quiet")
    assert run("retry", tmp_path / "store", "--reason", "time-limit").code == 0
    assert run("retry", tmp_path / "store", "--jobs", 1).code == 2
    (archive / "ว่าง.txt").write_text(PLAN + "\nพันธกิจ\n\n๑. พัฒนา\n", encoding="utf-8")
    assert run("retry", tmp_path / "store", "--jobs", 1).code == 0
    assert "4 sources done" in run("status", tmp_path / "store").out


@pytest.mark.parametrize("command", ["status", "retry"])
def test_no_store_is_one_line(run: Run, tmp_path: Path, command: str) -> None:
    ran = run(command, tmp_path)
    assert ran.code == 2
    assert ran.err_lines == [
        f"planparse: {tmp_path}: no store of planparse here; give the folder of a store that planparse batch made"
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--memory", "much"), "no size"),
        (("--memory", "1MB"), "needs 250 MB"),
        (("--scheduler", "tcp://127.0.0.1:1"), "only Dask has a scheduler"),
        (("--jobs", "0"), "jobs"),
        (("--seconds", "0"), "seconds"),
    ],
)
def test_wrong_usage(run: Run, archive: Path, tmp_path: Path, arguments: tuple[str, ...], words: str) -> None:
    ran = run("batch", archive, "--out", tmp_path / "store", *arguments)
    assert ran.code == 2
    assert words in ran.err
    assert "Traceback" not in ran.err


def test_a_line_is_printed_now_and_then_where_nobody_watches_a_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("planparse.cli.batch_progress.LINE_SECONDS", 0.02)
    with watch_batch(is_json=False, is_quiet=False) as progress:
        progress.on_total(3)
        progress.on_file("a.txt", "done", None, "read", None)
        progress.on_file("b.txt", "failed", "EmptySource", "read", None)
        end = time.monotonic() + 60
        printed = ""
        while "of 3 sources" not in printed and time.monotonic() < end:
            printed += capsys.readouterr().err
    lines = [line for line in printed.splitlines() if "of 3 sources" in line]
    assert lines[0].startswith("planparse: 2 of 3 sources, ")
    assert lines[0].endswith(" left, 1 failed")
    assert "files/s" in lines[0]
    assert "pages/s" in lines[0]


def stop_half_way(progress: Progress) -> None:
    progress.on_total(3)
    progress.on_file("a.txt", "done", None, "read", None)
    progress.on_file("b.txt", "failed", "EmptySource", "read", None)
    raise KeyboardInterrupt


@pytest.mark.parametrize("is_json", [False, True])
def test_a_run_that_is_stopped_says_what_was_done(is_json: bool, capsys: pytest.CaptureFixture[str]) -> None:
    watching = watch_batch(is_json=is_json, is_quiet=not is_json)
    with pytest.raises(typer.Exit) as left, watching as progress, stop_on_signals(progress):
        stop_half_way(progress)
    assert left.value.exit_code == 130
    last = capsys.readouterr().err.splitlines()[-1]
    if is_json:
        assert json.loads(last) == {"event": "stopped", "states": {"done": 1, "failed": 1}}
    else:
        assert last.startswith("planparse: stopped: 1 source done, 1 failed of 3; what was read is in the store")


def test_a_bar_shows_rate_and_failures(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "160")
    monkeypatch.setenv("TERM", "xterm")
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    with watch_batch(is_json=False, is_quiet=False) as progress:
        progress.on_total(2)
        progress.on_file("a[b].txt", "failed", "EmptySource", "read", None)
        progress.on_file("b.txt", "done", None, "read", None)
    shown = terminal.getvalue()
    assert "a[b].txt: EmptySource" in shown
    assert "1 failed" in shown
    assert "pages/s" in shown


@pytest.mark.parametrize(
    ("text", "size"), [("1k", 1_000), ("2 MiB", 2_000_000), ("4GB", 4 * 10**9), ("1.25g", 1_250_000_000)]
)
def test_sizes(text: str, size: int) -> None:
    assert read_bytes(text, "--memory") == size
