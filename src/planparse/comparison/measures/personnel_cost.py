"""Salaries and other benefits, by year (ภาระค่าใช้จ่ายด้านการบริหารงานบุคคล)."""

from __future__ import annotations

from planparse.comparison.cost_figures import draw_costs
from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    return [draw_costs(material)]


MEASURE = Measure(
    name="personnel_cost",
    title_th="ภาระค่าใช้จ่ายด้านการบริหารงานบุคคล",
    title_en="Personnel cost",
    definition="Salaries and other benefits of one fiscal year, which is what the law limits.",
    unit="baht",
    formula="sum of `cost` of the year over the items + benefits, where both stand; else the printed total",
    lists=("personnel_costs",),
    dimensions=("year",),
    draw=draw,
    forms=("personnel_costs",),
)
