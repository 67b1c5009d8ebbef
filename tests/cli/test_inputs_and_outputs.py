"""Which files are read, and what those that are written are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.cli.inputs import find_inputs
from planparse.cli.outputs import name_outputs


def test_a_directory_is_searched_for_plans_of_any_case(tmp_path: Path) -> None:
    for name in ("a.txt", "B.TXT", "c.md", "d.Html", "e.pdf", "f.json", "txt", ".g.txt", "README.md"):
        (tmp_path / name).touch()
    assert [path.name for path in find_inputs([tmp_path]).files] == ["B.TXT", "a.txt", "c.md", "d.Html", "e.pdf"]


def test_a_file_that_is_named_is_taken_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / ".plan.ocr"
    path.touch()
    assert find_inputs([path, tmp_path / "missing"]).files == (path, tmp_path / "missing")


def test_a_link_to_a_file_is_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert [path.name for path in find_inputs([tmp_path]).files] == ["a.txt"]


@pytest.mark.parametrize(
    ("files", "names"),
    [
        (["a.txt", "b.txt"], ["a", "b"]),
        (["x/a.txt", "y/a.txt", "z/a.md"], ["a", "a-2", "a-3"]),
        (["x/a.txt", "y/a.txt", "a-2.txt"], ["a", "a-3", "a-2"]),
        (["x/แผน.txt", "y/แผน.txt"], ["แผน", "แผน-2"]),
        (["Plan.txt", "plan.md"], ["Plan", "plan-2"]),
        (["x/é.txt", "y/e\u0301.txt"], ["é", "e\u0301-2"]),
        (["x/a.2567.txt", "y/a.2567.txt"], ["a.2567", "a.2567-2"]),
        ([".txt"], [".txt"]),
    ],
)
def test_names_of_outputs_differ(files: list[str], names: list[str]) -> None:
    assert list(name_outputs([Path(file) for file in files]).values()) == names
