"""Number of competencies that the plan asks for (จำนวนสมรรถนะ)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.project_figures import COLUMNS, set_span
from planparse.comparison.rates import average_rows


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    competencies = material.rows("competencies")
    rows = set_span(competencies, material)
    rows = rows.assign(value=rows["competency_id"].astype("object").fillna(rows["name"].astype("object")))
    if dimension == "competency_group":
        rows = rows.assign(group=competencies["group"].astype("object"))
    return [average_rows(rows[COLUMNS], "competencies", "competencies", "nunique")]


MEASURE = Measure(
    name="competencies",
    title_th="จำนวนสมรรถนะ",
    title_en="Competencies",
    definition="Unlike competencies that the instrument asks for, by canonical id, else by name.",
    unit="count",
    formula="number of unlike competencies",
    lists=("competencies",),
    dimensions=("competency_group",),
    draw=draw,
    forms=("competencies",),
    by_instrument=True,
)
