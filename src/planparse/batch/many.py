"""Many plans for a program: parsed side by side, each in a process that may fail without harm."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field

from planparse.batch.child import Limits
from planparse.batch.engines import ProcessEngine
from planparse.batch.items import Item, Problem
from planparse.batch.sources import find_items
from planparse.batch.work import Outcome, State, Task
from planparse.errors import ReadError
from planparse.model import PlanFile
from planparse.options import Options

Sources = str | os.PathLike[str] | Iterable[str | os.PathLike[str]]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one source.

    `state` is `done`, `partial` (pages that could not be read) or `failed`; `plan` is None where it failed, `reason` a
    code (the name of an error of `planparse.errors`, `time-limit`, `memory-limit`, `crashed`, `unread-pages` …) and
    `message` the same in one line; both None for `done`.
    """

    source: str
    state: State
    plan: PlanFile | None = field(default=None, repr=False)
    reason: str | None = None
    message: str | None = None
    seconds: float = 0.0


def parse_many(
    sources: Sources,
    options: Options | None = None,
    *,
    jobs: int | None = None,
    ordered: bool = True,
    limits: Limits | None = None,
) -> Iterator[Result]:
    """Parse files, directories, patterns, archives, manifests and URLs, several at a time.

    Args:
        sources: one source or several, as `planparse batch` takes them.
        options: of each parse.
        jobs: how many files at a time; None takes one a core.
        ordered: whether results come in the order of the sources; else as soon as they are there, which keeps
            fewer of them waiting in memory.
        limits: how long a file may take and how much memory; what takes more has failed, the others go on.

    Yields one result for each source, also for what cannot be read and for a path that leads to no file. When the
    iterator is closed before its end, the processes are ended.
    """
    results = _parse_each([sources] if isinstance(sources, str | os.PathLike) else list(sources), options, jobs, limits)
    with closing(results):
        if not ordered:
            for _, result in results:
                yield result
            return
        early: dict[int, Result] = {}
        due = 0
        for number, result in results:
            early[number] = result
            while due in early:
                yield early.pop(due)
                due += 1


def _parse_each(
    sources: list[str | os.PathLike[str]], options: Options | None, jobs: int | None, limits: Limits | None
) -> Generator[tuple[int, Result]]:
    """Yield each result with the number of its source, as soon as it is there."""
    queue = _Queue(find_items(sources), options or Options())
    with closing(ProcessEngine(jobs, limits)) as engine:
        for outcome in engine.run(queue.list_tasks()):
            yield from queue.take_refused()
            yield queue.resolve(outcome)
        yield from queue.take_refused()


class _Queue:
    """Makes tasks of the sources, and results of the outcomes."""

    def __init__(self, found: Iterator[Item | Problem], options: Options) -> None:
        self._found = found
        self._options = options
        self._names: dict[str, str] = {}
        """Key of a task that is out -> name of its source; the key is the source's number."""
        self._refused: list[tuple[int, Result]] = []

    def list_tasks(self) -> Iterator[Task]:
        number = 0
        for item in self._found:
            if isinstance(item, Problem):
                if not item.is_note:
                    self._refuse(number, item.name, "no-plans", f"{item.reason}; {item.hint}")
                    number += 1
                continue
            try:
                data = item.location.load(max(self._options.max_bytes, self._options.max_pdf_bytes))
            except ReadError as error:
                self._refuse(number, item.name, type(error).__name__, f"{error.reason}; {error.hint}")
            else:
                self._names[str(number)] = item.name
                yield Task(str(number), hashlib.sha256(data).hexdigest(), self._options, None, data)
            number += 1

    def _refuse(self, number: int, name: str, reason: str, message: str) -> None:
        self._refused.append((number, Result(name, "failed", None, reason, message)))

    def take_refused(self) -> list[tuple[int, Result]]:
        """Return the sources that gave no task, each once."""
        refused, self._refused = self._refused, []
        return refused

    def resolve(self, outcome: Outcome) -> tuple[int, Result]:
        """Return the result of an outcome, the plan told where it lay."""
        name = self._names.pop(outcome.key)
        plan = None
        if outcome.json is not None:
            plan = PlanFile.from_json(outcome.json)
            plan.source.path = name
        result = Result(name, outcome.state, plan, outcome.reason, outcome.message, outcome.seconds)
        return int(outcome.key), result
