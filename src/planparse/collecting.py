"""How often Python looks for garbage while a plan is read."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from contextlib import contextmanager

THRESHOLD = 50_000
"""Objects made until the youngest generation is searched; Python's own is some hundreds."""

_lock = threading.Lock()
_readers = 0
_before: tuple[int, int, int] = (0, 0, 0)


@contextmanager
def collect_rarely() -> Iterator[None]:
    """Let the cyclic garbage collector search a hundred times less often within the block.

    Reading makes hundreds of thousands of objects that live until the plan is done, and hardly a cycle among them: to
    search them again and again took a tenth of the time. The threshold is one for the whole process; it is put back
    when the last reader is done, also after an error. A collector that is switched off, or set to search more
    rarely still, is left alone.
    """
    global _readers, _before
    with _lock:
        if not _readers:
            _before = gc.get_threshold()
            if 0 < _before[0] < THRESHOLD:
                gc.set_threshold(THRESHOLD, *_before[1:])
        _readers += 1
    try:
        yield
    finally:
        with _lock:
            _readers -= 1
            if not _readers:
                gc.set_threshold(*_before)
