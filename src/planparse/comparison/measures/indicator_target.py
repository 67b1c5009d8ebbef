"""The middle target in percent (ค่ากลางของเป้าหมายเป็นร้อยละ)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material, to_numbers
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.project_figures import COLUMNS, set_span
from planparse.comparison.rates import average_rows


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    rows = set_span(material.rows("indicators"), material)
    is_floor = (rows["target_unit"] == "percent") & (rows["comparator"] != "<=")
    rows = rows[is_floor].assign(value=to_numbers(rows.loc[is_floor, "target_value"]))
    return [average_rows(rows[COLUMNS], "indicators", "targets_in_percent", "median")]


MEASURE = Measure(
    name="indicator_target",
    title_th="ค่ากลางของเป้าหมายเป็นร้อยละ",
    title_en="Target of indicators",
    definition="Median of the targets in percent; limits that are not to be passed (ไม่เกิน) are left out.",
    unit="percent",
    formula="median of `target_value` where `target_unit` is percent and `comparator` is not <=",
    lists=("indicators",),
    dimensions=(),
    draw=draw,
    forms=("indicators",),
    by_instrument=True,
)
