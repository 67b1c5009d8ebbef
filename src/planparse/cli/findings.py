"""`planparse findings`: what does not add up, is missing or could not be read."""

from __future__ import annotations

import enum
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, get_args

import typer

from planparse.cli.inputs import find_inputs
from planparse.cli.progress import show_progress
from planparse.cli.reading_options import reads_plans
from planparse.cli.streams import EXIT_UNREADABLE, count, is_terminal, report, report_error
from planparse.cli.tables import Column, TableRow, print_table
from planparse.errors import ReadError, print_in_one_line
from planparse.options import Options

if TYPE_CHECKING:
    from planparse.model import Finding, Severity

_STYLES: dict[Severity, str] = {"error": "red", "warning": "yellow", "info": "dim"}


class SeverityChoice(enum.StrEnum):
    """The severities of the model."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Language(enum.StrEnum):
    """The languages of a finding's message."""

    TH = "th"
    EN = "en"


@dataclass(frozen=True, slots=True)
class _Found:
    """A finding and the file it is about."""

    file: Path
    finding: Finding

    @property
    def line(self) -> str:
        """The number of the first line it is about, empty where it is about the whole."""
        return str(self.finding.provenance[0].line_start) if self.finding.provenance else ""

    def describe(self, place: str, language: Language) -> TableRow:
        """Return its row, with the place named as it is wanted."""
        message = self.finding.message.th if language is Language.TH else self.finding.message.en
        cells = (place, self.finding.severity, self.finding.code, message)
        return TableRow(tuple(map(print_in_one_line, cells)), _STYLES[self.finding.severity])


@reads_plans
def findings(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE", help="Plans, or directories of plans.", show_default=False),
    ],
    severity: Annotated[
        list[SeverityChoice] | None, typer.Option(help="Only these severities; may be given again.")
    ] = None,
    code: Annotated[
        list[str] | None,
        typer.Option(metavar="CODE", help="Only these codes, such as total-mismatch; may be given again."),
    ] = None,
    language: Annotated[Language, typer.Option(help="Language of the messages.")] = Language.EN,
    *,
    options: Options,
) -> None:
    """List what does not add up in plans, is missing or could not be read: a table and a summary line."""
    _check_codes(code or ())
    inputs = find_inputs(files)
    for problem in inputs.problems:
        report(problem)
    found, failed = _collect(inputs.files, options)
    shown = [
        item
        for item in found
        if (not severity or item.finding.severity in severity) and (not code or item.finding.code in code)
    ]
    if shown:
        _print_findings(shown, language)
    print(_summarise(shown, len(found), len(inputs.files) - failed))
    if failed or inputs.problems:
        raise typer.Exit(EXIT_UNREADABLE)


def _check_codes(codes: Sequence[str]) -> None:
    from planparse.model import FindingCode

    known = get_args(FindingCode)
    for code in codes:
        if code not in known:
            raise typer.BadParameter(f"{code!r} is not one of {', '.join(known)}", param_hint="--code")


def _collect(files: Sequence[Path], options: Options) -> tuple[list[_Found], int]:
    """Return the findings of all files, and how many could not be read."""
    import planparse

    found: list[_Found] = []
    failed = 0
    with show_progress(len(files), is_wanted=True) as step:
        for file in files:
            step(file)
            try:
                found += [_Found(file, finding) for finding in planparse.parse(file, options).findings]
            except ReadError as error:
                report_error(error)
                failed += 1
    return found, failed


def _print_findings(shown: Sequence[_Found], language: Language) -> None:
    """Print one table per file on a terminal; in a pipe one table, each place with its file."""
    rest = (Column("severity"), Column("code"), Column("message"))
    if not is_terminal(sys.stdout):
        places = [f"{item.file}:{item.line}" if item.line else str(item.file) for item in shown]
        rows = [item.describe(place, language) for item, place in zip(shown, places, strict=True)]
        print_table((Column("place"), *rest), rows)
        return
    for file, items in groupby(shown, key=lambda item: item.file):
        rows = [item.describe(item.line, language) for item in items]
        print_table((Column("line"), *rest), rows, title=print_in_one_line(str(file)))


def _summarise(shown: Sequence[_Found], total: int, files: int) -> str:
    counts = Counter(item.finding.severity for item in shown)
    errors, warnings = count(counts["error"], "error"), count(counts["warning"], "warning")
    left_out = f" (of {total:,})" if len(shown) < total else ""
    found = f"{count(len(shown), 'finding')}{left_out} in {count(files, 'file')}"
    return f"{found}: {errors}, {warnings}, {counts['info']:,} info" if shown else found
