"""The tables of the plans whose keys begin with some digits: kept, merged with what is new, or built anew."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from planparse.collecting import collect_rarely
from planparse.export.arrow_rows import read_rows
from planparse.export.arrow_schema import table_version
from planparse.export.parquet_part import PartReader, PartWriter
from planparse.export.table_models import list_tables

DIGITS = "0123456789abcdef"
"""The first digit of a key says in which part of every table its rows are; also the names of the parts."""
FEW_PLANS, SOME_PLANS = 250, 1000
"""Up to so many plans a table has one part, or four, else 16: a file has a cost of its own, as much as three plans."""
PLANS = "plans"
TABLES = (*list_tables(), PLANS)
"""The tables that have parts; `plans` last, for it vouches for the others."""

DAMAGE = (OSError, ValueError, TypeError, KeyError, NotImplementedError)
"""What Arrow raises for a file that is damaged, or not what its name says."""

ReadJson = Callable[[str], bytes]
"""Returns the JSON of the plan with that key."""


@dataclass(frozen=True, slots=True)
class Partition:
    """What became of one part of the tables: `kept`, `merged`, `built` anew, or `empty`; the rows of each table."""

    digit: str
    outcome: Literal["kept", "merged", "built", "empty"]
    rows: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mark:
    """What a file says of itself: the digest of its partition's keys; `plans` also the rows of every table.

    `parts` is into how many a table is divided.
    """

    keys: str
    parts: int
    rows: dict[str, int] = field(default_factory=dict)

    def encode(self) -> bytes:
        """Return the mark as JSON."""
        return json.dumps({"keys": self.keys, "parts": self.parts, "rows": self.rows}, sort_keys=True).encode()


def part_path(tables: Path, name: str, digit: str) -> Path:
    """Return where the rows of a table lie whose keys begin with that digit."""
    return tables / name / f"part-{digit}.parquet"


def count_parts(plans: int) -> int:
    """Return into how many parts the tables of so many plans are divided."""
    return 1 if plans <= FEW_PLANS else 4 if plans <= SOME_PLANS else len(DIGITS)


def find_part(key: str, parts: int) -> str:
    """Return the name of the part in which a plan's rows are: parts follow each other as keys do.

    >>> find_part("5f", 16), find_part("5f", 4), find_part("5f", 1)
    ('5', '1', '0')
    """
    return DIGITS[DIGITS.index(key[0]) * parts // len(DIGITS)]


def clear_other_parts(tables: Path, parts: int) -> None:
    """Remove the tables if they are divided into another number of parts: no row may be in two of them."""
    marks = [(digit, _find_parts(part_path(tables, PLANS, digit))) for digit in DIGITS]
    if all(found in (parts, None) for _, found in marks):
        return
    for name in TABLES:
        for digit in DIGITS:
            part_path(tables, name, digit).unlink(missing_ok=True)


def _find_parts(path: Path) -> int | None:
    """Return into how many parts the tables were divided that this one belongs to; None where it cannot be read."""
    try:
        return _read_mark(PLANS, path)[0].parts
    except DAMAGE:
        return None


def digest_keys(keys: Sequence[str]) -> str:
    """Return a digest of the keys, in the order given."""
    return hashlib.sha256("\n".join(keys).encode()).hexdigest()


def merge_partition(
    tables: Path,
    digit: str,
    keys: Sequence[str],
    read_json: ReadJson,
    fresh: Collection[str] = (),
    parts: int = len(DIGITS),
) -> Partition:
    """Make the part of that name of every table hold the rows of these plans, in the order of their keys.

    `keys` are sorted, each once, all that `find_part` puts there of `parts`. Rows of a plan that is there already are
    taken over; the others are made from their JSON, and so are those of the `fresh`, whose JSON was written anew. Where
    the parts hold just these plans they are left alone; where one is missing, damaged or of another version all are
    made anew. The bytes are the same whichever way it was. Every file is written beside its place first; a run that is
    cut off between two of them leaves parts that the next makes anew.

    Raises SchemaError where a JSON is damaged, OSError where a file cannot be read or written.
    """
    if not keys:
        for name in reversed(TABLES):
            part_path(tables, name, digit).unlink(missing_ok=True)
        return Partition(digit, "empty")
    old = _find_mark(tables, digit)
    changed = {key for key in keys if key in fresh}
    if old and not changed and (old.keys, old.parts) == (digest_keys(keys), parts):
        return Partition(digit, "kept", old.rows)
    if old and len(changed) < len(keys):
        try:
            return Partition(digit, "merged", _write_parts(tables, digit, keys, read_json, parts, old, changed))
        except _DamageError:
            pass  # a page that does not match its checksum: known only when it is read
    return Partition(digit, "built", _write_parts(tables, digit, keys, read_json, parts, None))


class _DamageError(Exception):
    """An old part cannot be read."""


def _find_mark(tables: Path, digit: str) -> Mark | None:
    """Return the mark of the parts of a digit, None where they do not belong together or are of another version."""
    marks: dict[str, tuple[Mark, int]] = {}
    for name in TABLES:
        path = part_path(tables, name, digit)
        if path.exists():
            try:
                marks[name] = _read_mark(name, path)
            except DAMAGE:
                return None
    if PLANS not in marks:
        return None
    own, plans = marks.pop(PLANS)
    rows = {**{name: count for name, (_, count) in marks.items()}, PLANS: plans}
    same = all(mark.keys == own.keys for mark, _ in marks.values())
    return own if same and rows == own.rows else None


def _read_mark(name: str, path: Path) -> tuple[Mark, int]:
    reader = PartReader(name, path)
    reader.close()
    if reader.version != table_version(name):
        raise ValueError(reader.version)
    read = json.loads(reader.mark)
    return Mark(read["keys"], read.get("parts", len(DIGITS)), read["rows"]), reader.rows


def _write_parts(
    tables: Path,
    digit: str,
    keys: Sequence[str],
    read_json: ReadJson,
    parts: int,
    old: Mark | None,
    changed: Collection[str] = (),
) -> dict[str, int]:
    """Write the parts and put them in place; return the rows of each table."""
    mark = Mark(digest_keys(keys), parts)
    with ExitStack() as stack, collect_rarely():
        writers = {
            name: PartWriter(name, part_path(tables, name, digit), mark.encode(), hold=name == PLANS) for name in TABLES
        }
        for writer in writers.values():
            stack.callback(writer.discard)
        readers = _open_readers(tables, digit, old, stack)
        for key in keys:
            if key in changed or not (readers and _take_over(key, readers, writers)):
                for name, rows in read_rows(key, read_json(key)).items():
                    writers[name].add_rows(rows)
        lists = [writer for name, writer in writers.items() if name != PLANS]
        for writer in lists:
            writer.finish()
        rows_of = {writer.name: writer.rows for writer in lists if writer.rows} | {PLANS: len(keys)}
        writers[PLANS].mark = Mark(mark.keys, parts, rows_of).encode()
        writers[PLANS].finish()
        for writer in writers.values():
            writer.take_place()
    return rows_of


def _open_readers(tables: Path, digit: str, old: Mark | None, stack: ExitStack) -> dict[str, PartReader]:
    readers: dict[str, PartReader] = {}
    for name in old.rows if old else ():
        try:
            readers[name] = PartReader(name, part_path(tables, name, digit))
        except DAMAGE:
            raise _DamageError from None
        stack.callback(readers[name].close)
    return readers


def _take_over(key: str, readers: dict[str, PartReader], writers: dict[str, PartWriter]) -> bool:
    """Take a plan's rows from the old parts; False where it is not among them."""
    try:
        found = [(PLANS, part) for part in readers[PLANS].take(key)]
        if not found:
            return False
        found += [(name, part) for name, reader in readers.items() if name != PLANS for part in reader.take(key)]
    except DAMAGE:
        raise _DamageError from None
    for name, part in found:
        writers[name].add_slice(part)
    return True
