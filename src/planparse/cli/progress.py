"""A bar on the terminal while files are read; nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from planparse.cli.streams import is_terminal

Step = Callable[[Path], None]
"""Says that this file is read now."""


@contextmanager
def show_progress(total: int, is_wanted: bool) -> Iterator[Step]:
    """Show how many of the files are read, on standard error, if a person sees it and it is wanted."""
    if not (is_wanted and is_terminal(sys.stderr)):
        yield lambda _: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    # redirect_stdout would send what belongs on standard output to this console
    bar = Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False)
    with bar:
        task = bar.add_task("", total=total)
        begun = -1

        def step(file: Path) -> None:
            nonlocal begun
            begun += 1
            bar.update(task, completed=begun, description=escape(file.name))

        yield step
