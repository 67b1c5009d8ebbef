"""Files on this machine."""

from __future__ import annotations

import hashlib
import os
import pickle
from pathlib import Path

import pytest

from planparse.batch.local_files import LocalFile
from planparse.batch.locations import restore_location
from planparse.errors import FileMissing, NoPermission, NotAFile, ReadError, TooLarge

NAMES = [b"a.txt", "แผน ๑.txt".encode(), b"a\nb\r.txt", b"a\\nb.txt", b"\xff\xfe!:.txt", b"x" * 251 + b".txt"]


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_read_whatever_its_name(tmp_path: Path, name: bytes) -> None:
    path = os.fsdecode(os.path.join(os.fsencode(tmp_path), name))
    Path(path).write_bytes(b"data")
    location = LocalFile(path)
    location.id.encode("utf-8")
    for same in (location, pickle.loads(pickle.dumps(location)), restore_location(location.id)):  # noqa: S301
        assert same == location
        assert same.load(4) == b"data"
        assert same.hash_bytes(4) == (hashlib.sha256(b"data").hexdigest(), 4)


@pytest.mark.parametrize("method", ["load", "hash_bytes"])
def test_what_cannot_be_read(tmp_path: Path, method: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "file").write_bytes(b"12345")
    (tmp_path / "loop").symlink_to("loop")
    for name, kind in {
        "missing": FileMissing,
        "file/below": FileMissing,
        "\ud800": FileMissing,
        "": NotAFile,
        "pipe": NotAFile,
        "loop": ReadError,
        "x" * 256: ReadError,
        "file": TooLarge,
    }.items():
        with pytest.raises(kind):
            getattr(LocalFile(os.path.join(tmp_path, name)), method)(4)
    with pytest.raises(NotAFile):
        getattr(LocalFile("/dev/zero"), method)(4)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").touch()
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(NoPermission) as raised:
        LocalFile(str(tmp_path / "a.txt")).load(1)
    assert "\n" not in str(raised.value)


def test_a_pipe_that_took_the_place_of_a_file_is_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").touch()
    status = os.stat(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.setattr(os, "stat", lambda *_, **__: status)
    with pytest.raises(NotAFile):
        LocalFile(str(tmp_path / "pipe")).load(1)
