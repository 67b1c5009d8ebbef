"""How each list of a plan is scored: what says which record it is, and what must be right about it."""

from __future__ import annotations

from dataclasses import dataclass

EXACT = frozenset({"cost_limits"})
"""Lists whose identity is a number: near is wrong."""


@dataclass(frozen=True, slots=True)
class Shape:
    """How one list is scored.

    `identity` are the fields that say which record it is, `strict` the fields that a record must have right,
    `more` fields whose accuracy is reported besides. `beta` weighs recall in F (2: recall counts double, where
    gold leaves out records that are right too).
    """

    identity: tuple[str, ...]
    strict: tuple[str, ...]
    more: tuple[str, ...] = ()
    cut: float = 0.8
    beta: float = 1.0


_PLACE = ("ordinal", "strategy", "tactic")
_POSTS = ("framework", "occupied", "vacant", "total", "required", "change", "employment_type")
_AGENCY = ("agency.name", "agency.type", "agency.province", "agency.district", "issuer.name")
SHAPES: dict[str, Shape] = {
    "documents": Shape(
        ("title",),
        ("kind", "fiscal_years", "announced_on"),
        ("ordinal", *_AGENCY, "effective_on", "resolution.session", "resolution.date"),
        cut=0.6,
    ),
    "sections": Shape(("title",), ("number",), ("document", "level", "kind"), cut=0.85, beta=2.0),
    "tables": Shape(("header",), ("row_count", "column_count"), ("document", "piece_count"), cut=0.6),
    "statements": Shape(("text",), ("kind",), ("document", "ordinal")),
    "swot_items": Shape(("text",), ("quadrant",), ("document", "ordinal")),
    "strategies": Shape(("title",), ("kind", "ordinal"), ("document", "goal", "parent")),
    "projects": Shape(
        ("name",),
        (*_PLACE, "objective", "responsible", "starts_on", "ends_on", "budget_status", "budget_total", "schedule"),
        ("document", "indicator", "target"),
    ),
    "indicators": Shape(
        ("text",), ("kind", "target_value", "target_unit"), ("document", "parent", "ordinal", "comparator")
    ),
    "actions": Shape(("text",), ("role",), ("document", "parent", "ordinal")),
    "budget_lines": Shape(("parent", "department"), ("amount", "status", "role"), ("document", "fiscal_year")),
    "staffing": Shape(("department", "position", "level", "role"), _POSTS, ("document", "note")),
    "personnel_costs": Shape(
        ("position", "level", "department", "role"), ("posts", "salary", "increase", "cost", "ratio"), ("document",)
    ),
    "incumbents": Shape(
        ("name", "position_number", "position", "frame"),
        ("level", "salary", "education", "is_vacant"),
        ("document", "position_allowance", "other_pay"),
    ),
    "org_units": Shape(("frame", "name", "parent"), ("kind",), ("document", "ordinal", "change")),
    "position_lines": Shape(("position",), ("category",), ("document", "ordinal")),
    "competencies": Shape(("name",), ("group", "ordinal"), ("document", "definition")),
    "development_needs": Shape(
        ("department", "position", "employment_type"),
        ("skills", "goals", "methods", "fiscal_years"),
        ("document",),
    ),
    "committees": Shape(("body", "member"), ("role",), ("document", "ordinal")),
    "signatories": Shape(("name",), ("position", "signed_on"), ("document", "acting_for")),
    "legal_references": Shape(("title",), ("kind", "dated"), ("document", "number")),
    "cost_limits": Shape(("percent",), (), ("document", "basis")),
}
