"""Arrow schemas of the tables, from the pydantic models: the same types whether a list is empty or not."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import types
import typing
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from planparse.export.table_models import PlanColumns, list_tables, table_models
from planparse.export.versions import VERSION
from planparse.model.frames import column_dtype
from planparse.model.provenance import Provenance

if TYPE_CHECKING:
    import pyarrow as pa

MIXED_NOTE = "; as JSON, so that a number and a word can be told apart"
"""Ends the description of a column that may hold a number or a word."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: where it comes from, what it may hold and what it means.

    `home` is `head` (the columns before every list), `item` (a field of the row) or `place` (of its provenance).
    """

    name: str
    home: str
    annotation: Any
    description: str

    @property
    def dtype(self) -> str:
        """The dtype of the column in a pandas frame, as `PlanFile.to_frames` has it."""
        return column_dtype(self.annotation)


@cache
def table_columns(name: str) -> tuple[Column, ...]:
    """Return the columns of a table, in their order; raises KeyError where there is no such table."""
    model = table_models()[name]
    head = _list_fields(PlanColumns, "head") if name in list_tables() else ()
    return head + _list_fields(model, "item")


def _list_fields(model: type[BaseModel], home: str) -> tuple[Column, ...]:
    columns: list[Column] = []
    for name, info in model.model_fields.items():
        if info.annotation is Provenance:
            columns.extend(_list_fields(Provenance, "place"))
        else:
            note = MIXED_NOTE if is_mixed(info.annotation) else ""
            columns.append(Column(name, home, info.annotation, (info.description or "") + note))
    return tuple(columns)


def split_union(annotation: Any) -> list[Any]:
    """Return what a field may hold besides nothing, without the limits on its values.

    >>> split_union(int | float | None), split_union(typing.Literal["a", "b"])
    ([<class 'int'>, <class 'float'>], [<class 'str'>])
    """
    origin = get_origin(annotation)
    if origin is typing.Annotated:
        return split_union(get_args(annotation)[0])
    if origin is typing.Literal:
        return list(dict.fromkeys(type(value) for value in get_args(annotation)))
    if origin is typing.Union or origin is types.UnionType:
        parts = [part for arg in get_args(annotation) for part in split_union(arg)]
        return [part for part in dict.fromkeys(parts) if part is not type(None)]
    return [annotation]


def is_mixed(annotation: Any) -> bool:
    """Whether a field may hold words or numbers, which a column cannot."""
    kinds = split_union(annotation)
    return str in kinds and len(kinds) > 1


def arrow_type(annotation: Any) -> pa.DataType:
    """Return the Arrow type for a field's annotation.

    Words are string, also where a number may stand instead (it is written as JSON); whole numbers int64, other
    numbers double, flags bool, dates date32, lists list, models struct, mappings from years map. Every value may
    be null.

    Raises TypeError for an annotation that no field of the contract has.
    """
    import pyarrow as pa

    kinds = split_union(annotation)
    if str in kinds:
        return pa.string()
    plain = {bool: pa.bool_(), int: pa.int64(), float: pa.float64(), dt.date: pa.date32()}
    if set(kinds) == {int, float}:
        return pa.float64()
    (kind,) = kinds
    return plain[kind] if kind in plain else _nested_type(kind)


def _nested_type(kind: Any) -> pa.DataType:
    import pyarrow as pa

    origin = get_origin(kind)
    if origin in (list, tuple):
        return pa.list_(arrow_type(get_args(kind)[0]))
    if origin is dict:
        key, value = get_args(kind)
        return pa.map_(arrow_type(key), arrow_type(value))
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return pa.struct([(name, arrow_type(info.annotation)) for name, info in kind.model_fields.items()])
    raise TypeError(f"no Arrow type for {kind!r}")


@cache
def table_schema(name: str) -> pa.Schema:
    """Return the Arrow schema of a table, each field with its `description`.

    Raises KeyError where there is no such table.
    """
    import pyarrow as pa

    return pa.schema(
        [
            pa.field(column.name, arrow_type(column.annotation), metadata={"description": column.description})
            for column in table_columns(name)
        ]
    )


@cache
def table_version(name: str) -> str:
    """Return what a file of that table must say of itself to be used again: versions, and a digest of its schema."""
    fields = [
        [column.name, str(field.type), column.description]
        for column, field in zip(table_columns(name), table_schema(name), strict=True)
    ]
    return f"{VERSION}/{hashlib.sha256(json.dumps(fields).encode()).hexdigest()[:16]}"
