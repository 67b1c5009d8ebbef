"""Posts that nobody holds (อัตราว่าง)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.post_figures import POST_DIMENSIONS, POST_FORMS, draw_posts


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    return draw_posts(material, dimension, "vacant", "vacant_posts")


MEASURE = Measure(
    name="vacancies",
    title_th="อัตราว่าง",
    title_en="Vacancies",
    definition="Posts of the current frame that the plan says are vacant; "
    "posts less occupied posts is not put in its place.",
    unit="posts",
    formula="sum of `vacant` over the items of one count; "
    "in a list of seats, the number of current seats that are vacant",
    lists=("staffing", "incumbents"),
    dimensions=POST_DIMENSIONS,
    draw=draw,
    forms=POST_FORMS,
)
