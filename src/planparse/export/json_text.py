"""JSON: one plan a file, or JSON lines, one plan a line. Always UTF-8, Thai as it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TextIO

from planparse.export.whole_file import open_whole
from planparse.model import PlanFile


def put_json(plan: PlanFile, stream: TextIO) -> None:
    """Write the plan to the stream as indented JSON that ends with a line break."""
    stream.write(plan.to_json())
    stream.write("\n")  # apart: the JSON of a large plan is not copied for the sake of its last character


def put_json_line(plan: PlanFile, stream: TextIO) -> None:
    """Write the plan to the stream as one line of JSON lines."""
    stream.write(plan.to_json(indent=None))
    stream.write("\n")


def write_json(plan: PlanFile, path: Path) -> None:
    """Write the plan to that file, whole or not at all.

    Raises OSError where the file cannot be written.
    """
    with open_whole(path) as stream:
        put_json(plan, stream)


def write_json_lines(plans: Iterable[PlanFile], path: Path) -> None:
    """Write the plans to that file, one a line and one at a time, whole or not at all.

    Raises OSError where the file cannot be written.
    """
    with open_whole(path) as stream:
        for plan in plans:
            put_json_line(plan, stream)
