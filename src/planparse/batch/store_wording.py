"""The wordings of all plans of a store, read from its tables."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from planparse.comparison.wordings import WORDED, PlanWording, WordingPlace, WordingReader, list_texts

if TYPE_CHECKING:
    from planparse.batch.store import Store

_PLACE = ("id", "document_id", "page", "line_start", "line_end")


def read_wordings(store: Store) -> list[PlanWording]:
    """Return the wordings of every plan, by key; what `collect_wording` returns for the plan's JSON.

    Raises StoreError where a table cannot be read.
    """
    foreign: dict[str, list[object]] = {}
    for row in _read_rows(store, "findings", ["plan_key", "code", "found"]):
        if row["code"] == "foreign-agency":
            foreign.setdefault(row["plan_key"], []).append(_read_value(row["found"]))
    agencies = _read_agencies(store)
    readers = {
        row["plan_key"]: WordingReader(
            row["plan_key"], agencies.get(row["plan_key"], {}), foreign.get(row["plan_key"], ())
        )
        for row in _read_rows(store, "plans", ["plan_key"])
    }
    for table, columns in WORDED.items():
        for row in _read_rows(store, table, ["plan_key", *_PLACE, *columns]):
            place = WordingPlace(*(row[name] for name in _PLACE))
            for column in columns:
                for text in list_texts(row[column]):
                    readers[row["plan_key"]].add(table, column, text, place)
    return [reader.finish() for reader in readers.values()]


def _read_rows(store: Store, table: str, columns: list[str]) -> Iterator[dict[str, Any]]:
    for batch in store.batches(table, columns):
        yield from batch.to_pylist()


def _read_value(found: str | None) -> object:
    """Return the value of a finding, which the table has as JSON."""
    return None if found is None else json.loads(found)


def _read_agencies(store: Store) -> dict[str, dict[str, Any]]:
    """Return plan -> the agency and the first year of its first instruments that name one."""
    facts: dict[str, dict[str, Any]] = {}
    for row in _read_rows(store, "documents", ["plan_key", "agency", "fiscal_years"]):
        known = facts.setdefault(row["plan_key"], {})
        agency = row["agency"]
        if agency is not None and "name" not in known:
            known |= {part: agency[part] for part in ("name", "province", "district")} | {"id": agency["canonical_id"]}
        if row["fiscal_years"] and "year" not in known:
            known["year"] = min(row["fiscal_years"])
    return facts
