"""What a store holds: how many sources were read, and why the others were not."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from planparse.batch.ledger import Ledger
from planparse.batch.places import LEDGER

_STATES = """
SELECT s.name, s.location, s.key, s.sha256,
       CASE WHEN s.key IS NULL THEN 'failed' ELSE COALESCE(r.state, 'waiting') END,
       CASE WHEN s.key IS NULL THEN s.reason ELSE r.reason END,
       CASE WHEN s.key IS NULL THEN s.message ELSE r.message END,
       s.given_id, s.given_agency, s.given_year
FROM sources s LEFT JOIN results r ON r.key = s.key
ORDER BY s.name, s.location
"""


@dataclass(frozen=True, slots=True)
class SourceState:
    """A source of a store and what came of it."""

    name: str
    location: str
    key: str | None
    sha256: str | None
    state: Literal["done", "partial", "failed", "waiting"]
    """waiting: a run that was stopped still owes the result."""
    reason: str | None
    message: str | None
    given_id: str | None
    given_agency: str | None
    given_year: int | None


@dataclass(frozen=True, slots=True)
class RunState:
    """The last run over a store; times are ISO 8601 in UTC."""

    number: int
    started_at: str
    ended_at: str | None
    state: str
    engine: str
    contract: str


@dataclass(frozen=True, slots=True)
class Status:
    """A store, counted."""

    states: Counter[str]
    reasons: Counter[tuple[str, str]]
    """(state, reason) -> number of sources."""
    results: int
    """Results that sources have, each counted once."""
    pages: int
    records: int
    findings: Counter[str]
    """Severity -> number, over the results."""
    problems: tuple[tuple[str, str], ...]
    """Name and reason of each source that led to no file in the last run."""
    last_run: RunState | None


def read_status(store: Path) -> Status:
    """Count what a store holds.

    Raises LedgerError where there is no store, or one of another version.
    """
    ledger = Ledger(store / LEDGER, is_read_only=True)
    try:
        return _count(ledger)
    finally:
        ledger.close()


def find_sources(store: Path) -> list[SourceState]:
    """Return every source of a store and its state; raises as `read_status` does."""
    ledger = Ledger(store / LEDGER, is_read_only=True)
    try:
        return list_sources(ledger)
    finally:
        ledger.close()


def list_sources(ledger: Ledger) -> list[SourceState]:
    """Return every source and its state, in the order of their names."""
    return [SourceState(*row) for row in ledger.query(_STATES)]


def _count(ledger: Ledger) -> Status:
    states: Counter[str] = Counter()
    reasons: Counter[tuple[str, str]] = Counter()
    for source in list_sources(ledger):
        states[source.state] += 1
        if source.reason is not None:
            reasons[source.state, source.reason] += 1
    sums = "COUNT(*), SUM(pages), SUM(records), SUM(errors), SUM(warnings), SUM(infos)"
    owned = "state != 'failed' AND key IN (SELECT key FROM sources)"
    (results, *numbers) = next(ledger.query(f"SELECT {sums} FROM results WHERE {owned}"))  # noqa: S608 -- our own words
    pages, records, errors, warnings, infos = (number or 0 for number in numbers)
    run = next(
        ledger.query("SELECT run, started_at, ended_at, state, engine, contract FROM runs ORDER BY run DESC"), None
    )
    last_run = None if run is None else RunState(*run)
    problems = ledger.query(
        "SELECT name, reason FROM problems WHERE run = ? ORDER BY name, reason", (last_run.number if last_run else 0,)
    )
    return Status(
        states,
        reasons,
        results,
        pages,
        records,
        Counter(error=errors, warning=warnings, info=infos),
        tuple((name, reason) for name, reason in problems),
        last_run,
    )
