"""Which tesseract is installed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planparse.batch.tesseract_version import find_tesseract


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    find_tesseract.cache_clear()
    yield
    find_tesseract.cache_clear()


@pytest.mark.skipif(sys.platform == "win32", reason="a program that is a shell script")
@pytest.mark.parametrize(
    ("says", "found"),
    [
        ("echo 'tesseract 5.3.4'; echo ' leptonica-1.82.0'", "tesseract 5.3.4"),
        ("echo 'something else'", None),
        ("echo tesseract", None),
        ("exit 1", None),
    ],
)
def test_it_is_asked_for_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, says: str, found: str | None
) -> None:
    program = tmp_path / "tesseract"
    program.write_text(f"#!/bin/sh\n{says}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_tesseract() == found


def test_without_one_there_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_tesseract() is None
