"""Where the plans go: standard output, or files of a directory with a name for each plan."""

from __future__ import annotations

import enum
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planparse.model import PlanFile

Write = Callable[[Path, "PlanFile"], None]
"""Takes the plan that was read from a file."""

LINES_NAME = "plans.jsonl"
"""The one file that `--format jsonl` writes into the directory."""


class Format(enum.StrEnum):
    """What the plans are written as."""

    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"


def name_outputs(files: Sequence[Path]) -> dict[Path, str]:
    """Return a name for each file: its stem, and for a stem that is taken, the stem with -2, -3 and so on.

    Names that differ by case or by Unicode form only count as one, as they do on many disks.

    >>> list(name_outputs([Path("a/plan.txt"), Path("b/plan.md"), Path("b/plan-2.txt")]).values())
    ['plan', 'plan-3', 'plan-2']
    """
    names: dict[Path, str] = {}
    taken: set[str] = set()
    repeated: list[Path] = []
    for file in files:
        if _fold(file.stem) in taken:
            repeated.append(file)
            continue
        names[file] = file.stem
        taken.add(_fold(file.stem))
    for file in repeated:
        number = 2
        while _fold(f"{file.stem}-{number}") in taken:
            number += 1
        names[file] = f"{file.stem}-{number}"
        taken.add(_fold(names[file]))
    return {file: names[file] for file in files}


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


@contextmanager
def open_output(out: Path | None, kind: Format, files: Sequence[Path]) -> Iterator[Write]:
    """Open where the plans go; JSON lines of a directory appear when the block ends without error.

    Raises OSError where the directory cannot be made or a file not be written.
    """
    if out is None:
        yield _print_plan(kind)
        return
    out.mkdir(parents=True, exist_ok=True)
    if kind is Format.JSONL:
        with _open_lines(out / LINES_NAME) as write:
            yield write
        return
    yield _write_files(out, kind, name_outputs(files))


def _print_plan(kind: Format) -> Write:
    from planparse.export import put_json, put_json_line

    def print_plan(_: Path, plan: PlanFile) -> None:
        (put_json_line if kind is Format.JSONL else put_json)(plan, sys.stdout)
        sys.stdout.flush()

    return print_plan


@contextmanager
def _open_lines(path: Path) -> Iterator[Write]:
    from planparse.export import open_whole, put_json_line

    with open_whole(path) as stream:
        yield lambda _, plan: put_json_line(plan, stream)


def _write_files(out: Path, kind: Format, names: dict[Path, str]) -> Write:
    from planparse.export import write_csv_folder, write_json

    if kind is Format.CSV:
        return lambda file, plan: write_csv_folder(plan, out / names[file])
    return lambda file, plan: write_json(plan, out / f"{names[file]}.json")
