"""The commands put together, and what happens when one is stopped."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any, NamedTuple

import typer
from typer.core import TyperGroup

from planparse._version import __version__
from planparse.cli.batch import batch
from planparse.cli.compare import compare
from planparse.cli.diff import diff
from planparse.cli.explain import explain
from planparse.cli.export import export
from planparse.cli.findings import findings
from planparse.cli.forms import forms
from planparse.cli.mappings import mappings
from planparse.cli.parse import parse
from planparse.cli.resolve import resolve
from planparse.cli.retry import retry
from planparse.cli.schema import schema
from planparse.cli.status import status
from planparse.cli.streams import (
    EXIT_BROKEN_PIPE,
    EXIT_INTERRUPTED,
    EXIT_UNREADABLE,
    drop_output,
    report,
    report_error,
    set_up_streams,
)
from planparse.cli.wording import wording
from planparse.errors import PlanparseError


class Command(NamedTuple):
    """A command: its function, whose name it has, a line for the list of commands, and examples."""

    run: Callable[..., None]
    short_help: str
    examples: tuple[str, ...]


COMMANDS: tuple[Command, ...] = (
    Command(
        parse,
        "Read plans and write what is in them.",
        ("planparse parse plan.txt > plan.json", "planparse parse plans/ --out out --format csv"),
    ),
    Command(
        explain,
        "Show what each line of a plan became.",
        ("planparse explain plan.txt --lines 40-60 --repairs",),
    ),
    Command(
        findings,
        "List what does not add up in plans.",
        ("planparse findings plan.txt --severity error --language th",),
    ),
    Command(
        diff,
        "Say what changed between two plans.",
        ("planparse diff plan-2566.txt plan-2567.txt", "planparse diff 1f0c 9a3e --store store --out changes.csv"),
    ),
    Command(
        wording,
        "Say which wording plans share.",
        ("planparse wording store --min-share 0.1", "planparse wording plans/ --pairs --out passages.csv"),
    ),
    Command(
        batch,
        "Read an archive into a store.",
        ("planparse batch plans/ archive.zip --out store", "planparse batch plans/ --out store --dry-run"),
    ),
    Command(
        status,
        "Say how much of an archive was read.",
        ("planparse status store", "planparse status store --state failed --json"),
    ),
    Command(retry, "Read again what failed.", ("planparse retry store --reason time-limit --seconds 3600",)),
    Command(
        export,
        "Write a store as CSV, Excel or a database.",
        ("planparse export store --to xlsx --out plans.xlsx", "planparse export store --to postgresql://me@host/plans"),
    ),
    Command(
        compare,
        "Put the plans of agencies side by side.",
        ("planparse compare store --by department --measure posts", "planparse compare plans/ --out comparison.xlsx"),
    ),
    Command(
        schema,
        "Print the JSON Schema of the JSON.",
        ("planparse schema --out planfile.schema.json",),
    ),
    Command(forms, "List the forms that planparse reads.", ("planparse forms",)),
    Command(
        resolve,
        "Look up what a name means.",
        (
            'planparse resolve agency "ทต.กระสัง" "อบต.หนองบัว จ.หนองบัวลำภู"',
            'planparse resolve position "ผช.จพง.ธุรการ" --json',
        ),
    ),
    Command(mappings, "Check the mapping files.", ("planparse mappings check",)),
)
"""Every command, in the order of the help."""


class _QuietGroup(TyperGroup):
    """Runs a command; what stops it is one line or nothing, never a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            raise typer.Exit(EXIT_INTERRUPTED) from None
        except BrokenPipeError:
            drop_output()
            raise typer.Exit(EXIT_BROKEN_PIPE) from None
        except (PlanparseError, OSError) as error:
            report_error(error)
            raise typer.Exit(EXIT_UNREADABLE) from None


def _print_version(is_wanted: bool) -> None:
    if is_wanted:
        print(f"planparse {__version__}")
        raise typer.Exit()


def _start(
    version: Annotated[
        bool,
        typer.Option("--version", is_eager=True, callback=_print_version, help="Print the version and exit."),
    ] = False,
) -> None:
    """Read Thai local-government HR plans into structured, traceable records.

    Exit codes: 0 done, 1 findings of severity error (with parse --strict) or faults in the mappings, 2 a file
    could not be read or written, or wrong usage.
    """


def build_app() -> typer.Typer:
    """Return the application with every command; plain help, as drawing it would take twice the time."""
    app = typer.Typer(
        cls=_QuietGroup,
        no_args_is_help=True,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        epilog=_show_examples(("planparse parse plans/ --out out", "planparse findings plan.txt")),
    )
    app.callback()(_start)
    for run_command, short_help, examples in COMMANDS:
        name = run_command.__name__
        app.command(name, short_help=short_help, epilog=_show_examples(examples))(run_command)
    return app


def _show_examples(examples: Sequence[str]) -> str:
    r"""Return the epilog of a help page; \b keeps the lines as they are."""
    return "\n".join(["\b", "Example:" if len(examples) == 1 else "Examples:", *(f"  {line}" for line in examples)])


def run(arguments: Sequence[str] | None) -> int:
    """Run the application and return its exit code."""
    set_up_streams()
    given = list(sys.argv[1:] if arguments is None else arguments)
    if "" in given:  # as a path it would mean the current directory
        report("an empty argument; a variable of the shell may be unset")
        return EXIT_UNREADABLE
    code: int | str | None = 0
    try:
        build_app()(args=given, prog_name="planparse")
    except SystemExit as stop:
        code = stop.code
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        drop_output()
        return EXIT_BROKEN_PIPE
    return code if isinstance(code, int) else 0
