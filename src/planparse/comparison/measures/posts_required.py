"""Posts that the plan needs in each of its years (อัตราที่ต้องการ)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.post_figures import FRAME_FORMS, POST_DIMENSIONS, draw_required


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    return draw_required(material, dimension)


MEASURE = Measure(
    name="posts_required",
    title_th="อัตราที่ต้องการในแต่ละปี",
    title_en="Posts required",
    definition="Posts of the new frame in one fiscal year.",
    unit="posts",
    formula="sum of `required` of the year over the items of one count",
    lists=("staffing",),
    dimensions=(*POST_DIMENSIONS, "year"),
    draw=draw,
    forms=FRAME_FORMS,
)
