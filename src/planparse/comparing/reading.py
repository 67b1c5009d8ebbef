"""Compare plans from wherever they lie: a store, files, or plans in memory."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from planparse.batch.places import PACKAGE
from planparse.batch.store import Store, open_store
from planparse.comparison import ALWAYS, COLUMNS, MIN_PEERS, By, Comparison, PeerRule, choose_measures, compare_frames
from planparse.errors import OptionsError
from planparse.export.plan_frames import build_plan_frames
from planparse.export.table_frames import build_frame
from planparse.model import PlanFile
from planparse.options import Options
from planparse.pipeline import parse

if TYPE_CHECKING:
    import pandas as pd

Plans = Store | PlanFile | str | os.PathLike[str]


def compare(
    *sources: Plans | Iterable[PlanFile],
    by: By = "agency",
    measures: Sequence[str] = (),
    peers: Sequence[PeerRule] = (),
    min_peers: int = MIN_PEERS,
    options: Options | None = None,
) -> Comparison:
    """Put the plans of agencies side by side: figures with their basis, their marks and the records behind them.

    `sources` are one store (`open_store`, or its folder), or any number of plans: `PlanFile`s, files of JSON that
    `planparse parse` wrote, and files to be parsed, with `options`. The rest is as `comparison.compare_frames` has it.

    Raises OptionsError for a choice that there is not; StoreError, SchemaError or ReadError for a source that
    cannot be read.
    """
    tables = list_tables(choose_measures(measures, by), peers)
    return compare_frames(read_frames(sources, tables, options), by, measures, peers, min_peers)


def list_tables(measures: Sequence[object], peers: Sequence[str] = ()) -> dict[str, tuple[str, ...]]:
    """Return table -> the columns that those measures need."""
    names = {name for measure in measures for name in getattr(measure, "lists", ())}
    names |= {"staffing", "incumbents"} if "size" in peers else set()
    names |= {"tables"} if "staffing" in names else set()
    return {name: columns for name, columns in COLUMNS.items() if name in names or name in ALWAYS}


def read_frames(
    sources: Sequence[Plans | Iterable[PlanFile]], tables: dict[str, tuple[str, ...]], options: Options | None
) -> dict[str, pd.DataFrame]:
    """Return table -> frame of those columns, of a store or of plans.

    Raises OptionsError for a store with something beside it; StoreError, SchemaError or ReadError for a source that
    cannot be read.
    """
    stores = [found for source in sources if (found := _find_store(source)) is not None]
    if not stores:
        return build_plan_frames(_read_plans(sources, options), tables)
    if len(sources) > 1:
        raise OptionsError(
            "one store can be compared, and no files beside it", "sources", "read the files into the store"
        )
    batches = {name: stores[0].batches(name, columns) for name, columns in tables.items()}
    return {name: build_frame(name, held, tables[name], as_categories=True) for name, held in batches.items()}


def _find_store(source: Plans | Iterable[PlanFile]) -> Store | None:
    if isinstance(source, Store):
        return source
    if isinstance(source, str | os.PathLike) and (Path(source) / PACKAGE).is_file():
        return open_store(source)
    return None


def _read_plans(sources: Sequence[Plans | Iterable[PlanFile]], options: Options | None) -> Iterator[PlanFile]:
    for source in sources:
        if isinstance(source, PlanFile):
            yield source
        elif isinstance(source, str | os.PathLike):
            yield read_plan_file(Path(source), options)
        elif isinstance(source, Iterable):
            yield from source


def read_plan_file(path: Path, options: Options | None = None) -> PlanFile:
    """Return the plan of a file: JSON that `planparse parse` wrote, or anything that can be parsed."""
    if path.suffix == ".json" and path.is_file():
        return PlanFile.from_json(path.read_bytes())
    return parse(path, options) if options is not None else parse(path)
