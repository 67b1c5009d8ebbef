"""Money of the strategies of two plans: of their projects, or where they have none, of their own lines."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from planparse.comparison.changes import Change
from planparse.comparison.diff_units import ProjectUnit, StrategyUnit, list_projects
from planparse.comparison.matching import Matching
from planparse.comparison.telling import FieldChange, tell_pair

if TYPE_CHECKING:
    from planparse.model import PlanFile
    from planparse.model.records import BudgetLine

_BUDGETED = ("item", "spent")


def name_bases(before: tuple[int, ...], after: tuple[int, ...]) -> str | None:
    """Return the years of both budgets where there are not as many on either side."""
    if len(before) == len(after):
        return None
    return " | ".join(", ".join(map(str, years)) or "years not stated" for years in (before, after))


@dataclass(frozen=True, slots=True)
class _StrategyBudget:
    """The money of one strategy: of its projects, or where it has none, of its own lines."""

    amount: int | float | None
    stated: int
    of: int
    what: str
    years: tuple[int, ...]


def tell_budgets(a: PlanFile, b: PlanFile, strategies: Matching[StrategyUnit]) -> list[Change]:
    """Return a line for each pair of strategies of which either has money."""
    before, after = _Budgets(a), _Budgets(b)
    changes: list[Change] = []
    for pair in strategies.pairs:
        one, other = before.of(pair.left), after.of(pair.right)
        if one.of == 0 and other.of == 0:
            continue
        note = f"stated by {one.stated} of {one.of} {one.what} | {other.stated} of {other.of} {other.what}"
        basis = name_bases(one.years, other.years)
        if one.what != other.what or (one.stated, other.stated) != (one.of, other.of):
            basis = basis or note
        changed = FieldChange("budget", one.amount, other.amount, basis, note)
        changes += tell_pair("budgets", pair, [changed] if one.amount != other.amount else [])
    return changes


class _Budgets:
    """The projects and budget lines of a plan by their strategy."""

    def __init__(self, plan: PlanFile) -> None:
        self._projects: defaultdict[str, list[ProjectUnit]] = defaultdict(list)
        for project in list_projects(plan):
            self._projects[project.strategy_id or ""].append(project)
        self._lines: defaultdict[str, list[BudgetLine]] = defaultdict(list)
        for line in plan.budget_lines:
            if line.role in _BUDGETED and line.parent_id:
                self._lines[line.parent_id].append(line)

    def of(self, strategy: StrategyUnit) -> _StrategyBudget:
        """Return the money of a strategy."""
        projects = [project for one in sorted(strategy.ids) for project in self._projects.get(one, ())]
        if projects:
            sums = [one.budget for one in projects if isinstance(one.budget, int | float)]
            stated = len(sums) + sum(one.budget == "none" for one in projects)
            years = tuple(sorted({year for one in projects for year in one.years}))
            return _StrategyBudget(sum(sums) if stated else None, stated, len(projects), "projects", years)
        lines = [line for one in sorted(strategy.ids) for line in self._lines.get(one, ())]
        role = lines[0].role if lines else ""
        lines = [line for line in lines if line.role == role]
        amounts = [line.amount for line in lines if line.amount is not None]
        stated = len(amounts) + sum(line.status == "none" for line in lines)
        years = tuple(sorted({line.fiscal_year for line in lines if line.fiscal_year}))
        what = "sums spent" if role == "spent" else "sums"
        return _StrategyBudget(sum(amounts) if stated else None, stated, len(lines), what, years)
