"""Checking the files under mappings/: everything that is wrong with them, by file and row, for who edits them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from planparse.lexicon import facts
from planparse.lexicon.checking_words import check_wordings
from planparse.lexicon.index import OPENING_MARK
from planparse.lexicon.locate import mapping_path
from planparse.lexicon.names import fold_name
from planparse.lexicon.overlays import check_overlays
from planparse.lexicon.rows import split_list


class MappingFault(NamedTuple):
    """What is wrong: the file (from mappings/ on), the row as a spreadsheet counts it (None: the whole), the reason."""

    file: str
    row: int | None
    reason: str

    def __str__(self) -> str:
        return f"{self.file}:{self.row}: {self.reason}" if self.row is not None else f"{self.file}: {self.reason}"


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a CSV file must be like; rows are sorted by the first column, whose values stand once."""

    columns: str
    required: int
    is_named: bool = False
    """Whether its names and aliases may mean one row only."""
    values: Mapping[str, frozenset[str]] = field(default_factory=dict)
    references: Mapping[str, tuple[str, str]] = field(default_factory=dict)


_PROVINCE = {"province": ("provinces.csv", "name")}
_SHEETS: dict[str, _Sheet] = {
    "agencies.csv": _Sheet(
        "id kind name short_name core_name province district dla_code geocode",
        6,
        values={"kind": facts.AGENCY_KINDS},
        references=_PROVINCE,
    ),
    "competencies.csv": _Sheet("id group ordinal name aliases", 4, True, {"group": facts.COMPETENCY_GROUPS}),
    "departments.csv": _Sheet(
        "id name kind director_position aliases",
        3,
        True,
        {"kind": facts.DEPARTMENT_KINDS},
        {"director_position": ("positions.csv", "id")},
    ),
    "export/columns_th.csv": _Sheet("column thai format", 2, values={"format": facts.COLUMN_FORMATS}),
    "export/tables_th.csv": _Sheet("table name description", 3),
    "districts.csv": _Sheet("code name province", 3, references=_PROVINCE),
    "employment_types.csv": _Sheet("id name aliases", 2, True),
    "following_words.csv": _Sheet("word", 1),
    "levels.csv": _Sheet("id name category ordinal aliases", 4, values={"category": facts.LEVEL_CATEGORIES}),
    "other_names.csv": _Sheet("name lists", 2, values={"lists": facts.NAMED_LISTS}),
    "positions.csv": _Sheet("id name category levels aliases", 3, True, {"category": facts.POSITION_CATEGORIES}),
    "provinces.csv": _Sheet("code name english aliases", 3, True),
    "title_abbreviations.csv": _Sheet("abbreviation expansion", 2),
}

_Row = tuple[int, dict[str, str]]


def check_mappings(folder: Path | None = None) -> list[MappingFault]:
    """Return everything that is wrong with the mapping files of a folder (None: those in use), file by file."""
    folder = folder or mapping_path("agencies.csv").parent
    faults: list[MappingFault] = []
    sheets: dict[str, list[_Row]] = {}
    for file, sheet in _SHEETS.items():
        sheets[file] = []
        if "/" in file and not (folder / file).parent.is_dir():
            continue  # a folder of mappings may leave the names for spreadsheets to us
        faults += (MappingFault(file, *one) for one in _read(folder / file, sheet, sheets[file]))
    for file, sheet in _SHEETS.items():
        faults += (MappingFault(file, *one) for one in _check_sheet(sheet, sheets[file], sheets))
    named = {file.removesuffix(".csv"): frozenset(row["id"] for _, row in sheets[file]) for file in _NAMED}
    faults += (MappingFault(file, None, reason) for file, reason in check_wordings(folder))
    faults += (MappingFault(file, None, reason) for file, reason in check_overlays(folder, named))
    unknown = {path.name for path in folder.glob("*.csv")} - _SHEETS.keys()
    faults += (MappingFault(file, None, "no list that planparse reads") for file in sorted(unknown))
    return faults


_NAMED = ("agencies.csv", "departments.csv", "positions.csv")

_Fault = tuple[int | None, str]


def _read(path: Path, sheet: _Sheet, rows: list[_Row]) -> Iterator[_Fault]:
    """Read the rows into the list; yield what is wrong with the file, its columns and its cells."""
    columns = sheet.columns.split()
    try:
        raw = path.read_bytes()
        lines = list(csv.reader(raw.decode("utf-8-sig").splitlines(), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        yield None, f"cannot be read: {error}"
        return
    if not raw.startswith(b"\xef\xbb\xbf"):
        yield 1, "no byte order mark: save it as CSV UTF-8, so that spreadsheets show Thai"
    if not lines or lines[0] != columns:
        yield 1, f"the columns must be {', '.join(columns)}"
        return
    for number, cells in enumerate(lines[1:], start=2):
        if len(cells) != len(columns):
            yield number, f"{len(cells)} cells instead of {len(columns)}"
            continue
        row = dict(zip(columns, cells, strict=True))
        rows.append((number, row))
        yield from ((number, reason) for reason in _check_cells(sheet, row))


def _check_cells(sheet: _Sheet, row: Mapping[str, str]) -> Iterator[str]:
    for at, (column, cell) in enumerate(row.items()):
        if at < sheet.required and not cell:
            yield f"{column} is empty"
        if any(value != " ".join(value.split()) or not value for value in split_list(cell)):
            yield f"{column} has a space or a | too many"
        allowed = sheet.values.get(column)
        for value in split_list(cell) if allowed is not None else ():
            if value not in (allowed or ()):
                yield f"{column} {value!r} is none of {', '.join(sorted(allowed or ()))}"
        if column == "ordinal" and not (cell.isascii() and cell.isdigit()):
            yield f"ordinal {cell!r} is not a whole number"


def _check_sheet(sheet: _Sheet, rows: list[_Row], sheets: Mapping[str, list[_Row]]) -> Iterator[_Fault]:
    """Yield what is wrong with the rows beside each other and beside other files."""
    key = sheet.columns.split()[0]
    last = ""
    for number, row in rows:
        if row[key] == last:
            yield number, f"{row[key]!r} stands there twice"
        elif row[key] < last:
            yield number, f"{row[key]!r} is out of order: sort the rows by {key}"
        last = max(last, row[key])
    for column, (file, other) in sheet.references.items():
        known = {row[other] for _, row in sheets[file]}
        for number, row in rows:
            if row[column] and row[column] not in known:
                yield number, f"{column} {row[column]!r} is not in {file}"
    if sheet.is_named:
        yield from _check_names(key, rows)


def _check_names(key: str, rows: Iterable[_Row]) -> Iterator[_Fault]:
    owners: dict[str, tuple[str, int]] = {}
    for number, row in rows:
        for name in (row["name"], *split_list(row["aliases"])):
            folded = fold_name(name)
            if not folded:
                yield number, f"{name!r} is no name"
                continue
            owner, at = owners.setdefault(folded, (row[key], number))
            if at != number:
                yield number, f"{name!r} also means {owner} in row {at}"
            elif folded in _seen_before(row, name):
                yield number, f"{name!r} stands there twice"


def _seen_before(row: Mapping[str, str], name: str) -> set[str]:
    """Return the names of the row before this one, folded; an alias that ends with … may repeat one."""
    if name == row["name"] or name.endswith(OPENING_MARK):
        return set()
    aliases = split_list(row["aliases"])
    return {fold_name(one) for one in (row["name"], *aliases[: aliases.index(name)]) if not one.endswith(OPENING_MARK)}
