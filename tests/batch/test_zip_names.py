"""Names in zip archives, whichever program wrote them."""

from __future__ import annotations

import struct
import zlib

import pytest

from planparse.batch.zip_directory import Entry
from planparse.batch.zip_names import decode_name, make_label

UTF8 = 0x800


def entry(name: bytes, flags: int = 0, extra: bytes = b"") -> Entry:
    return Entry(name, flags, 8, 0, 0, 0, 0, 0, extra)


@pytest.mark.parametrize(
    "name", ["แผน.pdf", "แผนอัตรากำลัง ๓ ปี.txt", "อบต.ปลาแครต/ก.txt", "เธอ.txt", "แผน “๒๕๖๗” – 1.txt"]
)
def test_thai_names_in_every_encoding_without_the_flag(name: str) -> None:
    assert decode_name(entry(name.encode("cp874"))) == name
    assert decode_name(entry(name.encode("utf-8"))) == name


@pytest.mark.parametrize("encoding", ["cp874", "utf-8"])
def test_thai_names_that_were_taken_for_cp437_are_turned_back(encoding: str) -> None:
    mangled = "แผนอัตรากำลัง.pdf".encode(encoding).decode("cp437")
    assert decode_name(entry(mangled.encode("utf-8"), UTF8)) == "แผนอัตรากำลัง.pdf"


@pytest.mark.parametrize(
    "name", ["é.txt", "Ω.txt", "計画.txt", "α-test.txt", "½ « ».txt", "แผน ╣.txt", "─── plan ───.txt"]
)
def test_names_that_say_they_are_utf_8_stay(name: str) -> None:
    assert decode_name(entry(name.encode(), UTF8)) == name


def test_other_names_without_the_flag() -> None:
    assert decode_name(entry(b"r\x82sum\x82.pdf")) == "résumé.pdf"  # cp437
    assert decode_name(entry("計画書.pdf".encode())) == "計画書.pdf"
    assert decode_name(entry(b"plan.pdf")) == "plan.pdf"


def test_the_extra_field_tells_the_name_if_its_checksum_fits() -> None:
    raw, told = b"\x81\x82.pdf", "ก.pdf".encode()

    def field(checksum: int) -> bytes:
        return b"\x55\x54\x01\x00\x00" + struct.pack("<2HBL", 0x7075, 5 + len(told), 1, checksum) + told

    assert decode_name(entry(raw, 0, field(zlib.crc32(raw)))) == "ก.pdf"
    assert decode_name(entry(raw, 0, field(1))) == "üé.pdf"


def test_a_flag_that_is_wrong() -> None:
    assert decode_name(entry("แผนงาน.pdf".encode("cp874"), UTF8)) == "แผนงาน.pdf"


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\plans\\a.txt", "C:/plans/a.txt"),
        ("a/./b//c.txt", "a/b/c.txt"),
        ("a\nb.txt", "a\\nb.txt"),
        ("a.txt\0.exe", "a.txt\\x00.exe"),
    ],
)
def test_labels_lead_nowhere(name: str, label: str) -> None:
    assert make_label(name) == label
