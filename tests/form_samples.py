"""Samples of forms: a short plan as text, and beside it the records that the form makes of it, written by reading.

    tests/forms/<form>/<sample>.txt      the plan
    tests/forms/<form>/<sample>.json     [{"list": "projects", "ordinal": 1, "name": "…"}, …]

The records stand in the order of the text, list by list, with the fields that matter; a field that is left out may
have any value. `parent`, `strategy`, `tactic` and `section` name a record by its wording instead of its id,
`source` is a stretch of text that the record's place in the source must hold. An empty list makes it a negative sample:
the form makes nothing of it. `known-failures.json` names the samples that are not read yet, each with the reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from unittest import mock

from planparse import Options, PlanFile
from planparse.extract import all_forms
from planparse.extract.form import Find
from planparse.extract.place import Place
from planparse.lexicon.wording import Wording
from planparse.model import LIST_OF, RECORD_LISTS, Record
from planparse.pipeline import run_stages

FOLDER = Path(__file__).parent / "forms"
_POINTERS = {"parent": "parent_id", "strategy": "strategy_id", "tactic": "tactic_id", "section": "section_id"}
_WORDINGS = ("name", "title", "text", "position")


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample of a form; `expected` are its records, none in a negative sample."""

    form: str
    name: str
    text: str
    expected: tuple[dict[str, Any], ...]

    def __str__(self) -> str:
        return f"{self.form}/{self.name}"


def load_samples(folder: Path = FOLDER) -> list[Sample]:
    """Return every sample that has its records beside it."""
    return [
        Sample(path.parent.name, path.stem, path.read_text(encoding="utf-8"), _read_expected(path))
        for path in sorted(folder.glob("*/*.txt"))
        if path.with_suffix(".json").exists()
    ]


def load_known_failures(folder: Path = FOLDER) -> dict[str, str]:
    """Return form/sample -> why it is not read yet."""
    failures: dict[str, str] = json.loads((folder / "known-failures.json").read_text(encoding="utf-8"))
    return failures


def _read_expected(path: Path) -> tuple[dict[str, Any], ...]:
    return tuple(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")))


def read_records(form: str, text: str) -> list[dict[str, Any]]:
    """Parse the text, and return the records that this form made, as JSON with natural keys, list by list."""
    made: set[str] = set()
    noted = tuple(replace(one, find=_note(one.find, made)) if one.name == form else one for one in all_forms())
    with mock.patch("planparse.extract.all_forms", return_value=noted):
        run = run_stages(text if "\n" in text else f"{text}\n", Options(personal_data="keep"))
    says = dict(_wordings(run.plan))
    return [
        _describe(name, record, says, run.read.text)
        for name in RECORD_LISTS
        for record in run.plan.records(name)
        if record.id in made
    ]


def _note(find: Find, made: set[str]) -> Find:
    def noting(place: Place, words: Wording) -> Iterator[Record]:
        for record in find(place, words):
            made.add(record.id)
            yield record

    return noting


def _wordings(plan: PlanFile) -> Iterator[tuple[str, str]]:
    """Yield (id, wording) of every record and section."""
    records: list[Any] = [*plan.sections, *(record for name in RECORD_LISTS for record in plan.records(name))]
    for record in records:
        yield record.id, next((getattr(record, key) for key in _WORDINGS if getattr(record, key, None)), "")


def _describe(name: str, record: Record, says: dict[str, str], source: str) -> dict[str, Any]:
    fields: dict[str, Any] = {"list": name, **json.loads(record.model_dump_json())}
    for key, pointer in _POINTERS.items():
        if pointer in fields:
            fields[key] = says.get(fields[pointer] or "")
    fields["source"] = source[record.provenance.char_start : record.provenance.char_end]
    return fields


def compare(expected: dict[str, Any], record: dict[str, Any]) -> dict[str, Any]:
    """Return the record's values of the fields that are expected, so that the two can be compared whole."""
    shown = {key: record.get(key, f"no field {key}") for key in expected}
    if "source" in expected and expected["source"] in record["source"]:
        shown["source"] = expected["source"]
    return shown


def sort_by_list(expected: tuple[dict[str, Any], ...]) -> list[dict[str, Any]]:
    """Return the expected records list by list, in the order of the contract."""
    order = list(LIST_OF.values())
    return sorted(expected, key=lambda record: order.index(record["list"]))
