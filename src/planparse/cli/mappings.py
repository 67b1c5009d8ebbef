"""`planparse mappings`: check the files that editors change."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer

from planparse.cli.streams import EXIT_STRICT, EXIT_UNREADABLE, count, report


class MappingsAction(enum.StrEnum):
    """What can be done with the mappings."""

    CHECK = "check"


def mappings(
    action: Annotated[MappingsAction, typer.Argument(metavar="check", help="Check every file.")],
    folder: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The folder; without it, the mappings in use.")
    ] = None,
) -> None:
    """Check the mapping files: columns, ids, order, names with two meanings, patterns and their examples.

    Prints one line for each fault, file:row: what is wrong, and ends with exit code 1 if there is any.
    """
    from planparse.lexicon.checking import check_mappings

    if folder is not None and not folder.is_dir():
        report(f"{folder}: no such folder; give the one that holds agencies.csv")
        raise typer.Exit(EXIT_UNREADABLE)
    faults = check_mappings(folder)
    for fault in faults:
        print(fault)
    if faults:
        report(f"{count(len(faults), 'fault')} in the mappings")
        raise typer.Exit(EXIT_STRICT)
    report("the mappings are in order")
