"""What a store is exported from: tables as streams of Arrow batches, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pyarrow as pa

BATCH_ROWS = 8192
"""Rows of a batch."""
WIDE_BATCH_ROWS = 512
"""Rows of a batch of `tables`, whose rows hold whole tables."""

_KEYS = {"sources": ("source",), "plans": ("plan_key",)}


@dataclass(frozen=True, slots=True)
class TableStream:
    """A table to be exported. `read` starts from its first row each time; the schema's fields have a `description`."""

    name: str
    description: str
    schema: pa.Schema
    read: Callable[[], Iterator[pa.RecordBatch]]

    @property
    def key(self) -> tuple[str, ...]:
        """The columns that name a row: no two rows have the same."""
        return table_key(self.name)


@dataclass(slots=True)
class Exported:
    """What was written: the rows of each table, and what the user should know."""

    rows: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def table_key(name: str) -> tuple[str, ...]:
    """Return the columns that name a row of a table: ids are unique within a plan.

    >>> table_key("projects"), table_key("sources")
    (('plan_key', 'id'), ('source',))
    """
    return _KEYS.get(name, ("plan_key", "id"))


def batch_rows(name: str) -> int:
    """Return how many rows of a table to read at a time, so that few MB are held."""
    return WIDE_BATCH_ROWS if name == "tables" else BATCH_ROWS


def describe_field(described: pa.Field) -> str:
    """Return what a column means, empty where its field does not say."""
    metadata: dict[bytes, bytes] = described.metadata or {}
    return metadata.get(b"description", b"").decode()


def list_values(values: pa.Array) -> list[Any]:
    """Return the values of a column as Python has them: lists, dicts for structs and mappings, dates."""
    listed: list[Any] = values.to_pylist()
    if not _holds_map(values.type):
        return listed
    return [_make_dicts(value, values.type) for value in listed]


def list_rows(batch: pa.RecordBatch) -> Iterator[tuple[Any, ...]]:
    """Return the rows of a batch, each the values of its columns; see `list_values`."""
    return zip(*map(list_values, batch.columns), strict=True)


@cache
def _holds_map(kind: pa.DataType) -> bool:
    import pyarrow.types as is_type

    if is_type.is_map(kind):
        return True
    return is_type.is_nested(kind) and any(_holds_map(kind.field(at).type) for at in range(kind.num_fields))


def _make_dicts(value: Any, kind: pa.DataType) -> Any:
    """Return a value with its mappings as dicts: Arrow gives their pairs."""
    import pyarrow.types as is_type

    if value is None or not _holds_map(kind):
        return value
    if is_type.is_map(kind):
        return {key: _make_dicts(part, kind.item_type) for key, part in value}
    if is_type.is_list(kind):
        return [_make_dicts(part, kind.value_type) for part in value]
    return {part.name: _make_dicts(value[part.name], part.type) for part in kind}
