"""Names of staff: masked, kept or dropped, in records and in the tables they came from."""

from __future__ import annotations

from planparse.model import PlanFile
from planparse.options import PersonalData

MASK = "•••"
"""What stands for a masked name (ปกปิดชื่อบุคคล)."""


def guard_names(plan: PlanFile, choice: PersonalData) -> PlanFile:
    """Return the plan with the names of staff treated as chosen; signatories are public acts and stay.

    `mask` puts a mark in place of each name, `drop` null, `keep` leaves them.
    """
    if choice == "keep" or not plan.incumbents:
        return plan
    names = {incumbent.name for incumbent in plan.incumbents if incumbent.name and not incumbent.is_vacant}
    for incumbent in plan.incumbents:
        if incumbent.name and not incumbent.is_vacant:
            incumbent.name = MASK if choice == "mask" else None
    for table in plan.tables:
        if table.kind == "incumbents":
            table.rows = [[_hide(cell, names, choice) for cell in row] for row in table.rows]
    return plan


def _hide(cell: str, names: set[str], choice: PersonalData) -> str:
    mark = MASK if choice == "mask" else ""
    for name in names:
        if name in cell:
            cell = cell.replace(name, mark)
    return cell
