"""Measure the report of many agencies: how long it takes to write, how large it is, how soon a reader can use it.

    python benchmarks/report.py [--plans 200] [--keep FOLDER]

Asked of it for 200 agencies: at most 5 MB, and at most 2 seconds in Chromium from opening the file until its tables
are drawn and its filters work. The plans are those of the corpus again and again, as other agencies. Always exits 0: a
timing is no test.
"""

from __future__ import annotations

import argparse
import importlib.util
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from planparse.comparing import compare, render_report

SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
MOST_MB, MOST_SECONDS = 5.0, 2.0


def load_archives() -> Any:
    """Return benchmarks/compare.py, which makes the archives."""
    path = Path(__file__).with_name("compare.py")
    spec = importlib.util.spec_from_file_location("benchmark_compare", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def open_report(path: Path, width: int) -> tuple[float, float]:
    """Return the seconds until the report can be used, and those that a filter takes."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=SWITCHES)
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-ready]")
        ready = float(page.evaluate("Number(document.documentElement.dataset.ready)")) / 1000
        start = time.perf_counter()
        page.locator("select[name=kind]").select_option("sao")
        page.wait_for_selector(".chart.narrowed", state="attached")
        took = time.perf_counter() - start
        browser.close()
    return ready, took


def main(arguments: list[str] | None = None) -> None:
    """Make the store and its report, open it, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plans", type=int, default=200)
    parser.add_argument("--keep", type=Path, help="leave the report here")
    chosen: Any = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "store"
        load_archives().make_store(store, chosen.plans)
        found = compare(store)
        path = (chosen.keep or Path(folder)) / "report.html"
        start, busy = time.perf_counter(), time.process_time()
        render_report(found, path)
        seconds, busy = time.perf_counter() - start, time.process_time() - busy
        size = path.stat().st_size / 1_000_000
        print(f"{chosen.plans} plans, {len(found.long):,} figures: written in {seconds:.1f} s ({busy:.1f} s of work)")
        print(f"size: {size:.2f} MB (at most {MOST_MB:g}: {'yes' if size <= MOST_MB else 'NO'})")
        for width in (1280, 390):
            ready, took = open_report(path, width)
            met = "yes" if ready <= MOST_SECONDS else "NO"
            print(
                f"{width} px: usable after {ready:.2f} s (at most {MOST_SECONDS:g}: {met}); a filter takes {took:.2f} s"
            )


if __name__ == "__main__":
    main()
