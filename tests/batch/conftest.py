"""Plans, stores and a plug-in that does harm."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from planparse.batch.run import EngineChoice, Report, run_batch
from planparse.batch.sources import find_items
from planparse.options import Options
from tests.batch.engines.here import Here

PROCESSES = EngineChoice(jobs=2)
COMMAND = "import sys; from planparse.cli import main; sys.exit(main())"
POISON = """
import ctypes, os, time
from planparse.extract.form import Form
from planparse.lexicon.wording import load_wording


def find(place, wording):
    text = " ".join(line.text for line in place.layout.lines)
    if "พิษ-วน" in text:
        while True:
            pass
    if "พิษ-หลับ" in text:
        time.sleep(3600)
    if "พิษ-จำ" in text:
        bytearray(20_000_000_000)
    if "พิษ-ตาย" in text:
        ctypes.string_at(0)
    if "พิษ-ออก" in text:
        os._exit(7)
    if "พิษ-ฆ่า" in text:
        os.kill(os.getpid(), 9)
    if "พิษ-ผิด" in text:
        raise ValueError("นายสมชาย")
    if "พิษ-พิมพ์" in text:
        print("printed into the pipe of the worker")
    return iter(())


class Poison(Form):
    wording = property(lambda self: load_wording("forms/signatories"))


FORM = Poison("poison", (), find)
"""


class Quiet:
    """A listener that keeps what it is told."""

    def __init__(self) -> None:
        self.files: list[tuple[str, str, str | None, str]] = []
        self.problems: list[Any] = []
        self.steps: list[str] = []

    def on_file(self, name: str, state: str, reason: str | None, how: str, outcome: object) -> None:
        self.files.append((name, state, reason, how))

    def on_problem(self, problem: object) -> None:
        self.problems.append(problem)

    def on_step(self, step: str, done: int, total: int) -> None:
        self.steps.append(step)


def write_plan(path: Path, number: int, more: str = "") -> Path:
    """Write a small plan that differs from the others by its number."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"แผนพัฒนาบุคลากร องค์การบริหารส่วนตำบลที่ {number}\n\nวิสัยทัศน์\n\nบุคลากรชุดที่ {number} มีสมรรถนะสูง {more}\n\n"
        f"โครงการ\tงบประมาณ\n๑. อบรมครั้งที่ {number}\t{number + 1},๐๐๐\nรวม\t{number + 1},๐๐๐\n",
        encoding="utf-8",
    )
    return path


def digest_store(store: Path) -> dict[str, str]:
    """Return path -> hash of every file that must be the same whoever made the store, and when."""
    return {
        path.relative_to(store).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(store.rglob("*"))
        if path.is_file() and not path.name.startswith((".lock", "ledger.sqlite", "plans.duckdb"))
    }


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder of twelve small plans, two of them the same."""
    folder = tmp_path / "plans"
    for number in range(11):
        write_plan(folder / f"แผน-{number:02}.txt", number)
    (folder / "สำเนา.txt").write_bytes((folder / "แผน-03.txt").read_bytes())
    return folder


@pytest.fixture
def make_store(tmp_path: Path) -> Callable[..., tuple[Path, Report]]:
    """Return what runs a batch over sources into a store: in this process, unless a `choice` says otherwise."""

    def make(*sources: Path | str, store: str = "store", listener: Any = None, **more: Any) -> tuple[Path, Report]:
        options = more.pop("options", Options())
        choice = more.pop("choice", Here())
        folder = tmp_path / store
        report = run_batch(lambda: find_items(sources), folder, options, listener or Quiet(), choice, **more)
        return folder, report

    return make


@pytest.fixture
def poison(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Install a plug-in that does harm where a text asks for it; return the folder it lies in."""
    folder = tmp_path / "site"
    information = folder / "poison-1.0.dist-info"
    information.mkdir(parents=True)
    (folder / "poison.py").write_text(POISON, encoding="utf-8")
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: poison\nVersion: 1.0\n", encoding="utf-8")
    (information / "entry_points.txt").write_text("[planparse.forms]\npoison = poison:FORM\n", encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder), os.environ.get("PYTHONPATH", "")]))
    yield folder
    sys.modules.pop("poison", None)


def start_command(*arguments: object, **options: Any) -> subprocess.Popen[bytes]:
    """Start a command of the command line in an interpreter of its own."""
    command = [sys.executable, "-c", COMMAND, *map(str, arguments)]
    options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | options
    return subprocess.Popen(command, **options)  # noqa: S603
