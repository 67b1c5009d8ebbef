"""Which files the paths on the command line stand for."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

SUFFIXES = (".txt", ".md", ".html", ".pdf")
"""What a directory is searched for, in any case; a file that is named is read whatever its suffix."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The files to read, each once, and a line about each path that leads to none."""

    files: tuple[Path, ...]
    problems: tuple[str, ...]


def find_inputs(paths: Iterable[Path]) -> Inputs:
    """Return the files: those named, and those under the directories named, in the order of their paths."""
    files: dict[str, Path] = {}
    problems: list[str] = []
    for path in paths:
        found = list(_search(path, problems)) if path.is_dir() else [path]
        for file in found:
            files.setdefault(os.path.realpath(file), file)
        if path.is_dir() and not found:
            kinds = ", ".join(f"*{suffix}" for suffix in SUFFIXES)
            problems.append(f"{path}: no plans in this directory ({kinds}); name the files, or another directory")
    return Inputs(tuple(files.values()), tuple(problems))


def _search(directory: Path, problems: list[str]) -> Iterator[Path]:
    """Yield the plans under a directory; hidden directories and files are left out, and so is a README."""

    def note(error: OSError) -> None:
        problems.append(f"{error.filename}: {error.strerror}; change its permissions to have it searched")

    for folder, folders, names in os.walk(directory, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if name.lower().endswith(SUFFIXES) and not name.lower().startswith((".", "readme.")):
                yield Path(folder, name)
