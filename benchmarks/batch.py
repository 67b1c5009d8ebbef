"""Measure a batch here and now, each figure beside what is asked of it. Always exits 0: a timing is no test.

    python benchmarks/batch.py [--markdown] [--files 400] [--rounds 1] [--large]

`--large` adds the export of a million records, and an archive of 10,000 small plans, whose memory must stay flat; they
take some twenty minutes.
Time on the clock says little while other programs use the machine, or while it is slow or quick as a whole. So plain
parsing and a batch run at one time, a core each; the other runs take turns, `--rounds` times, and the quickest of each
is compared; and what is asked is also told by the seconds of processors, which others do not change much: for two
processes as a bound, as if all that the parent does had to wait for the workers, or they for it.
"""

from __future__ import annotations

import argparse
import compileall
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from archive import write_archive
from tables import Column, print_table

import planparse
from planparse.batch.places import json_path
from planparse.batch.publish import publish

COMMAND = "import sys; from planparse.cli import main; sys.exit(main())"
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""Where no bytecode may be written all modules would be compiled at each start, which no installed program does."""
ENOUGH_RECORDS = 1_000_000
EXPORTED_PLANS = 200
"""Plans whose results are copied, under other keys, until there are enough records to time the export."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure, and what is asked of it."""

    what: str
    figure: str
    asked: str
    is_met: bool

    @property
    def row(self) -> list[str]:
        """The row of the table."""
        return [self.what, self.figure, self.asked, "yes" if self.is_met else "NO"]


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds on the clock and of processors, and the most memory of a process of each kind.

    `own_seconds` are those of processors that the parent took itself, the workers not counted.
    """

    seconds: float
    processor_seconds: float
    own_seconds: float
    parent_megabytes: float
    worker_megabytes: float


def run_command(*arguments: object) -> Run:
    """Run a command of planparse and watch its memory."""
    command = [sys.executable, "-c", COMMAND, *map(str, arguments)]
    with tempfile.TemporaryFile() as words:
        begun = time.perf_counter()
        process = subprocess.Popen(command, stderr=words, env=ENVIRONMENT)
        watch = _Watch(process.pid)
        watch.start()
        _, status, spent = os.wait4(process.pid, 0)  # of this one and its workers, whatever else is running
        seconds = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.is_over = True
        watch.join()
        if process.returncode not in (0, 3):
            words.seek(0)
            raise SystemExit(words.read().decode())
    processors = spent.ru_utime + spent.ru_stime
    return Run(seconds, processors, watch.own_seconds, watch.parent / 1000, watch.worker / 1000)


class _Watch(threading.Thread):
    """Reads the memory of a process and its children, some times a second (Linux)."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self.process = process
        self.parent = self.worker = 0
        self.own_seconds = 0.0
        self.is_over = False

    def run(self) -> None:
        """Read until it is over."""
        while not self.is_over:
            self.parent = max(self.parent, _read_peak(self.process))
            self.own_seconds = max(self.own_seconds, _read_seconds(self.process))
            for child in _list_children(self.process):
                self.worker = max(self.worker, _read_peak(child))
            time.sleep(0.2)


def _read_peak(process: int) -> int:
    """Return the most memory that a process held, in kilobytes; 0 where it is gone."""
    try:
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmHWM"):
                return int(line.split()[1])
    except (OSError, UnicodeDecodeError):
        pass
    return 0


def _read_seconds(process: int) -> float:
    """Return the seconds of processors that a process took, without its children; 0 where it is gone."""
    try:
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    except (OSError, UnicodeDecodeError):
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _list_children(process: int) -> list[int]:
    children: list[int] = []
    for path in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children += map(int, path.read_text().split())
        except OSError:
            continue
    return children


def measure_speed(folder: Path, files: int, rounds: int) -> Iterator[Measured]:
    """Plain parsing against a batch, one process against two, and a run with nothing new."""
    compileall.compile_dir(Path(planparse.__file__).parent, quiet=1)
    size = write_archive(folder / "plans", files)
    what = f"{files} plans, {size / 1e6:.0f} MB"
    runs = [_run_all(folder) for _ in range(rounds)]
    one, two, again = map(_find_quickest, list(zip(*runs, strict=True))[2:])
    spent = sum(run[1].processor_seconds for run in runs) / sum(run[0].processor_seconds for run in runs)
    clock = sum(run[1].seconds for run in runs) / sum(run[0].seconds for run in runs)
    yield Measured(
        f"{what}: a batch with one process against `planparse parse --out`, side by side",
        f"{spent - 1:+.1%} of processors, {clock - 1:+.1%} time",
        "≤ +10 %",
        clock <= 1.10,
    )
    speedup, bound = one.seconds / two.seconds, _find_bound(one, two)
    figure = f"{speedup:.2f} times as fast; by processors at least {bound:.2f}"
    yield Measured("two processes against one", figure, "≥ 1.8 times", max(speedup, bound) >= 1.8)
    share, spent = again.seconds / two.seconds, again.processor_seconds / two.processor_seconds
    figure = f"{share:.1%} of the first; {spent:.1%} of its processors"
    yield Measured("a second run with nothing new", figure, "≤ 2 %", share <= 0.02)
    yield _measure_memory(what, two)


