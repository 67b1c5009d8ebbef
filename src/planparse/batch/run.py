"""A batch from its sources to its store, and what failed once more."""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, fields, replace
from pathlib import Path

from planparse.batch.child import Limits
from planparse.batch.conductor import Conductor, Listener, Report
from planparse.batch.engines import Engine, ProcessEngine
from planparse.batch.items import Item, Problem
from planparse.batch.keys import find_contract
from planparse.batch.ledger import Ledger, LedgerError, is_full
from planparse.batch.locations import restore_location
from planparse.batch.lock import lock_store
from planparse.batch.places import LEDGER
from planparse.batch.publishing import publish_store
from planparse.batch.status import SourceState, list_sources
from planparse.batch.tesseract_version import find_tesseract
from planparse.batch.work import OTHER_OCR
from planparse.errors import PlanparseError
from planparse.options import Options

Found = Callable[[], Iterator[Item | Problem]]
"""Lists the sources of a run."""


class StoreFull(PlanparseError):  # noqa: N818 -- the name says what happened
    """There is no room for the store."""

    default_reason = "the disk of the store is full"
    default_hint = "make room and run the same command again: it goes on where it stopped"


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """Who does the work: `processes` of this machine, `jobs` at a time (None: one a core), or `dask`."""

    name: str = "processes"
    jobs: int | None = None
    scheduler: str | None = None
    limits: Limits = field(default_factory=Limits)

    def make(self) -> Engine:
        """Return the engine, started."""
        if self.name == "dask":
            from planparse.batch.engines.dask_cluster import DaskEngine

            return DaskEngine(self.scheduler, self.jobs, self.limits)
        return ProcessEngine(self.jobs, self.limits)


def run_batch(
    found: Found,
    store: Path,
    options: Options,
    listener: Listener,
    choice: EngineChoice | None = None,
    *,
    is_waiting: bool = False,
) -> Report:
    """Read what is new or changed among the sources into the store, and bring its tables up to date.

    May be stopped at any moment, and goes on where it stopped when it is run again.

    Raises:
        StoreBusy: another batch holds the store, and we are not to wait for it.
        StoreFull: there is no room for it; what was done is kept.
        LedgerError, OSError: the store cannot be made or written.
    """
    choice = choice or EngineChoice()
    with _open(store, is_waiting) as ledger:
        conductor = Conductor(store, ledger, find_contract(), options, listener)
        with closing(choice.make()) as engine:
            conductor.convert(found(), engine)
            publish_store(store, ledger, conductor.report.made, engine.map, listener.on_step)
    return conductor.report


def preview_batch(found: Found, store: Path, options: Options, listener: Listener) -> Report:
    """Return what `run_batch` would do, and do nothing."""
    path = store / LEDGER
    ledger = Ledger(path, is_read_only=True) if path.exists() else Ledger.in_memory()
    with closing(ledger):
        return Conductor(store, ledger, find_contract(), options, listener).look_ahead(found())


def retry_batch(
    store: Path,
    listener: Listener,
    choice: EngineChoice | None = None,
    *,
    reasons: Sequence[str] = (),
    change: Callable[[Options], Options] = lambda options: options,
    is_waiting: bool = False,
) -> Report:
    """Read again what failed or was read in part, or only what did so for one of the `reasons`.

    The reason `other-ocr` stands for what another tesseract recognised than the one installed. Each source is read
    with the options of the last run, as `change` makes them.

    Raises as `run_batch` does.
    """
    if not (store / LEDGER).exists():
        raise LedgerError("no store of planparse here", str(store))
    choice = choice or EngineChoice()
    with _open(store, is_waiting) as ledger:
        options = change(_find_last_options(ledger))
        again = _list_again(ledger, reasons)
        conductor = Conductor(store, ledger, find_contract(), options, listener)
        ledger.forget_results([source.key for source in again if source.key is not None])
        with closing(choice.make()) as engine:
            conductor.convert(map(_restore, again), engine)
            publish_store(store, ledger, conductor.report.made, engine.map, listener.on_step)
    return conductor.report


def _list_again(ledger: Ledger, reasons: Sequence[str]) -> list[SourceState]:
    recognised = ledger.list_recognised() if OTHER_OCR in reasons else {}
    others = {key for key, ocr in recognised.items() if ocr != find_tesseract()}
    return [
        source
        for source in list_sources(ledger)
        if (source.state != "done" and (not reasons or source.reason in reasons or source.state in reasons))
        or source.key in others
    ]


def _restore(source: SourceState) -> Item:
    location = restore_location(source.location)
    return Item(source.name, location, source.given_id, source.given_agency, source.given_year)


def _find_last_options(ledger: Ledger) -> Options:
    """Return the options of the last run, without its password, which no ledger holds."""
    for (described,) in ledger.query("SELECT options FROM runs ORDER BY run DESC LIMIT 1"):
        known = {entry.name for entry in fields(Options)} - {"password"}
        return replace(Options(), **{name: value for name, value in json.loads(described).items() if name in known})
    return Options()


@contextmanager
def _open(store: Path, is_waiting: bool) -> Iterator[Ledger]:
    """Hold the store and its ledger for the block; say plainly when there is no room."""
    try:
        store.mkdir(parents=True, exist_ok=True)
        with (
            lock_store(store, is_waiting=is_waiting),
            closing(Ledger(store / LEDGER, is_new_allowed=True)) as ledger,
        ):
            yield ledger
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise StoreFull(subject=str(store)) from None
        raise
    except sqlite3.Error as error:
        if is_full(error):
            raise StoreFull(subject=str(store)) from None
        raise LedgerError(f"cannot be written ({error})", str(store / LEDGER)) from None
