"""Plans that a command compares: files to be read, the JSON of plans, or the plans of a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from planparse.cli.inputs import find_inputs
from planparse.cli.progress import show_progress
from planparse.cli.streams import report, report_error
from planparse.errors import ReadError, SchemaError, StoreError
from planparse.options import Options

if TYPE_CHECKING:
    from planparse.batch.store import Store
    from planparse.comparison.wordings import WordingPlace
    from planparse.model import PlanFile

Read = TypeVar("Read")

LEAST_KEY = 4
"""So many digits of a key name a plan of a store, where no other begins with them."""


def read_paragraphs(path: Path, options: Options) -> tuple[PlanFile, list[tuple[str, WordingPlace]]]:
    """Read a plan with the paragraphs and list items of its source; the JSON of a plan has none.

    Raises ReadError, SchemaError or OSError where it cannot be read.
    """
    from planparse.comparison.wordings import WordingPlace
    from planparse.model.layout import BlockKind
    from planparse.pipeline import run_stages

    if path.suffix.lower() == ".json":
        return read_plan(path, options), []
    run = run_stages(path, options)
    text, lines = run.layout.text, run.layout.lines
    blocks = [one for one in run.layout.blocks if one.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)]
    return run.plan, [
        (
            " ".join(text[lines[one.first].start : lines[one.last].end].split()),
            WordingPlace("", "", lines[one.first].page, one.first + 1, one.last + 1),
        )
        for one in blocks
    ]


def read_plan(path: Path, options: Options) -> PlanFile:
    """Read a plan, or the JSON of one (a file that ends with .json).

    Raises ReadError, SchemaError or OSError where it cannot be read.
    """
    import planparse

    if path.suffix.lower() != ".json":
        return planparse.parse(path, options)
    try:
        return planparse.PlanFile.from_json(path.read_bytes())
    except SchemaError as error:
        raise SchemaError(error.reason, str(path), error.hint) from None


def find_plan(store: Store, key: str) -> PlanFile:
    """Return the plan of a store with that key, or with the one key that begins so.

    Raises StoreError where there is none or more than one.
    """
    found = [key]
    if len(key) >= LEAST_KEY:
        batches = store.batches("plans", ["plan_key"])
        keys = (one for batch in batches for one in batch.column("plan_key").to_pylist())
        found = [one for one in keys if one.startswith(key)] or found
    if len(found) > 1:
        raise StoreError(str(store.path), f"{len(found)} keys begin with {key!r}", "give more of its digits")
    return store.plan(found[0])


def is_store(path: Path) -> bool:
    """Whether a folder is the store of a batch."""
    from planparse.batch.places import PACKAGE, TABLES

    return (path / PACKAGE).is_file() and (path / TABLES).is_dir()


def read_each(paths: Sequence[Path], read: Callable[[Path], Read], failed: list[Path]) -> Iterator[tuple[str, Read]]:
    """Yield (name, what `read` returns) of files and of folders; what cannot be read is reported and added to `failed`.

    Of a folder without plans the JSON is taken, as `planparse parse --out` writes it.
    """
    inputs = find_inputs([file for path in paths for file in _expand_json(path)])
    for problem in inputs.problems:
        report(problem)
        failed.append(Path(problem))
    with show_progress(len(inputs.files), is_wanted=True) as step:
        for file in inputs.files:
            step(file)
            try:
                found = read(file)
            except (ReadError, SchemaError, OSError) as error:
                report_error(error)
                failed.append(file)
            else:
                yield str(file), found


def _expand_json(path: Path) -> list[Path]:
    if path.is_dir() and not find_inputs([path]).files:
        return sorted(path.rglob("*.json")) or [path]
    return [path]
