"""One batch at a time on a store."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from planparse.batch.places import LOCK
from planparse.errors import MissingPackage, PlanparseError


class StoreBusy(PlanparseError):  # noqa: N818 -- the name says what happened
    """Another batch writes to the store."""

    default_reason = "another batch is writing to this store"
    default_hint = "wait until it is done, or give --wait"


@contextmanager
def lock_store(store: Path, *, is_waiting: bool) -> Iterator[None]:
    """Hold the store for the block; the system gives it free when the process ends, however it ends.

    Raises StoreBusy where another process holds it, unless we are to wait for that.
    """
    try:
        from filelock import FileLock, Timeout
    except ImportError:
        raise MissingPackage("a store", "filelock", "store") from None
    path = store / LOCK
    try:
        with FileLock(path, timeout=-1 if is_waiting else 0):
            path.write_text(f"{os.getpid()}\n", encoding="ascii")
            yield
    except Timeout:
        raise StoreBusy(subject=str(store)) from None
