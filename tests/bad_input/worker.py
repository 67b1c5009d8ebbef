"""A process that parses files one by one, and is ended when one takes too long: no input can hang the tests.

Run as a module it is that process: it reads a path on each line, and answers with a line of JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from planparse import PlanparseError, parse

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a file: the error's class and message, or the lines read and the codes of the findings.

    `seconds` are those of one core that it took.
    """

    error: str
    message: str
    lines: int
    unassigned: int
    findings: tuple[str, ...]
    peak_megabytes: float
    seconds: float


class Worker:
    """The process; started when it is first needed, and again after one file has ended it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def parse(self, path: Path, seconds: float) -> Answer:
        """Return what came of a file; fails where it takes longer, or ends the process."""
        process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        process.stdin.write(f"{path}\n")
        process.stdin.flush()
        answer = process.stdout.readline()
        timer.cancel()
        if not answer:
            self.stop()
            raise AssertionError(f"{path.name}: not done after {seconds} s, or the process died")
        return Answer(**json.loads(answer))

    def stop(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _start(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", __name__]
        root = Path(__file__).parents[2]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, cwd=root, stdin=pipe, stdout=pipe, encoding="utf-8")  # noqa: S603
        return self._process


def answer(path: Path) -> Answer:
    """Parse a file in this process."""
    _forget_peak()
    start = time.process_time()
    try:
        plan = parse(path)
        plan.to_json()
    except PlanparseError as error:
        seconds = time.process_time() - start
        return Answer(type(error).__name__, str(error), 0, 0, (), read_peak_megabytes(), seconds)
    seconds = time.process_time() - start
    codes = tuple(sorted({finding.code for finding in plan.findings}))
    coverage = plan.coverage
    return Answer("", "", coverage.lines_total, len(coverage.unassigned), codes, read_peak_megabytes(), seconds)


def _forget_peak() -> None:
    """Have the system count the peak from now on, where it can."""
    counter = Path("/proc/self/clear_refs")
    if counter.exists():
        counter.write_text("5", encoding="ascii")


def read_peak_megabytes() -> float:
    """Return the most memory that this process has held."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = status.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / MEGABYTE
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MEGABYTE


def main() -> None:
    """Answer for each path on standard input."""
    for line in sys.stdin:
        done = answer(Path(line.rstrip("\n")))
        fields = {name: getattr(done, name) for name in Answer.__dataclass_fields__}
        print(json.dumps(fields, ensure_ascii=True), flush=True)


if __name__ == "__main__":
    main()
