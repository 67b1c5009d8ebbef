"""The report: one HTML file that shows a comparison."""

from __future__ import annotations

from pathlib import Path

from planparse.comparison import Comparison
from planparse.errors import OptionsError


def render_report(comparison: Comparison, path: Path) -> None:
    """Write the report of a comparison.

    Raises OptionsError: there is no report yet.
    """
    raise OptionsError("the HTML report is not there yet", "out", "write .md, .xlsx, .csv or .parquet", str(path))
