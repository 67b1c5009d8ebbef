"""Tables as pandas frames, with the columns and dtypes of `PlanFile.to_frames`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from planparse.export.arrow_schema import Column, is_mixed, table_columns, table_schema

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def build_frame(name: str, batches: Iterable[pa.RecordBatch]) -> pd.DataFrame:
    """Return batches of one table as a frame.

    Words are `string`, whole numbers `Int64`, other numbers `Float64`, flags `boolean`, dates `datetime64[s]`; lists,
    mappings and what may be a number or a word are Python objects.
    """
    import pandas as pd
    import pyarrow as pa

    table = pa.Table.from_batches(batches, schema=table_schema(name))
    return pd.DataFrame(
        {column.name: _build_series(table.column(column.name), column) for column in table_columns(name)}
    )


def _build_series(values: pa.ChunkedArray, column: Column) -> pd.Series[Any]:
    import pandas as pd
    import pyarrow as pa

    if column.dtype == "object":
        objects = [_make_object(value, values.type) for value in values.to_pylist()]
        mixed = (
            [value if value is None else json.loads(value) for value in objects]
            if is_mixed(column.annotation)
            else objects
        )
        return pd.Series(mixed, dtype="object")
    if column.dtype.startswith("datetime"):
        return pd.Series(values.cast(pa.timestamp("s")).to_pandas(), dtype=column.dtype)
    kind = pd.api.types.pandas_dtype(column.dtype)
    series: pd.Series[Any] = values.to_pandas(types_mapper=lambda _: kind)
    return series


def _make_object(value: Any, kind: pa.DataType) -> Any:
    """Return a mapping as a dict: Arrow gives its pairs."""
    import pyarrow as pa

    return dict(value) if pa.types.is_map(kind) and value is not None else value
