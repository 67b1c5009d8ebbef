"""The measures: one module each, found by its name."""

from __future__ import annotations

import functools
from importlib import import_module
from pkgutil import iter_modules

from planparse.comparison.measure import Measure

ORDER = (
    "posts",
    "occupied",
    "vacancies",
    "vacancy_rate",
    "posts_required",
    "post_change",
    "salary_cost",
    "personnel_cost",
    "cost_per_post",
    "budget_share",
    "development_budget",
    "budget_per_project",
    "budget_per_head",
    "projects",
    "projects_without_budget",
    "indicators",
    "indicators_with_target",
    "indicator_target",
    "competencies",
    "skills_demanded",
    "policy_areas",
    "scorecard_coverage",
)
"""The order in which measures are shown; a module that is not named comes last, by its name."""


@functools.cache
def all_measures() -> dict[str, Measure]:
    """Return name -> measure, in the order in which they are shown."""
    names = sorted(
        (module.name for module in iter_modules(__path__)),
        key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name),
    )
    found = [import_module(f"{__name__}.{name}").MEASURE for name in names]
    return {measure.name: measure for measure in found}
