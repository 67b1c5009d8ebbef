"""Find sources whose time grows faster than their size: each bad input of the tests, and four times as much of it.

    python benchmarks/growth.py [--all] [NAME …]

Prints those that take more than `SUSPECT` times as long (4 is linear, 16 the square) or do not end in time.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tables import Column, print_table

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.bad_input.sources import build_texts  # noqa: E402
from tests.bad_input.worker import Worker  # noqa: E402

SUSPECT = 7.0
LEAST_SECONDS = 0.2
"""Below this a ratio of times says nothing."""
SECONDS = 120


def time_text(worker: Worker, text: str) -> float | None:
    """Return the seconds that a text takes, None where it does not end in time."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "plan.txt")
        path.write_text(text, encoding="utf-8")
        try:
            return worker.parse(path, SECONDS).seconds
        except AssertionError:
            return None


def judge(once: float | None, four: float | None) -> tuple[str, bool]:
    """Return the ratio as shown, and whether it grows too fast."""
    if once is None or four is None:
        return "does not end", True
    ratio = four / max(once, 0.001)
    return f"{ratio:.1f}", ratio > SUSPECT and four > LEAST_SECONDS


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Find sources whose time grows faster than their size.")
    parser.add_argument("names", nargs="*", help="such as many/strategies; all without")
    parser.add_argument("--all", action="store_true", help="print all, not only those that grow too fast")
    options = parser.parse_args()
    small, large = build_texts(25_000, 2_500, 2_500), build_texts(100_000, 10_000, 10_000)
    worker = Worker()
    time_text(worker, small["many/lines"])
    rows = []
    for name in options.names or small:
        once = time_text(worker, small[name])
        four = time_text(worker, large[name]) if once is not None else None
        ratio, is_suspect = judge(once, four)
        if is_suspect or options.all:
            rows.append([name, *("–" if one is None else f"{one:.2f}" for one in (once, four)), ratio])
    worker.stop()
    columns = [Column("source"), Column("seconds", True), Column("4 times as much", True), Column("ratio", True)]
    print_table(f"{len(rows)} of {len(small)} sources", columns, rows, markdown=False)


if __name__ == "__main__":
    main()
