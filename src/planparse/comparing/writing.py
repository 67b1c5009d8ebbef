"""Comparisons as files: CSV, Excel, Parquet, Markdown, and the report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from planparse.comparing.report import render_report
from planparse.comparison import Comparison
from planparse.comparison.markdown import render_markdown
from planparse.errors import OptionsError
from planparse.export import open_whole
from planparse.export.csv_cells import guard_text
from planparse.export.packages import need_packages
from planparse.export.whole_file import name_unfinished

if TYPE_CHECKING:
    import pandas as pd

SHEET_ROWS = 1_048_575
"""Rows of data that a sheet of Excel holds."""


def write_comparison(comparison: Comparison, path: Path) -> list[Path]:
    """Write a comparison in the format that the suffix names, and return the files.

    `.xlsx` is one file with a sheet per frame, `.md` one text, `.html` the report. `.csv` and `.parquet` are the long
    frame under that name, and the others beside it: `X.wide.csv`, `X.groups.csv`, `X.sources.csv`, `X.findings.csv`.

    Raises OptionsError for another suffix, MissingPackage where the format needs a package, OSError where a file cannot
    be written.
    """
    write = _WRITERS.get(path.suffix.lower())
    if write is None:
        raise OptionsError(f"{path.suffix or path.name!r} is no format", "out", f"it is one of {', '.join(SUFFIXES)}")
    return write(comparison, path)


def _frames(comparison: Comparison) -> dict[str, pd.DataFrame]:
    return {
        "long": comparison.long.reset_index(),
        "wide": comparison.wide,
        "groups": comparison.groups,
        "sources": comparison.sources,
        "findings": comparison.findings,
    }


def _name_parts(path: Path) -> dict[str, Path]:
    parts = ("wide", "groups", "sources", "findings")
    return {"long": path, **{part: path.with_name(f"{path.stem}.{part}{path.suffix}") for part in parts}}


def _write_csv(comparison: Comparison, path: Path) -> list[Path]:
    names = _name_parts(path)
    for name, frame in _frames(comparison).items():
        with open_whole(names[name], encoding="utf-8-sig") as stream:
            guard_frame(frame).to_csv(stream, index=False, lineterminator="\n")
    return list(names.values())


def guard_frame(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with its text guarded, so that no spreadsheet takes a cell for a formula."""
    return frame.map(lambda value: guard_text(value) if isinstance(value, str) else value)


def _write_parquet(comparison: Comparison, path: Path) -> list[Path]:
    need_packages("Parquet", "pyarrow")
    names = _name_parts(path)
    for name, frame in _frames(comparison).items():
        _write_whole(names[name], frame.to_parquet)
    return list(names.values())


def _write_whole(path: Path, write: Callable[[Path], object]) -> None:
    unfinished = name_unfinished(path.parent)
    try:
        write(unfinished)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def _write_xlsx(comparison: Comparison, path: Path) -> list[Path]:
    need_packages("Excel", "xlsxwriter")
    frames = _frames(comparison)
    for name, frame in frames.items():
        if len(frame) > SHEET_ROWS:
            reason = f"the frame {name} has {len(frame):,} rows, and a sheet holds {SHEET_ROWS:,}"
            raise OptionsError(reason, "out", "choose fewer measures, or write .csv or .parquet")
    _write_whole(path, lambda place: _fill_sheets(place, frames))
    return [path]


def _fill_sheets(path: Path, frames: dict[str, pd.DataFrame]) -> None:
    import pandas as pd

    plain = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": False}
    with pd.ExcelWriter(path, engine="xlsxwriter", engine_kwargs={"options": plain}) as book:
        for name, frame in frames.items():
            frame.to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))


def _write_markdown(comparison: Comparison, path: Path) -> list[Path]:
    with open_whole(path) as stream:
        stream.write(render_markdown(comparison))
    return [path]


def _write_report(comparison: Comparison, path: Path) -> list[Path]:
    render_report(comparison, path)
    return [path]


_WRITERS: dict[str, Callable[[Comparison, Path], list[Path]]] = {
    ".csv": _write_csv,
    ".xlsx": _write_xlsx,
    ".parquet": _write_parquet,
    ".md": _write_markdown,
    ".html": _write_report,
}
SUFFIXES = tuple(_WRITERS)
"""The formats that a comparison is written in."""
