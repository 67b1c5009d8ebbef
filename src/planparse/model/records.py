"""The record lists of the contract: one class a list, one row a record.

Field names, in this order, are the JSON keys and the column names. Money is baht, percentages are numbers
out of 100, years are Buddhist-era integers, dates are ISO 8601 in the common era.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import Field

from planparse.model.entry import Entry
from planparse.model.provenance import Provenance

Amount = int | float
Score = Annotated[float, Field(ge=0, le=1)]

Role = Literal["item", "subtotal", "total"]
EmploymentType = Literal["civil_servant", "teacher", "permanent_employee", "mission_employee", "general_employee"]
Frame = Literal["current", "proposed"]
BudgetStatus = Literal["amount", "none", "unspecified", "unreadable"]
STATUS_MEANING = (
    "amount: a sum stands; none: no money needed; unspecified: not stated; unreadable: a sum that cannot be read"
)


class Record(Entry):
    """What every record has: its id, where it belongs and where it was read."""

    id: str = Field(description="unique within the file")
    document_id: str = Field(description="the instrument it stands in")
    section_id: str | None = Field(default=None, description="the section it stands in")
    provenance: Provenance = Field(description="where it was read")
    also_at: list[Provenance] = Field(default_factory=list, description="the other places where the plan says the same")
    confidence: Score = Field(default=1.0, description="how sure the reading is, from 0 to 1")


class Statement(Record):
    """A vision, mission, goal, value, objective or scope (วิสัยทัศน์ พันธกิจ เป้าหมาย ค่านิยม วัตถุประสงค์ ขอบเขต)."""

    kind: Literal["vision", "mission", "goal", "value", "objective", "scope"] = Field(description="what it states")
    ordinal: int = Field(description="number printed, or place in the list; 1 for a lone statement")
    text: str = Field(description="wording")


class SwotItem(Record):
    """One point of a SWOT analysis (จุดแข็ง จุดอ่อน โอกาส อุปสรรค)."""

    quadrant: Literal["strength", "weakness", "opportunity", "threat"] = Field(description="quadrant of the analysis")
    ordinal: int = Field(description="number within its quadrant")
    text: str = Field(description="wording")


class Strategy(Record):
    """A strategy, tactic, HR-scorecard dimension or policy area (ยุทธศาสตร์ กลยุทธ์ หมวด/มิติ ด้าน)."""

    kind: Literal["strategy", "tactic", "dimension", "policy_area"] = Field(
        description="strategy ยุทธศาสตร์, tactic กลยุทธ์, dimension หมวด/มิติ or policy area ด้าน"
    )
    ordinal: int | None = Field(default=None, description="number as printed")
    title: str = Field(description="title without its number")
    goal: str | None = Field(default=None, description="goal (เป้าประสงค์) as printed")
    parent_id: str | None = Field(default=None, description="the strategy it belongs to")


class ScheduleYear(Entry):
    """The quarters of one fiscal year in which a project runs; 1 is October–December."""

    fiscal_year: int = Field(description="Buddhist-era fiscal year")
    quarters: list[int] = Field(description="quarters 1 to 4, ascending")


class Project(Record):
    """A project or activity (โครงการ/กิจกรรม) of a strategy or tactic."""

    ordinal: int | None = Field(default=None, description="number as printed, never renumbered")
    name: str = Field(description="name of the project or activity")
    strategy_id: str | None = Field(default=None, description="the strategy it belongs to")
    tactic_id: str | None = Field(default=None, description="the tactic it belongs to")
    objective: str | None = Field(default=None, description="objective (วัตถุประสงค์) as printed")
    indicator: str | None = Field(default=None, description="indicator (ตัวชี้วัด) as printed")
    target: str | None = Field(default=None, description="target (เป้าหมาย) as printed")
    responsible: str | None = Field(default=None, description="who is responsible, as printed")
    department_id: str | None = Field(default=None, description="canonical id of the responsible department")
    starts_on: dt.date | None = Field(default=None, description="first day")
    ends_on: dt.date | None = Field(default=None, description="last day")
    schedule: list[ScheduleYear] = Field(default_factory=list, description="fiscal years and quarters in which it runs")
    budget_status: BudgetStatus = Field(
        default="unspecified",
        description=STATUS_MEANING,
    )
    budget_total: Amount | None = Field(
        default=None, description="baht: the total printed, else the sum of the readable amounts"
    )


class Indicator(Record):
    """An indicator (ตัวชี้วัด) with its target, where it states one."""

    parent_id: str | None = Field(default=None, description="the project or strategy it measures")
    ordinal: int = Field(description="number within its parent")
    kind: Literal["quantity", "quality", "benefit"] | None = Field(
        default=None, description="quantity เชิงปริมาณ, quality เชิงคุณภาพ or benefit เชิงประโยชน์"
    )
    text: str = Field(description="wording, with its figure")
    target_value: Amount | None = Field(default=None, description="the figure aimed at, null without one")
    target_unit: str | None = Field(
        default=None, description="unit of the figure, such as percent, level, count or times"
    )
    comparator: Literal[">=", "<=", "="] | None = Field(
        default=None, description="how the figure is to be met, where the wording says so"
    )


class Action(Record):
    """Something to do or done under a strategy, indicator or policy area (แนวทางปฏิบัติ การดำเนินการ)."""

    parent_id: str | None = Field(default=None, description="the strategy, indicator or policy area it serves")
    ordinal: int = Field(description="number within its parent")
    text: str = Field(description="wording")
    role: Literal["planned", "done"] = Field(description="planned, or reported as done")


class BudgetLine(Record):
    """One printed amount, or one printed statement that there is none."""

    parent_id: str | None = Field(default=None, description="the project or strategy, null for the whole instrument")
    department: str | None = Field(
        default=None, description="department (ส่วนราชการ) as printed, where the sum is given to one"
    )
    department_id: str | None = Field(default=None, description="canonical id of the department")
    fiscal_year: int | None = Field(default=None, description="Buddhist-era fiscal year")
    amount: Amount | None = Field(default=None, description="baht")
    status: BudgetStatus = Field(description=STATUS_MEANING)
    role: Literal["item", "subtotal", "total", "spent"] = Field(
        description="item, subtotal of a strategy, total รวม, or money spent"
    )


class Staffing(Record):
    """One row of a staffing frame or of a summary of posts; counts are posts (อัตรา)."""

    department: str | None = Field(
        default=None, description="department (ส่วนราชการ) as printed; null above the first department"
    )
    department_id: str | None = Field(default=None, description="canonical id of the department")
    position: str | None = Field(default=None, description="position (ตำแหน่ง) as printed, without its level")
    position_id: str | None = Field(default=None, description="canonical id of the position")
    level: str | None = Field(default=None, description="level (ระดับ) as printed, without the word ระดับ")
    employment_type: EmploymentType | None = Field(default=None, description="kind of employment")
    framework: Amount | None = Field(default=None, description="posts in the current frame (กรอบอัตรากำลังเดิม)")
    occupied: Amount | None = Field(default=None, description="posts filled (มีคนครอง)")
    vacant: Amount | None = Field(default=None, description="posts vacant (ว่าง)")
    total: Amount | None = Field(default=None, description="posts in all (รวม)")
    required: dict[int, Amount] | None = Field(default=None, description="Buddhist-era year -> posts needed")
    change: dict[int, Amount] | None = Field(
        default=None, description="Buddhist-era year -> posts added (+) or cut (-)"
    )
    note: str | None = Field(default=None, description="remark (หมายเหตุ) as printed")
    role: Role = Field(description="row of one position or department, subtotal or total")


class PersonnelCost(Record):
    """One row of the cost table (ภาระค่าใช้จ่าย); baht a year, ratio in percent."""

    position: str | None = Field(default=None, description="position (ตำแหน่ง) as printed, without its level")
    position_id: str | None = Field(default=None, description="canonical id of the position")
    level: str | None = Field(default=None, description="level (ระดับ) as printed, without the word ระดับ")
    department: str | None = Field(default=None, description="department (ส่วนราชการ) as printed")
    posts: Amount | None = Field(default=None, description="number of posts")
    salary: Amount | None = Field(default=None, description="salary now, baht a year")
    increase: dict[int, Amount] | None = Field(default=None, description="Buddhist-era year -> added cost in baht")
    cost: dict[int, Amount] | None = Field(default=None, description="Buddhist-era year -> cost in baht")
    ratio: dict[int, Amount] | None = Field(default=None, description="Buddhist-era year -> percent of the budget")
    role: Literal["item", "subtotal", "benefits", "total", "budget", "ratio"] = Field(
        description="row of a position, subtotal, benefits, total, budget or ratio"
    )


class Incumbent(Record):
    """One seat of the placement list (บัญชีแสดงจัดคนลงสู่ตำแหน่ง); names are personal data."""

    position_number: str | None = Field(default=None, description="number of the post (เลขที่ตำแหน่ง) as printed")
    name: str | None = Field(default=None, description="name as printed, masked or null as the options say")
    education: str | None = Field(default=None, description="qualification (คุณวุฒิ) as printed")
    department: str | None = Field(default=None, description="department (ส่วนราชการ) as printed")
    department_id: str | None = Field(default=None, description="canonical id of the department")
    employment_type: EmploymentType | None = Field(default=None, description="kind of employment, from the row above")
    position: str | None = Field(default=None, description="position (ตำแหน่ง) as printed, without its level")
    position_id: str | None = Field(default=None, description="canonical id of the position")
    level: str | None = Field(default=None, description="level (ระดับ) as printed, without the word ระดับ")
    salary: Amount | None = Field(default=None, description="salary in baht, as the form states it")
    position_allowance: Amount | None = Field(
        default=None, description="allowance of the position (เงินประจำตำแหน่ง) in baht"
    )
    other_pay: Amount | None = Field(default=None, description="other pay (เงินเพิ่มอื่น) in baht")
    is_vacant: bool = Field(description="whether nobody holds the seat")
    frame: Frame = Field(description="before (กรอบเดิม) or after (กรอบใหม่) the plan")


class OrgUnit(Record):
    """A department, division or duty of the organisation structure (โครงสร้างส่วนราชการ)."""

    kind: Literal["department", "division", "duty"] = Field(description="department, division or duty")
    ordinal: int | None = Field(default=None, description="number as printed")
    name: str = Field(description="name as printed")
    department_id: str | None = Field(default=None, description="canonical id of the department")
    parent_id: str | None = Field(default=None, description="the unit it belongs to")
    frame: Frame = Field(description="old (โครงสร้างเดิม) or new (โครงสร้างใหม่) structure")
    change: Literal["kept", "added", "removed", "renamed"] | None = Field(
        default=None, description="what became of it between the two structures"
    )


class PositionLine(Record):
    """A line of work (สายงาน) under its category."""

    category: Literal["executive", "director", "academic", "general"] = Field(
        description="executive บริหารท้องถิ่น, director อำนวยการท้องถิ่น, academic วิชาการ or general ทั่วไป"
    )
    ordinal: int = Field(description="number within its category")
    position: str = Field(description="line of work as printed")
    position_id: str | None = Field(default=None, description="canonical id of the position")


class Competency(Record):
    """A competency (สมรรถนะ) that the plan asks for."""

    group: Literal["core", "managerial", "functional", "digital", "other"] = Field(
        description="core หลัก, managerial ผู้บริหาร, functional ประจำสายงาน, digital or other"
    )
    ordinal: int = Field(description="number within its group")
    name: str = Field(description="name as printed")
    competency_id: str | None = Field(default=None, description="canonical id of the competency")
    definition: str | None = Field(default=None, description="definition as printed")


class DevelopmentMethod(Entry):
    """A method of development, with the number that the form's legend gives it."""

    code: int | None = Field(default=None, description="number in the legend of the form")
    name: str = Field(description="name of the method")


