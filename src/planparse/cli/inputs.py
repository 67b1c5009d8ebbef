"""Which files the paths on the command line stand for."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from planparse.batch.folders import search_folder
from planparse.batch.items import Problem
from planparse.batch.names import show_path


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
        for file in _expand(path, problems):
            files.setdefault(os.path.realpath(file), file)
    return Inputs(tuple(files.values()), tuple(problems))


def _expand(path: Path, problems: list[str]) -> Iterable[Path]:
    if not path.is_dir():
        yield path
        return
    for found in search_folder(str(path), show_path(path)):
        if isinstance(found, Problem):
            problems.append(str(found))
        else:
            yield Path(found.path)
