"""Coverage of the five dimensions of the HR scorecard (มิติของการบริหารทรัพยากรบุคคล)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.project_figures import COLUMNS, set_span
from planparse.comparison.rates import average_rows

DIMENSIONS = {
    "strategic_alignment": "สอดคล้อง",
    "efficiency": "ประสิทธิภาพ",
    "effectiveness": "ประสิทธิผล",
    "accountability": "ความพร้อมรับ",
    "quality_of_life": "คุณภาพชีวิต",
}
"""The five dimensions, each with the word that tells its title from the others."""


def find_dimension(title: str) -> str | None:
    """Return which of the five dimensions a title means, None where it is none or several of them.

    >>> find_dimension("ความพร้อมรับผิดด้านการบริหารทรัพยากรบุคคล"), find_dimension("ด้านอื่น")
    ('accountability', None)
    """
    found = [name for name, word in DIMENSIONS.items() if word in title]
    return found[0] if len(found) == 1 else None


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    rows = set_span(material.rows("strategies"), material)
    rows = rows[rows["kind"] == "dimension"]
    rows = rows.assign(value=rows["title"].astype("object").map(find_dimension))
    return [average_rows(rows[COLUMNS], "strategies", "hr_scorecard_dimensions", "nunique", 100 / len(DIMENSIONS))]


MEASURE = Measure(
    name="scorecard_coverage",
    title_th="ความครอบคลุมห้ามิติของ HR Scorecard",
    title_en="HR-scorecard coverage",
    definition="How many of the five dimensions of the HR scorecard the instrument names. One that names none is not "
    "built on it and has no figure.",
    unit="percent",
    formula="unlike dimensions found ÷ 5 × 100",
    lists=("strategies",),
    dimensions=(),
    draw=draw,
    forms=("strategies",),
    by_instrument=True,
    source="สำนักงาน ก.พ. มาตรฐานความสำเร็จด้านการบริหารทรัพยากรบุคคล (HR Scorecard)",
)
