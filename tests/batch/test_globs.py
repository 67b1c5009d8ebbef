"""Patterns that the shell did not expand."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.batch.globs import expand_pattern, is_pattern

FILES = ("a.txt", "b.PDF", "b.pdf", ".h.txt", "x/c.txt", "x/y/d.txt", "x/y/e[1].txt", "x/.z/f.txt", "xa.txt", "ก/ข.txt")


@pytest.fixture
def base(tmp_path: Path) -> Path:
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    return tmp_path


@pytest.mark.parametrize(
    ("pattern", "names"),
    [
        ("*.txt", ["a.txt", "xa.txt"]),
        ("?.pdf", ["b.pdf"]),
        ("[!b]*.txt", ["a.txt", "xa.txt"]),
        (".*.txt", [".h.txt"]),
        ("**/*.txt", ["a.txt", "x/c.txt", "x/y/d.txt", "x/y/e[1].txt", "xa.txt", "ก/ข.txt"]),
        ("x/**/*.txt", ["x/c.txt", "x/y/d.txt", "x/y/e[1].txt"]),
        ("x/**/y/*.txt", ["x/y/d.txt", "x/y/e[1].txt"]),
        ("**/**/y/**/d*", ["x/y/d.txt"]),
        ("./x//*.txt", ["x/c.txt"]),
        ("*", ["a.txt", "b.PDF", "b.pdf", "x", "xa.txt", "ก"]),
        ("*/", ["x", "ก"]),
        ("x/**", ["x"]),
        ("*/**", ["x", "ก"]),
        ("x/.*/*.txt", ["x/.z/f.txt"]),
        ("ก/*", ["ก/ข.txt"]),
    ],
)
def test_a_pattern_stands_for_what_a_shell_makes_of_it(base: Path, pattern: str, names: list[str]) -> None:
    assert is_pattern(pattern)
    assert [found.name for found in expand_pattern(pattern, str(base))] == names


@pytest.mark.parametrize("pattern", ["*.docx", "nothing/*.txt", "a.txt/*", "[", "x/*/*/*.txt"])
def test_a_pattern_without_a_match_is_told(base: Path, pattern: str) -> None:
    (found,) = expand_pattern(pattern, str(base))
    assert str(found) == f"{pattern}: no file matches this pattern; check the pattern"


def test_links_to_folders_are_followed_where_named_but_not_by_two_stars(base: Path) -> None:
    (base / "x" / "loop").symlink_to(base)
    assert [found.name for found in expand_pattern("x/loop/*.pdf", str(base))] == ["x/loop/b.pdf"]
    assert [found.name for found in expand_pattern("x/*/a.txt", str(base))] == ["x/loop/a.txt"]
    assert [found.name for found in expand_pattern("**/a.txt", str(base))] == ["a.txt"]


def test_many_stars_take_no_time(base: Path) -> None:
    (base / ("a" * 250)).touch()
    (found,) = expand_pattern("**/" * 20 + "*a" * 40 + "b", str(base))
    assert "no file matches" in str(found)
