"""Plans made for comparisons: one instrument each, with the records that a test names."""

from __future__ import annotations

from typing import Any

from planparse.model import RECORD_LISTS, Agency, Coverage, Document, Finding, Message, PlanFile, Provenance, Source


def make_place(line: int) -> Provenance:
    return Provenance(page=1, line_start=line, line_end=line, char_start=line * 100, char_end=line * 100 + 50)


def make_plan(
    number: int,
    years: list[int] | None = None,
    kind: str = "manpower_plan",
    agency: dict[str, Any] | None = None,
    document: dict[str, Any] | None = None,
    errors: tuple[str, ...] = (),
    **lists: list[dict[str, Any]],
) -> PlanFile:
    """Return a plan of agency `number`; each record of the lists is given by its fields, its id by its place."""
    body = {"name": f"เทศบาลตำบล {number}", "type": "subdistrict_municipality", "province": "น่าน"}
    held = {
        name: [
            RECORD_LISTS[name](id=f"{name}-{at}", document_id="document-1", provenance=make_place(at), **fields)
            for at, fields in enumerate(rows, 1)
        ]
        for name, rows in lists.items()
    }
    made = Document(
        id="document-1",
        kind=kind,
        title="แผน",
        agency=Agency(**{**body, "canonical_id": f"tt-{number}", **(agency or {})}),
        fiscal_years=[2567] if years is None else years,
        provenance=make_place(0),
        **(document or {}),
    )
    findings = [
        Finding(
            id=f"finding-{at}", code="total-mismatch", severity="error", message=Message(th="", en=""), record_ids=[one]
        )
        for at, one in enumerate(errors)
    ]
    source = Source(
        path=None, sha256="0" * 64, media_type="text/plain", pages=1, characters=1, text_origin="text", reader="test"
    )
    coverage = Coverage(lines_total=1, lines_assigned=1, lines_in_records=1)
    return PlanFile(source=source, documents=[made], findings=findings, coverage=coverage, **held)


def make_posts(*rows: tuple[str, int | None, int | None, str]) -> list[dict[str, Any]]:
    """Return rows of a summary of posts: department, occupied, vacant, role."""
    return [
        {
            "department": name,
            "department_id": None if role == "total" else name,
            "occupied": held,
            "vacant": vacant,
            "total": None if held is None or vacant is None else held + vacant,
            "role": role,
        }
        for name, held, vacant, role in rows
    ]
