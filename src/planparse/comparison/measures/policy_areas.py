"""Number of policy areas covered (จำนวนด้านของนโยบาย)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.project_figures import COLUMNS, set_span
from planparse.comparison.rates import average_rows


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    rows = set_span(material.rows("strategies"), material)
    areas = rows[rows["kind"] == "policy_area"]
    areas = areas.assign(value=areas["title"].astype("object"))
    return [average_rows(areas[COLUMNS], "strategies", "policy_areas", "nunique")]


MEASURE = Measure(
    name="policy_areas",
    title_th="จำนวนด้านของนโยบาย",
    title_en="Policy areas",
    definition="Unlike areas (ด้าน) of HR policy that the instrument names.",
    unit="count",
    formula="number of unlike titles of strategies of kind policy_area",
    lists=("strategies",),
    dimensions=(),
    draw=draw,
    forms=("strategies",),
    by_instrument=True,
)
