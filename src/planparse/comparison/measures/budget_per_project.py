"""Money per project that costs any (งบประมาณต่อโครงการ)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.project_figures import COLUMNS, forget_untold_years, list_projects
from planparse.comparison.rates import average_rows


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    rows = forget_untold_years(list_projects(material, dimension), material)
    rows = rows[(rows["status"] == "amount") & rows["value"].notna()]
    return [average_rows(rows[COLUMNS], "projects", "budget_of_projects_with_an_amount", "mean")]


MEASURE = Measure(
    name="budget_per_project",
    title_th="งบประมาณเฉลี่ยต่อโครงการ",
    title_en="Budget per project",
    definition="Mean of the budgets of the projects that name a sum, over all years of the plan.",
    unit="baht_per_project",
    formula="sum of `budget_total` ÷ number of projects, both of projects with an amount",
    lists=("projects", "budget_lines", "strategies"),
    dimensions=("department", "strategy"),
    draw=draw,
    forms=("projects",),
    by_instrument=True,
)
