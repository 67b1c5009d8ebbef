"""`SourceText`: what is known of a text."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from planparse.read import Oddity, read_text


def test_text_is_exactly_what_the_source_holds(tmp_path: Path) -> None:
    content = "ก\r\nข\rค\n\fง  \t\u00a0\n\n".encode()
    path = tmp_path / "plan.txt"
    path.write_bytes(content)
    source = read_text(path)
    assert source.text.encode() == content
    assert source.sha256 == hashlib.sha256(content).hexdigest()
    assert source.size_bytes == len(content)


def test_digest_of_bytes_is_that_of_the_file_not_of_the_text() -> None:
    data = "แผน\n".encode("cp874")
    assert read_text(data).sha256 == hashlib.sha256(data).hexdigest()


def test_digest_of_a_str_is_that_of_its_utf8() -> None:
    text = "แผน\n" * 700_000
    source = read_text(text)
    assert source.sha256 == hashlib.sha256(text.encode()).hexdigest()
    assert source.size_bytes == 10 * 700_000


def test_str_keeps_its_byte_order_mark_so_that_the_callers_offsets_hold() -> None:
    assert read_text("\ufeffแผน\n").text == "\ufeffแผน\n"


@pytest.mark.parametrize(
    ("text", "newline"),
    [
        ("ก ข", "none"),
        ("ก\nข\n", "lf"),
        ("ก\r\nข\r\n", "crlf"),
        ("ก\rข\r", "cr"),
        ("ก\r\nข\n", "mixed"),
        ("ก\rข\n", "mixed"),
        ("ก\u2028ข\x0bค", "none"),
    ],
)
def test_newline(text: str, newline: str) -> None:
    assert read_text(text.encode()).newline == newline


@pytest.mark.parametrize(
    ("name", "text", "media_type"),
    [
        ("a.txt", "แผน\n", "text/plain"),
        ("a.md", "แผน\n", "text/markdown"),
        ("a.HTM", "แผน\n", "text/html"),
        ("a", "\n <!DOCTYPE html>\n<p>แผน</p>", "text/html"),
        ("a.txt", "<html><body>แผน</body></html>", "text/html"),
        ("a.txt", "<?xml version='1.0'?><html>แผน</html>", "text/html"),
        ("a.txt", "แผน\n## ส่วนที่ ๑\n", "text/markdown"),
        ("a.txt", "| ก | ข |\n|---|:-:|\n| ๑ | ๒ |\n", "text/markdown"),
        ("a.txt", "ที่ | ชื่อ\n#ไม่ใช่หัวข้อ\n---\n", "text/plain"),
        ("a.txt", "ก | <p>ข</p>\n", "text/plain"),
    ],
)
def test_media_type(name: str, text: str, media_type: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    assert read_text(path).media_type == media_type


def test_sound_text_has_no_oddities() -> None:
    assert read_text("แผน ✓ “ ”\n").oddities == ()
    assert read_text("plan\n").oddities == ()


def test_stray_nuls_are_kept_and_counted() -> None:
    source = read_text("แผนอัตรากำลัง\0 ๓ ปี\0\n".encode())
    assert source.text == "แผนอัตรากำลัง\0 ๓ ปี\0\n"
    assert source.oddities == (Oddity("nul", 2, 13),)


def test_lone_surrogates_are_kept_and_counted() -> None:
    source = read_text("แผน\ud800\udfff๓\ufffd\n")
    assert source.text == "แผน\ud800\udfff๓\ufffd\n"
    assert source.oddities == (Oddity("lone-surrogate", 2, 3), Oddity("replacement-character", 1, 6))


def test_printing_a_source_does_not_print_its_text() -> None:
    assert "แผน" not in repr(read_text("แผนอัตรากำลัง\n"))
