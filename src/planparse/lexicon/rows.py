"""Reading a CSV file of mappings/, with errors that name the file and the row as a spreadsheet counts it."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

from planparse.errors import MappingError
from planparse.lexicon.locate import mapping_path


def _fault(file: str, row: int, reason: str) -> MappingError:
    return MappingError(f"mappings/{file}", f"row {row}: {reason}")


def read_rows(file: str, columns: Sequence[str], required: int) -> Iterator[tuple[int, list[str]]]:
    """Yield (row number, cells) of a CSV file; the first `required` cells must not be empty."""
    width = len(columns)
    try:
        with mapping_path(file).open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            if next(reader, None) != list(columns):
                raise _fault(file, 1, f"the columns must be {', '.join(columns)}")
            for row, cells in enumerate(reader, start=2):
                if len(cells) != width:
                    raise _fault(file, row, f"{len(cells)} cells instead of {width}")
                if not all(cells[:required]):
                    raise _fault(file, row, f"an empty cell among {', '.join(columns[:required])}")
                yield row, cells
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise MappingError(f"mappings/{file}", f"cannot be read: {error}") from error


def split_list(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that separates them by `|`."""
    return tuple(cell.split("|")) if cell else ()


def check_ids(file: str, ids: Iterable[str]) -> None:
    """Raise MappingError where an id stands twice."""
    seen: set[str] = set()
    for row, one in enumerate(ids, start=2):
        if one in seen:
            raise _fault(file, row, f"{one} stands there twice")
        seen.add(one)


def check_value(file: str, row: int, value: str, allowed: frozenset[str]) -> str:
    """Return the value; MappingError where it is none of those allowed."""
    if value not in allowed:
        raise _fault(file, row, f"{value!r} is none of {', '.join(sorted(allowed))}")
    return value


def read_ordinal(file: str, row: int, cell: str) -> int:
    """Return the whole number of a cell; MappingError where it is none."""
    if not (cell.isascii() and cell.isdigit()):
        raise _fault(file, row, f"{cell!r} is not a whole number")
    return int(cell)
