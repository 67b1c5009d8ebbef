"""Money of the projects (งบประมาณพัฒนาบุคลากร)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.project_figures import draw_budgets


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    return draw_budgets(material, dimension)


MEASURE = Measure(
    name="development_budget",
    title_th="งบประมาณพัฒนาบุคลากร",
    title_en="Development budget",
    definition="Money that the plan gives to its projects, in one fiscal year, or over all years of a plan of "
    "several. A project that needs no money counts 0; one that does not say makes the sum incomplete, and "
    "the printed total is taken.",
    unit="baht",
    formula="sum of `amount` over the lines of projects of a fiscal year; "
    "sum of `budget_total` over the projects of a plan of several years",
    lists=("budget_lines", "projects", "strategies"),
    dimensions=("department", "strategy", "year"),
    draw=draw,
    forms=("projects", "budget_matrix"),
    by_instrument=True,
)
