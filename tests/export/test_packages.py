"""Packages that are not installed by default."""

from __future__ import annotations

import pickle
import sys

import pytest

from planparse.errors import MissingPackage
from planparse.export.packages import need_packages


def test_what_is_installed_is_not_missed() -> None:
    need_packages("a test", "json", "pydantic")


@pytest.mark.parametrize("package", ["no_such_package", "pyarrow"])
def test_what_is_missing_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingPackage) as raised:
        need_packages("a store", "json", package)
    assert str(raised.value) == f"a store needs {package}: pip install 'planparse[store]'"
    again = pickle.loads(pickle.dumps(raised.value))  # noqa: S301
    assert (str(again), again.package, again.extra) == (str(raised.value), package, "store")
