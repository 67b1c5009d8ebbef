"""`planparse batch`: an archive into a store."""

from __future__ import annotations

import enum
import io
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from planparse.cli.batch_progress import Progress, describe_counts, watch_batch
from planparse.cli.confinement_options import Memory, Seconds, make_limits
from planparse.cli.reading_options import PersonalData, PersonalDataChoice, reads_plans
from planparse.cli.streams import EXIT_INTERRUPTED, EXIT_UNREAD_PAGES, EXIT_UNREADABLE, count, report
from planparse.errors import PlanparseError
from planparse.options import Options

if TYPE_CHECKING:
    from planparse.batch.conductor import Report
    from planparse.batch.items import Item, Problem
    from planparse.batch.run import EngineChoice


class EngineName(enum.StrEnum):
    """Who does the work."""

    PROCESSES = "processes"
    DASK = "dask"


Jobs = Annotated[int | None, typer.Option(metavar="N", min=1, help="How many files at a time; without it, one a core.")]
EngineOption = Annotated[EngineName, typer.Option(help="processes of this machine, or a Dask cluster.")]
Scheduler = Annotated[
    str | None,
    typer.Option(metavar="URL", help="The Dask scheduler, such as tcp://host:8786; without it, a cluster of our own."),
]
Wait = Annotated[bool, typer.Option("--wait", help="Wait while another batch writes to the store.")]
LogJson = Annotated[bool, typer.Option("--log-json", help="Tell each event as a line of JSON on standard error.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Only say what could not be read.")]


@reads_plans
def batch(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files, directories, globs, zip archives, CSV or TSV manifests, URLs, or - for a list on "
            "standard input.",
            show_default=False,
        ),
    ],
    out: Annotated[Path, typer.Option(metavar="STORE", file_okay=False, help="The folder of the store.")],
    jobs: Jobs = None,
    engine: EngineOption = EngineName.PROCESSES,
    scheduler: Scheduler = None,
    seconds: Seconds = None,
    memory: Memory = "4GB",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be read, and why.")] = False,
    wait: Wait = False,
    personal_data: PersonalData = PersonalDataChoice.MASK,
    log_json: LogJson = False,
    quiet: Quiet = False,
    *,
    options: Options,
) -> None:
    """Read an archive into a store that other tools open at once.

    What is in the store already is not read again. A run that was stopped goes on where it stopped.
    """
    options = replace(options, personal_data=personal_data.value)
    list_found = _find_sources(sources)
    choice = choose_engine(engine, jobs, scheduler, seconds, memory)
    from planparse.batch.run import preview_batch, run_batch

    with watch_batch(is_json=log_json, is_quiet=quiet) as progress, stop_on_signals(progress):
        if dry_run:
            preview = preview_batch(list_found, out, options, progress)
        else:
            if not quiet:
                _count_sources(list_found, progress)
            result = run_batch(list_found, out, options, progress, choice, is_waiting=wait)
            progress.on_finish(result)
    if dry_run:
        print(_describe_preview(preview))
        return
    conclude(result, out, quiet or log_json)


def choose_engine(
    engine: EngineName, jobs: int | None, scheduler: str | None, seconds: float | None, memory: str
) -> EngineChoice:
    """Return the engine that the options of the command line name."""
    from planparse.batch.run import EngineChoice

    if scheduler is not None and engine is not EngineName.DASK:
        raise typer.BadParameter("only Dask has a scheduler: give --engine dask", param_hint="--scheduler")
    return EngineChoice(engine.value, jobs, scheduler, make_limits(seconds, memory))


def _find_sources(sources: list[str]) -> Any:
    """Return what lists the sources, as often as it is asked."""
    from planparse.batch.sources import find_items

    listed = sys.stdin.read() if "-" in sources else ""

    def list_found() -> Iterator[Item | Problem]:
        return find_items(sources, stdin=io.StringIO(listed))

    return list_found


def _count_sources(list_found: Any, progress: Progress) -> None:
    """Count the sources beside the run, so that the time left can be told."""

    def count_found() -> None:
        with suppress(PlanparseError, OSError):  # the run tells of it
            progress.on_total(sum(hasattr(found, "location") for found in list_found()))

    threading.Thread(target=count_found, daemon=True).start()


@contextmanager
def stop_on_signals(progress: Progress) -> Iterator[None]:
    """Stop as Ctrl-C does when the system asks us to end; have what was done told, and that the next run goes on."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    except KeyboardInterrupt:
        progress.on_stop()
        raise typer.Exit(EXIT_INTERRUPTED) from None
    finally:
        signal.signal(signal.SIGTERM, before)


def _describe_preview(preview: Report) -> str:
    reasons = {
        "new": "new",
        "changed": "changed since they were read",
        "contract": "read by another planparse or other mappings",
        "options": "read with other options",
        "lost": "whose JSON is gone",
    }
    lines = [f"would read {count(preview.whys.total(), 'file')}"]
    lines += [f"  {number:,} {reasons[why]}" for why, number in sorted(preview.whys.items())]
    lines += [f"would leave {count(preview.hows['known'], 'source')} that are read"] if preview.hows["known"] else []
    lines += [f"{count(preview.hows['duplicate'], 'duplicate')} among them"] if preview.hows["duplicate"] else []
    lines += [f"cannot read {count(preview.states['failed'], 'source')}"] if preview.states["failed"] else []
    lines += [f"{count(preview.problems, 'path')} without plans"] if preview.problems else []
    lines += [
        f"{count(number, 'source')} with pages that {ocr} read, which is not the one installed: "
        "planparse retry STORE --reason other-ocr"
        for ocr, number in sorted(preview.others_ocr.items())
    ]
    return "\n".join(lines)


def conclude(result: Report, store: Path, is_quiet: bool) -> None:
    """Say in one line what a run came to, and leave with its exit code."""
    if not is_quiet:
        report(_describe(result, store))
    if result.states["failed"] or result.problems:
        raise typer.Exit(EXIT_UNREADABLE)
    if result.states["partial"]:
        raise typer.Exit(EXIT_UNREAD_PAGES)


def _describe(result: Report, store: Path) -> str:
    if not result.sources and not result.problems:
        return "nothing to do"
    parts = [describe_counts(result.states)] if result.sources else []
    parts += [f"{result.hows['known']:,} of them known before"] if result.hows["known"] else []
    parts += [f"{count(result.hows['duplicate'], 'duplicate')}"] if result.hows["duplicate"] else []
    parts += [f"{count(result.problems, 'path')} without plans"] if result.problems else []
    more = "; why: planparse status " if result.states["failed"] or result.states["partial"] else "; store: "
    return ", ".join(parts) + more + str(store)
