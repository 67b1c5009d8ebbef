"""Values that a column cannot hold, made such that it can: rare, so that a column is tried as it is first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

INT64 = range(-(2**63), 2**63)
"""The whole numbers that a column can hold."""


def fit_value(value: Any, kind: pa.DataType) -> Any:
    """Return the value as that type can hold it, null where it cannot.

    A lone surrogate, which UTF-8 has no bytes for, becomes its escape, as in CSV; a whole number over 64 bits has no
    column, so that it is null; where other numbers stand too it becomes the nearest of them.
    """
    import pyarrow.types as is_type

    if value is None:
        return None
    if is_type.is_string(kind):
        return value.encode("utf-8", "backslashreplace").decode("utf-8")
    if is_type.is_int64(kind):
        return value if value in INT64 else None
    if is_type.is_float64(kind):
        return _fit_float(value)
    return _fit_parts(value, kind)


def _fit_float(value: int | float) -> float | None:
    try:
        return float(value)
    except OverflowError:
        return None


def _fit_parts(value: Any, kind: pa.DataType) -> Any:
    import pyarrow.types as is_type

    if is_type.is_list(kind):
        return [fit_value(part, kind.value_type) for part in value]
    if is_type.is_map(kind):
        pairs = ((fit_value(key, kind.key_type), fit_value(part, kind.item_type)) for key, part in value)
        return [(key, part) for key, part in pairs if key is not None]
    if is_type.is_struct(kind):
        return {field.name: fit_value(value[field.name], field.type) for field in kind}
    return value
