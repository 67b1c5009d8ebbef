"""Errors: the tree, their one line, their fields, and that they travel between processes."""

from __future__ import annotations

import inspect
import pickle

import pytest

from planparse import errors
from planparse.errors import (
    EmptySource,
    FileMissing,
    MappingError,
    OptionsError,
    PlanparseError,
    ReadError,
    SchemaError,
    TooLarge,
    UnsupportedFormat,
)

CLASSES = [thing for _, thing in inspect.getmembers(errors, inspect.isclass) if issubclass(thing, PlanparseError)]


def test_all_is_sorted_and_whole() -> None:
    assert errors.__all__ == sorted(kind.__name__ for kind in CLASSES)


@pytest.mark.parametrize("kind", CLASSES)
def test_tree_in_the_docstring_names_every_class(kind: type[PlanparseError]) -> None:
    assert errors.__doc__ is not None
    assert kind.__name__ in errors.__doc__


@pytest.mark.parametrize("kind", CLASSES)
def test_message_is_one_line_without_arguments(kind: type[PlanparseError]) -> None:
    error = kind()
    assert str(error)
    assert len(str(error).splitlines()) == 1
    assert error.reason


@pytest.mark.parametrize("kind", CLASSES)
def test_pickled_error_is_the_same(kind: type[PlanparseError]) -> None:
    error = kind("แผน.txt", hint="do this")
    copy = pickle.loads(pickle.dumps(error))  # noqa: S301
    assert type(copy) is kind
    assert str(copy) == str(error)
    assert vars(copy) == vars(error)


def test_read_error_names_the_file_and_what_to_do() -> None:
    error = FileMissing("แผน.txt")
    assert str(error) == "แผน.txt: no such file; check the path"
    assert (error.path, error.reason, error.hint) == ("แผน.txt", "no such file", "check the path")
    assert isinstance(error, ReadError)


def test_source_without_a_name() -> None:
    error = EmptySource()
    assert error.path is None
    assert str(error).startswith("the source given: ")


def test_file_name_with_a_line_break_and_a_lone_surrogate_stays_one_line() -> None:
    error = FileMissing("a\nb\udcff")
    assert str(error).startswith("a\\nb\\udcff: ")
    str(error).encode("utf-8")


def test_typed_fields() -> None:
    assert TooLarge("a", option="max_lines", limit=5).limit == 5
    assert UnsupportedFormat("a", format_name="a PNG picture").format_name == "a PNG picture"
    options_error = OptionsError("7 is not a choice", "personal_data", "use one of mask", "7")
    assert (options_error.option, options_error.value) == ("personal_data", "7")
    assert str(options_error) == "option personal_data: 7 is not a choice; use one of mask"


def test_mapping_and_schema_errors_take_a_reason_alone() -> None:
    assert str(MappingError(reason="mappings/x.toml: no words")) == "mappings/x.toml: no words; correct the file"
    assert str(MappingError("mappings/x.toml", "no words")) == "mappings/x.toml: no words; correct the file"
    assert str(SchemaError("no schema_version", "plan.json")).startswith("plan.json: no schema_version; ")
    assert MappingError("mappings/x.toml").path == "mappings/x.toml"
