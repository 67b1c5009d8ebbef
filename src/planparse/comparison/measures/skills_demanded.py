"""What positions are to learn (ความรู้ ทักษะ และสมรรถนะที่ต้องพัฒนา)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.project_figures import COLUMNS, list_skills
from planparse.comparison.rates import average_rows


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    rows = list_skills(material, dimension)
    return [average_rows(rows[COLUMNS], "development_needs", "skills_demanded", "nunique")]


MEASURE = Measure(
    name="skills_demanded",
    title_th="ความรู้ ทักษะ และสมรรถนะที่ต้องพัฒนา",
    title_en="Skills demanded",
    definition="Unlike wordings of knowledge, skills and competencies that the individual development plans name.",
    unit="count",
    formula="number of unlike entries of `skills`",
    lists=("development_needs",),
    dimensions=("position", "department"),
    draw=draw,
    forms=("development_needs",),
    by_instrument=True,
)
