"""Salaries and other benefits per post, by year (ค่าใช้จ่ายต่ออัตรา)."""

from __future__ import annotations

from planparse.comparison.cost_figures import draw_cost_per_post
from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    return [draw_cost_per_post(material)]


MEASURE = Measure(
    name="cost_per_post",
    title_th="ค่าใช้จ่ายต่ออัตรา",
    title_en="Cost per post",
    definition="Personnel cost of a fiscal year divided by the posts required in it. Given only where the cost table "
    "and the staffing frame of the instrument name the same number of posts now: else they are about "
    "unlike posts.",
    unit="baht_per_post",
    formula="personnel_cost ÷ posts_required of the same year",
    lists=("personnel_costs", "staffing"),
    dimensions=("year",),
    draw=draw,
    forms=("personnel_costs",),
)
