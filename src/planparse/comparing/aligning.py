"""Put the names of many agencies in groups, from wherever the plans lie, and write what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from planparse.comparing.reading import Plans, read_frames
from planparse.comparing.writing import guard_frame
from planparse.comparison.align import DEFAULT_THRESHOLD, list_align_columns
from planparse.comparison.align import align as align_frames
from planparse.comparison.align_markdown import render_alignment
from planparse.comparison.aligned_names import AlignKind, Alignment
from planparse.errors import OptionsError
from planparse.export import open_whole
from planparse.export.packages import need_packages
from planparse.export.whole_file import reserve_whole
from planparse.model import PlanFile
from planparse.options import Options

ALIGN_SUFFIXES = (".csv", ".xlsx", ".parquet", ".md")
"""The formats that an alignment is written in."""


def align(
    *sources: Plans | Iterable[PlanFile],
    kind: AlignKind,
    threshold: float = DEFAULT_THRESHOLD,
    options: Options | None = None,
) -> Alignment:
    """Put the departments, positions or strategies of agencies in groups, and tell what one has and its peers lack.

    `sources` are as `compare` takes them; the rest is as `comparison.align.align` has it.

    Raises OptionsError for a kind that there is not or a threshold that is not from 0 to 1; StoreError, SchemaError or
    ReadError for a source that cannot be read.
    """
    return align_frames(read_frames(sources, list_align_columns(kind), options), kind, threshold)


def write_alignment(alignment: Alignment, path: Path) -> list[Path]:
    """Write an alignment in the format that the suffix names, and return the files.

    `.xlsx` is one file with a sheet per frame, `.md` one text. `.csv` and `.parquet` are the names under that name, and
    beside it `X.groups.csv` and `X.gaps.csv`.

    Raises OptionsError for another suffix, MissingPackage where the format needs a package, OSError where a file cannot
    be written.
    """
    suffix = path.suffix.lower()
    if suffix not in ALIGN_SUFFIXES:
        reason = f"an alignment is not written as {path.suffix or path.name!r}"
        raise OptionsError(reason, "out", f"it is one of {', '.join(ALIGN_SUFFIXES)}")
    frames = alignment.to_frames()
    if suffix == ".md":
        with open_whole(path) as stream:
            stream.write(render_alignment(alignment))
        return [path]
    if suffix == ".xlsx":
        need_packages("Excel", "xlsxwriter")
        import pandas as pd

        plain = {"strings_to_formulas": False, "strings_to_urls": False}
        with (
            reserve_whole(path) as place,
            pd.ExcelWriter(place, "xlsxwriter", engine_kwargs={"options": plain}) as book,
        ):
            for name, frame in frames.items():
                frame.to_excel(book, sheet_name=name, index=False, freeze_panes=(1, 0))
        return [path]
    files = {name: path if name == "names" else path.with_name(f"{path.stem}.{name}{path.suffix}") for name in frames}
    if suffix == ".parquet":
        need_packages("Parquet", "pyarrow")
    for name, frame in frames.items():
        if suffix == ".parquet":
            with reserve_whole(files[name]) as place:
                frame.to_parquet(place)
        else:
            with open_whole(files[name], encoding="utf-8-sig") as stream:
                guard_frame(frame).to_csv(stream, index=False, lineterminator="\n")
    return list(files.values())
