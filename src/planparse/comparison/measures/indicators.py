"""Number of indicators (จำนวนตัวชี้วัด)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.project_figures import count_rows, set_span


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    return [count_rows(set_span(material.rows("indicators"), material), "indicators", "indicators")]


MEASURE = Measure(
    name="indicators",
    title_th="จำนวนตัวชี้วัด",
    title_en="Indicators",
    definition="Indicators of the instrument, each part of a target cell being one.",
    unit="count",
    formula="number of indicators",
    lists=("indicators",),
    dimensions=(),
    draw=draw,
    forms=("indicators",),
    by_instrument=True,
)
