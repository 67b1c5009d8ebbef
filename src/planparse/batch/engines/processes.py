"""Worker processes of this machine: a thread for each, which waits for its answers."""

from __future__ import annotations

import builtins
import os
import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from planparse.batch.child import Child, Limits
from planparse.batch.work import Outcome, Task

WAITING = 2
"""Tasks that are out at a time, for every worker: one that runs and one that waits."""


def count_cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class ProcessEngine:
    """Runs tasks in `jobs` processes."""

    name = "processes"

    def __init__(self, jobs: int | None = None, limits: Limits | None = None) -> None:
        self.jobs = jobs or count_cores()
        self._limits = limits or Limits()
        self._tasks: queue.SimpleQueue[Task | None] = queue.SimpleQueue()
        self._outcomes: queue.SimpleQueue[Outcome | BaseException] = queue.SimpleQueue()
        self._children = [Child(self._limits) for _ in range(self.jobs)]
        self._threads: list[threading.Thread] = []

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield the outcomes as they are done."""
        out = 0
        for task in tasks:
            self._start_thread(out)
            self._tasks.put(task)
            out += 1
            while out >= self.jobs * WAITING:
                yield self._take()
                out -= 1
        for _ in range(out):
            yield self._take()

    def map(self, function: Callable[..., Any], *lists: Iterable[Any]) -> Iterator[Any]:
        """Yield what a function returns for the items of the lists, in their order; see `Engine.map`.

        The processes that read are ended first: with the memory that they hold, and new ones start sooner than these
        did. A single one would save no time: then the function is called here. It may be called once more where its
        process ended before it was done.
        """
        for child in self._children:
            child.retire()
        if self.jobs == 1:
            yield from builtins.map(function, *lists)
            return
        free: queue.SimpleQueue[Child] = queue.SimpleQueue()
        callers = [Child(self._limits, reads=False) for _ in range(self.jobs)]
        for child in callers:
            free.put(child)

        def call(arguments: tuple[Any, ...]) -> Any:
            child = free.get()
            try:
                return child.call(function, *arguments)
            except ChildProcessError:  # killed from outside, perhaps while it waited: a new one may fare better
                return child.call(function, *arguments)
            finally:
                free.put(child)

        with ThreadPoolExecutor(self.jobs) as pool:
            try:
                yield from pool.map(call, list(zip(*lists, strict=True)))
            finally:
                for child in callers:
                    child.close()
                pool.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """End the processes and their threads."""
        for _ in self._threads:
            self._tasks.put(None)
        for child in self._children:
            child.close()
        for thread in self._threads:
            thread.join(timeout=5)
        self._threads.clear()

    def _start_thread(self, out: int) -> None:
        """Start the next thread if there are fewer than could be busy."""
        if len(self._threads) < min(self.jobs, out + 1):
            thread = threading.Thread(target=self._work, args=(self._children[len(self._threads)],), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _take(self) -> Outcome:
        outcome = self._outcomes.get()
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome

    def _work(self, child: Child) -> None:
        while (task := self._tasks.get()) is not None:
            try:
                self._outcomes.put(child.run(task))
            except BaseException as error:  # such as no room for a new process: told to who waits, never lost
                self._outcomes.put(error)
