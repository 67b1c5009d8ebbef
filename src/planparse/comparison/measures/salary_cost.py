"""Cost of posts without benefits, by year (ค่าใช้จ่ายเงินเดือน)."""

from __future__ import annotations

from planparse.comparison.cost_figures import draw_salaries
from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    return draw_salaries(material, dimension)


MEASURE = Measure(
    name="salary_cost",
    title_th="ค่าใช้จ่ายด้านเงินเดือน",
    title_en="Salaries",
    definition="Cost of the posts of the cost table in one fiscal year, without other benefits.",
    unit="baht",
    formula="sum of `cost` of the year over the items; else the printed subtotal without a department",
    lists=("personnel_costs",),
    dimensions=("department", "position", "year"),
    draw=draw,
    forms=("personnel_costs",),
)
