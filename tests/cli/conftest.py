"""Running the command line inside the test process, and plans to run it on."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from planparse.cli import main

PLAN = "แผนพัฒนาบุคลากร\n\nวิสัยทัศน์\n\nบุคลากรมีสมรรถนะสูง ใส่ใจบริการ\n"
STATEMENT = "บุคลากรมีสมรรถนะสูง ใส่ใจบริการ"


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command did: its exit code, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def err_lines(self) -> list[str]:
        return self.err.splitlines()


class Terminal(io.StringIO):
    """A stream that a person reads."""

    def isatty(self) -> bool:
        return True


Run = Callable[..., Ran]
COMMAND = "import sys; from planparse.cli import main; sys.exit(main())"


def run_python(script: str, *arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run a script in an interpreter of its own."""
    command = [sys.executable, "-c", script, *arguments]
    return subprocess.run(command, check=False, stderr=subprocess.PIPE, **options)  # noqa: S603


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command with both streams in pipes."""

    def run_command(*arguments: object) -> Ran:
        code = main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run_command


@pytest.fixture
def run_on_terminal(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with both streams on a terminal of 100 columns, without colours."""
    for name, value in {"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)

    def run_command(*arguments: object) -> Ran:
        with monkeypatch.context() as patch:
            out, err = Terminal(), Terminal()
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            code = main([str(argument) for argument in arguments])
        return Ran(code, out.getvalue(), err.getvalue())

    return run_command


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """A plan with one statement and nothing to find fault with."""
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def plan_folder(tmp_path: Path) -> Path:
    """A directory of three plans and other files; two plans have the same stem."""
    folder = tmp_path / "plans"
    for name in ("a/plan.txt", "b/plan.md", "c.html", "notes.csv", ".hidden/x.txt", ".y.txt"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PLAN, encoding="utf-8")
    return folder
