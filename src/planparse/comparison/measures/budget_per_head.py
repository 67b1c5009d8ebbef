"""Development budget per post that is held (งบประมาณพัฒนาบุคลากรต่อคน)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.project_figures import draw_heads


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    return draw_heads(material)


MEASURE = Measure(
    name="budget_per_head",
    title_th="งบประมาณพัฒนาบุคลากรต่อคน",
    title_en="Development budget per head",
    definition="Development budget of the first year of the plan divided by the occupied posts that the same "
    "instrument counts.",
    unit="baht_per_head",
    formula="development_budget of the first year ÷ occupied",
    lists=("budget_lines", "projects", "staffing", "incumbents", "strategies"),
    dimensions=(),
    draw=draw,
    forms=("projects", "budget_matrix"),
    by_instrument=True,
)
