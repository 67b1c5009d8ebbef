"""`planparse compare`: agencies side by side."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planparse.cli.reading_options import reads_plans
from planparse.cli.streams import EXIT_UNREADABLE, count, report, report_error
from planparse.errors import ReadError, SchemaError
from planparse.options import Options

if TYPE_CHECKING:
    from planparse.comparison import Comparison
    from planparse.model import PlanFile


class By(enum.StrEnum):
    """What the rows of the table are."""

    AGENCY = "agency"
    PROVINCE = "province"
    KIND = "kind"
    DEPARTMENT = "department"
    POSITION = "position"
    YEAR = "year"
    EMPLOYMENT_TYPE = "employment_type"
    CATEGORY = "category"
    LEVEL = "level"
    STRATEGY = "strategy"
    COMPETENCY_GROUP = "competency_group"


class Peers(enum.StrEnum):
    """What peers must have in common, besides kind of body and basis."""

    SIZE = "size"
    PROVINCE = "province"


class Align(enum.StrEnum):
    """What names are put in groups."""

    DEPARTMENT = "department"
    POSITION = "position"
    STRATEGY = "strategy"


_KINDS: dict[Align, Any] = {
    Align.DEPARTMENT: "departments",
    Align.POSITION: "positions",
    Align.STRATEGY: "strategies",
}


@reads_plans
def compare(
    sources: Annotated[
        list[Path],
        typer.Argument(
            metavar="STORE|FILE",
            help="The store that planparse batch wrote; or plans, JSON of plans, and directories of them.",
            show_default=False,
        ),
    ],
    by: Annotated[By, typer.Option(help="What a row of the table is.")] = By.AGENCY,
    measure: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="A measure; may be given again. Without it, all of them."),
    ] = None,
    peers: Annotated[
        list[Peers] | None,
        typer.Option(help="Rank among agencies of like size or of one province; may be given again."),
    ] = None,
    min_peers: Annotated[
        int, typer.Option(metavar="N", min=2, help="Agencies that a rank or a median must rest on.")
    ] = 5,
    out: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            dir_okay=False,
            help="Write to this .csv, .xlsx, .parquet, .md or .html; without it, Markdown to standard output.",
        ),
    ] = None,
    align: Annotated[
        Align | None,
        typer.Option(help="Instead of figures: which of these names are one, and what agencies lack that peers have."),
    ] = None,
    threshold: Annotated[
        float,
        typer.Option(min=0, max=1, help="With --align: how alike names without an id must be to be one."),
    ] = 0.9,
    *,
    options: Options,
) -> None:
    """Put the plans of agencies side by side.

    Figures of unlike years, kinds of body, forms or instruments are shown, and ranked apart.
    """
    if align is not None:
        _align(sources, align, threshold, out, options)
        return
    from planparse.comparing import SUFFIXES, write_comparison
    from planparse.comparing import compare as compare_plans
    from planparse.comparison.markdown import render_markdown

    if out is not None:
        _check_suffix(out, SUFFIXES)
    failed: list[Path] = []
    given = sources if len(sources) == 1 and _is_store(sources[0]) else _read_plans(sources, options, failed)
    chosen: Any = [rule.value for rule in peers or ()]
    found = compare_plans(*given, by=by.value, measures=measure or (), peers=chosen, min_peers=min_peers)
    if out is None:
        print(render_markdown(found), end="")
    else:
        written = write_comparison(found, out)
        report(f"{_describe(found)}; written to {', '.join(map(str, written))}")
    for row in found.findings.itertuples(index=False):
        if row.severity == "error":
            report(str(row.message_en))
    if failed or (found.findings["severity"] == "error").any():
        raise typer.Exit(EXIT_UNREADABLE)


def _align(sources: list[Path], kind: Align, threshold: float, out: Path | None, options: Options) -> None:
    """Print or write which names are one."""
    from planparse.comparing import ALIGN_SUFFIXES, write_alignment
    from planparse.comparing import align as align_plans
    from planparse.comparison.align_markdown import render_alignment

    if out is not None:
        _check_suffix(out, ALIGN_SUFFIXES)
    failed: list[Path] = []
    given = sources if len(sources) == 1 and _is_store(sources[0]) else _read_plans(sources, options, failed)
    found = align_plans(*given, kind=_KINDS[kind], threshold=threshold)
    if out is None:
        print(render_alignment(found), end="")
    else:
        written = write_alignment(found, out)
        what = f"{count(len(found.groups), 'group')} of names of {len(found.bodies):,} agencies"
        report(f"{what} (threshold {threshold:g}); written to {', '.join(map(str, written))}")
    if not found.bodies:
        report(f"no plan names {found.kind}")
    if failed or not found.bodies:
        raise typer.Exit(EXIT_UNREADABLE)


def _check_suffix(out: Path, suffixes: Sequence[str]) -> None:
    if out.suffix.lower() not in suffixes:
        raise typer.BadParameter(f"{out.name} is none of {', '.join(suffixes)}", param_hint="--out")


def _is_store(path: Path) -> bool:
    from planparse.batch.places import PACKAGE

    return (path / PACKAGE).is_file()


def _read_plans(sources: Sequence[Path], options: Options, failed: list[Path]) -> list[PlanFile]:
    """Return the plans of files and directories; what cannot be read is told and put into `failed`."""
    from planparse.comparing import read_plan_file

    plans = []
    for path in _find_files(sources, failed):
        try:
            plans.append(read_plan_file(path, options))
        except (ReadError, SchemaError, OSError) as error:
            report_error(error)
            failed.append(path)
    return plans


def _find_files(sources: Sequence[Path], failed: list[Path]) -> list[Path]:
    from planparse.batch.folders import SUFFIXES, search_folder
    from planparse.batch.items import Problem
    from planparse.batch.names import show_path

    files: dict[Path, None] = {}
    for source in sources:
        if not source.is_dir():
            files[source] = None
            continue
        for found in search_folder(str(source), show_path(source), (*SUFFIXES, ".json")):
            if isinstance(found, Problem):
                report(str(found))
                failed.append(source)
            else:
                files[Path(found.path)] = None
    return list(files)


def _describe(found: Comparison) -> str:
    agencies = found.long.loc[found.long["is_main"], "agency"].nunique()
    plans = found.long["plan_key"].nunique()
    silent = int(found.findings["code"].eq("no-figures").sum())
    rest = f"; {count(silent, 'plan')} without any" if silent else ""
    return f"{count(len(found.long), 'figure')} of {agencies:,} agencies from {count(plans, 'plan')}{rest}"
