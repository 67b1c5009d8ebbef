"""Posts in the current frame (กรอบอัตรากำลังปัจจุบัน)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.post_figures import POST_DIMENSIONS, POST_FORMS, draw_posts


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    return draw_posts(material, dimension, "posts", "posts")


MEASURE = Measure(
    name="posts",
    title_th="จำนวนอัตรา",
    title_en="Posts",
    definition="Posts of the frame that is in force as the plan is made, whether anybody holds them or not.",
    unit="posts",
    formula="sum of `framework`, else `total`, over the items of one count; "
    "in a list of seats, the number of current seats",
    lists=("staffing", "incumbents"),
    dimensions=POST_DIMENSIONS,
    draw=draw,
    forms=POST_FORMS,
)