def _run_all(folder: Path) -> tuple[Run, Run, Run, Run, Run]:
    for name in ("plain", "beside", "one", "two"):
        shutil.rmtree(folder / name, ignore_errors=True)
    with ThreadPoolExecutor(2) as pool:  # at one time: what slows the machine down slows both
        plain = pool.submit(run_command, "parse", folder / "plans", "--out", folder / "plain", "--quiet")
        beside = pool.submit(run_command, *_make_batch(folder, "beside", 1))
    return (
        plain.result(),
        beside.result(),
        run_command(*_make_batch(folder, "one", 1)),
        run_command(*_make_batch(folder, "two", 2)),
        run_command(*_make_batch(folder, "two", 2)),
    )


def _make_batch(folder: Path, name: str, jobs: int) -> tuple[object, ...]:
    return "batch", folder / "plans", "--out", folder / name, "--jobs", jobs, "--quiet"


def _find_quickest(runs: Sequence[Run]) -> Run:
    """Return the least of each figure of time, and the memory of the last run."""
    last = runs[-1]
    return Run(
        min(run.seconds for run in runs),
        min(run.processor_seconds for run in runs),
        min(run.own_seconds for run in runs),
        last.parent_megabytes,
        last.worker_megabytes,
    )


def _find_bound(one: Run, two: Run) -> float:
    """Return how much faster two processes with a core each are at least: as if the parent never worked beside them."""
    workers = two.processor_seconds - two.own_seconds
    return (one.processor_seconds - one.own_seconds) / (two.own_seconds + workers / 2)


def _measure_memory(what: str, run: Run) -> Measured:
    figure = f"{run.parent_megabytes:.0f} MB, a worker {run.worker_megabytes:.0f} MB"
    is_met = run.parent_megabytes <= 300 and run.worker_megabytes <= 250
    return Measured(f"{what}: memory of the parent", figure, "≤ 300 MB, ≤ 250 MB", is_met)


def measure_large(folder: Path) -> Iterator[Measured]:
    """Ten thousand small plans."""
    size = write_archive(folder / "plans", 10_000, small=True)
    first = run_command("batch", folder / "plans", "--out", folder / "store", "--quiet")
    what = f"10,000 small plans, {size / 1e6:.0f} MB"
    yield Measured(what, f"{first.seconds / 60:.1f} min, {10_000 / first.seconds:.0f} files/s", "are read", True)
    yield _measure_memory(what, first)
    again = run_command("batch", folder / "plans", "--out", folder / "store", "--quiet")
    share = again.seconds / first.seconds
    figure = f"{share:.1%} of the first; {again.processor_seconds / first.processor_seconds:.1%} of its processors"
    yield Measured("10,000 small plans again, nothing new", figure, "≤ 2 %", share <= 0.02)


def measure_export(folder: Path) -> Iterator[Measured]:
    """A million records from a store to single Parquet files."""
    store = folder / "store"
    write_archive(folder / "plans", EXPORTED_PLANS)
    run_command("batch", folder / "plans", "--out", store, "--quiet")
    paths = list(store.glob("json/*/*.json"))
    rows = sum(publish(store, [path.stem for path in paths], []).rows.values())
    keys = [path.stem for path in paths]
    for copy in range(1, ENOUGH_RECORDS // rows + 1):
        for path in paths:
            key = hashlib.sha256(f"{path.stem} {copy}".encode()).hexdigest()
            keys.append(key)
            target = json_path(store, key)
            target.parent.mkdir(exist_ok=True)
            shutil.copyfile(path, target)
    records = sum(publish(store, keys, []).rows.values())
    run = run_command("export", store, "--to", "parquet", "--out", folder / "exported")
    rate = records / run.seconds
    by_processors = records / run.processor_seconds
    figure = f"{rate:,.0f} records/s; {by_processors:,.0f} a second of processors; {run.parent_megabytes:.0f} MB"
    is_met = max(rate, by_processors) >= 100_000
    yield Measured(f"export of {records:,} records to Parquet", figure, "≥ 100,000 records/s", is_met)


def measure_all(files: int, rounds: int, is_large: bool) -> Iterator[Measured]:
    """Yield every figure."""
    for measure in [
        lambda folder: measure_speed(folder, files, rounds),
        *([measure_export, measure_large] if is_large else []),
    ]:
        folder = Path(tempfile.mkdtemp())
        try:
            yield from measure(folder)
        finally:
            shutil.rmtree(folder)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--files", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--large", action="store_true")
    chosen = parser.parse_args(arguments)
    columns = [Column("what"), Column("measured"), Column("asked"), Column("met")]
    rows = [measured.row for measured in measure_all(chosen.files, chosen.rounds, chosen.large)]
    print_table(f"batch, {os.cpu_count()} cores", columns, rows, chosen.markdown)


if __name__ == "__main__":
    main()
