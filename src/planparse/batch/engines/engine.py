"""What an engine is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from planparse.batch.work import Outcome, Task


class Engine(Protocol):
    """Runs tasks, several at a time."""

    name: str

    def run(self, tasks: Iterable[Task]) -> Iterator[Outcome]:
        """Yield the outcome of every task, in the order in which they are done.

        Tasks are taken a few at a time, as there is room for them. When the iterator is closed, what runs is ended.
        """
        ...

    def map(self, function: Callable[..., Any], *lists: Iterable[Any]) -> Iterator[Any]:
        """Yield what a function returns for the items of the lists, in their order, as the builtin `map` does.

        It is called in processes of this machine, side by side; one that can be imported. Not while tasks run.
        """
        ...

    def close(self) -> None:
        """End what runs, and give back what the engine holds."""
        ...
