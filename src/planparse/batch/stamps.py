"""What the tables of a store were made from, so that a run with nothing new need not look into them."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from planparse._version import __version__
from planparse.batch.places import DATABASE, PACKAGE, README, TABLES
from planparse.export.versions import VERSION

Mark = list[int]
"""Bytes of a file, and when it was changed last, in nanoseconds."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """What was published: the last run whose results are in it, a digest of what it was made from, one of the views.

    `files` are those that were written, as they were left.
    """

    run: int
    made_from: str
    views: str
    files: dict[str, Mark]

    def encode(self) -> str:
        """Return the stamp as JSON."""
        return json.dumps(asdict(self), sort_keys=True)

    @classmethod
    def decode(cls, text: str | None) -> Stamp | None:
        """Return the stamp that `encode` wrote, None where there is none, or one of another version."""
        try:
            return None if text is None else cls(**json.loads(text))
        except (ValueError, TypeError):
            return None

    def fits(self, run: int, made_from: str, files: dict[str, Mark]) -> bool:
        """Tell whether the store is just as it would be published now."""
        return (self.run, self.made_from, self.files) == (run, made_from, files)

    def find_views(self, files: dict[str, Mark]) -> str | None:
        """Return the digest of the views that the database holds, None where it is not the one that was written."""
        return self.views if DATABASE in files and self.files.get(DATABASE) == files[DATABASE] else None


def digest_contents(keys: Iterable[str], rows: Sequence[Sequence[Any]]) -> str:
    """Return a digest of what a store is published from: this program, the keys of the plans, the rows of sources."""
    contents = [__version__, VERSION, sorted(keys), sorted(json.dumps(row) for row in rows)]
    return hashlib.sha256(json.dumps(contents).encode()).hexdigest()


def mark_files(store: Path) -> dict[str, Mark]:
    """Return path -> mark of every file that publishing writes, and of whatever else lies among the tables."""
    marks = {}
    for path in _list_files(store):
        status = os.stat(os.path.join(store, path))
        marks[path] = [status.st_size, status.st_mtime_ns]
    return marks


def _list_files(store: Path) -> Iterator[str]:
    yield from (name for name in (PACKAGE, README, DATABASE) if os.path.isfile(store / name))
    for folder, _, names in os.walk(store / TABLES):
        below = os.path.relpath(folder, store).replace(os.sep, "/")
        yield from (f"{below}/{name}" for name in names)
