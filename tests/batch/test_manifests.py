"""Manifests."""

from __future__ import annotations

from pathlib import Path

import pytest

from planparse.batch.folders import Named
from planparse.batch.items import Problem
from planparse.batch.manifests import Row, read_manifest


def read(path: Path, data: bytes) -> list[Row | Problem]:
    path.write_bytes(data)
    return list(read_manifest(Named("m.csv", str(path))))


def tell(found: list[Row | Problem]) -> list[str]:
    return [f"{row.name}: {row.reason}" if isinstance(row, Problem) else row.path for row in found]


THAI = "รหัส,ที่อยู่ไฟล์,หน่วยงาน,ปีงบประมาณ\n๑,ก/แผน.txt,อบต.ปลาแครต,๒๕๖๗\n"
THAI_ROW = Row(2, "ก/แผน.txt", "๑", "อบต.ปลาแครต", 2567)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_thai_manifests(tmp_path: Path, encoding: str, delimiter: str) -> None:
    assert read(tmp_path / "m.csv", THAI.replace(",", delimiter).encode(encoding)) == [THAI_ROW]


def test_a_tsv_is_parted_by_tabs_alone(tmp_path: Path) -> None:
    (row,) = read(tmp_path / "m.TSV", b"path\tagency,or,so\na,b.txt\tx\n")
    assert row == Row(2, "a,b.txt", None, None, None)


@pytest.mark.parametrize("header", ["path", "Path", " FILE ", "file_name", "ไฟล์", "ชื่อไฟล์", "ที่อยู่ ไฟล์", '"path"', "url"])
def test_headers_of_the_path(tmp_path: Path, header: str) -> None:
    assert read(tmp_path / "m.csv", f"note,{header}\n1,a.txt\n".encode()) == [Row(2, "a.txt", None, None, None)]


@pytest.mark.parametrize("header", ["agency", "Agency Name", "หน่วยงาน", "ชื่อ อปท."])
def test_headers_of_the_agency(tmp_path: Path, header: str) -> None:
    data = f"{header},path,plan-id\nอบต.ก,a.txt,7\n".encode()
    assert read(tmp_path / "m.csv", data) == [Row(2, "a.txt", "7", "อบต.ก", None)]


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        ("2567", 2567),
        ("๒๕๖๗", 2567),
        ("พ.ศ. 2567", 2567),
        ("ปีงบประมาณ พ.ศ. ๒๕๖๗", 2567),
        ("2024", 2024),
        ("2567.0", 2567),
        (" 2567 ", 2567),
        ("", None),
    ],
)
def test_years(tmp_path: Path, year: str, expected: int | None) -> None:
    assert read(tmp_path / "m.csv", f"path,ปี\na.txt,{year}\n".encode()) == [Row(2, "a.txt", None, None, expected)]


@pytest.mark.parametrize("year", ["67", "25670", "2567-2569", "๒๕๖", "year", "٢٥٦٧"])
def test_what_is_no_year_is_told_and_the_plan_is_read(tmp_path: Path, year: str) -> None:
    note, row = read(tmp_path / "m.csv", f"path,year\na.txt,{year}\n".encode())
    assert note == Problem("m.csv:2", f"no year: {year}", "write it in four digits", is_note=True)
    assert row == Row(2, "a.txt", None, None, None)


def test_an_id_names_the_file_of_that_stem(tmp_path: Path) -> None:
    for name in ("a.txt", "b.PDF", "c.txt", "c.pdf", "d.docx", "e.txt"):
        (tmp_path / name).touch()
    assert tell(read(tmp_path / "m.csv", b"id,path\na,\nb,\nc,\nd,\ne.txt,\n../e,\nx,y.txt\n,\n , \n")) == [
        "a.txt",
        "b.PDF",
        "m.csv:4: several files have this id (c.txt, c.pdf)",
        "m.csv:5: no file beside the manifest has the stem d",
        "e.txt",
        "m.csv:7: no file beside the manifest has the stem ../e",
        "y.txt",
    ]


def test_rows_without_a_file_are_told_and_empty_ones_are_not(tmp_path: Path) -> None:
    assert tell(read(tmp_path / "m.csv", b"path,agency\n,x\n\n , \na.txt\nb.txt,y,z,more\n")) == [
        "m.csv:2: names no file",
        "a.txt",
        "b.txt",
    ]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "a manifest without a column for the path or the id"),
        (b"a.txt\nb.txt\n", "a manifest without a column for the path or the id"),
        (b"agency,year\nx,2567\n", "a manifest without a column for the path or the id"),
        (b"path,year\n", "a manifest without rows"),
        (b"path,year\n\n,\n", "a manifest without rows"),
    ],
)
def test_a_manifest_that_lists_nothing_is_told(tmp_path: Path, data: bytes, reason: str) -> None:
    assert tell(read(tmp_path / "m.csv", data)) == [f"m.csv: {reason}"]


def test_a_row_that_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    first, *rest = tell(read(tmp_path / "m.csv", b"path\n" + b"x" * 200_000 + b"\nb.txt\n"))
    assert first.startswith("m.csv:2: a row that cannot be read")
    assert rest == ["b.txt"]


def test_line_breaks_in_cells(tmp_path: Path) -> None:
    assert read(tmp_path / "m.csv", b'path,agency\r\n"a\nb.txt","x"\r\n') == [Row(3, "a\nb.txt", None, "x", None)]


def test_a_broken_quote_does_not_swallow_the_file_in_silence(tmp_path: Path) -> None:
    found = read(tmp_path / "m.csv", b'path\n"a.txt\n' + b"b.txt\n" * 50_000)
    assert isinstance(found[0], Problem)


def test_a_manifest_that_is_gone(tmp_path: Path) -> None:
    assert [str(found) for found in read_manifest(Named("m.csv", str(tmp_path / "m.csv")))] == [
        "m.csv: cannot be read (No such file or directory); check the file"
    ]


def test_an_encoding_that_is_none_of_these_keeps_the_paths(tmp_path: Path) -> None:
    (row,) = read(tmp_path / "m.csv", "path,agency\na.txt,Grüne Stadtverwaltung für Größe\n".encode("latin-1"))
    assert isinstance(row, Row)
    assert row.path == "a.txt"
