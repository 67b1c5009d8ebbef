"""Plans in memory as the frames of a store: the same tables and columns, without writing one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, get_origin

from planparse.export.arrow_rows import Row, read_rows
from planparse.export.arrow_schema import Column, split_union, table_columns
from planparse.export.table_models import list_tables
from planparse.model import PlanFile

if TYPE_CHECKING:
    import pandas as pd


def build_plan_frames(
    plans: Iterable[PlanFile], columns: Mapping[str, Sequence[str]] | None = None
) -> dict[str, pd.DataFrame]:
    """Return table -> frame of the plans, with the columns and dtypes that `Store.frame` gives.

    `columns` names the tables and columns wanted; all lists and `plans` by default. A plan given twice counts once; its
    key is the digest of what was read. `sources` has a row per plan: its path, or its key where it has none.
    """
    wanted = dict(columns) if columns is not None else dict.fromkeys(("sources", "plans", *list_tables()), ())
    rows: dict[str, list[Row]] = {name: [] for name in wanted}
    keys: dict[str, str] = {}
    for plan in plans:
        key = _make_key(plan)
        if key in keys:
            continue
        keys[key] = plan.source.path or key
        found = read_rows(key, plan.to_json(indent=None).encode("utf-8", "surrogatepass"))
        for name, held in rows.items():
            held += found.get(name, [])
    if "sources" in rows:
        rows["sources"] = [((), _describe_source(key, source)) for key, source in sorted(keys.items())]
    return {name: _build_frame(name, held, wanted[name]) for name, held in rows.items()}


def _make_key(plan: PlanFile) -> str:
    """Return a key for a plan: of the bytes that were read, and of what was made of them."""
    content = plan.model_copy(update={"source": plan.source.model_copy(update={"path": None})})
    return hashlib.sha256(content.to_json(indent=None).encode("utf-8", "surrogatepass")).hexdigest()


def _describe_source(key: str, source: str) -> dict[str, Any]:
    names = ("sha256", "reason", "given_id", "given_agency", "given_year")
    return {"source": source, "plan_key": key, "state": "done", **dict.fromkeys(names)}


def _build_frame(name: str, rows: Sequence[Row], wanted: Sequence[str]) -> pd.DataFrame:
    import pandas as pd

    columns = [(at, one) for at, one in enumerate(table_columns(name)) if not wanted or one.name in wanted]
    return pd.DataFrame(
        {one.name: _build_series(at, one, rows) for at, one in columns}, columns=_order(columns, wanted)
    )


def _order(columns: Sequence[tuple[int, Column]], wanted: Sequence[str]) -> list[str]:
    return list(wanted) if wanted else [column.name for _, column in columns]


def _build_series(at: int, column: Column, rows: Sequence[Row]) -> pd.Series[Any]:
    import pandas as pd

    if column.home == "head":
        values = [head[at] for head, _ in rows]
    elif column.home == "place":
        values = [item["provenance"][column.name] for _, item in rows]
    else:
        values = [item[column.name] for _, item in rows]
    if get_origin(split_union(column.annotation)[0]) is dict:
        values = [_make_years(value) for value in values]
    return pd.Series(values, dtype=column.dtype)


def _make_years(value: Any) -> Any:
    """Return figures by year with whole numbers as keys, which JSON does not have."""
    return None if value is None else {int(year): figure for year, figure in value.items()}
