"""Files behind URLs. Nothing here leaves the machine."""

from __future__ import annotations

import hashlib
import pickle
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import fsspec
import pytest

from planparse.batch.items import Item, Problem
from planparse.batch.locations import restore_location
from planparse.batch.remote import RemoteFile, connect, search_remote
from planparse.batch.sources import find_items
from planparse.errors import FileMissing, NoPermission, ReadError, TooLarge
from tests.batch.zip_samples import make_zip

FILES = (
    "plans/b.txt",
    "plans/a/x.pdf",
    "plans/b-1.md",
    "plans/.h.txt",
    "plans/README.md",
    "plans/c.docx",
    "plans/ก/ข.txt",
)


@pytest.fixture
def memory() -> Iterator[fsspec.AbstractFileSystem]:
    system = fsspec.filesystem("memory")
    system.store.clear()
    for name in FILES:
        system.pipe(f"/{name}", name.encode())
    yield system
    system.store.clear()


def names(source: str) -> list[str]:
    return [f"!{found}" if isinstance(found, Problem) else found.name for found in find_items([source])]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("memory://plans/b.txt", ["memory://plans/b.txt"]),
        ("memory://plans/c.docx", ["memory://plans/c.docx"]),
        (
            "memory://plans",
            ["memory://plans/a/x.pdf", "memory://plans/b-1.md", "memory://plans/b.txt", "memory://plans/ก/ข.txt"],
        ),
        ("memory://plans/ก/", ["memory://plans/ก/ข.txt"]),
        ("memory://plans/*.txt", ["memory://plans/b.txt"]),
        ("memory://plans/**/*.pdf", ["memory://plans/a/x.pdf"]),
        ("memory:///plans/?", ["memory:///plans/a/x.pdf", "memory:///plans/ก/ข.txt"]),
        ("memory://none", ["!memory://none: no such file; check the path"]),
        ("memory://plans/*.xls", ["!memory://plans/*.xls: no file matches this pattern; check the pattern"]),
    ],
)
@pytest.mark.usefixtures("memory")
def test_what_urls_stand_for(source: str, expected: list[str]) -> None:
    assert names(source) == expected


def test_a_folder_without_plans_is_told(memory: fsspec.AbstractFileSystem) -> None:
    memory.pipe("/empty/a.docx", b"")
    assert names("memory://empty") == [
        "!memory://empty: no plans in this directory (*.txt, *.md, *.html, *.pdf, *.zip); name another"
    ]


@pytest.mark.usefixtures("memory")
def test_a_file_is_read() -> None:
    location = RemoteFile("memory://plans/ก/ข.txt")
    data = "plans/ก/ข.txt".encode()
    for same in (location, pickle.loads(pickle.dumps(location)), restore_location(location.id)):  # noqa: S301
        assert same == location
        assert same.load(len(data)) == data
        assert same.hash_bytes(len(data)) == (hashlib.sha256(data).hexdigest(), len(data))
        with pytest.raises(TooLarge):
            same.hash_bytes(len(data) - 1)
    with pytest.raises(FileMissing):
        RemoteFile("memory://plans/nothing").load(1)


def test_an_archive_behind_a_url(memory: fsspec.AbstractFileSystem) -> None:
    memory.pipe("/plans/z.zip", make_zip({"ก.txt": b"data", "b.exe": b""}))
    found = list(find_items(["memory://plans/z.zip"]))
    assert [item.name for item in found] == ["memory://plans/z.zip/ก.txt", "memory://plans/z.zip"]
    assert isinstance(found[0], Item)
    assert found[0].location.load(9) == b"data"
    assert restore_location(found[0].location.id).load(9) == b"data"
    assert "memory://plans/z.zip/ก.txt" in names("memory://plans")


def test_urls_in_urls(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as archive:
        archive.writestr("d/a.txt", b"data")
    url = f"zip://d/a.txt::file://{tmp_path}/z.zip"
    (item,) = find_items([url])
    assert isinstance(item, Item)
    assert item.name == url
    assert item.location.load(9) == b"data"
    assert names(f"zip://d::file://{tmp_path}/z.zip") == [url]
    assert names(f"zip://*/*.txt::file://{tmp_path}/z.zip") == [url]


def test_urls_of_this_machine_are_its_files(tmp_path: Path) -> None:
    (tmp_path / "แผน ก.txt").touch()
    quoted = "%E0%B9%81%E0%B8%9C%E0%B8%99%20%E0%B8%81.txt"
    sources = [f"file://{tmp_path}/แผน ก.txt", f"file://localhost{tmp_path}/{quoted}", str(tmp_path)]
    (item,) = find_items(sources)
    assert item.name == f"{tmp_path}/แผน ก.txt"


def test_secrets_are_neither_in_names_nor_in_ids_nor_in_messages() -> None:
    url = "memory://user:hunter2@host/a.pdf?sig=hunter2"
    location = RemoteFile(url)
    (problem,) = search_remote(url)
    with pytest.raises(ReadError) as raised:
        location.load(1)
    for text in (location.id, location.label, repr(location), str(problem), str(raised.value)):
        assert "hunter2" not in text
    with pytest.raises(NoPermission, match="give the source again"):
        restore_location(location.id).load(1)


def test_a_driver_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    monkeypatch.setitem(sys.modules, "paramiko", None)
    assert names("s3://bucket/a.pdf") == [
        "!s3://bucket/a.pdf: the driver of its protocol is not installed; run: pip install s3fs"
    ]
    assert names("sftp://host/a.pdf") == [
        "!sftp://host/a.pdf: the driver of its protocol is not installed; run: pip install paramiko"
    ]
    assert names("nothing://a") == ["!nothing://a: a protocol that is not known; check the URL"]


def test_fsspec_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    assert names("s3://b/a.pdf") == [
        '!s3://b/a.pdf: a URL, for which fsspec is needed; run: pip install "planparse[store]"'
    ]


def test_whatever_a_driver_raises_is_a_problem(
    memory: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("key=hunter2\nsecond line")

    monkeypatch.setattr(type(memory), "info", fail)
    monkeypatch.setattr(type(memory), "open", fail)
    reason = "cannot be read (RuntimeError); check the URL, the network, and the keys in the environment"
    assert names("memory://a") == [f"!memory://a: {reason}"]
    with pytest.raises(ReadError) as raised:
        RemoteFile("memory://a").load(1)
    assert str(raised.value) == f"memory://a: {reason}"


def test_fsspec_is_imported_for_urls_only() -> None:
    code = "import sys; from planparse.batch.sources import find_items; list(find_items(['.'])); print('fsspec' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stdout.strip() == "False"


@pytest.mark.usefixtures("memory")
def test_connect_gives_the_path() -> None:
    assert connect("memory://plans/b.txt")[1] == "/plans/b.txt"


def test_a_folder_that_cannot_be_listed_does_not_end_the_search(
    memory: fsspec.AbstractFileSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = memory.ls

    def refuse(path: str, detail: bool = True, **_: object) -> object:
        if path.endswith("/a"):
            raise PermissionError("a")
        return listed(path, detail=detail)

    monkeypatch.setattr(memory, "ls", refuse)
    assert [found.split(";")[0] for found in names("memory://plans")] == [
        "!memory://plans/a: no permission to read it",
        "memory://plans/b-1.md",
        "memory://plans/b.txt",
        "memory://plans/ก/ข.txt",
    ]
