"""The tables of a store: one per list of the contract, `plans` and `sources` beside them."""

from __future__ import annotations

from functools import cache
from typing import Literal

from pydantic import BaseModel, Field

from planparse.model import PlanFile
from planparse.model.entry import Entry
from planparse.model.frames import list_models
from planparse.model.plan import AgencyType, DocumentKind


class PlanColumns(Entry):
    """What stands before the columns of every list, so that no join is needed to compare agencies.

    The agency is that of the record's own instrument; where it names none, or where the record belongs to none, it
    is that of the first instrument in the file that names one.
    """

    plan_key: str = Field(description="the plan: name of its JSON file, and of its row in plans")
    plan_agency_id: str | None = Field(default=None, description="canonical id of the agency")
    plan_agency: str | None = Field(default=None, description="name of the agency as printed")
    plan_agency_type: AgencyType | None = Field(default=None, description="type of the agency, see documents.agency")
    plan_province: str | None = Field(default=None, description="province (จังหวัด) of the agency")
    plan_kind: DocumentKind | None = Field(default=None, description="kind of the instrument, see documents.kind")
    plan_year: int | None = Field(default=None, description="first fiscal year of the instrument, Buddhist era")


class PlanSummary(PlanColumns):
    """One plan that was read: one JSON file."""

    sha256: str = Field(description="of the bytes that were read, in hex")
    media_type: str = Field(description="text/plain, text/markdown, text/html or application/pdf")
    pages: int | None = Field(description="number of pages, null without page marks")
    characters: int = Field(description="length of the text that was read")
    text_origin: Literal["text", "pdf-text", "pdf-repaired", "ocr"] = Field(description="where the text came from")
    reader: str = Field(description="program, version and reader")
    documents: int = Field(description="number of instruments bound in the file")
    records: int = Field(description="number of records in all record lists")
    findings_error: int = Field(description="number of findings of severity error")
    findings_warning: int = Field(description="number of findings of severity warning")
    findings_info: int = Field(description="number of findings of severity info")
    lines_total: int = Field(description="non-blank lines")
    lines_assigned: int = Field(description="non-blank lines that belong to a block")
    lines_in_records: int = Field(description="non-blank lines that a record, heading, title or table was read from")


class SourceEntry(Entry):
    """One source that was given: equal sources share a plan."""

    source: str = Field(description="name of the source, as the batch was given it")
    plan_key: str | None = Field(description="the plan that was read from it, null for none")
    sha256: str | None = Field(description="of its bytes, in hex; null where they could not be read")
    state: Literal["done", "partial", "failed"] = Field(
        description="done; partial: read, but pages or lines are missing; failed: not read"
    )
    reason: str | None = Field(description="why it failed, or what is missing")
    given_id: str | None = Field(description="canonical id of the agency, as the user gave it")
    given_agency: str | None = Field(description="agency, as the user gave it")
    given_year: int | None = Field(description="Buddhist-era fiscal year, as the user gave it")


@cache
def list_tables() -> dict[str, type[BaseModel]]:
    """Return name -> class of its rows, for every list of the contract: the tables that hold `PlanColumns` before."""
    return list_models(PlanFile)


@cache
def table_models() -> dict[str, type[BaseModel]]:
    """Return name -> class of its rows for every table of a store, in their order."""
    return {"sources": SourceEntry, "plans": PlanSummary, **list_tables()}


@cache
def describe_tables() -> dict[str, str]:
    """Return name -> one line that says what a row is, for every table of a store."""
    return {
        "sources": "every source that was given, with what became of it",
        "plans": "every plan that was read, with its figures",
        **{name: PlanFile.model_fields[name].description or "" for name in list_tables()},
    }
