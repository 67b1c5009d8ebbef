"""Names of staff: masked, kept or dropped, in records and wherever else they would be exported."""

from __future__ import annotations

from planparse.model import Finding, PlanFile
from planparse.options import PersonalData
from planparse.reconcile.name_masks import NameFinder

MASK = "•••"
"""What stands for a masked name (ปกปิดชื่อบุคคล)."""
SHORTEST = 3
"""A name's part of fewer letters is not looked for by itself: it would hit other words."""


def guard_names(plan: PlanFile, choice: PersonalData) -> PlanFile:
    """Return the plan with the names of staff treated as chosen; signatories are public acts and stay.

    `mask` puts a mark in place of each name, `drop` null, `keep` leaves them. Names that records hold are
    taken out of every table and finding too; in the tables of the staff list itself also the parts of a
    name, for they may stand in columns of their own.
    """
    if choice == "keep":
        return plan
    names = {incumbent.name for incumbent in plan.incumbents if incumbent.name and not incumbent.is_vacant}
    if not names:
        return plan
    mark = MASK if choice == "mask" else ""
    whole = NameFinder(names)
    parts = NameFinder(names | {part for name in names for part in name.split() if len(part) >= SHORTEST})
    for incumbent in plan.incumbents:
        if incumbent.name and not incumbent.is_vacant:
            incumbent.name = mark or None
    for table in plan.tables:
        finder = parts if table.kind == "incumbents" else whole
        table.rows = [[finder.replace(cell, mark) for cell in row] for row in table.rows]
        table.columns = [[finder.replace(cell, mark) for cell in path] for path in table.columns]
    for finding in plan.findings:
        _guard_finding(finding, whole, mark)
    return plan


def _guard_finding(finding: Finding, names: NameFinder, mark: str) -> None:
    finding.message.th = names.replace(finding.message.th, mark)
    finding.message.en = names.replace(finding.message.en, mark)
    if isinstance(finding.found, str):
        finding.found = names.replace(finding.found, mark)
    if isinstance(finding.expected, str):
        finding.expected = names.replace(finding.expected, mark)
