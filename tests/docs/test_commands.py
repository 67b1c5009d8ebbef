"""Every command of the pages and READMEs is run as a reader would, and prints what the page shows.

A page is run from top to bottom in a folder of its own, which holds a copy of the corpus and what the page takes for
granted (a plan of the reader's own, an archive …). Blocks with a title are files: they are written first. Where a
block of Python is followed by one of text, that is what it prints. docs/recipes.md has a test of its own.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.docs.blocks import (
    PAGES,
    ROOT,
    Block,
    agrees,
    list_commands,
    read_blocks,
    read_prose,
    split_console,
    split_shell,
    steady,
)
from tests.docs.conftest import make_environment

OWN_TEST = {"recipes.md": "tests/docs/test_recipes.py"}
"""Page -> the test that runs it."""

NOT_RUN = {
    "python3 -m venv": "sets up an environment, as make does in every run of CI",
    ". .venv/bin/activate": "the same",
    "pip install": "asks the network; make does it in every run of CI",
    "make test": "runs these tests",
    "make demo": "sets up an environment; what it prints is run by its own lines",
    "planparse batch plans/ --out store --engine dask": "needs a scheduler at another machine; tests/batch has one here",
    "duckdb ": "DuckDB's shell is no part of planparse",
}
"""How a command begins that is not run -> why."""

EXIT_CODES = {
    "planparse batch corpus/ --ocr never --out store": 3,  # three scans are not read
}
"""Command -> its exit code, where that is not 0."""

WITHOUT_OUTPUT = ("text", "toml", "json", "ini", "csv", "pycon")
"""Languages of blocks that are not run: what a page shows, and files. Doctests run where they come from."""
RUN = ("sh", "console", "python", "sql")
TWINS = {"README.th.md": "README.md", "start.th.md": "start.md"}
"""Page -> the page in English that says the same."""
PROJECT_PAGES = ("add-alias.md", "add-agency.md", "add-form.md")
"""Pages that change planparse itself: they get a copy of it."""
PROJECT = ("src", "mappings", "tests", "scripts", "pyproject.toml", "Makefile")
OWN_PLANS = {
    "plan.txt": "12-plakraet-tt-2567.txt",
    "old.txt": "20-chiangklang-tt-2567.txt",
    "new.txt": "20-chiangklang-tt-2567.txt",
    "plans/one.txt": "04-thammamun-tt-2568.txt",
    "plans/two.txt": "12-plakraet-tt-2567.txt",
}
"""A reader's own file -> the plan of the corpus that stands in for it."""


@dataclass
class Bench:
    """The folder of a page, and the planparse that its commands run."""

    folder: Path
    environment: dict[str, str]

    def run(self, command: str) -> subprocess.CompletedProcess[str]:
        """Run a line of shell; fail where its exit code is not the expected one."""
        done = subprocess.run(  # noqa: S603
            ["bash", "-uo", "pipefail", "-c", command],  # noqa: S607
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == EXIT_CODES.get(command, 0), f"$ {command}\n{done.stdout}{done.stderr}"
        return done

    def run_script(self, language: str, code: str) -> str:
        """Run a block of Python or SQL; return what it prints."""
        if language == "sql":
            code = f"import duckdb\nprint(duckdb.execute({code!r}).fetchall())"
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-W", "error", "-c", code],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@pytest.fixture
def bench(tmp_path: Path, page: Path, text_store: Path) -> Bench:
    """The folder in which the commands of a page are run."""
    shutil.copytree(ROOT / "corpus", tmp_path / "corpus")
    source = ROOT / "src"
    if page.name in PROJECT_PAGES:
        for name in PROJECT:
            copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
            copy(ROOT / name, tmp_path / name)
        source = tmp_path / "src"
    elif "--out store" not in page.read_text(encoding="utf-8") and "store" in page.read_text(encoding="utf-8"):
        shutil.copytree(text_store, tmp_path / "store")
    for name, plan in OWN_PLANS.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / "corpus" / plan, tmp_path / name)
    with zipfile.ZipFile(tmp_path / "scans.zip", "w") as archive:
        archive.write(tmp_path / "plan.txt", "plan.txt")
    return Bench(tmp_path, make_environment(source))


def find_reason(command: str) -> str | None:
    """Return why a command is not run, None for one that is."""
    return next((reason for opening, reason in NOT_RUN.items() if command.startswith(opening)), None)


def run_console(bench: Bench, block: Block) -> None:
    """Run the commands of a block one by one, and hold what they print against what is shown."""
    for command, shown in split_console(block.code):
        if find_reason(command):
            continue
        done = bench.run(command)
        printed = [done.stdout.splitlines(), done.stderr.splitlines()]
        printed[1] = [line for line in printed[1] if not re.match(r"planparse: [0-9,]+ of [0-9,]+ sources", line)]
        fits = any(agrees(shown, lines) for lines in (printed[0], printed[1] + printed[0]))
        wanted, got = "\n".join(steady(shown)), "\n".join(steady(printed[1] + printed[0]))
        assert fits, f"line {block.line}: $ {command}\n-- shown --\n{wanted}\n-- printed --\n{got}"


