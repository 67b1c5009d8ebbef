"""Put the names of many agencies in groups, from wherever the plans lie, and write what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from planparse.comparing.frame_files import FRAME_SUFFIXES, write_frames
from planparse.comparing.reading import Plans, read_frames
from planparse.comparison.align import DEFAULT_THRESHOLD, list_align_columns
from planparse.comparison.align import align as align_frames
from planparse.comparison.align_markdown import render_alignment
from planparse.comparison.aligned_names import AlignKind, Alignment
from planparse.errors import OptionsError
from planparse.export import open_whole
from planparse.model import PlanFile
from planparse.options import Options

ALIGN_SUFFIXES = (*FRAME_SUFFIXES, ".md")
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
    if suffix in FRAME_SUFFIXES:
        return write_frames(alignment.to_frames(), path)
    with open_whole(path) as stream:
        stream.write(render_alignment(alignment))
    return [path]
