"""Publishing: the tables, views and descriptions of a store, from the JSON of its plans.

Everything is made from what the store holds and the lists given, and every file takes its place whole. So a run that is
cut off leaves a store that can be read, and the next run puts right what is missing; one without anything new
changes nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from planparse.batch.cleaning import remove_json, remove_leftovers
from planparse.batch.places import DATABASE, KEY, PACKAGE, README, TABLES, json_path
from planparse.batch.publishing import Map, OnStep
from planparse.batch.source_rows import SourceRow
from planparse.errors import StoreError
from planparse.export.data_package import render_package
from planparse.export.duckdb_views import digest_views, write_views
from planparse.export.packages import need_packages
from planparse.export.parquet_tables import (
    DIGITS,
    Partition,
    clear_other_parts,
    count_parts,
    find_part,
    merge_partition,
)
from planparse.export.sources_table import write_sources
from planparse.export.store_readme import render_readme
from planparse.export.table_models import table_models
from planparse.export.whole_file import open_whole


@dataclass(frozen=True, slots=True)
class Published:
    """What a store holds after publishing: the rows of each table, and what became of each part; JSON files removed.

    `views` is a digest of the views in its database.
    """

    rows: dict[str, int]
    partitions: tuple[Partition, ...]
    removed: int
    views: str


def publish(
    store: Path,
    keys: Iterable[str],
    sources: Iterable[SourceRow],
    *,
    on_step: OnStep | None = None,
    map: Map = map,  # noqa: A002 -- it stands for the builtin
    views: str | None = None,
    fresh: Collection[str] = (),
) -> Published:
    """Make the tables of a store hold the plans with these keys, and these sources; write what describes them.

    The JSON of every key must be there. JSON files of other keys are removed, and what an unfinished write left. Only
    one may publish a store at a time. The rows of `fresh` keys are made anew though the tables have them: their JSON
    may be another than it was. The bytes of all but `plans.duckdb` depend on keys, JSON and sources alone; that one is
    written again unless `views`, the digest of the views that it holds, is that of those needed now.

    Raises MissingPackage, SchemaError where a JSON is damaged, StoreError where one is missing or a key is none,
    OSError where a file cannot be written.
    """
    need_packages("publishing a store", "pyarrow", "duckdb")
    tell = on_step or _say_nothing
    wanted = _check_keys(store, keys)
    partitions = _build_partitions(store, wanted, wanted.intersection(fresh), tell, map)
    rows = dict.fromkeys(table_models(), 0)
    for partition in partitions:
        for name, count in partition.rows.items():
            rows[name] += count
    tell("sources", 0, 1)
    ordered = sorted(sources, key=lambda row: (row.source, row.plan_key or ""))
    rows["sources"] = write_sources(store / TABLES, [asdict(row) for row in ordered])
    tell("sources", 1, 1)
    described = _describe_store(store, views, tell)
    tell("cleaning", 0, 1)
    kept = wanted | {row.plan_key for row in ordered if row.plan_key}
    removed = remove_json(store, kept)
    remove_leftovers(store)
    tell("cleaning", 1, 1)
    return Published(rows, tuple(partitions), removed, described)


def _say_nothing(step: str, done: int, total: int) -> None:
    """Tell nobody."""


def _check_keys(store: Path, keys: Iterable[str]) -> set[str]:
    wanted = set(keys)
    for key in sorted(wanted):
        if not KEY.fullmatch(key):
            raise StoreError(str(store), f"{key!r} is no key", "give 64 hexadecimal digits")
    return wanted


def _build_partitions(store: Path, wanted: set[str], fresh: set[str], tell: OnStep, map_parts: Map) -> list[Partition]:
    parts = count_parts(len(wanted))
    clear_other_parts(store / TABLES, parts)
    keys: dict[str, list[str]] = {digit: [] for digit in DIGITS}
    for key in sorted(wanted):
        keys[find_part(key, parts)].append(key)
    again = [[key for key in found if key in fresh] for found in keys.values()]
    tell("partitions", 0, len(keys))
    done: list[Partition] = []
    for partition in map_parts(
        build_partition, [store] * len(keys), keys.keys(), keys.values(), again, [parts] * len(keys)
    ):
        done.append(partition)
        tell("partitions", len(done), len(keys))
    return done


def build_partition(
    store: Path, digit: str, keys: Sequence[str], fresh: Sequence[str] = (), parts: int = len(DIGITS)
) -> Partition:
    """Make the part of that name of every table hold the plans with these keys; see `merge_partition`.

    Raises as `publish` does. It can be sent to another process, as can what it returns and raises.
    """
    need_packages("publishing a store", "pyarrow")

    def read_json(key: str) -> bytes:
        path = json_path(store, key)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            raise StoreError(str(path), "the JSON of a plan is missing", "read its source again") from None

    return merge_partition(store / TABLES, digit, keys, read_json, frozenset(fresh), parts)


def list_parts(store: Path) -> dict[str, list[Path]]:
    """Return table -> its parts, sorted, for every table of a store."""
    return {name: list_table_parts(store, name) for name in table_models()}


def list_table_parts(store: Path, name: str) -> list[Path]:
    """Return the parts of one table, sorted."""
    return sorted((store / TABLES / name).glob("part-?.parquet"))


def _describe_store(store: Path, views: str | None, tell: OnStep) -> str:
    """Write what describes the tables, and return the digest of the views."""
    tell("views", 0, 3)
    parts = {name: [part.relative_to(store).as_posix() for part in found] for name, found in list_parts(store).items()}
    _write_text(store / PACKAGE, render_package(parts))
    tell("views", 1, 3)
    _write_text(store / README, render_readme())
    tell("views", 2, 3)
    filled = [name for name, found in parts.items() if found]
    wanted = digest_views(filled, TABLES)
    if views != wanted:
        write_views(store / DATABASE, filled, TABLES)
    tell("views", 3, 3)
    return wanted


def _write_text(path: Path, text: str) -> None:
    if not (path.exists() and path.read_bytes() == text.encode()):
        with open_whole(path) as stream:
            stream.write(text)
