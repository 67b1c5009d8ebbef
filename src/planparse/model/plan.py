"""The result: one `PlanFile` per source file."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from planparse._version import SCHEMA_VERSION
from planparse.model.entry import Entry
from planparse.model.findings import Finding
from planparse.model.provenance import Provenance
from planparse.model.records import (
    RECORD_LISTS,
    Action,
    BudgetLine,
    CommitteeMember,
    Competency,
    CostLimit,
    DevelopmentNeed,
    Incumbent,
    Indicator,
    LegalReference,
    OrgUnit,
    PersonnelCost,
    PositionLine,
    Project,
    Record,
    Score,
    Signatory,
    Staffing,
    Statement,
    Strategy,
    SwotItem,
)
from planparse.model.serial import read_plan, write_plan

if TYPE_CHECKING:
    import pandas as pd

AgencyType = Literal[
    "pao", "city_municipality", "town_municipality", "subdistrict_municipality", "sao", "special", "central"
]
DocumentKind = Literal[
    "manpower_plan",
    "development_plan",
    "management_plan",
    "hr_policy",
    "progress_report",
    "announcement",
    "memo",
    "assessment_criteria",
    "other",
]


class Source(Entry):
    """The file that was read, and how."""

    path: str | None = Field(description="as given, null for bytes and text")
    sha256: str = Field(description="of the bytes that were read, in hex")
    media_type: str = Field(description="text/plain, text/markdown, text/html or application/pdf")
    pages: int | None = Field(description="number of pages, null without page marks")
    characters: int = Field(description="length of the text that was read")
    text_origin: Literal["text", "pdf-text", "pdf-repaired", "ocr"] = Field(description="where the text came from")
    reader: str = Field(description="program, version and reader")


class Spelling(Entry):
    """One spelling of the agency's name, and how often it stands in the text."""

    name: str = Field(description="spelling as printed")
    count: int = Field(description="how often it stands in the text")


class Agency(Entry):
    """A body, as printed and as resolved."""

    name: str = Field(description="name as printed")
    type: AgencyType | None = Field(
        default=None,
        description="pao อบจ., city_municipality ทน., town_municipality ทม., subdistrict_municipality ทต., "
        "sao อบต., special or central",
    )
    province: str | None = Field(default=None, description="province (จังหวัด)")
    district: str | None = Field(default=None, description="district (อำเภอ)")
    canonical_id: str | None = Field(default=None, description="canonical id, null where no candidate is good enough")
    score: Score | None = Field(default=None, description="how well the name fits the canonical one, from 0 to 1")
    variants: list[Spelling] = Field(default_factory=list, description="every spelling found, with its count")


class Resolution(Entry):
    """The resolution of a body that an instrument rests on (มติ)."""

    body: str | None = Field(default=None, description="the body that resolved")
    session: str | None = Field(default=None, description="as printed, such as ๙/๒๕๖๖")
    date: dt.date | None = Field(default=None, description="date of the session")


class Document(Entry):
    """One instrument bound in the file."""

    id: str = Field(description="unique within the file")
    kind: DocumentKind = Field(description="kind of instrument")
    title: str = Field(description="title as printed")
    agency: Agency | None = Field(default=None, description="the body whose instrument it is")
    issuer: Agency | None = Field(default=None, description="where another body issued it")
    fiscal_years: list[int] = Field(default_factory=list, description="Buddhist-era fiscal years it is for")
    revision: str | None = Field(
        default=None, description="which revision of a plan it is, as printed (ฉบับปรับปรุงครั้งที่ ๒); null for none"
    )
    announced_on: dt.date | None = Field(default=None, description="date of the announcement")
    effective_on: dt.date | None = Field(default=None, description="first day in force")
    resolution: Resolution | None = Field(default=None, description="the resolution (มติ) it rests on")
    provenance: Provenance = Field(description="where its title was read")
    also_at: list[Provenance] = Field(default_factory=list, description="the other places where its title stands")
    confidence: Score = Field(default=1.0, description="how sure the reading is, from 0 to 1")


class Section(Entry):
    """One heading and its place in the tree of its instrument."""

    id: str = Field(description="unique within the file")
    document_id: str = Field(description="the instrument it stands in")
    number: str | None = Field(default=None, description="number as printed, without its closing dot or bracket")
    number_path: list[int] = Field(default_factory=list, description="the numbers of the label, outermost first")
    title: str = Field(description="title without its number")
    level: int = Field(description="depth in the tree, 1 is the outermost")
    parent_id: str | None = Field(default=None, description="the section it stands in")
    kind: Literal["part", "chapter", "category", "numbered", "titled"] = Field(
        description="part ส่วนที่, chapter บทที่, category หมวดที่, numbered, or titled without a number"
    )
    provenance: Provenance = Field(description="where the heading was read")


