"""How the house is built: layers, and commands that are documented."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from planparse.cli.app import COMMANDS, Command

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "planparse"
OUTSIDE_LAYERS = {"__init__", "__main__", "_version"}
"""The public names and the version number: they may be imported from anywhere."""


def list_layers() -> list[str]:
    """Return the modules that the layers contract names, highest first."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = [
        contract for contract in settings["tool"]["importlinter"]["contracts"] if contract["type"] == "layers"
    ]
    return [module.strip() for layer in contract["layers"] for module in re.split("[|:]", layer)]


def test_no_module_imports_what_lies_above_or_beside_it() -> None:
    script = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    command = [sys.executable, "-c", script, "--no-cache", "--config", str(ROOT / "pyproject.toml")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, encoding="utf-8")  # noqa: S603
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]


def test_every_module_has_its_layer() -> None:
    modules = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert modules - OUTSIDE_LAYERS == {layer.removeprefix("planparse.") for layer in list_layers()}


@pytest.mark.parametrize("name", [command.run.__name__ for command in COMMANDS])
def test_a_command_is_documented_in_the_readme(name: str) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.search(rf"planparse {name}\b", text), f"README.md says nothing of `planparse {name}`"


@pytest.mark.parametrize("command", COMMANDS, ids=[command.run.__name__ for command in COMMANDS])
def test_a_command_has_a_file_of_its_own(command: Command) -> None:
    assert command.run.__module__ == f"planparse.cli.{command.run.__name__}"


def test_heavy_packages_are_imported_inside_functions_only() -> None:
    heavy = re.compile(r"^(?:import|from) (?:pandas|pythainlp|rich|rapidfuzz|pyarrow|duckdb)\b", re.MULTILINE)
    found = [path.name for path in PACKAGE.rglob("*.py") if heavy.search(path.read_text(encoding="utf-8"))]
    assert found == []
