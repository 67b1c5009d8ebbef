"""Zip archives: what is read of them, and what is not."""

from __future__ import annotations

import contextlib
import hashlib
import io
import pickle
import struct
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from planparse.batch import zip_archives, zip_directory
from planparse.batch.items import Item, Problem
from planparse.batch.local_files import LocalFile
from planparse.batch.locations import restore_location
from planparse.batch.zip_archives import ZipMember, list_members
from planparse.batch.zip_directory import Entry
from planparse.errors import FileMissing, TooLarge, UnreadableArchive
from tests.batch.zip_samples import change_central, make_zip, make_zip_with_raw_name

LIMIT = 10_000


def list_all(path: Path, data: bytes) -> list[Item | Problem]:
    path.write_bytes(data)
    return list(list_members(LocalFile(str(path)), "z.zip"))


def tell(found: list[Item | Problem]) -> list[str]:
    return [found.name if isinstance(found, Item) else f"!{found.name}: {found.reason}" for found in found]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "z.zip"


@pytest.mark.parametrize("method", zip_archives.METHODS)
def test_members_are_read(path: Path, method: int) -> None:
    data = "แผนอัตรากำลัง".encode() * 100
    (item,) = list_all(path, make_zip({"ก/แผน.txt": data}, method))
    assert isinstance(item, Item)
    assert item.name == "z.zip/ก/แผน.txt"
    for location in (item.location, pickle.loads(pickle.dumps(item.location)), restore_location(item.location.id)):  # noqa: S301
        assert location == item.location
        assert location.load(len(data)) == data
        assert location.hash_bytes(len(data)) == (hashlib.sha256(data).hexdigest(), len(data))
        with pytest.raises(TooLarge) as raised:
            location.load(len(data) - 1)
        assert raised.value.option == "max_pdf_bytes"


def test_members_come_sorted_and_what_is_not_read_is_told(path: Path) -> None:
    names = ("b.txt", "a/x.PDF", "a.md", "inner.zip", "inner.tar.gz", "c.docx", "d.docx", "e", ".h.txt", "README.txt")
    archive = make_zip(dict.fromkeys((*names, "__MACOSX/b.txt", "a/", ".git/a.txt"), b""))
    assert tell(list_all(path, archive)) == [
        "z.zip/a.md",
        "z.zip/a/x.PDF",
        "z.zip/b.txt",
        "!z.zip/inner.tar.gz: an archive in an archive, which is not opened",
        "!z.zip/inner.zip: an archive in an archive, which is not opened",
        "!z.zip: members of other kinds are not read (2 .docx, 1 no suffix)",
    ]


def test_an_archive_without_plans_is_told(path: Path) -> None:
    assert tell(list_all(path, make_zip({}))) == ["!z.zip: no plans in this archive (*.txt, *.md, *.html, *.pdf)"]


def test_thai_names_in_cp874(path: Path) -> None:
    (item,) = list_all(path, make_zip_with_raw_name("แผน.txt".encode("cp874"), b"data"))
    assert isinstance(item, Item)
    assert item.name == "z.zip/แผน.txt"
    assert item.location.load(LIMIT) == b"data"
    assert restore_location(item.location.id).load(LIMIT) == b"data"


def test_names_that_lead_out_of_the_archive_are_labels_only(path: Path) -> None:
    found = list_all(path, make_zip({"../../a.txt": b"1", "/b.txt": b"2", "C:\\c.txt": b"3"}))
    assert [(item.name, item.location.load(9)) for item in found if isinstance(item, Item)] == [
        ("z.zip/C:/c.txt", b"3"),
        ("z.zip/a.txt", b"1"),
        ("z.zip/b.txt", b"2"),
    ]
    assert [found.name for found in path.parent.iterdir()] == ["z.zip"]


