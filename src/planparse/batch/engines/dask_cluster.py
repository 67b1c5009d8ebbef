"""Dask, for archives that outgrow one machine: each of its workers reads files in a process of their own, confined."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Any

from planparse.batch.child import Child, Limits
from planparse.batch.engines.processes import WAITING, ProcessEngine, count_cores
from planparse.batch.work import KILLED, Outcome, Task, fail
from planparse.errors import MissingPackage, OptionsError

CONNECT_SECONDS = 30
WORKER_SECONDS = 120
"""How long we wait for the first worker of a cluster."""
RETRIES = 3
"""How often a task is given to another worker when the one that had it is gone."""

_held = threading.local()


def run_confined(task: Task, limits: Limits) -> Outcome:
    """Run a task in the worker process of this thread: what a Dask worker does."""
    child: Child | None = getattr(_held, "child", None)
    if child is None or _held.limits != limits:
        if child is not None:
            child.close()
        child = _held.child = Child(limits)
        _held.limits = limits
    return child.run(task)


class DaskEngine:
    """Runs tasks on a Dask cluster: that of a scheduler, or one of this machine with `jobs` workers."""

    name = "dask"

    def __init__(self, scheduler: str | None = None, jobs: int | None = None, limits: Limits | None = None) -> None:
        try:
            import distributed
        except ImportError:
            raise MissingPackage("the engine dask", "distributed", "dask") from None
        self._distributed: Any = distributed
        self._limits = limits or Limits()
        self._cluster: Any = None
        address = scheduler
        if scheduler is None:
            self._cluster = self._distributed.LocalCluster(
                n_workers=jobs or count_cores(), threads_per_worker=1, processes=True, dashboard_address=None
            )
            address = self._cluster.scheduler_address
        try:
            self._client: Any = self._distributed.Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            reason = f"no Dask scheduler answers there ({type(error).__name__})"
            raise OptionsError(reason, "scheduler", "give its address, such as tcp://host:8786", scheduler) from None
        self._wait_for_workers(scheduler)

    def _wait_for_workers(self, scheduler: str | None) -> None:
        """Wait until the cluster can work; raises OptionsError where it has no worker."""
        try:
            self._client.wait_for_workers(1, timeout=WORKER_SECONDS)
        except TimeoutError:
            self.close()
            hint = "start workers with `dask worker ADDRESS`" if scheduler else "use --engine processes"
            raise OptionsError("the Dask cluster has no worker", "scheduler", hint, scheduler) from None

    @property
    def jobs(self) -> int:
        """How many tasks the cluster runs at a time, now."""
        threads: dict[str, int] = self._client.nthreads()
        return max(1, sum(threads.values()))

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield the outcomes as they are done."""
        done = self._distributed.as_completed(loop=self._client.loop)
        asked: dict[str, tuple[Any, Task]] = {}
        try:
            for number, task in enumerate(tasks):
                name = f"planparse-{os.getpid()}-{id(self)}-{number}"
                future = self._client.submit(run_confined, task, self._limits, key=name, retries=RETRIES)
                asked[future.key] = future, task
                done.add(future)
                if len(asked) >= self.jobs * WAITING:
                    yield self._take(done, asked)
            while asked:
                yield self._take(done, asked)
        finally:
            if asked:  # the run was left: what waits is not begun; a file that is being read is read to its end
                self._client.cancel([future for future, _ in asked.values()])

    def _take(self, done: Any, asked: dict[str, tuple[Any, Task]]) -> Outcome:
        future = next(done)
        _, task = asked.pop(future.key)
        error = future.exception()
        if error is None:
            outcome: Outcome = future.result()
            return outcome
        if isinstance(error, self._distributed.scheduler.KilledWorker):
            return fail(task, KILLED, "the Dask workers that had it were all gone before it was done")
        raise error

    def map(self, function: Callable[..., Any], *lists: Iterable[Any]) -> Iterator[Any]:
        """Yield what a function returns, called in processes of this machine: the store lies here; see `Engine.map`."""
        with closing(ProcessEngine(limits=Limits(memory_bytes=None))) as here:
            yield from here.map(function, *lists)

    def close(self) -> None:
        """Leave the cluster, and end it if it was made for this run."""
        self._client.close(timeout=5)
        if self._cluster is not None:
            self._cluster.close(timeout=10)
