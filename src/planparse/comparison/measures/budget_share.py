"""Share of the yearly budget that personnel takes (ร้อยละของงบประมาณรายจ่าย)."""

from __future__ import annotations

from planparse.comparison.cost_figures import draw_share
from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    return [draw_share(material)]


MEASURE = Measure(
    name="budget_share",
    title_th="ร้อยละของภาระค่าใช้จ่ายต่องบประมาณรายจ่าย",
    title_en="Share of the budget",
    definition="Salaries and other benefits in percent of the yearly budget that the cost table prints. The law sets "
    "a limit of 40 percent; the mark over_limit tells of a share above it.",
    unit="percent",
    formula="personnel_cost ÷ budget of the same year × 100",
    lists=("personnel_costs",),
    dimensions=("year",),
    draw=draw,
    forms=("personnel_costs",),
    source="พระราชบัญญัติระเบียบบริหารงานบุคคลส่วนท้องถิ่น พ.ศ. ๒๕๔๒ มาตรา ๓๕",
    limit=40,
)
