"""Every form has a mapping that holds together, with examples, and samples that it must and must not read."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from planparse.extract import Form, all_forms
from planparse.lexicon.locate import mapping_path
from planparse.model import LIST_OF
from tests.form_samples import FOLDER, Sample, compare, load_known_failures, load_samples, read_records, sort_by_list

FORMS = {form.name: form for form in all_forms()}
SAMPLES = load_samples()
KNOWN_FAILURES = load_known_failures()
each_form = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())


def read_mapping(form: Form) -> dict[str, Any]:
    """Return the form's mapping as it is written."""
    return tomllib.loads(mapping_path(f"forms/{form.name}.toml").read_text(encoding="utf-8"))


def examples_of(form: Form, kind: str) -> list[dict[str, str]]:
    """Return the examples of one kind: column, pattern or word."""
    found: list[dict[str, str]] = read_mapping(form).get("examples", {}).get(kind, [])
    return found


@each_form
def test_mapping_has_examples_of_known_kinds_only(form: Form) -> None:
    assert form.wording.name == f"forms/{form.name}"
    assert set(read_mapping(form).get("examples", {})) <= {"column", "pattern", "word"}


@each_form
def test_patterns_want_something_and_are_hit_by_an_example(form: Form) -> None:
    hits = {example["hits"] for example in examples_of(form, "pattern")}
    patterns = form.wording.patterns
    assert not [name for name, pattern in patterns.items() if pattern.search("")], "matches the empty string"
    assert not patterns.keys() - hits, "no example hits"


@each_form
def test_examples_hit_their_patterns(form: Form) -> None:
    for example in examples_of(form, "pattern"):
        assert re.search(form.wording.patterns[example["hits"]], example["text"]), example


@each_form
def test_examples_of_headings_lead_to_their_columns(form: Form) -> None:
    for example in examples_of(form, "column"):
        assert form.wording.role_of(example["text"]) == example["role"], example


@each_form
def test_examples_of_words_lead_to_their_lists(form: Form) -> None:
    for example in examples_of(form, "word"):
        text, name = example["text"], example["list"]
        assert form.wording.kind_of(text) == name or form.wording.holds(name, text), example


@each_form
def test_words_of_a_column_lead_to_it(form: Form) -> None:
    wrong = [
        (role, word, form.wording.role_of(word))
        for role, entry in read_mapping(form).get("columns", {}).items()
        for word in (*entry.get("exact", ()), *entry.get("words", ()))
        if form.wording.role_of(word) != role
    ]
    assert not wrong, "(column, its word, the column that the word leads to)"


@each_form
def test_tables_are_claimed_by_columns_that_the_mapping_knows(form: Form) -> None:
    mapping = read_mapping(form)
    for rule in mapping.get("settings", {}).get("tables", ()):
        asked = {role for group in (*rule.get("need", ()), rule.get("never", ())) for role in group}
        assert asked <= mapping.get("columns", {}).keys(), rule


@each_form
def test_form_has_samples(form: Form) -> None:
    own = [sample for sample in SAMPLES if sample.form == form.name]
    assert [sample for sample in own if sample.expected], f"no sample with records in tests/forms/{form.name}"
    assert [sample for sample in own if not sample.expected], f"no negative sample in tests/forms/{form.name}"


@each_form
def test_form_yields_what_its_samples_hold(form: Form) -> None:
    yields = {LIST_OF[record] for record in form.yields}
    held = {record["list"] for sample in SAMPLES if sample.form == form.name for record in sample.expected}
    assert held <= yields, "samples hold records of lists that the form does not yield"
    assert yields <= held, "the form yields lists that no sample holds"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.txt")), ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_sample_stands_beside_its_records_under_a_form(path: Any) -> None:
    assert path.parent.name in FORMS
    assert path.with_suffix(".json").exists()


def mark_known_failure(sample: Sample) -> Any:
    """Return the sample as a parameter, expected to fail where it is known to."""
    reason = KNOWN_FAILURES.get(str(sample))
    return pytest.param(sample, marks=pytest.mark.xfail(reason=reason, strict=True)) if reason else sample


def test_known_failures_name_samples() -> None:
    assert KNOWN_FAILURES.keys() <= {str(sample) for sample in SAMPLES}


@pytest.mark.parametrize(
    "sample", [mark_known_failure(sample) for sample in SAMPLES], ids=[str(one) for one in SAMPLES]
)
def test_form_reads_the_sample(sample: Sample) -> None:
    expected = sort_by_list(sample.expected)
    records = read_records(sample.form, sample.text)
    shown = [compare(wanted, record) for wanted, record in zip(expected, records, strict=False)]
    left = [{key: record[key] for key in ("list", "source")} for record in records[len(expected) :]]
    assert shown + left == expected
