"""JSON: one plan a file, or JSON lines, one plan a line. Always UTF-8, Thai as it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from planparse.export.whole_file import open_whole
from planparse.model import PlanFile


def render_json(plan: PlanFile) -> str:
    """Return the plan as indented JSON that ends with a line break."""
    return plan.to_json() + "\n"


def render_json_line(plan: PlanFile) -> str:
    """Return the plan as one line of JSON lines, with its line break."""
    return plan.to_json(indent=None) + "\n"


def write_json(plan: PlanFile, path: Path) -> None:
    """Write the plan to that file, whole or not at all.

    Raises OSError where the file cannot be written.
    """
    with open_whole(path) as stream:
        stream.write(render_json(plan))


def write_json_lines(plans: Iterable[PlanFile], path: Path) -> None:
    """Write the plans to that file, one a line and one at a time, whole or not at all.

    Raises OSError where the file cannot be written.
    """
    with open_whole(path) as stream:
        for plan in plans:
            stream.write(render_json_line(plan))
