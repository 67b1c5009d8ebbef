"""`planparse retry`: read again what failed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from planparse.cli.batch import (
    EngineName,
    EngineOption,
    Jobs,
    LogJson,
    Quiet,
    Scheduler,
    Wait,
    choose_engine,
    conclude,
    stop_on_signals,
)
from planparse.cli.batch_progress import watch_batch
from planparse.cli.confinement_options import Memory, Seconds
from planparse.cli.limit_options import Limit, read_limits
from planparse.cli.reading_options import OcrChoices


def retry(
    store: Annotated[Path, typer.Argument(metavar="STORE", help="The folder of the store.", show_default=False)],
    reason: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODE",
            help="Only what failed for this reason, such as time-limit, or has this state; other-ocr: what another "
            "tesseract recognised than the one installed. May be given again.",
        ),
    ] = None,
    password: Annotated[str | None, typer.Option(metavar="TEXT", help="Password of the PDFs.")] = None,
    ocr: Annotated[OcrChoices | None, typer.Option(help="Another choice of which pages are recognised.")] = None,
    encoding: Annotated[str | None, typer.Option(metavar="NAME", help="Another encoding of texts.")] = None,
    limit: Limit = None,
    jobs: Jobs = None,
    engine: EngineOption = EngineName.PROCESSES,
    scheduler: Scheduler = None,
    seconds: Seconds = None,
    memory: Memory = "4GB",
    wait: Wait = False,
    log_json: LogJson = False,
    quiet: Quiet = False,
) -> None:
    """Read again what failed or was read in part: after a program was installed, or with other limits.

    The other options are those of the last run.
    """
    from planparse.batch.run import retry_batch

    changes: dict[str, Any] = read_limits(limit)
    changes |= {
        name: value
        for name, value in (("password", password), ("ocr", ocr and ocr.value), ("encoding", encoding))
        if value is not None
    }
    choice = choose_engine(engine, jobs, scheduler, seconds, memory)
    with watch_batch(is_json=log_json, is_quiet=quiet) as progress, stop_on_signals(progress):
        result = retry_batch(
            store,
            progress,
            choice,
            reasons=reason or (),
            change=lambda options: replace(options, **changes),
            is_waiting=wait,
        )
        progress.on_finish(result)
    conclude(result, store, quiet or log_json)
