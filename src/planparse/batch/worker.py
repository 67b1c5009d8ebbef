"""The program of a worker process: takes tasks from standard input and writes outcomes to standard output.

It is started anew (nothing of the batch's own state is in it), limits its own memory, and ends with the batch: when its
standard input ends, or, where it is too busy to notice, when its parent process is gone.
"""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from planparse.batch.messages import receive, send
from planparse.batch.work import MEMORY, Outcome, Task, convert, fail

ORPHAN_CHECK_SECONDS = 1.0
READY = "ready"
"""What a worker sends when it can take tasks: the time of a task is counted from then."""
RECYCLED_BYTES = 220_000_000
"""A worker that once took more memory than this is replaced: Python seldom gives memory back."""


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker is told first.

    `memory_bytes` is the address space it may take (None sets no limit), `tasks` after how many tasks it ends. One that
    `reads` imports what reading needs before it is ready; for other calls that would only take memory.
    """

    memory_bytes: int | None
    tasks: int
    reads: bool = True


@dataclass(frozen=True, slots=True)
class Call:
    """Other work than reading a file: a function that can be imported, and what it is called with."""

    function: Callable[..., Any]
    arguments: tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of a task or a call, and whether the worker ends after it."""

    outcome: Outcome | None
    is_last: bool
    returned: Any = None
    error: BaseException | None = None


def main() -> None:
    """Read tasks until there are no more, or until it is time for a new process."""
    incoming, outgoing = _take_streams()
    try:
        setup: Setup = receive(incoming)
        _limit_memory(setup.memory_bytes)
        threading.Thread(target=_end_with_parent, args=(os.getppid(),), daemon=True).start()
        if setup.reads:
            _warm_up()
        send(outgoing, READY)
        for number in range(1, setup.tasks + 1):
            if _answer(receive(incoming), outgoing, number == setup.tasks):
                return
    except (EOFError, BrokenPipeError, KeyboardInterrupt):
        return


def _answer(task: Task | Call, outgoing: BinaryIO, is_last: bool) -> bool:
    """Run a task and send what came of it; return whether the worker ends."""
    if isinstance(task, Call):
        send(outgoing, _call(task, is_last))
        return is_last
    outcome = convert(task)
    is_last = is_last or outcome.reason == MEMORY or _find_peak_bytes() > RECYCLED_BYTES
    try:
        send(outgoing, Reply(outcome, is_last))
    except MemoryError:  # the outcome could not be packed: nothing of it was sent
        is_last = True
        send(outgoing, Reply(fail(task, MEMORY, "its result needs more memory than the limit allows"), is_last))
    return is_last


def _call(call: Call, is_last: bool) -> Reply:
    try:
        with _lift_memory_limit():
            return Reply(None, is_last, call.function(*call.arguments))
    except Exception as error:  # raised again by who called
        return Reply(None, is_last, error=error)


def _warm_up() -> None:
    """Import what every task needs."""
    import planparse.pipeline  # noqa: F401

    gc.collect()
    gc.freeze()  # what was imported is never garbage: no collection need look at it again


def _take_streams() -> tuple[BinaryIO, BinaryIO]:
    """Keep the two pipes for us: what a library prints goes to standard error, what it reads is empty."""
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return incoming, outgoing


def _limit_memory(memory_bytes: int | None) -> None:
    """Limit the address space where the system can (Linux and most Unixes); what OCR starts has the same limit."""
    if memory_bytes is None or sys.platform == "win32":
        return
    import resource

    _, highest = resource.getrlimit(resource.RLIMIT_AS)
    limit = memory_bytes if highest == resource.RLIM_INFINITY else min(memory_bytes, highest)
    with contextlib.suppress(ValueError, OSError):  # macOS takes no such limit
        resource.setrlimit(resource.RLIMIT_AS, (limit, highest))


@contextlib.contextmanager
def _lift_memory_limit() -> Iterator[None]:
    """Let the block take the memory it needs: the limit is for files that do harm, not for work of our own."""
    if sys.platform == "win32":
        yield
        return
    import resource

    limit, highest = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (highest, highest))
    try:
        yield
    finally:
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (limit, highest))


def _find_peak_bytes() -> int:
    """Return the most memory that this process ever held, 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


def _end_with_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(ORPHAN_CHECK_SECONDS)
    os._exit(1)
