"""Comparisons as files: CSV, Excel, Parquet, Markdown, and the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planparse.comparing.frame_files import COLUMN_TITLES, FRAME_SUFFIXES, write_frames
from planparse.comparing.report import render_report
from planparse.comparison import Comparison
from planparse.comparison.markdown import render_markdown
from planparse.errors import OptionsError
from planparse.export import open_whole
from planparse.report.labels import UNITS, find_label

if TYPE_CHECKING:
    import pandas as pd

SUFFIXES = (*FRAME_SUFFIXES, ".md", ".html")
"""The formats that a comparison is written in."""


def write_comparison(comparison: Comparison, path: Path) -> list[Path]:
    """Write a comparison in the format that the suffix names, and return the files.

    `.xlsx` is one file with a sheet per frame, `.md` one text, `.html` the report. `.csv` and `.parquet` are the long
    frame under that name, and the others beside it: `X.wide.csv`, `X.groups.csv`, `X.sources.csv`, `X.findings.csv`.

    Raises OptionsError for another suffix, MissingPackage where the format needs a package, OSError where a file cannot
    be written.
    """
    suffix = path.suffix.lower()
    if suffix in FRAME_SUFFIXES:
        return write_frames(_frames(comparison), path, _name_columns(comparison))
    if suffix == ".html":
        render_report(comparison, path)
    elif suffix == ".md":
        with open_whole(path) as stream:
            stream.write(render_markdown(comparison))
    else:
        raise OptionsError(f"{path.suffix or path.name!r} is no format", "out", f"it is one of {', '.join(SUFFIXES)}")
    return [path]


def _frames(comparison: Comparison) -> dict[str, pd.DataFrame]:
    return {
        "long": comparison.long.reset_index(),
        "wide": comparison.wide,
        "groups": comparison.groups,
        "sources": comparison.sources,
        "findings": comparison.findings,
    }


def _name_columns(comparison: Comparison) -> dict[str, str]:
    """Return the name of a column in both languages: measures with their unit, and what frames have in common."""
    names = dict(COLUMN_TITLES)
    for one in comparison.measures:
        unit = find_label(UNITS, one.unit)
        names[one.name] = f"{one.title_th} ({unit.th}) / {one.title_en} ({unit.en})"
        names[f"{one.name}_agencies"] = f"จำนวนหน่วยงาน / agencies: {one.title_en}"
    return names
