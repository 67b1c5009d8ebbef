"""Cells of an Excel workbook: what is written for the values of a column, and nothing that Excel would run."""

from __future__ import annotations

import datetime as dt
import math
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from planparse.export.readable_text import describe_value

if TYPE_CHECKING:
    import pyarrow as pa
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

CELL_UNITS = 32_767
"""What a cell of Excel holds, counted as UTF-16 does."""
FORMATS = {"baht": "#,##0.00", "year": "0", "count": "#,##0", "date": "yyyy-mm-dd"}
"""How figures are shown; other figures as they are."""
_EXACT = 2**53
"""Whole numbers up to this one are numbers in Excel; larger ones would lose digits, and become text."""
_FIRST_DAY = dt.date(1900, 3, 1)
"""Excel counts days from here on; before lies a day that never was."""

Put = Callable[["Worksheet", int, int, Any], bool]
"""Writes a value, which is not null, into a cell; True where it had to be cut."""


def make_put(kind: pa.DataType, shown: Format | None, plain: Format) -> Put:
    """Return what writes the values of a column of that type; `shown` is the format of its figures."""
    import pyarrow.types as is_type

    if is_type.is_string(kind):
        return lambda sheet, row, column, value: put_text(sheet, row, column, value, plain)
    if is_type.is_boolean(kind):
        return lambda sheet, row, column, value: bool(sheet.write_boolean(row, column, value))
    if is_type.is_date(kind):
        return lambda sheet, row, column, value: _put_date(sheet, row, column, value, shown or plain)
    if is_type.is_integer(kind) or is_type.is_floating(kind):
        return lambda sheet, row, column, value: _put_number(sheet, row, column, value, shown or plain)
    return lambda sheet, row, column, value: put_text(sheet, row, column, describe_value(value), plain)


def put_text(sheet: Worksheet, row: int, column: int, value: str, plain: Format) -> bool:
    """Write text as text, whatever it begins with; what does not fit is cut and says so at its end."""
    text = escape_text(value)
    fitted = fit_text(text)
    if fitted.startswith("<r>") and fitted.endswith("</r>"):
        # XlsxWriter takes such text for markup of its own, unless it comes in pieces.
        sheet.write_rich_string(row, column, fitted[:1], plain, fitted[1:])
    else:
        sheet.write_string(row, column, fitted)
    return fitted is not text


def escape_text(text: str) -> str:
    r"""Return text without the two characters that no XML file can hold: their escapes stand instead.

    >>> escape_text("ก\uffff")
    'ก\\uffff'
    """
    if "\ufffe" in text or "\uffff" in text:
        return text.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")
    return text


def fit_text(text: str) -> str:
    """Return text as a cell of Excel holds it: what is too long is cut, with a note of how long it was."""
    if len(text) * 2 <= CELL_UNITS or _count_units(text) <= CELL_UNITS:
        return text
    note = f" … [ตัดจาก {len(text):,} ตัวอักษร; cut from {len(text):,} characters]"
    kept = text.encode("utf-16-le")[: 2 * (CELL_UNITS - len(note))].decode("utf-16-le", "ignore")
    return kept + note


def _count_units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _put_number(sheet: Worksheet, row: int, column: int, value: int | float, shown: Format) -> bool:
    if not math.isfinite(value) or (isinstance(value, int) and abs(value) > _EXACT):
        return put_text(sheet, row, column, str(value), shown)
    sheet.write_number(row, column, value, shown)
    return False


def _put_date(sheet: Worksheet, row: int, column: int, value: dt.date, shown: Format) -> bool:
    if value < _FIRST_DAY:
        return put_text(sheet, row, column, value.isoformat(), shown)
    sheet.write_datetime(row, column, dt.datetime.combine(value, dt.time()), shown)
    return False


@lru_cache(maxsize=8192)  # names of agencies and plans come again in every row
def measure_width(text: str) -> int:
    """Return how many columns of letters the longest line of a text takes; marks above and below take none.

    >>> measure_width("น้ำ"), measure_width("ที่")
    (2, 1)
    """
    return max(
        (sum(unicodedata.category(char) not in {"Mn", "Cf"} for char in line) for line in text.split("\n")), default=0
    )