def test_members_of_one_name_are_told_apart(path: Path) -> None:
    archive = make_zip({"a!.txt": b"1", "b!.txt": b"2", "c!.txt": b"3"})
    archive = archive.replace(b"b!.txt", b"a!.txt").replace(b"c!.txt", b"a!.txt")
    found = [item for item in list_all(path, archive) if isinstance(item, Item)]
    assert [item.name for item in found] == ["z.zip/a!.txt", "z.zip/a!.txt (2)", "z.zip/a!.txt (3)"]
    assert [restore_location(item.location.id).load(9) for item in found] == [b"1", b"2", b"3"]
    assert len({item.location.id for item in found}) == 3


def test_encrypted_members_are_told(path: Path) -> None:
    archive = change_central(make_zip({"a.txt": b"x", "b.txt": b"y"}), 8, b"\1\0")
    assert tell(list_all(path, archive)) == ["!z.zip/a.txt: behind a password in the archive", "z.zip/b.txt"]


def test_methods_that_are_not_read_are_told(path: Path) -> None:
    archive = change_central(make_zip({"a.txt": b"x"}), 10, struct.pack("<H", 9))
    assert tell(list_all(path, archive)) == ["!z.zip/a.txt: packed in a way that is not read (method 9)"]


def test_a_link_in_an_archive_is_no_plan(path: Path) -> None:
    link = zipfile.ZipInfo("a.txt")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert tell(list_all(path, path.read_bytes())) == ["!z.zip: members of other kinds are not read (1 .txt)"]


def test_zip64(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipfile, "ZIP64_LIMIT", 10)
    monkeypatch.setattr(zipfile, "ZIP_FILECOUNT_LIMIT", 1)
    archive = make_zip({"a.txt": b"first" * 9, "b.txt": b"second" * 9})
    assert b"PK\6\6" in archive
    found = list_all(path, archive)
    assert [item.location.load(LIMIT) for item in found if isinstance(item, Item)] == [b"first" * 9, b"second" * 9]


class Pipe(io.BytesIO):
    """A stream that cannot go back."""

    def seekable(self) -> bool:
        return False

    def tell(self) -> int:
        raise OSError


def test_sizes_behind_the_data(path: Path) -> None:
    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w") as archive:
        archive.writestr("a.txt", b"first", zipfile.ZIP_DEFLATED)
        archive.writestr("b.txt", b"second")
    found = list_all(path, pipe.getvalue())
    assert [item.location.load(LIMIT) for item in found if isinstance(item, Item)] == [b"first", b"second"]


