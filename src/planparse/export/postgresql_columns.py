"""Tables of a store as PostgreSQL has them: columns, types, comments, and what is copied into them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from planparse.export.csv_cells import render_json
from planparse.export.duckdb_tables import describe_keyed
from planparse.export.table_streams import TableStream, describe_field, list_values

if TYPE_CHECKING:
    import pyarrow as pa
    import sqlalchemy as sa

NUL_ESCAPE = "\\x00"
"""Stands for the one character that PostgreSQL cannot hold."""


def build_table(table: TableStream, metadata: sa.MetaData) -> sa.Table:
    """Return the table with its key and comments.

    Words are text, whole numbers bigint, other numbers numeric (exact, as printed), flags boolean, dates date; lists of
    words or numbers arrays; other lists, structures and mappings jsonb.
    """
    import sqlalchemy as sa

    columns: list[sa.Column[Any]] = [
        sa.Column(
            field.name, column_type(field.type), primary_key=field.name in table.key, comment=describe_field(field)
        )
        for field in table.schema
    ]
    return sa.Table(table.name, metadata, *columns, comment=describe_keyed(table))


def column_type(kind: pa.DataType) -> sa.types.TypeEngine[Any]:
    """Return the type of a column for an Arrow type."""
    import pyarrow.types as is_type
    import sqlalchemy as sa
    from sqlalchemy.dialects.postgresql import ARRAY, JSONB

    if is_type.is_string(kind):
        return sa.Text()
    if is_type.is_integer(kind):
        return sa.BigInteger()
    if is_type.is_floating(kind):
        return sa.Numeric(asdecimal=False)
    if is_type.is_boolean(kind):
        return sa.Boolean()
    if is_type.is_date(kind):
        return sa.Date()
    if is_flat_list(kind):
        return ARRAY(column_type(kind.value_type))
    return JSONB()


def is_flat_list(kind: pa.DataType) -> bool:
    """Whether values of that type are lists of words or numbers, which an array of PostgreSQL can be."""
    import pyarrow.types as is_type

    return is_type.is_list(kind) and not is_type.is_nested(kind.value_type)


def list_copy_rows(batch: pa.RecordBatch) -> Iterator[tuple[Any, ...]]:
    """Return the rows of a batch as they are copied: jsonb as JSON text, no NUL anywhere."""
    columns: list[list[Any]] = []
    for values in batch.columns:
        convert = _find_converter(values.type)
        listed = list_values(values)
        columns.append(listed if convert is None else [None if value is None else convert(value) for value in listed])
    return zip(*columns, strict=True)


def _find_converter(kind: pa.DataType) -> Callable[[Any], Any] | None:
    import pyarrow.types as is_type

    if is_type.is_string(kind):
        return _escape_nul
    if is_flat_list(kind):
        return _escape_nuls if is_type.is_string(kind.value_type) else None
    return _render_jsonb if is_type.is_nested(kind) else None


def _escape_nul(text: str) -> str:
    return text.replace("\0", NUL_ESCAPE) if "\0" in text else text


def _escape_nuls(value: Any) -> Any:
    """Return a value with every NUL in it escaped, whatever it is made of."""
    if isinstance(value, str):
        return _escape_nul(value)
    if isinstance(value, list):
        return [_escape_nuls(part) for part in value]
    if isinstance(value, dict):
        return {_escape_nuls(key): _escape_nuls(part) for key, part in value.items()}
    return value


def _render_jsonb(value: Any) -> str:
    text = render_json(value)
    return json.dumps(_escape_nuls(json.loads(text)), ensure_ascii=False) if "\\u0000" in text else text
