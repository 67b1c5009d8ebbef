"""Searching a folder."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from planparse.batch.folders import SUFFIXES, Named, search_folder
from planparse.batch.items import Problem

ROOT_NAME = "plans"


def search(path: Path) -> list[str]:
    """Return the names of the files found, and of the problems with `!` in front."""
    return [
        f"!{found.name}: {found.reason}" if isinstance(found, Problem) else found.name
        for found in search_folder(str(path), ROOT_NAME, SUFFIXES)
    ]


def touch(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()


def test_files_come_in_the_order_of_their_whole_names(tmp_path: Path) -> None:
    touch(tmp_path, "b/z.txt", "b.txt", "b-1.txt", "a/c/x.pdf", "a/a.md", "ก/ข.html", "c.json")
    names = search(tmp_path)
    assert names == [
        "plans/a/a.md",
        "plans/a/c/x.pdf",
        "plans/b-1.txt",
        "plans/b.txt",
        "plans/b/z.txt",
        "plans/ก/ข.html",
    ]
    assert names == sorted(names)


def test_hidden_files_and_folders_and_a_readme_are_left_out(tmp_path: Path) -> None:
    touch(tmp_path, ".a.txt", ".git/b.txt", "README.md", "readme.TXT", "readme-2567.txt")
    assert search(tmp_path) == ["plans/readme-2567.txt"]


@pytest.mark.parametrize("names", [[], ["a.docx"], [".a.txt"], ["README.txt"]])
def test_a_folder_without_plans_is_told(tmp_path: Path, names: list[str]) -> None:
    touch(tmp_path, *names)
    assert search(tmp_path) == ["!plans: no plans in this directory (*.txt, *.md, *.html, *.pdf)"]


def test_what_is_no_file_is_told_and_never_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    os.mkfifo(tmp_path / "pipe")  # without the suffix of a plan, like any file of another kind
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("socket.txt")
        touch(tmp_path, "z.txt")
        assert search(tmp_path) == [
            "!plans/pipe.pdf: a pipe, device or socket, not a file",
            "!plans/socket.txt: a pipe, device or socket, not a file",
            "plans/z.txt",
        ]


def test_links(tmp_path: Path) -> None:
    touch(tmp_path, "root/a.txt", "root/b/c.txt", "root/.hidden/d.txt", "beside/e.txt", "root-2/f.txt")
    root = tmp_path / "root"
    (root / "l1.txt").symlink_to("a.txt")
    (root / "l2").symlink_to(root)
    (root / "b" / "l3").symlink_to(root / "b")
    (root / "l4").symlink_to(root / ".hidden")
    (root / "l5").symlink_to(tmp_path / "beside")
    (root / "l6").symlink_to(tmp_path / "root-2")
    (root / "l7.txt").symlink_to("l7.txt")
    (root / "l8.txt").symlink_to("nothing")
    (root / "l9").symlink_to("nothing")
    assert search(root) == [
        "plans/a.txt",
        "plans/b/c.txt",
        "plans/l1.txt",
        "!plans/l4: a link to a folder, which is not followed",
        "!plans/l5: a link to a folder, which is not followed",
        "!plans/l6: a link to a folder, which is not followed",
        "!plans/l7.txt: a link that leads nowhere",
        "!plans/l8.txt: a link that leads nowhere",
    ]


def test_a_folder_that_cannot_be_listed_is_told_and_the_rest_is_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touch(tmp_path, "a/x.txt", "b/y.txt", "c.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if path.endswith("/b"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert search(tmp_path) == ["plans/a/x.txt", "!plans/b: Permission denied", "plans/c.txt"]
    assert search(tmp_path / "b") == ["!plans: Permission denied"]


def test_names_that_are_no_utf_8_and_line_breaks(tmp_path: Path) -> None:
    names = [b"\xa1.txt", b"\xa2.txt", b"a\nb.txt", b"a\\nb.txt", "ก".encode() * 83 + b"12.txt"]
    for name in names:
        Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name))).touch()
    found = list(search_folder(str(tmp_path), ".", SUFFIXES))
    assert [item.name for item in found] == [
        r"\udca1.txt",
        r"\udca2.txt",
        r"a\\nb.txt",
        r"a\nb.txt",
        "ก" * 83 + "12.txt",
    ]
    assert {os.path.basename(os.fsencode(item.path)) for item in found if isinstance(item, Named)} == set(names)


def test_folders_in_folders_as_deep_as_paths_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    depth = 1_200  # more than Python calls itself
    monkeypatch.chdir(tmp_path)
    for _ in range(depth):
        os.mkdir("d")
        os.chdir("d")
    Path("a.txt").touch()
    assert search(tmp_path) == ["plans/" + "d/" * depth + "a.txt"]
    os.remove("a.txt")
    for _ in range(depth):  # what removes the folders of tests calls itself, too
        os.chdir("..")
        os.rmdir("d")
