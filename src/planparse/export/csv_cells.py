r"""Cells of CSV files: what stands for a value, and how text is kept from becoming a formula.

A spreadsheet that opens a CSV file takes a cell for a formula that begins with `=`, `+`, `-` or `@`, and a formula can
start programs and send data away. Text like that gets an apostrophe before it: `'=1+1`. So does text with one of these
signs, or their full-width forms, behind white space or apostrophes, and text that begins with a tab or a line break.
Numbers, also in text (`-5`, `+1,250.50`), and lone dashes (`-`, `--`) are none and stay as they are.

Nothing is lost: `unguard_text` gives back just what was there, and takes off no apostrophe that is part of the text.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

ENCODING = "utf-8-sig"
"""UTF-8 with a byte-order mark: without one Excel takes Thai for Western letters."""

_BLANK = (
    r"\s\x00-\x20\x7f-\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e"
    r"\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
)
"""What is not seen, so that a spreadsheet may pass over it."""
_SIGNS = "=+\\-@\N{MINUS SIGN}＝＋－＠﹢﹣﹦﹫"
_RISKY = re.compile(f"'*(?:[\t\r\n]|[{_BLANK}]*[{_SIGNS}])")
_HARMLESS = re.compile(r"[+-]?[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?|[-\N{EN DASH}\N{EM DASH} ]+")
"""Numbers and lone dashes, the whole cell long."""

_ENCODER = json.JSONEncoder(ensure_ascii=False, default=dt.date.isoformat)


def guard_text(text: str) -> str:
    """Return text as a cell that no spreadsheet takes for a formula.

    >>> guard_text("=1+1"), guard_text(" @SUM"), guard_text("-5"), guard_text("'=1")
    ("'=1+1", "' @SUM", '-5', "''=1")
    """
    if _RISKY.match(text) and not _HARMLESS.fullmatch(text):
        return f"'{text}"
    return text


def unguard_text(cell: str) -> str:
    """Return the text that `guard_text` made the cell of.

    >>> unguard_text("'=1+1"), unguard_text("'ก'"), unguard_text("-5")
    ('=1+1', "'ก'", '-5')
    """
    text = cell[1:]
    return text if cell.startswith("'") and guard_text(text) == cell else cell


def format_value(value: Any) -> str | int | float:
    """Return what stands in a CSV cell for a value: dates ISO 8601, lists and mappings JSON, text guarded.

    >>> format_value(None), format_value(True), format_value([1, 2]), format_value({2567: -1})
    ('', 'true', '[1, 2]', '{"2567": -1}')
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return guard_text(value.replace("\0", ""))  # no reader of CSV takes a NUL
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, list | tuple | dict):
        return render_json(value)
    return float(value) if isinstance(value, float) else int(value)


def render_json(value: Any) -> str:
    """Return a value as JSON, Thai as it is and dates as ISO 8601."""
    return _ENCODER.encode(value)


def write_csv(path: Path, columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> int:
    """Write a CSV file as Excel opens it rightly: UTF-8 with a mark, CRLF; return the number of rows.

    Raises OSError where it cannot be written.
    """
    count = 0
    with path.open("x", encoding=ENCODING, errors="backslashreplace", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns)
        for count, row in enumerate(rows, 1):  # noqa: B007 -- counts
            writer.writerow(list(map(format_value, row)))
    return count