def test_an_archive_behind_other_data_and_before_a_comment(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", b"x")
        archive.comment = b"comment"
    (item,) = list_all(path, b"#!/bin/sh\n" * 100 + path.read_bytes())
    assert isinstance(item, Item)
    assert item.location.load(LIMIT) == b"x"


def test_a_bomb_is_stopped_whatever_its_header_says(path: Path) -> None:
    archive = make_zip({"a.txt": bytes(30_000_000)})
    (item,) = list_all(path, archive)
    assert isinstance(item, Item)
    with pytest.raises(TooLarge):
        item.location.load(LIMIT)
    (item,) = list_all(path, change_central(archive, 24, struct.pack("<L", 5)))
    assert isinstance(item, Item)
    with pytest.raises(UnreadableArchive):
        item.location.load(LIMIT)


def test_members_over_one_another_are_told(path: Path) -> None:
    archive = make_zip({"a.txt": b"x" * 500, "b.txt": b"x" * 500, "c.txt": b"y"})
    reason = "lies over another member of the archive"
    found = tell(list_all(path, change_central(archive, 42, bytes(4), which=1)))
    assert found == [f"!z.zip/a.txt: {reason}", f"!z.zip/b.txt: {reason}", "z.zip/c.txt"]


@pytest.mark.parametrize("count", [3, 4])
def test_an_archive_of_too_many_members_is_told(path: Path, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    monkeypatch.setattr(zip_archives, "MAX_ENTRIES", 3)
    found = tell(list_all(path, make_zip({f"{number}.txt": b"" for number in range(count)})))
    assert len(found) == 3 if count == 3 else found == ["!z.zip: an archive of more than 3 members"]


def test_a_directory_that_is_too_large_is_not_read(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_directory, "MAX_DIRECTORY_BYTES", 100)
    found = tell(list_all(path, make_zip({"a.txt": b"", "b.txt": b""})))
    assert found == ["!z.zip: an archive whose directory has more than 100 bytes"]


def damage(archive: bytes, at: int, value: bytes) -> bytes:
    return archive[:at] + value + archive[at + len(value) :]


def test_damaged_archives_are_told(path: Path) -> None:
    archive = make_zip({"a.txt": b"x" * 50, "b.txt": b"y"})
    end, central = archive.index(b"PK\5\6"), archive.index(b"PK\1\2")
    damaged = [
        b"",
        b"no archive",
        archive[:-10],
        archive[: len(archive) // 2],
        archive[central:],
        damage(archive, central, b"XXXX"),
        damage(archive, central + 28, b"\xff\xff"),  # a name longer than the directory
        damage(archive, central + 42, b"\xfe\xff\xff\xff"),  # a member behind the end
        damage(archive, end + 10, b"\7\0"),  # more entries than there are
        damage(archive, end + 12, b"\xff\xff\xff\x00"),  # a directory larger than the file
        damage(archive, end + 12, b"\1\0\0\0"),
    ]
    for data in damaged:
        (found,) = list_all(path, data)
        assert isinstance(found, Problem)
        assert found.reason.startswith("a damaged archive")


def test_no_byte_of_an_archive_does_anything_but_a_read_error(path: Path) -> None:
    archive = make_zip({"a.txt": b"abcdefgh" * 20, "b.txt": b"y" * 40})
    for at in range(len(archive)):
        for value in (0, 1, 127, 255):
            for found in list_all(path, damage(archive, at, bytes([value]))):
                if isinstance(found, Item):
                    with contextlib.suppress(UnreadableArchive, TooLarge, FileMissing):
                        found.location.load(LIMIT)


def test_a_wrong_checksum_is_a_read_error(path: Path) -> None:
    archive = make_zip({"a.txt": b"some text"}, zipfile.ZIP_STORED).replace(b"some text", b"more text")
    (item,) = list_all(path, archive)
    assert isinstance(item, Item)
    with pytest.raises(UnreadableArchive) as raised:
        item.location.hash_bytes(LIMIT)
    assert str(raised.value) == (
        f"{path}/a.txt: damaged in the archive (its checksum is wrong); "
        "pack or fetch it again, or unpack it and give the folder"
    )


def test_an_archive_that_changed_since_is_searched_again(path: Path) -> None:
    (item,) = list_all(path, make_zip({"b.txt": b"old"}))
    assert isinstance(item, Item)
    path.write_bytes(make_zip({"a.txt": b"another", "b.txt": b"new"}))
    assert item.location.load(LIMIT) == b"new"
    path.write_bytes(make_zip({"a.txt": b"another"}))
    with pytest.raises(FileMissing):
        item.location.load(LIMIT)
    path.unlink()
    with pytest.raises(FileMissing):
        item.location.load(LIMIT)


def test_names_of_any_bytes_have_ids_of_their_own(tmp_path: Path) -> None:
    archive = LocalFile(str(tmp_path / "a!b.zip"))
    names = [bytes([number]) + b"!\\x21.txt" for number in range(256)]
    locations = [ZipMember(archive, name, 2) for name in names]
    assert [restore_location(location.id) for location in locations] == locations
    assert len({location.id for location in locations}) == 256


def test_members_that_are_named_by_their_ids_take_one_look_into_the_directory(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = list_all(path, make_zip({f"{number}.txt": b"text %d" % number for number in range(9)}))
    looks: list[str] = []

    def count_looks(stream: BinaryIO, label: str) -> Iterator[Entry]:
        looks.append(label)
        return zip_directory.read_entries(stream, label)

    monkeypatch.setattr(zip_archives, "read_entries", count_looks)
    for number, item in enumerate(found):
        assert isinstance(item, Item)
        assert restore_location(item.location.id).load(LIMIT) == b"text %d" % number
    assert len(looks) == 1
    path.write_bytes(make_zip({"0.txt": b"another", "1.txt": b"new"}))
    assert restore_location(f"zip:0:1.txt!file:{path}").load(LIMIT) == b"new"
    assert len(looks) == 2
