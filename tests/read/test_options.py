"""Options: defaults, and what they refuse."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from planparse.errors import OptionsError
from planparse.options import Options


def test_defaults() -> None:
    options = Options()
    assert (options.encoding, options.personal_data, options.max_bytes) == (None, "mask", 20_000_000)


def test_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Options().encoding = "utf-8"  # type: ignore[misc]


@pytest.mark.parametrize("encoding", ["utf-8", "UTF8", "cp874", "tis-620", "tis620", "utf-16", "utf-8-sig"])
def test_encodings_that_python_knows(encoding: str) -> None:
    assert Options(encoding=encoding).encoding == encoding


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("encoding", "thai-windows"),
        ("encoding", ""),
        ("encoding", "base64"),
        ("encoding", "rot13"),
        ("encoding", "utf\0"),
        ("encoding", "\ud800"),
        ("encoding", 8),
        ("personal_data", "hide"),
        ("personal_data", None),
        ("personal_data", []),
        ("max_bytes", 0),
        ("max_bytes", -1),
        ("max_bytes", 1.5),
        ("max_bytes", True),
        ("max_bytes", "5"),
    ],
)
def test_refused(option: str, value: Any) -> None:
    with pytest.raises(OptionsError) as caught:
        Options(**{option: value})
    assert caught.value.option == option
    assert caught.value.value == repr(value)
    assert len(str(caught.value).splitlines()) == 1
