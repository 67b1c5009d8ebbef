"""Broken pipes and Ctrl-C are quiet."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planparse.cli.streams import EXIT_BROKEN_PIPE, EXIT_INTERRUPTED
from tests.cli.conftest import COMMAND, PLAN, Run, run_python

posix_only = pytest.mark.skipif(os.name == "nt", reason="pipes and signals of POSIX")


@posix_only
@pytest.mark.parametrize("command", ["parse", "explain", "findings"])
def test_a_reader_that_goes_early_is_no_error(tmp_path: Path, command: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN * 2000, encoding="utf-8")
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        done = run_python(COMMAND, command, str(path), stdout=write_end)
    finally:
        os.close(write_end)
    assert (done.returncode, done.stderr) == (EXIT_BROKEN_PIPE, b"")


@posix_only
@pytest.mark.parametrize("command", ["parse", "explain", "findings"])
def test_an_output_that_is_closed_is_told(tmp_path: Path, command: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    script = f"import os; os.close(1); import os, sys; sys.stdout = None; {COMMAND}"
    done = run_python(script, command, str(path))
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, lines) == (
        2,
        ["planparse: standard output is closed; check the place and its permissions"],
    )


@pytest.mark.parametrize(
    "arguments", [("findings", ""), ("parse", "", "--out", "out"), ("parse", "plan.txt", "--out", "")]
)
def test_an_empty_argument_is_not_the_directory_one_is_in(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert (done.code, len(done.err_lines), "empty argument" in done.err) == (2, 1, True)


@posix_only
def test_help_into_a_closed_pipe_is_quiet() -> None:
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        done = run_python(COMMAND, "--help", stdout=write_end)
    finally:
        os.close(write_end)
    assert done.stderr == b""


@posix_only
def test_a_signal_stops_quietly_and_leaves_no_unfinished_file(tmp_path: Path) -> None:
    pipe, out = tmp_path / "pipe.txt", tmp_path / "out"
    os.mkfifo(pipe)  # reading waits here, until the signal comes
    heeding = f"import signal; signal.signal(signal.SIGINT, signal.default_int_handler); {COMMAND}"  # nohup ignores it
    command = [sys.executable, "-c", heeding, "parse", str(pipe), "--out", str(out), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:  # noqa: S603
        writer = os.open(pipe, os.O_WRONLY)  # returns when the other side has opened the pipe
        process.send_signal(signal.SIGINT)
        try:
            out_text, err_text = process.communicate(timeout=60)
        finally:
            process.kill()  # else leaving the block waits for it
            os.close(writer)
    assert (process.returncode, out_text, err_text) == (EXIT_INTERRUPTED, b"", b"")
    assert list(out.iterdir()) == []


def test_an_interrupt_inside_a_command_is_quiet(run: Run, plan_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("planparse.pipeline.parse", stop)
    ran = run("parse", plan_file)
    assert (ran.code, ran.out, ran.err) == (EXIT_INTERRUPTED, "", "")


@posix_only
def test_thai_is_utf8_in_a_pipe_whatever_the_locale(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = run_python(COMMAND, "explain", str(path), stdout=subprocess.PIPE, env=environment)
    assert "วิสัยทัศน์".encode() in done.stdout


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_a_full_disk_behind_standard_output_is_one_line(plan_file: Path) -> None:
    with open("/dev/full", "wb") as full:
        done = run_python(COMMAND, "parse", str(plan_file), stdout=full)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
