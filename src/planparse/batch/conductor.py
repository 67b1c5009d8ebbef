"""A run over many sources: what is new or changed goes to the engine, what comes back into the store and the ledger."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, Protocol

from planparse.batch.engines import Engine
from planparse.batch.items import Item, Problem
from planparse.batch.keys import Contract, describe_options, make_key
from planparse.batch.ledger import Ledger, Made
from planparse.batch.places import has_json, json_path, write_whole
from planparse.batch.publishing import prepare_publishing
from planparse.batch.tesseract_version import find_tesseract
from planparse.batch.work import CHANGED, Outcome, Task
from planparse.errors import ReadError, TooLarge
from planparse.options import Options

COMMIT_SECONDS = 0.5
SENT_BYTES = 4_000_000
"""A file up to this size goes to the worker with its task; a larger one the worker loads itself."""

How = Literal["read", "known", "duplicate"]
"""read: by this run; known: by a run before; duplicate: of the same bytes as another source of this run."""
Why = Literal["new", "changed", "contract", "options", "lost"]
"""Why a source is to be read: never seen, other bytes than last time, an other planparse or other mappings than
last time, other options, or its JSON is gone."""


class Listener(Protocol):
    """Is told what happens."""

    def on_file(self, name: str, state: str, reason: str | None, how: How, outcome: Outcome | None) -> None:
        """A source is dealt with. `outcome` only where this run read it."""
        ...

    def on_problem(self, problem: Problem) -> None:
        """A source led to no file."""
        ...

    def on_step(self, step: str, done: int, total: int) -> None:
        """A step after the reading: `partitions`, `sources`, `views`, `cleaning`, and how much of it is done."""
        ...


@dataclass(slots=True)
class Report:
    """What a run came to. Counts are of sources; `states` and `reasons` tell what each has now."""

    hows: Counter[str] = field(default_factory=Counter)
    whys: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    problems: int = 0
    pages: int = 0
    made: int = 0
    """Results that this run made."""
    others_ocr: Counter[str] = field(default_factory=Counter)
    """Tesseract that is not the one installed -> sources whose pages it recognised; only `look_ahead` counts them."""

    @property
    def sources(self) -> int:
        """How many sources there were."""
        return self.states.total()


@dataclass(frozen=True, slots=True)
class _Seen:
    """A source as it is now. `why` is None where its result is there."""

    sha256: str
    size: int
    key: str
    data: bytes | None
    made: Made | None
    why: Why | None


class Conductor:
    """Takes one run over the sources through. The store is locked by who calls."""

    def __init__(self, store: Path, ledger: Ledger, contract: Contract, options: Options, listener: Listener) -> None:
        self._store = store
        self._ledger = ledger
        self._contract = contract
        self._options = options
        self._described = describe_options(options)
        self._listener = listener
        self._waiting: dict[str, list[Item]] = {}
        """Key of a task that is out -> the sources that wait for it."""
        self._run = 0
        self._committed = 0.0
        self._is_preparing = False
        self.report = Report()

    def convert(self, found: Iterator[Item | Problem], engine: Engine) -> None:
        """Read what is new or changed among the sources.

        Raises what keeps the store from being written (OSError, sqlite3.Error); what was done until then is kept.
        """
        self._run = self._ledger.begin_run(engine.name, self._contract.id, self._described)
        state = "stopped"
        try:
            with closing(engine.run(self._find_tasks(found))) as outcomes:  # type: ignore[type-var]
                for outcome in outcomes:
                    self._keep(outcome)
                    self._commit_now_and_then()
            state = "finished"
        finally:
            self._ledger.end_run(self._run, state)

    def _find_tasks(self, found: Iterator[Item | Problem]) -> Iterator[Task]:
        for item in found:
            self._commit_now_and_then()
            if isinstance(item, Problem):
                self._note_problem(item)
                continue
            task = self._consider(item)
            if task is not None:
                yield task

    def _note_problem(self, problem: Problem) -> None:
        self.report.problems += 1
        self._ledger.note_problem(problem, self._run)
        self._listener.on_problem(problem)

    def _consider(self, item: Item) -> Task | None:
        """Return the task that a source makes, None where there is nothing to do for it."""
        try:
            seen = self._examine(item)
        except ReadError as error:
            self._note_unread(item, type(error).__name__, f"{error.reason}; {error.hint}")
            return None
        self._ledger.note_source(item, self._run, seen.sha256, seen.size, seen.key)
        if seen.key in self._waiting:
            self._waiting[seen.key].append(item)
            return None
        if seen.why is None and seen.made is not None:
            how: How = "duplicate" if seen.made.run == self._run else "known"
            self._count(item, seen.made.state, seen.made.reason, how, None)
            return None
        self.report.whys[seen.why or "new"] += 1
        self._waiting[seen.key] = [item]
        return Task(seen.key, seen.sha256, self._options, item.location, seen.data)

    def look_ahead(self, found: Iterator[Item | Problem]) -> Report:
        """Return what a run would do, and do nothing: `whys` counts what would be read, `hows` the rest."""
        keys: set[str] = set()
        recognised = self._ledger.list_recognised()
        for item in found:
            if isinstance(item, Problem):
                self.report.problems += 1
                self._listener.on_problem(item)
                continue
            try:
                seen = self._examine(item)
            except ReadError as error:
                self._count(item, "failed", type(error).__name__, "read", None)
                continue
            ocr = recognised.get(seen.key)
            if seen.why is None and ocr is not None and ocr != find_tesseract():
                self.report.others_ocr[ocr] += 1
            if seen.why is None or seen.key in keys:
                self.report.hows["known" if seen.why is None else "duplicate"] += 1
            else:
                self.report.whys[seen.why] += 1
                keys.add(seen.key)
        return self.report

    def _examine(self, item: Item) -> _Seen:
        """Return what a source holds now, and whether it has to be read; raises ReadError where it cannot be had."""
        data: bytes | None
        try:
            data = item.location.load(SENT_BYTES)
            sha256, size = hashlib.sha256(data).hexdigest(), len(data)
        except TooLarge:
            data = None
            sha256, size = item.location.hash_bytes(max(self._options.max_bytes, self._options.max_pdf_bytes))
        key = make_key(sha256, self._contract, self._described)
        made = self._ledger.find_result(key)
        return _Seen(sha256, size, key, data, made, self._find_why(item, sha256, key, made))

    def _find_why(self, item: Item, sha256: str, key: str, made: Made | None) -> Why | None:
        """Return why a source has to be read; None where its result is there."""
        if made is not None:
            return None if made.state == "failed" or has_json(self._store, key) else "lost"
        known = self._ledger.find_source(item.location.id)
        if known is None or known.sha256 is None or known.key is None:
            return "new"
        if known.sha256 != sha256:
            return "changed"
        before = self._ledger.find_result(known.key)
        if before is None:
            return "new"
        return "contract" if before.contract != self._contract.id else "options"

    def _keep(self, outcome: Outcome) -> None:
        """Put an outcome into the store and the ledger: first the file, then the note that it is there."""
        items = self._waiting.pop(outcome.key)
        if outcome.reason == CHANGED:
            for item in items:
                self._note_unread(item, CHANGED, outcome.message or "")
            return
        if outcome.json is not None:
            if not self._is_preparing:
                self._is_preparing = True
                prepare_publishing()
            write_whole(json_path(self._store, outcome.key), outcome.json)
        self._ledger.note_result(outcome, self._run, self._contract.id, self._described)
        self.report.pages += outcome.counts.pages
        self.report.made += 1
        for number, item in enumerate(items):
            how: How = "duplicate" if number else "read"
            self._count(item, outcome.state, outcome.reason, how, None if number else outcome)

    def _note_unread(self, item: Item, reason: str, message: str) -> None:
        self._ledger.note_unread(item, self._run, reason, message)
        self._count(item, "failed", reason, "read", None)

    def _count(self, item: Item, state: str, reason: str | None, how: How, outcome: Outcome | None) -> None:
        self.report.hows[how] += 1
        self.report.states[state] += 1
        if reason is not None:
            self.report.reasons[reason] += 1
        self._listener.on_file(item.name, state, reason, how, outcome)

    def _commit_now_and_then(self) -> None:
        now = time.monotonic()
        if now - self._committed > COMMIT_SECONDS:
            self._ledger.commit()
            self._committed = now
