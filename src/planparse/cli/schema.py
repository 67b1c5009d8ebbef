"""`planparse schema`: the JSON Schema of what `planparse parse` writes."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def schema(
    out: Annotated[
        Path | None,
        typer.Option(metavar="FILE", dir_okay=False, help="Write to this file; without it, to standard output."),
    ] = None,
) -> None:
    """Print the JSON Schema of the JSON that planparse writes."""
    from planparse.export import open_whole, render_schema

    if out is None:
        print(render_schema(), end="")
        return
    with open_whole(out) as stream:
        stream.write(render_schema())
