"""One file read in a process of its own, for who wants limits on time and memory but no store."""

from __future__ import annotations

import os

from planparse.batch.child import Child, Limits
from planparse.batch.work import Task
from planparse.errors import ReadError
from planparse.model import PlanFile
from planparse.options import Options


class ConfinedReader:
    """Parses files as `planparse.parse` does, in one process after the other, each with limits."""

    def __init__(self, limits: Limits) -> None:
        self._child = Child(limits)

    def parse(self, path: str | os.PathLike[str], options: Options) -> PlanFile:
        """Return the plan in a file.

        Raises ReadError where it cannot be read, also for want of time or memory.
        """
        name = os.fspath(path)
        outcome = self._child.run(Task(name, "", options, path=name))
        if outcome.json is None:
            reason, _, hint = (outcome.message or "").partition("; ")
            raise ReadError(name, reason, hint)
        return PlanFile.from_json(outcome.json)

    def close(self) -> None:
        """End the process."""
        self._child.close()
