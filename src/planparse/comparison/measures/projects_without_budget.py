"""Share of projects that need no money (ร้อยละของโครงการที่ไม่ใช้งบประมาณ)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.project_figures import COLUMNS, TOLD, list_projects
from planparse.comparison.rates import average_rows


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    rows = list_projects(material, dimension)
    is_told = rows["status"].isin(TOLD)
    rows = rows.assign(value=(rows["status"] == "none").astype(float).where(is_told))
    return [average_rows(rows[COLUMNS], "projects", "share_of_projects_without_budget", "mean", 100)]


MEASURE = Measure(
    name="projects_without_budget",
    title_th="ร้อยละของโครงการที่ไม่ใช้งบประมาณ",
    title_en="Projects without budget",
    definition="Projects of which the plan says that no money is needed, out of those of which it says whether money "
    "is needed; projects that do not say are left out.",
    unit="percent",
    formula="projects with `none` ÷ projects with `none` or `amount` × 100",
    lists=("projects", "strategies"),
    dimensions=("department", "strategy"),
    draw=draw,
    forms=("projects",),
    by_instrument=True,
)
