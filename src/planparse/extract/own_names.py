"""Ids of departments and posts that an agency calls by names of its own (mappings/agencies)."""

from __future__ import annotations

from collections.abc import Iterable

from planparse.lexicon.overlays import AgencyNames
from planparse.model import Record
from planparse.model.records import OrgUnit, Project

_DEPARTMENT = (("department", "department_id"),)
_OF_PROJECT = (("responsible", "department_id"),)
_OF_UNIT = (("name", "department_id"),)
_NONE: tuple[tuple[str, str], ...] = ()


def resolve_own_names(records: Iterable[Record], names: AgencyNames) -> None:
    """Set the ids of the names that the overlay of the agency knows; every other id stays as the forms found it."""
    if not names:
        return
    for record in records:
        for name, target in _department_fields(record):
            own = names.find_own_department(getattr(record, name, None) or "")
            if own is not None and hasattr(record, target):
                setattr(record, target, own)
        if hasattr(record, "position_id"):
            own = names.find_own_position(getattr(record, "position", None) or "")
            if own is not None:
                record.position_id = own


def _department_fields(record: Record) -> tuple[tuple[str, str], ...]:
    """Return (field of the name, field of its id) of the departments that a record names."""
    if isinstance(record, Project):
        return _OF_PROJECT
    if isinstance(record, OrgUnit):
        return _OF_UNIT if record.kind == "department" else _NONE
    return _DEPARTMENT
