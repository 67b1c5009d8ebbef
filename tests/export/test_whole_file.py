"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from planparse.export import open_whole


def write_and_fail(path: Path, error: type[BaseException]) -> None:
    with open_whole(path) as stream:
        stream.write("new")
        raise error


def test_the_file_appears_when_the_block_ends(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with open_whole(path) as stream:
        stream.write("แผน\n")
        assert not path.exists()
    assert path.read_bytes() == "แผน\n".encode()
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_an_error_leaves_what_was_there_and_nothing_else(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "a.json"
    path.write_text("old")
    with pytest.raises(error):
        write_and_fail(path, error)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_as_long_as_a_disk_takes_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("ก" * 83 + ".json")  # 254 bytes of at most 255
    with open_whole(path) as stream:
        stream.write("x")
    assert path.read_text() == "x"


@pytest.mark.skipif(os.name == "nt", reason="no umask")
def test_the_file_has_the_usual_permissions(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.touch()
    with open_whole(tmp_path / "a.json") as stream:
        stream.write("x")
    assert (tmp_path / "a.json").stat().st_mode == usual.stat().st_mode


def test_a_missing_directory_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), open_whole(tmp_path / "no" / "a.json"):
        pass


def test_a_lone_surrogate_does_not_stop_the_writing(tmp_path: Path) -> None:
    with open_whole(tmp_path / "a.txt") as stream:
        stream.write("a\udce0b")
    assert (tmp_path / "a.txt").read_text() == "a\\udce0b"
