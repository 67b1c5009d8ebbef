"""The nouns: records and files of the contract (pydantic), and the layout inside (frozen dataclasses)."""

from __future__ import annotations

from planparse._version import SCHEMA_VERSION
from planparse.model.findings import Finding, FindingCode, Message, Severity
from planparse.model.plan import (
    Agency,
    Coverage,
    Document,
    PlanFile,
    Resolution,
    Section,
    Source,
    Spelling,
    Table,
)
from planparse.model.provenance import Provenance
from planparse.model.records import LIST_OF, RECORD_LISTS, Record

__all__ = [
    "LIST_OF",
    "RECORD_LISTS",
    "SCHEMA_VERSION",
    "Agency",
    "Coverage",
    "Document",
    "Finding",
    "FindingCode",
    "Message",
    "PlanFile",
    "Provenance",
    "Record",
    "Resolution",
    "Section",
    "Severity",
    "Source",
    "Spelling",
    "Table",
]
