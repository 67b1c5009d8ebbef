"""What is a path and what is text, and files that cannot be read."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from typing import Any

import pytest

from planparse.errors import (
    BinarySource,
    EmptySource,
    FileMissing,
    NoPermission,
    NotAFile,
    ReadError,
    TooLarge,
    UnsupportedFormat,
)
from planparse.options import Options
from planparse.read import read_text

PLAN = "แผนอัตรากำลัง ๓ ปี\nเทศบาลตำบลตัวอย่าง\n"


@pytest.fixture
def plan_path(tmp_path: Path) -> Path:
    path = tmp_path / "แผน ๓ ปี.txt"
    path.write_bytes(PLAN.encode())
    return path


def test_path_object_is_a_file(plan_path: Path) -> None:
    source = read_text(plan_path)
    assert source.text == PLAN
    assert source.path == str(plan_path)


def test_str_that_names_a_file_is_that_file(plan_path: Path) -> None:
    assert read_text(str(plan_path)).path == str(plan_path)


def test_name_with_thai_and_spaces_in_the_working_directory(plan_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(plan_path.parent)
    assert read_text("แผน ๓ ปี.txt").text == PLAN


@pytest.mark.parametrize(
    "text",
    [
        PLAN,
        "one line and its end\n",
        "a\rb",
        "a\0b",
        "แผนอัตรากำลัง",
        "วิสัยทัศน์/พันธกิจ",
        "two words",
        "x" * 4097,
        "ไม่ใช้งบประมาณ ๙๙,๘๐๐.-",
    ],
)
def test_str_that_is_text(text: str) -> None:
    source = read_text(text)
    assert source.text == text
    assert source.path is None
    assert source.encoding is None


@pytest.mark.parametrize(
    "name",
    [
        "plan",
        "plan.txt",
        "แผนอัตรากำลัง ๓ ปี.pdf",
        "แผน.MD",
        "./แผน",
        "../แผน ๓ ปี",
        "/ไม่มี/แผน",
        "C:\\แผน",
        "plans/2567/plan",
        "\udcff",
        "\ud800.txt",
    ],
)
def test_str_that_is_a_missing_file(name: str) -> None:
    with pytest.raises(FileMissing) as caught:
        read_text(name)
    assert caught.value.path == name
    assert "to parse a text and not a file" in str(caught.value)


@pytest.mark.parametrize("name", ["plan.txt", "a\nb", "a\0b", "x" * 300, "แผน ๓ ปี"])
def test_path_that_is_missing(name: str, tmp_path: Path) -> None:
    with pytest.raises(ReadError) as caught:
        read_text(tmp_path / name)
    assert len(str(caught.value).splitlines()) == 1


def test_path_below_a_file_is_missing(plan_path: Path) -> None:
    with pytest.raises(FileMissing):
        read_text(plan_path / "more.txt")


@pytest.mark.parametrize("as_str", [True, False])
def test_directory(tmp_path: Path, as_str: bool) -> None:
    with pytest.raises(NotAFile, match="directory"):
        read_text(str(tmp_path) if as_str else tmp_path)


def test_device() -> None:
    with pytest.raises(NotAFile):
        read_text(Path("/dev/zero"))


def test_socket(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s")
        with pytest.raises(NotAFile):
            read_text(Path("s"))


def test_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    descriptor = os.open(pipe, os.O_RDWR)
    os.write(descriptor, PLAN.encode())
    with pytest.raises(TooLarge) as caught:
        read_text(pipe, Options(max_bytes=len(PLAN.encode()) - 1))
    os.close(descriptor)
    assert caught.value.path == str(pipe)


def test_link_that_leads_nowhere_or_to_itself(tmp_path: Path) -> None:
    (tmp_path / "nowhere.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    with pytest.raises(FileMissing):
        read_text(tmp_path / "nowhere.txt")
    with pytest.raises(ReadError, match="loop"):
        read_text(tmp_path / "loop.txt")


def test_no_permission(plan_path: Path, monkeypatch: Any) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(NoPermission) as caught:
        read_text(plan_path)
    assert caught.value.path == str(plan_path)


def test_broken_disk(plan_path: Path, monkeypatch: Any) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", fail)
    with pytest.raises(ReadError, match="Input/output error"):
        read_text(plan_path)


def test_too_large_is_told_before_reading(plan_path: Path) -> None:
    size = plan_path.stat().st_size
    assert read_text(plan_path, Options(max_bytes=size)).size_bytes == size
    with pytest.raises(TooLarge) as caught:
        read_text(plan_path, Options(max_bytes=size - 1))
    assert (caught.value.option, caught.value.limit) == ("max_bytes", size - 1)
    assert "max_bytes" in str(caught.value)


@pytest.mark.parametrize("source", [b"x" * 101, "x\n" * 51, bytearray(101), memoryview(bytes(101))])
def test_too_large_in_memory(source: Any) -> None:
    with pytest.raises(TooLarge):
        read_text(source, Options(max_bytes=100))


@pytest.mark.parametrize(
    "content", [b"", b" \n\t\r\n\f ", b"\xef\xbb\xbf", b"\xff\xfe", "\u200b\u00a0\n".encode(), b"      \0 \n"]
)
def test_empty(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    for source in (path, content):
        with pytest.raises(EmptySource) as caught:
            read_text(source)
        assert caught.value.path == (str(path) if source is path else None)


@pytest.mark.parametrize("text", ["", "\n", "   \n"])
def test_empty_str(text: str) -> None:
    with pytest.raises(EmptySource):
        read_text(text)


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a PDF file"),
        (b"\0\0junk%PDF-1.4\n", "a PDF file"),
        (b"PK\x03\x04\x14\0\0\0word/document.xml", "a Word file (.docx)"),
        (b"PK\x03\x04\x14\0\0\0xl/workbook.xml", "an Excel file (.xlsx)"),
        (b"PK\x03\x04\x14\0\0\0ppt/presentation.xml", "a PowerPoint file (.pptx)"),
        (b"PK\x03\x04\x14\0mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument file"),
        (b"PK\x03\x04\x14\0\0\0plan.txt", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0", "an old Word, Excel or PowerPoint file"),
        (b"{\\rtf1\\ansi}", "an RTF file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "a PNG picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"GIF89a\x01\0", "a GIF picture"),
        (b"II*\0\x08\0\0\0", "a TIFF picture"),
        (b"RIFF\x10\0\0\0WEBPVP8 ", "a WebP picture"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
    ],
)
def test_formats_that_are_not_text(content: bytes, name: str) -> None:
    with pytest.raises(UnsupportedFormat) as caught:
        read_text(content)
    assert caught.value.format_name == name
    assert caught.value.hint
    with pytest.raises(UnsupportedFormat):
        read_text(content, Options(encoding="latin-1"))


@pytest.mark.parametrize(
    "content",
    [b"\x7fELF\x02\x01\x01" + bytes(200), bytes(range(256)) * 20, b"\x01\x02\x03\x04" * 100, b"ab\0\0\0\0" * 50],
)
def test_binary(content: bytes) -> None:
    with pytest.raises(BinarySource):
        read_text(content)


@pytest.mark.parametrize("text", ["เอกสาร %PDF- ฉบับที่ ๑\n", "PK ไม่ใช่ ZIP\n", "GIF ภาพ\n"])
def test_text_that_mentions_a_format(text: str) -> None:
    assert read_text(text.encode()).text == text


@pytest.mark.parametrize("source", [None, 5, ["plan.txt"]])
def test_what_is_no_source_is_a_mistake_of_the_program(source: Any) -> None:
    with pytest.raises(TypeError):
        read_text(source)
