"""The tables of a store brought up to date with its ledger, after a run."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from planparse.batch.child import Child, Limits
from planparse.batch.engines import count_cores
from planparse.batch.ledger import Ledger
from planparse.batch.places import has_json
from planparse.batch.publish import Map, OnStep, Published, SourceRow, publish
from planparse.batch.status import SourceState, list_sources
from planparse.batch.work import State

FEW_RESULTS = 100
"""Up to so many new results the tables are made in this process: to start others would take longer."""


def publish_store(store: Path, ledger: Ledger, made: int, jobs: int | None, on_step: OnStep | None = None) -> Published:
    """Bring the tables of a store up to date; `made` is the number of results that are new to them.

    A result whose JSON is gone is forgotten: its sources wait for the next run, and the status says so.

    Raises as `publish` does.
    """
    sources = list_sources(ledger)
    read = {source.key for source in sources if source.key is not None and _is_read(source)}
    lost = sorted(key for key in read if not has_json(store, key))
    if lost:
        ledger.forget_results(lost)
        ledger.commit()
        sources = list_sources(ledger)
    rows = [_make_row(source, source.state) for source in sources if source.state != "waiting"]
    with _open_map(jobs or count_cores() if made > FEW_RESULTS else 0) as map_parts:
        return publish(store, read - set(lost), rows, on_step=on_step, map=map_parts)


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


@contextmanager
def _open_map(jobs: int) -> Iterator[Map]:
    """Yield a function like `map` that calls in `jobs` processes side by side; the builtin where there are none."""
    if not jobs:
        yield map
        return
    children: queue.SimpleQueue[Child] = queue.SimpleQueue()
    everyone = [Child(Limits(memory_bytes=None)) for _ in range(jobs)]
    for child in everyone:
        children.put(child)

    def call(function: Callable[..., Any], *arguments: Any) -> Any:
        child = children.get()
        try:
            return child.call(function, *arguments)
        finally:
            children.put(child)

    def map_parts(function: Callable[..., Any], *lists: Iterable[Any]) -> Iterator[Any]:
        return pool.map(lambda arguments: call(function, *arguments), list(zip(*lists, strict=True)))

    pool = ThreadPoolExecutor(jobs)
    try:
        yield map_parts
    finally:
        for child in everyone:
            child.close()
        pool.shutdown(cancel_futures=True)
