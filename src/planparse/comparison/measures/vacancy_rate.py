"""Share of posts that are vacant (ร้อยละของอัตราว่าง)."""

from __future__ import annotations

from planparse.comparison.drawing_up import Drawn, combine, divide
from planparse.comparison.material import Material
from planparse.comparison.measure import Dimension, Measure
from planparse.comparison.post_figures import POST_DIMENSIONS, POST_FORMS, draw_posts


def draw(material: Material, dimension: Dimension | None) -> list[Drawn]:
    vacant = draw_posts(material, dimension, "vacant", "vacant_posts")
    occupied = draw_posts(material, dimension, "occupied", "occupied_posts")
    return [
        divide(above, combine(above, below, "posts"), "share_of_posts_vacant", scale=100)
        for above, below in zip(vacant, occupied, strict=True)
    ]


MEASURE = Measure(
    name="vacancy_rate",
    title_th="ร้อยละของอัตราว่าง",
    title_en="Vacancy rate",
    definition="Vacant posts out of occupied and vacant posts, both of the same count.",
    unit="percent",
    formula="vacancies ÷ (occupied + vacancies) × 100",
    lists=("staffing", "incumbents"),
    dimensions=POST_DIMENSIONS,
    draw=draw,
    forms=POST_FORMS,
)
