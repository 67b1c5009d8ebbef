"""Plans made by hand for tests: one record in every list, every kind of value among them."""

from __future__ import annotations

import datetime as dt
from typing import Any

from planparse.model import (
    RECORD_LISTS,
    Agency,
    Coverage,
    Document,
    Finding,
    Message,
    PlanFile,
    Provenance,
    Record,
    Resolution,
    Section,
    Source,
    Spelling,
    Table,
)
from planparse.model.records import DevelopmentMethod, ScheduleYear

PLACE = Provenance(page=2, line_start=3, line_end=4, char_start=50, char_end=90)
BOXED = Provenance(page=1, line_start=1, line_end=1, char_start=0, char_end=9, bbox=(1.5, 2.0, 3.0, 4.0))

FIELDS: dict[str, dict[str, Any]] = {
    "statements": {"kind": "vision", "ordinal": 1, "text": "บุคลากรมีสมรรถนะสูง"},
    "swot_items": {"quadrant": "threat", "ordinal": 2, "text": "งบประมาณจำกัด"},
    "strategies": {"kind": "strategy", "ordinal": 1, "title": "พัฒนาคน"},
    "projects": {
        "ordinal": 1,
        "name": "อบรมปฐมนิเทศ",
        "starts_on": dt.date(2023, 10, 1),
        "ends_on": dt.date(2024, 9, 30),
        "schedule": [ScheduleYear(fiscal_year=2567, quarters=[1, 2])],
        "budget_status": "amount",
        "budget_total": 40000,
    },
    "indicators": {"ordinal": 1, "text": "ร้อยละ ๘๐.๕", "target_value": 80.5, "comparator": ">="},
    "actions": {"ordinal": 1, "text": "จัดอบรม", "role": "planned"},
    "budget_lines": {"fiscal_year": 2567, "amount": 1250.75, "status": "amount", "role": "item"},
    "staffing": {"framework": 2, "required": {2567: 2, 2568: 3}, "change": {2568: -1}, "role": "item"},
    "personnel_costs": {"posts": 1, "cost": {2567: 400000.5}, "ratio": {2567: 27.35}, "role": "total"},
    "incumbents": {"position": "นักวิชาการ", "is_vacant": True, "frame": "current"},
    "org_units": {"kind": "department", "name": "กองคลัง", "frame": "proposed", "change": "added"},
    "position_lines": {"category": "academic", "ordinal": 3, "position": "นิติกร"},
    "competencies": {"group": "core", "ordinal": 1, "name": "การมุ่งผลสัมฤทธิ์"},
    "development_needs": {
        "position": "นิติกร",
        "skills": ["กฎหมาย", "ไอที"],
        "methods": [DevelopmentMethod(code=2, name="ฝึกอบรม"), DevelopmentMethod(name="สอนงาน")],
        "fiscal_years": [2567, 2568],
    },
    "committees": {"body": "คณะกรรมการ", "ordinal": 1, "member": "นายก อบต.", "role": "ประธาน"},
    "signatories": {"name": "นายสมชาย ใจดี", "signed_on": dt.date(2023, 9, 30)},
    "legal_references": {"kind": "act", "title": "พระราชบัญญัติระเบียบบริหารงานบุคคลส่วนท้องถิ่น"},
    "cost_limits": {"percent": 40, "basis": "ไม่เกินร้อยละสี่สิบ"},
}
"""Beyond the common fields, per list."""


def make_record(name: str, **changes: Any) -> Record:
    """Return the record of that list, with some fields changed."""
    common = {"id": f"{name}-1", "document_id": "document-1", "section_id": None, "provenance": PLACE}
    return RECORD_LISTS[name](**{**common, **FIELDS[name], **changes})


def make_finding(number: int = 1, **changes: Any) -> Finding:
    """Return a finding of severity error about line 3."""
    fields: dict[str, Any] = {
        "id": f"finding-{number}",
        "code": "total-mismatch",
        "severity": "error",
        "message": Message(th="ผลรวมไม่ตรง", en="the total does not match"),
        "expected": 12,
        "found": "๑๓",
        "record_ids": ["staffing-1"],
        "provenance": [PLACE],
    }
    return Finding(**{**fields, **changes})


def make_plan(path: str | None = "plan.txt", **lists: Any) -> PlanFile:
    """Return a plan that holds nothing but the lists given."""
    return PlanFile(
        source=Source(
            path=path,
            sha256="0" * 64,
            media_type="text/plain",
            pages=None,
            characters=90,
            text_origin="text",
            reader="test",
        ),
        coverage=Coverage(lines_total=4, lines_assigned=3, lines_in_records=2, unassigned=[PLACE]),
        **lists,
    )


def make_full_plan() -> PlanFile:
    """Return a plan with one item in every list."""
    agency = Agency(name="อบต.ตัวอย่าง", type="sao", score=0.93, variants=[Spelling(name="อบต. ตัวอย่าง", count=2)])
    document = Document(
        id="document-1",
        kind="development_plan",
        title="แผนพัฒนาบุคลากร",
        agency=agency,
        fiscal_years=[2567, 2568, 2569],
        announced_on=dt.date(2023, 9, 30),
        resolution=Resolution(body="ก.อบต.จังหวัด", session="๙/๒๕๖๖", date=dt.date(2023, 9, 20)),
        provenance=BOXED,
    )
    section = Section(
        id="section-1",
        document_id="document-1",
        number="ส่วนที่ ๑",
        number_path=[1],
        title="บทนำ",
        level=1,
        kind="part",
        provenance=BOXED,
    )
    table = Table(
        id="table-1",
        document_id="document-1",
        columns=[["จำนวน", "ชาย"], ["จำนวน", "หญิง"]],
        rows=[["๑", "๒"]],
        pieces=[PLACE],
        provenance=PLACE,
    )
    records: dict[str, Any] = {name: [make_record(name)] for name in RECORD_LISTS}
    return make_plan(documents=[document], sections=[section], tables=[table], findings=[make_finding()], **records)
