"""Flat rows into a file: CSV, Markdown or JSON, as its name ends."""

from __future__ import annotations

import csv
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from planparse.errors import OptionsError, print_in_one_line

ENDINGS = (".csv", ".md", ".json")


def check_ending(path: Path) -> None:
    """Raise OptionsError where the name ends with none of the known endings."""
    if path.suffix.lower() not in ENDINGS:
        raise OptionsError(f"{path.name} ends with none of {', '.join(ENDINGS)}", "--out", "name the file so")


def write_rows(path: Path, columns: Sequence[str], rows: Sequence[Mapping[str, Any]], whole: object) -> None:
    """Write the rows, or into JSON the whole of which they are the table; the file appears whole or not at all.

    Raises OptionsError where the ending is not known, OSError where the file cannot be written.
    """
    from planparse.export import open_whole
    from planparse.export.csv_cells import ENCODING, format_value

    check_ending(path)
    kind = path.suffix.lower()
    with open_whole(path, encoding=ENCODING if kind == ".csv" else "utf-8") as stream:
        if kind == ".json":
            json.dump(whole, stream, ensure_ascii=False, indent=2)
            stream.write("\n")
        elif kind == ".csv":
            writer = csv.writer(stream)
            writer.writerow(columns)
            writer.writerows([format_value(row[column]) for column in columns] for row in rows)
        else:
            stream.write(f"| {' | '.join(columns)} |\n|{' --- |' * len(columns)}\n")
            stream.writelines(f"| {' | '.join(_cell(row[column]) for column in columns)} |\n" for row in rows)


def _cell(value: object) -> str:
    r"""Return a cell of a Markdown table: one line, nothing in it read as markup or HTML.

    >>> _cell("a|b <b>"), _cell(None)
    ('a\\|b &lt;b>', '')
    """
    text = "" if value is None else print_in_one_line(str(value))
    for char in "\\`*_[]|":
        text = text.replace(char, f"\\{char}")
    return text.replace("&", "&amp;").replace("<", "&lt;")
