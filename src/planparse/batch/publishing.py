"""The tables of a store brought up to date with its ledger, after a run."""

from __future__ import annotations

import builtins
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from planparse.batch.cleaning import remove_json, remove_leftovers
from planparse.batch.ledger import Ledger
from planparse.batch.places import has_json
from planparse.batch.source_rows import SourceRow
from planparse.batch.stamps import Stamp, digest_contents, mark_files
from planparse.batch.status import SourceState, list_sources
from planparse.batch.work import State

FEW_RESULTS = 100
"""Up to so many new results the tables are made in this process: the others would import Arrow for little."""

Map = Callable[..., Iterable[Any]]
"""A function like the builtin `map`, such as that of an engine."""
OnStep = Callable[[str, int, int], None]
"""Told what is done (`partitions`, `sources`, `views`, `cleaning`), how much of it is done, and how much there is."""


def prepare_publishing() -> None:
    """Begin to import what publishing needs, beside the work of others: it takes as long as reading ten plans."""
    threading.Thread(target=_import_packages, daemon=True).start()


def _import_packages() -> None:
    with suppress(ImportError):  # `publish` says which is missing
        for name in ("duckdb", "pyarrow.parquet", "pandas", "planparse.batch.publish"):  # pandas: Arrow imports it
            import_module(name)


def publish_store(store: Path, ledger: Ledger, made: int, map: Map, on_step: OnStep) -> None:  # noqa: A002
    """Bring the tables of a store up to date; `made` is the number of results that are new to them.

    A result whose JSON is gone is forgotten: its sources wait for the next run, and the status says so. Results that
    were made since the tables were published last are taken from their JSON, also those that were there before under
    the same key (`planparse retry` makes such). Where the tables are as they would be written now, nothing is written,
    and what writes them is not even imported.

    Raises as `publish` does.
    """
    sources = list_sources(ledger)
    read = {source.key for source in sources if source.key is not None and _is_read(source)}
    lost = sorted(key for key in read if not has_json(store, key))
    if lost:
        ledger.forget_results(lost)
        ledger.commit()
        sources = list_sources(ledger)
    keys = read - set(lost)
    rows = [_make_row(source, source.state) for source in sources if source.state != "waiting"]
    made_from = digest_contents(keys, [row.list_values() for row in rows])
    stamp, files = Stamp.decode(ledger.find_stamp()), mark_files(store)
    run = ledger.find_last_result()
    if stamp is not None and stamp.fits(run, made_from, files):
        _clean(store, keys, on_step)
        return
    from planparse.batch.publish import publish

    chosen = map if made > FEW_RESULTS else builtins.map
    views = None if stamp is None else stamp.find_views(files)
    fresh = ledger.list_results_since(0 if stamp is None else stamp.run)
    done = publish(store, keys, rows, on_step=on_step, map=chosen, views=views, fresh=fresh)
    ledger.put_stamp(Stamp(run, made_from, done.views, mark_files(store)).encode())


def _clean(store: Path, keys: set[str], on_step: OnStep) -> None:
    on_step("cleaning", 0, 1)
    remove_json(store, keys)
    remove_leftovers(store)
    on_step("cleaning", 1, 1)


def _is_read(source: SourceState) -> bool:
    return source.state in {"done", "partial"}


def _make_row(source: SourceState, state: State) -> SourceRow:
    return SourceRow(
        source.name,
        source.key if _is_read(source) else None,
        source.sha256,
        state,
        source.reason,
        source.given_id,
        source.given_agency,
        source.given_year,
    )
