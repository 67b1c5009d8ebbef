"""The columns of a store that a comparison reads: nothing else is taken into memory."""

from __future__ import annotations

DOCUMENTS = (
    "plan_key",
    "plan_agency_id",
    "plan_agency",
    "plan_agency_type",
    "plan_province",
    "plan_kind",
    "plan_year",
    "id",
    "fiscal_years",
    "revision",
    "announced_on",
)
PLACES = ("plan_key", "id", "document_id", "section_id", "page", "line_start", "line_end", "char_start", "confidence")
"""What is read of every record: where it belongs, where it stands and how sure it is."""

WORDING: dict[str, tuple[str, ...]] = {
    "staffing": ("department", "position", "level", "note"),
    "personnel_costs": ("department", "position", "level"),
    "incumbents": ("position_number", "department", "position", "level"),
    "strategies": ("title",),
    "projects": ("name",),
    "budget_lines": ("department",),
    "indicators": ("text",),
    "competencies": ("name",),
    "development_needs": ("department", "position"),
}
"""The columns of a record that hold its source's wording, in the order in which they are shown."""

_FIGURES: dict[str, tuple[str, ...]] = {
    "staffing": (
        "department_id",
        "position_id",
        "employment_type",
        "framework",
        "occupied",
        "vacant",
        "total",
        "required",
        "role",
    ),
    "personnel_costs": ("position_id", "posts", "cost", "ratio", "role"),
    "incumbents": ("department_id", "position_id", "employment_type", "is_vacant", "frame"),
    "strategies": ("kind", "ordinal"),
    "projects": ("strategy_id", "department_id", "responsible", "schedule", "budget_status", "budget_total"),
    "budget_lines": ("parent_id", "department_id", "fiscal_year", "amount", "status", "role"),
    "indicators": ("target_value", "target_unit", "comparator"),
    "competencies": ("competency_id", "group"),
    "development_needs": ("position_id", "skills"),
}

COLUMNS: dict[str, tuple[str, ...]] = {
    "plans": ("plan_key", "text_origin"),
    "sources": ("plan_key", "source", "state"),
    "documents": DOCUMENTS,
    "tables": ("plan_key", "document_id", "id", "kind", "char_start", "char_end"),
    "findings": ("plan_key", "severity", "record_ids"),
    **{name: PLACES + WORDING[name] + columns for name, columns in _FIGURES.items()},
}
"""Table -> the columns read of it."""

ALWAYS = ("plans", "sources", "documents", "findings")
"""The tables that every comparison reads, beside the lists that its measures rest on."""
