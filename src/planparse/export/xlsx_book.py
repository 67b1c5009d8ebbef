"""An Excel workbook: a sheet that says what there is, and a sheet per table of a store."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from planparse.errors import ExportError
from planparse.export.duckdb_tables import HINT
from planparse.export.patient_file import PatientFile
from planparse.export.table_streams import Exported, TableStream, list_rows
from planparse.export.versions import VERSION
from planparse.export.whole_file import reserve_whole
from planparse.export.xlsx_cells import FORMATS, make_put, measure_width, put_text
from planparse.lexicon.column_titles import find_column_title, find_table_title

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

HEADER_ROWS = 2
"""The Thai header, then the names of the contract."""
SHEET_ROWS = 1_048_576 - HEADER_ROWS
"""Rows of a table that a sheet holds; more go on in further sheets."""
MEASURED_ROWS = 500
"""Rows of a sheet that are looked at for the width of its columns."""
NARROWEST, WIDEST = 8, 60
_CONTENTS = "contents สารบัญ"
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": FORMATS["date"],
}


@dataclass(slots=True)
class _Written:
    """What became of a table."""

    table: TableStream
    first_sheet: str
    sheets: int = 1
    rows: int = 0
    cut: int = 0


def write_xlsx(tables: Sequence[TableStream], path: Path) -> Exported:
    """Write a workbook with a sheet per table, whole or not at all.

    Every sheet begins with the Thai names of the columns and those of the contract, frozen, with filters. Text is text
    whatever it begins with; dates are dates; lists and structures are readable text. Text that is longer than a cell
    holds is cut, says so at its end, and is counted on the first sheet.

    Raises ExportError or OSError where the file cannot be written, MappingError where the Thai names cannot be read.
    """
    with reserve_whole(path) as unfinished:
        with PatientFile(unfinished) as file, tempfile.TemporaryDirectory(prefix="planparse-") as stage:
            written = _write_book(tables, file, stage)
        if file.failure is not None:
            raise ExportError(str(path), file.failure.strerror, HINT) from file.failure
    cut = sum(one.cut for one in written)
    notes = [f"texts too long for a cell of Excel: {cut:,}; they are cut, and say so at their end"] if cut else []
    return Exported({one.table.name: one.rows for one in written}, notes)


def _write_book(tables: Sequence[TableStream], file: PatientFile, stage: str) -> list[_Written]:
    import xlsxwriter

    book = xlsxwriter.Workbook(file, {**_OPTIONS, "tmpdir": stage})
    try:
        book.use_zip64()
        book.set_properties({"created": dt.datetime(2000, 1, 1), "comments": f"planparse {VERSION}"})
        contents = book.add_worksheet(_CONTENTS)
        style = _Style(book)
        written = [_write_table(book, style, table) for table in tables]
        _write_contents(contents, style, written)
        book.close()
    finally:
        for sheet in book.worksheets():
            sheet._opt_close()
    return written


class _Style:
    """The formats of a workbook."""

    def __init__(self, book: Workbook) -> None:
        self.header = book.add_format({"bold": True, "bg_color": "#DCE6F1", "bottom": 1, "valign": "top"})
        self.names = book.add_format({"italic": True, "font_color": "#555555", "bottom": 1})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.plain = book.add_format()
        self.figures = {name: book.add_format({"num_format": code}) for name, code in FORMATS.items()}


class _Sheets:
    """The sheets of one table, filled row by row."""

    def __init__(self, book: Workbook, style: _Style, table: TableStream) -> None:
        self._book = book
        self._style = style
        self._table = table
        self._titles = [find_column_title(table.name, name) for name in table.schema.names]
        self._puts = [
            make_put(field.type, self._find_format(field.type, title.format), style.plain)
            for field, title in zip(table.schema, self._titles, strict=True)
        ]
        self.written = _Written(table, table.name)
        self._open_sheet(table.name)

    def _find_format(self, kind: Any, name: str) -> Format | None:
        import pyarrow.types as is_type

        return self._style.figures.get("date" if is_type.is_date(kind) else name)

    def _open_sheet(self, name: str) -> None:
        self._sheet: Worksheet = self._book.add_worksheet(name)
        self._at = HEADER_ROWS
        self._widths: list[int] = []
        for column, (title, field) in enumerate(zip(self._titles, self._table.schema.names, strict=True)):
            self._sheet.write_string(0, column, title.thai, self._style.header)
            self._widths.append(max(measure_width(title.thai), len(field) + 3))  # with room for the filter's button
        for column, field in enumerate(self._table.schema.names):
            self._sheet.write_string(1, column, field, self._style.names)
        self._sheet.freeze_panes(HEADER_ROWS, 0)

    def add_row(self, row: Sequence[Any]) -> None:
        if self._at == HEADER_ROWS + SHEET_ROWS:
            self.close_sheet()
            self.written.sheets += 1
            self._open_sheet(f"{self._table.name} ({self.written.sheets})")
        for column, (put, value) in enumerate(zip(self._puts, row, strict=True)):
            if value is not None:
                self.written.cut += put(self._sheet, self._at, column, value)
        if self._at < HEADER_ROWS + MEASURED_ROWS:
            self._measure(row)
        self._at += 1
        self.written.rows += 1

    def _measure(self, row: Sequence[Any]) -> None:
        for column, value in enumerate(row):
            if isinstance(value, str):
                width = measure_width(value[:200])
            else:
                width = 12 if isinstance(value, float | dt.date) else 20 if isinstance(value, list | dict) else 0
            if width > self._widths[column]:
                self._widths[column] = width

    def close_sheet(self) -> None:
        """Set what depends on the rows: widths and the range of the filter."""
        for column, width in enumerate(self._widths):
            self._sheet.set_column(column, column, min(max(width + 2, NARROWEST), WIDEST))
        self._sheet.autofilter(HEADER_ROWS - 1, 0, self._at - 1, len(self._widths) - 1)


def _write_table(book: Workbook, style: _Style, table: TableStream) -> _Written:
    sheets = _Sheets(book, style, table)
    for batch in table.read():
        for row in list_rows(batch):
            sheets.add_row(row)
    sheets.close_sheet()
    return sheets.written


_NOTES = (
    "แต่ละตารางอยู่ในแผ่นงานของตน แถวแรกเป็นชื่อคอลัมน์ภาษาไทย แถวที่สองเป็นชื่อตามมาตรฐานข้อมูล "
    "ปีเป็นพุทธศักราช เงินเป็นบาท วันที่เป็นคริสต์ศักราช",
    "Each table has a sheet of its own: Thai names first, then those of the contract. Years are Buddhist-era, money is "
    "baht, dates are common-era.",
)
_COLUMNS = (
    ("แผ่นงาน / sheet", 20),
    ("ตาราง", 28),
    ("คืออะไร", 50),
    ("what a row is", 50),
    ("จำนวนแถว / rows", 16),
    ("แผ่นงาน / sheets", 16),
    ("เซลล์ที่ถูกตัด / cells cut", 24),
)


def _write_contents(sheet: Worksheet, style: _Style, written: Sequence[_Written]) -> None:
    sheet.write_string(0, 0, "แผนด้านทรัพยากรบุคคลของท้องถิ่น ที่ planparse อ่าน", style.title)
    for row, note in enumerate(_NOTES, 1):
        sheet.write_string(row, 0, note)
    top = len(_NOTES) + 2
    for column, (name, width) in enumerate(_COLUMNS):
        sheet.write_string(top, column, name, style.header)
        sheet.set_column(column, column, width)
    for row, one in enumerate(written, top + 1):
        title = find_table_title(one.table.name)
        sheet.write_url(row, 0, f"internal:'{one.first_sheet}'!A1", string=one.first_sheet)
        for column, text in enumerate((title.thai, title.description, one.table.description), 1):
            put_text(sheet, row, column, text, style.plain)
        for column, figure in enumerate((one.rows, one.sheets, one.cut), 4):
            sheet.write_number(row, column, figure, style.figures["count"])
    sheet.freeze_panes(top + 1, 0)
