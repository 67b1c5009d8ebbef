"""What tables and columns are called in Thai, and how a spreadsheet shows their figures: mappings/export/*.csv."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from planparse.lexicon.facts import COLUMN_FORMATS
from planparse.lexicon.rows import check_value, read_rows

COLUMNS_FILE = "export/columns_th.csv"
TABLES_FILE = "export/tables_th.csv"


@dataclass(frozen=True, slots=True)
class ColumnTitle:
    """The Thai header of a column, and its `format`: baht, year, count, or empty."""

    thai: str
    format: str


@dataclass(frozen=True, slots=True)
class TableTitle:
    """The Thai name of a table, and what a row of it is."""

    thai: str
    description: str


@cache
def load_column_titles() -> dict[str, ColumnTitle]:
    """Return column, or table.column, -> its title. Raises MappingError where the file is wrong."""
    titles: dict[str, ColumnTitle] = {}
    for row, (column, thai, kind) in read_rows(COLUMNS_FILE, ("column", "thai", "format"), 2):
        if kind:
            check_value(COLUMNS_FILE, row, kind, COLUMN_FORMATS)
        titles[column] = ColumnTitle(thai, kind)
    return titles


@cache
def load_table_titles() -> dict[str, TableTitle]:
    """Return table -> its title. Raises MappingError where the file is wrong."""
    rows = read_rows(TABLES_FILE, ("table", "name", "description"), 3)
    return {table: TableTitle(thai, description) for _, (table, thai, description) in rows}


def find_column_title(table: str, column: str) -> ColumnTitle:
    """Return the title of a column: that of the table's own, else that of all columns of the name, else the name.

    >>> find_column_title("projects", "budget_total").format
    'baht'
    """
    titles = load_column_titles()
    return titles.get(f"{table}.{column}") or titles.get(column) or ColumnTitle(column, "")


def find_table_title(table: str) -> TableTitle:
    """Return the title of a table, its name where it has none."""
    return load_table_titles().get(table, TableTitle(table, ""))
