"""Posts that somebody holds (อัตราที่มีคนครอง)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.post_figures import POST_DIMENSIONS, POST_FORMS, draw_posts


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    return draw_posts(material, dimension, "occupied", "occupied_posts")


MEASURE = Measure(
    name="occupied",
    title_th="อัตราที่มีคนครอง",
    title_en="Posts occupied",
    definition="Posts of the current frame that somebody holds.",
    unit="posts",
    formula="sum of `occupied` over the items of one count; in a list of seats, the number of current seats not vacant",
    lists=("staffing", "incumbents"),
    dimensions=POST_DIMENSIONS,
    draw=draw,
    forms=POST_FORMS,
)