class Table(Entry):
    """One table after joining its pieces; `columns` holds the path of header cells of each column."""

    id: str = Field(description="unique within the file")
    document_id: str = Field(description="the instrument it stands in")
    section_id: str | None = Field(default=None, description="the section it stands in")
    kind: str | None = Field(default=None, description="what it was recognised as, null where unknown")
    title: str | None = Field(default=None, description="title above the table")
    columns: list[list[str]] = Field(description="for each column, the path of its header cells, top first")
    rows: list[list[str]] = Field(description="cells as text; headers and full-width rows left out")
    pieces: list[Provenance] = Field(description="where each piece stands that was joined")
    provenance: Provenance = Field(description="from the first piece to the last")
    confidence: Score = Field(default=1.0, description="how sure the reading is, from 0 to 1")


class Coverage(Entry):
    """How much of the source was placed: every non-blank line belongs to exactly one block."""

    lines_total: int = Field(description="non-blank lines")
    lines_assigned: int = Field(description="non-blank lines that belong to a block")
    lines_in_records: int = Field(description="non-blank lines that a record, heading, title or table was read from")
    unassigned: list[Provenance] = Field(default_factory=list, description="non-blank lines that belong to no block")


class PlanFile(Entry):
    """Everything that was read from one source file: flat lists of records that point at each other by id."""

    schema_version: str = Field(default=SCHEMA_VERSION, description="version of this contract")
    source: Source = Field(description="the file that was read")
    documents: list[Document] = Field(
        default_factory=list, description="the separate instruments bound in the file, in order"
    )
    sections: list[Section] = Field(default_factory=list, description="the heading tree of each document")
    tables: list[Table] = Field(default_factory=list, description="every table, after joining its pieces")
    statements: list[Statement] = Field(
        default_factory=list, description="vision, mission, goals, values, objectives and scope"
    )
    swot_items: list[SwotItem] = Field(default_factory=list, description="points of the SWOT analysis")
    strategies: list[Strategy] = Field(
        default_factory=list, description="strategies, tactics, dimensions and policy areas"
    )
    projects: list[Project] = Field(default_factory=list, description="projects and activities")
    indicators: list[Indicator] = Field(default_factory=list, description="indicators with their targets")
    actions: list[Action] = Field(default_factory=list, description="what is to be done, or was done")
    budget_lines: list[BudgetLine] = Field(default_factory=list, description="every amount of money printed")
    staffing: list[Staffing] = Field(default_factory=list, description="posts by department or position")
    personnel_costs: list[PersonnelCost] = Field(
        default_factory=list, description="cost of personnel by position and year"
    )
    incumbents: list[Incumbent] = Field(default_factory=list, description="seats and who holds them")
    org_units: list[OrgUnit] = Field(default_factory=list, description="units of the old and new structure")
    position_lines: list[PositionLine] = Field(default_factory=list, description="lines of work by category")
    competencies: list[Competency] = Field(default_factory=list, description="competencies asked for")
    development_needs: list[DevelopmentNeed] = Field(default_factory=list, description="individual development plans")
    committees: list[CommitteeMember] = Field(default_factory=list, description="members of committees")
    signatories: list[Signatory] = Field(default_factory=list, description="who signed")
    legal_references: list[LegalReference] = Field(default_factory=list, description="laws and letters cited")
    cost_limits: list[CostLimit] = Field(default_factory=list, description="limits on the cost of personnel")
    findings: list[Finding] = Field(
        default_factory=list, description="what does not add up, is missing or could not be read"
    )
    coverage: Coverage = Field(description="how much of the source was placed")

    def records(self, name: str) -> list[Record]:
        """Return the record list of that contract name, such as `projects`."""
        if name not in RECORD_LISTS:
            raise KeyError(name)
        return list(getattr(self, name))

    def to_json(self, *, indent: int | None = 2) -> str:
        """Return the file as JSON text in the contract's shape; `from_json` reads it back."""
        return write_plan(self, indent)

    @classmethod
    def from_json(cls, text: str | bytes) -> PlanFile:
        """Read what `to_json` wrote.

        Raises SchemaError where the text is no JSON, of another schema version, or not a PlanFile.
        """
        return read_plan(cls, text, SCHEMA_VERSION)

    def to_frames(self) -> dict[str, pd.DataFrame]:
        """Return one pandas frame per list, with the same columns and dtypes even when it is empty."""
        from planparse.model.frames import build_frames

        return build_frames(self)
