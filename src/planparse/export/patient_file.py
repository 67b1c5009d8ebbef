"""A file that fails only when it is asked: for libraries that cannot be stopped cleanly half-way."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any


class PatientFile(io.FileIO):
    """A new file for writing that keeps the first error of the system in `failure`, and writes nothing after it."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "x")
        self.failure: OSError | None = None

    def write(self, data: Any) -> int:
        """Write all of the data, unless a write failed before."""
        whole = memoryview(data).cast("B")
        done = 0
        try:
            while done < len(whole) and self.failure is None:
                done += super().write(whole[done:])
        except OSError as error:
            self.failure = error
        return len(whole)
