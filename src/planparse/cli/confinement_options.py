"""The options of commands that read files in processes with limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from planparse.cli.sizes import read_bytes

if TYPE_CHECKING:
    from planparse.batch.child import Limits

Seconds = Annotated[
    float | None,
    typer.Option(
        metavar="N",
        min=0.1,
        help="How long a file may take until its process is ended; without it 300 for a text, and for a PDF what "
        "--limit max_seconds allows.",
    ),
]
Memory = Annotated[str, typer.Option(metavar="SIZE", help="Memory that the process of a file may take, or none.")]
OwnSeconds = Annotated[
    float | None,
    typer.Option(metavar="N", min=0.1, help="Read each file in a process of its own that ends after N seconds."),
]
OwnMemory = Annotated[
    str | None,
    typer.Option(metavar="SIZE", help="Read each file in a process of its own that may take this memory, such as 2GB."),
]
LEAST_MEMORY = 250_000_000
"""Bytes of address space with which a process starts, and reads a short text."""


def make_limits(seconds: float | None, memory: str) -> Limits:
    """Return the limits that the command line names.

    Raises typer.BadParameter where the memory is no size, or one that no file could be read with.
    """
    from planparse.batch.child import Limits

    if memory == "none":
        return Limits(seconds, None)
    limit = read_bytes(memory, "--memory")
    if limit < LEAST_MEMORY:
        raise typer.BadParameter(f"a process needs {LEAST_MEMORY // 10**6} MB to start", param_hint="--memory")
    return Limits(seconds, limit)
