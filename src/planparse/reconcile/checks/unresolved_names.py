"""Names of departments, competencies and agencies that lead to no entry of the lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from planparse.lexicon.departments import resolve_department
from planparse.lexicon.lookup import Resolution
from planparse.lexicon.names import fold_name
from planparse.lexicon.resolve import resolve_competency
from planparse.model import Provenance, Record
from planparse.model.records import BudgetLine, Competency, DevelopmentNeed, OrgUnit, Project, Staffing
from planparse.reconcile.evidence import Check, Evidence, Note

MAX_NAME = 120
MAX_PLACES = 20
_LISTED = ("core", "managerial", "functional")
"""Groups of competencies that the standard lists."""
_DEPARTMENT = ("ส่วนราชการ", "department")
_COMPETENCY = ("สมรรถนะ", "competency")


@dataclass(slots=True)
class _Name:
    """A name that led nowhere, and the records that have it."""

    text: str
    what: tuple[str, str]
    resolve: Callable[[str], Resolution]
    document_id: str
    records: list[str] = field(default_factory=list)
    places: list[Provenance] = field(default_factory=list)
    list_key: tuple[str, ...] = ()
    """What list the name is told with; names of departments stand alone."""


def run(evidence: Evidence) -> Iterator[Note]:
    """Yield one note per name, with the candidates that came near; of a list of competencies one for all its names."""
    names: dict[tuple[str, str], _Name] = {}
    for record, text, what in _unresolved(evidence):
        if not text or len(text) > MAX_NAME:
            continue
        resolve = resolve_department if what is _DEPARTMENT else resolve_competency
        key = what[1], fold_name(text)
        name = names.setdefault(key, _Name(text, what, resolve, record.document_id, list_key=_list_of(record) or key))
        name.records.append(record.id)
        if len(name.places) < MAX_PLACES:
            name.places.append(record.provenance)
    lists: dict[tuple[str, ...], list[_Name]] = {}
    for name in names.values():
        lists.setdefault(name.list_key, []).append(name)
    for entries in lists.values():
        yield _note(entries[0]) if len(entries) == 1 else _note_list(entries)
    yield from _agencies(evidence)


def _list_of(record: Record) -> tuple[str, ...]:
    """Return the list that a competency belongs to: its instrument and group; nothing for other records."""
    return (record.document_id, record.group) if isinstance(record, Competency) else ()


def _unresolved(evidence: Evidence) -> Iterator[tuple[Record, str | None, tuple[str, str]]]:
    """Yield (record, name as printed, kind) for each name without an id."""
    for record, name, resolved in (*_offices(evidence), *_responsible(evidence)):
        if resolved is None:
            yield record, name, _DEPARTMENT
    for competency in evidence.of(Competency, "competencies"):
        if competency.competency_id is None and competency.group in _LISTED:
            yield competency, competency.name, _COMPETENCY


def _offices(evidence: Evidence) -> Iterator[tuple[Record, str | None, str | None]]:
    """Yield (record, department as printed, its id) of the records that have one."""
    for line in evidence.of(BudgetLine, "budget_lines"):
        if line.role == "item":
            yield line, line.department, line.department_id
    for staff in evidence.of(Staffing, "staffing"):
        if staff.role == "item":
            yield staff, staff.department, staff.department_id
    for need in evidence.of(DevelopmentNeed, "development_needs"):
        yield need, need.department, need.department_id
    for unit in evidence.of(OrgUnit, "org_units"):
        if unit.kind == "department":
            yield unit, unit.name, unit.department_id


def _responsible(evidence: Evidence) -> Iterator[tuple[Record, str | None, str | None]]:
    for project in evidence.of(Project, "projects"):
        if project.responsible and _is_one_office(project.responsible):
            yield project, project.responsible, project.department_id


def _is_one_office(text: str) -> bool:
    """Whether a responsible cell names one office: not several, not persons, not everyone."""
    return (
        not any(sign in text for sign in ("/", ",", "และ", "ร่วมกับ", "พร้อมด้วย", "ทุก", "คณะ", "นาย", "นาง", "(", "\n"))
        and len(text) <= 60
    )


def _note(name: _Name) -> Note:
    candidates = [candidate.name for candidate in name.resolve(name.text).candidates][:3]
    near_th = f" ใกล้เคียง: {', '.join(candidates)}" if candidates else ""
    near_en = f"; near: {', '.join(candidates)}" if candidates else ""
    th, en = name.what
    return Note(
        code="unresolved-name",
        severity="info",
        th=f"ไม่พบ{th} “{name.text}” ในบัญชีชื่อ{near_th}",
        en=f"The {en} “{name.text}” is not in the lists{near_en}",
        expected=candidates[0] if len(candidates) == 1 else None,
        found=name.text,
        document_id=name.document_id,
        record_ids=tuple(name.records),
        provenance=tuple(name.places),
    )


def _note_list(entries: Sequence[_Name]) -> Note:
    texts = [name.text for name in entries]
    th, en = entries[0].what
    shown = ", ".join(f"“{text}”" for text in texts)
    return Note(
        code="unresolved-name",
        severity="info",
        th=f"ไม่พบ{th} {len(texts)} รายการในบัญชีชื่อ: {shown}",
        en=f"{len(texts)} names of one {en} list are not in the lists: {shown}",
        found=", ".join(texts),
        document_id=entries[0].document_id,
        record_ids=tuple(record for name in entries for record in name.records),
        provenance=tuple(place for name in entries for place in name.places)[:MAX_PLACES],
    )


def _agencies(evidence: Evidence) -> Iterator[Note]:
    said: set[str] = set()
    for document in evidence.documents:
        agency = document.agency
        if agency is None or agency.canonical_id is not None or fold_name(agency.name) in said:
            continue
        said.add(fold_name(agency.name))
        yield Note(
            code="unresolved-name",
            severity="info",
            th=f"ไม่พบหน่วยงาน “{agency.name}” ในบัญชีองค์กรปกครองส่วนท้องถิ่น",
            en=f"The agency “{agency.name}” is not in the list of local governments",
            found=agency.name,
            document_id=document.id,
            record_ids=(document.id,),
            provenance=(document.provenance,),
        )


CHECK = Check("unresolved_names", run)
