"""Foreign keys between the tables of a store: what leads to plans, documents and sections."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from planparse.export.duckdb_views import quote_name
from planparse.export.table_streams import TableStream

_TARGETS = {"plan_key": "plans", "document_id": "documents", "section_id": "sections"}
"""Column -> the table it leads to."""
_OWN_TARGETS = {
    ("sections", "parent_id"): "sections",
    ("strategies", "parent_id"): "strategies",
    ("projects", "strategy_id"): "strategies",
    ("projects", "tactic_id"): "strategies",
    ("org_units", "parent_id"): "org_units",
}
"""Table and column -> the table it leads to; other `parent_id` lead to one of several tables."""


class ForeignKey(NamedTuple):
    """A column of a table that leads to a row of another, in the same plan."""

    table: str
    column: str
    target: str


def list_foreign_keys(tables: Sequence[TableStream]) -> list[ForeignKey]:
    """Return the foreign keys among these tables."""
    names = {table.name for table in tables}
    found = [
        ForeignKey(table.name, column, target)
        for table in tables
        for column in table.schema.names
        if (target := _OWN_TARGETS.get((table.name, column)) or _TARGETS.get(column)) in names
        and (table.name, column) != ("plans", "plan_key")
    ]
    return [key for key in found if key.target is not None]


def make_clause(key: ForeignKey) -> str:
    """Return the foreign key as `CREATE TABLE` has it.

    >>> make_clause(ForeignKey("projects", "strategy_id", "strategies"))
    'FOREIGN KEY ("plan_key", "strategy_id") REFERENCES "strategies" ("plan_key", "id")'
    """
    if key.column == "plan_key":
        return f'FOREIGN KEY ("plan_key") REFERENCES {quote_name(key.target)} ("plan_key")'
    return f'FOREIGN KEY ("plan_key", {quote_name(key.column)}) REFERENCES {quote_name(key.target)} ("plan_key", "id")'


def find_broken(connection: sqlite3.Connection, keys: Sequence[ForeignKey]) -> list[ForeignKey]:
    """Return the keys of which a row leads nowhere."""
    broken = {(table, number) for table, _, _, number in connection.execute("PRAGMA foreign_key_check")}
    found: list[ForeignKey] = []
    for table, number in broken:
        listed = connection.execute(f"PRAGMA foreign_key_list({quote_name(table)})").fetchall()
        columns = {row[3] for row in listed if row[0] == number}
        column = (columns - {"plan_key"} or columns).pop()
        found += [key for key in keys if (key.table, key.column) == (table, column)]
    return sorted(found)
