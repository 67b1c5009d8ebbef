"""The blocks of code of a page, and what a block of commands shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "README.th.md"]

_BLOCK = re.compile(r"^```(\S[^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TITLE = re.compile(r' title="([^"]+)"')
_VARYING = (
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\+00:00"), "TIME"),
    (re.compile(r"mappings [0-9a-f]{12}\b"), "mappings DIGEST"),
    (re.compile(r"^\ufeff"), ""),
)
"""What is another at every run, or after every change of a mapping; and the mark that CSV begins with."""
LEFT_OUT = "…"
"""A line of shown output that stands for any number of lines."""


class Block(NamedTuple):
    """A block of code: the line it begins in, its language, the code, its section, and the file that it is, if any."""

    line: int
    language: str
    code: str
    section: str
    title: str | None


class Run(NamedTuple):
    """A command of a console block, and the lines that it is shown to print."""

    command: str
    shown: tuple[str, ...]


def read_blocks(page: Path) -> list[Block]:
    """Return the fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    found: list[Block] = []
    for match in _BLOCK.finditer(text):
        before = text[: match.start()]
        titles = re.findall(r"^#+ (.+)$", before, re.MULTILINE)
        title = _TITLE.search(match[1])
        language = _TITLE.sub("", match[1]).strip()
        line = before.count("\n") + 1
        found.append(Block(line, language, match[2], titles[-1] if titles else "", title[1] if title else None))
    return found


def read_prose(page: Path) -> str:
    """Return a page without its fenced blocks."""
    return _BLOCK.sub("", page.read_text(encoding="utf-8"))


def split_console(code: str) -> Iterator[Run]:
    """Yield the commands of a console block, each a line that opens with `$ `."""
    for part in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield Run(command, tuple(shown.splitlines()))


def split_shell(code: str) -> Iterator[str]:
    """Yield the lines of a block of shell that are commands, comments behind them cut off."""
    for line in code.splitlines():
        command = re.sub(r"[ ]{2,}# .*$", "", line).strip()
        if command and not command.startswith("#"):
            yield command


def list_commands(page: Path) -> list[str]:
    """Return every command of a page's blocks of shell and console."""
    found: list[str] = []
    for block in read_blocks(page):
        if block.language == "console":
            found += [run.command for run in split_console(block.code)]
        elif block.language == "sh":
            found += split_shell(block.code)
    return found


def steady(lines: Sequence[str]) -> list[str]:
    """Return printed lines without what is another at every run."""
    kept = []
    for line in lines:
        for pattern, put in _VARYING:
            line = pattern.sub(put, line)
        kept.append(line.rstrip())
    return kept


def agrees(shown: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether the printed lines are those shown, a line of `…` standing for any number of them.

    >>> agrees(["a", "…", "d"], ["a", "b", "c", "d"]), agrees(["a", "d"], ["a", "b", "d"]), agrees(["…"], [])
    (True, False, True)
    """
    pattern = "".join(r"(?:[^\n]*\n)*?" if line == LEFT_OUT else re.escape(f"{line}\n") for line in steady(shown))
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in steady(printed))) is not None
