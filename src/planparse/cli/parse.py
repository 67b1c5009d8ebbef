"""`planparse parse`: plans to JSON, JSON lines or CSV."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planparse.cli.confinement_options import OwnMemory, OwnSeconds, make_limits
from planparse.cli.inputs import Inputs, find_inputs
from planparse.cli.outputs import Format, open_output
from planparse.cli.progress import show_progress
from planparse.cli.reading_options import PersonalData, PersonalDataChoice, reads_plans
from planparse.cli.streams import (
    EXIT_STRICT,
    EXIT_UNREAD_PAGES,
    EXIT_UNREADABLE,
    count,
    is_terminal,
    report,
    report_error,
)
from planparse.errors import ReadError
from planparse.options import Options

if TYPE_CHECKING:
    from planparse.model import PlanFile


Read = Callable[[Path], "PlanFile"]
"""Reads the plan in a file."""


@dataclass(slots=True)
class _Tally:
    """What came of the files so far."""

    read: int = 0
    failed: int = 0
    findings: list[str] = field(default_factory=list)
    """The severity of each finding."""
    unread: int = 0
    """How many of the plans have pages that were not read."""

    def add(self, plan: PlanFile) -> None:
        self.read += 1
        self.findings += [finding.severity for finding in plan.findings]
        self.unread += any((found.code, found.severity) == ("text-damage", "error") for found in plan.findings)

    @property
    def errors(self) -> int:
        return self.findings.count("error")

    def describe(self, out: Path | None) -> str:
        parts = [f"read {count(self.read, 'plan')} with {count(len(self.findings), 'finding')}"]
        parts += [f"{count(self.errors, 'error')} among them"] if self.errors else []
        parts += [f"written to {out}"] if out and self.read else []
        parts += [f"could not read {count(self.failed, 'file')}"] if self.failed else []
        return ", ".join(parts)


@reads_plans
def parse(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH",
            help="Files, or directories to search for *.txt, *.md, *.html and *.pdf.",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(metavar="DIR", file_okay=False, help="Write into this directory; without it, to standard output."),
    ] = None,
    kind: Annotated[
        Format,
        typer.Option(
            "--format",
            help="json: one file per plan. jsonl: all plans in one file, one per line. "
            "csv: one folder per plan, one table per list.",
        ),
    ] = Format.JSON,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 if anything found is of severity error.")
    ] = False,
    personal_data: PersonalData = PersonalDataChoice.MASK,
    seconds: OwnSeconds = None,
    memory: OwnMemory = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Only say which files could not be read.")] = False,
    *,
    options: Options,
) -> None:
    """Read plans and write what is in them.

    A single plan goes to standard output as JSON. Several need --out DIR, or --format jsonl.
    """
    options = replace(options, personal_data=personal_data.value)
    inputs = find_inputs(paths)
    _check_output(out, kind, inputs)
    for problem in inputs.problems:
        report(problem)
    tally = _Tally(failed=len(inputs.problems))
    if inputs.files:
        with _open_reader(options, seconds, memory) as read:
            _parse_all(inputs, read, out, kind, tally, quiet)
    _conclude(tally, out, strict, quiet)


def _check_output(out: Path | None, kind: Format, inputs: Inputs) -> None:
    if out is not None:
        return
    if kind is Format.CSV:
        raise typer.BadParameter("csv is a folder per plan: say where with --out DIR", param_hint="--format")
    if kind is Format.JSON and len(inputs.files) > 1:
        files = f"{len(inputs.files)} plans do not fit in one JSON text"
        raise typer.BadParameter(f"{files}: give --out DIR, or --format jsonl", param_hint="PATH")


@contextmanager
def _open_reader(options: Options, seconds: float | None, memory: str | None) -> Iterator[Read]:
    """Yield what reads a file: in this process, or, where limits are given, in one of its own."""
    import planparse

    if seconds is None and memory is None:
        yield lambda file: planparse.parse(file, options)
        return
    from planparse.batch.confined import ConfinedReader

    with closing(ConfinedReader(make_limits(seconds, memory or "none"))) as reader:
        yield lambda file: reader.parse(file, options)


def _parse_all(inputs: Inputs, read: Read, out: Path | None, kind: Format, tally: _Tally, quiet: bool) -> None:
    is_shown = not quiet and (out is not None or not is_terminal(sys.stdout))
    with open_output(out, kind, inputs.files) as write, show_progress(len(inputs.files), is_shown) as step:
        for file in inputs.files:
            step(file)
            try:
                plan = read(file)
                write(file, plan)
            except BrokenPipeError:
                raise
            except (ReadError, OSError) as error:
                report_error(error)
                tally.failed += 1
            else:
                tally.add(plan)


def _conclude(tally: _Tally, out: Path | None, strict: bool, quiet: bool) -> None:
    if out is not None and not quiet and is_terminal(sys.stderr):
        report(tally.describe(out))
    if strict and tally.errors and not quiet:
        report(f"{count(tally.errors, 'finding')} of severity error; to read them: planparse findings FILE")
    if tally.failed:
        raise typer.Exit(EXIT_UNREADABLE)
    if strict and tally.errors:
        raise typer.Exit(EXIT_STRICT)
    if tally.unread:
        if not quiet:
            report(f"{count(tally.unread, 'plan')} with pages that were not read; which: planparse findings FILE")
        raise typer.Exit(EXIT_UNREAD_PAGES)
