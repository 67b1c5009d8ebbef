"""Number of projects (จำนวนโครงการ)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.project_figures import count_rows, list_projects


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    return [count_rows(list_projects(material, dimension), "projects", "projects")]


MEASURE = Measure(
    name="projects",
    title_th="จำนวนโครงการ",
    title_en="Projects",
    definition="Projects and activities of the instrument; by year, those whose schedule names the year.",
    unit="count",
    formula="number of projects",
    lists=("projects", "strategies"),
    dimensions=("department", "strategy", "year"),
    draw=draw,
    forms=("projects",),
    by_instrument=True,
)
