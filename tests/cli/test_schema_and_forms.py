"""planparse schema and planparse forms."""

from __future__ import annotations

import json
from pathlib import Path

from planparse.export import render_schema
from planparse.extract import all_forms
from planparse.model import LIST_OF
from tests.cli.conftest import Run


def test_the_schema_goes_to_standard_output(run: Run) -> None:
    ran = run("schema")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == render_schema()
    assert json.loads(ran.out)["title"] == "PlanFile"


def test_the_schema_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "planfile.schema.json"
    ran = run("schema", "--out", path)
    assert (ran.code, ran.out) == (0, "")
    assert path.read_text(encoding="utf-8") == render_schema()


def test_a_schema_that_cannot_be_written_is_one_line(run: Run, tmp_path: Path) -> None:
    ran = run("schema", "--out", tmp_path / "none" / "x.json")
    assert (ran.code, len(ran.err_lines)) == (2, 1)


def test_every_form_is_listed_with_its_lists(run: Run) -> None:
    ran = run("forms")
    assert ran.code == 0
    header, *rows = ran.out.splitlines()
    assert header.split(maxsplit=2) == ["form", "yields", "what it is"]
    assert [row.split()[0] for row in rows] == sorted(form.name for form in all_forms())
    for form, row in zip(sorted(all_forms(), key=lambda form: form.name), rows, strict=True):
        rest = row.removeprefix(form.name).strip()
        lists = ", ".join(LIST_OF[record] for record in form.yields)
        assert rest.startswith(lists), form.name
        assert rest.removeprefix(lists).strip(), f"{form.name} says what it is"
