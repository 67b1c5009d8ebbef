"""The ledger of a store: which sources there are, what came of them, and when (SQLite, no server)."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planparse.batch.work import FindingRow, Outcome
from planparse.errors import PlanparseError

if TYPE_CHECKING:
    from planparse.batch.items import Item, Problem

LEDGER_VERSION = 1
BUSY_SECONDS = 30

_TABLES = """
CREATE TABLE sources (
    location TEXT PRIMARY KEY,      -- where the file lies, exactly
    name TEXT NOT NULL,             -- how it is called
    sha256 TEXT,                    -- of its bytes, null where they could not be read
    bytes INTEGER,
    key TEXT,                       -- of its result, null where the bytes could not be read
    reason TEXT, message TEXT,      -- why the bytes could not be read
    given_id TEXT, given_agency TEXT, given_year INTEGER,
    run INTEGER NOT NULL            -- the run that saw it last
) WITHOUT ROWID;
CREATE INDEX sources_by_key ON sources (key);
CREATE TABLE results (
    key TEXT PRIMARY KEY,           -- of the bytes, the contract and the options
    sha256 TEXT NOT NULL,
    contract TEXT NOT NULL, options TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'partial', 'failed')),
    reason TEXT, message TEXT,
    pages INTEGER NOT NULL, characters INTEGER NOT NULL, records INTEGER NOT NULL,
    errors INTEGER NOT NULL, warnings INTEGER NOT NULL, infos INTEGER NOT NULL,
    seconds REAL NOT NULL, attempts INTEGER NOT NULL,
    run INTEGER NOT NULL            -- the run that made it
) WITHOUT ROWID;
CREATE TABLE findings (
    key TEXT NOT NULL, number INTEGER NOT NULL,
    code TEXT NOT NULL, severity TEXT NOT NULL, page INTEGER, line INTEGER,
    message_th TEXT NOT NULL, message_en TEXT NOT NULL,
    PRIMARY KEY (key, number)
) WITHOUT ROWID;
CREATE TABLE problems (             -- sources that led to no file
    run INTEGER NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL,
    PRIMARY KEY (run, name, reason)
) WITHOUT ROWID;
CREATE TABLE runs (
    run INTEGER PRIMARY KEY,
    started_at TEXT NOT NULL, ended_at TEXT,
    state TEXT NOT NULL,            -- running, finished, stopped, broken
    engine TEXT NOT NULL, contract TEXT NOT NULL, options TEXT NOT NULL
);
"""

_ADDED = """
CREATE TABLE IF NOT EXISTS stamp (  -- what the tables were published from
    one INTEGER PRIMARY KEY CHECK (one = 1), stamp TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS recognised (  -- the tesseract that read pages of a result
    key TEXT PRIMARY KEY, ocr TEXT NOT NULL
) WITHOUT ROWID;
"""
"""Tables that older ledgers are given when they are written to."""


class LedgerError(PlanparseError):
    """The ledger of a store cannot be used."""

    default_reason = "a ledger that cannot be used"
    default_hint = "give the folder of a store that planparse batch made"


@dataclass(frozen=True, slots=True)
class Known:
    """What the ledger holds of a source."""

    sha256: str | None
    key: str | None


@dataclass(frozen=True, slots=True)
class Made:
    """What the ledger holds of a result. `run` is the number of the run that made it."""

    state: str
    reason: str | None
    contract: str
    options: str
    run: int


class Ledger:
    """The ledger, open. Nothing written counts before `commit`; for one thread."""

    def __init__(self, path: Path, *, is_new_allowed: bool = False, is_read_only: bool = False) -> None:
        self.path = path
        if not path.exists() and not is_new_allowed:
            raise LedgerError("no store of planparse here", str(path.parent))
        try:
            self._database = _connect(path, is_read_only)
            self._check_version(is_new_allowed)
            if not is_read_only:
                self._database.executescript(_ADDED)
        except sqlite3.DatabaseError as error:
            if is_full(error):
                raise
            raise LedgerError(f"cannot be opened ({error})", str(path)) from None

    @classmethod
    def in_memory(cls) -> Ledger:
        """Return an empty ledger that is kept nowhere."""
        ledger = cls.__new__(cls)
        ledger.path = Path()
        ledger._database = sqlite3.connect(":memory:")
        ledger._check_version(is_new_allowed=True)
        ledger._database.executescript(_ADDED)
        return ledger

    def _check_version(self, is_new_allowed: bool) -> None:
        (version,) = self._database.execute("PRAGMA user_version").fetchone()
        if version == 0 and is_new_allowed:
            self._database.executescript(f"BEGIN;{_TABLES}PRAGMA user_version = {LEDGER_VERSION};COMMIT;")
        elif version != LEDGER_VERSION:
            raise LedgerError(
                f"a ledger of version {version}, and this planparse reads {LEDGER_VERSION}", str(self.path)
            )

    def close(self) -> None:
        """Close it; what was not committed is gone."""
        self._database.close()

    def commit(self) -> None:
        """Make what was written last."""
        self._database.commit()

    def begin_run(self, engine: str, contract: str, options: str) -> int:
        """Note that a run begins, and return its number; runs that never ended are noted as broken."""
        self._database.execute("UPDATE runs SET state = 'broken' WHERE state = 'running'")
        cursor = self._database.execute(
            "INSERT INTO runs (started_at, state, engine, contract, options) VALUES (?, 'running', ?, ?, ?)",
            (_now(), engine, contract, options),
        )
        self.commit()
        assert cursor.lastrowid is not None  # noqa: S101 -- after an INSERT there is one
        return cursor.lastrowid

    def end_run(self, run: int, state: str) -> None:
        """Note how a run ended: `finished` or `stopped`."""
        self._database.execute("UPDATE runs SET state = ?, ended_at = ? WHERE run = ?", (state, _now(), run))
        self.commit()

    def find_source(self, location: str) -> Known | None:
        """Return what is known of a source, None for a new one."""
        row = self._database.execute("SELECT sha256, key FROM sources WHERE location = ?", (location,)).fetchone()
        return None if row is None else Known(*row)

    def find_result(self, key: str) -> Made | None:
        """Return what came of a key, None where nothing did yet."""
        row = self._database.execute(
            "SELECT state, reason, contract, options, run FROM results WHERE key = ?", (key,)
        ).fetchone()
        return None if row is None else Made(*row)

    def note_source(self, item: Item, run: int, sha256: str, size: int, key: str) -> None:
        """Note the bytes of a source and the key of its result."""
        self._put_source(item, run, sha256, size, key, None, None)

    def note_unread(self, item: Item, run: int, reason: str, message: str) -> None:
        """Note that the bytes of a source could not be had."""
        self._put_source(item, run, None, None, None, reason, message)

    def _put_source(self, item: Item, run: int, *facts: Any) -> None:
        given = (item.given_id, item.given_agency, item.given_year)
        self._put("sources", item.location.id, item.name, *facts, *given, run)

    def note_problem(self, problem: Problem, run: int) -> None:
        """Note a source that led to no file."""
        self._put("problems", run, problem.name, problem.reason)

    def note_result(self, outcome: Outcome, run: int, contract: str, options: str) -> None:
        """Note what came of a task, in the place of what came of it before."""
        verdict = (outcome.state, outcome.reason, outcome.message)
        effort = (outcome.seconds, outcome.attempts)
        counts = astuple(outcome.counts)
        self._put("results", outcome.key, outcome.sha256, contract, options, *verdict, *counts, *effort, run)
        self._database.execute("DELETE FROM findings WHERE key = ?", (outcome.key,))
        self._put_all("findings", [(outcome.key, number, *row) for number, row in enumerate(outcome.findings, 1)])
        self._database.execute("DELETE FROM recognised WHERE key = ?", (outcome.key,))
        if outcome.ocr is not None:
            self._put("recognised", outcome.key, outcome.ocr)

    def _put(self, table: str, *values: Any) -> None:
        """Write a row, in the place of the one with the same primary key."""
        self._put_all(table, [values])

    def _put_all(self, table: str, rows: Sequence[tuple[Any, ...]]) -> None:
        if rows:
            marks = ", ".join("?" * len(rows[0]))
            self._database.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)  # noqa: S608

    def forget_results(self, keys: list[str]) -> None:
        """Forget what came of these keys, so that the next run makes them again."""
        for table in ("results", "findings"):
            self._database.executemany(f"DELETE FROM {table} WHERE key = ?", [(key,) for key in keys])  # noqa: S608

    def find_stamp(self) -> str | None:
        """Return what was noted of the tables, None where nothing was."""
        row = self._database.execute("SELECT stamp FROM stamp").fetchone()
        return None if row is None else str(row[0])

    def put_stamp(self, stamp: str) -> None:
        """Note what the tables were published from."""
        self._put("stamp", 1, stamp)
        self.commit()

    def find_last_result(self) -> int:
        """Return the number of the last run that made a result, 0 where none did."""
        (run,) = self._database.execute("SELECT MAX(run) FROM results").fetchone()
        return run or 0

    def list_results_since(self, run: int) -> set[str]:
        """Return the keys of the results that were made after that run."""
        return {key for (key,) in self._database.execute("SELECT key FROM results WHERE run > ?", (run,))}

    def list_recognised(self) -> dict[str, str]:
        """Return key -> the tesseract that recognised pages of it, for every result with such pages."""
        has_table = "SELECT 1 FROM sqlite_master WHERE name = 'recognised'"
        if self._database.execute(has_table).fetchone() is None:  # an older ledger, opened for reading
            return {}
        return dict(self._database.execute("SELECT key, ocr FROM recognised"))

    def list_findings(self, key: str) -> list[FindingRow]:
        """Return the findings of a result, in its order."""
        rows = self._database.execute(
            "SELECT code, severity, page, line, message_th, message_en FROM findings WHERE key = ? ORDER BY number",
            (key,),
        )
        return [FindingRow(*row) for row in rows]

    def query(self, sql: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a SELECT."""
        yield from self._database.execute(sql, values)


def _connect(path: Path, is_read_only: bool) -> sqlite3.Connection:
    if is_read_only:
        database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=BUSY_SECONDS)
    else:
        database = sqlite3.connect(path, timeout=BUSY_SECONDS)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
    return database


def is_full(error: BaseException) -> bool:
    """Tell whether a database error says that there is no room."""
    return isinstance(error, sqlite3.OperationalError) and "full" in str(error)


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
