"""What the command line says of itself, and that saying it is cheap."""

from __future__ import annotations

import subprocess

import pytest

import planparse
from planparse.cli.app import COMMANDS, Command
from planparse.cli.findings import SeverityChoice
from planparse.cli.parse import PersonalDataChoice
from tests.cli.conftest import Run, run_python

NAMES = [command.run.__name__ for command in COMMANDS]
HEAVY = {"pandas", "numpy", "pythainlp", "rapidfuzz", "charset_normalizer", "selectolax", "rich", "planparse.pipeline"}


def test_the_commands_are_these() -> None:
    assert NAMES == [
        "parse",
        "explain",
        "findings",
        "diff",
        "wording",
        "batch",
        "status",
        "retry",
        "export",
        "compare",
        "schema",
        "forms",
        "resolve",
        "mappings",
    ]


def test_help_lists_every_command_and_the_exit_codes(run: Run) -> None:
    ran = run("--help")
    assert ran.code == 0
    for command in COMMANDS:
        assert f"  {command.run.__name__}" in ran.out
        assert command.short_help in ran.out
    assert "Exit codes: 0" in ran.out


@pytest.mark.parametrize("option", ["--help", "-h"])
@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_the_help_of_a_command_ends_with_its_examples(run: Run, command: Command, option: str) -> None:
    name, examples = command.run.__name__, command.examples
    ran = run(name, option)
    assert ran.code == 0
    assert ran.out.splitlines()[-len(examples) :] == [f"    {example}" for example in examples]
    assert all(example.startswith(f"planparse {name}") for example in examples)


def test_every_option_is_explained(run: Run) -> None:
    said = {name: run(name, "--help").out for name in NAMES}
    options = {
        "parse": ["--out", "--format", "--strict", "--personal-data", "--encoding", "--quiet"],
        "explain": ["--line ", "--lines", "--repairs", "--encoding"],
        "findings": ["--severity", "--code", "--language", "--encoding"],
        "diff": ["--store", "--threshold", "--all", "--json", "--out"],
        "wording": ["--pairs", "--min-share", "--text", "--boilerplate", "--json", "--out"],
        "compare": ["--by", "--measure", "--peers", "--min-peers", "--out"],
        "schema": ["--out"],
        "resolve": ["--kind", "--province", "--district", "--group", "--agency", "--json"],
        "mappings": ["--folder"],
    }
    for name, expected in options.items():
        assert [option for option in expected if option not in said[name]] == [], name


def test_version(run: Run) -> None:
    assert run("--version").out == f"planparse {planparse.__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [["nothing"], ["parse"], ["parse", "--nothing"], ["parse", "x", "--format", "xml"], ["findings"], ["--nothing"]],
)
def test_wrong_usage_is_2_and_on_standard_error(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert "Usage: planparse" in ran.err


def test_choices_are_those_of_the_api() -> None:
    from typing import get_args

    from planparse.model import Severity
    from planparse.options import PersonalData

    assert [choice.value for choice in PersonalDataChoice] == list(get_args(PersonalData))
    assert [choice.value for choice in SeverityChoice] == list(get_args(Severity))


@pytest.mark.parametrize(
    "code",
    ["import planparse", "import planparse.cli", "from planparse.cli import main; main(['--help'])"],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    done = run_python(f"import sys; {code}; print('modules', *sys.modules)", stdout=subprocess.PIPE)
    modules = set(done.stdout.decode().rpartition("modules ")[2].split())
    assert "planparse" in modules
    assert modules & HEAVY == set()


def test_importing_the_package_loads_no_pydantic() -> None:
    script = "import planparse, sys; sys.exit('pydantic' in sys.modules or 'typer' in sys.modules)"
    assert run_python(script).returncode == 0


def test_parsing_loads_neither_pandas_nor_rich() -> None:
    script = (
        "import planparse, sys; planparse.parse('วิสัยทัศน์\\n\\nบริการดี\\n').to_json();"
        "sys.exit('pandas' in sys.modules or 'rich' in sys.modules)"
    )
    assert run_python(script).returncode == 0
