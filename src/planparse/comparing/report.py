"""The report: one HTML file that shows a comparison."""

from __future__ import annotations

from pathlib import Path

from planparse.comparison import Comparison
from planparse.export import open_whole


def render_report(comparison: Comparison, path: Path) -> None:
    """Write the report of a comparison: one file that needs nothing else, not even a network.

    Raises MissingPackage where the extra `report` is not installed, OSError where the file cannot be written.
    """
    from planparse.report import render_html

    text = render_html(comparison)
    with open_whole(path) as stream:
        stream.write(text)
