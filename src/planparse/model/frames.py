"""PlanFile lists as flat rows and pandas frames: fixed columns and dtypes, also when a list is empty."""

from __future__ import annotations

import datetime as dt
import types
import typing
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from planparse.model.provenance import Provenance

if TYPE_CHECKING:
    import pandas as pd

    from planparse.model.plan import PlanFile

_DTYPES: tuple[tuple[frozenset[type], str], ...] = (
    (frozenset({str}), "string"),
    (frozenset({bool}), "boolean"),
    (frozenset({int}), "Int64"),
    (frozenset({int, float}), "Float64"),
    (frozenset({dt.date}), "datetime64[s]"),
)
"""What a column may hold, besides nothing -> its dtype; the first that fits is taken."""


def column_dtype(annotation: Any) -> str:
    """Return the pandas dtype for a field's annotation; `object` holds lists, mappings and mixed values.

    >>> column_dtype(int | None), column_dtype(str), column_dtype(list[int])
    ('Int64', 'string', 'object')
    """
    kinds = set(_leaf_types(annotation)) - {type(None)}
    return next((dtype for held, dtype in _DTYPES if kinds <= held), "object")


def _leaf_types(annotation: Any) -> list[Any]:
    origin = get_origin(annotation)
    if origin is typing.Annotated:
        return _leaf_types(get_args(annotation)[0])
    if origin is typing.Literal:
        return [type(value) for value in get_args(annotation)]
    if origin is typing.Union or origin is types.UnionType:
        return [leaf for arg in get_args(annotation) for leaf in _leaf_types(arg)]
    return [origin or annotation]


def list_models(plan_class: type[PlanFile]) -> dict[str, type[BaseModel]]:
    """Return list name -> class of its rows, for every list of the contract, in its order."""
    return {
        name: get_args(info.annotation)[0]
        for name, info in plan_class.model_fields.items()
        if get_origin(info.annotation) is list
    }


def frame_columns(model: type[BaseModel]) -> dict[str, str]:
    """Return column name -> dtype for a list of that model, a single provenance spread over its columns.

    A list of places stays one column.
    """
    columns: dict[str, str] = {}
    for name, info in model.model_fields.items():
        if info.annotation is Provenance:
            columns.update((part, column_dtype(place.annotation)) for part, place in Provenance.model_fields.items())
        else:
            columns[name] = column_dtype(info.annotation)
    return columns


def flatten_row(item: BaseModel) -> dict[str, Any]:
    """Return a record as column -> value, as `frame_columns` names them; models inside become mappings."""
    row: dict[str, Any] = {}
    for name in type(item).model_fields:
        value = getattr(item, name)
        if isinstance(value, Provenance):
            row.update((part, getattr(value, part)) for part in Provenance.model_fields)
        else:
            row[name] = _unpack(value)
    return row


def _unpack(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, list):
        return [_unpack(part) for part in value]
    return value


def build_frames(plan: PlanFile) -> dict[str, pd.DataFrame]:
    """Return list name -> frame, for every list of the contract.

    Words are `string`, whole numbers `Int64`, other numbers `Float64`, flags `boolean`, dates `datetime64[s]`
    (midnight); lists, mappings and what may be a number or a word are Python objects. Absent is NA, NaT or
    None.
    """
    import pandas as pd

    frames: dict[str, pd.DataFrame] = {}
    for name, model in list_models(type(plan)).items():
        rows = [flatten_row(item) for item in getattr(plan, name)]
        frames[name] = pd.DataFrame(
            {
                column: pd.Series([row[column] for row in rows], dtype=dtype)
                for column, dtype in frame_columns(model).items()
            }
        )
    return frames
