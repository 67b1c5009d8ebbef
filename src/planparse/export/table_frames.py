"""Tables as pandas frames, with the columns and dtypes of `PlanFile.to_frames`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from planparse.export.arrow_schema import Column, is_mixed, table_columns, table_schema

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa


def build_frame(
    name: str, batches: Iterable[pa.RecordBatch], columns: Sequence[str] | None = None, as_categories: bool = False
) -> pd.DataFrame:
    """Return batches of one table as a frame; `columns` are those that the batches have, all by default.

    Words are `string`, whole numbers `Int64`, other numbers `Float64`, flags `boolean`, dates `datetime64[s]`; lists,
    mappings and what may be a number or a word are Python objects. With `as_categories` words are categories, each held
    once however often it stands: a fraction of the memory where a table has many rows.
    """
    import pandas as pd
    import pyarrow as pa

    schema = table_schema(name)
    wanted = schema.names if columns is None else list(columns)
    table = pa.Table.from_batches(batches, schema=pa.schema([schema.field(column) for column in wanted]))
    known = {column.name: column for column in table_columns(name)}
    return pd.DataFrame(
        {column: _build_series(table.column(column), known[column], as_categories) for column in wanted}
    )


def _build_series(values: pa.ChunkedArray, column: Column, as_categories: bool) -> pd.Series[Any]:
    import pandas as pd
    import pyarrow as pa

    if column.dtype == "object":
        objects = _make_objects(values)
        mixed = (
            [value if value is None else json.loads(value) for value in objects]
            if is_mixed(column.annotation)
            else objects
        )
        return pd.Series(mixed, dtype="object")
    if column.dtype.startswith("datetime"):
        return pd.Series(values.cast(pa.timestamp("s")).to_pandas(), dtype=column.dtype)
    if as_categories and column.dtype == "string":
        words = values.dictionary_encode().combine_chunks()
        codes = words.indices.fill_null(-1).to_numpy(zero_copy_only=False)
        categories = pd.Index(words.dictionary.to_numpy(zero_copy_only=False), dtype="object")
        return pd.Series(pd.Categorical.from_codes(codes, categories))
    kind = pd.api.types.pandas_dtype(column.dtype)
    series: pd.Series[Any] = values.to_pandas(types_mapper=lambda _: kind)
    return series


def _make_objects(values: pa.ChunkedArray) -> list[Any]:
    """Return the values of a column; a mapping is a dict, where Arrow gives its pairs."""
    import pyarrow as pa

    held: list[Any] = values.to_pylist()
    return [None if value is None else dict(value) for value in held] if pa.types.is_map(values.type) else held
