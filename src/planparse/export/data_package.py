"""The description of a store's tables as a Frictionless data package (specification version 1).

A resource is a table, its path the list of its parts. Its `type` is `file`: readers of data packages take several
paths for pieces of one text, which Parquet parts are not; the schema tells the columns all the same. A table
without rows has no file, and a resource cannot be without one: such tables are named in `empty_tables`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from planparse.export.arrow_schema import table_columns, table_schema
from planparse.export.table_models import describe_tables, table_models
from planparse.export.versions import VERSION

if TYPE_CHECKING:
    import pyarrow as pa

MEDIA_TYPE = "application/vnd.apache.parquet"


def render_package(parts: Mapping[str, Sequence[str]]) -> str:
    """Return `datapackage.json` for tables whose parts have these paths, relative to it.

    Tables without parts may be left out.
    """
    return json.dumps(build_package(parts), ensure_ascii=False, indent=2) + "\n"


def build_package(parts: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return the descriptor; see `render_package`."""
    return {
        "name": "planparse-store",
        "profile": "data-package",
        "title": "Thai local-government HR plans, as read by planparse",
        "version": VERSION,
        "resources": [_describe_table(name, parts[name]) for name in table_models() if parts.get(name)],
        "empty_tables": [name for name in table_models() if not parts.get(name)],
    }


def _describe_table(name: str, paths: Sequence[str]) -> dict[str, Any]:
    return {
        "name": name,
        "description": describe_tables()[name],
        "type": "file",
        "profile": "data-resource",
        "path": list(paths),
        "format": "parquet",
        "mediatype": MEDIA_TYPE,
        "schema": build_table_schema(name),
    }


def build_table_schema(name: str) -> dict[str, Any]:
    """Return the Frictionless table schema of a table.

    >>> build_table_schema("cost_limits")["fields"][0]["type"]
    'string'
    """
    return {
        "fields": [
            {"name": column.name, "type": name_type(field.type), "description": column.description}
            for column, field in zip(table_columns(name), table_schema(name), strict=True)
        ]
    }


def name_type(kind: pa.DataType) -> str:
    """Return the Frictionless type for an Arrow type; structs and mappings are `object`."""
    import pyarrow as pa

    plain = {
        pa.string(): "string",
        pa.int64(): "integer",
        pa.float64(): "number",
        pa.bool_(): "boolean",
        pa.date32(): "date",
    }
    return plain.get(kind) or ("array" if pa.types.is_list(kind) else "object")
