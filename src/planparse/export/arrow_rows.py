"""A plan's JSON as rows of tables, and rows as Arrow batches.

Reading and converting takes 2 to 3 percent of the time that parsing took, so that tables can always be made anew.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import from_json

from planparse.errors import SchemaError
from planparse.export.arrow_schema import Column, is_mixed, split_union, table_columns, table_schema
from planparse.export.fit_values import fit_value
from planparse.export.table_models import PlanColumns, PlanSummary, list_tables
from planparse.model import RECORD_LISTS

if TYPE_CHECKING:
    import pyarrow as pa

Head = tuple[Any, ...]
"""The values of `PlanColumns`, in their order."""
Row = tuple[Head, dict[str, Any]]
"""One row: what stands before it, and the JSON of the record."""
Convert = Callable[[Any], Any]


def read_rows(key: str, text: bytes) -> dict[str, list[Row]]:
    """Return table -> rows of the plan with that key, for every list and `plans`, from what `to_json` wrote.

    Raises SchemaError where the text is not the JSON of a plan.
    """
    try:
        plan = _load(text)
        heads, own = _make_heads(key, plan["documents"])
        rows = {name: [(_find_head(item, heads, own), item) for item in plan[name]] for name in list_tables()}
        rows["plans"] = [((), _summarise(own, plan))]
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise SchemaError("not the JSON of a PlanFile", f"{key}.json", "read its source again") from None
    return rows


def _load(text: bytes) -> dict[str, Any]:
    try:
        plan: dict[str, Any] = from_json(text)
    except ValueError:  # a lone surrogate, or no JSON at all
        plan = json.loads(text)
    return plan


def _make_heads(key: str, documents: Sequence[dict[str, Any]]) -> tuple[dict[str, Head], Head]:
    """Return document id -> its head, and the head of what belongs to no document."""
    first = next((document for document in documents if document["agency"]), documents[0] if documents else {})
    agency = first.get("agency") or {}
    heads = {document["id"]: _make_head(key, document, document["agency"] or agency) for document in documents}
    return heads, heads[first["id"]] if first else _make_head(key, {}, {})


def _make_head(key: str, document: dict[str, Any], agency: dict[str, Any]) -> Head:
    years = document.get("fiscal_years") or (None,)
    named = [agency.get(part) for part in ("canonical_id", "name", "type", "province")]
    return (key, *named, document.get("kind"), years[0])


def _find_head(item: dict[str, Any], heads: dict[str, Head], own: Head) -> Head:
    document = item["document_id"] if "document_id" in item else item["id"]
    return heads.get(document, own)


def _summarise(own: Head, plan: dict[str, Any]) -> dict[str, Any]:
    severities = [finding["severity"] for finding in plan["findings"]]
    counts: dict[str, Any] = {
        **dict(zip(PlanColumns.model_fields, own, strict=True)),
        **plan["source"],
        **plan["coverage"],
        **{f"findings_{severity}": severities.count(severity) for severity in ("error", "warning", "info")},
        "documents": len(plan["documents"]),
        "records": sum(len(plan[name]) for name in RECORD_LISTS),
    }
    return {name: counts[name] for name in PlanSummary.model_fields}


def build_batch(name: str, rows: Sequence[Row]) -> pa.RecordBatch:
    """Return rows of one table as an Arrow batch of its schema.

    What a column cannot hold is fitted: a lone surrogate becomes its escape, a whole number over 64 bits null.
    """
    import pyarrow as pa

    schema = table_schema(name)
    return pa.RecordBatch.from_arrays(
        [
            _build_array(_list_values(column, at, rows), field.type)
            for at, (column, field) in enumerate(zip(table_columns(name), schema, strict=True))
        ],
        schema=schema,
    )


def _build_array(values: list[Any], kind: pa.DataType) -> pa.Array:
    import pyarrow as pa

    try:
        return pa.array(values, kind)
    except (pa.ArrowInvalid, OverflowError, UnicodeEncodeError):
        return pa.array([fit_value(value, kind) for value in values], kind)


def _list_values(column: Column, at: int, rows: Sequence[Row]) -> list[Any]:
    name = column.name
    if column.home == "head":
        return [head[at] for head, _ in rows]
    if column.home == "place":
        return [item["provenance"][name] for _, item in rows]
    convert = _find_converter(column)
    if convert is None:
        return [item[name] for _, item in rows]
    return [None if item[name] is None else convert(item[name]) for _, item in rows]


@cache
def _find_converter(column: Column) -> Convert | None:
    return _make_converter(column.annotation)


def _make_converter(annotation: Any) -> Convert | None:
    """Return what makes a value of JSON one that Arrow takes, None where it is one already."""
    if is_mixed(annotation):
        return lambda value: json.dumps(value, ensure_ascii=False)
    kind = split_union(annotation)[0]
    if kind is dt.date:
        return dt.date.fromisoformat
    origin = get_origin(kind)
    if origin is dict:
        return lambda value: [(int(key), amount) for key, amount in value.items()]
    if origin is list:
        return _convert_each(_make_converter(get_args(kind)[0]))
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return _convert_fields(kind)
    return None


def _convert_each(convert: Convert | None) -> Convert | None:
    if convert is None:
        return None
    return lambda values: [None if value is None else convert(value) for value in values]


def _convert_fields(model: type[BaseModel]) -> Convert | None:
    made = {name: _make_converter(info.annotation) for name, info in model.model_fields.items()}
    needed = [(name, convert) for name, convert in made.items() if convert is not None]
    if not needed:
        return None

    def convert_fields(value: dict[str, Any]) -> dict[str, Any]:
        changed = {name: convert(value[name]) for name, convert in needed if value[name] is not None}
        return {**value, **changed}

    return convert_fields
