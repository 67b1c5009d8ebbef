"""Print docs/cli.md, every command and option: python scripts/build_cli.py > docs/cli.md"""

from __future__ import annotations

import enum
import inspect
import re
import types
import typing
from collections.abc import Iterator
from typing import Any, get_args, get_origin

from typer.models import ArgumentInfo, OptionInfo

from planparse.cli.app import COMMANDS, Command

HEAD = """# Commands

Every command with its arguments and options, as `planparse COMMAND --help` tells them. This page is made of the
commands by `scripts/build_cli.py`; `make lint` fails when they differ.

| exit code | meaning |
|---:|---|
| 0 | done |
| 1 | findings of severity error (with `--strict`), or faults in the mappings |
| 2 | a file could not be read or written, or wrong usage; the other files are done |
| 3 | pages could not be read; the rest of the file is there |
| 130 | stopped with Ctrl-C |
| 141 | whoever read the output has gone |

`planparse --version` prints the version.
"""

SHARED_BY = 4
"""An option that so many commands have in the same words is told once."""
OPTIONS = ("| option | what it does | without it |", "|---|---|---|")


def render() -> str:
    """Return docs/cli.md."""
    lines = [HEAD, "| command | what it does |", "|---|---|"]
    lines += [f"| [`{name_of(command)}`](#{name_of(command)}) | {command.short_help} |" for command in COMMANDS]
    rows = [row for command in COMMANDS for row in option_rows(command)]
    shared = {row for row in rows if rows.count(row) >= SHARED_BY}
    for command in COMMANDS:
        lines += describe(command, shared)
    lines += ["", "## Options of reading", "", "Every command that reads plans itself has them.", ""]
    lines += [*OPTIONS, *dict.fromkeys(row for row in rows if row in shared)]
    return "\n".join(lines) + "\n"


def name_of(command: Command) -> str:
    """Return what the command is called."""
    return command.run.__name__


def parameters_of(command: Command) -> Iterator[tuple[inspect.Parameter, Any, Any]]:
    """Yield each parameter of a command, its type, and what Typer is told about it."""
    hints = typing.get_type_hints(command.run, include_extras=True)
    for one in inspect.signature(command.run).parameters.values():
        kind, info = take_apart(hints[one.name])
        if not info.hidden:
            yield one, kind, info


def option_rows(command: Command) -> list[str]:
    """Return a row for each option of a command."""
    return [
        f"| {show_option(one.name, kind, info)} | {escape(info.help or '')} | {show_default(one.default)} |"
        for one, kind, info in parameters_of(command)
        if isinstance(info, OptionInfo)
    ]


def describe(command: Command, shared: set[str]) -> Iterator[str]:
    """Yield the section of a command."""
    yield from ("", f"## {name_of(command)}", "", escape_lines(inspect.getdoc(command.run) or ""), "")
    arguments = [
        (f"{info.metavar or one.name.upper()}{'…' if is_list(kind) else ''}", info.help or "")
        for one, kind, info in parameters_of(command)
        if isinstance(info, ArgumentInfo)
    ]
    rows = option_rows(command)
    usage = ["planparse", name_of(command), *(["[OPTIONS]"] if rows else []), *(shown for shown, _ in arguments)]
    yield from ("```text", " ".join(usage), "```", "")
    if arguments:
        yield from ("| argument | what it is |", "|---|---|")
        yield from (f"| `{escape(shown)}` | {escape(meaning)} |" for shown, meaning in arguments)
        yield ""
    own = [row for row in rows if row not in shared or not shared <= {*rows}]
    if own:
        yield from (*OPTIONS, *own, "")
    if len(own) < len(rows):
        yield from ("And the [options of reading](#options-of-reading).", "")
    yield from ("For example:", "", "```text", *command.examples, "```")


def take_apart(hint: Any) -> tuple[Any, Any]:
    """Return the type of a parameter without None, and what Typer is told about it."""
    kind, *marks = get_args(hint)
    if get_origin(kind) in (typing.Union, types.UnionType):
        kind = next(part for part in get_args(kind) if part is not type(None))
    return kind, next(mark for mark in marks if isinstance(mark, (ArgumentInfo, OptionInfo)))


def is_list(kind: Any) -> bool:
    """Whether a parameter may be given several times."""
    return get_origin(kind) in (list, tuple)


def show_option(name: str, kind: Any, info: OptionInfo) -> str:
    """Return an option as it is typed, with its value or its choices."""
    told = (info.default, *(info.param_decls or ()))  # in Annotated the first name stands where the default would
    flags = [flag for flag in told if isinstance(flag, str) and flag.startswith("-")] or [f"--{name.replace('_', '-')}"]
    shown = ", ".join(f"`{flag}`" for flag in flags)
    if kind is bool:
        return shown
    if is_list(kind):
        kind = get_args(kind)[0]
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return f"{shown} {' / '.join(f'`{choice.value}`' for choice in kind)}"
    if get_origin(kind) is typing.Literal:
        return f"{shown} {' / '.join(f'`{choice}`' for choice in get_args(kind))}"
    return f"{shown} `{info.metavar or ('N' if kind in (int, float) else 'TEXT')}`"


def show_default(default: Any) -> str:
    """Return what holds without the option, empty where its description tells it."""
    if default is inspect.Parameter.empty:
        return "(required)"
    if default is None or isinstance(default, bool) or default in ((), []):
        return ""
    return f"`{default.value if isinstance(default, enum.Enum) else default}`"


def escape(text: str) -> str:
    """Return the text fit for a cell of a Markdown table."""
    return re.sub(r"\s+", " ", text).replace("|", "\\|").replace("*.", "\\*.").replace("<", "&lt;")


def escape_lines(text: str) -> str:
    """Return a docstring as paragraphs."""
    return text.replace("\f", "").replace("\b", "").replace("*", "\\*").replace("<", "&lt;")


if __name__ == "__main__":
    print(render(), end="")
