"""Names that one agency alone uses: they win there, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planparse.errors import MappingError
from planparse.lexicon import overlays
from planparse.lexicon.overlays import with_overlay

OVERLAY = """
[departments]
engineering = ["กองพัฒนาเมือง", "กองคลัง"]

[positions]
driver = ["พนักงานบริการยานยนต์"]
"""
Write = Callable[[str], None]


@pytest.fixture
def write(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Write]:
    """Write the overlay of อบจ.ลำพูน into a folder of its own."""
    (tmp_path / "agencies").mkdir()
    monkeypatch.setattr(overlays, "mapping_path", lambda name: tmp_path / name)
    overlays._read_overlay.cache_clear()
    yield lambda text: (tmp_path / "agencies" / "pao-lamphun.toml").write_text(text, encoding="utf-8") and None
    overlays._read_overlay.cache_clear()


def test_names_of_an_overlay_win(write: Write) -> None:
    write(OVERLAY)
    names = with_overlay("pao-lamphun")
    assert names.resolve_department("๑. กอง พัฒนาเมือง (๐๕)").id == "engineering"
    assert names.resolve_department("กองคลัง").id == "engineering"
    assert names.resolve_position("พนักงานบริการยานยนต์ (ทักษะ)").id == "driver"


def test_other_names_resolve_as_ever(write: Write) -> None:
    write(OVERLAY)
    names = with_overlay("pao-lamphun")
    assert names.resolve_department("กองช่าง").id == "engineering"
    assert names.resolve_position("นิติกรชำนาญการ").id == "legal_officer"


def test_another_agency_has_none_of_it(write: Write) -> None:
    write(OVERLAY)
    for agency in ("pao-lampang", None):
        assert with_overlay(agency).resolve_department("กองพัฒนาเมือง").id is None
        assert with_overlay(agency).resolve_department("กองคลัง").id == "finance"
        assert with_overlay(agency).resolve_position("พนักงานบริการยานยนต์").id is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[departments", "cannot be read"),
        ("[schools]\n", "schools"),
        ("departments = 1\n", "not a table"),
        ("[departments]\nroads = ['กองทาง']\n", "no roads"),
        ("[departments]\nfinance = 'กองทาง'\n", "not a list"),
        ("[departments]\nfinance = ['กองทาง', ' ']\n", "not a list"),
        ("[departments]\nfinance = ['กองทาง']\nengineering = ['กอง ทาง']\n", "means finance and engineering"),
    ],
)
def test_a_wrong_overlay_says_what_is_wrong(write: Write, text: str, reason: str) -> None:
    write(text)
    with pytest.raises(MappingError, match=reason) as raised:
        with_overlay("pao-lamphun")
    assert "mappings/agencies/pao-lamphun.toml" in str(raised.value)
