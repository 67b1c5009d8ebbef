"""What does not add up, is missing or could not be read: values in the result, never exceptions."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from planparse.model.entry import Entry
from planparse.model.provenance import Provenance

FindingCode = Literal[
    "total-mismatch",
    "numbering-gap",
    "numbering-duplicate",
    "year-mismatch",
    "agency-variant",
    "foreign-agency",
    "missing-section",
    "unresolved-name",
    "text-damage",
    "unreadable-amount",
    "empty-table",
    "low-confidence",
]
Severity = Literal["error", "warning", "info"]


class Message(Entry):
    """One sentence in the two languages of our readers."""

    th: str = Field(description="in Thai")
    en: str = Field(description="in English")


class Finding(Entry):
    """One thing that a careful reader would point out, with the figures and the places."""

    id: str = Field(description="unique within the file")
    code: FindingCode = Field(description="kind of finding")
    severity: Severity = Field(
        description="error: figures or facts contradict; warning: likely wrong; info: worth a look"
    )
    message: Message = Field(description="what was found, with the figures")
    expected: int | float | str | None = Field(
        default=None, description="what should stand there, where one value says it"
    )
    found: int | float | str | None = Field(default=None, description="what stands there")
    document_id: str | None = Field(default=None, description="the instrument it is about")
    record_ids: list[str] = Field(default_factory=list, description="the records it is about")
    provenance: list[Provenance] = Field(default_factory=list, description="the places it is about")
