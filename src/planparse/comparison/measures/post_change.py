"""Change of posts over the years of the plan (อัตราที่เพิ่มหรือลด)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.post_figures import FRAME_FORMS, POST_DIMENSIONS, draw_changes


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    return draw_changes(material, dimension)


MEASURE = Measure(
    name="post_change",
    title_th="อัตราที่เพิ่มหรือลดตลอดแผน",
    title_en="Change of posts",
    definition="Posts required in the last year of the plan less the posts of the current frame, item by item; "
    "the printed +/- columns are not added, for they are checked against these when a plan is read.",
    unit="posts",
    formula="sum of (`required` of the last year − `framework`) over the items of one count",
    lists=("staffing",),
    dimensions=POST_DIMENSIONS,
    draw=draw,
    forms=FRAME_FORMS,
)
