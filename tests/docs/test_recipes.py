"""Every block of docs/recipes.md is run, in its order, in one folder, on a store of the corpus."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pytest

import planparse
from tests.docs.blocks import Block, read_blocks
from tests.docs.conftest import make_environment
from tests.docs.r_stand_in import install_stand_in
from tests.postgresql_server import Server

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "recipes.md"
ABOUT_PORT = "8001"
START_SECONDS = 60


BLOCKS = read_blocks(PAGE)


@dataclass
class Bench:
    """The folder in which the blocks are run, and what each printed."""

    folder: Path
    server: Server | None = None
    printed: dict[int, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        wanted = make_environment()
        if self.server is not None:
            port = str(self.server.port)
            wanted |= {"PGHOST": "127.0.0.1", "PGPORT": port, "PGPASSWORD": self.server.password}
        return wanted

    def run(self, *command: str, **more: str) -> str:
        done = subprocess.run(  # noqa: S603
            command, cwd=self.folder, env={**self.environment, **more}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def ask_sqlite(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.folder / "store.sqlite")) as connection:
            return connection.execute(query).fetchall()


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory, text_store: Path) -> Bench:
    folder = tmp_path_factory.mktemp("recipes")
    (folder / "corpus").symlink_to(ROOT / "corpus")
    shutil.copytree(text_store, folder / "store")  # the first block finds it read
    return Bench(folder)


def run_shell(bench: Bench, code: str, request: pytest.FixtureRequest) -> str:
    if code.startswith("datasette serve"):
        return serve(bench, code)
    if "postgresql://" in code:
        bench.server = request.getfixturevalue("server")
        with bench.server.connect() as connection:
            connection.execute("CREATE DATABASE plans")
    return bench.run("bash", "-euc", code)


def serve(bench: Bench, code: str) -> str:
    """Start the server of the block on a free port, and ask it what the page says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    command = code.replace(ABOUT_PORT, port).split()
    path = re.findall(rf"<http://127\.0\.0\.1:{ABOUT_PORT}([^>]+)>", PAGE.read_text(encoding="utf-8"))[0]
    with (bench.folder / "datasette.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=bench.folder, env=bench.environment, stdout=log, stderr=log)  # noqa: S603
    try:
        page = fetch(f"http://127.0.0.1:{port}{path}", process, bench.folder / "datasette.log")
        sqlite_query = next(block.code for block in BLOCKS if block.language == "sql sqlite")
        asked = urllib.parse.urlencode({"sql": sqlite_query.strip().rstrip(";"), "_shape": "arrays"})
        answer = json.loads(
            fetch(f"http://127.0.0.1:{port}/store.json?{asked}", process, bench.folder / "datasette.log")
        )
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)
    assert "พังงา" in page
    return "\n".join(" ".join(map(str, row)) for row in answer["rows"])


def fetch(url: str, process: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            with urllib.request.urlopen(url, timeout=30) as answer:  # noqa: S310
                return str(answer.read().decode())
        except urllib.error.URLError:
            assert process.poll() is None, log.read_text()
            assert time.monotonic() < end, log.read_text()
            time.sleep(0.2)


def run_duckdb(bench: Bench, code: str, _: pytest.FixtureRequest) -> str:
    with duckdb.connect(str(bench.folder / "store.duckdb"), read_only=True) as connection:
        return show(connection.execute(code).fetchall())


def run_postgresql(bench: Bench, code: str, _: pytest.FixtureRequest) -> str:
    assert bench.server is not None
    with psycopg.connect(bench.server.url("plans")) as connection:
        return show(connection.execute(code).fetchall())  # type: ignore[call-overload]


def show(rows: list[tuple[Any, ...]]) -> str:
    return "\n".join(" ".join(map(str, row)) for row in rows)


def run_r(bench: Bench, code: str, request: pytest.FixtureRequest) -> str:
    if shutil.which("Rscript") is None:
        missing = "no R here: make test installs it on Debian and Ubuntu (as root)"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(missing)
    library = install_stand_in(bench.folder / "library", sys.executable) if "library(arrow)" in code else ""
    return bench.run("Rscript", "--vanilla", "-e", code, **({"R_LIBS": str(library)} if library else {}))


RUN: dict[str, Callable[[Bench, str, pytest.FixtureRequest], str]] = {
    "sh": run_shell,
    "python": lambda bench, code, _: bench.run(sys.executable, "-W", "error", "-c", code),
    "sql": run_duckdb,
    "sql sqlite": lambda bench, code, _: show(bench.ask_sqlite(code)),
    "sql postgresql": run_postgresql,
    "r": run_r,
}


@pytest.mark.parametrize("block", BLOCKS, ids=[f"line {block.line}: {block.language}" for block in BLOCKS])
def test_a_block_runs(bench: Bench, block: Block, request: pytest.FixtureRequest) -> None:
    bench.printed[block.line] = RUN[block.language](bench, block.code, request)
    if not block.code.startswith("planparse"):
        assert bench.printed[block.line].strip(), "it says nothing"


def read_sums(printed: str) -> list[float]:
    """Return the sums of money that a block printed, in order: the last number of each line with a province in it."""
    lines = [line for line in printed.splitlines() if re.search("[ก-๙]", line)]
    return sorted(float(line.split()[-1]) for line in lines if line.split()[-1] not in {"None", "nan", "<NA>", "NA"})


SUMS = [block for block in BLOCKS if "plan_year" in block.code and "plan_province" in block.code] + [
    block for block in BLOCKS if block.code.startswith("datasette serve")
]


@pytest.mark.parametrize("block", SUMS, ids=[f"line {block.line}: {block.language}" for block in SUMS])
def test_every_tool_comes_to_the_same_sums(bench: Bench, block: Block) -> None:
    if block.line not in bench.printed:
        pytest.skip("the block did not run")
    store = planparse.open_store(bench.folder / "store")
    rows = store.sql("SELECT sum(budget_total) AS baht FROM projects GROUP BY plan_province, plan_year")
    expected = sorted(float(value) for value in rows["baht"].dropna())
    assert len(expected) > 5
    assert [value for value in read_sums(bench.printed[block.line]) if value] == expected


def test_posts_by_year_agree(bench: Bench) -> None:
    blocks = [block for block in BLOCKS if "AS posts" in block.code or "posts" in block.code]
    found = {
        block.line: re.findall(r"^\s*(25\d\d) +([\d.]+)", bench.printed.get(block.line, ""), re.MULTILINE)
        for block in blocks
    }
    sums = {line: [(year, float(posts)) for year, posts in rows] for line, rows in found.items() if rows}
    assert len(sums) >= 3
    first, *others = sums.values()
    assert all(other == first for other in others)


def test_the_page_tells_every_format() -> None:
    from planparse.export.targets import FILE_FORMATS

    for name in (*FILE_FORMATS, "postgresql://…"):
        assert f"| `{name}` |" in PAGE.read_text(encoding="utf-8")
    for name in FILE_FORMATS:
        assert any(f"--to {name}" in block.code for block in BLOCKS), name
