"""Tables to export, made by hand, and text that means harm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from planparse.export.arrow_schema import table_schema
from planparse.export.table_models import describe_tables
from planparse.export.table_streams import TableStream

KEY = "ab" + "0" * 62

HOSTILE = [
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+1+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    " =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "＝1+1",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "\tชื่อ",
    "'=1+1",
    "''=1+1",
    "<script>alert(1)</script>",
    "<r><t>x</t></r>",
    "<r></c></row><f>1+1</f></r>",
    "'; DROP TABLE projects; --",
    '"; DROP TABLE projects; --',
    "Robert'); DROP TABLE projects;--",
    "https://example.org/?a=1&b=2",
    "internal:Sheet1!A1",
    "_x0041_",
    "a\\b\\N",
    "\\N",
    '{"a": 1}',
    "{1,2}",
    "a,b;c\td\r\ne",
    "%(name)s :name $1 ?",
    "น้ำ",
    " ช่องว่าง ",
]
"""Text of a plan that a spreadsheet, a page or a database might take for something else."""


def make_stream(name: str, *rows: dict[str, Any], repeat: int = 1) -> TableStream:
    """Return a table with these rows, absent columns null, each batch `repeat` times over."""
    schema = table_schema(name)
    full = [{field.name: row.get(field.name) for field in schema} for row in rows]

    def read() -> Iterator[pa.RecordBatch]:
        for _ in range(repeat):
            yield pa.RecordBatch.from_pylist(full, schema=schema)

    return TableStream(name, describe_tables()[name], schema, read)


def make_hostile_projects() -> TableStream:
    """Return a table of projects: a row for each hostile text, which is its name and part of its nested columns."""
    rows = [
        {
            "plan_key": KEY,
            "id": f"p{at}",
            "name": text,
            "also_at": [{"page": at, "bbox": [1.5, -2.0]}],
            "budget_total": -5.0,
            "plan_year": 2567,
        }
        for at, text in enumerate(HOSTILE)
    ]
    return make_stream("projects", *rows)
