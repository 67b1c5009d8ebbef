"""Measure speed and memory here and now, each beside what is asked of it. Always exits 0: a timing is no test.

    python benchmarks/speed.py [--markdown] [--huge]

`--huge` adds sources far beyond any plan, which the tests leave out: one line of 100 MB, a table of 1,000,000 rows.
"""

from __future__ import annotations

import argparse
import gc
import io
import json
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tables import Column, print_table

from planparse import Options, parse
from planparse.options import MAX_BYTES

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT.parent / "shared" / "samples" / "pdf"
PRINTED = ROOT / "corpus" / "pdf"
PLANS = {"corpus": ROOT / "corpus", "real plans": ROOT.parent / "shared" / "plans"}
REPEATS = 50
RUNS = 5
MEGABYTE = 1_000_000
ENOUGH_BYTES = 1_000_000_000

_CHILD = """
import json, pathlib, resource, sys, time

def peak_kilobytes():
    # ru_maxrss starts at what the process that forked us held; VmHWM is our own
    status = pathlib.Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "darwin" else 1)

from planparse import PlanparseError, Options, parse
start, outcome = time.process_time(), "nothing parsed"
if len(sys.argv) > 1:
    try:
        plan = parse(pathlib.Path(sys.argv[1]), Options(max_bytes=int(sys.argv[2])))
        outcome = f"{plan.coverage.lines_total} lines read"
    except PlanparseError as error:
        outcome = type(error).__name__
print(json.dumps([outcome, time.process_time() - start, peak_kilobytes()]))
"""
"""Parses the file that is named, or only loads the parser; prints what came of it, seconds, peak in kilobytes."""


_READS = (
    _CHILD.replace("import PlanparseError, Options, parse", "import PlanparseError, Options")
    .replace(
        "plan = parse(pathlib.Path(sys.argv[1]), Options(max_bytes=int(sys.argv[2])))",
        "from planparse.read import read_source\n"
        "        read = read_source(pathlib.Path(sys.argv[1]), Options(max_bytes=int(sys.argv[2]), ocr='never'))",
    )
    .replace("{plan.coverage.lines_total} lines read", "{len(read.pages)} pages read")
)
"""The same, but only reads the file."""


@dataclass(frozen=True, slots=True)
class Measured:
    """One measurement: what, the figure with its unit, what is asked of it, and whether it is met."""

    what: str
    figure: str
    wanted: str
    is_met: bool


def find_plans() -> dict[str, list[bytes]]:
    """Return the plans of each set that is there."""
    found = {name: [path.read_bytes() for path in sorted(folder.glob("*.txt"))] for name, folder in PLANS.items()}
    return {name: plans for name, plans in found.items() if plans}


def time_call(call: Callable[[], object]) -> float:
    """Return the seconds of one core that the call takes, whatever else the machine does."""
    gc.collect()
    start = time.process_time()
    call()
    return time.process_time() - start


def measure_throughput(name: str, plans: Sequence[bytes]) -> Measured:
    """Megabytes of UTF-8 plan text per second, one core, after a warm-up over the same plans."""
    size = sum(map(len, plans)) / MEGABYTE

    def parse_all() -> None:
        for plan in plans:
            parse(plan)

    parse_all()
    seconds = statistics.median(time_call(parse_all) for _ in range(RUNS))
    rate = size / seconds
    return Measured(f"text per second, {name} ({size:.2f} MB)", f"{rate:.2f} MB/s", "≥ 1 MB/s", rate >= 1)


def measure_linearity(plan: bytes) -> Measured:
    """How many times as long a plan repeated 50 times takes as the plan itself."""
    options = Options(max_bytes=ENOUGH_BYTES)
    repeated = plan * REPEATS
    parse(plan)
    once = statistics.median(time_call(lambda: parse(plan)) for _ in range(RUNS))
    many = min(time_call(lambda: parse(repeated, options)) for _ in range(2))
    ratio = many / once
    what = f"a plan of {len(plan) / 1000:.0f} kB {REPEATS} times over ({once:.2f} s, {many:.2f} s)"
    return Measured(what, f"{ratio:.1f} times as long", "≤ 60 times", ratio <= 60)


def measure_peak(plan: bytes) -> Measured:
    """Peak memory of a fresh process that parses the plan repeated 50 times."""
    data = plan * REPEATS
    size = len(data) / MEGABYTE
    _, _, base = run_child()
    _, _, peak = run_child(data, ENOUGH_BYTES)
    limit = 150 + 20 * size
    figure = f"{peak:.0f} MB = {base:.0f} MB + {(peak - base) / size:.1f} x the file"
    return Measured(f"peak memory, {size:.1f} MB of text", figure, f"≤ 150 MB + 20 x ({limit:.0f} MB)", peak <= limit)


def run_child(
    data: bytes | None = None, max_bytes: int = MAX_BYTES, name: str = "plan.txt", code: str = _CHILD
) -> tuple[str, float, float]:
    """Parse the bytes as a file in a fresh process; return what came of it, seconds, and peak memory in MB."""
    with tempfile.TemporaryDirectory() as folder:
        arguments = []
        if data is not None:
            path = Path(folder, name)
            path.write_bytes(data)
            arguments = [str(path), str(max_bytes)]
        done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True)
    outcome, seconds, peak_kilobytes = json.loads(done.stdout)
    return outcome, seconds, peak_kilobytes * 1024 / MEGABYTE


