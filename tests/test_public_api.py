"""What `import planparse` offers: small, sorted, whole, described."""

from __future__ import annotations

import inspect
import re

import pytest

import planparse
from planparse import errors

PUBLIC = [
    "MappingError",
    "MissingPackage",
    "Options",
    "OptionsError",
    "PlanFile",
    "PlanparseError",
    "ReadError",
    "SchemaError",
    "StoreError",
    "__version__",
    "compare",
    "diff",
    "explain",
    "open_store",
    "parse",
    "parse_many",
]
"""A name that is added here is a promise; one that is taken away breaks somebody's program."""


def test_the_public_names_are_these() -> None:
    assert planparse.__all__ == PUBLIC
    assert sorted(PUBLIC) == PUBLIC


def test_dir_shows_the_public_names() -> None:
    assert dir(planparse) == PUBLIC


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_is_there(name: str) -> None:
    assert getattr(planparse, name) is not None


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        planparse.no_such_name  # noqa: B018


def test_a_star_import_brings_them_all() -> None:
    names: dict[str, object] = {}
    exec("from planparse import *", names)  # noqa: S102
    assert set(PUBLIC) <= set(names)


@pytest.mark.parametrize("name", [name for name in PUBLIC if name != "__version__"])
def test_a_public_name_is_described(name: str) -> None:
    first_line = (inspect.getdoc(getattr(planparse, name, None)) or "").partition("\n")[0]
    assert first_line.endswith((".", ":")), name


def test_the_version_is_a_version() -> None:
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+(?:[a-z]+[0-9]+)?", planparse.__version__)


def test_the_families_of_errors_are_public() -> None:
    families = {kind.__name__ for kind in errors.PlanparseError.__subclasses__() if kind.__module__ == errors.__name__}
    assert families <= set(PUBLIC)


def test_the_tree_of_errors_is_the_one_drawn() -> None:
    drawn = re.findall(r"^ {4}[ │├└─]*([A-Z][A-Za-z]+)", errors.__doc__ or "", re.MULTILINE)
    classes = {
        name for name, kind in vars(errors).items() if inspect.isclass(kind) and kind.__module__ == errors.__name__
    }
    assert set(drawn) == classes
    assert set(errors.__all__) == classes


@pytest.mark.parametrize("name", errors.__all__)
def test_an_error_is_a_planparse_error(name: str) -> None:
    assert issubclass(getattr(errors, name), planparse.PlanparseError)


def test_parse_takes_a_text_and_gives_a_plan() -> None:
    plan = planparse.parse("วิสัยทัศน์\n\nบริการดี\n")
    assert isinstance(plan, planparse.PlanFile)
    assert [(item.kind, item.text) for item in plan.statements] == [("vision", "บริการดี")]


def test_what_parse_raises_can_be_caught_by_its_family() -> None:
    with pytest.raises(planparse.ReadError):
        planparse.parse(b"")
    with pytest.raises(planparse.OptionsError):
        planparse.Options(encoding="klingon")
