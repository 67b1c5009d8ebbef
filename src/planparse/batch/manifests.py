"""Manifests: CSV or TSV files that list plans and say what is known of them."""

from __future__ import annotations

import codecs
import csv
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from planparse.batch.folders import SUFFIXES, Named
from planparse.batch.items import Problem
from planparse.batch.local_files import open_regular
from planparse.batch.names import escape_name
from planparse.errors import ReadError

MANIFESTS = (".csv", ".tsv")
_SAMPLE_BYTES = 1_048_576
_HEADERS = {
    "path": ["path", "file", "filename", "filepath", "url", "ไฟล์", "ชื่อไฟล์", "ที่อยู่ไฟล์", "แฟ้ม", "ชื่อแฟ้ม", "ที่อยู่แฟ้ม"],
    "id": ["id", "planid", "givenid", "รหัส", "รหัสแผน"],
    "agency": ["agency", "agencyname", "givenagency", "หน่วยงาน", "ชื่อหน่วยงาน", "อปท", "อปท.", "ชื่ออปท", "ชื่ออปท."],
    "year": ["year", "fiscalyear", "givenyear", "ปี", "ปีงบประมาณ", "ปีพ.ศ.", "พ.ศ.", "ปีงบประมาณพ.ศ."],
}
"""What the columns are called, without spaces, `_` and `-`."""
_COLUMNS = {word: column for column, words in _HEADERS.items() for word in words}
_IGNORED = re.compile("[\\s_\u200b\u200c\u200d\ufeff-]+")
_YEAR = re.compile(r"(?:ปี)?(?:งบประมาณ)?(?:พ\.?ศ\.?|ค\.?ศ\.?)?([0-9๐-๙]{4})(?:\.0)?")
_NAMES_COLUMNS = "give it a first row with `path` or `id` (ที่อยู่ไฟล์, รหัส), and `agency`, `year` if known"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the line it stands on, the path (from the folder of the manifest), and what it says of the plan."""

    line: int
    path: str
    id: str | None
    agency: str | None
    year: int | None


def read_manifest(named: Named) -> Iterator[Row | Problem]:
    """Yield the rows of a manifest, in their order, and a Problem for each that names no file.

    The first row names the columns, in any order and case: `path` (ที่อยู่ไฟล์, ไฟล์), `id` (รหัส), `agency`
    (หน่วยงาน), `year` (ปี, ปีงบประมาณ); others are left alone. Without a path, the id names the file of that stem
    beside the manifest. A .tsv is parted by TABs, a .csv by whichever of comma, semicolon and TAB its first
    line has most. UTF-8, UTF-16 with a mark, cp874, or what charset-normalizer makes of it.
    """
    try:
        encoding = _find_encoding(named)
        with open(named.path, encoding=encoding, errors="replace", newline="") as lines:
            yield from _read_rows(csv.reader(lines, delimiter=_find_delimiter(named, encoding)), named)
    except ReadError as error:
        yield Problem(named.name, error.reason, error.hint or "")
    except OSError as error:
        yield Problem(named.name, f"cannot be read ({error.strerror})", "check the file")


def _find_encoding(named: Named) -> str:
    with open_regular(named.path) as stream:
        head = stream.read(_SAMPLE_BYTES)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return "utf-16"
        decoder, piece = codecs.getincrementaldecoder("utf-8")(), head
        try:
            while piece:
                decoder.decode(piece)
                piece = stream.read(_SAMPLE_BYTES)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return _guess_encoding(head)
    return "utf-8-sig"


def _guess_encoding(head: bytes) -> str:
    try:
        head.decode("cp874")
    except UnicodeDecodeError:
        from charset_normalizer import from_bytes

        best = from_bytes(head[:65_536]).best()
        return best.encoding if best else "cp874"
    return "cp874"


def _find_delimiter(named: Named, encoding: str) -> str:
    if named.path.lower().endswith(".tsv"):
        return "\t"
    with open(named.path, encoding=encoding, errors="replace") as lines:
        head = lines.readline(65_536)
    return max(",;\t", key=head.count)


class _Rows(Protocol):
    """What csv.reader gives: rows, and the line that was read last."""

    @property
    def line_num(self) -> int: ...

    def __next__(self) -> list[str]: ...

    def __iter__(self) -> Iterator[list[str]]: ...


def _read_rows(reader: _Rows, named: Named) -> Iterator[Row | Problem]:
    columns = _read_header(reader)
    if not {"path", "id"} & columns.keys():
        yield Problem(named.name, "a manifest without a column for the path or the id", _NAMES_COLUMNS)
        return
    count = 0
    for cells in _guard(reader, named):
        if isinstance(cells, Problem):
            yield cells
        elif any(cell.strip() for cell in cells):
            count += 1
            yield from _read_row(cells, columns, reader.line_num, named)
    if not count:
        yield Problem(named.name, "a manifest without rows", "list the plans, one a row")


def _guard(reader: _Rows, named: Named) -> Iterator[list[str] | Problem]:
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Problem(f"{named.name}:{reader.line_num}", f"a row that cannot be read ({error})", "mend the row")


def _read_header(reader: _Rows) -> dict[str, int]:
    columns: dict[str, int] = {}
    try:
        header = next(reader, [])
    except csv.Error:
        return columns
    for at, cell in enumerate(header):
        column = _COLUMNS.get(_IGNORED.sub("", cell).casefold())
        if column:
            columns.setdefault(column, at)
    return columns


def _read_row(cells: list[str], columns: dict[str, int], line: int, named: Named) -> Iterator[Row | Problem]:
    values = {column: cells[at].strip() for column, at in columns.items() if at < len(cells)}
    name = f"{named.name}:{line}"
    id_, path = values.get("id") or None, values.get("path") or ""
    if not path:
        found = _find_by_id(id_, os.path.dirname(named.path)) if id_ else "names no file"
        if isinstance(found, str):
            yield Problem(name, found, "give its path")
            return
        (path,) = found
    told = values.get("year", "")
    year = _YEAR.fullmatch(_IGNORED.sub("", told))
    if told and not year:
        yield Problem(name, f"no year: {escape_name(told[:40])}", "write it in four digits", is_note=True)
    yield Row(line, path, id_, values.get("agency") or None, int(year[1]) if year else None)


def _find_by_id(id_: str, folder: str) -> tuple[str] | str:
    """Return the one file whose stem is the id, or why there is none."""
    if "\0" in id_ or id_ in (".", ".."):
        return "an id that names no file"
    wanted = [id_] + [id_ + end for suffix in SUFFIXES for end in (suffix, suffix.upper())]
    found = [name for name in wanted if os.path.isfile(os.path.join(folder, name))]
    if len(found) > 1:
        return f"several files have this id ({', '.join(map(escape_name, found))})"
    return (found[0],) if found else f"no file beside the manifest has the stem {escape_name(id_)}"