def run_shell(bench: Bench, block: Block) -> None:
    """Run the commands of a block, and stand in for the installation of a package that the page made."""
    for command in split_shell(block.code):
        own_package = re.fullmatch(r"pip install \./([a-z-]+)", command)
        if own_package:
            install_stand_in(bench, own_package[1])
        elif not find_reason(command):
            bench.run(command)


def install_stand_in(bench: Bench, name: str) -> None:
    """Do what pip would with a package of the page, without its build program, which comes from the network."""
    folder = bench.folder / name
    project = (folder / "pyproject.toml").read_text(encoding="utf-8")
    group, line = re.search(r'\[project\.entry-points\."([^"]+)"\]\n([^\n]+)', project).groups()  # type: ignore[union-attr]
    information = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    information.mkdir()
    (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", encoding="utf-8")
    entry = line.replace('"', "")
    (information / "entry_points.txt").write_text(f"[{group}]\n{entry}\n", encoding="utf-8")
    bench.environment["PYTHONPATH"] += f":{folder}"


def pair_with_output(blocks: list[Block], text: str) -> Iterator[tuple[Block, Block | None]]:
    """Yield each block with the block of text that stands right behind it, where that is what it prints."""
    for at, block in enumerate(blocks):
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        is_output = after is not None and after.language == "text" and f"{block.code}```\n\n```text" in text
        yield block, after if is_output else None


def list_pages() -> list[Path]:
    """Return the pages that have something to run."""
    return [
        page for page in PAGES if page.name not in OWN_TEST and {*RUN} & {one.language for one in read_blocks(page)}
    ]


@pytest.mark.parametrize("page", list_pages(), ids=lambda page: page.name)
def test_the_commands_of_a_page(page: Path, bench: Bench) -> None:
    blocks = read_blocks(page)
    if page.name in TWINS:  # what the twin has in the same words is run there
        twin = {block.code for block in read_blocks(page.with_name(TWINS[page.name]))}
        blocks = [block for block in blocks if block.code not in twin]
    for block, output in pair_with_output(blocks, page.read_text(encoding="utf-8")):
        if block.title is not None:
            (bench.folder / block.title).parent.mkdir(parents=True, exist_ok=True)
            (bench.folder / block.title).write_text(block.code, encoding="utf-8")
        elif block.language == "console":
            run_console(bench, block)
        elif block.language == "sh":
            run_shell(bench, block)
        elif block.language in RUN:
            printed = bench.run_script(block.language, block.code).splitlines()
            shown = output.code.splitlines() if output is not None else printed
            assert agrees(shown, printed), f"line {block.line}\n" + "\n".join(printed)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_command_is_hidden_from_the_tests(page: Path) -> None:
    """Commands stand in blocks with a language, and those that are shown as text are none of a reader's."""
    prose = read_prose(page)
    assert not re.findall(r"^```.*$", prose, re.MULTILINE), "a block without a language, or inside a list"
    assert not re.findall(r"^(?: {4}|\t)[$ ]*(?:planparse|pip|python3?|make) .*$", prose, re.MULTILINE)
    languages = {block.language for block in read_blocks(page) if block.title is None}
    if page.name not in OWN_TEST:
        assert languages <= {*WITHOUT_OUTPUT, *RUN}
    if page.name not in ("cli.md", "api.md"):  # made of the commands and docstrings, which have tests of their own
        text = [block for block in read_blocks(page) if block.language == "text" and block.title is None]
        assert not [block.line for block in text if re.search(r"^\$? ?planparse [a-z]", block.code, re.MULTILINE)]


def test_every_exception_is_of_a_command_of_a_page() -> None:
    commands = [command for page in PAGES for command in list_commands(page)]
    assert {opening for opening in NOT_RUN if not any(one.startswith(opening) for one in commands)} == set()
    assert EXIT_CODES.keys() <= {*commands}


def test_targets_of_make_that_pages_name_are_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {name for page in PAGES for name in re.findall(r"(?:`|^|\n)make ([a-z]+)\b", page.read_text("utf-8"))}
    assert named
    assert named <= targets


def test_the_readmes_show_the_same() -> None:
    """The Thai README shows no output that the English one does not, as that is the one that is run."""
    english, thai = (read_blocks(ROOT / name) for name in ("README.md", "README.th.md"))
    shown = {block.code for block in english if block.language in ("console", "python", "text")}
    assert {block.code for block in thai if block.language in ("console", "python", "text")} <= shown
