"""Share of indicators with a figure to reach (ร้อยละของตัวชี้วัดที่มีค่าเป้าหมาย)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.project_figures import COLUMNS, set_span
from planparse.comparison.rates import average_rows


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    rows = set_span(material.rows("indicators"), material)
    rows = rows.assign(value=rows["target_value"].notna().astype(float))
    return [average_rows(rows[COLUMNS], "indicators", "share_of_indicators_with_target", "mean", 100)]


MEASURE = Measure(
    name="indicators_with_target",
    title_th="ร้อยละของตัวชี้วัดที่มีค่าเป้าหมาย",
    title_en="Indicators with a target",
    definition="Indicators whose wording names a figure to reach, out of all indicators.",
    unit="percent",
    formula="indicators with `target_value` ÷ indicators × 100",
    lists=("indicators",),
    dimensions=(),
    draw=draw,
    forms=("indicators",),
    by_instrument=True,
)
