"""The option of every command that reads plans: how large a source may be."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from planparse.options import LIMITS

Limit = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=N",
        help=f"Change a limit: {', '.join(f'{name} ({limit:,})' for name, limit in LIMITS.items())}. May be repeated.",
    ),
]


def read_limits(choices: list[str] | None) -> dict[str, Any]:
    """Return the limits that were given, by the names of the options.

    Raises typer.BadParameter where one is not of the form NAME=N.

    >>> read_limits(["max_lines=300000"])
    {'max_lines': 300000}
    """
    limits = {}
    for choice in choices or ():
        name, _, figure = choice.partition("=")
        digits = figure.replace("_", "").replace(",", "")
        if name not in LIMITS or not (digits.isascii() and digits.isdecimal()) or not int(digits):
            known = ", ".join(LIMITS)
            raise typer.BadParameter(f"{choice[:80]!r}: give NAME=N, NAME one of {known}", param_hint="--limit")
        limits[name] = int(digits)
    return limits
