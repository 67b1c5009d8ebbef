"""Gold and output brought to the same keys: parents by what they say, documents by their number.

Gold names a parent as a reader does (`"strategy": 1`, `"project": {"strategy": 1, "tactic": 2, "ordinal": 3}`);
output points at it by `id`. Both become the same fields: `document` (1, 2 …), `parent` (the parent's wording),
and for projects and tactics the numbers `strategy` and `tactic`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

Row = dict[str, Any]
Lists = dict[str, list[Row]]

_WORDING = ("name", "title", "text")


def key_output(plan: Mapping[str, Any]) -> Lists:
    """Return the lists of a plan's JSON with natural keys instead of ids."""
    lists = {name: [dict(row) for row in rows] for name, rows in plan.items() if isinstance(rows, list)}
    by_id = {row["id"]: row for rows in lists.values() for row in rows if "id" in row}
    for number, document in enumerate(lists.get("documents", []), 1):
        document["ordinal"] = number
    for name, rows in lists.items():
        for row in rows:
            _key_output_row(name, row, by_id)
    return lists


def _key_output_row(name: str, row: Row, by_id: Mapping[str, Row]) -> None:
    document = by_id.get(row.get("document_id") or "")
    row["document"] = document.get("ordinal") if document else None
    parent = by_id.get(row.get("parent_id") or "")
    row["parent"] = _wording_of(parent)
    if name == "strategies":
        row["parent"] = parent.get("ordinal") if parent else None
    elif name == "projects":
        tactic = by_id.get(row.get("tactic_id") or "")
        upper = row.get("strategy_id") or (tactic.get("parent_id") if tactic else None)
        strategy = by_id.get(upper or "")
        row["tactic"] = tactic.get("ordinal") if tactic else None
        row["strategy"] = strategy.get("ordinal") if strategy else None
    elif name == "tables":
        columns = row.get("columns") or []
        row.update(
            header=" ".join(path[-1] if path else "" for path in columns),
            row_count=len(row.get("rows") or []),
            column_count=len(columns),
            piece_count=len(row.get("pieces") or []),
        )
        _take_title(row)
    elif name == "development_needs":
        row["methods"] = _method_names(row)


def key_gold(gold: Mapping[str, Any]) -> Lists:
    """Return the lists of a gold file with the fields that `key_output` gives."""
    lists = {name: [dict(row) for row in rows] for name, rows in gold.items() if isinstance(rows, list)}
    for name, rows in lists.items():
        for row in rows:
            _key_gold_row(name, row, lists)
    return lists


def _key_gold_row(name: str, row: Row, lists: Lists) -> None:
    if name == "projects":
        row["strategy"] = _first(row, "strategy", "policy_area")
    elif name == "strategies":
        row["parent"] = _first(row, "parent", "strategy")
    elif name == "tables":
        header = row.get("header")
        row["header"] = " ".join(header) if isinstance(header, list) else header
        row["row_count"], row["row_count_accept"] = row.get("rows"), row.get("n_rows_accept") or []
        row["column_count"], row["piece_count"] = row.get("columns"), row.get("pieces")
        _take_title(row)
    elif name == "development_needs":
        row["methods"] = _method_names(row)
    elif name in ("indicators", "actions", "budget_lines"):
        row["parent"], row["parent_alt"] = _gold_parent(row, lists)


def _gold_parent(row: Row, lists: Lists) -> tuple[str | None, list[str]]:
    """Return the wording of a gold record's parent, and the other wordings accepted for it."""
    for key, name in (("indicator", "indicators"), ("project", "projects")):
        wanted = row.get(key)
        if isinstance(wanted, dict):
            return _say(_last(_same_keys(wanted, lists.get(name, ())), row))
    number = _first(row, "strategy", "policy_area")
    if number is None:
        return None, []
    above = [one for one in lists.get("strategies", ()) if one.get("ordinal") == number and one["kind"] != "tactic"]
    return _say(_last(above, row))


def _same_keys(wanted: Row, rows: Iterable[Row]) -> list[Row]:
    return [row for row in rows if all(row.get(key) == value for key, value in wanted.items())]


def _last(rows: list[Row], child: Row) -> Row | None:
    """Return the last of the rows that stand in the child's document, else the last of all.

    The last: a plan's own strategies stand after those that it quotes.
    """
    near = [row for row in rows if row.get("document") == child.get("document")]
    return (near or rows)[-1] if rows else None


def _say(row: Row | None) -> tuple[str | None, list[str]]:
    if row is None:
        return None, []
    others = [wording for key in _WORDING for wording in row.get(f"{key}_alt") or []]
    return _wording_of(row), others


def _wording_of(row: Row | None) -> str | None:
    return next((row[key] for key in _WORDING if row.get(key)), None) if row else None


def _first(row: Row, *keys: str) -> Any:
    return next((row[key] for key in keys if row.get(key) is not None), None)


def _take_title(row: Row) -> None:
    """A table is also known by its title."""
    row["header_alt"] = [row["title"]] if row.get("title") else []


def _method_names(row: Row) -> list[Any]:
    return [method.get("name") if isinstance(method, dict) else method for method in row.get("methods") or []]