class DevelopmentNeed(Record):
    """One position of an individual development plan (IDP)."""

    department: str | None = Field(default=None, description="department (ส่วนราชการ) as printed")
    department_id: str | None = Field(default=None, description="canonical id of the department")
    employment_type: EmploymentType | None = Field(default=None, description="kind of employment, from the row above")
    position: str = Field(description="position (ตำแหน่ง) as printed, without its level")
    position_id: str | None = Field(default=None, description="canonical id of the position")
    skills: list[str] = Field(default_factory=list, description="knowledge, skills and competencies to develop")
    goals: list[str] = Field(default_factory=list, description="goals of the development")
    methods: list[DevelopmentMethod] = Field(default_factory=list, description="methods of development")
    fiscal_years: list[int] = Field(default_factory=list, description="Buddhist-era fiscal years")


class CommitteeMember(Record):
    """One member of a committee (คณะกรรมการ)."""

    body: str = Field(description="name of the committee")
    ordinal: int = Field(description="place in the list")
    member: str = Field(description="member by office or name, as printed")
    role: str | None = Field(default=None, description="role in the committee, without the word เป็น")


class Signatory(Record):
    """Who signed an instrument, in which capacity and when."""

    name: str = Field(description="name with its title word")
    position: str | None = Field(default=None, description="the signer's own office")
    acting_for: str | None = Field(default=None, description="the office acted for (ปฏิบัติหน้าที่, รักษาราชการแทน)")
    signed_on: dt.date | None = Field(default=None, description="day of signing")


