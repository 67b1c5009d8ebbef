"""The pages that are made of the code hold what a reader can ask the code for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

import planparse
from planparse.cli.app import COMMANDS, build_app
from planparse.model import PlanFile
from planparse.model.frames import list_models
from tests.docs.blocks import ROOT

DOCS = ROOT / "docs"


def read_section(page: str, title: str) -> str:
    """Return a section of a page, up to the next heading of its level or above."""
    text = (DOCS / page).read_text(encoding="utf-8")
    found = re.search(rf"^(##+) {re.escape(title)}\n(.*?)(?=^\1 |^## |\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"{page} has no section {title}"
    return found[2]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.run.__name__)
def test_the_page_of_commands_has_the_options_of_the_help(command: object) -> None:
    name = command.run.__name__  # type: ignore[attr-defined]
    ran = CliRunner().invoke(build_app(), [name, "--help"], env={"COLUMNS": "100"})
    assert ran.exit_code == 0
    offered = set(re.findall(r"^  (--[a-z-]+)", ran.output, re.MULTILINE))
    section = read_section("cli.md", name)
    told = set(re.findall(r"^\| `(--[a-z-]+)`", section, re.MULTILINE))
    if "options of reading" in section:
        told |= set(re.findall(r"^\| `(--[a-z-]+)`", read_section("cli.md", "Options of reading"), re.MULTILINE))
    assert told == offered


def test_the_page_of_python_has_every_public_name() -> None:
    text = (DOCS / "api.md").read_text(encoding="utf-8")
    for name in planparse.__all__:
        assert name.startswith("__") or f"### {name}\n" in text or f"| `{name}` |" in text, name


def test_the_dictionary_has_every_field_of_every_list() -> None:
    shared = set(
        re.findall(r"^\| `([a-z_]+)` \|", read_section("dictionary.md", "Fields of every record"), re.MULTILINE)
    )
    for name, model in list_models(PlanFile).items():
        told = set(re.findall(r"^\| `([a-z_]+)` \|", read_section("dictionary.md", name), re.MULTILINE))
        assert set(model.model_fields) <= told | shared, name


def test_the_dictionary_says_what_a_reader_of_the_models_knows() -> None:
    projects = read_section("dictionary.md", "projects")
    assert "| `budget_total` | number *or null* | baht | งบประมาณรวม (บาท) |" in projects
    assert "| `budget_status` | `amount`, `none`, `unspecified`, `unreadable` |" in projects
    staffing = read_section("dictionary.md", "staffing")
    assert "| `required` | whole number → number *or null* | year → posts | อัตราที่ต้องการรายปี |" in staffing


def test_the_floors_of_the_page_are_those_of_the_gate() -> None:
    text = (DOCS / "quality.md").read_text(encoding="utf-8")
    row = re.search(r"^\| `swot_items` \| ([0-9]+) \| ([0-9]+) \| ([0-9.]+) \| ([0-9.]+) \|$", text, re.MULTILINE)
    assert row
    gold = [json.loads(path.read_text(encoding="utf-8")) for path in (ROOT / "corpus" / "gold").glob("*.json")]
    floors = json.loads((ROOT / "benchmarks" / "floors.json").read_text(encoding="utf-8"))["floors"]
    held = [plan["swot_items"] for plan in gold if plan.get("swot_items")]
    asked = floors["corpus.swot_items.f1"], floors["corpus.swot_items.strict"]
    assert (int(row[2]), float(row[3]), float(row[4])) == (len(held), *asked)
    assert int(row[1]) == sum(not item.get("optional") for items in held for item in items)


def test_pages_hold_no_place_of_our_machines() -> None:
    for path in [*DOCS.glob("*.md"), ROOT / "mkdocs.yml"]:
        assert not re.findall(r"/(?:work|tmp|root|home)/", Path(path).read_text(encoding="utf-8")), path.name