def measure_starts() -> Iterator[Measured]:
    """Seconds over bare Python that importing takes, and that `planparse --help` takes from start to end."""
    bare = _time_process(sys.executable, "-c", "pass")
    imported = _time_process(sys.executable, "-c", "import planparse") - bare
    yield Measured("import planparse, over bare Python", f"{imported:.3f} s", "≤ 0.15 s", imported <= 0.15)
    ready = _time_process(sys.executable, "-c", "from planparse import parse") - bare
    yield Measured("from planparse import parse, over bare Python", f"{ready:.3f} s", "–", True)
    shown = _time_process(str(Path(sys.executable).with_name("planparse")), "--help")
    yield Measured("planparse --help", f"{shown:.3f} s", "≤ 0.4 s", shown <= 0.4)


def _time_process(*command: str) -> float:
    def run() -> None:
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)

    def time_run() -> float:
        start = time.perf_counter()
        run()
        return time.perf_counter() - start

    run()
    return statistics.median(time_run() for _ in range(2 * RUNS + 1))


def measure_pdfs() -> Iterator[Measured]:
    """How long text and tables of PDF pages take, beside pdfplumber on the same pages; peak memory of many."""
    whole = join_pdfs(LONG_PDF_PAGES)
    if whole is None:
        return
    for path in sorted(SAMPLES.glob("02-*.pdf")):
        yield measure_pdf_speed("sample 02", path.read_bytes())
    yield measure_pdf_speed("printed corpus plans", whole)
    several, many = join_pdfs(MANY_PAGES // 4), join_pdfs(MANY_PAGES)
    if several is None or many is None:
        return
    _, _, base = run_child(several, ENOUGH_BYTES, "plan.pdf", _READS)
    _, _, peak = run_child(many, ENOUGH_BYTES, "plan.pdf", _READS)
    figure = f"{peak:.0f} MB ({base:.0f} MB for a quarter of it)"
    is_met = peak <= PEAK_MEGABYTES and peak - base <= FLAT_MEGABYTES
    yield Measured(f"peak memory, reading a PDF of {MANY_PAGES} pages", figure, "≤ 200 MB and flat", is_met)


LONG_PDF_PAGES, MANY_PAGES = 100, 600
PEAK_MEGABYTES, FLAT_MEGABYTES = 200, 25
PLUMBER_SHARE = 0.33


def join_pdfs(count: int) -> bytes | None:
    """Return a PDF of so many pages, those of the printed corpus plans over and over; None where there are none."""
    import pypdfium2

    paths = sorted([*PRINTED.glob("libreoffice/*.pdf"), *PRINTED.glob("chromium/*.pdf")])
    whole = pypdfium2.PdfDocument.new()
    while paths and len(whole) < count:
        for path in paths:
            part = pypdfium2.PdfDocument(path)
            taken = min(len(part), count - len(whole))
            if taken > 0:
                whole.import_pages(part, list(range(taken)))
            part.close()
    buffer = io.BytesIO()
    whole.save(buffer)
    return buffer.getvalue() if paths else None


def measure_pdf_speed(name: str, data: bytes) -> Measured:
    """Seconds that reading text and tables takes, as a share of those of pdfplumber on the same pages."""
    import pdfplumber

    from planparse.read import read_source

    options = Options(ocr="never", max_bytes=ENOUGH_BYTES)

    def read_plumber() -> None:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for page in document.pages:
                page.extract_text()
                page.extract_tables()
                page.close()

    read_source(data, options)
    own = statistics.median(time_call(lambda: read_source(data, options)) for _ in range(3))
    theirs = time_call(read_plumber)
    pages = len(read_source(data, options).pages)
    figure = f"{own / theirs:.2f} x ({1000 * own / pages:.1f} ms and {1000 * theirs / pages:.1f} ms a page)"
    what = f"text and tables of {pages} pages, {name}, beside pdfplumber"
    return Measured(what, figure, f"≤ {PLUMBER_SHARE} x", own <= PLUMBER_SHARE * theirs)


def measure_huge() -> Iterator[Measured]:
    """Time and peak memory of sources far beyond any plan: a result or an error, under 1 GB."""
    sources = {
        "one line of 100 MB": "แผนพัฒนาบุคลากร ๒๕๖๗ ".encode() * (100 * MEGABYTE // 63),
        "a table of 1,000,000 rows": "ที่\tโครงการ\tงบประมาณ\n".encode() + "๑\tอบรม\t๑๐๐\n".encode() * 1_000_000,
    }
    for name, data in sources.items():
        outcome, seconds, peak = run_child(data)
        figure = f"{outcome}, {seconds:.1f} s, {peak:.0f} MB"
        yield Measured(f"{name} ({len(data) / MEGABYTE:.0f} MB)", figure, "< 1 GB", peak < 1000)


def measure_all(plans: dict[str, list[bytes]], huge: bool) -> Iterator[Measured]:
    """Yield every measurement; the longest plan is the one repeated."""
    for name, texts in plans.items():
        yield measure_throughput(name, texts)
    longest = max((text for texts in plans.values() for text in texts), key=len)
    yield measure_linearity(longest)
    yield measure_peak(longest)
    yield from measure_starts()
    yield from measure_pdfs()
    if huge:
        yield from measure_huge()


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description="Measure speed and memory.")
    options.add_argument("--markdown", action="store_true", help="print the table as markdown")
    options.add_argument("--huge", action="store_true", help="also sources far beyond any plan")
    choices = options.parse_args()
    rows = [
        [one.what, one.figure, one.wanted, "yes" if one.is_met else "NO"]
        for one in measure_all(find_plans(), choices.huge)
    ]
    columns = [Column("what"), Column("measured"), Column("wanted"), Column("met")]
    machine = f"Python {platform.python_version()}, {platform.machine()}, one core"
    print_table(f"Speed and memory ({machine})", columns, rows, choices.markdown)


if __name__ == "__main__":
    main()
