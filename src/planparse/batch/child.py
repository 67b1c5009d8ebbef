"""A worker process seen from the batch: gives it tasks one by one, and ends it when it takes too long."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, BinaryIO, cast

from planparse.batch.messages import receive, send
from planparse.batch.work import CRASHED, KILLED, TIME, Outcome, Task, fail
from planparse.batch.worker import READY, Call, Reply, Setup

TEXT_SECONDS = 300
"""How long a text may take: the longest that is read by default takes 20."""
GRACE_SECONDS = 60
"""How much longer than its own limits a PDF may take."""
MEMORY_BYTES = 4_000_000_000
"""Address space of a worker; most plans take a tenth, a page of OCR a quarter."""
START_SECONDS = 300
"""How long a process may take until it can work: one second on an idle machine."""
RECYCLED_TASKS = 2000
"""A worker is replaced after so many tasks, so that nothing can pile up in it; one whose memory grows is before.

A new one takes as long to start as ten long plans or fifty small ones to read: after 200 it was a tenth of all time.
"""

_START = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from planparse.batch.worker import main; main()"
_ONE_THREAD = dict.fromkeys(("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
"""One worker a core: libraries that start threads of their own would only get in each other's way."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may take before its process is ended.

    Args:
        seconds: how long; None gives a text 300 seconds, and a PDF what its options allow and a minute.
        memory_bytes: the address space of the process; None for no limit.
        tasks: after how many files a process is replaced.
    """

    seconds: float | None = None
    memory_bytes: int | None = MEMORY_BYTES
    tasks: int = RECYCLED_TASKS

    def find_seconds(self, task: Task) -> float:
        """Return how long this file may take."""
        if self.seconds is not None:
            return self.seconds
        if task.path is not None:
            return task.options.max_seconds + task.options.page_seconds + GRACE_SECONDS
        if task.data is not None and not task.data[:1024].lstrip().startswith(b"%PDF"):
            return TEXT_SECONDS
        return task.options.max_seconds + task.options.page_seconds + GRACE_SECONDS


class Child:
    """One worker process; started when the first task comes, and anew after it ended. For one thread at a time.

    One that does not `reads` is for calls alone: it starts sooner and holds less memory.
    """

    def __init__(self, limits: Limits, *, reads: bool = True) -> None:
        self._setup = Setup(limits.memory_bytes, limits.tasks, reads)
        self._limits = limits
        self._process: subprocess.Popen[bytes] | None = None
        self._words: BinaryIO | None = None
        self._is_ready = False
        self._is_closed = False
        self._changing = threading.Lock()
        """Held while the process is started or taken away: `close` comes from another thread."""

    def run(self, task: Task) -> Outcome:
        """Return what comes of the task, whatever happens to the process.

        A process that ends by itself or is killed from outside is started once more: it may not be the file's fault.
        """
        outcome = self._run_once(task)
        if outcome.reason in {CRASHED, KILLED} and not self._is_closed:
            outcome = replace(self._run_once(task), attempts=2)
        return outcome

    def call(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Return what a function returns in the process, however long it takes; it must be one that can be imported.

        Raises what the function raises, and ChildProcessError where the process ended before it was done.
        """
        try:
            process = self._start()
            if not self._is_ready:
                self._is_ready = receive(cast(BinaryIO, process.stdout)) == READY
            send(cast(BinaryIO, process.stdin), Call(function, arguments))
            reply: Reply = receive(cast(BinaryIO, process.stdout))
        except (EOFError, OSError):
            self._kill()
            raise ChildProcessError(f"the process of {function.__name__} ended before it was done") from None
        if reply.is_last:
            self._kill()
        if reply.error is not None:
            raise reply.error
        return reply.returned

    def retire(self) -> None:
        """End the process, which has nothing to do; a task that comes later starts another."""
        self._kill()

    def close(self) -> None:
        """End the process at once, from any thread; a task that runs or comes later gets the reason `killed`."""
        with self._changing:
            self._is_closed = True
        self._kill()

    def _run_once(self, task: Task) -> Outcome:
        try:
            process = self._start()
        except _ClosedError:
            return fail(task, KILLED, "the batch was ended before the file's turn")
        seconds = self._limits.find_seconds(task) if self._is_ready else START_SECONDS
        expiry = _Expiry(process, seconds)
        try:
            if not self._is_ready:
                self._is_ready = receive(cast(BinaryIO, process.stdout)) == READY
                expiry.cancel()
                seconds = self._limits.find_seconds(task)
                expiry = _Expiry(process, seconds)
            send(cast(BinaryIO, process.stdin), task)
            reply: Reply = receive(cast(BinaryIO, process.stdout))
        except (EOFError, OSError):
            expiry.cancel()
            return self._explain(task, process, expiry, seconds)
        except BaseException:
            self._kill()
            raise
        finally:
            expiry.cancel()
        if reply.is_last or expiry.is_over:
            self._kill()
        return cast(Outcome, reply.outcome)

    def _start(self) -> subprocess.Popen[bytes]:
        with self._changing:
            if self._is_closed:
                raise _ClosedError
            return self._process or self._start_anew()

    def _start_anew(self) -> subprocess.Popen[bytes]:
        self._is_ready = False
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 -- closed with the process
        self._process = subprocess.Popen(  # noqa: S603 -- our own program
            [sys.executable, "-c", _START, json.dumps(sys.path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._words,
            env=os.environ | _ONE_THREAD,
            start_new_session=True,  # Ctrl-C is for the batch, which ends its workers; and all of a session is killed
        )
        with contextlib.suppress(BrokenPipeError):  # killed already: who asks for its answer learns that
            send(cast(BinaryIO, self._process.stdin), self._setup)
        return self._process

    def _explain(self, task: Task, process: subprocess.Popen[bytes], expiry: _Expiry, seconds: float) -> Outcome:
        """Return the outcome of a task whose process ended before it answered."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=5)
        code = process.returncode
        with self._changing:
            last_words = self._read_last_words()
        self._kill()
        if expiry.is_over:
            return fail(task, TIME, f"not done after {seconds:g} seconds; raise the limit, or split the file")
        if code is not None and code < 0:
            name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
            reason = KILLED if name in {"SIGKILL", "SIGTERM"} else CRASHED
            return fail(task, reason, f"its process was ended by {name}, twice")
        return fail(task, CRASHED, f"its process ended by itself (exit code {code}), twice{last_words}")

    def _read_last_words(self) -> str:
        """Return the name of the error that the process printed last, if it is one of Python's."""
        if self._words is None:
            return ""
        self._words.seek(0, os.SEEK_END)
        self._words.seek(max(0, self._words.tell() - 2000))
        lines = self._words.read().decode("utf-8", "replace").split("\n")
        names = [line.split(":")[0] for line in lines if line.split(":")[0].isidentifier()]
        return f" ({names[-1]})" if names else ""

    def _kill(self) -> None:
        with self._changing:
            process, self._process = self._process, None
            words, self._words = self._words, None
        if process is not None:
            kill_tree(process)
            for stream in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    cast(BinaryIO, stream).close()
            process.wait()
        if words is not None:
            words.close()


class _ClosedError(OSError):
    """A process was asked for after `close`."""


class _Expiry:
    """Kills a process when its time is over, unless cancelled."""

    def __init__(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        self._process = process
        self.is_over = False
        self._timer = threading.Timer(seconds, self._end)
        self._timer.daemon = True
        self._timer.start()

    def cancel(self) -> None:
        """Let the process live; `is_over` tells whether it was too late."""
        self._timer.cancel()

    def _end(self) -> None:
        self.is_over = True
        kill_tree(self._process)


def kill_tree(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and, where the system has sessions, what it started."""
    if process.poll() is None and hasattr(os, "killpg"):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        process.kill()