class LegalReference(Record):
    """A law, notification, letter or resolution that the instrument cites."""

    kind: Literal["act", "decree", "constitution", "notification", "circular", "order", "cabinet_resolution"] = Field(
        description="kind of rule"
    )
    title: str = Field(description="title up to its date; of a circular, its subject")
    number: str | None = Field(default=None, description="number as printed")
    dated: dt.date | None = Field(default=None, description="date of the rule")


class CostLimit(Record):
    """A limit on personnel cost that the plan states, in percent of the budget."""

    percent: Amount = Field(description="percent of the yearly budget")
    basis: str = Field(description="the wording that states the limit")


RECORD_LISTS: dict[str, type[Record]] = {
    "statements": Statement,
    "swot_items": SwotItem,
    "strategies": Strategy,
    "projects": Project,
    "indicators": Indicator,
    "actions": Action,
    "budget_lines": BudgetLine,
    "staffing": Staffing,
    "personnel_costs": PersonnelCost,
    "incumbents": Incumbent,
    "org_units": OrgUnit,
    "position_lines": PositionLine,
    "competencies": Competency,
    "development_needs": DevelopmentNeed,
    "committees": CommitteeMember,
    "signatories": Signatory,
    "legal_references": LegalReference,
    "cost_limits": CostLimit,
}
"""Every record list of the contract, in its order, with the class of its rows."""

LIST_OF: dict[type[Record], str] = {record: name for name, record in RECORD_LISTS.items()}
